"""What a chat wants to hear, and whether we may write to it."""

from datetime import date, timedelta

import pytest

from schedules.chats import (
    Subscription,
    choose_language,
    move,
    readdress,
    stop_writing,
    subscribe,
    unsubscribe,
    welcome,
    write_again,
)
from schedules.clock import HOUR
from storage.database import Database
from storage.games import read_sports
from storage.models import Address, Cause, ChatKind
from storage.notices import count_ready
from storage.tables import chats, deliveries, morning_retries, notices
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import DEFAULTS, address, all_of, chat_of, subscriber

NOON = at(FEBRUARY_20, 12)
MORNING = at(FEBRUARY_20, 8, 59)
YESTERDAY = FEBRUARY_20 - timedelta(1)
ALL, NOTHING = "all", "nothing"


async def does(database: Database, words: str) -> Subscription:
    """Person 1 does as the words say: "+" or "-" and sports."""
    sports = words[1:].split()
    cause = Cause(1, NOON)
    if words[0] == "+":
        return await subscribe(database, cause, address(1), sports, DEFAULTS)
    return await unsubscribe(database, cause, address(1), sports, "TOKYO2020", DEFAULTS)


def wants(after: Subscription) -> str:
    """All, nothing, or the sports."""
    if not after.chat.subscribed:
        return NOTHING
    return ALL if after.chat.all_sports else " ".join(sorted(after.chat.sports))


@pytest.mark.parametrize(
    ("steps", "wanted", "changed"),
    [
        (["+"], ALL, True),
        (["+", "+"], ALL, False),
        (["+BOX"], "BOX", True),
        (["+BOX", "+BOX"], "BOX", False),
        (["+BOX JUD", "+JUD"], "BOX JUD", False),
        (["+BOX", "+JUD"], "BOX JUD", True),
        (["+", "+BOX"], "BOX", True),
        (["+", "+BOX", "+"], ALL, True),
        (["+BOX", "+", "+JUD"], "JUD", True),
        (["-"], NOTHING, False),
        (["-BOX"], NOTHING, False),
        (["+", "-"], NOTHING, True),
        (["+", "-", "-"], NOTHING, False),
        (["+BOX JUD", "-BOX"], "JUD", True),
        (["+BOX JUD", "-FEN"], "BOX JUD", False),
        (["+BOX JUD", "-BOX JUD"], NOTHING, True),
        (["+BOX", "-BOX", "+JUD"], "JUD", True),
        (["+", "-", "+"], ALL, True),
        (["+BOX JUD", "-", "+FEN"], "BOX FEN JUD", True),
        (["+", "-", "+BOX"], "BOX", True),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
async def test_the_rules_of_subscribing(database: Database, steps: list[str], wanted: str, changed: bool) -> None:
    for words in steps:
        after = await does(database, words)
    assert (wants(after), after.changed) == (wanted, changed)
    assert after.chat == await chat_of(database, 1)


async def test_everything_but_one_sport_is_every_other_one(database: Database) -> None:
    await does(database, "+")
    after = await does(database, "-BOX")
    async with database.read() as connection:
        every = {sport.code for sport in await read_sports(connection, "TOKYO2020")}
    assert after.chat.sports == every - {"BOX"}
    assert not after.chat.all_sports
    assert not after.chat.follows("BOX")
    assert after.chat.follows(None)


async def test_unsubscribing_keeps_the_settings(database: Database) -> None:
    await subscriber(database, 1, NOON, ["JUD"], zone="Asia/Tokyo", remind_at=420, leads="3", language="kk")
    after = await does(database, "-")
    assert (after.chat.zone, after.chat.remind_at, after.chat.leads, after.chat.language) == (
        "Asia/Tokyo",
        420,
        (3,),
        "kk",
    )
    assert (await does(database, "+JUD")).chat.sports == {"JUD"}


async def test_a_new_chat_begins_with_the_defaults_and_hears_nothing(database: Database) -> None:
    made = await welcome(database, Cause(1, NOON), Address(1, ChatKind.PRIVATE, None, "kk"), DEFAULTS)
    assert (made.zone, made.remind_at, made.leads, made.quiet_from, made.quiet_to) == (
        ALMATY,
        540,
        (7, 1, 0),
        1380,
        480,
    )
    assert (made.subscribed, made.language, made.language_hint, made.paused) == (False, None, "kk", "")
    assert await welcome(database, Cause(1, NOON), address(1), DEFAULTS) == made


async def test_a_chosen_language_stays(database: Database) -> None:
    await choose_language(database, Cause(1, NOON), address(1), "kk", DEFAULTS)
    await does(database, "+")
    assert (await chat_of(database, 1)).language == "kk"


@pytest.mark.parametrize(
    ("now", "zone", "told_on"),
    [
        (MORNING, ALMATY, YESTERDAY),
        (at(FEBRUARY_20, 9), ALMATY, FEBRUARY_20),
        (at(FEBRUARY_20, 23, 59), ALMATY, FEBRUARY_20),
        (at(FEBRUARY_20, 0), ALMATY, YESTERDAY),
    ],
    ids=["before the hour", "at the hour", "late", "at midnight"],
)
async def test_who_subscribes_after_the_hour_starts_tomorrow(
    database: Database, now: int, zone: str, told_on: date
) -> None:
    assert (await subscriber(database, 1, now)).told_on == told_on


async def test_subscribing_again_does_not_bring_the_morning_back(database: Database) -> None:
    """Told at nine, gone, and back before ten with an hour that is still to come."""
    await subscriber(database, 1, MORNING, told_on=FEBRUARY_20.isoformat(), remind_at=20 * 60)
    await does(database, "-")
    await does(database, "+")
    assert (await chat_of(database, 1)).told_on == FEBRUARY_20


async def test_who_comes_back_after_weeks_is_not_told_of_all_of_them(database: Database) -> None:
    await subscriber(database, 1, at(date(2020, 1, 1), 8))
    await does(database, "-")
    await does(database, "+")
    assert (await chat_of(database, 1)).told_on == FEBRUARY_20


async def test_a_sport_more_does_not_move_the_morning(database: Database) -> None:
    await subscriber(database, 1, MORNING, ["BOX"])
    await does(database, "+JUD")
    assert (await chat_of(database, 1)).told_on == YESTERDAY


async def with_delivery(database: Database, *chat_ids: int) -> None:
    """A notice on its way to these chats."""
    async with database.write() as connection:
        await connection.execute(
            notices.insert().values(
                id=1, kind="licences", games="TOKYO2020", created_at=0, due_at=0, state="walking", cursor=9, sent=0
            )
        )
        for chat_id in chat_ids:
            await connection.execute(
                deliveries.insert().values(notice_id=1, chat_id=chat_id, state="ready", attempts=0, not_before=0)
            )


async def test_who_blocked_us_is_paused_and_what_waited_is_given_up_with_the_reason(database: Database) -> None:
    chat, other = await subscriber(database, 1, MORNING), await subscriber(database, 2, MORNING)
    await with_delivery(database, chat.id, other.id)
    async with database.write() as connection:
        for each in (chat, other):
            await connection.execute(
                morning_retries.insert().values(chat_id=each.id, attempts=1, not_before=0, reason="")
            )
    await stop_writing(database, Cause(1, NOON), 1, "kicked")
    after = await chat_of(database, 1)
    assert (after.paused, after.subscribed) == ("kicked", True)
    assert await all_of(database, deliveries, "chat_id", "state", "reason") == [
        (chat.id, "given_up", "kicked"),
        (other.id, "ready", ""),
    ]
    assert await all_of(database, morning_retries, "chat_id") == [(other.id,)]


async def test_who_returns_is_written_to_again_with_the_same_wishes(database: Database) -> None:
    before = await subscriber(database, 1, MORNING, ["BOX"])
    await stop_writing(database, Cause(1, NOON), 1, "kicked")
    await write_again(database, Cause(1, NOON + HOUR), 1)
    after = await chat_of(database, 1)
    assert (after.paused, after.sports, after.subscribed_at) == ("", {"BOX"}, before.subscribed_at)
    assert after.told_on == FEBRUARY_20


@pytest.mark.parametrize("words", ["+", "+BOX", "-", "-BOX"])
async def test_whoever_writes_to_us_has_let_us_in(database: Database, words: str) -> None:
    await subscriber(database, 1, MORNING, ["BOX"], paused="kicked")
    assert (await does(database, words)).chat.paused == ""


async def test_the_unknown_are_paused_and_woken_without_being_made(database: Database) -> None:
    await stop_writing(database, Cause(1, NOON), 1, "left")
    await write_again(database, Cause(1, NOON), 1)
    await move(database, Cause(1, NOON), -1, -100)
    assert await all_of(database, chats) == []


async def test_a_group_keeps_everything_when_it_becomes_a_supergroup(database: Database) -> None:
    group = await subscriber(database, -1, MORNING, ["BOX"], topic_id=7)
    await with_delivery(database, group.id)
    await move(database, Cause(0, NOON), -1, -1001)
    after = await chat_of(database, -1001)
    assert (after.id, after.sports, after.topic_id, after.told_on) == (group.id, {"BOX"}, 7, group.told_on)
    async with database.read() as connection:
        assert (await count_ready(connection, 1, NOON))[1] == 1


async def test_both_may_tell_of_the_same_move(database: Database) -> None:
    """The group says so itself, and Telegram says so when we write to the old address."""
    group = await subscriber(database, -1, MORNING)
    await move(database, Cause(0, NOON), -1, -1001)
    await move(database, Cause(0, NOON), -1, -1001)
    async with database.write() as connection:
        await readdress(connection, group.id, -1001)
    assert [await chat_of(database, -1001)] == [
        group.__class__(**{name: getattr(group, name) for name in group.__slots__} | {"telegram_id": -1001})
    ]


@pytest.mark.parametrize(
    ("old_subscribed", "new_subscribed", "lives_on"),
    [(True, False, "old"), (True, True, "new"), (False, True, "new"), (False, False, "new")],
)
async def test_a_group_that_was_met_at_both_addresses_becomes_one(
    database: Database, old_subscribed: bool, new_subscribed: bool, lives_on: str
) -> None:
    """Whichever is subscribed lives on with what waits for it; nobody is told twice."""
    made = {
        "old": await subscriber(database, -1, MORNING, ["BOX"], told_on=FEBRUARY_20.isoformat()),
        "new": await subscriber(database, -1001, MORNING, ["JUD"]),
    }
    for telegram_id, subscribed in ((-1, old_subscribed), (-1001, new_subscribed)):
        if not subscribed:
            await unsubscribe(database, Cause(0, NOON), address(telegram_id), [], "TOKYO2020", DEFAULTS)
    waiting = [made[name].id for name, yes in (("old", old_subscribed), ("new", new_subscribed)) if yes]
    await with_delivery(database, *waiting)
    await move(database, Cause(0, NOON), -1, -1001)
    after, left = await chat_of(database, -1001), await chat_of(database, -1)
    assert after.id == made[lives_on].id
    assert (after.paused, left.paused) == ("", "migrated")
    assert after.subscribed == (old_subscribed or new_subscribed)
    ready = [row for row in await all_of(database, deliveries, "chat_id", "state") if row[1] == "ready"]
    assert ready == [(after.id, "ready")] * bool(waiting)
