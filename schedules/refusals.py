"""What Telegram will not take from us, not even as plain text: it is held, the owners hear of it and may try
again.

Nothing is dropped. A notice refused in the same words in several chats is held for all the others too; a morning
waits for the chat's next one, which then says what was missed.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.addressed import address_notice
from schedules.audit import note
from schedules.clock import instant_of
from schedules.inbox import change
from schedules.retries import retry_morning
from storage.chats import read_chat
from storage.database import Database
from storage.models import Cause, Chat, DeliveryState, NoticeKind, NoticeState
from storage.notices import READY
from storage.tables import audit, deliveries, morning_retries, notice_faults, notices

CHATS_THAT_HOLD = 3  # refused in as many, a notice is held for everybody
TRIED = "try again"


async def hold_notices(
    connection: AsyncConnection,
    chat_id: int,
    notice_ids: Sequence[int],
    reason: str,
    now: int,
    owners: Sequence[int],
) -> None:
    """These notices were refused in this chat."""
    for notice_id in notice_ids:
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.notice_id == notice_id, deliveries.c.chat_id == chat_id)
            .values(state=DeliveryState.HELD, reason=reason)
        )
        kind = (await connection.execute(select(notices.c.kind).where(notices.c.id == notice_id))).scalar_one()
        if kind == NoticeKind.FAULT:
            continue  # an alarm about an alarm would never end
        alike = await connection.execute(
            select(func.count())
            .select_from(deliveries)
            .where(
                deliveries.c.notice_id == notice_id,
                deliveries.c.state == DeliveryState.HELD,
                deliveries.c.reason == reason,
            )
        )
        chats_alike = alike.scalar_one()
        stopped = chats_alike >= CHATS_THAT_HOLD and await hold_for_all(connection, notice_id)
        if stopped or chats_alike == 1:
            await alarm(connection, notice_id, reason, now, owners)


async def hold_for_all(connection: AsyncConnection, notice_id: int) -> bool:
    """Nobody else gets the notice. False where it is held already, or said."""
    held = await connection.execute(
        update(notices)
        .where(notices.c.id == notice_id, notices.c.state == NoticeState.WALKING)
        .values(state=NoticeState.HELD)
    )
    if held.rowcount == 0:
        return False
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.notice_id == notice_id, deliveries.c.state.in_(READY))
        .values(state=DeliveryState.HELD)
    )
    return True


async def hold_morning(
    connection: AsyncConnection, chat: Chat, day: date, reason: str, now: int, owners: Sequence[int]
) -> None:
    """The morning of `day` was refused: it joins the next one, whose words are others."""
    others = await connection.execute(
        select(morning_retries.c.chat_id).where(
            morning_retries.c.state == DeliveryState.HELD, morning_retries.c.not_before > now
        )
    )
    first = others.first() is None
    next_morning = instant_of(day + timedelta(days=1), chat.remind_at, chat.zone)
    await retry_morning(connection, chat.id, DeliveryState.HELD, 0, next_morning, reason)
    if first:
        await alarm(connection, None, reason, now, owners)


async def alarm(
    connection: AsyncConnection, refused_id: int | None, reason: str, now: int, owners: Sequence[int]
) -> None:
    """Tell the owners, at any hour; not while such an alarm is on its way: it says how things stand then."""
    about = notice_faults.c.refused_id
    under_way = await connection.execute(
        select(notices.c.id)
        .join(notice_faults, notice_faults.c.notice_id == notices.c.id)
        .where(
            notices.c.state == NoticeState.WALKING,
            about.is_(None) if refused_id is None else about == refused_id,
        )
    )
    if under_way.first():
        return
    known = [await read_chat(connection, owner) for owner in owners]
    readers = [(chat, now) for chat in known if chat and not chat.paused]
    notice_id = await address_notice(connection, NoticeKind.FAULT, readers, now)
    if notice_id is not None:
        await connection.execute(
            insert(notice_faults).values(notice_id=notice_id, refused_id=refused_id, reason=reason)
        )


async def try_again(database: Database, cause: Cause, refused_id: int | None) -> bool:
    """Send what is held of a notice (None: of the mornings) once more. False where nothing is held any more."""
    async with change(database, cause) as connection:
        what = f"notice {refused_id}" if refused_id else "mornings"
        if cause.update_id is not None:
            noted = await connection.execute(
                select(audit.c.id).where(audit.c.update_id == cause.update_id, audit.c.verb == TRIED)
            )
            if noted.first():
                return True
        if refused_id is None:
            tried = await connection.execute(
                update(morning_retries)
                .where(morning_retries.c.state == DeliveryState.HELD)
                .values(state=DeliveryState.READY, not_before=cause.at)
            )
        else:
            tried = await connection.execute(
                update(deliveries)
                .where(deliveries.c.notice_id == refused_id, deliveries.c.state == DeliveryState.HELD)
                .values(state=DeliveryState.READY, attempts=0, not_before=cause.at)
            )
        walks_on = await connection.execute(
            update(notices)
            .where(notices.c.id == refused_id, notices.c.state == NoticeState.HELD)
            .values(state=NoticeState.WALKING)
        )
        if not tried.rowcount and not walks_on.rowcount:
            return False
        await note(connection, cause, TRIED, what)
        return True
