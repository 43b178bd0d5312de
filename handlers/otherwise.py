"""Whatever nobody else answered: said so, never met with silence in private, never spoken of in groups."""

from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, say_out_of_date
from handlers.screens import Screen
from handlers.texts import say
from handlers.visits import Visit

# What Telegram notes in a chat; nobody said it.
NOTES = {
    ContentType.PINNED_MESSAGE,
    ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED,
    ContentType.CHAT_BACKGROUND_SET,
    ContentType.WRITE_ACCESS_ALLOWED,
}


def add_handlers(router: Router) -> None:
    # What somebody sends through the bot is a card of its own, no question.
    router.message.register(
        not_understood, F.chat.type == ChatType.PRIVATE, ~F.content_type.in_(NOTES), ~F.via_bot
    )
    router.edited_message.register(not_read_again, F.chat.type == ChatType.PRIVATE, F.text)
    router.callback_query.register(out_of_date)


async def not_understood(message: Message, visit: Visit) -> None:
    await answer(message, Screen(say(visit.language, "not-understood")))


async def not_read_again(message: Message, visit: Visit) -> None:
    """Whoever mends a mistake in place would wait for an answer in vain."""
    await answer(message, Screen(say(visit.language, "edit-not-read")))


async def out_of_date(tap: CallbackQuery, visit: Visit) -> None:
    """A button of an age or a hand unknown to us."""
    await say_out_of_date(tap, visit.language)
