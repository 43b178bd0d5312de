"""From one Games to the next: how they ended is told once, and who read of them is asked whether to go on.

Nobody has to answer: a subscription and its settings are carried over as they are. Which Games the readers know
is read from what they were told, so that no restart asks twice.
"""

from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice
from schedules.clock import HOUR, instant_of, local_day
from storage.database import Database
from storage.games import read_games, read_games_of_readers
from storage.models import NoticeKind, NoticeState
from storage.tables import meta, notices

GRACE = HOUR  # in which a setting that was mistaken can be put right, and nobody hears of it
MORNING = 9 * 60  # minutes after midnight, in the zone of the house


async def hand_over(connection: AsyncConnection, code: str, now: int, day: date) -> None:
    """These Games are followed from now on. Who reads of others is asked, unless they are over."""
    theirs = await read_games_of_readers(connection)
    await connection.execute(
        update(notices)
        .where(
            notices.c.kind == NoticeKind.OPENED,
            notices.c.state == NoticeState.WAITING,
            notices.c.games != code,
        )
        .values(state=NoticeState.CANCELLED)
    )
    games = await read_games(connection, code, day)
    if theirs in (None, code) or games is None or (games.closing_on and games.closing_on < day):
        return
    waiting = await connection.execute(
        select(notices.c.id).where(
            notices.c.kind == NoticeKind.OPENED, notices.c.state == NoticeState.WAITING, notices.c.games == code
        )
    )
    if waiting.first() is None:
        await add_notice(connection, NoticeKind.OPENED, code, None, None, now=now, due_at=now + GRACE)


async def tell_end(database: Database, code: str, now: int, zone: str) -> None:
    """How the Games ended, the morning after their last day; nothing of Games older than the database."""
    async with database.read() as connection:
        if not await has_ended(connection, code, now, zone):
            return
    async with database.write() as connection:
        if await has_ended(connection, code, now, zone):
            await add_notice(connection, NoticeKind.CLOSED, code, None, None, now=now, due_at=now)


async def has_ended(connection: AsyncConnection, code: str, now: int, zone: str) -> bool:
    """Whether the end is still to be told."""
    told = await connection.execute(
        select(notices.c.id).where(notices.c.kind == NoticeKind.CLOSED, notices.c.games == code).limit(1)
    )
    games = await read_games(connection, code, local_day(now, zone))
    if games is None or games.closing_on is None or told.first():
        return False
    made = await connection.execute(select(meta.c.value).where(meta.c.name == "made_at"))
    next_day = games.closing_on + timedelta(days=1)
    return local_day(int(made.scalar() or 0), zone) < next_day and now >= instant_of(next_day, MORNING, zone)
