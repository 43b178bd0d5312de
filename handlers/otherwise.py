"""Whatever nobody else answered: said so, never met with silence in private, never spoken of in groups."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.visits import Visit


def build_router() -> Router:
    router = Router(name="otherwise")
    router.message.register(not_understood, F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(out_of_date)
    return router


async def not_understood(message: Message, visit: Visit) -> None:
    await answer(message, Screen(say(visit.language, "not-understood")))


async def out_of_date(tap: CallbackQuery, visit: Visit) -> None:
    """A button of an age or a hand unknown to us."""
    await answer_tap(tap, alert=say_plain(visit.language, "button-out-of-date"))
