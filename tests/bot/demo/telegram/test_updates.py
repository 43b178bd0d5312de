"""getUpdates as the Bot API describes it, and callback queries."""

import asyncio

import pytest

from bot.demo.telegram.spec import check_of

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_updates_stay_until_an_offset_confirms_them(telegram, bot, aigerim):
    telegram.type(aigerim, "one")
    telegram.type(aigerim, "two")
    updates = await bot.call("getUpdates")
    assert [each["message"]["text"] for each in updates] == ["/start", "one", "two"]
    assert check_of("Array of Update")(updates, "updates", []) == updates
    assert await bot.call("getUpdates", limit=2) == updates[:2]
    assert await bot.call("getUpdates", offset=updates[1]["update_id"]) == updates[1:]
    assert await bot.call("getUpdates") == updates[1:]
    assert await bot.call("getUpdates", offset=updates[-1]["update_id"] + 1) == []
    assert telegram.pending_updates == 0


async def test_a_negative_offset_leaves_the_newest_updates(telegram, bot, aigerim):
    telegram.type(aigerim, "one")
    telegram.type(aigerim, "two")
    updates = await bot.call("getUpdates", offset=-1)
    assert [each["message"]["text"] for each in updates] == ["two"]
    assert await bot.call("getUpdates") == updates


async def test_a_long_poll_ends_as_soon_as_something_comes(telegram, bot, aigerim):
    await bot.call("getUpdates", offset=-1)
    newest = (await bot.call("getUpdates"))[-1]["update_id"]
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(bot.call("getUpdates", offset=newest + 1, timeout=30))
        await telegram.until(lambda: telegram.pending_updates == 0)
        telegram.type(aigerim, "hello")
    assert [each["message"]["text"] for each in poll.result()] == ["hello"]


async def test_a_line_that_breaks_ends_the_poll_that_waits_on_it(telegram, bot):
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(bot.call("getUpdates", timeout=30))
        await telegram.until(lambda: telegram.requests and telegram.requests[-1].outcome == "under way")
        telegram.hang_up()
    assert poll.result() == []


async def test_a_newer_poller_ends_the_older_one(telegram, bot):
    async with asyncio.TaskGroup() as tasks:
        older = tasks.create_task(bot.ask("getUpdates", timeout=30))
        await telegram.until(lambda: telegram.requests and telegram.requests[-1].outcome == "under way")
        newer = tasks.create_task(bot.ask("getUpdates", timeout=30))
        await telegram.until(lambda: telegram.requests[0].status == 409)
        telegram.add_update({"poll": {"id": "1"}})
    assert older.result() == {"ok": False, "error_code": 409, "description": CONFLICT}
    assert newer.result()["ok"]
    assert telegram.violations == []


async def test_a_poll_whose_client_leaves_is_forgotten(telegram, bot):
    polling = asyncio.get_running_loop().create_task(bot.call("getUpdates", timeout=30))
    await telegram.until(lambda: telegram.requests and telegram.requests[-1].outcome == "under way")
    polling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await polling
    await telegram.until(lambda: telegram.requests[-1].outcome == "the client left")
    telegram.add_update({"poll": {"id": "1"}})
    assert len(await bot.call("getUpdates")) == 1


async def test_only_kinds_that_were_asked_for_are_queued(telegram, bot, aigerim):
    assert telegram.add_update({"chat_member": {}}) is None
    await bot.call("getUpdates", allowed_updates=["callback_query", "chat_member"])
    telegram.type(aigerim, "not wanted")
    telegram.add_update({"chat_member": {}})
    kinds = [(each.keys() - {"update_id"}).pop() for each in await bot.call("getUpdates")]
    assert kinds == ["message", "chat_member"]


async def test_a_webhook_and_polling_exclude_each_other(telegram, bot):
    assert await bot.call("setWebhook", url="https://olympic.kz/hook", max_connections=7)
    assert (await bot.ask("getUpdates"))["error_code"] == 409
    assert await bot.call("getWebhookInfo") == {
        "url": "https://olympic.kz/hook",
        "has_custom_certificate": False,
        "max_connections": 7,
        "pending_update_count": 0,
    }
    assert await bot.call("deleteWebhook", drop_pending_updates=True)
    assert await bot.call("getUpdates") == []
    assert telegram.violations == []


@pytest.fixture
async def question(bot, aigerim):
    """A message with a button."""
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "yes"}]]}
    return await bot.call("sendMessage", chat_id=aigerim.id, text="?", reply_markup=markup)


async def test_a_tap_is_answered_once(telegram, bot, aigerim, question):
    query_id = telegram.press(aigerim, question["message_id"], "yes")
    query = (await bot.call("getUpdates"))[-1]["callback_query"]
    assert check_of("CallbackQuery")(query, "query", []) == query
    assert (query["id"], query["data"], query["message"]) == (query_id, "yes", question)
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id, text="ok", show_alert=True)
    assert [(each.id, each.text, each.show_alert) for each in telegram.answers] == [(query_id, "ok", True)]
    assert "query is too old" in await bot.refused("answerCallbackQuery", callback_query_id=query_id)


async def test_a_tap_answered_too_late_is_refused(telegram, bot, aigerim, question, clock):
    query_id = telegram.press(aigerim, question["message_id"], "yes")
    clock.seconds += telegram.query_lifetime + 1
    assert (
        await bot.refused("answerCallbackQuery", callback_query_id=query_id)
        == "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    assert telegram.answers == []
    assert telegram.violations == []


async def test_nobody_taps_a_button_that_is_not_there_unless_it_is_forged(telegram, bot, aigerim, question):
    with pytest.raises(ValueError, match="no button 'no'"):
        telegram.press(aigerim, question["message_id"], "no")
    telegram.press(aigerim, question["message_id"], "no", forged=True)
    await bot.call("deleteMessage", chat_id=aigerim.id, message_id=question["message_id"])
    telegram.press(aigerim, question["message_id"], "yes", forged=True)
    first, second = [each["callback_query"] for each in (await bot.call("getUpdates"))[-2:]]
    assert first["data"] == "no"
    assert second["message"]["date"] == 0
