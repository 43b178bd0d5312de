"""A licence's card for everyone; what became of the place, said by staff in private: draft, preview, undo."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.almanac import spoken
from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.places import (
    BeginLife,
    LicenceCard,
    Place,
    PlaceAct,
    PlaceName,
    PlaceNames,
    PlaceNumber,
    PlaceReason,
    UndoEntry,
)
from handlers.dialogues import read_awaiting
from handlers.facts import Facts, read_facts
from handlers.parsing.folding import clean, fold
from handlers.parsing.licences import LONGEST
from handlers.parsing.links import take_link
from handlers.rights import may_press, refuse_tap
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.drafts import mark_of
from handlers.views.ledger import Writers
from handlers.views.places import (
    Shown,
    ask_number,
    ask_place_name,
    ask_place_why,
    ask_undo_entry,
    show_entry_undone,
    show_life_entered,
    show_place,
    show_place_draft,
)
from handlers.visits import House, Visit
from schedules import places
from schedules.drafts import MOST_PLACES
from schedules.places import PLACE, Applied, Draft, NotFound, Overtaken, Step, TakenBack, Unfit
from schedules.staff import NotAllowed
from storage.ledger import read_entry_licence, read_history
from storage.licences import read_licences_in_force, tally
from storage.models import Athlete
from storage.staff import read_staff_names

Outcome = Draft | Applied | TakenBack | NotFound | NotAllowed | Unfit | Overtaken


def add_handlers(router: Router) -> None:
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_answer)
    router.callback_query.register(tap_card, LicenceCard.filter())
    router.callback_query.register(tap_begin, BeginLife.filter())
    router.callback_query.register(turn_names, PlaceNames.filter())
    router.callback_query.register(tap_name, PlaceName.filter())
    router.callback_query.register(tap_number, PlaceNumber.filter())
    router.callback_query.register(tap_reason, PlaceReason.filter())
    router.callback_query.register(tap_unexplained, Place.filter(F.act == PlaceAct.UNEXPLAINED))
    router.callback_query.register(tap_apply, Place.filter(F.act == PlaceAct.APPLY))
    router.callback_query.register(tap_aside, Place.filter(F.act == PlaceAct.ASIDE))
    router.callback_query.register(tap_undo, UndoEntry.filter())


async def tap_card(tap: CallbackQuery, callback_data: LicenceCard, visit: Visit, house: House) -> None:
    screen = await card_screen(callback_data.licence, visit, house)
    if screen is None:
        await say_out_of_date(tap, visit.language)
    else:
        await answer_tap(tap, screen)


async def card_screen(licence_id: int, visit: Visit, house: House) -> Screen | None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        history = await read_history(connection, licence_id)
        writers = Writers(await read_staff_names(connection), house.owners)
    if history is None or history.licence.games != house.games:
        return None
    staff = visit.private and visit.staff
    tournament = facts.tournament(history.licence.tournament_id)
    shown = Shown(history, tournament, writers if staff else None)
    theirs = staff and visit.may_record(history.licence.sport)
    return show_place(shown, facts.names, visit.language, staff=theirs)


async def tap_begin(tap: CallbackQuery, callback_data: BeginLife, visit: Visit, house: House) -> None:
    """Below the card, which stays."""
    if not await may_press(tap, visit):
        return
    begun = await places.begin(
        house.database,
        visit.cause,
        visit.address.telegram_id,
        callback_data.licence,
        callback_data.life,
        house.games,
        visit.allowed,
    )
    if isinstance(begun, Draft):
        await answer_tap(tap, await step_screen(begun, visit, house))
    else:
        await show(tap, begun, visit, house)


async def turn_names(tap: CallbackQuery, callback_data: PlaceNames, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    async with house.database.read() as connection:
        draft = await places.read_draft(connection, visit.cause, callback_data.dialogue)
    if draft is None or draft.step is not Step.NAME:
        await show(tap, NotFound(), visit, house)
    else:
        await replace_tapped(tap, await step_screen(draft, visit, house, callback_data.part))


async def tap_name(tap: CallbackQuery, callback_data: PlaceName, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    known = (one.name for one in facts.contents.athletes if mark_of(one.name) == callback_data.name)
    name = next(known, None)
    outcome: Outcome = NotFound()
    if name is not None:
        outcome = await places.choose_name(house.database, visit.cause, callback_data.dialogue, name)
    await show(tap, outcome, visit, house)


async def tap_number(tap: CallbackQuery, callback_data: PlaceNumber, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    number = callback_data.number
    draft = await places.choose_number(house.database, visit.cause, callback_data.dialogue, number)
    await show(tap, draft, visit, house)


async def tap_reason(tap: CallbackQuery, callback_data: PlaceReason, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    draft = await places.choose_reason(house.database, visit.cause, callback_data.dialogue, callback_data.reason)
    await show(tap, draft, visit, house)


async def tap_unexplained(tap: CallbackQuery, callback_data: Place, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    draft = await places.choose_reason(house.database, visit.cause, callback_data.dialogue, None)
    await show(tap, draft, visit, house)


async def tap_apply(tap: CallbackQuery, callback_data: Place, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    applied = await places.apply(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        visit.allowed,
    )
    stale = say_plain(visit.language, "place-stale") if isinstance(applied, Draft) else None
    await show(tap, applied, visit, house, alert=stale)


async def tap_aside(tap: CallbackQuery, callback_data: Place, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    if await places.put_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "place-aside")))
    else:
        await show(tap, NotFound(), visit, house)


async def tap_undo(tap: CallbackQuery, callback_data: UndoEntry, visit: Visit, house: House) -> None:
    """From the card nothing is undone by one press: followers may get a correction."""
    if not await may_press(tap, visit):
        return
    if callback_data.sure:
        undone = await places.take_back(
            house.database,
            visit.cause,
            callback_data.entry,
            house.games,
            house.defaults.zone,
            visit.allowed,
        )
        await show(tap, undone, visit, house)
        return
    async with house.database.read() as connection:
        number = await read_entry_licence(connection, callback_data.entry)
        history = await read_history(connection, number or 0)
    entry = next((one for one in history.standing if one.id == callback_data.entry), None) if history else None
    if history is None or entry is None or history.licence.games != house.games:
        await show(tap, NotFound(), visit, house)
    elif not visit.may_record(history.licence.sport):
        await refuse_tap(tap, visit, house)
    else:
        facts = await read_facts(house, visit.cause.at, visit.zone)
        await answer_tap(tap, ask_undo_entry(entry, history.licence, facts.names, visit.language))


# What is typed ---------------------------------------------------------------------------------------------


async def awaits_answer(message: Message, visit: Visit, house: House) -> bool | dict[str, Draft]:
    """Whether this plain text is a name, a number or a source we asked for; the draft it is about."""
    dialogue = await read_awaiting(message, visit, house, PLACE)
    if dialogue is None:
        return False
    draft = Draft.of(dialogue)
    link, _ = take_link(message.text or "")
    again = draft.changed_by == visit.cause.update_id  # its step is taken, its answer may not have gone
    asked = draft.step in (Step.NAME, Step.NUMBER) or (link and draft.step in (Step.REASON, Step.PREVIEW))
    return {"draft": draft} if again or asked else False


async def read_answer(message: Message, draft: Draft, visit: Visit, house: House) -> None:
    typed = clean(message.text or "")
    link, _ = take_link(typed)
    after: Draft | NotFound = draft
    if draft.changed_by == visit.cause.update_id:
        pass  # it is answered again as it was
    elif draft.step is Step.NUMBER:
        if not (typed.isascii() and typed.isdigit() and len(typed) < len("1000") and int(typed) <= MOST_PLACES):
            await answer(message, Screen(say(visit.language, "place-typed-number", most=MOST_PLACES)))
            return
        after = await places.choose_number(house.database, visit.cause, draft.id, int(typed))
    elif draft.step is Step.NAME:
        if not typed or len(typed) > LONGEST:
            await answer(message, Screen(say(visit.language, "place-typed-long", limit=LONGEST)))
            return
        facts = await read_facts(house, visit.cause.at, visit.zone)
        name = "; ".join(called(one, facts) for one in typed.split(";") if one.strip())
        after = await places.choose_name(house.database, visit.cause, draft.id, name or typed)
    else:
        after = await places.give_source(house.database, visit.cause, draft.id, link)
    if isinstance(after, NotFound):
        await answer(message, Screen(say(visit.language, "place-gone")))
    else:
        await answer(message, await step_screen(after, visit, house))


def called(typed: str, facts: Facts) -> str:
    """As the ledger calls them where they are known."""
    wanted = fold(typed)
    known = (
        one.name
        for one in facts.contents.athletes
        if wanted in {fold(name) for name in (one.name, *spoken(one.names))}
    )
    return next(known, clean(typed))


# What is shown ---------------------------------------------------------------------------------------------


async def show(tap: CallbackQuery, outcome: Outcome, visit: Visit, house: House, alert: str | None = None) -> None:
    """What follows a tap, in place of what was tapped; a refusal above it."""
    match outcome:
        case NotAllowed():
            await refuse_tap(tap, visit, house)
        case NotFound() | Unfit() | Overtaken():
            key = {NotFound: "place-gone", Unfit: "place-unfit", Overtaken: "place-overtaken"}[type(outcome)]
            await answer_tap(tap, alert=say_plain(visit.language, key))
        case TakenBack():
            await replace_tapped(tap, show_entry_undone(outcome, visit.language))
        case Applied():
            await replace_tapped(tap, await entered_screen(outcome, visit, house))
        case Draft():
            await replace_tapped(tap, await step_screen(outcome, visit, house), alert)


async def entered_screen(applied: Applied, visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        history = await read_history(connection, applied.draft.licence_id)
    assert history is not None  # noqa: S101 (it has just been written)
    zone = visit.zone or house.defaults.zone
    return show_life_entered(applied, history.licence, facts.names, zone, visit.language)


async def step_screen(draft: Draft, visit: Visit, house: House, part: int = 0) -> Screen:
    """What the draft asks now."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    names, language = facts.names, visit.language
    async with house.database.read() as connection:
        history = await read_history(connection, draft.licence_id)
        in_force = await read_licences_in_force(connection, house.games, facts.today)
    assert history is not None  # noqa: S101 (licences are never deleted)
    match draft.step:
        case Step.NAME:
            known = athletes_of(history.licence.sport, facts)
            return ask_place_name(draft, history.licence, known, part, names, language)
        case Step.NUMBER:
            return ask_number(draft, history.licence, names, language)
        case Step.REASON:
            return ask_place_why(draft, history.licence, names, language)
        case Step.PREVIEW:
            return show_place_draft(draft, history, tally(in_force).places, names, language)
        case _:
            return Screen(say(language, "place-gone"))


def athletes_of(sport: str, facts: Facts) -> list[Athlete]:
    return [one for one in facts.contents.athletes if one.sport == sport]
