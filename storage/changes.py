"""Changes of tournaments: the newest state of each, and from which state to which a notice tells."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.games import day_or_none
from storage.models import NoticeKind, NoticeState, Precision, TournamentChange, TournamentStatus
from storage.tables import notice_changes, notices, tournament_changes


@dataclass(frozen=True, slots=True)
class Entered:
    """A state of a tournament and its number in the history."""

    id: int
    tournament_id: int
    change: TournamentChange


@dataclass(frozen=True, slots=True)
class Telling:
    """What one notice tells: a tournament went from one state into another."""

    notice_id: int
    tournament_id: int
    sport: str | None
    at: int  # when it began or is to begin
    before: TournamentChange
    after: TournamentChange


async def read_newest_change(connection: AsyncConnection, tournament_id: int) -> Entered | None:
    rows = await connection.execute(
        select(tournament_changes)
        .where(tournament_changes.c.tournament_id == tournament_id)
        .order_by(tournament_changes.c.id.desc())
        .limit(1)
    )
    row = rows.mappings().first()
    return entered_of(row) if row else None


async def read_entered(connection: AsyncConnection, change_id: int) -> Entered | None:
    rows = await connection.execute(select(tournament_changes).where(tournament_changes.c.id == change_id))
    row = rows.mappings().first()
    return entered_of(row) if row else None


async def read_tellings(connection: AsyncConnection, since: int) -> list[Telling]:
    """What is being told, has begun to be since an instant or will be soon, the oldest first."""
    recent = or_(notices.c.state == NoticeState.WAITING, notice_changes.c.begun_at >= since)
    return await tellings_of(connection, of_changes().where(recent))


async def read_tellings_by_notice(connection: AsyncConnection, ids: list[int]) -> dict[int, Telling]:
    """What these notices tell; those of other kinds are left out."""
    found = await tellings_of(connection, of_changes().where(notices.c.id.in_(ids)))
    return {one.notice_id: one for one in found}


def of_changes() -> Select[tuple[object, ...]]:
    return (
        select(
            notices.c.id,
            notices.c.tournament_id,
            notices.c.sport,
            notices.c.due_at,
            notice_changes.c.begun_at,
            notice_changes.c.from_change_id,
        )
        .join(notice_changes, notice_changes.c.notice_id == notices.c.id)
        .where(notices.c.kind == NoticeKind.CHANGE, notices.c.state != NoticeState.CANCELLED)
        .order_by(notices.c.id)
    )


async def tellings_of(connection: AsyncConnection, wanted: Select[tuple[object, ...]]) -> list[Telling]:
    found = (await connection.execute(wanted)).mappings().all()
    tellings = []
    for row in found:
        before = await read_entered(connection, row["from_change_id"])
        after = await read_told_after(connection, row["id"], row["tournament_id"])
        if before and after:
            at = row["due_at"] if row["begun_at"] is None else row["begun_at"]
            tellings.append(
                Telling(row["id"], row["tournament_id"], row["sport"], at, before.change, after.change)
            )
    return tellings


async def read_told_after(connection: AsyncConnection, notice_id: int, tournament_id: int) -> Entered | None:
    """The state a notice leads to: where the next notice of the tournament begins, else how it stands now."""
    following = await connection.execute(
        select(func.min(notice_changes.c.notice_id))
        .join(notices, notices.c.id == notice_changes.c.notice_id)
        .where(
            notices.c.tournament_id == tournament_id,
            notices.c.state != NoticeState.CANCELLED,
            notices.c.id > notice_id,
        )
    )
    next_id = following.scalar()
    if next_id is None:
        return await read_newest_change(connection, tournament_id)
    begins = await connection.execute(
        select(notice_changes.c.from_change_id).where(notice_changes.c.notice_id == next_id)
    )
    return await read_entered(connection, begins.scalar_one())


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
        ),
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
    )
