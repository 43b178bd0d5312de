"""Who reads, who came lately, what was said and what did not arrive, counted."""

from sqlalchemy import insert

from schedules.clock import DAY
from storage.database import Database
from storage.models import ChatKind, DeliveryState, NoticeKind, NoticeState
from storage.statistics import Statistics, read_statistics
from storage.tables import deliveries, notices
from tests.conftest import FEBRUARY_20, at
from tests.people import subscriber

NOON = at(FEBRUARY_20, 12)


async def counted(database: Database) -> Statistics:
    async with database.read() as connection:
        return await read_statistics(connection, "ru", NOON - 7 * DAY, NOON - 30 * DAY)


async def add_notice(database: Database, created_at: int, state: NoticeState, sent: int = 0) -> int:
    values = {"kind": NoticeKind.CHANGE, "games": "TOKYO2020", "due_at": created_at, "cursor": 0}
    async with database.write() as connection:
        added = await connection.execute(
            insert(notices)
            .values(values | {"created_at": created_at, "state": state, "sent": sent})
            .returning(notices.c.id)
        )
        return int(added.scalar_one())


async def test_readers_are_counted_by_language_kind_sport_and_by_when_they_came(database: Database) -> None:
    await subscriber(database, 1, NOON, language="kk")
    await subscriber(database, 2, NOON - 8 * DAY, ["BOX", "JUD"], language_hint="en")
    await subscriber(database, -3, NOON - 40 * DAY, ["BOX"])
    await subscriber(database, 4, NOON, paused="blocked")
    await subscriber(database, 5, NOON, subscribed_at=None)
    found = await counted(database)
    assert found.readers == 3
    assert found.by_language == {"kk": 1, "en": 1, "ru": 1}
    assert found.by_kind == {ChatKind.PRIVATE: 2, ChatKind.GROUP: 1}
    assert (found.of_everything, found.by_sport) == (1, {"BOX": 2, "JUD": 1})
    assert (found.came_in_week, found.came_in_month) == (1, 2)


async def test_what_waits_is_held_or_was_given_up_is_counted_with_its_reason(database: Database) -> None:
    chats = [(await subscriber(database, number, NOON)).id for number in range(1, 6)]
    await add_notice(database, NOON - 40 * DAY, NoticeState.DONE, sent=100)
    oldest = await add_notice(database, NOON - 2 * DAY, NoticeState.WALKING, sent=7)
    await add_notice(database, NOON - DAY, NoticeState.WAITING, sent=1)
    states = (
        (DeliveryState.READY, ""),
        (DeliveryState.PLAIN, "bad entities"),
        (DeliveryState.HELD, "bad entities"),
        (DeliveryState.GIVEN_UP, "blocked"),
        (DeliveryState.GIVEN_UP, "blocked"),
    )
    rows = [
        {"notice_id": oldest, "chat_id": chat, "state": state, "attempts": 0, "not_before": 0, "reason": reason}
        for chat, (state, reason) in zip(chats, states, strict=True)
    ]
    async with database.write() as connection:
        await connection.execute(insert(deliveries), rows)
    found = await counted(database)
    assert (found.said, found.waiting, found.held, found.given_up) == (8, 2, 1, {"blocked": 2})
    assert found.oldest is not None
    assert found.oldest.id == oldest
