"""What comes in survives: kept once, marked with its effect, erased when answered, parked when it cannot be."""

import pytest
from sqlalchemy import insert

from schedules.inbox import (
    ATTEMPTS,
    KEPT_DONE,
    AlreadyDoneError,
    Received,
    accept,
    change,
    fail,
    finish,
    forget_done,
)
from storage.database import Database
from storage.inbox import read_waiting_updates
from storage.models import Cause, Incoming
from storage.tables import inbox, meta
from tests.conftest import FEBRUARY_20, at
from tests.people import all_of

NOW = at(FEBRUARY_20, 12)
CAUSE = Cause(actor=1, at=NOW, update_id=10)


def update(number: int, chat: int = 1, body: str = "{}") -> Received:
    return Received(number, chat, body)


async def waiting(database: Database) -> list[int]:
    async with database.read() as connection:
        return [one.update_id for one in await read_waiting_updates(connection)]


async def states(database: Database) -> dict[object, tuple[object, ...]]:
    """State, whether the body is kept, attempts, by update."""
    rows = await all_of(database, inbox, "update_id", "state", "body", "attempts")
    return {number: (state, body is not None, attempts) for number, state, body, attempts in rows}


async def test_what_comes_in_twice_is_kept_once(database: Database) -> None:
    first = await accept(database, [update(10, body="a"), update(11)], NOW)
    again = await accept(database, [update(10, body="b"), update(12), update(12)], NOW)
    assert [one.update_id for one in first] == [10, 11]
    assert {one.update_id for one in again} == {12}
    async with database.read() as connection:
        kept = await read_waiting_updates(connection)
    assert kept == [
        Incoming(10, 1, "a", 0, received_at=NOW),
        Incoming(11, 1, "{}", 0, received_at=NOW),
        Incoming(12, 1, "{}", 0, received_at=NOW),
    ]


async def test_nothing_new_is_nothing_to_do(database: Database) -> None:
    assert await accept(database, [], NOW) == []


async def test_an_answered_update_does_not_come_back(database: Database) -> None:
    await accept(database, [update(10)], NOW)
    await finish(database, 10)
    assert await accept(database, [update(10)], NOW) == []
    assert await waiting(database) == []


async def test_effect_and_mark_are_one_transaction(database: Database) -> None:
    await accept(database, [update(10)], NOW)
    async with change(database, CAUSE) as connection:
        await connection.execute(insert(meta).values(name="effect", value=""))
        # Not to be seen before both are there.
        assert await states(database) == {10: ("waiting", True, 0)}
    assert await states(database) == {10: ("applied", True, 0)}
    assert ("effect",) in await all_of(database, meta, "name")


async def test_an_effect_that_fails_leaves_the_update_waiting(database: Database) -> None:
    await accept(database, [update(10)], NOW)

    async def fail_half_way() -> None:
        async with change(database, CAUSE) as connection:
            await connection.execute(insert(meta).values(name="effect", value=""))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    assert await states(database) == {10: ("waiting", True, 0)}
    assert ("effect",) not in await all_of(database, meta, "name")


async def test_what_had_its_effect_but_no_answer_is_handled_again_after_a_restart(database: Database) -> None:
    await accept(database, [update(10), update(11)], NOW)
    async with change(database, CAUSE):
        pass
    assert await waiting(database) == [10, 11]


async def test_an_answered_updates_body_is_erased(database: Database) -> None:
    await accept(database, [update(10, body="my secret")], NOW)
    async with change(database, CAUSE):
        pass
    await finish(database, 10)
    assert await states(database) == {10: ("done", False, 0)}


async def test_an_answered_update_can_have_no_other_effect(database: Database) -> None:
    await accept(database, [update(10)], NOW)
    await finish(database, 10)
    with pytest.raises(AlreadyDoneError):
        async with change(database, CAUSE):
            pytest.fail("not begun")


async def test_what_no_update_caused_is_marked_nowhere(database: Database) -> None:
    for cause in (Cause(0, NOW), Cause(0, NOW, update_id=999)):
        async with change(database, cause) as connection:
            await connection.execute(insert(meta).values(name=f"effect {cause.update_id}", value=""))
    assert await states(database) == {}


async def test_three_failures_park_an_update_and_erase_it(database: Database) -> None:
    await accept(database, [update(10), update(11)], NOW)
    assert [await fail(database, 10) for _ in range(ATTEMPTS)] == [False, False, True]
    assert await states(database) == {10: ("parked", False, 3), 11: ("waiting", True, 0)}
    assert await waiting(database) == [11]


async def test_failures_are_remembered_over_a_restart(database: Database) -> None:
    await accept(database, [update(10)], NOW)
    await fail(database, 10)
    async with database.read() as connection:
        assert [one.attempts for one in await read_waiting_updates(connection)] == [1]


async def test_what_is_answered_or_unknown_is_not_tried_again(database: Database) -> None:
    await accept(database, [update(10)], NOW)
    await finish(database, 10)
    assert await fail(database, 10)
    assert await fail(database, 99)
    assert await states(database) == {10: ("done", False, 0)}


async def test_what_is_done_is_forgotten_when_telegram_cannot_repeat_it(database: Database) -> None:
    await accept(database, [update(10), update(11), update(12), update(13)], NOW)
    await finish(database, 10)
    for _ in range(ATTEMPTS):
        await fail(database, 11)
    async with change(database, Cause(1, NOW, 12)):
        pass
    await forget_done(database, NOW + KEPT_DONE)
    assert set(await states(database)) == {10, 11, 12, 13}
    await forget_done(database, NOW + KEPT_DONE + 1)
    assert set(await states(database)) == {12, 13}
