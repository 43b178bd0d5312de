"""Trouble on demand: each fault looks to a client as it does in life."""

import asyncio

import pytest
from aiohttp import ClientPayloadError, ServerDisconnectedError
from aiohttp.client_exceptions import ContentTypeError

from bot.demo.telegram import Fault


@pytest.mark.parametrize(
    ("fault", "more", "answer"),
    [
        (
            Fault.TOO_MANY,
            {"retry_after": 7},
            {
                "error_code": 429,
                "description": "Too Many Requests: retry after 7",
                "parameters": {"retry_after": 7},
            },
        ),
        (Fault.TOO_MANY_BARE, {}, {"error_code": 429, "description": "Too Many Requests"}),
        (Fault.SERVER_ERROR, {}, {"error_code": 500, "description": "Internal Server Error: restart"}),
        (Fault.FORBIDDEN, {}, {"error_code": 403, "description": "Forbidden: bot was blocked by the user"}),
        (
            Fault.BAD_REQUEST,
            {"description": "TOPIC_CLOSED"},
            {"error_code": 400, "description": "Bad Request: TOPIC_CLOSED"},
        ),
        (
            Fault.MIGRATE,
            {"migrate_to_chat_id": -1007},
            {
                "error_code": 400,
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": -1007},
            },
        ),
        (Fault.TOO_LARGE, {}, {"error_code": 413, "description": "Request Entity Too Large"}),
        (Fault.UNAUTHORIZED, {}, {"error_code": 401, "description": "Unauthorized"}),
    ],
)
async def test_a_refusing_fault_answers_once_and_accepts_nothing(telegram, bot, aigerim, fault, more, answer):
    telegram.fail(fault, methods=frozenset({"sendMessage"}), **more)
    await bot.call("getMe")
    assert await bot.ask("sendMessage", chat_id=aigerim.id, text="x") == {"ok": False, **answer}
    assert telegram.ledger == []
    telegram.calm()
    await bot.call("sendMessage", chat_id=aigerim.id, text="x")
    assert telegram.violations == []


async def test_a_demanded_wait_holds_for_the_refused_chat_alone(telegram, bot, aigerim, clock):
    other = telegram.add_person("Ержан")
    telegram.type(other, "/start")
    telegram.fail(Fault.TOO_MANY, retry_after=3)
    await bot.refused("sendMessage", chat_id=aigerim.id, text="x")
    await bot.call("sendMessage", chat_id=other.id, text="x")
    clock.seconds += 3
    await bot.call("sendMessage", chat_id=aigerim.id, text="x")
    assert telegram.violations == []


async def test_a_wait_of_the_whole_bot_forgives_what_was_under_way(telegram, bot, aigerim):
    other = telegram.add_person("Ержан")
    telegram.type(other, "/start")
    telegram.fail(Fault.TOO_MANY, everywhere=True)
    first, second = await asyncio.gather(
        bot.ask("sendMessage", chat_id=aigerim.id, text="x"),
        bot.ask("sendMessage", chat_id=other.id, text="x"),
    )
    assert first["error_code"] == second["error_code"] == 429
    assert telegram.violations == []


@pytest.mark.parametrize(("fault", "status"), [(Fault.BAD_GATEWAY, 502), (Fault.GATEWAY_TIMEOUT, 504)])
async def test_a_gateway_answers_with_a_page(telegram, bot, aigerim, fault, status):
    telegram.fail(fault)
    url = f"{telegram.url}/bot42:PRETEND-token_1/sendMessage"
    async with bot.session.post(url, data={"chat_id": aigerim.id, "text": "x"}) as response:
        assert response.status == status
        assert response.content_type == "text/html"
        with pytest.raises(ContentTypeError):
            await response.json()
    assert telegram.ledger == []


@pytest.mark.parametrize(("fault", "accepted"), [(Fault.RESET_BEFORE, []), (Fault.RESET_AFTER, [False])])
async def test_a_reset_tells_the_client_nothing(telegram, bot, aigerim, fault, accepted):
    telegram.fail(fault)
    with pytest.raises((ServerDisconnectedError, ConnectionResetError)):
        await bot.ask("sendMessage", chat_id=aigerim.id, text="x")
    await telegram.until(lambda: [each.answered for each in telegram.ledger] == accepted)
    await bot.call("sendMessage", chat_id=aigerim.id, text="y")
    assert telegram.ledger[-1].answered


@pytest.mark.parametrize("fault", [Fault.BROKEN_JSON, Fault.CUT_OFF])
async def test_a_cut_answer_is_not_json_though_the_message_was_sent(telegram, bot, aigerim, fault):
    telegram.fail(fault)
    with pytest.raises((ValueError, ClientPayloadError)):
        await bot.ask("sendMessage", chat_id=aigerim.id, text="x")
    assert [each.answered for each in telegram.ledger] == [False]


async def test_an_answer_of_unknown_shape_still_names_its_message(telegram, bot, aigerim):
    telegram.fail(Fault.UNPARSABLE_OK)
    result = await bot.call("sendMessage", chat_id=aigerim.id, text="x")
    assert result["message_id"] == telegram.ledger[0].message_id
    assert "chat" not in result
    assert telegram.ledger[0].answered


async def ask_and_leave(telegram, bot, aigerim):
    """Hang up when the request has arrived, and not before."""
    asking = asyncio.get_running_loop().create_task(bot.ask("sendMessage", chat_id=aigerim.id, text="x"))
    await telegram.until(lambda: telegram.requests)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_slow_answer_whose_client_left_was_not_delivered(telegram, bot, aigerim):
    telegram.fail(Fault.SLOW, seconds=30)
    await ask_and_leave(telegram, bot, aigerim)
    await telegram.until(lambda: telegram.ledger and not telegram.ledger[0].answered)


async def test_a_silent_server_accepts_nothing(telegram, bot, aigerim):
    telegram.fail(Fault.SILENT)
    await ask_and_leave(telegram, bot, aigerim)
    await telegram.until(lambda: telegram.requests[-1].outcome == "the client left")
    assert telegram.ledger == []


async def test_stopping_lets_go_of_who_waits(telegram, bot, aigerim):
    telegram.fail(Fault.SILENT)
    async with asyncio.TaskGroup() as tasks:
        silent = tasks.create_task(_outcome(bot.ask("sendMessage", chat_id=aigerim.id, text="x")))
        await telegram.until(lambda: telegram.requests)
        await telegram.until(lambda: telegram.requests[-1].outcome == str(Fault.SILENT))
        await telegram.stop()
    assert isinstance(silent.result(), ServerDisconnectedError)


async def _outcome(call):
    try:
        return await call
    except ServerDisconnectedError as error:
        return error


async def test_faults_meet_only_their_chat_as_often_as_asked(telegram, bot, aigerim):
    other = telegram.add_person("Ержан")
    telegram.type(other, "/start")
    trouble = telegram.fail(Fault.SERVER_ERROR, chat_id=aigerim.id, times=2)
    for _ in range(2):
        await bot.call("sendMessage", chat_id=other.id, text="x")
        await bot.refused("sendMessage", chat_id=aigerim.id, text="x")
    await bot.call("sendMessage", chat_id=aigerim.id, text="x")
    assert trouble.met == 2


async def test_faults_by_chance_are_the_same_for_the_same_seed(telegram, bot, aigerim):
    async def run():
        telegram.calm()
        telegram.fail(Fault.SERVER_ERROR, methods={"sendMessage"}, probability=0.5, seed=7)
        answers = [await bot.ask("sendMessage", chat_id=aigerim.id, text="x") for _ in range(20)]
        return [each["ok"] for each in answers]

    first = await run()
    assert {True, False} == set(first)
    assert await run() == first


async def test_latency_comes_after_acceptance(telegram, bot, aigerim):
    telegram.latency = 30
    asking = asyncio.get_running_loop().create_task(bot.ask("sendMessage", chat_id=aigerim.id, text="x"))
    await telegram.until(lambda: telegram.ledger)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    telegram.latency = 0
    assert len(telegram.ledger) == 1
