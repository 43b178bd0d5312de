"""Changes of tournaments: the newest state of each, and from which state to which a notice tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.games import day_or_none
from storage.models import (
    NoticeKind,
    NoticeState,
    PlacesGo,
    Precision,
    TournamentChange,
    TournamentStatus,
)
from storage.tables import notice_changes, notices, tournament_changes, tournaments


@dataclass(frozen=True, slots=True)
class Entered:
    """A state of a tournament and its number in the history."""

    id: int
    tournament_id: int
    change: TournamentChange
    zone: str = ""  # the venue's


@dataclass(frozen=True, slots=True)
class Telling:
    """What a notice tells of one tournament: it went from one state into another."""

    notice_id: int
    tournament_id: int
    sport: str | None
    at: int  # when it began or is to begin
    before: TournamentChange
    after: TournamentChange


async def read_newest_change(connection: AsyncConnection, tournament_id: int) -> Entered | None:
    return (await read_newest_changes(connection, [tournament_id])).get(tournament_id)


async def read_newest_changes(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Entered]:
    """How these tournaments stand now, by their ids."""
    newest = (
        select(func.max(tournament_changes.c.id))
        .where(among(tournament_changes.c.tournament_id, ids))
        .group_by(tournament_changes.c.tournament_id)
    )
    rows = await connection.execute(select(tournament_changes).where(tournament_changes.c.id.in_(newest)))
    return {row["tournament_id"]: entered_of(row) for row in rows.mappings()}


async def read_entered(connection: AsyncConnection, change_id: int) -> Entered | None:
    return (await read_each_entered(connection, [change_id])).get(change_id)


async def read_each_entered(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Entered]:
    """States by their numbers."""
    rows = await connection.execute(select(tournament_changes).where(among(tournament_changes.c.id, ids)))
    return {row["id"]: entered_of(row) for row in rows.mappings()}


async def read_tellings(connection: AsyncConnection, since: int) -> list[Telling]:
    """What is being told, has begun to be since an instant or will be soon, the oldest first."""
    recent = or_(notices.c.state == NoticeState.WAITING, notice_changes.c.begun_at >= since)
    return await tellings_of(connection, of_changes().where(recent))


async def read_tellings_by_notice(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, list[Telling]]:
    """What these notices tell, a tournament at a time; those of other kinds are left out."""
    found: dict[int, list[Telling]] = {}
    for one in await tellings_of(connection, of_changes().where(among(notices.c.id, ids))):
        found.setdefault(one.notice_id, []).append(one)
    return found


def of_changes() -> Select[tuple[object, ...]]:
    return (
        select(
            notices.c.id,
            notice_changes.c.tournament_id,
            tournaments.c.sport,
            notices.c.due_at,
            notice_changes.c.begun_at,
            notice_changes.c.from_change_id,
        )
        .join(notice_changes, notice_changes.c.notice_id == notices.c.id)
        .join(tournaments, tournaments.c.id == notice_changes.c.tournament_id)
        .where(notices.c.kind == NoticeKind.CHANGE, notices.c.state != NoticeState.CANCELLED)
        .order_by(notices.c.id, notice_changes.c.tournament_id)
    )


async def tellings_of(connection: AsyncConnection, wanted: Select[tuple[object, ...]]) -> list[Telling]:
    found = (await connection.execute(wanted)).mappings().all()
    if not found:
        return []
    told = {row["tournament_id"] for row in found}
    begins = await read_beginnings(connection, told)
    newest = await read_newest_changes(connection, told)
    states = await read_each_entered(connection, {change for each in begins.values() for _, change in each})
    tellings = []
    for row in found:
        tournament = row["tournament_id"]
        # It leads to where the next notice of the tournament begins, else to how it stands now.
        following = next((change for notice, change in begins[tournament] if notice > row["id"]), None)
        after = newest[tournament] if following is None else states[following]
        at = row["due_at"] if row["begun_at"] is None else row["begun_at"]
        before = states[row["from_change_id"]]
        tellings.append(Telling(row["id"], tournament, row["sport"], at, before.change, after.change))
    return tellings


async def read_beginnings(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """The notices of these tournaments, each with the state it begins from; the oldest first."""
    rows = await connection.execute(
        select(notice_changes.c.tournament_id, notice_changes.c.notice_id, notice_changes.c.from_change_id)
        .join(notices, notices.c.id == notice_changes.c.notice_id)
        .where(among(notice_changes.c.tournament_id, ids), notices.c.state != NoticeState.CANCELLED)
        .order_by(notice_changes.c.notice_id)
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        found.setdefault(row.tournament_id, []).append((row.notice_id, row.from_change_id))
    return found


async def read_told_together(connection: AsyncConnection, notice_id: int) -> list[tuple[int, str | None]]:
    """The tournaments one notice tells of, and their sports."""
    rows = await connection.execute(
        select(notice_changes.c.tournament_id, tournaments.c.sport)
        .join(tournaments, tournaments.c.id == notice_changes.c.tournament_id)
        .where(notice_changes.c.notice_id == notice_id)
    )
    return [(row.tournament_id, row.sport) for row in rows]


def entered_of(row: RowMapping) -> Entered:
    return Entered(
        row["id"],
        row["tournament_id"],
        TournamentChange(
            known_on=date.fromisoformat(row["known_on"]),
            estimated=bool(row["estimated"]),
            status=TournamentStatus(row["status"]),
            start_on=day_or_none(row["start_on"]),
            end_on=day_or_none(row["end_on"]),
            precision=Precision(row["precision"]),
            city=row["city"],
            country=row["country"],
            reason=row["reason"],
            source_url=row["source_url"],
            places_go=PlacesGo(row["places_go"]) if row["places_go"] else None,
            places_to=row["places_to"],
        ),
        row["zone"],
    )


def same_state(one: TournamentChange, other: TournamentChange) -> bool:
    """Whether nothing people are told differs."""
    return known_by(one) == known_by(other)


def known_by(change: TournamentChange) -> tuple[object, ...]:
    return (
        change.status,
        change.start_on,
        change.end_on,
        change.precision,
        change.city,
        change.country,
        change.places_go,
        change.places_to,
    )
