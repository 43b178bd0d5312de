"""How Telegram answered, and what that means for the message and for the chat: every row of the table."""

from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from schedules.chats import Defaults, unsubscribe
from schedules.clock import SECOND
from schedules.outbox import (
    LONGEST_WAIT,
    Gone,
    Later,
    Moved,
    Outcome,
    Refused,
    Result,
    Sent,
    growing_wait,
    settle,
)
from storage.database import Database
from storage.models import Address, Cause, Chat, ChatKind
from storage.tables import chats, deliveries, morning_retries, notices
from tests.conftest import FEBRUARY_20, at
from tests.people import all_of, chat_of, subscriber

NOW = at(FEBRUARY_20, 9)
DAY = FEBRUARY_20
YESTERDAY = DAY - timedelta(1)
OWNER = 900
GAMES = "TOKYO2020"
FIRST, SECOND_NOTICE = 1, 2


@pytest.fixture
async def reader(database: Database) -> Chat:
    """A chat whose morning is due and for whom two notices wait; a neighbour waits for the same."""
    made = await subscriber(database, 5, at(DAY, 8))
    other = await subscriber(database, 6, at(DAY, 8))
    await subscriber(database, OWNER, at(DAY, 8))
    async with database.write() as connection:
        for number in (FIRST, SECOND_NOTICE):
            await connection.execute(
                insert(notices).values(
                    id=number,
                    kind="licences",
                    games="TOKYO2020",
                    created_at=0,
                    due_at=0,
                    state="walking",
                    cursor=99,
                    sent=0,
                )
            )
            for chat in (made, other):
                await connection.execute(
                    insert(deliveries).values(
                        notice_id=number, chat_id=chat.id, state="ready", attempts=0, not_before=0
                    )
                )
    return made


async def becomes(
    database: Database, reader: Chat, outcome: Outcome, *, morning: bool = False, plain: bool = False
) -> None:
    """What became of the reader's morning, or of one message that held both notices."""
    result = (
        Result(reader.id, DAY, (), outcome, plain)
        if morning
        else Result(reader.id, None, (FIRST, SECOND_NOTICE), outcome, plain)
    )
    await settle(database, [result], NOW, [OWNER])


async def delivery_rows(database: Database, reader: Chat) -> list[tuple[object, ...]]:
    """State, attempts, wait in seconds from now, reason: of the first two notices for the reader."""
    rows = await all_of(database, deliveries, "notice_id", "chat_id", "state", "attempts", "not_before", "reason")
    return [
        (state, attempts, round((not_before - NOW) / SECOND) if not_before else None, reason)
        for notice, chat, state, attempts, not_before, reason in rows
        if chat == reader.id and notice in (FIRST, SECOND_NOTICE)
    ]


@pytest.mark.parametrize(
    ("outcome", "plain", "rows", "paused"),
    [
        (Sent(7), False, [], ""),
        (Sent(None), False, [], ""),
        (Sent(7), True, [], ""),
        (Later("too many requests", 3 * SECOND), False, [("ready", 0, 3, "too many requests")] * 2, ""),
        (Later("too many requests", 90 * SECOND), False, [("ready", 0, 90, "too many requests")] * 2, ""),
        (Gone("bot was blocked"), False, [("given_up", 0, None, "bot was blocked")] * 2, "bot was blocked"),
        (Moved(-1005), False, [("ready", 0, None, "")] * 2, ""),
        (Refused("can't parse"), False, [("plain", 0, None, "can't parse")] * 2, ""),
        (Refused("too long"), True, [("held", 0, None, "too long")] * 2, ""),
    ],
    ids=[
        "sent",
        "nothing left to say",
        "sent as plain text",
        "asked to wait",
        "asked to wait for long",
        "gone",
        "moved",
        "refused",
        "refused as plain text",
    ],
)
async def test_what_becomes_of_notices(
    database: Database,
    reader: Chat,
    outcome: Outcome,
    plain: bool,
    rows: list[tuple[object, ...]],
    paused: str,
) -> None:
    await becomes(database, reader, outcome, plain=plain)
    assert await delivery_rows(database, reader) == rows
    after = await all_of(database, chats, "id", "paused", "told_on")
    assert (reader.id, paused, YESTERDAY.isoformat()) in after
    others = [row for row in await all_of(database, deliveries, "chat_id", "state") if row[0] == reader.id + 1]
    assert others == [(reader.id + 1, "ready")] * 2


@pytest.mark.parametrize(
    ("outcome", "plain", "told", "retry", "paused"),
    [
        (Sent(7), False, True, [], ""),
        (Sent(7), True, True, [], ""),
        (Later("too many requests", 3 * SECOND), False, False, [("ready", 0, 3, "too many requests")], ""),
        (Later("too many requests", 3 * SECOND), True, False, [("plain", 0, 3, "too many requests")], ""),
        (Gone("user is deactivated"), False, False, [], "user is deactivated"),
        (Moved(-1005), False, False, [], ""),
        (Refused("can't parse"), False, False, [("plain", 0, 0, "can't parse")], ""),
        (Refused("too long"), True, False, [("held", 0, 24 * 60 * 60, "too long")], ""),
    ],
    ids=[
        "sent",
        "sent as plain text",
        "asked to wait",
        "asked to wait, still as plain text",
        "gone",
        "moved",
        "refused",
        "refused as plain text",
    ],
)
async def test_what_becomes_of_a_morning(
    database: Database,
    reader: Chat,
    outcome: Outcome,
    plain: bool,
    told: bool,
    retry: list[tuple[str, int, int, str]],
    paused: str,
) -> None:
    await becomes(database, reader, outcome, morning=True, plain=plain)
    after = await all_of(database, chats, "id", "paused", "told_on")
    assert (reader.id, paused, (DAY if told else YESTERDAY).isoformat()) in after
    rows = await all_of(database, morning_retries, "chat_id", "state", "attempts", "not_before", "reason")
    assert rows == [(reader.id, state, tries, NOW + wait * SECOND, reason) for state, tries, wait, reason in retry]


@pytest.mark.parametrize("morning", [True, False], ids=["morning", "notices"])
async def test_failures_are_charged_and_waits_asked_for_are_not(
    database: Database, reader: Chat, morning: bool
) -> None:
    async def attempts() -> object:
        if morning:
            return (await all_of(database, morning_retries, "attempts"))[0][0]
        return (await delivery_rows(database, reader))[0][1]

    counted = []
    for outcome in (Later("500"), Later("429", SECOND), Later("502"), Later("429", SECOND), Later("reset")):
        await becomes(database, reader, outcome, morning=morning)
        counted.append(await attempts())
    assert counted == [1, 1, 2, 2, 3]


async def test_a_wait_asked_for_does_not_hide_that_an_earlier_try_may_have_been_read(
    database: Database, reader: Chat
) -> None:
    """It was in flight when the process died; what would take it back has to be said."""
    result = Result(reader.id, None, (FIRST,), Later("429", SECOND), doubtful=True)
    await settle(database, [result], NOW, [OWNER])
    assert [attempts for _, attempts, _, _ in await delivery_rows(database, reader)] == [1, 0]


@pytest.mark.parametrize(
    "outcome", [Later("500"), Later("429", SECOND), Refused("no")], ids=["later", "wait", "no"]
)
async def test_who_stopped_hearing_while_their_morning_was_under_way_has_none_to_be_tried_again(
    database: Database, reader: Chat, outcome: Outcome
) -> None:
    await becomes(database, reader, Later("500"), morning=True)
    await unsubscribe(database, Cause(5, NOW), Address(5, ChatKind.PRIVATE), (), GAMES, Defaults())
    assert await all_of(database, morning_retries) == []
    await becomes(database, reader, outcome, morning=True)
    assert await all_of(database, morning_retries) == []
    assert (await chat_of(database, 5)).told_on == YESTERDAY


async def test_nothing_is_given_up_however_often_the_network_fails(database: Database, reader: Chat) -> None:
    for _ in range(30):
        await becomes(database, reader, Later("the network failed"))
        await becomes(database, reader, Later("the network failed"), morning=True)
    states = await delivery_rows(database, reader)
    assert [(state, attempts) for state, attempts, _, _ in states] == [("ready", 30)] * 2
    assert all(0 < wait <= 1.2 * LONGEST_WAIT / SECOND for _, _, wait, _ in states)
    ((attempts, not_before),) = await all_of(database, morning_retries, "attempts", "not_before")
    assert attempts == 30
    assert NOW < not_before <= NOW + 1.2 * LONGEST_WAIT


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 60), (7, 60), (10_000, 60)]
)
def test_waits_grow_to_a_minute_each_a_little_different(attempts: int, seconds: int) -> None:
    waits = {growing_wait(attempts) for _ in range(50)}
    assert min(waits) >= 0.8 * seconds * SECOND
    assert max(waits) <= 1.2 * seconds * SECOND
    assert len(waits) > 1


async def alarms(database: Database) -> list[tuple[object, ...]]:
    """Telegram's ids of those who are told of a fault of ours, and how it stands with each."""
    faults = [number for number, kind in await all_of(database, notices, "id", "kind") if kind == "fault"]
    ids = dict(await all_of(database, chats, "id", "telegram_id"))
    rows = await all_of(database, deliveries, "notice_id", "chat_id", "state")
    return [(ids[chat], state) for notice, chat, state in rows if notice in faults]


@pytest.mark.parametrize("morning", [True, False], ids=["morning", "notices"])
async def test_refused_twice_the_owners_hear_of_it_once(database: Database, reader: Chat, morning: bool) -> None:
    await becomes(database, reader, Refused("can't parse"), morning=morning)
    assert await alarms(database) == []
    for _ in range(3):
        await becomes(database, reader, Refused("can't parse"), morning=morning, plain=True)
    each = 1 if morning else 2  # the notices of one message are two
    assert await alarms(database) == [(OWNER, "ready")] * each


async def test_an_alarm_that_is_itself_refused_raises_no_other(database: Database, reader: Chat) -> None:
    await becomes(database, reader, Refused("can't parse"), plain=True)
    owner = await chat_of(database, OWNER)
    both = tuple(number for (number,) in (await all_of(database, notices, "id"))[-2:])
    await settle(database, [Result(owner.id, None, both, Refused("no"), plain=True)], NOW, [OWNER])
    assert await alarms(database) == [(OWNER, "held")] * 2


async def test_without_a_reachable_owner_nobody_is_told_and_nothing_breaks(
    database: Database, reader: Chat
) -> None:
    await settle(database, [Result(reader.id, DAY, (), Refused("no"), plain=True)], NOW, [])
    assert await alarms(database) == []
    await settle(database, [Result(reader.id, DAY, (), Refused("no"), plain=True)], NOW, [123456])
    assert await alarms(database) == []


async def test_who_is_gone_has_no_morning_to_retry(database: Database, reader: Chat) -> None:
    await becomes(database, reader, Later("500"), morning=True)
    await becomes(database, reader, Gone("bot was kicked"), morning=True)
    assert await all_of(database, morning_retries) == []


async def test_a_moved_chat_is_written_to_at_its_new_address(database: Database, reader: Chat) -> None:
    await becomes(database, reader, Moved(-1005))
    assert (await chat_of(database, -1005)).id == reader.id


async def test_many_outcomes_are_written_together_or_not_at_all(database: Database, reader: Chat) -> None:
    good = Result(reader.id, DAY, (), Sent(1))
    impossible = Result(reader.id, None, (), Gone(None))  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        await settle(database, [good, impossible], NOW, [OWNER])
    assert (await chat_of(database, 5)).told_on == YESTERDAY
    other = Result(reader.id + 1, None, (FIRST,), Sent(2))
    await settle(database, [good, other, other], NOW, [OWNER])
    assert (await chat_of(database, 5)).told_on == DAY
    assert (await all_of(database, notices, "id", "sent"))[0] == (FIRST, 2)
