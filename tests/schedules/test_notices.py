"""A notice walks all whom it concerns: each exactly once, a few at a time, whatever happens meanwhile."""

import asyncio

import pytest
from sqlalchemy import insert, update

from schedules import notices as walking
from schedules.chats import stop_writing, subscribe, unsubscribe, welcome
from schedules.clock import HOUR, MINUTE
from schedules.notices import find_deliveries, plan, plan_some
from schedules.outbox import Later, Result, Sent, settle
from storage.database import Database
from storage.models import Cause, NoticeKind
from storage.tables import chats, deliveries, notices
from tests.conftest import FEBRUARY_20, at
from tests.people import DEFAULTS, address, all_of, subscriber

NOW = at(FEBRUARY_20, 12)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three chats a step, at most six ahead."""
    monkeypatch.setattr(walking, "CHUNK", 3)
    monkeypatch.setattr(walking, "AHEAD", 6)


async def give_notice(database: Database, sport: str | None = None, due_at: int = NOW, **other: object) -> int:
    values = {
        "kind": "licences",
        "games": "TOKYO2020",
        "sport": sport,
        "created_at": NOW,
        "due_at": due_at,
        "state": "waiting",
        "cursor": 0,
        "sent": 0,
    }
    async with database.write() as connection:
        added = await connection.execute(insert(notices).values(**values | other).returning(notices.c.id))
        return int(added.scalar_one())


async def crowd(database: Database, first: int, last: int, sports: tuple[str, ...] = ()) -> list[int]:
    """The surrogate ids of subscribers with Telegram's ids from `first` to `last`."""
    return [(await subscriber(database, number, NOW - HOUR, sports)).id for number in range(first, last + 1)]


async def say_all(database: Database, now: int = NOW, limit: int = 100) -> list[int]:
    """Everything that may be said now is said; to which chats."""
    said: list[int] = []
    while found := await find_deliveries(database, now, limit, []):
        said += [chat.id for chat, _ in found]
        results = [Result(chat.id, None, tuple(notice.id for _, notice in told), Sent(1)) for chat, told in found]
        await settle(database, results, now, [])
    return said


async def walk(database: Database, now: int = NOW) -> list[int]:
    """Planned and said until nothing is left; to which chats, in order."""
    said: list[int] = []
    while True:
        await plan(database, now)
        some = await say_all(database, now)
        if not some:
            return said
        said += some


async def state(database: Database, notice: int) -> object:
    return dict(await all_of(database, notices, "id", "state"))[notice]


async def planned(database: Database) -> list[object]:
    return [row[0] for row in await all_of(database, deliveries, "chat_id")]


async def test_a_notice_waits_until_it_is_due(database: Database) -> None:
    await crowd(database, 1, 2)
    notice = await give_notice(database, due_at=NOW + MINUTE)
    assert await walk(database, NOW + MINUTE - 1) == []
    assert await state(database, notice) == "waiting"
    assert len(await walk(database, NOW + MINUTE)) == 2
    assert await state(database, notice) == "done"


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("how_many", [0, 1, 3, 4, 6, 20])
async def test_everyone_concerned_is_told_exactly_once(database: Database, how_many: int) -> None:
    concerned = await crowd(database, 1, how_many)
    notice = await give_notice(database)
    assert await walk(database) == concerned
    assert await state(database, notice) == "done"
    assert await all_of(database, deliveries) == []
    assert dict(await all_of(database, notices, "id", "sent"))[notice] == how_many


async def test_only_those_who_follow_the_sport_are_told(database: Database) -> None:
    boxing = await crowd(database, 1, 3, ("BOX", "FEN"))
    await crowd(database, 4, 6, ("JUD",))
    everything = await crowd(database, 7, 8)
    await give_notice(database, "BOX")
    assert await walk(database) == [*boxing, *everything]


@pytest.mark.usefixtures("small_steps")
async def test_no_more_than_a_little_is_planned_ahead(database: Database) -> None:
    await crowd(database, 1, 20)
    await give_notice(database)
    await plan(database, NOW)
    assert len(await planned(database)) == 6
    await plan(database, NOW)
    assert len(await planned(database)) == 6


@pytest.mark.usefixtures("small_steps")
async def test_a_walk_that_is_cancelled_anywhere_skips_and_repeats_nobody(database: Database) -> None:
    concerned = await crowd(database, 1, 14)
    notice = await give_notice(database)
    said: list[int] = []
    for patience in range(0, 120, 3):
        async with asyncio.TaskGroup() as group:
            planning = group.create_task(plan(database, NOW))
            for _ in range(patience):
                await asyncio.sleep(0)
            planning.cancel()
        if patience % 2:
            said += await say_all(database)
    said += await walk(database)
    assert sorted(said) == concerned
    assert await state(database, notice) == "done"


async def test_two_who_plan_at_once_plan_nobody_twice(database: Database) -> None:
    concerned = await crowd(database, 1, 5)
    await give_notice(database)
    await asyncio.gather(*(plan(database, NOW) for _ in range(4)))
    assert await planned(database) == concerned


@pytest.mark.usefixtures("small_steps")
async def test_who_leaves_before_the_walk_comes_by_is_not_told(database: Database) -> None:
    concerned = await crowd(database, 1, 9)
    await give_notice(database)
    await plan(database, NOW)
    await unsubscribe(database, Cause(8, NOW), address(8), [], "TOKYO2020", DEFAULTS)
    await stop_writing(database, Cause(9, NOW), 9, "kicked")
    assert await walk(database) == concerned[:7]


async def test_who_blocks_us_when_planned_for_is_not_told(database: Database) -> None:
    concerned = await crowd(database, 1, 3)
    notice = await give_notice(database)
    await plan(database, NOW)
    await stop_writing(database, Cause(2, NOW), 2, "kicked")
    assert await walk(database) == [concerned[0], concerned[2]]
    assert await state(database, notice) == "done"


@pytest.mark.usefixtures("small_steps")
async def test_who_comes_after_the_walk_began_is_not_told(database: Database) -> None:
    concerned = await crowd(database, 1, 9)
    await give_notice(database)
    await plan(database, NOW)
    await crowd(database, 10, 12)
    assert await walk(database) == concerned


async def test_what_is_cancelled_in_time_is_never_said(database: Database) -> None:
    await crowd(database, 1, 2)
    notice = await give_notice(database)
    async with database.write() as connection:
        await connection.execute(update(notices).values(state="cancelled"))
    assert not await plan_some(database, notice, NOW)
    assert await walk(database, NOW + HOUR) == []


async def test_quiet_hours_hold_a_notice_and_drop_none(database: Database) -> None:
    midnight = at(FEBRUARY_20, 0)
    (asleep,) = await crowd(database, 1, 1)
    (awake,) = await crowd(database, 2, 2)
    async with database.write() as connection:
        await connection.execute(update(chats).where(chats.c.id == awake).values(zone="America/New_York"))
    notice = await give_notice(database, due_at=midnight)
    assert await walk(database, midnight) == [awake]
    assert await walk(database, at(FEBRUARY_20, 8) - 1) == []
    assert await state(database, notice) == "walking"
    assert await walk(database, at(FEBRUARY_20, 8)) == [asleep]
    assert await state(database, notice) == "done"


async def test_who_comes_while_others_are_held_is_not_told_of_what_was_before(
    database: Database,
) -> None:
    midnight = at(FEBRUARY_20, 0)
    (asleep,) = await crowd(database, 1, 1)
    newcomer = Cause(2, NOW)
    await welcome(database, newcomer, address(2), DEFAULTS)
    await give_notice(database, due_at=midnight)
    await plan(database, midnight)
    await subscribe(database, newcomer, address(2), (), DEFAULTS)
    assert await walk(database, at(FEBRUARY_20, 8)) == [asleep]


async def test_news_does_not_overtake_what_met_an_obstacle(database: Database) -> None:
    """Else a change told after its taking back would be what the chat believes."""
    (chat,) = await crowd(database, 1, 1)
    older = await give_notice(database)
    await plan(database, NOW)
    await settle(database, [Result(chat, None, (older,), Later("the network failed", MINUTE))], NOW, [])
    newer = await give_notice(database)
    await plan(database, NOW)
    assert await find_deliveries(database, NOW, 10, []) == []
    ((_, told),) = await find_deliveries(database, NOW + MINUTE, 10, [])
    assert [notice.id for _, notice in told] == [older, newer]


async def test_a_question_to_staff_waits_for_nothing_that_quiet_hours_hold(database: Database) -> None:
    midnight = at(FEBRUARY_20, 0)
    (chat,) = await crowd(database, 1, 1)
    await give_notice(database, due_at=midnight)
    await plan(database, midnight)
    question = await give_notice(database, due_at=midnight)
    async with database.write() as connection:
        await connection.execute(
            update(notices).where(notices.c.id == question).values(kind=NoticeKind.QUESTION, state="walking")
        )
        await connection.execute(
            insert(deliveries).values(
                notice_id=question, chat_id=chat, state="ready", attempts=0, not_before=midnight, reason=""
            )
        )
    ((_, told),) = await find_deliveries(database, midnight, 10, [])
    assert [notice.id for _, notice in told] == [question]


async def test_what_was_held_comes_as_one_message(database: Database) -> None:
    midnight = at(FEBRUARY_20, 0)
    (chat,) = await crowd(database, 1, 1)
    given = [await give_notice(database, due_at=midnight), await give_notice(database, due_at=midnight)]
    await plan(database, midnight)
    ((found, told),) = await find_deliveries(database, at(FEBRUARY_20, 8), 10, [])
    assert (found.id, [notice.id for _, notice in told]) == (chat, given)


async def test_who_is_being_written_to_is_not_found(database: Database) -> None:
    concerned = await crowd(database, 1, 3)
    await give_notice(database)
    await plan(database, NOW)
    found = await find_deliveries(database, NOW, 10, {concerned[1]})
    assert [chat.id for chat, _ in found] == [concerned[0], concerned[2]]
    assert [chat.id for chat, _ in await find_deliveries(database, NOW, 1, [])] == concerned[:1]


async def test_what_has_to_wait_holds_back_nobody_else(database: Database) -> None:
    concerned = await crowd(database, 1, 3)
    notice = await give_notice(database)
    await plan(database, NOW)
    await settle(database, [Result(concerned[0], None, (notice,), Later("429", MINUTE))], NOW, [])
    assert await walk(database) == concerned[1:]
    assert await state(database, notice) == "walking"
    assert await walk(database, NOW + MINUTE) == concerned[:1]
    assert await state(database, notice) == "done"


async def test_the_older_notice_goes_first(database: Database) -> None:
    await crowd(database, 1, 1, ("JUD",))
    await crowd(database, 2, 2, ("BOX",))
    await give_notice(database, "BOX")
    await give_notice(database, "JUD")
    await plan(database, NOW)
    found = await find_deliveries(database, NOW, 1, [])
    assert [chat.telegram_id for chat, _ in found] == [2]


async def test_sleepers_do_not_keep_the_awake_behind_them_waiting(database: Database, small_steps: None) -> None:
    asleep = {"quiet_from": 0, "quiet_to": 24 * 60 - 1}
    sleepers = [(await subscriber(database, number, NOW - HOUR, **asleep)).id for number in range(1, 13)]
    awake = await crowd(database, 13, 15)
    await give_notice(database)
    await plan(database, NOW)
    due = await all_of(database, deliveries, "chat_id", "not_before")
    assert {chat for chat, not_before in due if not_before <= NOW} == set(awake)
    assert {chat for chat, not_before in due if not_before > NOW} == set(sleepers)


async def test_a_notice_that_waits_for_its_readers_to_wake_is_looked_at_and_not_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscriber(database, 1, NOW - HOUR, quiet_from=0, quiet_to=24 * 60 - 1)
    await give_notice(database)
    await plan(database, NOW)
    assert await say_all(database) == []
    monkeypatch.setattr(Database, "write", None)
    await plan(database, NOW + MINUTE)
