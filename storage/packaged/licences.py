"""Licences with what the ledger says of them later."""

from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from storage.models import Holder, LicenceStep, Route
from storage.packaged.rows import DATA, Histories, folder_of, rows_of


@dataclass(frozen=True, slots=True)
class LicenceEntry:
    """What the ledger says of a licence after recording it."""

    known_on: date
    known_estimated: bool
    known_basis: str
    step: LicenceStep
    places_change: int
    used_by: str  # names parted by "; "; empty unless the step is `named`
    reason: str
    source_url: str
    note: str


@dataclass(frozen=True, slots=True)
class PackagedLicence:
    slug: str  # kaz-017
    games: str
    sport: str
    event: str
    places: int
    holder: Holder
    won_by: str
    route: Route
    tournament: str | None  # a tournament's slug
    tournament_title: str  # what the source calls the way it was won
    won_on: date | None
    source_url: str
    confidence: str
    note: str
    known_on: date  # from this day it counts
    known_estimated: bool
    known_basis: str
    entries: tuple[LicenceEntry, ...]  # oldest first, often empty

    def entries_known_on(self, day: date) -> tuple[LicenceEntry, ...]:
        return tuple(entry for entry in self.entries if entry.known_on <= day)


def read_licences(games: str, data: Traversable = DATA) -> list[PackagedLicence]:
    """The licences won for one Games with their later ledger entries; KeyError for unknown Games."""
    folder = folder_of(games, data)
    entries = Histories[LicenceEntry]()
    for row in rows_of(folder / "licence_entries.csv"):
        entry = LicenceEntry(
            known_on=row.known_on,
            known_estimated=row.known_estimated,
            known_basis=row["known_basis"],
            step=row.word("step", LicenceStep),
            places_change=row.whole("places_change"),
            used_by=row["used_by"],
            reason=row["reason"],
            source_url=row["source_url"],
            note=row["note"],
        )
        entries.add(row, row.text("licence_id"), entry)
    licences = []
    for row in rows_of(folder / "licences.csv"):
        slug = row.text("licence_id")
        later = entries.take(slug)
        if later and later[0].known_on < row.known_on:
            raise row.bad("known_on", "is later than the first entry in licence_entries.csv")
        licences.append(
            PackagedLicence(
                slug=slug,
                games=games,
                sport=row.text("sport"),
                event=row.text("event"),
                places=row.whole("places"),
                holder=row.word("holder", Holder),
                won_by=row["won_by"],
                route=row.word("route", Route),
                tournament=row["tournament_id"] or None,
                tournament_title=row["tournament"],
                won_on=row.day("won_on"),
                source_url=row["source_url"],
                confidence=row.text("confidence"),
                note=row["note"],
                known_on=row.known_on,
                known_estimated=row.known_estimated,
                known_basis=row["known_basis"],
                entries=later,
            )
        )
    entries.all_taken()
    return licences
