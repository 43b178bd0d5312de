"""One message for all that happens to a tournament within an undo window, and who has read it when.

The notice keeps the state people know. Each further change begins the window anew, for ten minutes at most; a
tournament that is back in the state people know is told to nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import LONGEST_WINDOW, add_notice
from schedules.clock import HOUR, SECOND, after_quiet_hours, local_day
from storage.changes import Telling, read_entered, read_newest_change, read_tellings, same_state
from storage.models import Chat, NoticeKind, NoticeState, Tournament, TournamentChange
from storage.tables import notice_changes, notices

REMEMBERED = 72 * HOUR  # how long a morning heeds what a notice has told


@dataclass(frozen=True, slots=True)
class Window:
    """How the telling of a tournament's newest change stands."""

    due_at: int | None  # None: it is told, or there is nothing to tell
    silent: bool = False  # it came back to what people know


async def tell(
    connection: AsyncConnection, now: int, tournament: Tournament, known_change: int, undo_seconds: int
) -> None:
    """Tell the newest change after the window; `known_change`: the state before it, by its number."""
    window = undo_seconds * SECOND
    waiting = await read_waiting(connection, tournament.id)
    if waiting is None:
        notice_id = await add_notice(
            connection,
            NoticeKind.CHANGE,
            tournament.games,
            tournament.sport,
            tournament.id,
            now=now,
            due_at=now + window,
        )
        await connection.execute(insert(notice_changes).values(notice_id=notice_id, from_change_id=known_change))
        return
    known = await read_entered(connection, waiting.from_change_id)
    newest = await read_newest_change(connection, tournament.id)
    values: dict[str, object]
    if known and newest and same_state(known.change, newest.change):
        values = {"state": NoticeState.CANCELLED}
    else:
        latest = waiting.created_at + max(LONGEST_WINDOW, window)
        values = {"due_at": min(now + window, latest)}
    await connection.execute(update(notices).where(notices.c.id == waiting.id).values(values))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice whose window runs."""

    id: int
    created_at: int
    due_at: int
    from_change_id: int


async def read_waiting(connection: AsyncConnection, tournament_id: int) -> Waiting | None:
    found = await connection.execute(
        select(notices.c.id, notices.c.created_at, notices.c.due_at, notice_changes.c.from_change_id)
        .join(notice_changes, notice_changes.c.notice_id == notices.c.id)
        .where(
            notices.c.kind == NoticeKind.CHANGE,
            notices.c.tournament_id == tournament_id,
            notices.c.state == NoticeState.WAITING,
        )
    )
    row = found.first()
    return Waiting(*row) if row else None


async def read_window(connection: AsyncConnection, tournament_id: int) -> Window:
    found = await connection.execute(
        select(notices.c.state, notices.c.due_at)
        .where(notices.c.kind == NoticeKind.CHANGE, notices.c.tournament_id == tournament_id)
        .order_by(notices.c.id.desc())
        .limit(1)
    )
    row = found.first()
    if row is None or row.state == NoticeState.CANCELLED:
        return Window(None, silent=True)
    return Window(row.due_at if row.state == NoticeState.WAITING else None)


async def note_begun(connection: AsyncConnection, notice_id: int, now: int) -> None:
    """The telling begins: people read it now, or when their quiet hours end."""
    await connection.execute(
        update(notice_changes).where(notice_changes.c.notice_id == notice_id).values(begun_at=now)
    )


async def read_recent_tellings(connection: AsyncConnection, now: int) -> list[Telling]:
    return await read_tellings(connection, now - REMEMBERED)


def told_days(chat: Chat, tellings: Iterable[Telling]) -> dict[int, date]:
    """On which day each tournament was, or will be, told to `chat` by a notice; its own day, by its zone.

    What its quiet hours hold comes as one message from the first state to the last, and says nothing where they
    are the same.
    """
    together: dict[tuple[int, int], tuple[TournamentChange, TournamentChange]] = {}
    for one in tellings:
        if not chat.tells_changes or not chat.follows(one.sport, one.tournament_id):
            continue
        if chat.subscribed_at is None or chat.subscribed_at > one.at:
            continue
        read_at = after_quiet_hours(one.at, chat.zone, chat.quiet_from, chat.quiet_to)
        first, _ = together.get((one.tournament_id, read_at), (one.before, one.after))
        together[one.tournament_id, read_at] = (first, one.after)
    days: dict[int, date] = {}
    for (tournament_id, read_at), (first, last) in together.items():
        if not same_state(first, last):
            day = local_day(read_at, chat.zone)
            days[tournament_id] = max(day, days.get(tournament_id, day))
    return days
