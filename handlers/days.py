"""Of /staff: an owner takes back at once what an editor has entered within the last day."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped
from handlers.callbacks.days import DayAct, DayPage, DayStep, LookAtDay
from handlers.facts import read_facts
from handlers.rights import may_press_as_owner
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.days import show_day
from handlers.views.ledger import Writers
from handlers.views.staff import called
from handlers.visits import House, Visit
from schedules import days
from schedules.days import EditorsDay
from storage.staff import read_anyone, read_staff_names


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_look, LookAtDay.filter())
    router.callback_query.register(tap_page, DayPage.filter())
    router.callback_query.register(tap_undo, DayStep.filter(F.act == DayAct.UNDO))
    router.callback_query.register(tap_leave, DayStep.filter(F.act == DayAct.LEAVE))


async def tap_look(tap: CallbackQuery, callback_data: LookAtDay, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    async with house.database.read() as connection:
        known = await read_anyone(connection, callback_data.person)
    if known is None:
        await answer_tap(tap, alert=say_plain(visit.language, "staff-gone"))
        return
    chat = visit.address.telegram_id
    day = await days.look_at_day(house.database, visit.cause, chat, callback_data.person, house.games)
    await show(tap, day, visit, house)


async def tap_page(tap: CallbackQuery, callback_data: DayPage, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    async with house.database.read() as connection:
        day = await days.read_day(connection, visit.cause, callback_data.dialogue, house.games)
    await show(tap, day, visit, house, callback_data.part)


async def tap_undo(tap: CallbackQuery, callback_data: DayStep, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    zone = house.defaults.zone
    undone = await days.undo_day(house.database, visit.cause, callback_data.dialogue, house.games, zone)
    await show(tap, undone if isinstance(undone, EditorsDay) else None, visit, house)


async def tap_leave(tap: CallbackQuery, callback_data: DayStep, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    if await days.leave_day(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "day-left")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "day-gone"))


async def show(tap: CallbackQuery, day: EditorsDay | None, visit: Visit, house: House, part: int = 0) -> None:
    if day is None:
        await answer_tap(tap, alert=say_plain(visit.language, "day-gone"))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        writers = Writers(await read_staff_names(connection), house.owners)
        known = await read_anyone(connection, day.person)
    name = called(known, visit.language) if known else ""
    await replace_tapped(tap, show_day(day, name, writers, facts.names, visit.language, part))
