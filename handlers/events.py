"""/events: the tournaments staff may change, to be picked by taps or found by words."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, replace_tapped, say_out_of_date
from handlers.callbacks.events import Events, EventsFound, EventsMonths, EventsSports
from handlers.facts import Facts, read_facts
from handlers.parsing.folding import fold
from handlers.parsing.sports import match_sports
from handlers.rights import is_staff, may_press
from handlers.screens import Screen
from handlers.views.events import UNDATED, show_event_months, show_event_sports, show_events
from handlers.visits import House, Visit
from schedules.tournaments import refusal
from storage.models import Tournament
from storage.tournaments import Span, by_days, last_day, listed_day, listed_in, undated

WORDS = 18  # letters that fit into a button whatever they are
MOST_FOUND = 40


def add_handlers(router: Router) -> None:
    router.message.register(open_events, Command("events"))
    router.callback_query.register(turn_events, Events.filter())
    router.callback_query.register(turn_found, EventsFound.filter())
    router.callback_query.register(tap_sports, EventsSports.filter())
    router.callback_query.register(tap_months, EventsMonths.filter())


async def open_events(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """All that is ahead; a sport or any words narrow it."""
    if not await is_staff(message, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    words = command.args or ""
    match = match_sports(words, facts.sports)
    wanted: Events | EventsFound = Events(part=0)
    if len(match.found) == 1 and not match.unknown:
        wanted = Events(part=0, sport=match.found[0].code)
    elif words:
        wanted = EventsFound(part=0, words=fold(words)[:WORDS].strip())
    await answer(message, events_screen(wanted, facts, visit))


async def turn_events(tap: CallbackQuery, callback_data: Events, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    try:
        screen = events_screen(callback_data, facts, visit)
    except ValueError:
        await say_out_of_date(tap, visit.language)
        return
    await replace_tapped(tap, screen)


async def turn_found(tap: CallbackQuery, callback_data: EventsFound, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        facts = await read_facts(house, visit.cause.at, visit.zone)
        await replace_tapped(tap, events_screen(callback_data, facts, visit))


async def tap_sports(tap: CallbackQuery, callback_data: EventsSports, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    codes = {one.sport for one in theirs(facts, visit)}
    sports = [sport for sport in facts.sports if sport.code in codes]
    screen = show_event_sports(sports, callback_data.month, callback_data.part, visit.language)
    await replace_tapped(tap, screen)


async def tap_months(tap: CallbackQuery, callback_data: EventsMonths, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    of_sport = [one for one in theirs(facts, visit) if callback_data.sport in ("", one.sport)]
    days = [day for one in of_sport if (day := listed_day(one)) and f"{day:%Y-%m}" >= f"{facts.today:%Y-%m}"]
    months = sorted({f"{day:%Y-%m}" for day in days})
    shown = [*months, UNDATED] if undated(of_sport) else months
    screen = show_event_months(shown, callback_data.sport, callback_data.part, visit.language)
    await replace_tapped(tap, screen)


def events_screen(wanted: Events | EventsFound, facts: Facts, visit: Visit) -> Screen:
    """Raises ValueError for a month that is none."""
    if isinstance(wanted, EventsFound):
        found = facts.contents.index.find(wanted.words, MOST_FOUND)
        known = {one.id for one in theirs(facts, visit)}
        tournaments = [one for one in found if isinstance(one, Tournament) and one.id in known]
    else:
        of_sport = [one for one in theirs(facts, visit) if wanted.sport in ("", one.sport)]
        tournaments = in_month(of_sport, wanted.month) if wanted.month else ahead(of_sport, facts.today)
    return show_events(tournaments, wanted, facts.names, visit.language, facts.today)


def theirs(facts: Facts, visit: Visit) -> list[Tournament]:
    return [one for one in facts.tournaments if refusal(one, visit.allowed) is None]


def ahead(tournaments: list[Tournament], today: date) -> list[Tournament]:
    return by_days(one for one in tournaments if (last_day(one) or today) >= today)


def in_month(tournaments: list[Tournament], month: str) -> list[Tournament]:
    if month == UNDATED:
        return undated(tournaments)
    first = date.fromisoformat(f"{month}-01")
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return listed_in(tournaments, Span(first, following))
