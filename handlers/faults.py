"""What Telegram refuses of ours: an owner tries it again."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap
from handlers.callbacks.faults import TryAgain
from handlers.rights import may_press_as_owner
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.visits import House, Visit
from schedules.refusals import try_again


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_try_again, TryAgain.filter())


async def tap_try_again(tap: CallbackQuery, callback_data: TryAgain, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    if await try_again(house.database, visit.cause, callback_data.notice or None):
        await answer_tap(tap, Screen(say(visit.language, "fault-tried")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "fault-nothing-held"))
