"""Every answer of the Bot API to its exact state: the real delivery, over HTTP, all rows side by side.

Each row of the table has a chat with a morning and a chat with a notice of its own. They meet their troubles
together, so a row is also a proof that nobody's trouble touches anybody else.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import build_house
from bot.delivery import Delivery
from bot.demo.telegram import Fault, PretendTelegram
from bot.outcomes import TokenRefused
from bot.pace import Gate
from bot.settings import Settings
from bot.telegram import make_bot
from schedules.clock import SECOND, MovableClock
from schedules.notices import plan
from storage.database import Database
from storage.tables import chats, deliveries, morning_retries, notice_licences, notices
from tests.conftest import at
from tests.people import all_of, subscriber
from tests.town import TOKEN, UNHURRIED

NINE = at(date(2020, 3, 2), 9)
PATIENCE, IMPATIENCE = 10, 0.1  # seconds for an answer: the second where there will be none
SENDING = frozenset({"sendMessage"})


class HurriedTimer:
    """A timer on which every wait is over at once; what was waited is counted."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds
        await asyncio.sleep(0)


@asynccontextmanager
async def delivering(
    database: Database, telegram_url: str, clock: MovableClock, patience: float = PATIENCE
) -> AsyncIterator[Delivery]:
    """The delivery alone: nobody polls, nothing ticks."""
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        telegram_api_url=telegram_url,
        games="TOKYO2020",
    )
    async with make_bot(settings, 100) as bot, asyncio.TaskGroup() as group:
        bot.session.timeout = patience
        delivery = Delivery(build_house(settings, database, clock), bot, Gate(UNHURRIED, HurriedTimer()))
        clock.move_to(max(NINE, clock.now()))  # what falls due now was in no earlier life's hands
        running = group.create_task(delivery.run())
        yield delivery
        running.cancel()


@pytest.fixture
async def telegram(clock: MovableClock) -> AsyncIterator[PretendTelegram]:
    clock.move_to(NINE - SECOND)
    telegram = PretendTelegram(token=TOKEN, now=lambda: clock.now() / SECOND)
    await telegram.start()
    yield telegram
    await telegram.stop()


@dataclass(frozen=True)
class Row:
    """A trouble, and what stands in the tables after it."""

    fault: Fault
    more: dict[str, Any] = field(default_factory=dict)
    accepted: int = 0  # messages in the chat
    state: str = "gone"  # of the delivery, and of the morning's retry; gone: said, or nothing to say any more
    attempts: int = 0
    wait: int = 0  # seconds; those that grow differ by a fifth
    reason: str = ""
    paused: str = ""
    moved: bool = False
    morning: str | None = None  # the state of the morning where it is another


def later(fault: Fault, reason: str, wait: int = 1, accepted: int = 0, **more: Any) -> Row:
    return Row(fault, more, accepted, "ready", 1, wait, reason)


def gone(fault: Fault, words: str) -> Row:
    said = {Fault.FORBIDDEN: "Forbidden: ", Fault.BAD_REQUEST: "Bad Request: "}[fault] + words
    # A morning needs no row: why it is not told stands on the chat.
    return Row(fault, {"description": words}, 0, "given_up", reason=said, paused=said, morning="gone")


def refused(words: str, fault: Fault = Fault.BAD_REQUEST) -> Row:
    said = f"Bad Request: {words}" if fault is Fault.BAD_REQUEST else words
    more = {"times": 2} | ({"description": words} if fault is Fault.BAD_REQUEST else {})
    return Row(fault, more, 0, "held", reason=said)


LOST, UNREAD, BUSY = "the network failed", "unreadable answer", "too many requests"
TABLE = {
    "429": Row(Fault.TOO_MANY, {"retry_after": 7}, 0, "ready", 0, 7, BUSY),
    "429 for an hour": Row(Fault.TOO_MANY, {"retry_after": 3600}, 0, "ready", 0, 3600, BUSY),
    "429 without parameters": later(Fault.TOO_MANY_BARE, BUSY, wait=5),
    "500 restart": later(Fault.SERVER_ERROR, "Telegram is restarting"),
    "502 HTML": later(Fault.BAD_GATEWAY, UNREAD),
    "504 HTML": later(Fault.GATEWAY_TIMEOUT, UNREAD),
    "broken JSON": later(Fault.BROKEN_JSON, UNREAD, accepted=1),
    "truncated": later(Fault.CUT_OFF, LOST, accepted=1),
    "reset before acceptance": later(Fault.RESET_BEFORE, LOST),
    "reset after acceptance": later(Fault.RESET_AFTER, LOST, accepted=1),
    "slow": Row(Fault.SLOW, {"seconds": 0.1}, accepted=1),
    "200 of an unknown shape": Row(Fault.UNPARSABLE_OK, accepted=1),
    "403 blocked": gone(Fault.FORBIDDEN, "bot was blocked by the user"),
    "403 deactivated": gone(Fault.FORBIDDEN, "user is deactivated"),
    "403 kicked from a group": gone(Fault.FORBIDDEN, "bot was kicked from the group chat"),
    "403 kicked from a supergroup": gone(Fault.FORBIDDEN, "bot was kicked from the supergroup chat"),
    "403 kicked from a channel": gone(Fault.FORBIDDEN, "bot was kicked from the channel chat"),
    "403 not a member": gone(Fault.FORBIDDEN, "bot is not a member of the channel chat"),
    "403 group deleted": gone(Fault.FORBIDDEN, "the group chat was deleted"),
    "403 never began": gone(Fault.FORBIDDEN, "bot can't initiate conversation with a user"),
    "403 a bot": gone(Fault.FORBIDDEN, "bot can't send messages to bots"),
    "403 new words": gone(Fault.FORBIDDEN, "something new"),
    "403 in capitals, as 400: blocked": gone(Fault.BAD_REQUEST, "USER_IS_BLOCKED"),
    "403 in capitals, as 400: deactivated": gone(Fault.BAD_REQUEST, "INPUT_USER_DEACTIVATED"),
    "403 in capitals, as 400: private": gone(Fault.BAD_REQUEST, "CHANNEL_PRIVATE"),
    "403 in capitals, as 400: no right": gone(Fault.BAD_REQUEST, "CHAT_WRITE_FORBIDDEN"),
    "400 no right": gone(Fault.BAD_REQUEST, "not enough rights to send text messages to the chat"),
    "400 no right in a channel": gone(Fault.BAD_REQUEST, "need administrator rights in the channel chat"),
    "400 chat not found": gone(Fault.BAD_REQUEST, "chat not found"),
    "400 peer": gone(Fault.BAD_REQUEST, "PEER_ID_INVALID"),
    "400 topic closed where there is no topic": gone(Fault.BAD_REQUEST, "TOPIC_CLOSED"),
    "400 migrated": Row(Fault.MIGRATE, {}, accepted=1, moved=True),
    "400 markup, once": Row(Fault.BAD_REQUEST, {"description": "can't parse entities: x"}, accepted=1),
    "400 markup, twice": refused("can't parse entities: Unsupported start tag"),
    "400 too long": refused("message is too long"),
    "400 button": refused("BUTTON_DATA_INVALID"),
    "400 new words": refused("something new"),
    "413": refused("Request Entity Too Large", Fault.TOO_LARGE),
    "409": later(Fault.CONFLICT, "unknown: TelegramConflictError"),
}


@dataclass(frozen=True)
class Place:
    """Where a row is played: a chat with a morning and a chat with a notice."""

    morning: int  # Telegram's ids
    noticed: int
    notice: int


SILENCES = {
    "timeout": later(Fault.SILENT, LOST),
    "timeout after acceptance": later(Fault.SLOW, LOST, accepted=1, seconds=30),
}


@pytest.mark.parametrize(
    ("table", "patience"), [(TABLE, PATIENCE), (SILENCES, IMPATIENCE)], ids=["answers", "silences"]
)
async def test_every_answer_leads_to_its_exact_state(
    telegram: PretendTelegram, database: Database, clock: MovableClock, table: dict[str, Row], patience: float
) -> None:
    places = await prepare(telegram, database, table)
    async with delivering(database, telegram.url, clock, patience) as delivery:
        await delivery.settle_down()
    await plan(database, NINE)
    found = await read_states(telegram, database, places)
    wanted = {name: expected(row) for name, row in table.items()}
    assert {name: it for name, it in found.items() if it != wanted[name]} == {
        name: it for name, it in wanted.items() if it != found[name]
    }
    assert telegram.violations == []


async def prepare(
    telegram: PretendTelegram, database: Database, table: dict[str, Row] = TABLE
) -> dict[str, Place]:
    places = {}
    for number, (name, row) in enumerate(table.items(), start=1):
        there = []
        for _ in ("morning", "notice"):
            person, new = telegram.add_person(name), telegram.add_person(f"{name}, moved")
            person.started = new.started = True
            more = row.more | ({"migrate_to_chat_id": new.id} if row.moved else {})
            telegram.fail(row.fault, methods=SENDING, chat_id=person.id, **more)
            there.append((person.id, new.id if row.moved else person.id))
        async with database.write() as connection:
            for (person_id, _), leads, surrogate in zip(
                there, ("1", ""), (2 * number, 2 * number + 1), strict=True
            ):
                await connection.execute(chats.insert().values(id=surrogate, **chat_row(person_id, leads)))
            await connection.execute(notices.insert().values(id=number, **NOTICE))
            await connection.execute(notice_licences.insert().values(notice_id=number, licence_id=1))
            await connection.execute(deliveries.insert().values(notice_id=number, chat_id=2 * number + 1, **READY))
        places[name] = Place(there[0][1], there[1][1], number)
    return places


def chat_row(telegram_id: int, leads: str) -> dict[str, object]:
    """Somebody who follows everything and was told the day before."""
    return {
        "telegram_id": telegram_id,
        "kind": "private",
        "language": "ru",
        "zone": "Asia/Almaty",
        "remind_at": 9 * 60,
        "quiet_from": 0,
        "quiet_to": 0,
        "leads": leads,
        "all_sports": 1,
        "subscribed_at": NINE - SECOND,
        "told_on": "2020-03-01",
        "created_at": NINE - SECOND,
    }


NOTICE = {
    "kind": "licences",
    "games": "TOKYO2020",
    "created_at": 0,
    "due_at": 0,
    "state": "walking",
    "cursor": 0,
} | {
    "max_chat_id": 0,
    "sent": 0,
}
READY = {"state": "ready", "attempts": 0, "not_before": NINE}
State = tuple[object, ...]


def expected(row: Row) -> dict[str, object]:
    waiting: State = (row.state, row.attempts, row.wait, row.reason)
    delivery = None if row.state == "gone" else waiting
    morning = None if (row.morning or row.state) == "gone" else waiting
    if row.state == "held":
        morning = ("held", 0, 24 * 60 * 60, row.reason)
    said = delivery is None
    return {
        "delivery": delivery,
        "sent": int(said),
        "notice": "done" if said or row.paused or row.state == "held" else "walking",
        "morning": morning,
        "told": said,
        "paused": (row.paused, row.paused),
        "accepted": (row.accepted, row.accepted),
    }


async def read_states(
    telegram: PretendTelegram, database: Database, places: dict[str, Place]
) -> dict[str, dict[str, object]]:
    known = {one: row for one, *row in await all_of(database, chats, "telegram_id", "id", "told_on", "paused")}
    waits = ("state", "attempts", "not_before", "reason")
    rows = {row[:2]: row[2:] for row in await all_of(database, deliveries, "notice_id", "chat_id", *waits)}
    retries = {one: row for one, *row in await all_of(database, morning_retries, "chat_id", *waits)}
    said = {one: row for one, *row in await all_of(database, notices, "id", "sent", "state")}
    accepted = Counter(one.chat_id for one in telegram.ledger)
    found = {}
    for name, place in places.items():
        morning, told_on, paused = known[place.morning]
        noticed, _, paused_too = known[place.noticed]
        found[name] = {
            "delivery": rounded(rows.get((place.notice, noticed))),
            "sent": said[place.notice][0],
            "notice": said[place.notice][1],
            "morning": rounded(retries.get(morning)),
            "told": told_on == "2020-03-02",
            "paused": (paused, paused_too),
            "accepted": (accepted[place.morning], accepted[place.noticed]),
        }
    return found


def rounded(row: Any) -> State | None:
    """A growing wait, a fifth more or less, as the one that was meant."""
    if row is None:
        return None
    state, attempts, not_before, reason = row
    wait = max(0.0, (not_before - NINE) / SECOND)
    grown = next((one for one in (1, 2, 5, 10) if abs(wait - one) <= one / 5), round(wait))
    return state, attempts, grown if attempts else int(wait), reason


async def test_a_token_that_is_refused_stops_the_bot_and_costs_nothing_of_the_outbox(
    telegram: PretendTelegram, database: Database, clock: MovableClock
) -> None:
    await prepare(telegram, database)
    telegram.calm()
    telegram.fail(Fault.UNAUTHORIZED, methods=SENDING, times=None)
    before = await all_of(database, deliveries)
    with pytest.raises(ExceptionGroup) as stopped:
        async with delivering(database, telegram.url, clock) as delivery:
            await delivery.settle_down()
    assert all(isinstance(one, TokenRefused) for one in leaves(stopped.value))
    assert await all_of(database, deliveries) == before
    assert await all_of(database, morning_retries) == []
    assert Counter(await all_of(database, chats, "leads", "told_on"))["1", "2020-03-01"] == len(TABLE)


def leaves(error: BaseException) -> list[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for one in error.exceptions for leaf in leaves(one)]
    return [error]


async def test_where_nobody_answers_everything_waits(
    telegram: PretendTelegram, database: Database, clock: MovableClock
) -> None:
    await prepare(telegram, database)
    await telegram.stop()
    async with delivering(database, telegram.url, clock) as delivery:
        await delivery.settle_down()
    waits = Counter(await all_of(database, deliveries, "state", "attempts", "reason"))
    assert waits == {("ready", 1, LOST): len(TABLE)}
    assert Counter(await all_of(database, morning_retries, "state", "attempts", "reason")) == waits


async def test_without_a_time_named_too_many_requests_wait_five_seconds_then_twice_as_long(
    telegram: PretendTelegram, database: Database, clock: MovableClock
) -> None:
    person = telegram.add_person("Айгерим")
    person.started = True
    await subscriber(database, person.id, NINE - SECOND, leads="1", told_on="2020-03-01", quiet_to=0, quiet_from=0)
    telegram.fail(Fault.TOO_MANY_BARE, methods=SENDING, times=6)
    waits = []
    async with delivering(database, telegram.url, clock) as delivery:
        for _ in range(6):
            await delivery.settle_down()
            ((not_before,),) = await all_of(database, morning_retries, "not_before")
            waits.append((int(str(not_before)) - clock.now()) / SECOND)
            clock.move_to(int(str(not_before)))
        await delivery.settle_down()
    assert waits == [pytest.approx(meant, rel=0.2) for meant in (5, 10, 20, 40, 60, 60)]
    assert len(telegram.ledger) == 1


async def test_an_outcome_that_cannot_be_written_holds_up_nobody_else_and_is_not_said_again(
    telegram: PretendTelegram, database: Database, clock: MovableClock
) -> None:
    """A trigger stands for any fault of ours that comes back each time."""
    people = [telegram.add_person(name) for name in ("Айгерим", "Тимур")]
    for person in people:
        person.started = True
        await subscriber(database, person.id, NINE - SECOND, leads="1", told_on="2020-03-01")
    async with database.write() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER never BEFORE UPDATE OF told_on ON chats WHEN old.id = 1 BEGIN"
            " SELECT RAISE(ABORT, 'never'); END"
        )
    async with delivering(database, telegram.url, clock) as delivery:
        for _ in range(3):
            await delivery.settle_down()
    assert Counter(one.chat_id for one in telegram.ledger) == {person.id: 1 for person in people}
    assert await all_of(database, chats, "id", "told_on") == [(1, "2020-03-01"), (2, "2020-03-02")]
