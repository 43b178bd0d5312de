"""Answers go straight back to who asked, after the commit. Nothing else in the house writes to a chat so."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message

from handlers.screens import Screen
from handlers.texts import say_plain

log = structlog.get_logger(__name__)


async def answer(message: Message, screen: Screen) -> None:
    await message.answer(screen.text, reply_markup=screen.keyboard())


async def tell(bot: Bot | None, chat: int, screen: Screen) -> None:
    """A word to who did something that is no message; silently none where they have closed their door."""
    if bot is None:
        return
    try:
        await bot.send_message(chat, screen.text, reply_markup=screen.keyboard())
    except (TelegramForbiddenError, TelegramBadRequest) as refusal:
        log.info("nobody to be told", reason=refusal.message)


async def answer_tap(tap: CallbackQuery, screen: Screen | None = None, alert: str | None = None) -> None:
    """Stop the spinner, perhaps with a word, and show a screen under the message that was tapped."""
    await stop_spinner(tap, alert)
    if screen is not None and tap.message is not None:
        await tap.message.answer(screen.text, reply_markup=screen.keyboard())


async def say_out_of_date(tap: CallbackQuery, language: str) -> None:
    """Of a button that leads nowhere today, or that nobody here has made."""
    await stop_spinner(tap, say_plain(language, "button-out-of-date"))


async def replace_tapped(tap: CallbackQuery, screen: Screen, alert: str | None = None) -> None:
    """Show a screen in place of the message that was tapped; below it where that cannot be edited."""
    await stop_spinner(tap, alert)
    if not isinstance(tap.message, Message):
        await answer_tap(tap, screen)
        return
    try:
        await tap.message.edit_text(screen.text, reply_markup=screen.keyboard())
    except TelegramBadRequest as refusal:
        # Tapped twice: it shows this already.
        if "not modified" not in refusal.message:
            await tap.message.answer(screen.text, reply_markup=screen.keyboard())


async def stop_spinner(tap: CallbackQuery, alert: str | None = None) -> None:
    try:
        await tap.answer(alert, show_alert=alert is not None)
    except TelegramBadRequest:
        # Too late for a spinner is no reason not to answer.
        log.info("a tap was answered late")
