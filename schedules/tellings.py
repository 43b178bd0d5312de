"""One message for all that happens to a tournament within an undo window, and who has read it when.

The notice keeps the state people know. Each further change begins the window anew, for ten minutes at most; a
tournament that is back in the state people know is told to nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice, begin_anew, begun_at, due_after
from schedules.clock import HOUR, SECOND, after_quiet_hours, local_day
from storage.among import among
from storage.changes import (
    Telling,
    read_each_entered,
    read_entered,
    read_newest_change,
    read_newest_changes,
    read_tellings,
    same_state,
)
from storage.games import read_games_told
from storage.models import Chat, NoticeKind, NoticeState, Tournament, TournamentChange
from storage.tables import notice_changes, notice_games, notices

REMEMBERED = 72 * HOUR  # how long a morning heeds what a notice has told


@dataclass(frozen=True, slots=True)
class Window:
    """How the telling of a tournament's newest change stands."""

    due_at: int | None  # None: it is told, or there is nothing to tell
    silent: bool = False  # it came back to what people know
    untold: bool = False  # it is nothing that is told


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice whose window runs, and the state of one tournament it begins from."""

    id: int
    created_at: int
    due_at: int
    from_change_id: int


async def tell(
    connection: AsyncConnection, now: int, tournament: Tournament, known_change: int, undo_seconds: int
) -> None:
    """Tell the newest change after the window; `known_change`: the state before it, by its number."""
    waiting = await read_waiting(connection, tournament.id)
    if waiting is None:
        notice_id = await add_notice(
            connection,
            NoticeKind.CHANGE,
            tournament.games,
            tournament.sport,
            tournament.id,
            now=now,
            due_at=now + undo_seconds * SECOND,
        )
        await connection.execute(
            insert(notice_changes).values(
                notice_id=notice_id, tournament_id=tournament.id, from_change_id=known_change
            )
        )
        return
    values: Mapping[str, object] = {"state": NoticeState.CANCELLED}
    if await has_news(connection, waiting.id):
        values = begin_anew(now, waiting.created_at, waiting.due_at, undo_seconds)
    await connection.execute(update(notices).where(notices.c.id == waiting.id).values(values))


async def tell_together(
    connection: AsyncConnection,
    now: int,
    games: str,
    moved: Mapping[int, int],
    undo_seconds: int,
    games_from: int | None = None,
) -> None:
    """Tell the newest changes of many tournaments, each subscriber in one message.

    `moved`: tournaments with the numbers of the states before; what waits to be told of them joins in.
    `games_from`: the state the Games themselves were in, where they move too.
    """
    waiting = await read_each_waiting(connection, moved)
    games_waiting = await read_games_waiting(connection, games) if games_from is not None else None
    joined = [one for one in (*waiting.values(), games_waiting) if one]
    began = min((begun_at(now, one.created_at, one.due_at) for one in joined), default=now)
    due_at = due_after(now, began, undo_seconds)
    notice_id = await add_notice(connection, NoticeKind.CHANGE, games, None, None, now=began, due_at=due_at)
    if waiting:
        await connection.execute(
            delete(notice_changes).where(
                among(notice_changes.c.notice_id, {one.id for one in waiting.values()}),
                among(notice_changes.c.tournament_id, waiting),
            )
        )
    if games_waiting:
        await connection.execute(delete(notice_games).where(notice_games.c.notice_id == games_waiting.id))
    rows = [
        {
            "notice_id": notice_id,
            "tournament_id": tournament,
            "from_change_id": waiting[tournament].from_change_id if tournament in waiting else before,
        }
        for tournament, before in moved.items()
    ]
    if rows:
        await connection.execute(insert(notice_changes), rows)
    if games_from is not None:
        known = games_waiting.from_change_id if games_waiting else games_from
        await connection.execute(insert(notice_games).values(notice_id=notice_id, from_change_id=known))
    for one in (notice_id, *sorted({one.id for one in joined})):
        if not await has_news(connection, one):
            await connection.execute(
                update(notices).where(notices.c.id == one).values(state=NoticeState.CANCELLED)
            )


async def has_news(connection: AsyncConnection, notice_id: int) -> bool:
    """Whether anything of a waiting notice differs from what people know."""
    rows = await connection.execute(
        select(notice_changes.c.tournament_id, notice_changes.c.from_change_id).where(
            notice_changes.c.notice_id == notice_id
        )
    )
    known = {row.tournament_id: row.from_change_id for row in rows}
    before = await read_each_entered(connection, known.values())
    newest = await read_newest_changes(connection, known)
    if any(not same_state(before[change].change, newest[one].change) for one, change in known.items()):
        return True
    return await read_games_told(connection, notice_id) is not None


async def read_waiting(connection: AsyncConnection, tournament_id: int) -> Waiting | None:
    return (await read_each_waiting(connection, [tournament_id])).get(tournament_id)


async def read_each_waiting(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Waiting]:
    """The notices that wait for these tournaments, by their ids."""
    found = await connection.execute(
        select(
            notice_changes.c.tournament_id,
            notices.c.id,
            notices.c.created_at,
            notices.c.due_at,
            notice_changes.c.from_change_id,
        )
        .join(notice_changes, notice_changes.c.notice_id == notices.c.id)
        .where(
            notices.c.kind == NoticeKind.CHANGE,
            among(notice_changes.c.tournament_id, ids),
            notices.c.state == NoticeState.WAITING,
        )
    )
    return {row.tournament_id: Waiting(*row[1:]) for row in found}


async def read_games_waiting(connection: AsyncConnection, games: str) -> Waiting | None:
    found = await connection.execute(
        select(notices.c.id, notices.c.created_at, notices.c.due_at, notice_games.c.from_change_id)
        .join(notice_games, notice_games.c.notice_id == notices.c.id)
        .where(notices.c.games == games, notices.c.state == NoticeState.WAITING)
    )
    row = found.first()
    return Waiting(*row) if row else None


async def read_window(connection: AsyncConnection, tournament_id: int) -> Window:
    found = await connection.execute(
        select(notices.c.state, notices.c.due_at, notice_changes.c.from_change_id)
        .join(notice_changes, notice_changes.c.notice_id == notices.c.id)
        .where(notices.c.kind == NoticeKind.CHANGE, notice_changes.c.tournament_id == tournament_id)
        .order_by(notices.c.id.desc())
        .limit(1)
    )
    row = found.first()
    if row is None or row.state == NoticeState.CANCELLED:
        return Window(None, silent=True)
    if row.state != NoticeState.WAITING:
        return Window(None)
    known = await read_entered(connection, row.from_change_id)
    newest = await read_newest_change(connection, tournament_id)
    if known and newest and same_state(known.change, newest.change):
        return Window(None, silent=True)  # others of the same notice are still to be told
    return Window(row.due_at)


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
