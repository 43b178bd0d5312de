"""Who is told, read from the table: in order, within bounds, and only whom it concerns."""

from dataclasses import replace
from datetime import date, timedelta

from schedules.clock import MINUTE
from storage.chats import Hour, last_chat_id, read_chats, read_followers, read_mornings, read_untold_chats
from storage.database import Database
from storage.models import Chat, Notice, NoticeKind, NoticeState
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import subscriber

MORNING = at(FEBRUARY_20, 8)
NINE = Hour(ALMATY, 9 * 60, 23 * 60, 8 * 60)


async def followers(
    database: Database, sport: str | None, after: int = 0, last: int = 99, limit: int = 99
) -> list:
    notice = Notice(1, NoticeKind.LICENCES, "TOKYO2020", sport, None, 0, 0, NoticeState.WALKING)
    async with database.read() as connection:
        return [chat.id for chat in await read_followers(connection, notice, after, last, limit)]


async def untold(database: Database, hour: Hour = NINE, now: int = MORNING, limit: int = 99) -> list[Chat]:
    async with database.read() as connection:
        return await read_untold_chats(connection, hour, FEBRUARY_20, now, limit)


async def test_followers_are_walked_in_order_between_bounds(database: Database) -> None:
    everything = await subscriber(database, 1, MORNING)
    boxing = await subscriber(database, 2, MORNING, ["BOX", "JUD"])
    judo = await subscriber(database, 3, MORNING, ["JUD"])
    await subscriber(database, 4, MORNING, subscribed_at=None)
    await subscriber(database, 5, MORNING, paused="blocked")
    assert await followers(database, "BOX") == [everything.id, boxing.id]
    assert await followers(database, "JUD") == [everything.id, boxing.id, judo.id]
    assert await followers(database, "FEN") == [everything.id]
    assert await followers(database, None) == [everything.id, boxing.id, judo.id]
    assert await followers(database, None, after=everything.id) == [boxing.id, judo.id]
    assert await followers(database, None, last=boxing.id) == [everything.id, boxing.id]
    assert await followers(database, None, limit=1) == [everything.id]


async def test_each_different_hour_is_known_once(database: Database) -> None:
    await subscriber(database, 1, MORNING)
    await subscriber(database, 2, MORNING)
    await subscriber(database, 3, MORNING, remind_at=7 * 60)
    await subscriber(database, 4, MORNING, zone="Asia/Tokyo", quiet_from=0, quiet_to=0)
    await subscriber(database, 5, MORNING, remind_at=600, paused="blocked")
    async with database.read() as connection:
        hours = await read_mornings(connection)
    others = {Hour(ALMATY, 420, 1380, 480), Hour("Asia/Tokyo", 540, 0, 0)}
    assert {replace(hour, told_on=None) for hour in hours} == {NINE, *others}
    assert len(hours) == 3


async def test_an_hour_knows_when_the_longest_untold_of_its_chats_was_told(database: Database) -> None:
    for number, day in enumerate(("2020-02-19", "2020-02-17", "2020-02-18")):
        await subscriber(database, number + 1, MORNING, told_on=day)
    await subscriber(database, 4, MORNING, told_on="2020-02-01", paused="blocked")
    async with database.read() as connection:
        assert await read_mornings(connection) == [replace(NINE, told_on=date(2020, 2, 17))]


async def test_the_longest_untold_come_first(database: Database) -> None:
    for number, days in ((1, 1), (2, 3), (3, 2), (4, 0), (5, -1)):
        await subscriber(database, number, MORNING, told_on=(FEBRUARY_20 - timedelta(days)).isoformat())
    assert [chat.telegram_id for chat in await untold(database)] == [2, 3, 1]
    assert [chat.telegram_id for chat in await untold(database, limit=2)] == [2, 3]
    assert await untold(database, Hour(ALMATY, 480, 1380, 480)) == []


async def test_a_chat_is_read_with_all_it_wants(database: Database) -> None:
    made = await subscriber(database, -7, MORNING, ["JUD", "BOX"], topic_id=3, leads="", language="kk")
    assert (made.sports, made.all_sports, made.leads, made.topic_id) == ({"BOX", "JUD"}, False, (), 3)
    assert (made.zone, made.remind_at, made.language) == (ALMATY, 540, "kk")
    assert made.subscribed_at == MORNING
    async with database.read() as connection:
        assert await read_chats(connection, [made.id, 99]) == {made.id: made}
        assert await last_chat_id(connection) == made.id


async def test_an_empty_table_has_no_last_chat(database: Database) -> None:
    async with database.read() as connection:
        assert await last_chat_id(connection) == 0
    assert await untold(database, now=MORNING + MINUTE) == []
