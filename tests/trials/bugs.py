"""Bugs planted one at a time, to see whether the trials would notice them.

Each is a slip somebody could make in an afternoon, and passes many a test that knows only one life.
"""

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import delivery as bot_delivery
from bot import outcomes
from bot.delivery import Delivery, Parcel
from bot.pace import Gate
from bot.words import Words, prepare_words
from handlers.screens import Screen
from schedules import announcements, inbox, licences, notices
from schedules import chats as chat_verbs
from schedules.morning import Morning, Mornings, mark_told
from schedules.outbox import Later, Outcome, Result, Sent, settle
from storage.database import Database
from storage.licences import read_licences_as_recorded
from storage.models import Cause, DeliveryState
from storage.notices import READY
from storage.tables import chats, deliveries
from storage.tables import inbox as inbox_table
from storage.tables import notices as notice_table

Planted = Callable[[pytest.MonkeyPatch], None]


def acknowledged_before_it_is_sent(patch: pytest.MonkeyPatch) -> None:
    """The outcome is written first: whoever dies between the two has told nobody."""
    speak = Delivery._speak

    async def hasty(self: Delivery, parcel: Parcel, screen: Screen) -> Outcome:
        day = parcel.morning.day if parcel.morning else None
        result = Result(parcel.chat.id, day, tuple(one.id for one in parcel.notices), Sent(None))
        await settle(self._house.database, [result], self._house.clock.now(), [])
        return await speak(self, parcel, screen)

    patch.setattr(Delivery, "_speak", hasty)


def the_morning_is_remembered_before_it_is_told(patch: pytest.MonkeyPatch) -> None:
    """`told_on` is set as soon as a morning is found."""
    find = Mornings.find

    async def marking(self: Mornings, now: int, limit: int, held: Collection[int] = ()) -> list[Morning]:
        found = await find(self, now, limit, held)
        for one in found:
            await mark_told(self._database, [one.chat.id], one.day)
        return found

    patch.setattr(Mornings, "find", marking)


def the_cursor_moves_before_the_rows(patch: pytest.MonkeyPatch) -> None:
    """The rows of the outbox follow the cursor in a transaction of their own."""
    plan_some = notices.plan_some

    async def in_two_steps(database: Database, notice_id: int, now: int) -> bool:
        kept: list[dict[str, Any]] = []

        class Connection:
            def __init__(self, connection: AsyncConnection) -> None:
                self._connection = connection

            async def execute(self, statement: Any, *values: Any) -> Any:
                if statement.is_insert and statement.table is deliveries:
                    kept.extend(values[0])
                    return None
                return await self._connection.execute(statement, *values)

        class Divided:
            @asynccontextmanager
            async def write(self) -> AsyncIterator[Connection]:
                async with database.write() as connection:
                    yield Connection(connection)

        more = await plan_some(Divided(), notice_id, now)  # type: ignore[arg-type]
        if kept:
            async with database.write() as connection:
                await connection.execute(insert(deliveries), kept)
        return more

    patch.setattr(notices, "plan_some", in_two_steps)


def an_answer_that_was_lost_counts_as_sent(patch: pytest.MonkeyPatch) -> None:
    """Reset connections are taken for success."""
    network = outcomes.TABLE[-1]
    patch.setattr(outcomes, "TABLE", (*outcomes.TABLE[:-1], replace(network, outcome=lambda _: Sent(None))))


def a_crash_is_charged(patch: pytest.MonkeyPatch) -> None:
    """A message counts as tried when it is taken in hand, and two tries are enough."""

    async def charging(database: Database, now: int, limit: int, held: Collection[int]) -> list[Any]:
        found = await notices.find_deliveries(database, now, limit, held)
        ids = [chat.id for chat, _ in found]
        async with database.write() as connection:
            mine = deliveries.c.chat_id.in_(ids) & deliveries.c.state.in_(READY)
            await connection.execute(
                update(deliveries).where(mine).values(attempts=deliveries.c.attempts + 1, reason="tried")
            )
            await connection.execute(
                update(deliveries)
                .where(mine, deliveries.c.attempts >= 2)
                .values(state=DeliveryState.GIVEN_UP, reason="tried too often")
            )
        return found

    patch.setattr(bot_delivery, "find_deliveries", charging)


def a_chat_is_let_go_before_its_outcome_is_written(patch: pytest.MonkeyPatch) -> None:
    """The slot is freed when Telegram has answered."""

    async def forgetful(self: Delivery, result: Result) -> None:
        self._batch.results.append(result)
        self._batch.begun.set()

    patch.setattr(Delivery, "_write_down", forgetful)


def too_many_requests_are_dropped(patch: pytest.MonkeyPatch) -> None:
    """What Telegram had no time for is over and done."""
    patch.setattr(outcomes, "asked_to_wait", lambda _: Sent(None))
    rule = replace(outcomes.TABLE[0], outcome=lambda _: Sent(None))
    patch.setattr(outcomes, "TABLE", (rule, *outcomes.TABLE[1:]))


def nobody_waits_as_asked(patch: pytest.MonkeyPatch) -> None:
    """The wait is kept for the message, and the next one goes out into it."""
    patch.setattr(Gate, "wait_as_asked", lambda *_: None)


def the_effect_and_its_mark_are_two_transactions(patch: pytest.MonkeyPatch) -> None:
    """An update is marked first, and has its effect after that; one that is marked is not handled again."""

    @asynccontextmanager
    async def divided(database: Database, cause: Cause) -> AsyncIterator[AsyncConnection]:
        if cause.update_id is not None:
            async with database.write() as connection:
                await inbox.mark_applied(connection, cause.update_id)
                await connection.execute(
                    update(inbox_table).where(inbox_table.c.update_id == cause.update_id).values(state="done")
                )
        async with database.write() as connection:
            yield connection

    for module in (licences, chat_verbs):
        patch.setattr(module, "change", divided)


def a_group_that_moves_is_a_new_chat(patch: pytest.MonkeyPatch) -> None:
    """The new address is written down, and all that has gone out lately goes there once more."""
    readdress = chat_verbs.readdress

    async def repeating(connection: AsyncConnection, chat_id: int, telegram_id: int) -> None:
        await readdress(connection, chat_id, telegram_id)
        await connection.execute(update(chats).where(chats.c.id == chat_id).values(told_on="2020-01-01"))

    patch.setattr(chat_verbs, "readdress", repeating)


def a_further_entry_does_not_wait(patch: pytest.MonkeyPatch) -> None:
    """An entry joins the announcement that waits, and its own time to be undone is not given."""
    announce = announcements.announce

    async def impatient(connection: AsyncConnection, now: int, *about: Any) -> int:
        number = await announce(connection, now, *about)
        row = (
            await connection.execute(
                notice_table.select()
                .with_only_columns(notice_table.c.created_at)
                .where(notice_table.c.id == number)
            )
        ).one()
        due = row.created_at + about[-1] * 1000
        await connection.execute(update(notice_table).where(notice_table.c.id == number).values(due_at=due))
        return number

    patch.setattr(licences, "announce", impatient)


def what_was_undone_is_told(patch: pytest.MonkeyPatch) -> None:
    """An announcement all of whose licences were undone goes out, and a correction with it."""

    async def nothing(*_: object) -> None:
        return None

    patch.setattr(licences, "cancel_if_empty", nothing)

    async def loyal(house: Any, now: int, notices: Sequence[Any]) -> Words:
        words = await prepare_words(house, now, list(notices))
        async with house.database.read() as connection:
            for number, told in words.licences.told.items():
                spoken_of = await read_licences_as_recorded(connection, sorted(told.ids))
                words.licences.told[number] = replace(told, licences=tuple(spoken_of))
        return words

    patch.setattr(bot_delivery, "prepare_words", loyal)


def who_has_blocked_the_bot_is_asked_again(patch: pytest.MonkeyPatch) -> None:
    """A chat that is closed to us is taken for trouble that passes."""
    rules = tuple(
        replace(rule, outcome=lambda _: Later("forbidden")) if rule.error is TelegramForbiddenError else rule
        for rule in outcomes.TABLE
    )
    patch.setattr(outcomes, "TABLE", rules)


# Each with a seed that notices it.
BUGS: dict[Planted, int] = {
    acknowledged_before_it_is_sent: 22,
    the_morning_is_remembered_before_it_is_told: 24,
    the_cursor_moves_before_the_rows: 20,
    an_answer_that_was_lost_counts_as_sent: 133,
    a_crash_is_charged: 22,
    a_chat_is_let_go_before_its_outcome_is_written: 39,
    too_many_requests_are_dropped: 22,
    nobody_waits_as_asked: 24,
    the_effect_and_its_mark_are_two_transactions: 138,
    a_group_that_moves_is_a_new_chat: 60,
    a_further_entry_does_not_wait: 3,
    what_was_undone_is_told: 1,
    who_has_blocked_the_bot_is_asked_again: 3,
}
