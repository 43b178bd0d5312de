"""/stats: owners see how many read, who came lately, what does not reach them and what waits to be recorded."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, replace_tapped
from handlers.callbacks.stats import ShowStats
from handlers.facts import read_facts
from handlers.rights import is_staff, presses
from handlers.screens import Screen
from handlers.texts import say
from handlers.views.stats import show_stats
from handlers.visits import House, Visit
from schedules.tournaments import find_unrecorded


def add_handlers(router: Router) -> None:
    router.message.register(open_stats, Command("stats"))
    router.callback_query.register(tap_stats, ShowStats.filter())


async def open_stats(message: Message, visit: Visit, house: House) -> None:
    if visit.private and not visit.owner:
        await answer(message, Screen(say(visit.language, "stats-only-owner")))
    elif await is_staff(message, visit):
        await answer(message, await stats_screen(visit, house))


async def tap_stats(tap: CallbackQuery, visit: Visit, house: House) -> None:
    if await presses(tap, visit, "stats-only-owner", allowed=visit.owner):
        await replace_tapped(tap, await stats_screen(visit, house))


async def stats_screen(visit: Visit, house: House) -> Screen:
    at, statistics = await house.figures.read(house.database, visit.cause.at, house.language)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    unrecorded = find_unrecorded(facts.tournaments, visit.cause.at, None)
    zone = visit.zone or house.defaults.zone
    return show_stats(statistics, len(unrecorded), at, zone, facts.names, visit.language)
