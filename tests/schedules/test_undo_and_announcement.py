"""Undo against the announcement, and restarts at every step: nothing lost, doubled, or told that was undone."""

import asyncio

import pytest

from schedules.clock import MINUTE, SECOND
from schedules.drafts import Entry, draft
from schedules.licences import Recorded, Undone, record, undo
from schedules.notices import find_deliveries, plan
from schedules.outbox import Result, Sent, settle
from storage.database import Database
from storage.licences import read_licences_in_force, tally
from storage.models import Cause, Holder, NoticeKind
from storage.tables import ledger, notices
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, subscriber

NOW = at(FEBRUARY_20, 12)
DUE = NOW + 2 * MINUTE
STAFF, FAN = 900, 1
GAMES = "TOKYO2020"
BEFORE = 39
BOXER = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", None, 1, Holder.ATHLETE)


@pytest.fixture
async def followed(database: Database) -> Database:
    await subscriber(database, FAN, NOW, ("BOX",), quiet_from=0, quiet_to=0)
    return database


async def recorded(database: Database) -> int:
    number = await draft(database, Cause(STAFF, NOW), STAFF, (BOXER,))
    assert isinstance(number, int)
    assert isinstance(await record(database, Cause(STAFF, NOW), number, GAMES, ALMATY, 120), Recorded)
    return number


async def says(database: Database, now: int) -> list[str]:
    """What kinds of notice the fan is told now."""
    told = []
    for chat, waiting in await find_deliveries(database, now, 10, []):
        told += [notice.kind.value for _, notice in waiting]
        await settle(database, [Result(chat.id, None, tuple(one.id for _, one in waiting), Sent(1))], now, [])
    return told


async def total(database: Database) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, FEBRUARY_20)).places


@pytest.mark.parametrize(
    "moment", [DUE - SECOND, DUE, DUE + SECOND], ids=["just before", "as it goes", "just after"]
)
async def test_undo_and_announcement_at_once_end_in_silence_or_in_a_correction(
    followed: Database, moment: int
) -> None:
    """Whichever comes first, the reader never keeps a licence that is gone."""
    number = await recorded(followed)
    undone, _ = await asyncio.gather(
        undo(followed, Cause(STAFF, moment), number, GAMES, ALMATY), plan(followed, moment)
    )
    assert isinstance(undone, Undone)
    told = []
    for now in (moment, DUE, DUE + MINUTE):
        await plan(followed, now)
        told += await says(followed, now)
    assert told == ([] if undone.in_time else [NoticeKind.LICENCES, NoticeKind.CORRECTION])
    assert await total(followed) == BEFORE
    steps = [step for _, step, actor in await all_of(followed, ledger, "id", "step", "actor") if actor]
    assert steps == ["recorded", "undone"]


async def test_each_step_survives_a_restart_and_is_taken_once(followed: Database, database_url: str) -> None:
    """Every step is taken by a process of its own, twice, as after a kill between effect and answer."""
    numbers = set()
    for _ in range(2):
        async with Database(database_url) as fresh:
            cause = Cause(STAFF, NOW, update_id=7)
            numbers.add(await draft(fresh, cause, STAFF, (BOXER,)))
    [number] = numbers
    assert isinstance(number, int)
    for _ in range(2):
        async with Database(database_url) as fresh:
            cause = Cause(STAFF, NOW, update_id=8)
            answer = await record(fresh, cause, number, GAMES, ALMATY, 120)
            assert isinstance(answer, Recorded)
            assert answer.places == BEFORE + 1
    told = []
    for _ in range(3):
        async with Database(database_url) as fresh:
            await plan(fresh, DUE)
        async with Database(database_url) as fresh:
            told += await says(fresh, DUE)
    assert told == [NoticeKind.LICENCES]
    for _ in range(2):
        async with Database(database_url) as fresh:
            answer_undo = await undo(fresh, Cause(STAFF, DUE, update_id=9), number, GAMES, ALMATY)
            assert isinstance(answer_undo, Undone)
            assert (answer_undo.places, answer_undo.in_time) == (BEFORE, False)
    for _ in range(2):
        async with Database(database_url) as fresh:
            await plan(fresh, DUE)
            told += await says(fresh, DUE)
    assert told == [NoticeKind.LICENCES, NoticeKind.CORRECTION]
    assert len(await all_of(followed, notices)) == 2
