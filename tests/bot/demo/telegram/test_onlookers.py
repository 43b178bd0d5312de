"""What tests and the demo see without being the bot: conditions, changes, the bot's profile."""

import asyncio

import pytest

from bot.demo.telegram.spec import check_of


async def test_a_condition_is_waited_for(telegram, bot, aigerim):
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(telegram.until(lambda: len(telegram.ledger) == 2))
        for text in ("one", "two"):
            await bot.call("sendMessage", chat_id=aigerim.id, text=text)
    assert waiting.done()


async def test_a_condition_that_never_holds_tells_what_happened_instead(telegram, bot, aigerim):
    await bot.call("sendMessage", chat_id=aigerim.id, text="Алматы")
    await bot.refused("sendMessage", chat_id=1, text="x")
    with pytest.raises(TimeoutError) as error:
        await telegram.until(lambda: False, seconds=0.01)
    assert "Алматы" in str(error.value)
    assert "chat not found" in str(error.value)


async def test_every_change_is_told_to_a_watcher(telegram, bot, aigerim):
    seen = []
    async with telegram.watch() as changes:
        sent = await bot.call(
            "sendMessage",
            chat_id=aigerim.id,
            text="one",
            reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
        )
        query_id = telegram.press(aigerim, sent["message_id"], "a")
        await bot.call("answerCallbackQuery", callback_query_id=query_id, text="ok")
        await bot.call("editMessageText", chat_id=aigerim.id, message_id=sent["message_id"], text="two")
        await bot.call("deleteMessage", chat_id=aigerim.id, message_id=sent["message_id"])
        telegram.type(aigerim, "three")
        async for change in changes:
            assert change["chat_id"] == aigerim.id
            seen.append((change["kind"], change.get("message", {}).get("text")))
            if seen[-1][1] == "three":
                break
    assert seen == [
        ("message", "one"),
        ("press", None),
        ("answer", None),
        ("edit", "two"),
        ("delete", "two"),
        ("message", "three"),
    ]


async def test_an_onlooker_sees_effects_and_where_an_answer_leads_and_what_the_bot_says_of_itself(
    telegram, bot, aigerim
):
    async with telegram.watch() as changes:
        sent = await bot.call(
            "sendMessage",
            chat_id=aigerim.id,
            text="one",
            message_effect_id="5046509860389126442",
            reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
        )
        query_id = telegram.press(aigerim, sent["message_id"], "a")
        link = f"https://t.me/{telegram.bot.username}?start=x"
        await bot.call("answerCallbackQuery", callback_query_id=query_id, url=link)
        await bot.call("setMyDescription", description="About")
        message, _, answer, profile = [await anext(changes) for _ in range(4)]
    assert message["message"]["effect_id"] == sent["effect_id"] == "5046509860389126442"
    assert (answer["kind"], answer["url"]) == ("answer", link)
    assert (profile["kind"], profile["chat_id"]) == ("profile", telegram.bot.id)


async def test_a_watch_ends_with_the_server(telegram):
    changes = telegram.watch()
    await telegram.stop()
    assert [each async for each in changes] == []


async def test_commands_and_texts_of_the_bot_are_seen_by_scope_and_language(telegram, bot):
    commands = [{"command": "start", "description": "Бастау"}]
    scope = {"type": "all_private_chats"}
    await bot.call("setMyCommands", commands=commands, scope=scope, language_code="kk")
    await bot.call("setMyName", name="Жолдама")
    await bot.call("setMyDescription", description="Описание", language_code="ru")
    await bot.call("setMyShortDescription", short_description="Short")
    assert telegram.commands == {('{"type": "all_private_chats"}', "kk"): commands}
    assert await bot.call("getMyCommands", scope=scope, language_code="kk") == commands
    assert await bot.call("getMyCommands") == []
    assert telegram.bot.names == {"": "Жолдама"}
    assert await bot.call("getMyName", language_code="en") == {"name": "Жолдама"}
    assert await bot.call("getMyDescription", language_code="ru") == {"description": "Описание"}
    assert await bot.call("getMyDescription") == {"description": ""}
    assert await bot.call("getMyShortDescription") == {"short_description": "Short"}
    await bot.call("deleteMyCommands", scope=scope, language_code="kk")
    assert telegram.commands == {}
    assert (await bot.call("getMe"))["first_name"] == "Жолдама"
    assert telegram.violations == []


async def test_chats_and_members_are_described(telegram, bot, aigerim):
    chat = await bot.call("getChat", chat_id=aigerim.id)
    assert check_of("ChatFullInfo")(chat, "chat", []) == chat
    assert (chat["type"], chat["first_name"], chat["username"]) == ("private", "Айгерим", "aigerim")
    member = await bot.call("getChatMember", chat_id=aigerim.id, user_id=aigerim.id)
    assert member["status"] == "member"
    assert await bot.refused("getChatMember", chat_id=aigerim.id, user_id=5) == "Bad Request: member not found"


async def test_what_happened_survives_a_restart_on_the_same_address(telegram, bot, aigerim):
    url = telegram.url
    await telegram.stop()
    await telegram.start(port=int(url.rpartition(":")[2]))
    assert telegram.url == url
    assert len(await bot.call("getUpdates")) == 1
