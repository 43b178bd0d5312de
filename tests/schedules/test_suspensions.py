"""Without the right to write a group is left alone and its admins told; a closed topic gives way to General."""

import pytest

from schedules.channels import keep
from schedules.clock import HOUR
from schedules.notices import find_deliveries, plan
from schedules.outbox import NoTopic, Result, Sent, Silenced, settle
from schedules.suspensions import TOLD_AGAIN, fall_silent
from storage.database import Database
from storage.models import Address, Cause, ChatKind
from storage.tables import chats, deliveries, notice_chats, notices
from tests.conftest import FEBRUARY_20, at
from tests.people import DEFAULTS, all_of, chat_of, subscriber

NOW = at(FEBRUARY_20, 12)
GROUP, ADMIN, BLOCKED, STRANGER = -100, 7, 8, 9
SILENCED = Silenced("Bad Request: not enough rights", "Бокс", (ADMIN, BLOCKED, STRANGER))


@pytest.fixture(autouse=True)
async def group(database: Database) -> None:
    await subscriber(database, GROUP, NOW, topic_id=3)
    await subscriber(database, ADMIN, NOW)
    await subscriber(database, BLOCKED, NOW, paused="blocked")


async def becomes(database: Database, outcome: Silenced | NoTopic, now: int = NOW) -> None:
    group = await chat_of(database, GROUP)
    await settle(database, [Result(group.id, FEBRUARY_20, (), outcome)], now, [])


async def told(database: Database) -> list[tuple[object, ...]]:
    """To whom something is to be said: Telegram's id, kind, from when on."""
    ids = dict(await all_of(database, chats, "id", "telegram_id"))
    kinds = dict(await all_of(database, notices, "id", "kind"))
    rows = await all_of(database, deliveries, "notice_id", "chat_id", "not_before")
    return [(ids[chat], kinds[notice], not_before) for notice, chat, not_before in rows]


async def test_a_group_that_silences_us_rests_and_the_admins_we_know_hear_of_it(database: Database) -> None:
    await becomes(database, SILENCED)
    group = await chat_of(database, GROUP)
    assert (group.paused, group.subscribed, group.topic_id) == (SILENCED.reason, True, 3)
    assert await told(database) == [(ADMIN, "silenced", NOW)]
    assert await all_of(database, notice_chats, "chat_id", "title") == [(group.id, "Бокс")]


async def test_what_the_group_is_called_is_kept_until_it_has_been_said(database: Database) -> None:
    await becomes(database, SILENCED)
    await plan(database, NOW)
    assert await all_of(database, notice_chats, "title") == [("Бокс",)]
    [(chat, waiting)] = await find_deliveries(database, NOW, 10, [])
    await settle(database, [Result(chat.id, None, tuple(one.id for _, one in waiting), Sent(1))], NOW, [])
    await plan(database, NOW)
    assert await all_of(database, notice_chats, "title") == [("",)]


async def test_admins_are_not_woken_by_it(database: Database) -> None:
    night = at(FEBRUARY_20, 23, 30)
    await becomes(database, SILENCED, night)
    assert await told(database) == [(ADMIN, "silenced", night + 8 * HOUR + HOUR // 2)]


async def test_a_right_taken_again_and_again_is_told_once_a_week(database: Database) -> None:
    for later in (0, HOUR, TOLD_AGAIN - 1):
        await becomes(database, SILENCED, NOW + later)
    assert len(await told(database)) == 1
    await becomes(database, SILENCED, NOW + TOLD_AGAIN)
    assert len(await told(database)) == 2


async def test_where_no_admin_is_known_the_group_rests_all_the_same(database: Database) -> None:
    await becomes(database, Silenced("Bad Request: CHAT_WRITE_FORBIDDEN"))
    assert (await chat_of(database, GROUP)).paused == "Bad Request: CHAT_WRITE_FORBIDDEN"
    assert await told(database) == []


async def test_a_closed_topic_gives_way_to_general_and_the_group_hears_why(database: Database) -> None:
    before = await chat_of(database, GROUP)
    await becomes(database, NoTopic("Bad Request: TOPIC_CLOSED"))
    after = await chat_of(database, GROUP)
    assert (after.topic_id, after.paused, after.told_on) == (None, "", before.told_on)
    assert await told(database) == [(GROUP, "topic", NOW)]


async def test_a_group_whose_general_is_closed_too_rests(database: Database) -> None:
    await becomes(database, NoTopic("Bad Request: TOPIC_CLOSED"))
    await becomes(database, NoTopic("Bad Request: TOPIC_CLOSED"))
    assert (await chat_of(database, GROUP)).paused == "Bad Request: TOPIC_CLOSED"


async def test_who_keeps_a_channel_hears_that_we_were_put_out_but_for_who_did_it(database: Database) -> None:
    channel = Address(-200, ChatKind.CHANNEL)
    for keeper in (ADMIN, BLOCKED, STRANGER):
        await keep(database, Cause(keeper, NOW), channel, "Спорт", "ru", DEFAULTS)
    await fall_silent(database, Cause(STRANGER, NOW), -200, "kicked", "Спорт", knows=STRANGER)
    assert (await chat_of(database, -200)).paused == "kicked"
    assert await told(database) == [(ADMIN, "silenced", NOW)]
