"""What changed in a month, and the calendar and cards as they stood on a day gone by."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.history import MonthChanges, PastCard, PastMonth
from handlers.facts import Facts, read_facts
from handlers.screens import Screen
from handlers.tournaments import known_on, writers_for
from handlers.views.calendar import Wanted
from handlers.views.past import (
    Past,
    show_changes,
    show_future,
    show_past_calendar,
    show_past_card,
    show_too_early,
)
from handlers.visits import House, Visit
from storage.games import read_games
from storage.history import History


def add_handlers(router: Router) -> None:
    router.callback_query.register(turn_changes, MonthChanges.filter())
    router.callback_query.register(turn_past, PastMonth.filter())
    router.callback_query.register(tap_past_card, PastCard.filter())


async def turn_changes(tap: CallbackQuery, callback_data: MonthChanges, visit: Visit, house: House) -> None:
    wanted = Wanted(callback_data.month, callback_data.sport, callback_data.mine, callback_data.part)
    try:
        screen = await changes_screen(wanted, visit, house)
    except ValueError:
        await say_out_of_date(tap, visit.language)
        return
    await replace_tapped(tap, screen)


async def turn_past(tap: CallbackQuery, callback_data: PastMonth, visit: Visit, house: House) -> None:
    wanted = Wanted(callback_data.month, callback_data.sport, callback_data.mine, callback_data.part)
    try:
        screen = await past_screen(date.fromisoformat(callback_data.day), wanted, visit, house)
    except ValueError:
        await say_out_of_date(tap, visit.language)
        return
    await replace_tapped(tap, screen)


async def tap_past_card(tap: CallbackQuery, callback_data: PastCard, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    try:
        screen = await past_card_screen(
            callback_data.tournament, date.fromisoformat(callback_data.day), facts, visit, house
        )
    except ValueError:
        screen = None
    if screen is None:
        await say_out_of_date(tap, visit.language)
    else:
        await answer_tap(tap, screen)


async def changes_screen(wanted: Wanted, visit: Visit, house: House) -> Screen:
    """Raises ValueError for what is no month."""
    span = wanted.span
    if span is None:
        raise ValueError(wanted.month)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    history = await read_history_of(house)
    tournaments = {one.id: one for one in facts.tournaments}
    return show_changes(
        history,
        tournaments,
        wanted,
        span,
        visit.chat,
        facts.games,
        facts.names,
        visit.language,
        facts.today,
        await writers_for(visit, house),
    )


async def past_screen(on: date, wanted: Wanted, visit: Visit, house: House) -> Screen:
    """The calendar of a day gone by, or why there is none. Raises ValueError for a month that is none."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    if on > facts.today:
        return show_future(on, wanted.sport, visit.language)
    history = await read_history_of(house)
    first = history.first_day
    if first is not None and on < first:
        return show_too_early(first, wanted.sport, visit.language)
    return show_past_calendar(
        history.as_of(facts.tournaments, on),
        await read_past(on, facts, history, house),
        wanted,
        visit.chat,
        facts.names,
        visit.language,
        facts.today,
    )


async def past_card_screen(
    tournament_id: int, on: date, facts: Facts, visit: Visit, house: House
) -> Screen | None:
    """None where nobody knew of it that day."""
    history = await read_history_of(house)
    stood = history.as_of(facts.tournaments, on)
    then = next((one for one in stood if one.id == tournament_id), None)
    tournament = facts.tournament(tournament_id)
    if then is None or tournament is None or on > facts.today:
        return None
    known = await known_on(then, stood, on, house)
    past = await read_past(on, facts, history, house)
    return show_past_card(known, past, tournament, facts.names, visit.language)


async def read_past(on: date, facts: Facts, history: History, house: House) -> Past:
    days = history.days_of_change()
    async with house.database.read() as connection:
        games = await read_games(connection, house.games, on)
    return Past(
        on,
        games or facts.games,
        max((one for one in days if one < on), default=None),
        min((one for one in days if on < one < facts.today), default=None),
    )


async def read_history_of(house: House) -> History:
    async with house.database.read() as connection:
        return await house.almanac.read_history(connection)
