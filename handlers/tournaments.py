"""What comes next, and one tournament's card with what can be done with it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.chats import Page, Show
from handlers.callbacks.tournaments import Card, FollowTournament
from handlers.facts import NEXT, Facts, read_facts
from handlers.rights import may_tap
from handlers.screens import Screen
from handlers.views.cards import Known, show_card
from handlers.views.changes import change_rows
from handlers.views.countdown import show_countdown
from handlers.views.ledger import Writers
from handlers.views.places import licence_rows
from handlers.views.tournaments import show_next
from handlers.visits import House, Visit
from schedules import chats
from schedules.tournaments import refusal
from storage.chances import read_chances
from storage.history import day_by_day
from storage.licences import read_licences_in_force
from storage.models import Chat, Tournament
from storage.staff import read_staff_names


def add_handlers(router: Router) -> None:
    router.message.register(next_ones, Command("next"))
    router.message.register(countdown, Command("countdown"))
    router.callback_query.register(tap_next, Show.filter(F.page == Page.NEXT))
    router.callback_query.register(tap_card, Card.filter())
    router.callback_query.register(tap_follow, FollowTournament.filter())


async def next_ones(message: Message, visit: Visit, house: House) -> None:
    await answer(message, await next_screen(visit, house))


async def tap_next(tap: CallbackQuery, visit: Visit, house: House) -> None:
    await answer_tap(tap, await next_screen(visit, house))


async def next_screen(visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    subscribed = visit.chat is not None and visit.chat.subscribed
    return show_next(facts.coming(NEXT), facts.names, visit.language, facts.today, subscribed=subscribed)


async def countdown(message: Message, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await answer(message, show_countdown(facts.games, facts.coming(1), facts.names, visit.language, facts.today))


async def tap_card(tap: CallbackQuery, callback_data: Card, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(callback_data.tournament)
    if tournament is None:
        await say_out_of_date(tap, visit.language)
        return
    await answer_tap(tap, await card_screen(tournament, facts, visit, house, tap.bot))


async def tap_follow(tap: CallbackQuery, callback_data: FollowTournament, visit: Visit, house: House) -> None:
    if not await may_tap(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(callback_data.tournament)
    if tournament is None:
        await say_out_of_date(tap, visit.language)
        return
    chat = await chats.follow_tournament(
        house.database,
        visit.cause,
        visit.address,
        tournament.id,
        house.defaults,
        wanted=callback_data.wanted,
    )
    await replace_tapped(tap, await card_screen(tournament, facts, visit, house, tap.bot, chat))


async def card_screen(
    tournament: Tournament, facts: Facts, visit: Visit, house: House, bot: Bot | None, chat: Chat | None = None
) -> Screen:
    """`chat`: as it is after a change; else as the visit found it."""
    known = await known_on(tournament, facts.tournaments, facts.today, house)
    me = await bot.me() if bot else None
    screen = show_card(
        known,
        chat or visit.chat,
        facts.names,
        visit.language,
        facts.today,
        (me.username if me else None) or "",
        await writers_for(visit, house),
    )
    screen = Screen(screen.text, (*screen.rows, *licence_rows(known.won, facts.names, visit.language)))
    if visit.private and visit.staff and refusal(tournament, visit.allowed) is None:
        return Screen(screen.text, (*screen.rows, *change_rows(tournament, visit.language)))
    return screen


async def known_on(tournament: Tournament, known: Sequence[Tournament], day: date, house: House) -> Known:
    """What was known of a tournament on `day`; `known`: all of them as they stood that day."""
    async with house.database.read() as connection:
        history = await house.almanac.read_history(connection)
        in_force = await read_licences_in_force(connection, house.games, day)
        chances = await read_chances(connection, house.games)
    way = chances.way(tournament, known, day)
    places = Counter[int]()
    for licence in in_force:
        if licence.tournament_id is not None:
            places[licence.tournament_id] += licence.places
    return Known(
        tournament,
        tuple(one for one in day_by_day(history.entries.get(tournament.id, ())) if one.after.known_on <= day),
        tuple(licence for licence in in_force if licence.tournament_id == tournament.id),
        way,
        {one.id: places[one.id] for one in way.before},
    )


async def writers_for(visit: Visit, house: House) -> Writers | None:
    """Who has entered what, for staff alone."""
    if not (visit.staff and visit.private):
        return None
    async with house.database.read() as connection:
        return Writers(await read_staff_names(connection), house.owners)
