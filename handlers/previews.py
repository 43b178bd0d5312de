"""Mending a draft entry by entry before it is recorded, or putting it aside."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped
from handlers.callbacks.drafts import Won, WonAct, WonHolder, WonPart, WonPlaces, WonRemove
from handlers.rights import may_press
from handlers.screens import Screen
from handlers.steps import draft_screen, read_tapped, show_step
from handlers.texts import say, say_plain
from handlers.visits import House, Visit
from schedules import drafts
from schedules.drafts import Step


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_holder, WonHolder.filter())
    router.callback_query.register(tap_places, WonPlaces.filter())
    router.callback_query.register(tap_remove, WonRemove.filter())
    router.callback_query.register(turn_preview, WonPart.filter())
    router.callback_query.register(tap_aside, Won.filter(F.act == WonAct.ASIDE))


async def tap_holder(tap: CallbackQuery, callback_data: WonHolder, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    line = callback_data.line
    after = await drafts.change_holder(
        house.database, visit.cause, callback_data.dialogue, line, callback_data.holder, visit.allowed
    )
    await show_step(tap, after, visit, house, line)


async def tap_places(tap: CallbackQuery, callback_data: WonPlaces, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    line = callback_data.line
    after = await drafts.change_places(
        house.database, visit.cause, callback_data.dialogue, line, callback_data.places, visit.allowed
    )
    await show_step(tap, after, visit, house, line)


async def tap_remove(tap: CallbackQuery, callback_data: WonRemove, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    line = callback_data.line
    after = await drafts.remove_entry(house.database, visit.cause, callback_data.dialogue, line)
    await show_step(tap, after, visit, house, line)


async def turn_preview(tap: CallbackQuery, callback_data: WonPart, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, Step.PREVIEW, visit, house)
    if draft is not None:
        await replace_tapped(tap, await draft_screen(draft, visit, house, callback_data.part))


async def tap_aside(tap: CallbackQuery, callback_data: Won, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    if await drafts.put_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "won-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
