"""Answering the question what was won: none, so many one after another, not known yet, it was moved."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped
from handlers.callbacks.results import Answer
from handlers.facts import Facts, read_facts
from handlers.rights import may_press, refuse_tap
from handlers.screens import Screen
from handlers.steps import draft_screen
from handlers.texts import say_plain
from handlers.views.changes import ask_what_changed
from handlers.views.ledger import Writers
from handlers.views.results import Asked, ask_result, show_answered, show_passed_on, show_put_off
from handlers.visits import House, Visit
from schedules import changes, results
from schedules.drafts import Draft
from schedules.questions import Said, read_current
from schedules.results import Answered, Put
from schedules.staff import NotAllowed
from schedules.tournaments import Won, refusal
from storage.licences import read_licences_in_force
from storage.models import Tournament
from storage.questions import Question, read_question
from storage.staff import read_staff_names

Outcome = Draft | Tournament | Won | Answered | Put | NotAllowed | results.Gone


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_number, Answer.filter(F.said == Said.NUMBER))
    router.callback_query.register(tap_more, Answer.filter(F.said == Said.MORE))
    router.callback_query.register(tap_all, Answer.filter(F.said == Said.ALL))
    router.callback_query.register(tap_later, Answer.filter(F.said == Said.LATER))
    router.callback_query.register(tap_moved, Answer.filter(F.said == Said.MOVED))


async def tap_number(tap: CallbackQuery, callback_data: Answer, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    answered = await results.answer_number(
        house.database,
        visit.cause,
        visit.address.telegram_id,
        callback_data.question,
        callback_data.number,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        visit.allowed,
    )
    await show(tap, answered, visit, house)


async def tap_more(tap: CallbackQuery, callback_data: Answer, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    async with house.database.read() as connection:
        question = await read_question(connection, callback_data.question)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(question.tournament_id) if question else None
    if question is None or tournament is None:
        await show(tap, results.Gone(), visit, house)
    elif refusal(tournament, visit.allowed):
        await refuse_tap(tap, visit, house)
    elif question.open:
        asked = await read_beside(question, tournament, facts, visit, house)
        await replace_tapped(tap, ask_result(asked, facts.names, visit.language, more=True))
    else:
        await show(tap, Answered(question, tournament), visit, house)


async def tap_all(tap: CallbackQuery, callback_data: Answer, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    answered = await results.answer_all(
        house.database,
        visit.cause,
        callback_data.question,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        visit.allowed,
    )
    await show(tap, answered, visit, house)


async def tap_later(tap: CallbackQuery, callback_data: Answer, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    zone = house.defaults.zone
    answered = await results.answer_later(
        house.database, visit.cause, callback_data.question, house.games, zone, visit.allowed
    )
    await show(tap, answered, visit, house)


async def tap_moved(tap: CallbackQuery, callback_data: Answer, visit: Visit, house: House) -> None:
    """Owners are led on to the new days; an editor's word is passed on to them."""
    if not await may_press(tap, visit):
        return
    if not visit.owner:
        passed = await results.pass_on(
            house.database, visit.cause, callback_data.question, house.games, visit.allowed
        )
        await show(tap, passed, visit, house)
        return
    async with house.database.read() as connection:
        question = await read_question(connection, callback_data.question)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(question.tournament_id) if question else None
    draft = (
        await changes.draft_change(house.database, visit.cause, visit.address.telegram_id, tournament.id)
        if tournament
        else None
    )
    if isinstance(draft, changes.Draft) and tournament is not None:
        await answer_tap(tap, ask_what_changed(draft, tournament, facts.names, visit.language))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "change-held"))


async def show(tap: CallbackQuery, outcome: Outcome, visit: Visit, house: House) -> None:
    """What follows an answer, in place of the question; a refusal above it."""
    if isinstance(outcome, NotAllowed):
        await refuse_tap(tap, visit, house)
    elif isinstance(outcome, results.Gone):
        await answer_tap(tap, alert=say_plain(visit.language, "result-gone"))
    elif isinstance(outcome, Won):
        await answer_tap(tap, alert=say_plain(visit.language, "pending-won-something", places=outcome.places))
    elif isinstance(outcome, Draft):
        await answer_tap(tap, await draft_screen(outcome, visit, house))
    else:
        await replace_tapped(tap, await settled_screen(outcome, visit, house))


async def settled_screen(outcome: Tournament | Answered | Put, visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    if isinstance(outcome, Put):
        if outcome.to_owners:
            return show_passed_on(outcome.tournament, facts.names, visit.language)
        return show_put_off(outcome.tournament, outcome.next_at, house.defaults.zone, facts.names, visit.language)
    if isinstance(outcome, Answered):
        question, tournament = outcome.question, outcome.tournament
    else:
        tournament = outcome
        async with house.database.read() as connection:
            current = await read_current(connection, tournament.id)
        assert current is not None  # noqa: S101 (it has just been answered)
        question = current
    asked = await read_beside(question, tournament, facts, visit, house)
    mine = question.said_by == visit.person
    return show_answered(asked, facts.names, visit.language, mine=mine)


async def read_beside(
    question: Question, tournament: Tournament, facts: Facts, visit: Visit, house: House
) -> Asked:
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
        writers = Writers(await read_staff_names(connection), house.owners)
    won = tuple(one for one in in_force if one.tournament_id == tournament.id)
    return Asked(question, tournament, won, writers.name(question.said_by, visit.language))
