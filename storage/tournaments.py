"""Tournaments as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.games import day_or_none, names_of
from storage.models import Precision, Tournament, TournamentKind, TournamentStatus
from storage.tables import tournaments

# What a morning may speak of: a day that can be counted to.
DATED = (Precision.EXACT, Precision.CLOSING_DATE)
# What a list of coming days may show.
SHOWN = (*DATED, Precision.PROVISIONAL, Precision.START_ONLY)


async def read_tournaments(connection: AsyncConnection, games: str) -> list[Tournament]:
    """All of these Games, in the order of their days, the undated last."""
    rows = await connection.execute(
        select(tournaments)
        .where(tournaments.c.games == games)
        .order_by(tournaments.c.start_on.nulls_last(), tournaments.c.end_on.nulls_last(), tournaments.c.id)
    )
    return [tournament_of(row) for row in rows.mappings()]


async def read_tournaments_by_id(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Tournament]:
    rows = await connection.execute(select(tournaments).where(tournaments.c.id.in_(list(ids))))
    return {row["id"]: tournament_of(row) for row in rows.mappings()}


def first_day(tournament: Tournament) -> date | None:
    """The day a reminder counts to: the first, or a ranking's closing day; None where none is certain."""
    if tournament.status is not TournamentStatus.SCHEDULED or tournament.precision not in DATED:
        return None
    return tournament.end_on if tournament.precision is Precision.CLOSING_DATE else tournament.start_on


def last_day(tournament: Tournament) -> date | None:
    """The last day it may still be under way; None where that is unknown."""
    return tournament.end_on or tournament.start_on


def tournament_of(row: RowMapping) -> Tournament:
    return Tournament(
        id=row["id"],
        slug=row["slug"],
        games=row["games"],
        sport=row["sport"],
        kind=TournamentKind(row["kind"]),
        names=names_of(row),
        city=row["city"],
        country=row["country"],
        zone=row["zone"],
        start_on=day_or_none(row["start_on"]),
        end_on=day_or_none(row["end_on"]),
        precision=Precision(row["precision"]),
        status=TournamentStatus(row["status"]),
        places=row["places"],
        source_url=row["source_url"],
        confidence=row["confidence"],
        note=row["note"],
    )


@dataclass(frozen=True, slots=True)
class Coming:
    dated: tuple[Tournament, ...]  # under way or still to start, the nearest first
    undated: int  # how many more are planned without a day


def coming(tournaments: Iterable[Tournament], today: date, limit: int) -> Coming:
    """What is under way on `today` or still to start, as far as its days are known."""
    planned = [
        one for one in tournaments if one.status in (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)
    ]
    dated = [one for one in planned if one.precision in SHOWN and one.status is TournamentStatus.SCHEDULED]
    ahead = [one for one in dated if (last_day(one) or today) >= today]
    ahead.sort(key=lambda one: (next_day(one, today), one.id))
    undated = sum(
        one.status is TournamentStatus.POSTPONED or one.precision is Precision.UNKNOWN for one in planned
    )
    return Coming(tuple(ahead[:limit]), undated)


def next_day(tournament: Tournament, today: date) -> date:
    """The day it is listed under: its start, today while it is under way, a ranking's closing day."""
    if tournament.precision is Precision.CLOSING_DATE:
        return tournament.end_on or date.max
    return max(tournament.start_on or date.max, today)
