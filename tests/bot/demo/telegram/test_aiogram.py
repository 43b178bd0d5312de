"""A conversation with a real aiogram bot: what it sends and parses is what the server takes and gives."""

import pytest
from aiogram import Bot, exceptions
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.demo.telegram import Fault


@pytest.fixture
async def aiogram_bot(telegram):
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    default = DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True))
    async with Bot("42:PRETEND-token_1", session=session, default=default) as bot:
        yield bot


async def test_a_conversation_with_aiogram(telegram, aiogram_bot, aigerim):
    assert (await aiogram_bot.me()).id == 42
    assert await aiogram_bot.delete_webhook()
    await aiogram_bot.set_my_commands(
        [BotCommand(command="start", description="Start")], scope=BotCommandScopeAllPrivateChats()
    )
    (start,) = await aiogram_bot.get_updates(timeout=1, allowed_updates=["message", "callback_query"])
    assert start.message.text == "/start"
    assert start.message.from_user.language_code == "kk"

    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="🔕", callback_data="mute:1", style="primary")],
            [InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="x"))],
        ]
    )
    asked = await aiogram_bot.send_message(
        aigerim.id,
        "<b>Амман</b>, <tg-time unix='1750000000' format='wDt'>сегодня</tg-time>",
        reply_markup=keyboard,
    )
    assert asked.reply_markup.model_dump() == keyboard.model_dump()
    assert [each.type for each in asked.entities] == ["bold", "date_time"]

    telegram.press(aigerim, asked.message_id, "mute:1")
    (tap,) = await aiogram_bot.get_updates(offset=start.update_id + 1, timeout=1)
    await aiogram_bot.answer_callback_query(tap.callback_query.id, text="ok")
    edited = await aiogram_bot.edit_message_text(
        "done", chat_id=aigerim.id, message_id=tap.callback_query.message.message_id
    )
    assert (edited.text, edited.reply_markup) == ("done", None)

    photo = await aiogram_bot.send_photo(aigerim.id, BufferedInputFile(b"picture", "a.png"), caption="<i>c</i>")
    assert (await aiogram_bot.download(photo.photo[-1])).read() == b"picture"
    assert telegram.violations == []


async def test_aiogram_knows_every_refusal(telegram, aiogram_bot, aigerim):
    async def send():
        await aiogram_bot.send_message(aigerim.id, "x")

    for fault, more, error in (
        (Fault.TOO_MANY, {"retry_after": 9}, exceptions.TelegramRetryAfter),
        (Fault.TOO_MANY_BARE, {}, exceptions.TelegramAPIError),
        (Fault.SERVER_ERROR, {}, exceptions.RestartingTelegram),
        (Fault.BAD_GATEWAY, {}, exceptions.ClientDecodeError),
        (Fault.BROKEN_JSON, {}, exceptions.ClientDecodeError),
        (Fault.UNPARSABLE_OK, {}, exceptions.ClientDecodeError),
        (Fault.RESET_BEFORE, {}, exceptions.TelegramNetworkError),
        (Fault.RESET_AFTER, {}, exceptions.TelegramNetworkError),
        (Fault.FORBIDDEN, {}, exceptions.TelegramForbiddenError),
        (Fault.BAD_REQUEST, {}, exceptions.TelegramBadRequest),
        (Fault.MIGRATE, {"migrate_to_chat_id": -5}, exceptions.TelegramMigrateToChat),
        (Fault.UNAUTHORIZED, {}, exceptions.TelegramUnauthorizedError),
        (Fault.CONFLICT, {}, exceptions.TelegramConflictError),
    ):
        telegram.fail(fault, methods={"sendMessage"}, **more)
        with pytest.raises(error):
            await send()
        telegram.calm()
    assert telegram.violations == []


async def test_aiogram_understands_groups_topics_and_inline_mode(telegram, aiogram_bot, aigerim):
    telegram.bot.inline = telegram.bot.inline_feedback = True
    forum = telegram.add_group("Жолдама", forum=True, members=[aigerim])
    telegram.add_bot(forum, rights=["can_manage_topics"])
    topic = await aiogram_bot.create_forum_topic(forum.id, "Бокс")
    sent = await aiogram_bot.send_message(forum.id, "x", message_thread_id=topic.message_thread_id)
    assert (sent.is_topic_message, sent.chat.is_forum) == (True, True)
    creator, itself = await aiogram_bot.get_chat_administrators(forum.id)
    assert (creator.status, itself.can_manage_topics) == ("creator", True)
    assert (await aiogram_bot.get_chat(forum.id)).permissions.can_send_messages
    await aiogram_bot.get_updates(offset=-1)

    query_id = telegram.ask_inline(aigerim, "box")
    content = InputTextMessageContent(message_text="<b>Бокс</b>")
    button = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="A", callback_data="a")]])
    result = InlineQueryResultArticle(id="1", title="Бокс", input_message_content=content, reply_markup=button)
    assert await aiogram_bot.answer_inline_query(query_id, [result], cache_time=0)
    telegram.choose_inline(aigerim, "1", forum)
    _, asked, shown, chosen = await aiogram_bot.get_updates()
    assert asked.inline_query.query == "box"
    assert (shown.message.via_bot.id, shown.message.text) == (42, "Бокс")
    name = chosen.chosen_inline_result.inline_message_id
    assert await aiogram_bot.edit_message_text("Күрес", inline_message_id=name) is True

    group = telegram.add_group("Бокс", supergroup=False, members=[aigerim])
    telegram.add_bot(group)
    new_id = telegram.migrate(group)
    with pytest.raises(exceptions.TelegramMigrateToChat) as error:
        await aiogram_bot.send_message(group.id, "x")
    assert error.value.migrate_to_chat_id == new_id
    assert telegram.violations == []
