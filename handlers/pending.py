"""/pending: tournaments that are over and whose outcome for Kazakhstan nobody has said yet."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.results import CloseResult, Pending, ReopenResult
from handlers.facts import read_facts
from handlers.rights import is_staff, may_press, refuse_tap
from handlers.screens import Screen
from handlers.texts import say_plain
from handlers.views.pending import show_pending
from handlers.visits import House, Visit
from schedules import tournaments
from schedules.staff import NotAllowed
from schedules.tournaments import NoSuchTournament, Won, find_unrecorded
from storage.licences import read_licences_in_force
from storage.models import Tournament


def add_handlers(router: Router) -> None:
    router.message.register(open_pending, Command("pending"))
    router.callback_query.register(turn_pending, Pending.filter())
    router.callback_query.register(close_result, CloseResult.filter())
    router.callback_query.register(reopen_result, ReopenResult.filter())


async def open_pending(message: Message, visit: Visit, house: House) -> None:
    if await is_staff(message, visit):
        await answer(message, await pending_screen(0, visit, house))


async def turn_pending(tap: CallbackQuery, callback_data: Pending, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        await replace_tapped(tap, await pending_screen(callback_data.part, visit, house))


async def close_result(tap: CallbackQuery, callback_data: CloseResult, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    closed = await tournaments.close_result(
        house.database,
        visit.cause,
        callback_data.tournament,
        house.games,
        callback_data.outcome,
        house.defaults.zone,
        visit.allowed,
        house.undo_seconds,
    )
    match closed:
        case Tournament():
            await replace_tapped(tap, await pending_screen(callback_data.part, visit, house, closed))
        case Won(places=places):
            await answer_tap(tap, alert=say_plain(visit.language, "pending-won-something", places=places))
        case _:
            await refuse_result(tap, closed, visit, house)


async def reopen_result(tap: CallbackQuery, callback_data: ReopenResult, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    found = await tournaments.reopen_result(
        house.database,
        visit.cause,
        callback_data.tournament,
        house.games,
        house.defaults.zone,
        visit.allowed,
    )
    if isinstance(found, Tournament):
        await replace_tapped(tap, await pending_screen(callback_data.part, visit, house))
    else:
        await refuse_result(tap, found, visit, house)


async def refuse_result(
    tap: CallbackQuery, why: NotAllowed | NoSuchTournament, visit: Visit, house: House
) -> None:
    if isinstance(why, NotAllowed):
        await refuse_tap(tap, visit, house)
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "pending-gone"))


async def pending_screen(part: int, visit: Visit, house: House, closed: Tournament | None = None) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
    waiting = find_unrecorded(facts.tournaments, visit.cause.at, visit.allowed)
    with_licences = {licence.tournament_id for licence in in_force if licence.tournament_id}
    return show_pending(waiting, with_licences, part, facts.names, visit.language, facts.today, closed)
