"""The end of Games is told once, and readers are asked once whether to go on with the next; silence is a yes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from schedules.chats import resume, unsubscribe
from schedules.clock import DAY, HOUR
from schedules.games import open_games
from schedules.next_games import GRACE, tell_end
from schedules.notices import find_deliveries, plan
from schedules.outbox import Result, Sent, settle
from storage.database import Database
from storage.models import Cause, ChatKind, NoticeKind
from storage.tables import games_changes, meta, notices
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import DEFAULTS, address, all_of, subscriber

NOW = at(FEBRUARY_20, 12)
CLOSING = date(2020, 8, 9)  # as it is known that day
TOKYO, LA = "TOKYO2020", "LA2028"
FAN, SILENT, GROUP, CHANNEL = 1, 2, -100, -200


async def starts(database: Database, games: str, now: int) -> None:
    await open_games(database, games, now, ALMATY)
    await tell_end(database, games, now, ALMATY)
    await plan(database, now)


async def told(database: Database, now: int) -> dict[int, list[str]]:
    """Which kinds of notice each chat is told now."""
    await plan(database, now)
    heard = {}
    for chat, waiting in await find_deliveries(database, now, 10, []):
        heard[chat.telegram_id] = [notice.kind.value for _, notice in waiting]
        await settle(database, [Result(chat.id, None, tuple(one.id for _, one in waiting), Sent(1))], now, [])
    return heard


@pytest.fixture(autouse=True)
async def readers(database: Database) -> None:
    """Subscribed but for one; a group and a channel among them."""
    await subscriber(database, FAN, NOW, ("BOX",))
    await subscriber(database, GROUP, NOW)
    await subscriber(database, CHANNEL, NOW, kind=ChatKind.CHANNEL)
    await subscriber(database, SILENT, NOW)
    await unsubscribe(database, Cause(SILENT, NOW), address(SILENT), (), TOKYO, DEFAULTS)


async def test_readers_and_groups_are_asked_once_after_an_hour_and_channels_go_on(database: Database) -> None:
    await starts(database, LA, NOW + HOUR)
    newcomer = 3
    await subscriber(database, newcomer, NOW + HOUR + 1)
    assert await told(database, NOW + HOUR + GRACE - 1) == {}
    await starts(database, LA, NOW + HOUR + GRACE)
    assert await told(database, NOW + HOUR + GRACE) == {FAN: ["opened"], GROUP: ["opened"]}
    for later in (DAY, 30 * DAY):
        await starts(database, LA, NOW + later)
        assert await told(database, NOW + later) == {}


async def test_a_mistake_that_is_put_right_within_the_hour_asks_nobody(database: Database) -> None:
    await starts(database, LA, NOW)
    await starts(database, TOKYO, NOW + HOUR // 2)
    assert await told(database, NOW + 2 * GRACE) == {}
    await starts(database, LA, NOW + DAY)
    assert await told(database, NOW + DAY + GRACE) == {FAN: ["opened"], GROUP: ["opened"]}


async def test_nobody_is_asked_to_go_back_to_games_that_are_over(database: Database) -> None:
    await starts(database, LA, NOW)
    await told(database, NOW + GRACE)
    later = at(CLOSING + timedelta(days=30), 12)
    await starts(database, TOKYO, later)
    assert "opened" not in str(await told(database, later + GRACE))


async def test_quiet_hours_hold_the_question(database: Database) -> None:
    night = at(FEBRUARY_20, 23, 30)
    await starts(database, LA, night - GRACE)
    assert await told(database, night) == {}
    assert set(await told(database, at(FEBRUARY_20 + timedelta(days=1), 8))) == {FAN, GROUP}


async def test_who_says_yes_goes_on_as_before_and_who_had_stopped_comes_back_with_their_sports(
    database: Database,
) -> None:
    for _ in range(2):
        chat = await resume(database, Cause(FAN, NOW), address(FAN), DEFAULTS)
        assert (chat.subscribed, chat.sports) == (True, {"BOX"})
    await unsubscribe(database, Cause(FAN, NOW), address(FAN), (), LA, DEFAULTS)
    chat = await resume(database, Cause(FAN, NOW + 1), address(FAN), DEFAULTS)
    assert (chat.subscribed, chat.sports, chat.subscribed_at) == (True, {"BOX"}, NOW + 1)
    new = await resume(database, Cause(9, NOW), address(9), DEFAULTS)
    assert (new.subscribed, new.all_sports) == (True, True)


async def test_the_end_is_told_the_morning_after_to_all_who_hear_of_licences_and_once(database: Database) -> None:
    morning = at(CLOSING + timedelta(days=1), 9)
    assert [str(CLOSING)] == [day for (_, day) in await all_of(database, games_changes, "id", "closing_on")][-1:]
    for early in (at(CLOSING, 23), morning - 1):
        await starts(database, TOKYO, early)
        assert await told(database, early) == {}
    for moment, heard in ((morning, {FAN, GROUP, CHANNEL}), (morning + 1, set()), (morning + DAY, set())):
        await starts(database, TOKYO, moment)
        assert set(await told(database, moment)) == heard
    kinds = [kind for (kind,) in await all_of(database, notices, "kind")]
    assert kinds == [NoticeKind.CLOSED]


async def test_a_database_made_after_the_end_says_nothing_of_it(database: Database) -> None:
    later = at(date(2029, 1, 1), 12)
    async with database.write() as connection:
        await connection.execute(update(meta).where(meta.c.name == "made_at").values(value=str(later)))
    await starts(database, TOKYO, later)
    assert await told(database, later) == {}
