"""What comes next, as the bot's database tells it: the clock of the season does not run past it."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest

from bot.demo.season.moments import Moment, find_next
from bot.demo.season.outbox import Numbers, count
from schedules.announcements import add_notice
from schedules.asking import ask_due
from schedules.clock import HOUR, MINUTE
from schedules.notices import plan
from storage.database import Database
from storage.models import NoticeKind
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import subscriber

NOON = at(FEBRUARY_20, 12)


@pytest.fixture
async def database(tmp_path: Path, templates: Callable[[str, date], Path]) -> AsyncIterator[Database]:
    # Another thread: the template is made in an event loop of its own.
    shutil.copy(await asyncio.to_thread(templates, "TOKYO2020", FEBRUARY_20), tmp_path / "demo.db")
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}") as database:
        yield database


async def next_after(database: Database, now: int) -> Moment | None:
    async with database.read() as connection:
        return await find_next(connection, "TOKYO2020", now, ALMATY)


async def test_without_readers_the_next_is_the_question_on_the_evening_a_tournament_ends(database: Database):
    evening = at(date(2020, 2, 23), 21, zone="Europe/Berlin")
    assert await next_after(database, NOON) == Moment(evening, "question")
    await ask_due(database, "TOKYO2020", evening, ALMATY, [])
    assert await next_after(database, evening) == Moment(at(date(2020, 2, 24), 9), "question")


async def test_a_reader_of_boxing_has_a_morning_seven_days_before_amman(database: Database):
    await subscriber(database, 7, NOON, ["BOX"], remind_at=8 * 60 + 30)
    assert await next_after(database, at(date(2020, 2, 24), 10)) == Moment(
        at(date(2020, 2, 25), 8, 30), "morning-2020-02-25"
    )


async def test_who_reads_the_digest_has_a_morning_every_monday(database: Database):
    await subscriber(database, 7, NOON, ["SWM"], tells_digest=1)
    assert await next_after(database, at(date(2020, 2, 24), 8)) == Moment(
        at(date(2020, 2, 24), 9), "morning-2020-02-24"
    )


async def test_a_notice_comes_at_the_end_of_its_window_and_what_the_night_holds_back_in_the_morning(
    database: Database,
):
    await subscriber(database, 7, NOON, ["BOX"])
    late = at(FEBRUARY_20, 23, 30)
    async with database.write() as connection:
        await add_notice(
            connection, NoticeKind.LICENCES, "TOKYO2020", "BOX", None, now=late, due_at=late + 2 * MINUTE
        )
    assert await next_after(database, late) == Moment(late + 2 * MINUTE, "notice")
    await plan(database, late + 2 * MINUTE)
    assert await next_after(database, late + 2 * MINUTE) == Moment(at(date(2020, 2, 21), 8), "notice")
    async with database.read() as connection:
        assert await count(connection, late + HOUR, 5) == Numbers(1, 5, 0, 58 * 60)
