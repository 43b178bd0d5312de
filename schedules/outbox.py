"""The outbox's state machine: how Telegram answered, and what that means for the message and the chat.

Pure decisions first, one transaction for many of them after. Nothing is given up but by a refusal of the chat;
what is refused for itself is held; a crash charges no attempt; an answer that was lost is asked again.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules import chats as chat_verbs
from schedules.clock import SECOND
from schedules.refusals import hold_morning, hold_notices
from schedules.retries import retry_morning
from schedules.suspensions import leave_topic, silence
from storage.among import among
from storage.chats import read_chats
from storage.database import Database
from storage.models import DeliveryState
from storage.notices import READY
from storage.tables import chats, deliveries, morning_retries, notices

LONGEST_WAIT = 60 * SECOND


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it (message_id), or there was nothing left to say (None)."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Later:
    """Try again: after `wait` milliseconds where Telegram named them, else after waits that grow from `first`."""

    reason: str
    wait: int | None = None
    first: int = SECOND


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat does not take our messages any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another address now."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class Silenced:
    """We have no right to write in the chat; `admins` (Telegram's ids) can give it."""

    reason: str
    title: str = ""
    admins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NoTopic:
    """The topic is closed or gone, the chat is not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not take this very message: a fault of ours."""

    reason: str


Outcome = Sent | Later | Gone | Moved | Silenced | NoTopic | Refused


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one message: a morning (`day`) or the notices that were said in it."""

    chat_id: int
    day: date | None
    notice_ids: tuple[int, ...]
    outcome: Outcome
    plain: bool = False  # it had been sent as plain text already
    doubtful: bool = False  # an earlier try of its notices may have been read although no answer came


def growing_wait(attempts: int, first: int = SECOND) -> int:
    """Milliseconds before the next try: 1, 2, 4 … 60 s where `first` is a second, each a little different."""
    base = min(LONGEST_WAIT, first << min(attempts, 6))
    return int(base * random.uniform(0.8, 1.2))  # noqa: S311 (spreads load, guards nothing)


async def settle(database: Database, results: Sequence[Result], now: int, owners: Sequence[int]) -> None:
    """Write what became of these messages, in one transaction.

    `owners`: Telegram's ids of those who hear of our own faults.
    """
    async with database.write() as connection:
        await settle_sent(connection, [result for result in results if isinstance(result.outcome, Sent)])
        others = [result for result in results if not isinstance(result.outcome, Sent)]
        # Who was forgotten while their message was under way has nothing to be settled.
        known = await read_chats(connection, {result.chat_id for result in others}) if others else {}
        for result in others:
            if result.chat_id not in known:
                continue
            if not known[result.chat_id].subscribed:
                # Who stopped hearing while their morning was under way has none to be tried again.
                result = replace(result, day=None)
            match result.outcome:
                case Later() as later:
                    await settle_later(connection, result, now, later)
                case Gone(reason=reason):
                    await chat_verbs.pause(connection, result.chat_id, reason)
                case Moved(telegram_id=telegram_id):
                    await chat_verbs.readdress(connection, result.chat_id, telegram_id)
                case Silenced(reason=reason, title=title, admins=admins):
                    await silence(connection, result.chat_id, reason, title, admins, now)
                case NoTopic(reason=reason):
                    await leave_topic(connection, result.chat_id, result.notice_ids, reason, now)
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
            delete(deliveries).where(deliveries.c.notice_id == notice_id, among(deliveries.c.chat_id, chat_ids))
        )
        await connection.execute(
            update(notices).where(notices.c.id == notice_id).values(sent=notices.c.sent + len(chat_ids))
        )


async def settle_later(connection: AsyncConnection, result: Result, now: int, later: Later) -> None:
    """A wait that Telegram asked for is no failure and makes no later wait longer.

    But for what may have been read before: of that nothing else remembers that it was tried.
    """

    def next_try(failures: int) -> tuple[int, int]:
        if later.wait is not None:
            return failures, now + later.wait
        return failures + 1, now + growing_wait(failures, later.first)

    if result.day is not None:
        retry = await connection.execute(
            select(morning_retries.c.attempts).where(morning_retries.c.chat_id == result.chat_id)
        )
        attempts, due = next_try(retry.scalar() or 0)
        state = DeliveryState.PLAIN if result.plain else DeliveryState.READY
        await retry_morning(connection, result.chat_id, state, attempts, due, later.reason)
    if result.notice_ids:
        tried = await connection.execute(select(deliveries.c.attempts).where(rows_of(result)).limit(1))
        attempts, due = next_try(tried.scalar() or 0)
        attempts = max(attempts, int(result.doubtful))
        await connection.execute(
            update(deliveries)
            .where(rows_of(result))
            .values(attempts=attempts, not_before=due, reason=later.reason)
        )


async def settle_refused(
    connection: AsyncConnection, result: Result, now: int, reason: str, owners: Sequence[int]
) -> None:
    """Once more as plain text; then held, and the owners hear of it."""
    if result.plain:
        if result.day is not None:
            chat = (await read_chats(connection, [result.chat_id]))[result.chat_id]
            await hold_morning(connection, chat, result.day, reason, now, owners)
        await hold_notices(connection, result.chat_id, result.notice_ids, reason, now, owners)
        return
    if result.day is not None:
        await retry_morning(connection, result.chat_id, DeliveryState.PLAIN, 0, now, reason)
    # What was held for everybody meanwhile stays held.
    await connection.execute(
        update(deliveries)
        .where(rows_of(result), deliveries.c.state.in_(READY))
        .values(state=DeliveryState.PLAIN, reason=reason)
    )


async def heed_step_back(database: Database, step: int) -> None:
    """The clock was put back by `step` milliseconds: who waits for another try does not wait so much longer."""
    async with database.write() as connection:
        for table in (deliveries, morning_retries):
            await connection.execute(
                update(table)
                .where(table.c.state.in_(READY), table.c.reason != "")
                .values(not_before=table.c.not_before - step)
            )


async def told(connection: AsyncConnection, chat_ids: Sequence[int], day: date) -> None:
    """These chats have heard all there is for `day`."""
    await connection.execute(update(chats).where(among(chats.c.id, chat_ids)).values(told_on=day.isoformat()))
    await connection.execute(
        delete(morning_retries).where(
            among(morning_retries.c.chat_id, chat_ids), morning_retries.c.state != DeliveryState.GIVEN_UP
        )
    )


def rows_of(result: Result) -> ColumnElement[bool]:
    return and_(deliveries.c.chat_id == result.chat_id, among(deliveries.c.notice_id, result.notice_ids))
