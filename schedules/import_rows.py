"""What one row of a file means: its cells in our own words, or what is wrong with it.

A cell that says what is known already is not looked at again, so whatever was exported can be imported. A column
the file does not have leaves what is known as it is; an empty cell makes it unknown.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfoNotFoundError

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.csv_files import FileTable, Problem, Row, Why
from storage.exports import HELD_LATER, MANY_SPORTS, UNRECORDED, Known
from storage.games import read_cities, read_sports
from storage.models import Holder, LicenceStep, Precision, Route, TournamentKind, TournamentStatus
from storage.tournaments import read_tournaments
from storage.zones import zone

NAME_LENGTH = 300  # characters of what stands in a line of a message
TEXT_LENGTH = 2_000
MOST_PLACES = 50
FIRST_YEAR, LAST_YEAR = 1990, 2100
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COUNTRY = re.compile(r"[A-Z]{3}")
LINK = re.compile(r"https?://[^\s<>\"]+")
NOWHERE = "UTC"  # the zone of what has no venue yet
REASONS = ("coronavirus", "host", "quarantine", "calendar", "games_moved", "other")
CONFIDENCE = ("high", "medium", "low")
EVENT_STATUSES = {
    **{status.value: status for status in TournamentStatus if status is not TournamentStatus.ABSENT},
    HELD_LATER: TournamentStatus.HELD,
    UNRECORDED: TournamentStatus.SCHEDULED,
}
LICENCE_STATUSES = {
    "": "",
    "used": "",
    "contested_then_granted": "",
    LicenceStep.RECORDED.value: "",
    LicenceStep.SUPERSEDED.value: LicenceStep.SUPERSEDED.value,
}
# Which dates each precision has: the first day, the last day.
DATES = {
    Precision.EXACT: {(True, True)},
    Precision.WINDOW: {(True, True)},
    Precision.CLOSING_DATE: {(False, True)},
    Precision.START_ONLY: {(True, False)},
    Precision.PROVISIONAL: {(True, True), (True, False)},
    Precision.UNKNOWN: {(False, False)},
}


@dataclass(frozen=True, slots=True)
class World:
    """What rows may refer to."""

    today: date
    sports: Mapping[str, str]  # code by case-folded code or English name
    holders: Mapping[str, Holder]  # by a sport's code
    zones: Mapping[str, str]  # by a city's English name
    country_zones: Mapping[str, str]  # of the countries all whose cities we know have the same
    kinds: Mapping[str, TournamentKind]  # of tournaments, by slug


async def read_world(connection: AsyncConnection, games: str, today: date) -> World:
    sports = await read_sports(connection, games)
    cities = await read_cities(connection)
    by_country: dict[str, set[str]] = {}
    for city in cities.values():
        by_country.setdefault(city.country, set()).add(city.zone)
    return World(
        today=today,
        sports={name.casefold(): sport.code for sport in sports for name in (sport.names.en, sport.code)},
        holders={sport.code: sport.holder for sport in sports},
        zones={name: city.zone for name, city in cities.items()},
        country_zones={country: min(zones) for country, zones in by_country.items() if len(zones) == 1},
        kinds={one.slug: one.kind for one in await read_tournaments(connection, games)},
    )


class WrongCellError(Exception):
    def __init__(self, why: Why, allowed: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.allowed = allowed


class WrongRowError(Exception):
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


Reading = Callable[[str, World], str]


def read_name(cell: str, _: World) -> str:
    words = " ".join(cell.split())
    if len(words) > NAME_LENGTH:
        raise WrongCellError(Why.TOO_LONG, str(NAME_LENGTH))
    if not words.isprintable():
        raise WrongCellError(Why.UNPRINTABLE)
    return words


def read_own_name(cell: str, world: World) -> str:
    if not cell:
        raise WrongCellError(Why.EMPTY)
    return read_name(cell, world)


def read_text(cell: str, _: World) -> str:
    if len(cell) > TEXT_LENGTH:
        raise WrongCellError(Why.TOO_LONG, str(TEXT_LENGTH))
    if not " ".join(cell.split()).isprintable():
        raise WrongCellError(Why.UNPRINTABLE)
    return cell


def read_id(cell: str, _: World) -> str:
    if len(cell) > NAME_LENGTH or not ID.fullmatch(cell):
        raise WrongCellError(Why.NO_ID)
    return cell


def read_day(cell: str, _: World) -> str:
    if not cell:
        return ""
    try:
        known = DAY.fullmatch(cell) and FIRST_YEAR <= date.fromisoformat(cell).year <= LAST_YEAR
    except ValueError:
        known = False
    if not known:
        raise WrongCellError(Why.NO_DAY)
    return cell


def read_past_day(cell: str, world: World) -> str:
    if read_day(cell, world) > world.today.isoformat():
        raise WrongCellError(Why.IN_THE_FUTURE, world.today.isoformat())
    return cell


def read_country(cell: str, _: World) -> str:
    if cell and not COUNTRY.fullmatch(cell):
        raise WrongCellError(Why.NO_COUNTRY)
    return cell


def read_link(cell: str, _: World) -> str:
    if cell and (len(cell) > TEXT_LENGTH or not LINK.fullmatch(cell)):
        raise WrongCellError(Why.NO_LINK)
    return cell


def read_zone(cell: str, _: World) -> str:
    try:
        return zone(cell).key if cell else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongCellError(Why.NO_ZONE) from None


def read_places(cell: str, _: World) -> str:
    if not re.fullmatch("[0-9]{1,4}", cell) or not 1 <= int(cell) <= MOST_PLACES:
        raise WrongCellError(Why.NO_PLACES, str(MOST_PLACES))
    return str(int(cell))


def read_sport(cell: str, world: World) -> str:
    code = world.sports.get(cell.casefold())
    if code is None:
        raise WrongCellError(Why.NO_SPORT)
    return code


def read_sport_if_any(cell: str, world: World) -> str:
    return "" if cell in ("", MANY_SPORTS) else read_sport(cell, world)


def read_tournament(cell: str, world: World) -> str:
    if cell and cell not in world.kinds:
        raise WrongCellError(Why.NO_TOURNAMENT)
    return cell


def one_of(words: Mapping[str, str] | tuple[str, ...], *, or_none: bool = False) -> Reading:
    pairs = words.items() if isinstance(words, Mapping) else zip(words, words, strict=True)
    meanings = {str(word): str(meaning) for word, meaning in pairs}
    allowed = ", ".join(word for word in meanings if word)

    def read(cell: str, _: World) -> str:
        if or_none and not cell:
            return ""
        if cell not in meanings:
            raise WrongCellError(Why.NO_WORD, allowed)
        return meanings[cell]

    return read


READINGS: Mapping[FileTable, Mapping[str, Reading]] = {
    FileTable.EVENTS: {
        "event_id": read_id,
        "discipline": read_sport_if_any,
        "title_en": read_own_name,
        "title_ru": read_name,
        "title_kk": read_name,
        "kind": one_of(tuple(TournamentKind)),
        "city": read_name,
        "country": read_country,
        "time_zone": read_zone,
        "start_date": read_day,
        "end_date": read_day,
        "date_precision": one_of(tuple(Precision), or_none=True),
        "status": one_of(EVENT_STATUSES),
        "places_available": read_text,
        "places_available_ru": read_text,
        "places_available_kk": read_text,
        "source_url": read_link,
        "confidence": one_of(CONFIDENCE, or_none=True),
        "note": read_text,
        "reason": one_of(REASONS, or_none=True),
    },
    FileTable.LICENCES: {
        "licence_id": read_id,
        "discipline": read_sport,
        "event": read_own_name,
        "places": read_places,
        "holder_type": one_of(tuple(Holder), or_none=True),
        "won_by": read_name,
        "used_by": read_name,
        "route": one_of(tuple(Route), or_none=True),
        "event_id": read_tournament,
        "date_won": read_past_day,
        "status": one_of(LICENCE_STATUSES),
        "source_url": read_link,
        "confidence": one_of(CONFIDENCE, or_none=True),
        "note": read_text,
        "known_on": read_past_day,
    },
}


def understand(table: FileTable, row: Row, known: Known | None, world: World) -> dict[str, str]:
    """What is to be remembered, by the file's columns. Raises WrongRowError with all that is wrong."""
    cells = with_discipline(row.cells, known)
    meant: dict[str, str] = {}
    problems: list[Problem] = []
    for column, read in READINGS[table].items():
        if column not in cells or (known and cells[column] == known.cells.get(column, "").strip()):
            meant[column] = known.facts.get(column, "") if known else ""
            continue
        try:
            meant[column] = read(cells[column], world)
        except WrongCellError as wrong:
            problems.append(Problem(wrong.why, row.number, column, cells[column], wrong.allowed))
    if problems:
        raise WrongRowError(problems)
    return (
        complete_event(row, meant, known, world)
        if table is FileTable.EVENTS
        else complete_licence(row, meant, known, world)
    )


def with_discipline(cells: Mapping[str, str], known: Known | None) -> dict[str, str]:
    """The sport in one column: its discipline, or, where the file has or says none, the sport it is called by."""
    given = {column: cells[column] for column in ("sport", "discipline") if column in cells}
    if known and all(cell == known.cells[column] for column, cell in given.items()):
        return {**cells, "discipline": known.cells["discipline"]}
    return {**cells, "discipline": given.get("discipline") or given.get("sport", "")}


def complete_event(row: Row, meant: dict[str, str], known: Known | None, world: World) -> dict[str, str]:
    """What follows from the cells, and whether they agree with each other."""
    before: Mapping[str, str] = known.facts if known else {}
    if all(value == before.get(column, "") for column, value in meant.items() if column != "reason"):
        return meant
    start, end = meant["start_date"], meant["end_date"]
    if start and end and end < start:
        raise WrongRowError([Problem(Why.ENDS_BEFORE_START, row.number, "end_date", end, start)])
    has = (bool(start), bool(end))
    precision = meant["date_precision"]
    if not precision or ("date_precision" not in row.cells and has not in DATES[Precision(precision)]):
        meant["date_precision"] = likely_precision(has, meant["kind"])
    if has not in DATES[Precision(meant["date_precision"])]:
        raise WrongRowError(
            [Problem(Why.DATES_AGAINST_PRECISION, row.number, "date_precision", meant["date_precision"])]
        )
    moved = (meant["city"], meant["country"]) != (before.get("city"), before.get("country"))
    if not meant["time_zone"] or (moved and meant["time_zone"] == before.get("time_zone")):
        meant["time_zone"] = zone_of(meant, before, world)
    if meant["places_available"] != before.get("places_available", ""):
        for column in ("places_available_ru", "places_available_kk"):
            # What it was called before is no translation of it any more, unless the file says it is.
            if column not in row.cells:
                meant[column] = ""
    return meant


def likely_precision(has: tuple[bool, bool], kind: str) -> str:
    """What a file that does not say it means by its dates."""
    if all(has) and kind == TournamentKind.RANKING:
        return Precision.WINDOW.value
    return next(precision.value for precision, dates in DATES.items() if has in dates)


def zone_of(meant: Mapping[str, str], before: Mapping[str, str], world: World) -> str:
    """The zone of the city where we know it, of the country where it has only one, else as far as was known."""
    known = world.zones.get(meant["city"]) or world.country_zones.get(meant["country"])
    stayed = meant["country"] == before.get("country")
    return known or (before.get("time_zone", NOWHERE) if stayed else NOWHERE)


def complete_licence(row: Row, meant: dict[str, str], known: Known | None, world: World) -> dict[str, str]:
    before: Mapping[str, str] = known.facts if known else {}
    by_list = world.kinds.get(meant["event_id"]) is TournamentKind.RANKING
    by_tournament = Route.TOURNAMENT if meant["event_id"] else Route.OTHER
    usual = {
        "holder_type": world.holders.get(meant["discipline"], Holder.NOC).value,
        "route": (Route.RANKING if by_list else by_tournament).value,
    }
    for column, value in usual.items():
        meant[column] = meant[column] or before.get(column, value)
    if (
        known
        and known.facts["status"]
        and ((meant["status"], meant["places"]) != (known.facts["status"], known.facts["places"]))
    ):
        raise WrongRowError([Problem(Why.SUPERSEDED, row.number, "licence_id", meant["licence_id"])])
    return meant
