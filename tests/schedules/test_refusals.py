"""What Telegram refuses is held and not dropped, stops where it is refused everywhere, and may be tried again."""

from datetime import timedelta

import pytest

from schedules.clock import MINUTE
from schedules.morning import Mornings, mark_told
from schedules.notices import find_deliveries, plan
from schedules.outbox import Gone, Outcome, Refused, Result, Sent, settle
from schedules.refusals import try_again
from storage.database import Database
from storage.models import Cause
from storage.notices import read_faults
from storage.tables import audit, chats, deliveries, morning_retries, notices
from tests.conftest import FEBRUARY_20, at
from tests.people import all_of, chat_of, subscriber
from tests.schedules.test_notices import give_notice

NOW = at(FEBRUARY_20, 12)
OWNER = 900
TOO_LONG = Refused("Bad Request: message is too long")
PRESSED = Cause(OWNER, NOW + MINUTE, 77)


@pytest.fixture
async def notice(database: Database) -> int:
    """A notice under way to five chats, of which the last asked for quiet."""
    await subscriber(database, OWNER, NOW - MINUTE, ["JUD"])
    for number in range(1, 6):
        await subscriber(
            database, number, NOW - MINUTE, **({"quiet_from": 0, "quiet_to": 1439} if number == 5 else {})
        )
    number = await give_notice(database, "BOX")
    await plan(database, NOW)
    return number


async def refuse(database: Database, notice: int, person: int, outcome: Outcome = TOO_LONG) -> None:
    """Once with markup, once without."""
    chat = await chat_of(database, person)
    for plain in (False, True):
        await settle(database, [Result(chat.id, None, (notice,), outcome, plain)], NOW, [OWNER])


async def stands(database: Database, notice: int) -> tuple[object, list[object]]:
    """The notice's state, and that of its deliveries in the order of chats."""
    states = dict(await all_of(database, notices, "id", "state"))
    rows = await all_of(database, deliveries, "notice_id", "chat_id", "state")
    return states[notice], [state for number, _, state in rows if number == notice]


async def alarms(database: Database) -> list[tuple[int | None, str, int]]:
    """Which notice (None: mornings), Telegram's words, how many chats wait."""
    kinds = dict(await all_of(database, notices, "id", "kind"))
    ours = [number for number, kind in kinds.items() if kind == "fault"]
    async with database.read() as connection:
        found = await read_faults(connection, [int(str(number)) for number in ours])
    return [(one.refused.id if one.refused else None, one.reason, one.held) for one in found.values()]


async def say_alarms(database: Database) -> None:
    """The owner reads what waits for them."""
    owner = await chat_of(database, OWNER)
    for chat, told in await find_deliveries(database, NOW, 100, []):
        if chat.id == owner.id:
            ids = tuple(one.id for _, one in told)
            await settle(database, [Result(owner.id, None, ids, Sent(1))], NOW, [OWNER])
    await plan(database, NOW)


async def test_refused_in_one_chat_it_is_held_there_and_goes_on_elsewhere(database: Database, notice: int) -> None:
    await refuse(database, notice, 1)
    assert await stands(database, notice) == ("walking", ["held", "ready", "ready", "ready", "ready"])
    assert await alarms(database) == [(notice, TOO_LONG.reason, 1)]


async def test_refused_alike_in_three_chats_it_is_held_for_all_and_the_owners_hear_again(
    database: Database, notice: int
) -> None:
    await refuse(database, notice, 1)
    await say_alarms(database)
    await refuse(database, notice, 2)
    assert len(await alarms(database)) == 1
    await refuse(database, notice, 3)
    assert await stands(database, notice) == ("held", ["held"] * 5)
    assert await alarms(database) == [(notice, TOO_LONG.reason, 5)] * 2
    await plan(database, NOW + 10 * MINUTE)
    left = [chat.telegram_id for chat, _ in await find_deliveries(database, NOW + 10 * MINUTE, 100, [])]
    assert left == [OWNER]


async def test_refused_each_time_in_other_words_it_goes_on(database: Database, notice: int) -> None:
    for number in (1, 2, 3):
        await refuse(database, notice, number, Refused(f"Bad Request: {number}"))
    assert await stands(database, notice) == ("walking", ["held", "held", "held", "ready", "ready"])


async def test_what_was_in_flight_when_it_was_held_keeps_its_outcome(database: Database, notice: int) -> None:
    for number in (1, 2, 3):
        await refuse(database, notice, number)
    fourth, fifth = await chat_of(database, 4), await chat_of(database, 5)
    await settle(database, [Result(fourth.id, None, (notice,), Sent(1))], NOW, [OWNER])
    await settle(database, [Result(fifth.id, None, (notice,), TOO_LONG)], NOW, [OWNER])
    assert await stands(database, notice) == ("held", ["held"] * 4)


async def test_an_owner_sends_it_again_to_all_who_wait(database: Database, notice: int) -> None:
    for number in (1, 2, 3):
        await refuse(database, notice, number)
    await say_alarms(database)
    assert await try_again(database, PRESSED, notice)
    assert await stands(database, notice) == ("walking", ["ready"] * 5)
    ready = await find_deliveries(database, PRESSED.at, 100, [])
    assert [chat.telegram_id for chat, _ in ready] == [1, 2, 3, 4, 5]
    assert (await all_of(database, audit, "verb", "object"))[-1] == ("try again", f"notice {notice}")
    for number in (1, 2, 3):
        await refuse(database, notice, number)
    assert await stands(database, notice) == ("held", ["held"] * 5)
    assert len(await alarms(database)) == 2


async def test_who_left_meanwhile_is_not_tried_again(database: Database, notice: int) -> None:
    for number in (1, 2, 3):
        await refuse(database, notice, number)
    first = await chat_of(database, 1)
    await settle(database, [Result(first.id, FEBRUARY_20, (), Gone("Forbidden: blocked"))], NOW, [OWNER])
    await try_again(database, PRESSED, notice)
    assert await stands(database, notice) == ("walking", ["given_up", "ready", "ready", "ready", "ready"])


async def test_the_button_says_the_same_to_one_tap_handled_twice_and_nothing_is_held_to_the_next(
    database: Database, notice: int
) -> None:
    await refuse(database, notice, 1)
    assert [await try_again(database, PRESSED, notice) for _ in range(2)] == [True, True]
    assert len(await all_of(database, audit)) == 1
    assert not await try_again(database, Cause(OWNER, NOW, 78), notice)
    assert not await try_again(database, Cause(OWNER, NOW, 79), 10**6)
    assert not await try_again(database, Cause(OWNER, NOW, 80), None)


@pytest.fixture
async def reader(database: Database) -> int:
    """Hears of Amman, 3 to 11 March, on each of the three days before it."""
    await subscriber(database, OWNER, NOW - MINUTE, ["JUD"])
    return (await subscriber(database, 1, at(FEBRUARY_20, 8), ["BOX"], leads="3,2,1")).id


LEADS = [at(FEBRUARY_20 + timedelta(days=days), 9) for days in (9, 10, 11)]  # 29 February to 2 March


async def refuse_morning(database: Database, now: int) -> None:
    for plain in (False, True):
        (morning,) = await Mornings(database, "TOKYO2020").find(now, 10, [])
        assert morning.plain is plain
        result = Result(morning.chat.id, morning.day, (), TOO_LONG, plain)
        await settle(database, [result], now, [OWNER])


async def test_a_refused_morning_joins_the_next_one_and_is_never_forgotten(
    database: Database, reader: int
) -> None:
    await refuse_morning(database, LEADS[0])
    assert await Mornings(database, "TOKYO2020").find(LEADS[1] - 1, 10, []) == []
    assert await alarms(database) == [(None, TOO_LONG.reason, 1)]
    await refuse_morning(database, LEADS[1])
    (morning,) = await Mornings(database, "TOKYO2020").find(LEADS[2], 10, [])
    assert [one.days for one in morning.reminders] == [1]
    await settle(database, [Result(reader, morning.day, (), Sent(1))], LEADS[2], [OWNER])
    assert await all_of(database, morning_retries) == []


async def test_an_owner_sends_a_refused_morning_again_the_same_day(database: Database, reader: int) -> None:
    await refuse_morning(database, LEADS[0])
    assert await try_again(database, Cause(OWNER, LEADS[0] + MINUTE, 5), None)
    (morning,) = await Mornings(database, "TOKYO2020").find(LEADS[0] + MINUTE, 10, [])
    assert not morning.plain


async def test_many_refused_mornings_are_one_alarm_a_day(database: Database, reader: int) -> None:
    await subscriber(database, 2, at(FEBRUARY_20, 8), ["BOX"], leads="3,2,1")
    for morning in await Mornings(database, "TOKYO2020").find(LEADS[0], 10, []):
        refused = Result(morning.chat.id, morning.day, (), TOO_LONG, plain=True)
        await settle(database, [refused], LEADS[0], [OWNER])
        await say_alarms(database)
    assert await alarms(database) == [(None, TOO_LONG.reason, 2)]


async def test_a_refused_morning_with_nothing_left_to_say_is_given_up_with_its_reason(
    database: Database, reader: int
) -> None:
    await refuse_morning(database, LEADS[0])
    async with database.write() as connection:
        await connection.execute(chats.update().where(chats.c.id == reader).values(leads=""))
    assert await Mornings(database, "TOKYO2020").find(LEADS[1], 10, []) == []
    rows = await all_of(database, morning_retries, "chat_id", "state", "reason")
    assert rows == [(reader, "given_up", TOO_LONG.reason)]
    await mark_told(database, [reader], FEBRUARY_20 + timedelta(days=30))
    assert await all_of(database, morning_retries, "chat_id", "state", "reason") == rows
