"""The answer to whether to go on with the next Games: of a reader, or in a group of its admins."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped
from handlers.callbacks.next_games import GoOn
from handlers.facts import read_facts
from handlers.rights import may_tap
from handlers.texts import say_plain
from handlers.views.next_games import show_going_on, show_stopped
from handlers.visits import House, Visit
from schedules import chats


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_go_on, GoOn.filter())


async def tap_go_on(tap: CallbackQuery, callback_data: GoOn, visit: Visit, house: House) -> None:
    """«No» keeps the settings for whoever comes back; «yes» brings back who had stopped."""
    if not await may_tap(tap, visit):
        return
    if callback_data.games != house.games:
        await answer_tap(tap, alert=say_plain(visit.language, "next-games-other"))
    elif callback_data.wanted:
        chat = await chats.resume(house.database, visit.cause, visit.address, house.defaults)
        facts = await read_facts(house, visit.cause.at, chat.zone)
        await replace_tapped(tap, show_going_on(facts.games, chat, facts.names, visit.language))
    else:
        await chats.unsubscribe(house.database, visit.cause, visit.address, [], house.games, house.defaults)
        await replace_tapped(tap, show_stopped(visit.language))
