"""Putting a draft of licences together, by taps or by lines: where it was won, in which event, by whom."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.almanac import spoken
from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.drafts import (
    WonAt,
    WonEvent,
    WonEvents,
    WonGo,
    WonName,
    WonNames,
    WonOfSport,
    WonSports,
    WonTournament,
)
from handlers.dialogues import read_awaiting
from handlers.facts import Facts, read_facts
from handlers.parsing.folding import clean, fold
from handlers.parsing.licences import LONGEST, LicenceLine, read_licence_lines
from handlers.rights import is_staff, may_press, refuse, refuse_tap
from handlers.screens import Screen
from handlers.steps import (
    answered_screen,
    athletes_of,
    draft_screen,
    events_of,
    read_tapped,
    refuse_step,
    show_step,
    sport_screen,
)
from handlers.texts import say
from handlers.views.drafts import ask_tournament, mark_of
from handlers.views.licences import ask_what_was_won, show_line_errors
from handlers.visits import House, Visit
from schedules import drafts
from schedules.drafts import WON, Draft, Entry, Passed, Step, Unchanged, draft_of
from schedules.staff import NotAllowed
from storage.dialogues import read_dialogue
from storage.models import Holder, Tournament
from storage.tournaments import last_day


def add_handlers(router: Router) -> None:
    router.message.register(won, Command("won"))
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_answer)
    router.callback_query.register(tap_at, WonAt.filter())
    router.callback_query.register(tap_sports, WonSports.filter())
    router.callback_query.register(tap_of_sport, WonOfSport.filter())
    router.callback_query.register(tap_tournament, WonTournament.filter())
    router.callback_query.register(turn_events, WonEvents.filter())
    router.callback_query.register(tap_event, WonEvent.filter())
    router.callback_query.register(turn_names, WonNames.filter())
    router.callback_query.register(tap_name, WonName.filter())
    router.callback_query.register(tap_go, WonGo.filter())


# What is typed ---------------------------------------------------------------------------------------------


async def won(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    if not await is_staff(message, visit):
        return
    if command.args:
        await read_lines(message, command.args, visit, house)
        return
    begun = await drafts.begin(house.database, visit.cause, visit.address.telegram_id, house.games)
    if isinstance(begun, Draft):
        await answer(message, await draft_screen(begun, visit, house))


async def awaits_answer(message: Message, visit: Visit, house: House) -> dict[str, Draft] | bool:
    """Whether this plain text answers a question of ours; the draft it is about."""
    dialogue = await read_awaiting(message, visit, house, WON)
    if dialogue is None:
        return False
    draft = draft_of(dialogue)
    again = draft.changed_by == visit.cause.update_id  # its step is taken, its answer may not have gone
    return {"draft": draft} if again or draft.step is not Step.PREVIEW else False


async def read_answer(message: Message, draft: Draft, visit: Visit, house: House) -> None:
    typed = message.text or ""
    if draft.changed_by == visit.cause.update_id:
        await answer(message, await draft_screen(draft, visit, house))
    elif draft.step in (Step.TOURNAMENT, Step.LINES):
        await read_lines(message, typed, visit, house)
    elif not clean(typed) or len(clean(typed)) > LONGEST:
        await answer(message, Screen(say(visit.language, "draft-typed-long", limit=LONGEST)))
    else:
        facts = await read_facts(house, visit.cause.at, visit.zone)
        answered = (
            await take_event(typed, draft, facts, visit, house)
            if draft.step is Step.EVENT
            else await take_name(typed, draft, facts, visit, house)
        )
        await answer(message, await answered_screen(answered, visit, house))


async def take_event(typed: str, draft: Draft, facts: Facts, visit: Visit, house: House) -> Draft | Unchanged:
    """As the programme calls it where it is in there."""
    wanted = fold(typed)
    known = (
        one for one in events_of(draft, facts) if wanted in {fold(name) for name in (*spoken(one.names), one.also)}
    )
    event = next((one.names.en for one in known), clean(typed))
    return await drafts.choose_event(house.database, visit.cause, draft.id, event, visit.allowed)


async def take_name(typed: str, draft: Draft, facts: Facts, visit: Visit, house: House) -> Draft | Unchanged:
    """As the ledger calls them where they are known."""
    wanted = fold(typed)
    known = (
        one
        for one in athletes_of(draft, facts)
        if wanted in {fold(name) for name in (one.name, *spoken(one.names))}
    )
    name = next((one.name for one in known), clean(typed))
    return await add_entry(draft, name, facts, visit, house)


async def read_lines(message: Message, text: str, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    lines, errors = read_licence_lines(text, facts.sports, facts.tournaments)
    entries = tuple(entry_of(line) for line in lines)
    if errors or not entries:
        # What is sent next, mended, is read as lines again.
        await drafts.ask_for_lines(house.database, visit.cause, visit.address.telegram_id)
        unread = show_line_errors(errors, entries, facts.names, visit.language)
        await answer(message, unread if errors else ask_what_was_won(visit.language))
        return
    number = await drafts.draft(house.database, visit.cause, visit.address.telegram_id, entries, visit.allowed)
    if isinstance(number, NotAllowed):
        await refuse(message, number, visit, house)
        return
    async with house.database.read() as connection:
        dialogue = await read_dialogue(connection, number)
    if dialogue is not None:
        await answer(message, await draft_screen(draft_of(dialogue), visit, house))


def entry_of(line: LicenceLine) -> Entry:
    """The holder follows the sport's rule until the preview says otherwise."""
    return Entry(
        sport=line.sport.code,
        event=line.event,
        won_by=line.won_by,
        tournament_id=line.tournament.id if line.tournament else None,
        places=line.places,
        holder=line.sport.holder,
    )


# Where it was won ------------------------------------------------------------------------------------------


async def tap_at(tap: CallbackQuery, callback_data: WonAt, visit: Visit, house: House) -> None:
    """Begin below the list it was tapped in, which stays."""
    if not await may_press(tap, visit):
        return
    begun = await drafts.begin(
        house.database,
        visit.cause,
        visit.address.telegram_id,
        house.games,
        callback_data.tournament,
        visit.allowed,
    )
    if isinstance(begun, Draft):
        await answer_tap(tap, await draft_screen(begun, visit, house))
    else:
        await refuse_step(tap, begun, visit, house)


async def tap_sports(tap: CallbackQuery, callback_data: WonSports, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, Step.TOURNAMENT, visit, house)
    if draft is None:
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await replace_tapped(tap, sport_screen(draft, callback_data.tournament, callback_data.part, facts, visit))


async def tap_of_sport(tap: CallbackQuery, callback_data: WonOfSport, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, Step.TOURNAMENT, visit, house)
    if draft is None:
        return
    if not visit.may_record(callback_data.sport):
        await refuse_tap(tap, visit, house)
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    ours = [one for one in facts.tournaments if one.sport in (None, callback_data.sport)]
    ours.sort(key=lambda one: days_away(one, facts))
    screen = ask_tournament(
        draft, callback_data.sport, ours, callback_data.part, facts.names, visit.language, facts.today
    )
    await replace_tapped(tap, screen)


def days_away(tournament: Tournament, facts: Facts) -> int:
    """How far its end is from today: the nearest are the likeliest."""
    last = last_day(tournament)
    return abs((last - facts.today).days) if last else 1_000_000


async def tap_tournament(tap: CallbackQuery, callback_data: WonTournament, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    after = await drafts.choose_tournament(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        callback_data.tournament or None,
        callback_data.sport,
        visit.allowed,
    )
    await show_step(tap, after, visit, house)


# In which event, and who -----------------------------------------------------------------------------------


async def turn_events(tap: CallbackQuery, callback_data: WonEvents, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, Step.EVENT, visit, house)
    if draft is not None:
        await replace_tapped(tap, await draft_screen(draft, visit, house, callback_data.part))


async def tap_event(tap: CallbackQuery, callback_data: WonEvent, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, None, visit, house)
    if draft is None:
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    event = next((one for one in events_of(draft, facts) if mark_of(one.names.en) == callback_data.event), None)
    after: Draft | Unchanged = Passed()
    if event is not None:
        after = await drafts.choose_event(house.database, visit.cause, draft.id, event.names.en, visit.allowed)
    await show_step(tap, after, visit, house)


async def turn_names(tap: CallbackQuery, callback_data: WonNames, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, Step.NAME, visit, house)
    if draft is not None:
        await replace_tapped(tap, await draft_screen(draft, visit, house, callback_data.part))


async def tap_name(tap: CallbackQuery, callback_data: WonName, visit: Visit, house: House) -> None:
    draft = await read_tapped(tap, callback_data.dialogue, None, visit, house)
    if draft is None:
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    known = (one.name for one in athletes_of(draft, facts) if mark_of(one.name) == callback_data.name)
    name = next(known, None) if callback_data.name else ""
    after: Draft | Unchanged = Passed()
    if name is not None:
        after = await add_entry(draft, name, facts, visit, house)
    await show_step(tap, after, visit, house)


async def add_entry(draft: Draft, name: str, facts: Facts, visit: Visit, house: House) -> Draft | Unchanged:
    """The holder follows the sport's rule, a nameless place is the country's; places as the programme has them."""
    sport = next((one for one in facts.sports if one.code == draft.sport), None)
    event = next((one for one in events_of(draft, facts) if one.names.en == draft.event), None)
    return await drafts.add_entry(
        house.database,
        visit.cause,
        draft.id,
        name,
        sport.holder if sport and name else Holder.NOC,
        event.places if event else 1,
        visit.allowed,
    )


async def tap_go(tap: CallbackQuery, callback_data: WonGo, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    step = Step(callback_data.step)
    after = await drafts.go_to(house.database, visit.cause, callback_data.dialogue, step, visit.allowed)
    await show_step(tap, after, visit, house)
