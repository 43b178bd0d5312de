"""/target: owners set how many places are hoped for, with who said so and where; all read it in /licences."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.target import BeginTarget, TargetAct, TargetStep
from handlers.facts import Facts, read_facts
from handlers.parsing.target import TargetProblem, read_target_words
from handlers.rights import is_staff
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.target import (
    ask_target,
    show_target_draft,
    show_target_problem,
    show_target_set,
    show_target_undone,
    show_targets,
)
from handlers.visits import House, Visit
from schedules import target as verbs
from schedules.target import NotFound, Overtaken, SameTarget, TargetDraft, TargetSet, TargetUndone
from storage.dialogues import read_open_dialogue
from storage.licences import read_licences_in_force, tally
from storage.models import Dialogue
from storage.targets import read_targets

Outcome = TargetDraft | TargetSet | TargetUndone | Overtaken | SameTarget | NotFound


def add_handlers(router: Router) -> None:
    router.message.register(open_target, Command("target"))
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_target)
    router.callback_query.register(tap_begin, BeginTarget.filter())
    router.callback_query.register(tap_apply, TargetStep.filter(F.act == TargetAct.APPLY))
    router.callback_query.register(tap_undo, TargetStep.filter(F.act == TargetAct.UNDO))
    router.callback_query.register(tap_aside, TargetStep.filter(F.act == TargetAct.ASIDE))


async def open_target(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """Alone it shows what has been said of it; with a line it sets it, after a preview."""
    if not visit.owner and visit.private:
        await answer(message, Screen(say(visit.language, "target-only-owner")))
        return
    if not await is_staff(message, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    if not command.args:
        async with house.database.read() as connection:
            targets = await read_targets(connection, house.games)
        await answer(message, show_targets(targets, facts.games, visit.language, back=None, owner=True))
        return
    wanted = read_target_words(command.args)
    if isinstance(wanted, TargetProblem):
        await answer(message, show_target_problem(wanted, visit.language, facts.today))
        return
    chat = visit.address.telegram_id
    draft = await verbs.draft_target(house.database, visit.cause, chat, house.games, wanted)
    await answer(message, await screen_of(draft, facts, visit, house) or refusal(draft, visit))


async def awaits_target(message: Message, visit: Visit, house: House) -> bool | dict[str, Dialogue]:
    """Whether this plain text is the target we asked for."""
    if not visit.owner or (message.text or "").startswith("/"):
        return False
    async with house.database.read() as connection:
        dialogue = await read_open_dialogue(connection, visit.address.telegram_id, visit.person)
    if dialogue is None or dialogue.kind != verbs.TARGET:
        return False
    # Killed before the answer, the very update that was read is answered now.
    asked = dialogue.step == verbs.ASK or verbs.Kept.of(dialogue).read_from == visit.cause.update_id
    return {"dialogue": dialogue} if asked else False


async def read_answer(message: Message, dialogue: Dialogue, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    wanted = read_target_words(message.text or "")
    if isinstance(wanted, TargetProblem):
        draft = TargetDraft(dialogue.id, dialogue.step, None)
        await answer(message, ask_target(draft, visit.language, facts.today, wanted))
        return
    outcome = await verbs.choose_target(house.database, visit.cause, dialogue.id, wanted)
    await answer(message, await screen_of(outcome, facts, visit, house) or refusal(outcome, visit))


async def tap_begin(tap: CallbackQuery, visit: Visit, house: House) -> None:
    if not await may_set(tap, visit):
        return
    chat = visit.address.telegram_id
    draft = await verbs.draft_target(house.database, visit.cause, chat, house.games)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await answer_tap(tap, await screen_of(draft, facts, visit, house))


async def tap_apply(tap: CallbackQuery, callback_data: TargetStep, visit: Visit, house: House) -> None:
    if await may_set(tap, visit):
        done = await verbs.set_target(
            house.database, visit.cause, callback_data.dialogue, house.defaults.zone, house.undo_seconds
        )
        await show_in_place(tap, done, visit, house)


async def tap_undo(tap: CallbackQuery, callback_data: TargetStep, visit: Visit, house: House) -> None:
    if await may_set(tap, visit):
        undone = await verbs.undo_target(
            house.database, visit.cause, callback_data.dialogue, house.defaults.zone, house.undo_seconds
        )
        await show_in_place(tap, undone, visit, house)


async def tap_aside(tap: CallbackQuery, callback_data: TargetStep, visit: Visit, house: House) -> None:
    if not await may_set(tap, visit):
        return
    if await verbs.put_target_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "target-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "target-gone"))


async def show_in_place(tap: CallbackQuery, outcome: Outcome, visit: Visit, house: House) -> None:
    """What follows a tap, in place of what was tapped; a refusal above it."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    screen = await screen_of(outcome, facts, visit, house, stale=True)
    if screen is None:
        await answer_tap(tap, alert=say_plain(visit.language, refusal_of(outcome)))
    else:
        await replace_tapped(tap, screen)


async def screen_of(
    outcome: Outcome, facts: Facts, visit: Visit, house: House, *, stale: bool = False
) -> Screen | None:
    """None where there is only a refusal to say."""
    match outcome:
        case TargetSet():
            return show_target_set(outcome, visit.zone or house.defaults.zone, visit.language)
        case TargetUndone():
            return show_target_undone(outcome, visit.language)
        case TargetDraft(wanted=None):
            return ask_target(outcome, visit.language, facts.today)
        case TargetDraft():
            async with house.database.read() as connection:
                in_force = await read_licences_in_force(connection, house.games, facts.today)
            return show_target_draft(outcome, tally(in_force).places, visit.language, stale=stale)
    return None


def refusal(outcome: Outcome, visit: Visit) -> Screen:
    return Screen(say(visit.language, refusal_of(outcome)))


def refusal_of(outcome: Outcome) -> str:
    match outcome:
        case SameTarget():
            return "target-same"
        case Overtaken():
            return "target-overtaken"
    return "target-gone"


async def may_set(tap: CallbackQuery, visit: Visit) -> bool:
    """Whoever presses is asked for their rights anew: a button can be forged or forwarded."""
    if visit.owner and visit.private:
        return True
    await answer_tap(tap, alert=say_plain(visit.language, "target-only-owner"))
    return False
