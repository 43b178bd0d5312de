"""While nothing can be written down nobody is left in silence, nothing is half done, and it mends itself."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date

import pytest

from schedules.lives import begin_life
from storage.database import Database
from storage.tables import inbox
from tests.conftest import at
from tests.people import all_of
from tests.rows import rows
from tests.town import Someone, Town

WORDS = "не могу ничего записать"
BUSY = 0.05  # seconds
MARCH_2 = date(2020, 3, 2)
Locked = Callable[[], AbstractAsyncContextManager[None]]


@pytest.fixture
async def owner(town: Town, monkeypatch: pytest.MonkeyPatch) -> Someone:
    """With a previewed licence that waits to be confirmed."""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", BUSY)
    someone = town.someone("Ержан", owner=True)
    await someone.says("/won BOX | Trial")
    return someone


def confirm(owner: Someone) -> None:
    message, data = owner._find_button("✅", None)
    owner.town.telegram.press(owner.person, message["message_id"], data)


def recorded(town: Town) -> int:
    return sum(one["event"] == "Trial" for one in rows(town.database_url, "licences"))


async def test_a_tap_is_answered_in_words_while_the_database_is_locked_and_done_once_when_it_is_free(
    town: Town, owner: Someone, locked: Locked
) -> None:
    async with locked():
        confirm(owner)
        await town.telegram.until(lambda: any(WORDS in one for one in owner.alerts()))
        assert recorded(town) == 0
        assert not owner.sees("Записано")
    await town.deals_with_it()
    assert recorded(town) == 1
    assert sum("Записано" in text for text in owner.reads()) == 1


async def test_who_writes_hears_it_once_and_is_answered_later(town: Town, owner: Someone, locked: Locked) -> None:
    aigerim = town.someone("Айгерим", "en")
    async with locked():
        for text in ("/next", "/licences"):
            town.telegram.type(aigerim.person, text)
        await town.telegram.until(aigerim.messages)
        polls = town.telegram.requests
        before = len(polls)
        await town.telegram.until(lambda: any(one.method == "getUpdates" for one in polls[before:]))
    await town.deals_with_it()
    assert ["cannot write" in text for text in aigerim.reads()] == [True, False, False]


async def test_a_full_disk_records_nothing_and_loses_nothing(
    town: Town, owner: Someone, database: Database
) -> None:
    """The file may not grow, and a long text needs room."""
    long = "/won BOX | " + "ы" * 3000
    writing = town.running.house.database
    async with writing.write() as connection:
        free = (await connection.exec_driver_sql("PRAGMA freelist_count")).scalar_one()
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
        assert free == 0
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(3):
        town.telegram.type(owner.person, long)
    await town.telegram.until(lambda: owner.sees(WORDS))
    assert all(one["state"] == "done" for one in rows(town.database_url, "inbox"))
    async with writing.write() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    await town.deals_with_it()
    assert len(await all_of(database, inbox)) == 4
    assert WORDS not in owner.last()


async def test_after_quick_deaths_messages_wait_and_replies_do_not(town: Town, database: Database) -> None:
    aigerim = town.someone("Айгерим")
    await aigerim.says("/subscribe")
    await town.stops()
    town.clock.move_to(at(MARCH_2, 9))
    for _ in range(7):
        await begin_life(database, town.clock.now())
    await town.starts()
    await aigerim.says("/help")
    assert "/subscribe" in aigerim.last()
    assert not aigerim.sees("Завтра")
    assert town.running.delivery._delay == 60_000
    await town.restarts()
    await town.settles()
    assert aigerim.sees("Завтра")
