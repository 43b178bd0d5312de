"""/licences: the count for everyone, from all sides and on any day, by taps and by words."""

from datetime import date

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.chats import Page, Show
from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.callbacks.press import PictureForm
from handlers.facts import Facts, read_facts
from handlers.parsing.count import Look, Question, read_question
from handlers.parsing.folding import fold
from handlers.parsing.sports import match_sports
from handlers.pictures.race import Theme
from handlers.press import send_picture, tables_screen
from handlers.screens import Screen
from handlers.staff import bot_name
from handlers.standing import read_standing
from handlers.views.chats import list_sports
from handlers.views.count import (
    Counted,
    show_chosen,
    show_future,
    show_newest,
    show_none_found,
    show_of_sport,
    show_of_tournament,
    show_people,
    show_sports,
    show_tournaments,
)
from handlers.views.licences import show_licences
from handlers.views.sharing import with_share
from handlers.views.target import show_targets
from handlers.visits import House, Visit
from storage.licences import read_licences_in_force, tally
from storage.models import Athlete, Tournament
from storage.targets import for_readers, read_targets

MOST_FOUND = 8
MOST_PEOPLE = 5
LOOKS = {
    Look.SPORTS: LicencesBy.SPORTS,
    Look.TOURNAMENTS: LicencesBy.TOURNAMENTS,
    Look.NEWEST: LicencesBy.NEWEST,
    Look.TARGET: LicencesBy.TARGET,
}


def add_handlers(router: Router) -> None:
    router.message.register(count, Command("licences"))
    router.callback_query.register(tap_count, Show.filter(F.page == Page.LICENCES))
    router.callback_query.register(tap_look, LookAtLicences.filter())


async def count(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """Alone it is the count of today; words narrow it, a day moves it."""
    asked = command.args or ""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    question = read_question(asked, facts.today)
    if question.look is Look.PICTURE and not (question.day and question.day > facts.today):
        await send_picture(message, PictureForm.PHOTO, Theme.LIGHT, question.day, visit, house)
        return
    screen = await asked_screen(asked, facts, visit, house)
    await answer(message, screen if asked else await shared(screen, message.bot, visit))


async def tap_count(tap: CallbackQuery, visit: Visit, house: House) -> None:
    await answer_tap(tap, await shared(await count_screen(visit, house), tap.bot, visit))


async def tap_look(tap: CallbackQuery, callback_data: LookAtLicences, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    try:
        screen = await looked_at(callback_data, facts, visit, house)
    except ValueError:
        await say_out_of_date(tap, visit.language)
        return
    of_today = callback_data.by is LicencesBy.TOTAL and not callback_data.day
    await replace_tapped(tap, await shared(screen, tap.bot, visit) if of_today else screen)


async def shared(screen: Screen, bot: Bot | None, visit: Visit) -> Screen:
    """The count of today can be passed on."""
    return with_share(screen, await bot_name(bot), visit.language)


async def asked_screen(asked: str, facts: Facts, visit: Visit, house: House) -> Screen:
    """The page that some words ask for."""
    question = read_question(asked, facts.today)
    if question.day and question.day > facts.today:
        return show_future(question.day, visit.language)
    day = f"{question.day:%Y%m%d}" if question.day else ""
    if not question.words:
        return await looked_at(LookAtLicences(by=LicencesBy.TOTAL, day=day), facts, visit, house)
    if question.look is Look.TABLE:
        return tables_screen(question.day, visit.language)
    if question.look in LOOKS:
        return await looked_at(LookAtLicences(by=LOOKS[question.look], day=day), facts, visit, house)
    counted = await counted_on(question.day, facts, house)
    return found_screen(question, counted, facts, visit)


def found_screen(question: Question, counted: Counted, facts: Facts, visit: Visit) -> Screen:
    """Sports first, then athletes, then tournaments, then whoever the ledger names by these very words."""
    language = visit.language
    match = match_sports(question.words, facts.sports)
    if match.found and not match.unknown:
        codes = [sport.code for sport in match.found]
        if len(codes) == 1:
            return show_of_sport(counted, codes[0], 0, language, facts.today)
        chosen = [one for one in counted.in_force if one.sport in codes]
        return show_chosen(counted, chosen, list_sports(codes, facts.names, language), language)
    found = facts.contents.index.find(question.words, MOST_FOUND)
    people = [one for one in found if isinstance(one, Athlete)]
    if people:
        return show_people(counted, people[:MOST_PEOPLE], language)
    folded = fold(question.words)
    named = [one for one in counted.in_force if folded and folded in fold(f"{one.won_by} {one.used_by}")]
    if named:
        return show_chosen(counted, named, question.words, language)
    tournaments = {one.id for one in found if isinstance(one, Tournament)}
    if len(tournaments) == 1:
        return show_of_tournament(counted, tournaments.pop(), 0, language)
    if tournaments:
        chosen = [one for one in counted.in_force if one.tournament_id in tournaments]
        return show_chosen(counted, chosen, question.words, language)
    return show_none_found(language)


async def count_screen(visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    return await looked_at(LookAtLicences(by=LicencesBy.TOTAL), facts, visit, house)


async def looked_at(look: LookAtLicences, facts: Facts, visit: Visit, house: House) -> Screen:
    """Raises ValueError for a page that cannot be."""
    on = day_asked(look.day, facts.today)
    language = visit.language
    if look.by is LicencesBy.TARGET:
        async with house.database.read() as connection:
            targets = for_readers(await read_targets(connection, house.games, on or facts.today))
        return show_targets(targets, facts.games, language, back=look.day)
    counted = await counted_on(on, facts, house)
    match look.by:
        case LicencesBy.SPORTS:
            return show_sports(counted, look.part, language)
        case LicencesBy.SPORT:
            return show_of_sport(counted, look.what, look.part, language, facts.today)
        case LicencesBy.TOURNAMENTS:
            return show_tournaments(counted, look.part, language)
        case LicencesBy.TOURNAMENT:
            return show_of_tournament(counted, int(look.what), look.part, language)
        case LicencesBy.NEWEST:
            return show_newest(counted, look.part, language)
    return await total_screen(counted, facts, visit, house)


async def total_screen(counted: Counted, facts: Facts, visit: Visit, house: House) -> Screen:
    places = tally(counted.in_force).places
    async with house.database.read() as connection:
        stood = await read_standing(connection, places, counted.on or facts.today, facts, visit.language, house)
    return show_licences(
        counted.in_force, stood.goal, facts.names, visit.language, facts.today, stood.standing, counted.on
    )


async def counted_on(on: date | None, facts: Facts, house: House) -> Counted:
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, on or facts.today)
    return Counted(in_force, {one.id: one for one in facts.tournaments}, facts.names, on)


def day_asked(day: str, today: date) -> date | None:
    """The day a button carries; None: today. Raises ValueError for what is none, or has not come."""
    if not day:
        return None
    on = date.fromisoformat(day)
    if on > today:
        raise ValueError(day)
    return None if on == today else on
