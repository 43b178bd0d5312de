"""What comes next."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap
from handlers.callbacks import Page, Show
from handlers.facts import NEXT, read_facts
from handlers.screens import Screen
from handlers.views.tournaments import show_next
from handlers.visits import House, Visit


def build_router() -> Router:
    router = Router(name="tournaments")
    router.message.register(next_ones, Command("next"))
    router.callback_query.register(tap_next, Show.filter(F.page == Page.NEXT))
    return router


async def next_ones(message: Message, visit: Visit, house: House) -> None:
    await answer(message, await next_screen(visit, house))


async def tap_next(tap: CallbackQuery, visit: Visit, house: House) -> None:
    await answer_tap(tap, await next_screen(visit, house))


async def next_screen(visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    subscribed = visit.chat is not None and visit.chat.subscribed
    return show_next(facts.coming(NEXT), facts.names, visit.language, facts.today, subscribed=subscribed)
