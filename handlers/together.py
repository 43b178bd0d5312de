"""Moving many tournaments at once: «всё с 12 марта по 30 июня: дата неизвестна», by words or by taps."""

from dataclasses import replace
from datetime import timedelta

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.together import (
    Move,
    MoveAct,
    MoveBecomes,
    MoveReason,
    MoveSpan,
    MoveSport,
    MoveSports,
    MoveWhich,
    MoveYears,
)
from handlers.dialogues import read_awaiting
from handlers.facts import Facts, read_facts
from handlers.parsing.links import take_link
from handlers.parsing.moves import read_move, within_reason
from handlers.rights import may_press, refuse, refuse_tap
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.together import (
    ask_sports,
    ask_together,
    ask_why,
    show_together_applied,
    show_together_draft,
    show_together_undone,
)
from handlers.visits import House, Visit
from schedules.changes import NotFound, together
from schedules.changes.together import TOGETHER, Answer, Becomes, Kept, NothingToMove, Together, Wish
from schedules.dialogues import read_own
from schedules.staff import NotAllowed
from schedules.tournaments import refusal
from storage.models import Dialogue, TournamentStatus

SPANS = {MoveSpan.MONTH: 30, MoveSpan.QUARTER: 90}  # days from today
OPEN = (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)


def add_handlers(router: Router) -> None:
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_answer)
    router.callback_query.register(tap_begin, Move.filter(F.act == MoveAct.BEGIN))
    router.callback_query.register(tap_back, Move.filter(F.act == MoveAct.WHICH))
    router.callback_query.register(tap_which, MoveWhich.filter())
    router.callback_query.register(tap_sports, MoveSports.filter())
    router.callback_query.register(tap_sport, MoveSport.filter())
    router.callback_query.register(tap_becomes, MoveBecomes.filter())
    router.callback_query.register(tap_years, MoveYears.filter())
    router.callback_query.register(tap_reason, MoveReason.filter())
    router.callback_query.register(tap_unexplained, Move.filter(F.act == MoveAct.UNEXPLAINED))
    router.callback_query.register(tap_apply, Move.filter(F.act == MoveAct.APPLY))
    router.callback_query.register(tap_undo, Move.filter(F.act == MoveAct.UNDO))
    router.callback_query.register(tap_aside, Move.filter(F.act == MoveAct.ASIDE))


# By taps ---------------------------------------------------------------------------------------------------


async def tap_begin(tap: CallbackQuery, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        begun = await together.begin_together(house.database, visit.cause, visit.address.telegram_id)
        await show_in_place(tap, begun, visit, house)


async def tap_back(tap: CallbackQuery, callback_data: Move, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, visit, house)
    if draft is not None:
        await show_in_place(tap, draft, visit, house)


async def tap_which(tap: CallbackQuery, callback_data: MoveWhich, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, visit, house)
    if draft is None:
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    wish = Wish(sport=draft.wish.sport)
    if callback_data.span in SPANS:
        days = timedelta(days=SPANS[callback_data.span])
        wish = replace(wish, first=facts.today, last=facts.today + days)
    elif callback_data.span is MoveSpan.GAMES:
        wish = Wish(games=True)
    await wish_it(tap, draft, wish, visit, house)


async def tap_sports(tap: CallbackQuery, callback_data: MoveSports, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, visit, house)
    if draft is None:
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    codes = {one.sport for one in facts.tournaments}
    sports = [one for one in facts.sports if one.code in codes and visit.may_record(one.code)]
    await replace_tapped(tap, ask_sports(draft, sports, callback_data.part, visit.language))


async def tap_sport(tap: CallbackQuery, callback_data: MoveSport, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, visit, house)
    if draft is not None:
        await wish_it(tap, draft, replace(draft.wish, sport=callback_data.sport, becomes=None), visit, house)


async def tap_becomes(tap: CallbackQuery, callback_data: MoveBecomes, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, visit, house)
    if draft is not None:
        wish = replace(draft.wish, becomes=callback_data.becomes, days=callback_data.days, years=0)
        await wish_it(tap, draft, wish, visit, house)


async def tap_years(tap: CallbackQuery, callback_data: MoveYears, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, visit, house)
    if draft is not None:
        wish = replace(draft.wish, becomes=Becomes.SHIFTED, days=0, years=callback_data.years)
        await wish_it(tap, draft, wish, visit, house)


async def wish_it(tap: CallbackQuery, draft: Together, wish: Wish, visit: Visit, house: House) -> None:
    if not within_reason(wish.days, wish.years):
        await say_out_of_date(tap, visit.language)
        return
    wished = await together.wish_together(
        house.database,
        visit.cause,
        draft.dialogue_id,
        wish,
        house.games,
        house.defaults.zone,
        visit.allowed,
    )
    await show_in_place(tap, wished, visit, house)


async def tap_reason(tap: CallbackQuery, callback_data: MoveReason, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        explained = await together.explain_together(
            house.database, visit.cause, callback_data.dialogue, callback_data.reason
        )
        await show_in_place(tap, explained, visit, house)


async def tap_unexplained(tap: CallbackQuery, callback_data: Move, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        explained = await together.explain_together(house.database, visit.cause, callback_data.dialogue, None)
        await show_in_place(tap, explained, visit, house)


async def tap_apply(tap: CallbackQuery, callback_data: Move, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    made = await together.apply_together(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        visit.allowed,
    )
    await show_in_place(tap, made, visit, house)


async def tap_undo(tap: CallbackQuery, callback_data: Move, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    undone = await together.undo_together(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        visit.allowed,
    )
    await show_in_place(tap, undone, visit, house)


async def tap_aside(tap: CallbackQuery, callback_data: Move, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    if await together.drop_together(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "change-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "together-gone"))


async def read_tapped(tap: CallbackQuery, number: int, visit: Visit, house: House) -> Together | None:
    """The presser's own move that still asks; else they are told, and None."""
    if not await may_press(tap, visit):
        return None
    async with house.database.read() as connection:
        dialogue = await read_own(connection, visit.cause, number, TOGETHER)
    if dialogue is None or dialogue.step not in together.UNDER_WAY:
        await answer_tap(tap, alert=say_plain(visit.language, "together-gone"))
        return None
    return Together(number, together.ASK, Kept.of(dialogue).wish)


# By words --------------------------------------------------------------------------------------------------


async def awaits_answer(message: Message, visit: Visit, house: House) -> dict[str, Dialogue] | bool:
    """Whether this plain text says which are to move, or names a source."""
    dialogue = await read_awaiting(message, visit, house, TOGETHER)
    if dialogue is None:
        return False
    again = Kept.of(dialogue).read_from == visit.cause.update_id
    link, _ = take_link(message.text or "")
    return {"dialogue": dialogue} if again or link or dialogue.step == together.ASK else False


async def read_answer(message: Message, dialogue: Dialogue, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    link, words = take_link(message.text or "")
    wish = read_move(words, facts.today, facts.sports)
    kept = Kept.of(dialogue)
    made: Answer
    if wish is not None and (dialogue.step == together.ASK or kept.read_from == visit.cause.update_id):
        made = await together.wish_together(
            house.database,
            visit.cause,
            dialogue.id,
            replace(wish, source_url=link),
            house.games,
            house.defaults.zone,
            visit.allowed,
        )
    elif link and dialogue.step != together.ASK:
        made = await together.source_together(house.database, visit.cause, dialogue.id, link)
    else:
        draft = Together(dialogue.id, together.ASK, kept.wish)
        await answer(message, asked(draft, facts, visit, again=True))
        return
    if isinstance(made, Together):
        await answer(message, screen_of(made, facts, visit, house))
    elif isinstance(made, NotAllowed):
        await refuse(message, made, visit, house)
    else:
        await answer(message, Screen(say(visit.language, refusal_of(made))))


# What is shown ---------------------------------------------------------------------------------------------


async def show_in_place(tap: CallbackQuery, outcome: Answer, visit: Visit, house: House) -> None:
    if isinstance(outcome, NotAllowed):
        await refuse_tap(tap, visit, house)
    elif isinstance(outcome, Together):
        facts = await read_facts(house, visit.cause.at, visit.zone)
        await replace_tapped(tap, screen_of(outcome, facts, visit, house))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, refusal_of(outcome)))


def screen_of(made: Together, facts: Facts, visit: Visit, house: House) -> Screen:
    names, language, games = facts.names, visit.language, facts.games
    match made.step:
        case together.REASON:
            return ask_why(made, games, names, language)
        case together.PREVIEW:
            return show_together_draft(made, games, names, language)
        case together.APPLIED:
            zone = visit.zone or house.defaults.zone
            return show_together_applied(made, games, names, zone, language)
        case together.UNDONE:
            return show_together_undone(made, language)
    return asked(made, facts, visit)


def asked(made: Together, facts: Facts, visit: Visit, *, again: bool = False) -> Screen:
    meant = [
        one
        for one in facts.tournaments
        if one.status in OPEN and made.wish.concerns(one, facts.today) and refusal(one, visit.allowed) is None
    ]
    return ask_together(
        made,
        len(meant),
        facts.names,
        visit.language,
        again=again,
        may_move_games=visit.allowed is None,
    )


def refusal_of(outcome: NothingToMove | NotFound) -> str:
    return "together-nothing" if isinstance(outcome, NothingToMove) else "together-gone"
