"""When licences are told of: after the undo window, all of one tournament together; undone in time, never.

The window is restarted by each further entry for the same tournament, but never longer than ten minutes.
"""

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import MINUTE, SECOND
from storage.models import LicenceStep, NoticeKind, NoticeState
from storage.tables import ledger, licences, notice_licences, notices

LONGEST_WINDOW = 10 * MINUTE


async def announce(
    connection: AsyncConnection,
    now: int,
    games: str,
    sport: str,
    tournament_id: int | None,
    undo_seconds: int,
    kind: NoticeKind = NoticeKind.LICENCES,
) -> int:
    """The notice that still waits for this tournament, its window begun anew; or a new one."""
    waiting = (
        await connection.execute(
            select(notices.c.id, notices.c.created_at, notices.c.due_at).where(
                notices.c.kind == kind,
                notices.c.games == games,
                notices.c.sport == sport,
                notices.c.tournament_id.is_not_distinct_from(tournament_id),
                notices.c.state == NoticeState.WAITING,
            )
        )
    ).first()
    if waiting:
        window = begin_anew(now, waiting.created_at, waiting.due_at, undo_seconds)
        await connection.execute(update(notices).where(notices.c.id == waiting.id).values(window))
        return int(waiting.id)
    due_at = now + undo_seconds * SECOND
    return await add_notice(connection, kind, games, sport, tournament_id, now=now, due_at=due_at)


def begin_anew(now: int, created_at: int, due_at: int, undo_seconds: int) -> dict[str, int]:
    """The window of a waiting notice that something joins now, as columns of `notices`."""
    began = begun_at(now, created_at, due_at)
    return {"created_at": began, "due_at": due_after(now, began, undo_seconds)}


def due_after(now: int, began: int, undo_seconds: int) -> int:
    """The end of a window that began then and is begun anew now."""
    window = undo_seconds * SECOND
    return min(now + window, began + max(LONGEST_WINDOW, window))


def begun_at(now: int, created_at: int, due_at: int) -> int:
    """When the window of a notice began that something joins now.

    One that ran out while nobody was there to tell begins once more: what joins it can still be undone.
    """
    return created_at if now <= due_at else now


async def add_notice(
    connection: AsyncConnection,
    kind: NoticeKind,
    games: str,
    sport: str | None,
    tournament_id: int | None,
    *,
    now: int,
    due_at: int,
) -> int:
    added = await connection.execute(
        insert(notices)
        .values(
            kind=kind,
            games=games,
            sport=sport,
            tournament_id=tournament_id,
            created_at=now,
            due_at=due_at,
            state=NoticeState.WAITING,
            cursor=0,
            sent=0,
        )
        .returning(notices.c.id)
    )
    return int(added.scalar_one())


async def was_corrected(connection: AsyncConnection, recording_id: int) -> bool:
    """Whether people had been told of a recording before it was undone."""
    corrections = await connection.execute(
        select(notices.c.id)
        .join(notice_licences, notice_licences.c.notice_id == notices.c.id)
        .join(licences, licences.c.id == notice_licences.c.licence_id)
        .where(licences.c.recording_id == recording_id, notices.c.kind == NoticeKind.CORRECTION)
        .limit(1)
    )
    return corrections.first() is not None


async def cancel_if_empty(connection: AsyncConnection, notice_id: int) -> None:
    """A notice all of whose licences were undone in time is never said."""
    undone = select(ledger.c.licence_id).where(ledger.c.step == LicenceStep.UNDONE)
    left = await connection.execute(
        select(notice_licences.c.licence_id)
        .where(notice_licences.c.notice_id == notice_id, notice_licences.c.licence_id.not_in(undone))
        .limit(1)
    )
    if left.first() is None:
        await connection.execute(
            update(notices).where(notices.c.id == notice_id).values(state=NoticeState.CANCELLED)
        )


async def announced_at(connection: AsyncConnection, recording_id: int) -> int | None:
    """When the last waiting announcement of a recording goes."""
    waiting = await connection.execute(
        select(notices.c.due_at)
        .join(notice_licences, notice_licences.c.notice_id == notices.c.id)
        .join(licences, licences.c.id == notice_licences.c.licence_id)
        .where(licences.c.recording_id == recording_id, notices.c.state == NoticeState.WAITING)
        .order_by(notices.c.due_at.desc())
        .limit(1)
    )
    return waiting.scalar()
