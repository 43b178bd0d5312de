"""The calendar: a month at a time, all sports or one, all or what the chat follows; and as it once stood."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, replace_tapped, say_out_of_date
from handlers.callbacks.calendar import CalendarSports, Month
from handlers.facts import read_facts
from handlers.history import changes_screen, past_screen
from handlers.parsing.calendar import (
    Asked,
    AskedChanges,
    AskedDay,
    AskedMonth,
    NotADay,
    SeveralDays,
    UnknownSports,
    read_calendar,
)
from handlers.screens import Screen
from handlers.views.calendar import Wanted, show_calendar, show_calendar_sports
from handlers.views.chats import show_unknown_sports
from handlers.views.past import ask_for_day
from handlers.visits import House, Visit


def add_handlers(router: Router) -> None:
    router.message.register(open_calendar, Command("calendar"))
    router.callback_query.register(turn_to_month, Month.filter())
    router.callback_query.register(choose_sport, CalendarSports.filter())


async def open_calendar(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """This month or one that is named, a day gone by, what changed; a sport may be named too."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    asked = read_calendar(command.args or "", facts.sports, facts.today)
    this_month = f"{facts.today:%Y-%m}"
    match asked:
        case UnknownSports(unknown=unknown):
            for refusal in show_unknown_sports(unknown, visit.language, wanted=True):
                await answer(message, refusal)
            return
        case NotADay():
            screen = ask_for_day("past-not-a-day", visit.language, facts.today)
        case SeveralDays():
            screen = ask_for_day("past-one-day", visit.language, facts.today)
        case AskedChanges(sport=sport):
            screen = await changes_screen(Wanted(this_month, sport), visit, house)
        case AskedDay(sport=sport, day=day) if day != facts.today:
            screen = await past_screen(day, Wanted(f"{day:%Y-%m}", sport), visit, house)
        case AskedMonth(sport=sport, month=month):
            screen = await calendar_screen(Wanted(f"{month:%Y-%m}", sport), visit, house)
        case Asked(sport=sport):
            # How it stands today is the calendar itself.
            screen = await calendar_screen(Wanted(this_month, sport), visit, house)
    await answer(message, screen)


async def turn_to_month(tap: CallbackQuery, callback_data: Month, visit: Visit, house: House) -> None:
    wanted = Wanted(callback_data.month, callback_data.sport, callback_data.mine, callback_data.part)
    try:
        screen = await calendar_screen(wanted, visit, house)
    except ValueError:
        await say_out_of_date(tap, visit.language)
        return
    await replace_tapped(tap, screen)


async def choose_sport(tap: CallbackQuery, callback_data: CalendarSports, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    with_tournaments = {tournament.sport for tournament in facts.tournaments}
    sports = [sport for sport in facts.sports if sport.code in with_tournaments]
    screen = show_calendar_sports(
        sports, callback_data.month, callback_data.part, visit.language, mine=callback_data.mine
    )
    await replace_tapped(tap, screen)


async def calendar_screen(wanted: Wanted, visit: Visit, house: House) -> Screen:
    """Raises ValueError for a month that is none."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    return show_calendar(facts.tournaments, wanted, visit.chat, facts.names, visit.language, facts.today)
