"""What comes in is handled: each chat's in order, one after another, whatever the others bring."""

import asyncio
import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from bot.demo.telegram import Fault, Person
from bot.intake import read_update
from bot.senders import chat_of
from schedules.chats import Defaults, subscribe
from schedules.clock import MINUTE
from schedules.inbox import Received, accept
from storage.database import Database
from storage.inbox import read_waiting_updates
from storage.models import Address, Cause, ChatKind
from storage.tables import inbox, recordings
from tests.people import all_of
from tests.people import chat_of as person_at
from tests.town import Someone, Town

SENDING = frozenset({"sendMessage"})


def message(person: Person, text: str, number: int = 1) -> dict[str, Any]:
    return {
        "message_id": number,
        "date": 1_582_178_400,
        "chat": person.chat(),
        "from": person.user(),
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
    }


async def states(database: Database) -> list[tuple[object, ...]]:
    """State, attempts, whether the body is kept; in Telegram's order."""
    rows = await all_of(database, inbox, "update_id", "state", "attempts", "body")
    return [(state, attempts, body is not None) for _, state, attempts, body in rows]


async def test_an_update_that_nobody_understands_does_not_stop_the_others(town: Town, database: Database) -> None:
    aigerim = town.someone("Айгерим")
    await aigerim.says("/start")
    town.telegram.add_update({"callback_query": {"id": 5, "from": 7, "message": "a message?"}})
    town.telegram.add_update({"message": {"message_id": 9, "date": "soon", "chat": {"id": 3, "type": "moon"}}})
    await aigerim.says("/next")
    assert len(aigerim.messages()) == 2
    assert await states(database) == [
        ("done", 0, False),
        ("parked", 3, False),
        ("parked", 3, False),
        ("done", 0, False),
    ]


async def test_a_field_of_a_later_bot_api_is_no_obstacle(town: Town, database: Database) -> None:
    aigerim = town.someone("Айгерим")
    later = message(aigerim.person, "/next") | {"hologram": {"shape": "cube"}}
    town.telegram.add_update({"message": later})
    await town.deals_with_it()
    assert len(aigerim.messages()) == 1
    assert await states(database) == [("done", 0, False)]


async def test_a_handler_that_fails_is_tried_three_times_then_parked_with_an_apology(
    town: Town, database: Database
) -> None:
    aigerim = town.someone("Айгерим")
    await town.starts()
    town.telegram.fail(Fault.BAD_REQUEST, methods=SENDING, times=3, description="message is too long")
    await aigerim.says("/next")
    tries = [one.status for one in town.telegram.requests if one.method == "sendMessage"]
    assert tries == [400, 400, 400, 200]
    assert "сломал" in aigerim.last()
    assert await states(database) == [("parked", 3, False)]
    await aigerim.says("/next")
    assert len(aigerim.messages()) == 2


async def test_a_handler_that_fails_once_answers_the_second_time(town: Town, database: Database) -> None:
    aigerim = town.someone("Айгерим")
    await town.starts()
    town.telegram.fail(Fault.BAD_REQUEST, methods=SENDING, description="message is too long")
    await aigerim.says("/subscribe бокс")
    assert len(aigerim.messages()) == 1
    assert await states(database) == [("done", 1, False)]


async def test_who_cannot_be_apologised_to_stops_nobody(town: Town, database: Database) -> None:
    aigerim, timur = town.someone("Айгерим"), town.someone("Тимур")
    await town.starts()
    town.telegram.fail(Fault.FORBIDDEN, methods=SENDING, chat_id=aigerim.person.id, times=None)
    await aigerim.says("/next")
    await timur.says("/next")
    assert len(timur.messages()) == 1
    assert await states(database) == [("parked", 3, False), ("done", 0, False)]


async def test_one_chats_updates_are_answered_in_order_and_others_beside_them(town: Town) -> None:
    """While her first answer is slow her second waits, and his does not."""
    aigerim, timur = town.someone("Айгерим"), town.someone("Тимур")
    await town.starts()
    town.telegram.fail(Fault.SLOW, methods=SENDING, chat_id=aigerim.person.id, seconds=0.3)
    for someone, text in ((aigerim, "/next"), (aigerim, "/licences"), (timur, "/help"), (aigerim, "/language")):
        town.telegram.type(someone.person, text)
    await town.deals_with_it()
    hers = [one.number for one in town.telegram.ledger if one.chat_id == aigerim.person.id]
    (his,) = [one.number for one in town.telegram.ledger if one.chat_id == timur.person.id]
    assert his < hers[1] < hers[2]
    assert "турнир" in aigerim.reads()[0]
    assert "лицензи" in aigerim.reads()[1]


async def test_many_words_at_once_are_answered_each_in_turn(town: Town) -> None:
    people = [town.someone(f"Сосед {number}") for number in range(6)]
    await town.starts()
    for text in ("/next", "/licences", "/help", "/subscribe"):
        for someone in people:
            town.telegram.type(someone.person, text)
    await town.deals_with_it()
    first = people[0].reads()
    assert len(first) == 4
    assert [someone.reads() for someone in people] == [first] * 6


async def test_what_was_left_is_handled_after_a_restart(town: Town, database: Database) -> None:
    """Kept and confirmed to Telegram, and then the process died."""
    aigerim = town.someone("Айгерим")
    aigerim.person.started = True
    updates = [
        {"update_id": 600_000_001 + number, "message": message(aigerim.person, text, number + 1)}
        for number, text in enumerate(("/subscribe бокс", "/next"))
    ]
    await accept(database, [read_update(update) for update in updates], town.clock.now())
    await town.starts()
    await town.deals_with_it()
    assert len(aigerim.messages()) == 2
    assert await states(database) == [("done", 0, False)] * 2
    await town.restarts()
    await town.deals_with_it()
    assert len(aigerim.messages()) == 2


@pytest.mark.parametrize(("minutes", "answers"), [(9, 1), (11, 0)], ids=["soon after", "long after"])
async def test_what_was_applied_and_not_answered_is_answered_unless_that_is_long_ago(
    town: Town, database: Database, minutes: int, answers: int
) -> None:
    aigerim = town.someone("Айгерим")
    aigerim.person.started = True
    update = {"update_id": 600_000_001, "message": message(aigerim.person, "/subscribe", 1)}
    await accept(database, [read_update(update)], town.clock.now())
    cause = Cause(aigerim.person.id, town.clock.now(), 600_000_001)
    await subscribe(database, cause, Address(aigerim.person.id, ChatKind.PRIVATE), (), Defaults())
    assert await states(database) == [("applied", 0, True)]
    town.clock.move_to(town.clock.now() + minutes * MINUTE)
    await town.starts()
    await town.deals_with_it()
    assert len(aigerim.messages()) == answers
    assert await states(database) == [("done", 0, False)]


async def test_polling_goes_on_after_trouble_and_loses_nothing(town: Town) -> None:
    aigerim = town.someone("Айгерим")
    town.telegram.type(aigerim.person, "/next")
    town.telegram.fail(Fault.BAD_GATEWAY, methods={"getUpdates"})
    await town.starts()
    await town.deals_with_it()
    assert len(aigerim.messages()) == 1


async def test_a_reply_is_tried_again_while_telegram_restarts(town: Town) -> None:
    aigerim = town.someone("Айгерим")
    await town.starts()
    town.telegram.fail(Fault.SERVER_ERROR, methods=SENDING)
    await aigerim.says("/next")
    assert len(aigerim.messages()) == 1


async def test_half_a_character_does_not_hold_up_its_batch(database: Database) -> None:
    """Telegram's JSON may hold half of a surrogate pair, which no database takes as text."""
    update = {"update_id": 1, "message": {"chat": {"id": 5}, "text": "\ud83d and \x00"}}
    received = [read_update(update), Received(2, 5, "{}")]
    await accept(database, received, 0)
    async with database.read() as connection:
        kept = await read_waiting_updates(connection)
    assert [one.update_id for one in kept] == [1, 2]
    assert json.loads(kept[0].body) == update


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"message": {"chat": {"id": -5}, "from": {"id": 7}}}, -5),
        ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 5}}}}, 5),
        ({"callback_query": {"from": {"id": 7}}}, 7),
        ({"inline_query": {"from": {"id": 7}}}, 7),
        ({"my_chat_member": {"chat": {"id": 5}, "from": {"id": 7}}}, 5),
        ({"poll_answer": {"user": {"id": 7}}}, 7),
        ({"something_new": {"of": "nobody"}}, 0),
        ({"something_new": ["a", "list"]}, 0),
        ({"message": {"chat": "?", "from": None}}, 0),
        ({}, 0),
    ],
    ids=[
        "message",
        "tap",
        "tap on an inline message",
        "inline",
        "membership",
        "poll",
        "new",
        "list",
        "odd",
        "empty",
    ],
)
def test_whose_line_an_update_stands_in(update: dict[str, Any], chat: int) -> None:
    assert chat_of(update | {"update_id": 1}) == chat


async def test_a_database_that_is_away_costs_no_answer_and_repeats_none(
    town: Town,
    database: Database,
    locked: Callable[[], AbstractAsyncContextManager[None]],
    told: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Locked while one update is being answered and the next waits to change something."""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
    aigerim = town.someone("Айгерим")
    await town.starts()
    town.telegram.fail(Fault.SLOW, methods=SENDING, chat_id=aigerim.person.id, seconds=0.2)
    for text in ("/next", "/subscribe бокс"):
        town.telegram.type(aigerim.person, text)
    await town.telegram.until(lambda: town.telegram.ledger and not town.telegram.pending_updates)
    async with locked():
        async with asyncio.timeout(5):
            while "the database is away" not in told():  # noqa: ASYNC110 (nothing wakes us when a line is logged)
                await asyncio.sleep(0.01)
    await town.deals_with_it()
    assert len(aigerim.messages()) == 2
    assert (await person_at(database, aigerim.person.id)).sports == {"BOX"}
    assert [state for state, _, _ in await states(database)] == ["done", "done"]


async def test_tapping_twice_at_once_is_answered_twice_and_done_once(town: Town, database: Database) -> None:
    owner: Someone = town.someone("Ержан", owner=True)
    await owner.says("/won BOX | Men's 75 kg | Abilkhan Amankul | | 1")
    keyboard = owner.messages()[-1]["reply_markup"]["inline_keyboard"]
    data = keyboard[0][0]["callback_data"]
    for _ in range(2):
        town.telegram.press(owner.person, owner.messages()[-1]["message_id"], data)
    await town.deals_with_it()
    assert len(town.telegram.answers) == 2
    assert len(await all_of(database, recordings)) == 1
