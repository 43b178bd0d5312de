"""The pace: 30 messages a second, one a second to a chat, twenty a minute to a group."""

import pytest

from bot.demo.telegram import Limits, PretendTelegram
from bot.demo.telegram.limits import Meter


@pytest.fixture
async def telegram(clock, request):
    escalating = getattr(request, "param", False)
    telegram = PretendTelegram("42:PRETEND-token_1", clock, limits=Limits.official(escalating=escalating))
    await telegram.start()
    yield telegram
    await telegram.stop()


async def test_a_chat_takes_one_message_a_second(telegram, bot, aigerim, clock):
    await bot.call("sendMessage", chat_id=aigerim.id, text="1")
    assert await bot.ask("sendMessage", chat_id=aigerim.id, text="2") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert telegram.violations == []
    clock.seconds += 1
    await bot.call("sendMessage", chat_id=aigerim.id, text="2")
    assert [each.text for each in telegram.ledger] == ["1", "2"]


async def test_a_request_inside_the_wait_is_a_violation(telegram, bot, aigerim, clock):
    await bot.call("sendMessage", chat_id=aigerim.id, text="1")
    await bot.ask("sendMessage", chat_id=aigerim.id, text="2")
    clock.seconds += 0.5
    assert (await bot.ask("sendMessage", chat_id=aigerim.id, text="2"))["error_code"] == 429
    assert telegram.violations == [f"sendmessage: 1 s before the end of the wait of {aigerim.id}"]


@pytest.mark.parametrize("telegram", [True], indirect=True)
async def test_an_escalating_wait_doubles_with_each_impatient_request(telegram, bot, aigerim, clock):
    await bot.call("sendMessage", chat_id=aigerim.id, text="1")
    waits = [
        (await bot.ask("sendMessage", chat_id=aigerim.id, text="2"))["parameters"]["retry_after"] for _ in range(4)
    ]
    assert waits == [1, 2, 4, 8]
    clock.seconds += 8
    await bot.call("sendMessage", chat_id=aigerim.id, text="2")


async def test_a_waiting_chat_does_not_hold_up_the_others_nor_answers(telegram, bot, aigerim):
    other = telegram.add_person("Ержан")
    telegram.type(other, "/start")
    await bot.call("sendMessage", chat_id=aigerim.id, text="1")
    await bot.ask("sendMessage", chat_id=aigerim.id, text="2")
    await bot.call("sendMessage", chat_id=other.id, text="1")
    await bot.call("sendChatAction", chat_id=aigerim.id, action="typing")
    assert telegram.violations == []


async def test_the_bot_sends_thirty_messages_a_second(telegram, bot, clock):
    people = [telegram.add_person(f"Person {number}") for number in range(31)]
    for person in people:
        telegram.type(person, "/start")
    for person in people[:30]:
        await bot.call("sendMessage", chat_id=person.id, text="x")
    assert (await bot.ask("sendMessage", chat_id=people[30].id, text="x"))["error_code"] == 429
    clock.seconds += 1
    await bot.call("sendMessage", chat_id=people[30].id, text="x")


def test_a_group_takes_twenty_messages_a_minute():
    meter = Meter(Limits.official())
    now = 0.0
    for _ in range(20):
        assert meter.take(-1, now, group=True) is None
        now += 1
    wait = meter.take(-1, now, group=True)
    assert wait is not None
    assert wait.left(now) == 40
    assert meter.take(-1, now + 40, group=True) is None


def test_a_private_chat_has_no_limit_a_minute():
    meter = Meter(Limits.official())
    assert all(meter.take(1, float(second), group=False) is None for second in range(60))
