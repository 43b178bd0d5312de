"""Changing a tournament's dates and standing: for staff, in private, from its card."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.changes import Change, ChangeAct, ChangeKind, ChangePlaces, ChangeReason, ChangeTournament
from handlers.callbacks.events import OpenEvent
from handlers.dialogues import read_awaiting
from handlers.facts import Facts, read_facts
from handlers.parsing.dates import read_dates
from handlers.parsing.links import take_link
from handlers.parsing.names import read_names
from handlers.parsing.places import read_place
from handlers.rights import may_press_changes, refuse, refuse_tap
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.changes import (
    ask_instead,
    ask_kind,
    ask_names,
    ask_places,
    ask_what_changed,
    ask_when,
    ask_where,
    ask_why,
    show_applied,
    show_change_draft,
    show_change_undone,
)
from handlers.visits import House, Visit
from schedules import changes
from schedules.changes import (
    TYPED,
    Applied,
    Draft,
    Kept,
    NotFound,
    Overtaken,
    Refusal,
    State,
    TooEarly,
    Unchanged,
    Undone,
    read_draft,
)
from schedules.staff import NotAllowed
from schedules.tournaments import has_begun
from storage.models import Dialogue, PlacesGo, Tournament, TournamentStatus
from storage.tournaments import last_day, read_tournaments_by_id

BECOMES = {
    ChangeAct.POSTPONE: changes.POSTPONED,
    ChangeAct.CANCEL: changes.CANCELLED,
    ChangeAct.HELD: changes.HELD,
    ChangeAct.RESTORE: changes.RESTORED,
}
ASKS = {ChangeAct.DATES: changes.DATES, ChangeAct.PLACE: changes.PLACE, ChangeAct.NAMES: changes.NAMES}


def add_handlers(router: Router) -> None:
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_answer)
    router.callback_query.register(tap_begin, ChangeTournament.filter())
    router.callback_query.register(tap_begin_in_place, OpenEvent.filter())
    router.callback_query.register(tap_ask, Change.filter(F.act.in_(set(ASKS))))
    router.callback_query.register(tap_kinds, Change.filter(F.act.in_({ChangeAct.KIND, ChangeAct.WHAT})))
    router.callback_query.register(tap_kind, ChangeKind.filter())
    router.callback_query.register(tap_state, Change.filter(F.act.in_(set(BECOMES))))
    router.callback_query.register(tap_places, ChangePlaces.filter())
    router.callback_query.register(tap_unexplained, Change.filter(F.act == ChangeAct.UNEXPLAINED))
    router.callback_query.register(tap_apply, Change.filter(F.act == ChangeAct.APPLY))
    router.callback_query.register(tap_undo, Change.filter(F.act == ChangeAct.UNDO))
    router.callback_query.register(tap_aside, Change.filter(F.act == ChangeAct.ASIDE))
    router.callback_query.register(tap_reason, ChangeReason.filter())


async def tap_begin(tap: CallbackQuery, callback_data: ChangeTournament, visit: Visit, house: House) -> None:
    """Under the card, which stays."""
    if not await may_press_changes(tap, visit):
        return
    screen = await begin(tap, callback_data.tournament, visit, house)
    if screen is not None:
        await answer_tap(tap, screen)


async def tap_begin_in_place(tap: CallbackQuery, callback_data: OpenEvent, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    screen = await begin(tap, callback_data.tournament, visit, house)
    if screen is not None:
        await replace_tapped(tap, screen)


async def begin(tap: CallbackQuery, tournament_id: int, visit: Visit, house: House) -> Screen | None:
    """None where it was refused, and said so."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(tournament_id)
    draft: Draft | Refusal = NotFound()
    if tournament is not None:
        draft = await changes.draft_change(
            house.database, visit.cause, visit.address.telegram_id, tournament.id, None, visit.allowed
        )
    if isinstance(draft, NotAllowed):
        await refuse_tap(tap, visit, house)
    elif isinstance(draft, Draft) and tournament is not None:
        begun = has_begun(tournament, visit.cause.at)
        return ask_what_changed(draft, tournament, facts.names, visit.language, begun=begun)
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "change-held"))
    return None


async def tap_ask(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    step = ASKS[callback_data.act]
    draft = await changes.ask_for(house.database, visit.cause, callback_data.dialogue, step)
    await show_in_place(tap, draft, visit, house)


async def tap_kinds(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    """Which kinds there are; nothing is kept of that until one is chosen."""
    if not await may_press_changes(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        draft = await read_draft(connection, visit.cause, callback_data.dialogue)
    tournament = facts.tournament(draft.tournament_id) if isinstance(draft, Draft) else None
    if not isinstance(draft, Draft) or tournament is None:
        await answer_tap(tap, alert=say_plain(visit.language, "change-gone"))
    elif callback_data.act is ChangeAct.KIND:
        await replace_tapped(tap, ask_kind(draft, tournament, facts.names, visit.language))
    else:
        begun = has_begun(tournament, visit.cause.at)
        await replace_tapped(tap, ask_what_changed(draft, tournament, facts.names, visit.language, begun=begun))


async def tap_kind(tap: CallbackQuery, callback_data: ChangeKind, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    state = changes.counted_as(callback_data.kind)
    draft = await changes.choose_state(house.database, visit.cause, callback_data.dialogue, state, visit.allowed)
    await show_in_place(tap, draft, visit, house)


async def tap_state(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    state = BECOMES[callback_data.act]
    draft = await changes.choose_state(house.database, visit.cause, callback_data.dialogue, state, visit.allowed)
    await show_in_place(tap, draft, visit, house)


async def tap_places(tap: CallbackQuery, callback_data: ChangePlaces, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    if callback_data.go is PlacesGo.TOURNAMENT and not callback_data.tournament:
        await ask_which_instead(tap, callback_data.dialogue, visit, house)
        return
    to = callback_data.tournament or None
    draft = await changes.choose_places(house.database, visit.cause, callback_data.dialogue, callback_data.go, to)
    await show_in_place(tap, draft, visit, house)


async def ask_which_instead(tap: CallbackQuery, dialogue: int, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        draft = await read_draft(connection, visit.cause, dialogue)
    tournament = facts.tournament(draft.tournament_id) if isinstance(draft, Draft) else None
    if not isinstance(draft, Draft) or tournament is None:
        await answer_tap(tap, alert=say_plain(visit.language, "change-gone"))
        return
    others = [
        one
        for one in facts.tournaments
        if one.sport == tournament.sport
        and one.id != tournament.id
        and one.status in (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)
        and (last_day(one) or facts.today) >= facts.today
    ]
    await replace_tapped(tap, ask_instead(draft, others, facts.names, visit.language, facts.today))


async def tap_reason(tap: CallbackQuery, callback_data: ChangeReason, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    draft = await changes.choose_reason(house.database, visit.cause, callback_data.dialogue, callback_data.reason)
    await show_in_place(tap, draft, visit, house)


async def tap_unexplained(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    draft = await changes.choose_reason(house.database, visit.cause, callback_data.dialogue, None)
    await show_in_place(tap, draft, visit, house)


async def tap_apply(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    applied = await changes.apply_change(
        house.database, visit.cause, callback_data.dialogue, house.defaults.zone, house.undo_seconds, visit.allowed
    )
    await show_in_place(tap, applied, visit, house, stale=True)


async def tap_undo(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    undone = await changes.undo_change(
        house.database, visit.cause, callback_data.dialogue, house.defaults.zone, house.undo_seconds, visit.allowed
    )
    await show_in_place(tap, undone, visit, house)


async def tap_aside(tap: CallbackQuery, callback_data: Change, visit: Visit, house: House) -> None:
    if not await may_press_changes(tap, visit):
        return
    if await changes.put_change_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "change-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "change-gone"))


async def awaits_answer(message: Message, visit: Visit, house: House) -> bool | dict[str, Dialogue]:
    """Whether this plain text names the days we asked for, or a source of what is about to be changed."""
    dialogue = await read_awaiting(message, visit, house, changes.CHANGE)
    if dialogue is None:
        return False
    link, _ = take_link(message.text or "")
    answers = dialogue.step in TYPED or read_before(dialogue, visit)
    if answers or (link and dialogue.step in (changes.REASON, changes.PREVIEW)):
        return {"dialogue": dialogue}
    return False


async def read_answer(message: Message, dialogue: Dialogue, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    link, words = take_link(message.text or "")
    state = read_state(dialogue, words, link, facts, visit)
    draft: Outcome
    if state is not None:
        draft = await changes.choose_state(house.database, visit.cause, dialogue.id, state, visit.allowed)
    elif link and dialogue.step not in TYPED:
        draft = await changes.give_source(house.database, visit.cause, dialogue.id, link)
    else:
        async with house.database.read() as connection:
            draft = await read_draft(connection, visit.cause, dialogue.id)
        screen = await screen_of(draft, facts, visit, house, again=True)
        await answer(message, screen or Screen(say(visit.language, "change-gone")))
        return
    if isinstance(draft, NotAllowed):
        await refuse(message, draft, visit, house)
        return
    screen = await screen_of(draft, facts, visit, house)
    await answer(message, screen or Screen(say(visit.language, refusal_of(draft))))


def read_state(dialogue: Dialogue, words: str, link: str, facts: Facts, visit: Visit) -> State | None:
    """What is typed as the state it names; None where it names none, or none was asked for."""
    kept = Kept.of(dialogue)
    asked = dialogue.step
    if read_before(dialogue, visit):
        asked = asked_before(kept)
    tournament = facts.tournament(kept.tournament_id)
    if asked == changes.DATES and (dates := read_dates(words, facts.today)):
        return changes.fixed(dates.start, dates.end, link)
    if asked == changes.PLACE and (place := read_place(words, facts.names.cities)):
        return changes.moved_to(place.city, place.country, place.zone, link)
    if asked == changes.NAMES and tournament and (names := read_names(words, visit.language, tournament.names)):
        return changes.renamed(names)
    return None


def asked_before(kept: Kept) -> str:
    """What was asked when the words that this very update brought were read."""
    if kept.state is None or kept.state.names is not None:
        return changes.NAMES
    return changes.PLACE if kept.state.city is not None else changes.DATES


def read_before(dialogue: Dialogue, visit: Visit) -> bool:
    """Whether this very update has had its effect: killed before the answer, it is answered now."""
    return Kept.of(dialogue).read_from == visit.cause.update_id


Outcome = Draft | Applied | Undone | Overtaken | Refusal


async def show_in_place(
    tap: CallbackQuery, outcome: Outcome, visit: Visit, house: House, *, stale: bool = False
) -> None:
    """What follows a tap, in place of what was tapped; a refusal above it."""
    if isinstance(outcome, NotAllowed):
        await refuse_tap(tap, visit, house)
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    screen = await screen_of(outcome, facts, visit, house, stale=stale)
    if screen is None:
        await answer_tap(tap, alert=say_plain(visit.language, refusal_of(outcome)))
    else:
        await replace_tapped(tap, screen)


async def screen_of(
    outcome: Outcome, facts: Facts, visit: Visit, house: House, *, stale: bool = False, again: bool = False
) -> Screen | None:
    """None where there is only a refusal to say. `again`: what was typed was not understood."""
    names, language, today = facts.names, visit.language, facts.today
    if isinstance(outcome, Overtaken | Unchanged | TooEarly | NotAllowed | NotFound):
        return None
    draft = outcome if isinstance(outcome, Draft) else outcome.draft
    async with house.database.read() as connection:
        known = await read_tournaments_by_id(connection, [draft.tournament_id])
    tournament = known.get(draft.tournament_id)
    if tournament is None:
        return None
    instead = facts.tournament(draft.state.places_to) if draft.state else None
    if isinstance(outcome, Undone):
        return show_change_undone(outcome, tournament, names, language)
    if isinstance(outcome, Applied):
        zone = visit.zone or house.defaults.zone
        return None if outcome.undone else show_applied(outcome, tournament, names, zone, language, today, instead)
    if draft.step == changes.PREVIEW:
        return show_change_draft(draft, tournament, names, language, today, stale=stale, instead=instead)
    return question_of(draft, tournament, facts, visit, again=again)


def question_of(
    draft: Draft, tournament: Tournament, facts: Facts, visit: Visit, *, again: bool = False
) -> Screen:
    """What is asked at this step."""
    names, language, today = facts.names, visit.language, facts.today
    match draft.step:
        case changes.DATES:
            return ask_when(draft.dialogue_id, tournament, names, language, today, again=again)
        case changes.PLACE:
            return ask_where(draft, tournament, names, language, again=again)
        case changes.NAMES:
            return ask_names(draft, tournament, language, again=again)
        case changes.PLACES_GO:
            return ask_places(draft, tournament, names, language)
        case changes.REASON:
            instead = facts.tournament(draft.state.places_to) if draft.state else None
            return ask_why(draft, tournament, names, language, today, instead)
    begun = has_begun(tournament, visit.cause.at)
    return ask_what_changed(draft, tournament, names, language, begun=begun)


def refusal_of(outcome: Outcome) -> str:
    match outcome:
        case Unchanged():
            return "change-unchanged"
        case TooEarly():
            return "change-too-early"
        case Overtaken():
            return "change-overtaken"
    return "change-gone"
