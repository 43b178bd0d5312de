"""Games, sports and cities."""

from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from storage.models import Holder, Names
from storage.packaged.rows import DATA, Histories, rows_of


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
        for row in rows_of(data / "sports.csv")
    ]


def read_cities(data: Traversable = DATA) -> list[PackagedCity]:
    return [
        PackagedCity(
            names=Names(en=row.text("city"), ru=row["name_ru"], kk=row["name_kk"]),
            country=row.text("country"),
            zone=row.zone("zone"),
            note=row["note"],
        )
        for row in rows_of(data / "cities.csv")
    ]


def read_games(data: Traversable = DATA) -> list[PackagedGames]:
    history = Histories[GamesState]()
    for row in rows_of(data / "games_history.csv"):
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
    for row in rows_of(data / "games.csv"):
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
