"""Recording licences and undoing it: for staff, in private."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped
from handlers.callbacks.drafts import Won, WonAct, WonRecord
from handlers.callbacks.ledger import AskUndo
from handlers.facts import read_facts
from handlers.rights import may_press, refuse_tap
from handlers.screens import Screen
from handlers.steps import preview_screen
from handlers.texts import say, say_plain
from handlers.views.licences import ask_undo, show_recorded, show_undone
from handlers.visits import House, Visit
from schedules import licences
from schedules.drafts import NotFound, draft_of
from schedules.licences import Doubtful, Recorded
from schedules.staff import NotAllowed, not_theirs
from storage.dialogues import read_dialogue
from storage.licences import read_recording


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_record, WonRecord.filter())
    router.callback_query.register(tap_record_of_old, Won.filter(F.act == WonAct.RECORD))
    router.callback_query.register(tap_undo, Won.filter(F.act == WonAct.UNDO))
    router.callback_query.register(tap_ask_undo, AskUndo.filter())


async def tap_record(tap: CallbackQuery, callback_data: WonRecord, visit: Visit, house: House) -> None:
    await record(tap, callback_data.dialogue, callback_data.doubts, visit, house)


async def tap_record_of_old(tap: CallbackQuery, callback_data: Won, visit: Visit, house: House) -> None:
    """Of a preview that showed no doubts: if there are any, they are shown first."""
    await record(tap, callback_data.dialogue, 0, visit, house)


async def record(tap: CallbackQuery, draft: int, doubts: int, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    recorded = await licences.record(
        house.database,
        visit.cause,
        draft,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        allowed=visit.allowed,
        seen=doubts,
    )
    match recorded:
        case NotFound():
            await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
        case NotAllowed():
            await refuse_tap(tap, visit, house)
        case Doubtful():
            facts = await read_facts(house, visit.cause.at, visit.zone)
            screen = await preview_screen(recorded.draft, facts, visit, house)
            await replace_tapped(tap, screen, say_plain(visit.language, "doubts-new"))
        case Recorded():
            await replace_tapped(tap, await recorded_screen(draft, recorded, visit, house))


async def tap_ask_undo(tap: CallbackQuery, callback_data: AskUndo, visit: Visit, house: House) -> None:
    """Out of a list nothing is undone by one press: followers may get a correction."""
    if not await may_press(tap, visit):
        return
    async with house.database.read() as connection:
        recording = await read_recording(connection, callback_data.dialogue)
        dialogue = await read_dialogue(connection, callback_data.dialogue)
    if recording is None or recording.undone_at is not None or dialogue is None:
        await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
        return
    entries = tuple(draft_of(dialogue).entries.values())
    if not_theirs([entry.sport for entry in entries], visit.allowed):
        await refuse_tap(tap, visit, house)
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await answer_tap(tap, ask_undo(callback_data.dialogue, entries, facts.names, visit.language))


async def tap_undo(tap: CallbackQuery, callback_data: Won, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    undone = await licences.undo(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        house.defaults.zone,
        allowed=visit.allowed,
    )
    match undone:
        case NotFound():
            await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
        case NotAllowed():
            await refuse_tap(tap, visit, house)
        case _:
            facts = await read_facts(house, visit.cause.at, visit.zone)
            await replace_tapped(tap, show_undone(undone, facts.games, visit.language))


async def recorded_screen(draft: int, recorded: Recorded, visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    zone = visit.zone or house.defaults.zone
    if recorded.recording.undone_at is not None:
        return Screen(say(visit.language, "won-gone"))
    return show_recorded(draft, recorded, facts.games, facts.names, zone, visit.language)
