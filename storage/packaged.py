"""The facts that come with the project, read from `storage/data` as frozen values.

Every fact carries the day it became known (`known_on`) and whether that day is an estimate, so a reader of
any day can be given what was known then and nothing else. A bad value raises ValueError naming the file and
the row (the header is row 1). Nothing is looked up, guessed or stored here.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from storage.models import (
    Holder,
    LicenceStep,
    Names,
    Precision,
    Route,
    TournamentKind,
    TournamentStatus,
)

DATA: Traversable = files("storage") / "data"

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class PackagedSport:
    code: str  # BOX
    family: str  # the IOC's sport it is a discipline of: Aquatics
    names: Names
    kk_sure: bool  # False: the Kazakh name is met in more than one form
    emoji: str
    holder: Holder  # whose a place usually is
    games: tuple[str, ...]  # codes of the Games it is part of
    note: str


@dataclass(frozen=True, slots=True)
class PackagedCity:
    names: Names  # `names.en` is the key tournaments use
    country: str  # ISO 3166 alpha-3
    zone: str
    note: str


@dataclass(frozen=True, slots=True)
class PackagedPerson:
    """How an athlete is called; unlike the ledger, not bound to a day."""

    name: str  # as results and the ledger write it: AMANKUL Abilkhan
    names: Names
    sport: str
    sure: bool  # False: the Russian or the Kazakh spelling is the best known, not a certain one
    note: str


@dataclass(frozen=True, slots=True)
class PackagedEvent:
    """What is competed for in a sport, as a licence's `event` names it."""

    games: str
    sport: str
    names: Names  # `names.en` is the key: what `PackagedLicence.event` says
    places: int  # how many athletes one licence for it takes
    medal: bool  # False: no event of the programme, a licence's own words for several of them
    sure: bool  # False: the Kazakh term or the size is not certain
    also: str  # another English wording of the same: Men's 75 kg; often empty


@dataclass(frozen=True, slots=True)
class PackagedChance:
    """Which door is next for who did not get through this one; known once both tournaments are."""

    games: str
    tournament: str  # slugs
    next_tournament: str
    sure: bool  # False: the order or the rule is not published
    note: str


@dataclass(frozen=True, slots=True)
class GamesState:
    """The dates and the target of the Games from `known_on` on, until the next state."""

    known_on: date
    known_estimated: bool
    known_basis: str  # why that day, in a few words
    opening_on: date | None  # None: not known, or taken back
    closing_on: date | None
    target: int | None  # licences hoped for
    reason: str
    source_url: str
    note: str


@dataclass(frozen=True, slots=True)
class PackagedGames:
    code: str  # TOKYO2020
    names: Names
    city: str
    country: str
    zone: str
    previous_code: str
    previous_licences: int | None
    source_url: str
    note: str
    history: tuple[GamesState, ...]  # oldest first, never empty

    @property
    def known_on(self) -> date:
        return self.history[0].known_on

    @property
    def known_estimated(self) -> bool:
        return self.history[0].known_estimated

    def states_known_on(self, day: date) -> tuple[GamesState, ...]:
        """What had been said of these Games by the end of `day`; empty if nothing."""
        return tuple(state for state in self.history if state.known_on <= day)


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


def games_packaged(data: Traversable = DATA) -> tuple[str, ...]:
    """Codes of the Games whose tournaments and licences are packaged, in order."""
    return tuple(sorted(folder.name for folder in data.iterdir() if folder.is_dir()))


def read_sports(data: Traversable = DATA) -> list[PackagedSport]:
    return [
        PackagedSport(
            code=row.text("code"),
            family=row.text("sport"),
            names=row.names("name"),
            kk_sure=row.yes("kk_sure"),
            emoji=row["emoji"],
            holder=row.word("holder", Holder),
            games=tuple(row["games"].split()),
            note=row["note"],
        )
        for row in _rows(data / "sports.csv")
    ]


def read_cities(data: Traversable = DATA) -> list[PackagedCity]:
    return [
        PackagedCity(
            names=Names(en=row.text("city"), ru=row["name_ru"], kk=row["name_kk"]),
            country=row.text("country"),
            zone=row.zone("zone"),
            note=row["note"],
        )
        for row in _rows(data / "cities.csv")
    ]


def read_people(data: Traversable = DATA) -> list[PackagedPerson]:
    return [
        PackagedPerson(
            name=row.text("name"),
            names=row.names("name"),
            sport=row.text("sport"),
            sure=row.yes("sure"),
            note=row["note"],
        )
        for row in _rows(data / "people.csv")
    ]


def read_games(data: Traversable = DATA) -> list[PackagedGames]:
    history = _Histories[GamesState]()
    for row in _rows(data / "games_history.csv"):
        state = GamesState(
            known_on=row.known_on,
            known_estimated=row.known_estimated,
            known_basis=row["known_basis"],
            opening_on=row.day("opening_on"),
            closing_on=row.day("closing_on"),
            target=row.number("target"),
            reason=row["reason"],
            source_url=row["source_url"],
            note=row["note"],
        )
        history.add(row, row.text("games"), state)
    games = []
    for row in _rows(data / "games.csv"):
        states = history.take(row.text("code"))
        if not states:
            raise row.bad("code", "has no row in games_history.csv")
        games.append(
            PackagedGames(
                code=row["code"],
                names=row.names("name"),
                city=row.text("city"),
                country=row.text("country"),
                zone=row.zone("zone"),
                previous_code=row["previous_games"],
                previous_licences=row.number("previous_licences"),
                source_url=row["source_url"],
                note=row["note"],
                history=states,
            )
        )
    history.all_taken()
    return games


def read_tournaments(games: str, data: Traversable = DATA) -> list[PackagedTournament]:
    """The tournaments of one Games with all their states; KeyError for unknown Games."""
    folder = _folder(games, data)
    changes = _Histories[TournamentState]()
    for row in _rows(folder / "changes.csv"):
        changes.add(row, row.text("tournament_id"), _tournament_state(row, row.word("status", TournamentStatus)))
    tournaments = []
    for row in _rows(folder / "tournaments.csv"):
        slug = row.text("tournament_id")
        plan = _tournament_state(row, TournamentStatus.SCHEDULED)
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


def read_licences(games: str, data: Traversable = DATA) -> list[PackagedLicence]:
    """The licences won for one Games with their later ledger entries; KeyError for unknown Games."""
    folder = _folder(games, data)
    entries = _Histories[LicenceEntry]()
    for row in _rows(folder / "licence_entries.csv"):
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
    for row in _rows(folder / "licences.csv"):
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


def read_events(games: str, data: Traversable = DATA) -> list[PackagedEvent]:
    """The programme of one Games, sport by sport; KeyError for unknown Games."""
    _folder(games, data)
    return [
        PackagedEvent(
            games=games,
            sport=row.text("sport"),
            names=Names(en=row.text("event"), ru=row["name_ru"], kk=row["name_kk"]),
            places=row.whole("places"),
            medal=row.yes("medal"),
            sure=row.yes("sure"),
            also=row["also"],
        )
        for row in _rows(data / "events.csv")
        if row.text("games") == games
    ]


def read_chances(games: str, data: Traversable = DATA) -> list[PackagedChance]:
    """Which tournament of one Games follows which as the next chance; KeyError for unknown Games."""
    return [
        PackagedChance(
            games=games,
            tournament=row.text("tournament_id"),
            next_tournament=row.text("next_tournament_id"),
            sure=row.yes("sure"),
            note=row["note"],
        )
        for row in _rows(_folder(games, data) / "chances.csv")
    ]


def _folder(games: str, data: Traversable) -> Traversable:
    if games not in games_packaged(data):
        raise KeyError(games)
    return data / games


def _tournament_state(row: "_Row", status: TournamentStatus) -> TournamentState:
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


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a file; it knows where it stands, so what is wrong with it can be found."""

    file: str
    number_in_file: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        if column not in self.values:
            raise ValueError(f"{self.file}, row {self.number_in_file}: there is no column {column}")
        return self.values[column]

    def get(self, column: str) -> str:
        return self.values.get(column, "")

    def bad(self, column: str, why: str) -> ValueError:
        return ValueError(f"{self.file}, row {self.number_in_file}: {column} {self[column]!r} {why}")

    def text(self, column: str) -> str:
        if not self[column]:
            raise self.bad(column, "must not be empty")
        return self[column]

    def names(self, prefix: str) -> Names:
        return Names(en=self.text(f"{prefix}_en"), ru=self[f"{prefix}_ru"], kk=self[f"{prefix}_kk"])

    def word(self, column: str, words: type[Word]) -> Word:
        try:
            return words(self[column])
        except ValueError:
            raise self.bad(column, f"is none of {', '.join(words)}") from None

    def yes(self, column: str) -> bool:
        if self[column] not in ("yes", "no"):
            raise self.bad(column, "is neither yes nor no")
        return self[column] == "yes"

    def whole(self, column: str) -> int:
        try:
            return int(self[column])
        except ValueError:
            raise self.bad(column, "is not a whole number") from None

    def number(self, column: str) -> int | None:
        return self.whole(column) if self[column] else None

    def day(self, column: str) -> date | None:
        if not self[column]:
            return None
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise self.bad(column, "is not a day like 2020-03-11") from None

    def zone(self, column: str) -> str:
        try:
            ZoneInfo(self.text(column))
        except (KeyError, OSError):
            raise self.bad(column, "is not a time zone") from None
        return self[column]

    @property
    def known_on(self) -> date:
        day = self.day("known_on")
        if day is None:
            raise self.bad("known_on", "must not be empty")
        return day

    @property
    def known_estimated(self) -> bool:
        return self.yes("known_estimated")


class _Dated(Protocol):
    @property
    def known_on(self) -> date: ...


Fact = TypeVar("Fact", bound=_Dated)


class _Histories(Generic[Fact]):
    """Dated facts gathered by the key of what they are about, each in the order of its file."""

    def __init__(self) -> None:
        self._facts: dict[str, list[Fact]] = {}
        self._first_rows: dict[str, _Row] = {}

    def add(self, row: _Row, key: str, fact: Fact) -> None:
        facts = self._facts.setdefault(key, [])
        if facts and fact.known_on < facts[-1].known_on:
            raise row.bad("known_on", f"is earlier than the row before it about {key}")
        facts.append(fact)
        self._first_rows.setdefault(key, row)

    def take(self, key: str) -> tuple[Fact, ...]:
        self._first_rows.pop(key, None)
        return tuple(self._facts.pop(key, ()))

    def all_taken(self) -> None:
        """ValueError if a row speaks of something its neighbour file does not have."""
        for key, row in self._first_rows.items():
            raise ValueError(f"{row.file}, row {row.number_in_file}: there is no {key} it could be about")


def _rows(file: Traversable) -> Iterator[_Row]:
    place = f"{file}"
    reader = csv.DictReader(StringIO(file.read_text(encoding="utf-8"), newline=""), strict=True)
    for number, values in enumerate(reader, start=2):
        if None in values or None in values.values():
            raise ValueError(f"{place}, row {number}: has not as many values as the header has names")
        yield _Row(place, number, values)
