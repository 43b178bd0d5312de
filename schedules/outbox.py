"""The outbox's state machine: how Telegram answered, and what that means for the message and the chat.

Pure decisions first, one transaction for many of them after. Nothing is given up but by a refusal of the chat
or of the message itself; a crash charges no attempt; an answer that was lost is asked again.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules import chats as chat_verbs
from schedules.clock import SECOND
from storage.chats import PLAIN
from storage.database import Database
from storage.models import DeliveryState, NoticeKind, NoticeState
from storage.tables import chats, deliveries, games_changes, morning_retries, notices

LONGEST_WAIT = 60 * SECOND


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it (message_id), or there was nothing left to say (None)."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Later:
    """Try again: after `wait` milliseconds where Telegram named them, else after a growing wait."""

    reason: str
    wait: int | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat does not take our messages any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another address now."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not take this very message: a fault of ours."""

    reason: str


Outcome = Sent | Later | Gone | Moved | Refused


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one message: a morning (`day`) or the notices that were said in it."""

    chat_id: int
    day: date | None
    notice_ids: tuple[int, ...]
    outcome: Outcome
    plain: bool = False  # it had been sent as plain text already


def growing_wait(attempts: int) -> int:
    """Milliseconds before the next try: 1, 2, 4 … 60 s, each a little different."""
    base = min(LONGEST_WAIT, SECOND << min(attempts, 6))
    return int(base * random.uniform(0.8, 1.2))  # noqa: S311 (spreads load, guards nothing)


async def settle(database: Database, results: Sequence[Result], now: int, owners: Sequence[int]) -> None:
    """Write what became of these messages, in one transaction.

    `owners`: Telegram's ids of those who hear of our own faults.
    """
    async with database.write() as connection:
        await settle_sent(connection, [result for result in results if isinstance(result.outcome, Sent)])
        for result in results:
            match result.outcome:
                case Sent():
                    pass
                case Later(wait=wait, reason=reason):
                    await settle_later(connection, result, now, wait, reason)
                case Gone(reason=reason):
                    await chat_verbs.pause(connection, result.chat_id, reason)
                case Moved(telegram_id=telegram_id):
                    await chat_verbs.readdress(connection, result.chat_id, telegram_id)
                case Refused(reason=reason):
                    await settle_refused(connection, result, now, reason, owners)


async def settle_sent(connection: AsyncConnection, results: Sequence[Result]) -> None:
    """A statement for each day and each notice, however many chats were told."""
    told_on: dict[date, list[int]] = {}
    said: dict[int, list[int]] = {}
    for result in results:
        if result.day is not None:
            told_on.setdefault(result.day, []).append(result.chat_id)
        for notice_id in result.notice_ids:
            said.setdefault(notice_id, []).append(result.chat_id)
    for day, chat_ids in told_on.items():
        await told(connection, chat_ids, day)
    for notice_id, chat_ids in said.items():
        await connection.execute(
            delete(deliveries).where(deliveries.c.notice_id == notice_id, deliveries.c.chat_id.in_(chat_ids))
        )
        await connection.execute(
            update(notices).where(notices.c.id == notice_id).values(sent=notices.c.sent + len(chat_ids))
        )


async def settle_later(
    connection: AsyncConnection, result: Result, now: int, wait: int | None, reason: str
) -> None:
    charged = 1 if wait is None else 0
    if result.day is not None:
        retry = await connection.execute(
            select(morning_retries.c.attempts).where(morning_retries.c.chat_id == result.chat_id)
        )
        attempts = (retry.scalar() or 0) + charged
        due = now + (wait or growing_wait(attempts))
        await retry_morning(connection, result, attempts, due, PLAIN if result.plain else reason)
    if result.notice_ids:
        tried = await connection.execute(select(deliveries.c.attempts).where(rows_of(result)).limit(1))
        attempts = (tried.scalar() or 0) + charged
        await connection.execute(
            update(deliveries)
            .where(rows_of(result))
            .values(attempts=attempts, not_before=now + (wait or growing_wait(attempts)), reason=reason)
        )


async def settle_refused(
    connection: AsyncConnection, result: Result, now: int, reason: str, owners: Sequence[int]
) -> None:
    """Once more as plain text; then held, and the owners hear of it."""
    if not result.plain:
        if result.day is not None:
            await retry_morning(connection, result, 0, now, PLAIN)
        if result.notice_ids:
            await connection.execute(
                update(deliveries).where(rows_of(result)).values(state=DeliveryState.PLAIN, reason=reason)
            )
        return
    if result.day is not None:
        await told(connection, [result.chat_id], result.day)
    if result.notice_ids:
        await connection.execute(
            update(deliveries).where(rows_of(result)).values(state=DeliveryState.GIVEN_UP, reason=reason)
        )
    await alarm(connection, now, owners)


async def told(connection: AsyncConnection, chat_ids: Sequence[int], day: date) -> None:
    """These chats have heard all there is for `day`."""
    await connection.execute(update(chats).where(chats.c.id.in_(chat_ids)).values(told_on=day.isoformat()))
    await connection.execute(delete(morning_retries).where(morning_retries.c.chat_id.in_(chat_ids)))


async def retry_morning(
    connection: AsyncConnection, result: Result, attempts: int, not_before: int, reason: str
) -> None:
    values = {"attempts": attempts, "not_before": not_before, "reason": reason}
    await connection.execute(
        upsert(morning_retries)
        .values(chat_id=result.chat_id, **values)
        .on_conflict_do_update(index_elements=["chat_id"], set_=values)
    )


async def alarm(connection: AsyncConnection, now: int, owners: Sequence[int]) -> None:
    """Tell the owners that a message of ours was refused; not while such an alarm is on its way."""
    under_way = await connection.execute(
        select(notices.c.id).where(notices.c.kind == NoticeKind.FAULT, notices.c.state == NoticeState.WALKING)
    )
    code = (await connection.execute(select(games_changes.c.games).limit(1))).scalar()
    if under_way.first() or not owners or code is None:
        return
    added = await connection.execute(
        insert(notices)
        .values(
            kind=NoticeKind.FAULT,
            games=code,
            created_at=now,
            due_at=now,
            state=NoticeState.WALKING,
            cursor=0,
            max_chat_id=0,
            sent=0,
        )
        .returning(notices.c.id)
    )
    notice_id = added.scalar_one()
    reachable = await connection.execute(
        select(chats.c.id).where(chats.c.telegram_id.in_(owners), chats.c.paused == "")
    )
    for chat_id in reachable.scalars().all():
        await connection.execute(
            insert(deliveries).values(
                notice_id=notice_id,
                chat_id=chat_id,
                state=DeliveryState.READY,
                attempts=0,
                not_before=now,
            )
        )


def rows_of(result: Result) -> ColumnElement[bool]:
    return and_(deliveries.c.chat_id == result.chat_id, deliveries.c.notice_id.in_(result.notice_ids))
