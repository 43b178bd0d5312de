"""Groups and channels that take our messages no more for want of a right or of a topic: neither has blocked us.

Without the right to write a chat rests, with the reason, and its admins hear of it in private, as far as they
have written to us; a topic that is closed gives way to the group itself. Who keeps a channel hears, too, that we
were put out of it.
"""

from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules import chats as chat_verbs
from schedules.addressed import address_notice
from schedules.clock import DAY, after_quiet_hours
from schedules.inbox import change
from storage.among import among
from storage.channels import read_keepers
from storage.chats import read_chat, read_chats
from storage.database import Database
from storage.models import Cause, NoticeKind
from storage.tables import deliveries, notice_chats, notices

TOLD_AGAIN = 7 * DAY  # who takes the right away again and again is not told each time


def lacks_topic(reason: str) -> bool:
    """Whether a chat rests because every topic we could write in is closed."""
    return "topic_closed" in reason.lower()


async def fall_silent(
    database: Database,
    cause: Cause,
    telegram_id: int,
    reason: str,
    title: str,
    admins: Sequence[int] = (),
    *,
    knows: int = 0,
) -> None:
    """Somebody has taken our place or our voice from a chat; `knows`: who need not be told (Telegram's id)."""
    async with change(database, cause) as connection:
        chat = await read_chat(connection, telegram_id)
        if chat:
            keepers = await read_keepers(connection, chat.id)
            told = sorted({*admins, *keepers} - {knows})
            await silence(connection, chat.id, reason, title, told, cause.at)


async def silence(
    connection: AsyncConnection, chat_id: int, reason: str, title: str, admins: Sequence[int], now: int
) -> None:
    """We may not write in this chat; `admins`: Telegram's ids of those who can change that."""
    await chat_verbs.pause(connection, chat_id, reason)
    told = await connection.execute(
        select(notices.c.id)
        .join(notice_chats, notice_chats.c.notice_id == notices.c.id)
        .where(notice_chats.c.chat_id == chat_id, notices.c.created_at > now - TOLD_AGAIN)
    )
    if told.first():
        return
    known = [await read_chat(connection, admin) for admin in admins]
    readers = [
        (chat, after_quiet_hours(now, chat.zone, chat.quiet_from, chat.quiet_to))
        for chat in known
        if chat and not chat.paused
    ]
    notice_id = await address_notice(connection, NoticeKind.SILENCED, readers, now)
    if notice_id is not None:
        await connection.execute(insert(notice_chats).values(notice_id=notice_id, chat_id=chat_id, title=title))


async def forget_title(connection: AsyncConnection, notice_id: int) -> None:
    """It has been said, and what the chat is called is nobody's business any more."""
    await connection.execute(update(notice_chats).where(notice_chats.c.notice_id == notice_id).values(title=""))


async def leave_topic(
    connection: AsyncConnection, chat_id: int, notice_ids: Sequence[int], reason: str, now: int
) -> None:
    """The chat's topic is closed or gone: from now on it is written to in General, and told why."""
    chat = (await read_chats(connection, [chat_id]))[chat_id]
    if chat.topic_id is None:
        await chat_verbs.pause(connection, chat_id, reason)
        return
    await chat_verbs.set_chat(connection, chat_id, topic_id=None)
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat_id, among(deliveries.c.notice_id, notice_ids))
        .values(reason=reason)
    )
    await address_notice(connection, NoticeKind.TOPIC, [(chat, now)], now)
