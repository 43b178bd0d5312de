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
