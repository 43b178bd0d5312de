"""A notice is planned once and walks the chats a few at a time.

The rows of the outbox and the cursor move in one transaction, so nobody is left out and nobody is planned for
twice, whenever the process dies; and a million readers cost no burst and no growth.
"""

from collections.abc import Collection

from sqlalchemy import RowMapping, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import after_quiet_hours
from schedules.suspensions import forget_title
from schedules.tellings import note_begun
from storage.changes import read_told_together
from storage.chats import Follower, last_chat_id, read_chats, read_followers
from storage.database import Database
from storage.games import read_games_told
from storage.models import Chat, Delivery, DeliveryState, Notice, NoticeKind, NoticeState
from storage.notices import (
    count_ready,
    notice_of,
    read_deliveries_of,
    read_notices,
    read_ready_deliveries,
)
from storage.tables import deliveries, notices

AHEAD = 2_000
CHUNK = 1_000
MOST_HELD = 50_000  # rows, those held by quiet hours with them: sleepers do not keep the awake waiting


async def plan(database: Database, now: int) -> None:
    """Begin the notices that are due, keep the outbox filled a little ahead, close those fully said."""
    async with database.read() as connection:
        rows = await connection.execute(
            select(notices)
            .where(
                (notices.c.state == NoticeState.WALKING)
                | and_(notices.c.state == NoticeState.WAITING, notices.c.due_at <= now)
            )
            .order_by(notices.c.due_at, notices.c.id)
        )
        open_ones = [row["id"] for row in rows.mappings().all() if await has_step(connection, row, now)]
    for notice_id in open_ones:
        while await plan_some(database, notice_id, now):
            pass


async def has_step(connection: AsyncConnection, row: RowMapping, now: int) -> bool:
    """Whether there is something to write: most looks find notices that wait for their readers' morning."""
    notice = notice_of(row)
    if notice.state is NoticeState.WAITING:
        return True
    due, held = await count_ready(connection, notice.id, now)
    if is_full(due, held):
        return False
    return held == 0 or bool(await read_followers(connection, notice, row["cursor"], row["max_chat_id"], 1))


def is_full(due: int, held: int) -> bool:
    return due > AHEAD - CHUNK or held > MOST_HELD - CHUNK


async def plan_some(database: Database, notice_id: int, now: int) -> bool:
    """One step of one notice; True where another step may follow at once."""
    async with database.write() as connection:
        row = (await connection.execute(select(notices).where(notices.c.id == notice_id))).mappings().one()
        notice = notice_of(row)
        if notice.state is NoticeState.WAITING and notice.due_at <= now:
            last = await last_chat_id(connection)
            await set_notice(connection, notice_id, state=NoticeState.WALKING, max_chat_id=last)
            await note_begun(connection, notice_id, now)
            return True
        if notice.state is not NoticeState.WALKING:
            return False
        due, held = await count_ready(connection, notice_id, now)
        if is_full(due, held):
            return False
        followers = await read_followers(connection, notice, row["cursor"], row["max_chat_id"], CHUNK)
        if not followers:
            if held == 0:
                await set_notice(connection, notice_id, state=NoticeState.DONE)
                await forget_title(connection, notice_id)
            return False
        concerned = await concerned_by(connection, notice, followers)
        wakes_at = {quiet: after_quiet_hours(now, *quiet) for quiet in {one.quiet for one in concerned}}
        ready = {"notice_id": notice_id, "state": DeliveryState.READY, "attempts": 0, "reason": ""}
        if concerned:
            await connection.execute(
                insert(deliveries),
                [
                    ready | {"chat_id": one.id, "not_before": wakes_at[one.quiet] if one.spared else now}
                    for one in concerned
                ],
            )
        whole = len(followers) == CHUNK
        # At the end of the walk nobody is left: who subscribes while quiet hours hold the others came too late.
        await set_notice(connection, notice_id, cursor=followers[-1].id if whole else row["max_chat_id"])
        return whole


async def concerned_by(connection: AsyncConnection, notice: Notice, followers: list[Follower]) -> list[Follower]:
    """Of what is told of many tournaments only those are told who follow one of them."""
    if notice.kind is not NoticeKind.CHANGE or notice.tournament_id is not None:
        return followers
    if await read_games_told(connection, notice.id):
        return followers
    told = await read_told_together(connection, notice.id)
    known = await read_chats(connection, [one.id for one in followers])
    return [one for one in followers if any(known[one.id].follows(sport, number) for number, sport in told)]


async def find_deliveries(
    database: Database, now: int, limit: int, held: Collection[int]
) -> list[tuple[Chat, list[tuple[Delivery, Notice]]]]:
    """What is to be said now, a chat at a time: all that waits for it is one message.

    For up to `limit` chats not `held` (by surrogate id: being written to).
    """
    async with database.read() as connection:
        ready = await read_ready_deliveries(connection, now, limit, held)
        wanted = list(dict.fromkeys(one.chat_id for one in ready))
        chats = await read_chats(connection, wanted)
        whole = await read_deliveries_of(connection, wanted, now)
        spoken = await read_notices(connection, {one.notice_id for one in whole})
    together: dict[int, list[tuple[Delivery, Notice]]] = {}
    for one in whole:
        together.setdefault(one.chat_id, []).append((one, spoken[one.notice_id]))
    return [(chats[chat_id], told) for chat_id, told in together.items()]


async def set_notice(connection: AsyncConnection, notice_id: int, **values: object) -> None:
    await connection.execute(update(notices).where(notices.c.id == notice_id).values(**values))
