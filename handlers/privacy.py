"""/privacy says what is kept of whoever asks, /forget deletes it after a question.

In private of the person, in a group of the group: there only its admins may.
"""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, replace_tapped
from handlers.callbacks.privacy import Forget
from handlers.rights import may_change, may_tap
from handlers.screens import Screen
from handlers.texts import say
from handlers.views.privacy import ask_forget, show_forgotten, show_privacy
from handlers.visits import House, Visit
from schedules.privacy import forget
from storage.channels import read_kept_channels


def add_handlers(router: Router) -> None:
    router.message.register(open_privacy, Command("privacy"))
    router.message.register(ask, Command("forget"))
    router.callback_query.register(tap_forget, Forget.filter())


async def open_privacy(message: Message, visit: Visit) -> None:
    works = visit.staff and visit.private
    await answer(message, show_privacy(visit.language, private=visit.private, works=works))


async def ask(message: Message, visit: Visit, house: House) -> None:
    """Nothing is deleted before the button."""
    if not await may_change(message, visit):
        return
    async with house.database.read() as connection:
        kept = await read_kept_channels(connection, visit.person) if visit.private else []
    works = visit.staff and visit.private
    await answer(message, ask_forget(kept, visit.language, private=visit.private, works=works))


async def tap_forget(tap: CallbackQuery, callback_data: Forget, visit: Visit, house: House) -> None:
    if not await may_tap(tap, visit):
        return
    if not callback_data.wanted:
        await replace_tapped(tap, Screen(say(visit.language, "forget-kept")))
        return
    done = await forget(house.database, visit.cause, visit.address, house.owners)
    await replace_tapped(tap, show_forgotten(visit.language, private=visit.private, works=done.works))
