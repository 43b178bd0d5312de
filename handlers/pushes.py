"""The buttons under what comes unasked: the message stays as it is, what follows is said below it.

In a group they are its admins'; others are refused in a toast.
"""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers import settings
from handlers.answers import answer_tap, say_out_of_date
from handlers.callbacks.pushes import Mute, MuteTournament, SettingsBelow
from handlers.callbacks.settings import SettingsPage
from handlers.facts import read_facts
from handlers.rights import may_tap
from handlers.views.pushes import show_muted, show_muted_tournament
from handlers.visits import House, Visit
from schedules import chats
from schedules.settings import Told, set_told


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_mute, Mute.filter())
    router.callback_query.register(tap_mute_tournament, MuteTournament.filter())
    router.callback_query.register(tap_settings, SettingsBelow.filter())


async def tap_mute(tap: CallbackQuery, callback_data: Mute, visit: Visit, house: House) -> None:
    if not await may_tap(tap, visit):
        return
    what = callback_data.what
    told = Told(what.value)
    await set_told(house.database, visit.cause, visit.address, told, house.defaults, wanted=False)
    await answer_tap(tap, show_muted(what, visit.language))


async def tap_mute_tournament(
    tap: CallbackQuery, callback_data: MuteTournament, visit: Visit, house: House
) -> None:
    if not await may_tap(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(callback_data.tournament)
    if tournament is None:
        await say_out_of_date(tap, visit.language)
        return
    await chats.follow_tournament(
        house.database, visit.cause, visit.address, tournament.id, house.defaults, wanted=False
    )
    await answer_tap(tap, show_muted_tournament(tournament.names.in_language(visit.language), visit.language))


async def tap_settings(tap: CallbackQuery, visit: Visit, house: House) -> None:
    if not await may_tap(tap, visit):
        return
    chat = await chats.welcome(house.database, visit.cause, visit.address, house.defaults)
    await answer_tap(tap, await settings.page(SettingsPage.MAIN, chat, visit, house))
