"""Tournaments as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.games import day_or_none, names_of
from storage.models import (
    Names,
    Precision,
    Tournament,
    TournamentKind,
    TournamentStatus,
)
from storage.tables import audit, games_changes, tournament_changes, tournaments

# What a morning may speak of: a day that can be counted to.
DATED = (Precision.EXACT, Precision.CLOSING_DATE)
# What a list of coming days may show.
SHOWN = (*DATED, Precision.PROVISIONAL, Precision.START_ONLY)


async def read_tournaments(connection: AsyncConnection, games: str) -> list[Tournament]:
    """All of these Games, in the order of their days, the undated last."""
    rows = await connection.execute(
        select(tournaments)
        .where(tournaments.c.games == games, tournaments.c.status != TournamentStatus.ABSENT)
        .order_by(tournaments.c.start_on.nulls_last(), tournaments.c.end_on.nulls_last(), tournaments.c.id)
    )
    return [tournament_of(row) for row in rows.mappings()]


async def read_tournaments_by_id(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Tournament]:
    rows = await connection.execute(select(tournaments).where(among(tournaments.c.id, ids)))
    return {row["id"]: tournament_of(row) for row in rows.mappings()}


Version = tuple[int, int, int, int]


async def read_version(connection: AsyncConnection, games: str) -> Version:
    """Differs from an earlier answer where a tournament or the Games have changed since, or a name."""
    # All at once: it is asked before every answer.
    found = await connection.execute(
        select(
            func.coalesce(select(func.max(tournament_changes.c.id)).scalar_subquery(), 0),
            select(func.count()).where(tournaments.c.games == games).scalar_subquery(),
            func.coalesce(select(func.max(games_changes.c.id)).scalar_subquery(), 0),
            # A new name is no state of the history.
            func.coalesce(select(func.max(audit.c.id)).scalar_subquery(), 0),
        )
    )
    changes, known, moved, entries = found.one()
    return changes, known, moved, entries


def by_their_days(tournament: Tournament) -> tuple[date, date, int]:
    """The order of a calendar: by first day, then by last; what has none is the last."""
    return tournament.start_on or date.max, tournament.end_on or date.max, tournament.id


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
        at_stake=Names(en=row["places"], ru=row["places_ru"], kk=row["places_kk"]),
        offers=row["places_number"],
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
    undated = sum(lacks_days(one, today) for one in planned)
    return Coming(tuple(ahead[:limit]), undated)


def lacks_days(tournament: Tournament, today: date) -> bool:
    """Whether it is still to be told when it is: no days, or only a span in which they lie."""
    if tournament.status is TournamentStatus.POSTPONED or tournament.precision is Precision.UNKNOWN:
        return True
    in_a_span = tournament.precision is Precision.WINDOW and tournament.kind is not TournamentKind.RANKING
    return in_a_span and (last_day(tournament) or today) >= today


def next_day(tournament: Tournament, today: date) -> date:
    """The day it is listed under: its start, today while it is under way, a ranking's closing day."""
    if tournament.precision is Precision.CLOSING_DATE:
        return tournament.end_on or date.max
    return max(tournament.start_on or date.max, today)


def by_days(tournaments: Iterable[Tournament]) -> list[Tournament]:
    """As people look for them: those with a day by their days, then long windows, the undated last."""

    def place(one: Tournament) -> tuple[bool, bool, date, int]:
        day = listed_day(one)
        return day is None, one.precision is Precision.WINDOW, day or date.max, one.id

    return sorted(tournaments, key=place)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` on, before `end`."""

    first: date
    end: date


def listed_day(tournament: Tournament) -> date | None:
    """The day a calendar lists it under; None where it has none."""
    if tournament.precision is Precision.UNKNOWN or tournament.status is TournamentStatus.POSTPONED:
        return None
    if tournament.precision in (Precision.CLOSING_DATE, Precision.WINDOW):
        # A window counts all through it; what people wait for is its end.
        return tournament.end_on or tournament.start_on
    return tournament.start_on or tournament.end_on


def listed_in(tournaments: Iterable[Tournament], span: Span) -> list[Tournament]:
    """What is listed under a day of the span or still under way in it, by days."""
    found = []
    for one in tournaments:
        listed = listed_day(one)
        if listed is None:
            continue
        last = listed if one.precision in (Precision.CLOSING_DATE, Precision.WINDOW) else one.end_on or listed
        if listed < span.end and last >= span.first:
            found.append((listed, one.id, one))
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def undated(tournaments: Iterable[Tournament]) -> list[Tournament]:
    """What is planned and has no day (yet, or any more)."""
    planned = (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)
    return [one for one in tournaments if one.status in planned and listed_day(one) is None]
