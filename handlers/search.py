"""Plain words in a private chat are looked for: sports, tournaments, cities, athletes."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.answers import answer
from handlers.facts import NEXT, Facts, read_facts
from handlers.parsing.sports import match_sports
from handlers.screens import Screen
from handlers.tournaments import card_screen
from handlers.views.search import show_found, show_nothing_found, show_sport
from handlers.visits import House, Visit
from storage.licences import read_licences_in_force
from storage.models import Sport, Tournament
from storage.tournaments import coming

MOST = 8


def add_handlers(router: Router) -> None:
    router.message.register(search, F.chat.type == ChatType.PRIVATE, F.text, ~F.text.startswith("/"), ~F.via_bot)


async def search(message: Message, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await answer(message, await found_screen(message, facts, visit, house))


async def found_screen(message: Message, facts: Facts, visit: Visit, house: House) -> Screen:
    typed = message.text or ""
    match = match_sports(typed, facts.sports)
    if len(match.found) == 1 and not match.unknown:
        return await sport_screen(match.found[0], facts, visit, house)
    found = facts.contents.index.find(typed, MOST)
    if not found:
        return show_nothing_found(visit.language)
    if len(found) == 1 and isinstance(found[0], Tournament):
        return await card_screen(found[0], facts, visit, house, message.bot)
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
    return show_found(found, in_force, facts.names, visit.language, facts.today)


async def sport_screen(sport: Sport, facts: Facts, visit: Visit, house: House) -> Screen:
    """What is won in a sport and what comes."""
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
    of_sport = [one for one in facts.tournaments if one.sport == sport.code]
    places = sum(licence.places for licence in in_force if licence.sport == sport.code)
    ahead = coming(of_sport, facts.today, NEXT)
    return show_sport(sport, ahead, places, facts.names, visit.language, facts.today)
