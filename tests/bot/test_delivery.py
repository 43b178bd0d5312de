"""What is due reaches everybody whatever Telegram, the network or the database does meanwhile."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Any

import pytest

from bot.demo.telegram import Fault
from schedules.clock import MINUTE, SECOND
from storage.database import Database
from storage.tables import chats, deliveries, morning_retries, notice_licences, notices
from tests.conftest import at
from tests.people import all_of, chat_of, subscriber
from tests.stories.test_recording import LINE
from tests.town import Someone, Town

NINE = at(date(2020, 3, 2), 9)
GROUP = -1001
SENDING = frozenset({"sendMessage"})


@pytest.fixture
def neighbour(town: Town, database: Database) -> Callable[..., Any]:
    """Makes a subscriber whose next morning is at nine on 2 March."""

    async def make(name: str, **settings: object) -> Someone:
        someone = town.someone(name, **({"owner": True} if settings.pop("owner", False) else {}))
        someone.person.started = True
        await subscriber(database, someone.person.id, town.clock.now(), **settings)
        return someone

    return make


async def group(town: Town, database: Database) -> None:
    """A group that follows everything and knows the bot."""
    card = {"id": GROUP, "type": "supergroup", "title": "Бокс"}
    await subscriber(database, GROUP, town.clock.now())
    message = {"message_id": 1, "date": 0, "chat": card, "text": "x"}
    town.telegram.add_update({"message": message})


def sent_to(town: Town, chat: int) -> list[str]:
    return [one.text for one in town.telegram.ledger if one.chat_id == chat]


def mornings(someone: Someone) -> int:
    """How many messages came to them unasked."""
    return len(sent_to(someone.town, someone.person.id))


async def goes_on(town: Town, steps: int = 3) -> None:
    """Time passes until every wait is over."""
    for _ in range(steps):
        await town.moves_to(town.clock.now() + 2 * MINUTE)


async def test_everyone_has_one_morning(town: Town, neighbour: Callable[..., Any]) -> None:
    everyone = [await neighbour(f"Сосед {number}") for number in range(20)]
    await town.starts()
    await town.moves_to(NINE - 1)
    assert [mornings(one) for one in everyone] == [0] * 20
    await town.moves_to(NINE)
    await goes_on(town)
    assert [mornings(one) for one in everyone] == [1] * 20


@pytest.mark.parametrize(
    ("fault", "more", "copies"),
    [
        (Fault.SERVER_ERROR, {}, 1),
        (Fault.BAD_GATEWAY, {}, 1),
        (Fault.RESET_BEFORE, {}, 1),
        (Fault.UNPARSABLE_OK, {}, 1),
        (Fault.SLOW, {"seconds": 0.05}, 1),
        (Fault.RESET_AFTER, {}, 2),
        (Fault.BROKEN_JSON, {}, 2),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
async def test_trouble_delays_a_message_and_repeats_it_only_where_its_answer_was_lost(
    town: Town, neighbour: Callable[..., Any], fault: Fault, more: dict[str, Any], copies: int
) -> None:
    unlucky, lucky = await neighbour("Айгерим"), await neighbour("Тимур")
    town.telegram.fail(fault, methods=SENDING, chat_id=unlucky.person.id, **more)
    await town.starts()
    await town.moves_to(NINE)
    assert mornings(lucky) == 1
    await goes_on(town)
    assert (mornings(unlucky), mornings(lucky)) == (copies, 1)
    lost = [one for one in town.telegram.ledger if not one.answered]
    assert len(lost) == copies - 1


async def test_what_may_have_been_read_is_taken_back_although_no_answer_came(
    town: Town, neighbour: Callable[..., Any]
) -> None:
    owner, aigerim = town.someone("Ержан", owner=True), await neighbour("Айгерим")
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    town.telegram.fail(Fault.RESET_AFTER, methods=SENDING, chat_id=aigerim.person.id)
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    await owner.taps("Отменить")
    await goes_on(town)
    announced, corrected = sent_to(town, aigerim.person.id)
    assert announced.startswith("🏅")
    assert corrected.startswith("✏️")


async def test_many_failures_in_a_row_give_nothing_up(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    aigerim = await neighbour("Айгерим")
    town.telegram.fail(Fault.SERVER_ERROR, methods=SENDING, times=6)
    await town.starts()
    await town.moves_to(NINE)
    assert (await all_of(database, morning_retries, "attempts"))[0] == (1,)
    await goes_on(town, steps=7)
    assert mornings(aigerim) == 1
    assert await all_of(database, morning_retries) == []


async def test_too_many_requests_from_a_group_delay_that_group_alone(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    await group(town, database)
    people = [await neighbour(f"Сосед {number}") for number in range(5)]
    town.telegram.fail(Fault.TOO_MANY, methods=SENDING, chat_id=GROUP, retry_after=1)
    await town.starts()
    await town.moves_to(NINE)
    assert [mornings(one) for one in people] == [1] * 5
    assert sent_to(town, GROUP) == []
    # At the end of the wait, not before: a request inside it would be a violation.
    await town.moves_to(NINE + SECOND)
    assert sent_to(town, GROUP) == []
    await town.moves_to(NINE + 1_500)
    assert len(sent_to(town, GROUP)) == 1


async def test_too_many_requests_from_a_private_chat_pause_the_bot(
    town: Town, neighbour: Callable[..., Any]
) -> None:
    """It was written to once: the limit can only be the bot's."""
    early = await neighbour("Айгерим", remind_at=8 * 60 + 30)
    others = [await neighbour(f"Сосед {number}") for number in range(3)]
    town.telegram.fail(Fault.TOO_MANY, methods=SENDING, retry_after=1, everywhere=True)
    await town.starts()
    await town.moves_to(NINE - 30 * MINUTE)
    assert [request.status for request in town.telegram.requests if request.method == "sendMessage"] == [429]
    gate = town.running.delivery._gate
    assert 0 < gate._closed_until - gate.timer.now() <= 1.5
    await town.moves_to(NINE)
    assert [mornings(one) for one in (early, *others)] == [1] * 4


async def test_who_blocked_the_bot_is_not_written_to_again_until_they_return(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    aigerim, timur = await neighbour("Айгерим"), await neighbour("Тимур")
    aigerim.person.blocked = True  # while we were down and were not told
    await town.starts()
    await town.moves_to(NINE)
    assert (await chat_of(database, aigerim.person.id)).paused == "Forbidden: bot was blocked by the user"
    asked = len(town.telegram.requests)
    for day in range(3, 8):
        await town.moves_to(at(date(2020, 3, day), 9))
    tries = [one for one in town.telegram.requests[asked:] if one.chat_id == aigerim.person.id]
    assert tries == []
    assert mornings(timur) > 1
    await aigerim.says("/next")
    assert (await chat_of(database, aigerim.person.id)).paused == ""


async def test_a_group_that_became_a_supergroup_is_written_to_at_its_new_address(
    town: Town, database: Database
) -> None:
    await group(town, database)
    card = {"id": -2002, "type": "supergroup", "title": "Бокс"}
    town.telegram.fail(Fault.MIGRATE, methods=SENDING, chat_id=GROUP, migrate_to_chat_id=-2002)
    town.telegram.add_update({"channel_post": {"message_id": 1, "date": 0, "chat": card, "text": "x"}})
    await town.starts()
    await town.moves_to(NINE)
    assert len(sent_to(town, -2002)) == 1
    assert sent_to(town, GROUP) == []
    assert (await chat_of(database, -2002)).told_on == date(2020, 3, 2)


async def test_refused_markup_is_said_once_more_as_plain_text(town: Town, neighbour: Callable[..., Any]) -> None:
    aigerim = await neighbour("Айгерим")
    town.telegram.fail(Fault.BAD_REQUEST, methods=SENDING, description="can't parse entities: no")
    await town.starts()
    await town.moves_to(NINE)
    (only,) = [one for one in town.telegram.ledger if one.chat_id == aigerim.person.id]
    assert "parse_mode" not in only.params
    assert "<b>" not in only.text
    assert "entities" not in aigerim.messages()[-1]


async def test_what_is_refused_as_plain_text_too_is_held_and_the_owners_are_told(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    owner, aigerim, timur = (
        await neighbour("Ержан", owner=True, leads=""),
        await neighbour("Айгерим"),
        await neighbour("Тимур"),
    )
    town.telegram.fail(
        Fault.BAD_REQUEST, methods=SENDING, chat_id=aigerim.person.id, times=2, description="message is too long"
    )
    await town.starts()
    await town.moves_to(NINE)
    await goes_on(town)
    assert (mornings(aigerim), mornings(timur)) == (0, 1)
    assert [text for text in owner.reads() if "⚠️" in text] == [owner.last()]
    refused = [one for one in town.telegram.requests if one.chat_id == aigerim.person.id]
    assert len(refused) == 2


async def give_notice(database: Database, *chat_ids: int, licence: int = 1) -> int:
    """A licence to be told to these chats now."""
    async with database.write() as connection:
        added = await connection.exec_driver_sql(
            "INSERT INTO notices (kind, games, sport, created_at, due_at, state, cursor, max_chat_id, sent)"
            " VALUES ('licences', 'TOKYO2020', NULL, 0, 0, 'walking', 0, 0, 0) RETURNING id"
        )
        number = int(added.scalar_one())
        await connection.execute(notice_licences.insert().values(notice_id=number, licence_id=licence))
        for chat in chat_ids:
            await connection.execute(
                deliveries.insert().values(notice_id=number, chat_id=chat, state="ready", attempts=0, not_before=0)
            )
    return number


async def test_a_notice_that_is_refused_costs_no_other_notice(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    """Two wait together: refused together, they are said one by one, and only the one refused again is held."""
    aigerim = await neighbour("Айгерим", leads="")
    chat = await chat_of(database, aigerim.person.id)
    first = await give_notice(database, chat.id)
    second = await give_notice(database, chat.id, licence=2)
    town.telegram.fail(Fault.BAD_REQUEST, methods=SENDING, times=2, description="BUTTON_DATA_INVALID")
    await town.starts()
    await town.settles()
    await goes_on(town)
    assert mornings(aigerim) == 1
    rows = await all_of(database, deliveries, "notice_id", "state", "reason")
    assert rows == [(first, "held", "Bad Request: BUTTON_DATA_INVALID")]
    assert dict(await all_of(database, notices, "id", "sent"))[second] == 1


async def test_what_waits_for_a_chat_is_one_message(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    aigerim = await neighbour("Айгерим", leads="")
    chat = await chat_of(database, aigerim.person.id)
    given = [await give_notice(database, chat.id, licence=number) for number in (1, 2, 3)]
    await town.starts()
    await town.settles()
    assert mornings(aigerim) == 1
    assert await all_of(database, deliveries) == []
    assert [dict(await all_of(database, notices, "id", "sent"))[number] for number in given] == [1, 1, 1]


async def test_who_left_after_it_was_planned_is_not_told(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    aigerim = await neighbour("Айгерим", leads="", subscribed_at=None)
    await give_notice(database, (await chat_of(database, aigerim.person.id)).id)
    await town.starts()
    await town.settles()
    assert mornings(aigerim) == 0
    assert await all_of(database, deliveries) == []


@pytest.mark.parametrize("busy_seconds", [5, 0.05], ids=["for a moment", "for longer"])
async def test_a_database_that_is_away_costs_no_repeat(
    town: Town,
    neighbour: Callable[..., Any],
    locked: Callable[[], AbstractAsyncContextManager[None]],
    monkeypatch: pytest.MonkeyPatch,
    busy_seconds: float,
) -> None:
    """Another program holds the write lock from before the messages go until after they are accepted."""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", busy_seconds)
    people = [await neighbour(f"Сосед {number}") for number in range(3)]
    await town.starts()
    async with locked():
        town.clock.move_to(NINE)
        town.running.delivery.wake()
        await town.telegram.until(lambda: len(town.telegram.ledger) == 3)
    await town.settles()
    await goes_on(town)
    assert [mornings(one) for one in people] == [1] * 3


async def test_what_is_due_is_sent_after_a_restart_and_told_once(
    town: Town, database: Database, neighbour: Callable[..., Any]
) -> None:
    aigerim = await neighbour("Айгерим")
    await town.starts()
    await town.stops()
    town.clock.move_to(NINE + 3 * 60 * MINUTE)
    await town.starts()
    await town.settles()
    await town.restarts()
    await town.settles()
    assert mornings(aigerim) == 1
    assert (await all_of(database, chats, "told_on")) == [("2020-03-02",)]


async def test_a_reply_does_not_wait_for_messages_on_their_way(town: Town, neighbour: Callable[..., Any]) -> None:
    for number in range(20):
        await neighbour(f"Сосед {number}")
    aigerim = town.someone("Айгерим")
    await town.starts()
    town.telegram.latency = 0.3
    town.clock.move_to(NINE)
    town.running.delivery.wake()
    await town.telegram.until(lambda: town.telegram.ledger)
    await aigerim.says("/next")
    chats_written_to = [one.chat_id for one in town.telegram.ledger]
    town.telegram.latency = 0
    await town.settles()
    assert aigerim.person.id in chats_written_to
