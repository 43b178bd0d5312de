"""Tournaments with every state they have been in."""

from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from storage.models import Names, Precision, TournamentKind, TournamentStatus
from storage.packaged.rows import DATA, Histories, Row, folder_of, rows_of


@dataclass(frozen=True, slots=True)
class TournamentState:
    """All that can change of a tournament, in full, from `known_on` on, until the next state."""

    known_on: date
    known_estimated: bool
    known_basis: str
    status: TournamentStatus
    start_on: date | None
    end_on: date | None
    precision: Precision
    city: str  # a city's English name; empty where unknown
    country: str
    zone: str
    reason: str  # coronavirus, host, quarantine, calendar, games_moved, other, or empty
    source_url: str
    note: str


@dataclass(frozen=True, slots=True)
class PackagedTournament:
    slug: str  # boxing-asia-oceania-2020
    games: str
    sport: str | None  # None: an event of many sports
    kind: TournamentKind
    names: Names  # an empty `kk` has not been written yet
    places: str
    places_names: Names  # the same words in three languages; `places_names.en` is `places`
    places_number: int | None  # how many places are on offer, where the text begins with their plain number
    source_url: str
    confidence: str  # high, medium, low
    dates_from: str  # page, general, mixed, inferred, none
    note: str
    states: tuple[TournamentState, ...]  # the first plan, then every change; never empty

    @property
    def known_on(self) -> date:
        return self.states[0].known_on

    @property
    def known_estimated(self) -> bool:
        return self.states[0].known_estimated

    @property
    def changes(self) -> tuple[TournamentState, ...]:
        """What came after the first plan."""
        return self.states[1:]

    def states_known_on(self, day: date) -> tuple[TournamentState, ...]:
        """The states known by the end of `day`, the last one in force; empty before it was first heard of."""
        return tuple(state for state in self.states if state.known_on <= day)


def read_tournaments(games: str, data: Traversable = DATA) -> list[PackagedTournament]:
    """The tournaments of one Games with all their states; KeyError for unknown Games."""
    folder = folder_of(games, data)
    changes = Histories[TournamentState]()
    for row in rows_of(folder / "changes.csv"):
        changes.add(row, row.text("tournament_id"), state_of(row, row.word("status", TournamentStatus)))
    tournaments = []
    for row in rows_of(folder / "tournaments.csv"):
        slug = row.text("tournament_id")
        plan = state_of(row, TournamentStatus.SCHEDULED)
        later = changes.take(slug)
        if later and later[0].known_on < plan.known_on:
            raise row.bad("known_on", "is later than the first change in changes.csv")
        tournaments.append(
            PackagedTournament(
                slug=slug,
                games=games,
                sport=row["sport"] or None,
                kind=row.word("kind", TournamentKind),
                names=row.names("title"),
                places=row["places"],
                places_names=Names(en=row["places"], ru=row["places_ru"], kk=row["places_kk"]),
                places_number=row.number("places_number"),
                source_url=row["source_url"],
                confidence=row.text("confidence"),
                dates_from=row.text("dates_from"),
                note=row["note"],
                states=(plan, *later),
            )
        )
    changes.all_taken()
    return tournaments


def state_of(row: Row, status: TournamentStatus) -> TournamentState:
    return TournamentState(
        known_on=row.known_on,
        known_estimated=row.known_estimated,
        known_basis=row["known_basis"],
        status=status,
        start_on=row.day("start_on"),
        end_on=row.day("end_on"),
        precision=row.word("precision", Precision),
        city=row["city"],
        country=row["country"],
        zone=row.zone("zone"),
        reason=row.get("reason"),
        source_url=row["source_url"],
        note=row["note"],
    )
