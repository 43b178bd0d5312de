"""Changing a tournament's dates and standing: for staff, in private, from its card."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks import Change, ChangeAct, ChangeReason, ChangeTournament
from handlers.facts import Facts, read_facts
from handlers.parsing.dates import read_dates
from handlers.parsing.links import take_link
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.changes import (
    ask_what_changed,
    ask_when,
    ask_why,
    show_applied,
    show_change_draft,
    show_change_undone,
)
from handlers.visits import House, Visit
from schedules import changes
from schedules.changes import Applied, Draft, Kept, NotFound, Overtaken, Unchanged, Undone
from storage.dialogues import read_open_dialogue
from storage.models import Dialogue

BECOMES = {ChangeAct.POSTPONE: changes.POSTPONED, ChangeAct.CANCEL: changes.CANCELLED}


def build_router() -> Router:
    router = Router(name="changes")
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_answer)
    router.callback_query.register(tap_begin, ChangeTournament.filter())
    router.callback_query.register(tap_dates, Change.filter(F.act == ChangeAct.DATES))
    router.callback_query.register(tap_state, Change.filter(F.act.in_(set(BECOMES))))
    router.callback_query.register(tap_unexplained, Change.filter(F.act == ChangeAct.UNEXPLAINED))
    router.callback_query.register(tap_apply, Change.filter(F.act == ChangeAct.APPLY))
    router.callback_query.register(tap_undo, Change.filter(F.act == ChangeAct.UNDO))
    router.callback_query.register(tap_aside, Change.filter(F.act == ChangeAct.ASIDE))
    router.callback_query.register(tap_reason, ChangeReason.filter())
    return router


async def tap_begin(tap: CallbackQuery, callback_data: ChangeTournament, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(callback_data.tournament)
    draft: Draft | Unchanged | NotFound = NotFound()
    if tournament is not None:
        draft = await changes.draft_change(house.database, visit.cause, visit.address.telegram_id, tournament.id)
    if isinstance(draft, Draft) and tournament is not None:
        await answer_tap(tap, ask_what_changed(draft, tournament, facts.names, visit.language))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "change-held"))


async def tap_dates(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    draft = await changes.ask_for_dates(house.database, visit.cause, callback_data.dialogue)
    await show_in_place(tap, draft, visit, house)


async def tap_state(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    draft = await changes.choose_state(
        house.database, visit.cause, callback_data.dialogue, BECOMES[callback_data.act]
    )
    await show_in_place(tap, draft, visit, house)


async def tap_reason(tap: CallbackQuery, callback_data: ChangeReason, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    draft = await changes.choose_reason(house.database, visit.cause, callback_data.dialogue, callback_data.reason)
    await show_in_place(tap, draft, visit, house)


async def tap_unexplained(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    draft = await changes.choose_reason(house.database, visit.cause, callback_data.dialogue, None)
    await show_in_place(tap, draft, visit, house)


async def tap_apply(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    applied = await changes.apply_change(
        house.database, visit.cause, callback_data.dialogue, house.defaults.zone, house.undo_seconds
    )
    await show_in_place(tap, applied, visit, house, stale=True)


async def tap_undo(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    undone = await changes.undo_change(
        house.database, visit.cause, callback_data.dialogue, house.defaults.zone, house.undo_seconds
    )
    await show_in_place(tap, undone, visit, house)


async def tap_aside(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    if await changes.put_change_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "change-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "change-gone"))


async def awaits_answer(message: Message, visit: Visit, house: House) -> bool | dict[str, Dialogue]:
    """Whether this plain text names the days we asked for, or a source of what is about to be changed."""
    text = message.text or ""
    if not visit.owner or text.startswith("/"):
        return False
    async with house.database.read() as connection:
        dialogue = await read_open_dialogue(connection, visit.address.telegram_id, visit.person)
    if dialogue is None or dialogue.kind != changes.CHANGE:
        return False
    link, _ = take_link(text)
    answers = dialogue.step == changes.DATES or read_before(dialogue, visit)
    if answers or (link and dialogue.step in (changes.REASON, changes.PREVIEW)):
        return {"dialogue": dialogue}
    return False


async def read_answer(message: Message, dialogue: Dialogue, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    link, words = take_link(message.text or "")
    dates = read_dates(words, facts.today)
    if dates and (dialogue.step == changes.DATES or read_before(dialogue, visit)):
        state = changes.fixed(dates.start, dates.end, link)
        draft = await changes.choose_state(house.database, visit.cause, dialogue.id, state)
    elif link and dialogue.step != changes.DATES:
        draft = await changes.give_source(house.database, visit.cause, dialogue.id, link)
    else:
        tournament = facts.tournament(Kept.of(dialogue).tournament_id)
        again = ask_when(dialogue.id, tournament, facts.names, visit.language, facts.today, again=True)
        await answer(message, again)
        return
    screen = screen_of(draft, facts, visit, house) if isinstance(draft, Draft) else None
    await answer(message, screen or Screen(say(visit.language, refusal_of(draft))))


def read_before(dialogue: Dialogue, visit: Visit) -> bool:
    """Whether this very update has had its effect: killed before the answer, it is answered now."""
    return Kept.of(dialogue).read_from == visit.cause.update_id


Outcome = Draft | Applied | Undone | Overtaken | Unchanged | NotFound


async def show_in_place(
    tap: CallbackQuery, outcome: Outcome, visit: Visit, house: House, *, stale: bool = False
) -> None:
    """What follows a tap, in place of what was tapped; a refusal above it."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    screen = screen_of(outcome, facts, visit, house, stale=stale)
    if screen is None:
        await answer_tap(tap, alert=say_plain(visit.language, refusal_of(outcome)))
    else:
        await replace_tapped(tap, screen)


def screen_of(outcome: Outcome, facts: Facts, visit: Visit, house: House, *, stale: bool = False) -> Screen | None:
    """None where there is only a refusal to say."""
    names, language, today = facts.names, visit.language, facts.today
    if isinstance(outcome, Overtaken | Unchanged | NotFound):
        return None
    draft = outcome if isinstance(outcome, Draft) else outcome.draft
    tournament = facts.tournament(draft.tournament_id)
    if tournament is None:
        return None
    if isinstance(outcome, Undone):
        return show_change_undone(outcome, tournament, names, language)
    if isinstance(outcome, Applied):
        zone = visit.zone or house.defaults.zone
        return None if outcome.undone else show_applied(outcome, tournament, names, zone, language, today)
    if draft.step == changes.DATES:
        return ask_when(draft.dialogue_id, tournament, names, language, today)
    if draft.step == changes.REASON:
        return ask_why(draft, tournament, names, language, today)
    if draft.step == changes.PREVIEW:
        return show_change_draft(draft, tournament, names, language, today, stale=stale)
    return ask_what_changed(draft, tournament, names, language)


def refusal_of(outcome: Outcome) -> str:
    match outcome:
        case Unchanged():
            return "change-unchanged"
        case Overtaken():
            return "change-overtaken"
    return "change-gone"


async def is_staff(tap: CallbackQuery, visit: Visit) -> bool:
    """Whoever presses is asked for their rights anew: a button can be forged or forwarded."""
    if visit.owner and visit.private:
        return True
    await answer_tap(tap, alert=say_plain(visit.language, "change-only-staff"))
    return False
