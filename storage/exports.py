"""What is remembered as rows of a file: as it is written, and in our own words, to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.csv_files import COLUMNS, FileTable
from storage.games import read_sports
from storage.licences import Account, read_accounts
from storage.models import LicenceStep, Sport, Tournament, TournamentStatus
from storage.packaged import read_sports as read_packaged_sports
from storage.tables import tournament_changes
from storage.targets import read_targets
from storage.tournaments import last_day, read_tournaments
from storage.xlsx_files import Sheet

MANY_SPORTS = "(multi-sport)"
# Words of files beside our own.
HELD_LATER = "postponed_then_held"
UNRECORDED = "ended_unrecorded"


@dataclass(frozen=True, slots=True)
class Known:
    """One thing a file may speak of."""

    id: int
    facts: Mapping[str, str]  # by the file's columns, in our own words: a sport is its code
    cells: Mapping[str, str]  # as they are written
    undone: bool = False  # a licence staff took back: no file holds it


@dataclass(frozen=True, slots=True)
class FirstPlan:
    start_on: str | None
    end_on: str | None
    city: str
    country: str


async def read_rows(
    connection: AsyncConnection, games: str, table: FileTable, today: date
) -> list[dict[str, str]]:
    """The rows of a file, in the order of our numbers."""
    known = await read_known(connection, games, table, today)
    return [dict(one.cells) for one in known.values() if not one.undone]


async def read_sheets(connection: AsyncConnection, games: str, today: date) -> list[Sheet]:
    """Every table there is a file of, and what has been said of the target: as a spreadsheet has them."""
    sheets = []
    for table in FileTable:
        columns = COLUMNS[table]
        rows = await read_rows(connection, games, table, today)
        sheets.append(Sheet(table.value, columns, [[row.get(name, "") for name in columns] for row in rows]))
    said = [
        (text(one.known_on), "" if one.places is None else one.places, one.said, one.source_url)
        for one in await read_targets(connection, games)
    ]
    return [*sheets, Sheet("target", ("known_on", "target", "said", "source_url"), said)]


async def read_known(connection: AsyncConnection, games: str, table: FileTable, today: date) -> dict[str, Known]:
    """All of a table by the keys files have for it."""
    sports = {sport.code: sport for sport in await read_sports(connection, games)}
    families = {one.code: one.family for one in read_packaged_sports()}
    tournaments = sorted(await read_tournaments(connection, games), key=lambda one: one.id)
    if table is FileTable.LICENCES:
        named = {one.id: one for one in tournaments}
        accounts = await read_accounts(connection, games)
        return {one.key: licence_row(one, named, sports, families) for one in accounts}
    plans = await read_first_plans(connection)
    return {one.slug: event_row(one, plans.get(one.id), sports, families, today) for one in tournaments}


async def read_first_plans(connection: AsyncConnection) -> dict[int, FirstPlan]:
    """The earliest state of each tournament."""
    changes = await connection.execute(
        select(tournament_changes).order_by(tournament_changes.c.known_on.desc(), tournament_changes.c.id.desc())
    )
    return {row.tournament_id: FirstPlan(row.start_on, row.end_on, row.city, row.country) for row in changes}


def event_row(
    one: Tournament,
    plan: FirstPlan | None,
    sports: Mapping[str, Sport],
    families: Mapping[str, str],
    today: date,
) -> Known:
    facts = {
        "event_id": one.slug,
        "discipline": one.sport or "",
        "title_en": one.names.en,
        "title_ru": one.names.ru,
        "title_kk": one.names.kk,
        "kind": one.kind.value,
        "city": one.city,
        "country": one.country,
        "time_zone": one.zone,
        "start_date": text(one.start_on),
        "end_date": text(one.end_on),
        "date_precision": one.precision.value,
        "status": one.status.value,
        "places_available": one.places,
        "places_available_ru": one.at_stake.ru,
        "places_available_kk": one.at_stake.kk,
        "source_url": one.source_url,
        "confidence": one.confidence,
        "note": one.note,
    }
    moved = plan is not None and (plan.start_on, plan.end_on) != (
        text(one.start_on) or None,
        text(one.end_on) or None,
    )
    cells = facts | sport_cells(one.sport, sports, families) | {"status": spoken_status(one, today, moved=moved)}
    if plan and moved:
        cells |= {"original_start_date": plan.start_on or "", "original_end_date": plan.end_on or ""}
    if plan and (plan.city, plan.country) != (one.city, one.country):
        cells |= {"original_city": plan.city, "original_country": plan.country}
    return Known(one.id, facts, cells)


def spoken_status(one: Tournament, today: date, *, moved: bool) -> str:
    """As the public data says it: what is over unrecorded, and what was held on other days than planned."""
    last = last_day(one)
    if one.status is TournamentStatus.SCHEDULED and last is not None and last < today:
        return UNRECORDED
    return HELD_LATER if one.status is TournamentStatus.HELD and moved else one.status.value


def licence_row(
    one: Account, tournaments: Mapping[int, Tournament], sports: Mapping[str, Sport], families: Mapping[str, str]
) -> Known:
    licence = one.licence
    tournament = tournaments.get(licence.tournament_id or 0)
    facts = {
        "licence_id": one.key,
        "discipline": licence.sport,
        "event": licence.event,
        "places": str(one.size),
        "holder_type": licence.holder.value,
        "won_by": licence.won_by,
        "used_by": licence.used_by,
        "route": licence.route.value,
        "event_id": tournament.slug if tournament else "",
        "date_won": text(licence.won_on),
        "status": LicenceStep.SUPERSEDED.value if one.superseded else "",
        "source_url": licence.source_url,
        "confidence": one.confidence,
        "note": one.note,
    }
    used = "used" if licence.used_by else LicenceStep.RECORDED.value
    cells = facts | sport_cells(licence.sport, sports, families)
    cells |= {
        "status": LicenceStep.SUPERSEDED.value if one.superseded else used,
        "tournament": tournament.names.en if tournament else "",
        "known_on": text(licence.counted_on),
    }
    return Known(licence.id, facts, cells, undone=one.undone)


def sport_cells(code: str | None, sports: Mapping[str, Sport], families: Mapping[str, str]) -> dict[str, str]:
    if code is None:
        return {"sport": MANY_SPORTS, "discipline": ""}
    name = sports[code].names.en if code in sports else code
    return {"sport": families.get(code, name), "discipline": name}


def text(day: date | None) -> str:
    return day.isoformat() if day else ""
