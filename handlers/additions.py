"""Adding a tournament: its sport, name, days, place and kind, with a look at what may be the same."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.almanac import spoken
from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.additions import Add, AddAct, AddKind, AddSport, AddSports
from handlers.changes import show_in_place
from handlers.dialogues import read_awaiting
from handlers.facts import Facts, read_facts
from handlers.parsing.dates import read_dates
from handlers.parsing.folding import fold
from handlers.parsing.likeness import likeness
from handlers.parsing.links import take_link
from handlers.parsing.names import read_names
from handlers.parsing.places import read_place
from handlers.rights import may_press, refuse_tap
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.events import (
    ask_its_days,
    ask_its_kind,
    ask_its_name,
    ask_its_place,
    ask_its_sport,
    ask_whether_it_is,
    show_addition,
)
from handlers.visits import House, Visit
from schedules.changes import NotFound, adding
from schedules.changes.adding import ADD, Addition, is_near
from schedules.staff import NotAllowed
from storage.models import Tournament

TYPED = (adding.NAMED, adding.WHEN, adding.WHERE)
LIKE = 80.0  # of a hundred: names this like may be one
MOST_ALIKE = 3


def add_handlers(router: Router) -> None:
    router.message.register(read_answer, F.chat.type == ChatType.PRIVATE, F.text, awaits_answer)
    router.callback_query.register(tap_begin, Add.filter(F.act == AddAct.BEGIN))
    router.callback_query.register(tap_sports, AddSports.filter())
    router.callback_query.register(tap_sport, AddSport.filter())
    router.callback_query.register(tap_undated, Add.filter(F.act == AddAct.UNDATED))
    router.callback_query.register(tap_anyway, Add.filter(F.act == AddAct.ANYWAY))
    router.callback_query.register(tap_nowhere, Add.filter(F.act == AddAct.NOWHERE))
    router.callback_query.register(tap_kind, AddKind.filter())
    router.callback_query.register(tap_apply, Add.filter(F.act == AddAct.APPLY))
    router.callback_query.register(tap_aside, Add.filter(F.act == AddAct.ASIDE))


# By taps ---------------------------------------------------------------------------------------------------


async def tap_begin(tap: CallbackQuery, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        addition = await adding.begin_addition(house.database, visit.cause, visit.address.telegram_id)
        await show_step(tap, addition, visit, house)


async def tap_sports(tap: CallbackQuery, callback_data: AddSports, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    async with house.database.read() as connection:
        addition = await adding.read_addition(connection, visit.cause, callback_data.dialogue)
    if addition is None or addition.step != adding.SPORT:
        await answer_tap(tap, alert=say_plain(visit.language, "add-gone"))
    else:
        await show_step(tap, addition, visit, house, callback_data.part)


async def tap_sport(tap: CallbackQuery, callback_data: AddSport, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        after = await adding.choose_its_sport(
            house.database, visit.cause, callback_data.dialogue, callback_data.sport, visit.allowed
        )
        await show_step(tap, after, visit, house)


async def tap_undated(tap: CallbackQuery, callback_data: Add, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    async with house.database.read() as connection:
        addition = await adding.read_addition(connection, visit.cause, callback_data.dialogue)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    alike = addition is not None and bool(find_alike(addition, facts))
    after = await adding.date_it(house.database, visit.cause, callback_data.dialogue, None, None, alike=alike)
    await show_step(tap, after, visit, house)


async def tap_anyway(tap: CallbackQuery, callback_data: Add, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        after = await adding.add_anyway(house.database, visit.cause, callback_data.dialogue)
        await show_step(tap, after, visit, house)


async def tap_nowhere(tap: CallbackQuery, callback_data: Add, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        after = await adding.place_it(house.database, visit.cause, callback_data.dialogue, "", "", "")
        await show_step(tap, after, visit, house)


async def tap_kind(tap: CallbackQuery, callback_data: AddKind, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        after = await adding.count_it(house.database, visit.cause, callback_data.dialogue, callback_data.kind)
        await show_step(tap, after, visit, house)


async def tap_apply(tap: CallbackQuery, callback_data: Add, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    added = await adding.add_tournament(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
        visit.allowed,
    )
    await show_in_place(tap, added, visit, house)


async def tap_aside(tap: CallbackQuery, callback_data: Add, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    if await adding.drop_addition(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "add-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "add-gone"))


# By words --------------------------------------------------------------------------------------------------


async def awaits_answer(message: Message, visit: Visit, house: House) -> dict[str, Addition] | bool:
    """Whether this plain text answers a question about a new tournament."""
    dialogue = await read_awaiting(message, visit, house, ADD)
    if dialogue is None:
        return False
    addition = Addition.of(dialogue)
    again = addition.read_from == visit.cause.update_id
    link, _ = take_link(message.text or "")
    wanted = addition.step in TYPED or again or (link and addition.step == adding.READY)
    return {"addition": addition} if wanted else False


async def read_answer(message: Message, addition: Addition, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    if addition.read_from == visit.cause.update_id:
        # It has had its effect; only its answer may be missing.
        await answer(message, step_screen(addition, facts, visit))
        return
    after = await take(message.text or "", addition, facts, visit, house)
    if isinstance(after, NotFound):
        await answer(message, Screen(say(visit.language, "add-gone")))
    else:
        again = after is addition
        await answer(message, step_screen(after, facts, visit, again=again))


async def take(typed: str, addition: Addition, facts: Facts, visit: Visit, house: House) -> Addition | NotFound:
    """The addition itself where the words say nothing we asked for."""
    number = addition.dialogue_id
    link, words = take_link(typed)
    if addition.step == adding.NAMED and (names := read_names(words, visit.language)):
        return await adding.name_it(house.database, visit.cause, number, names)
    if addition.step == adding.WHEN and (days := read_dates(words, facts.today)):
        dated = Addition(number, "", addition.sport, addition.names, days.start, days.end)
        alike = bool(find_alike(dated, facts))
        return await adding.date_it(house.database, visit.cause, number, days.start, days.end, link, alike=alike)
    if addition.step == adding.WHERE and (place := read_place(words, facts.names.cities)):
        return await adding.place_it(house.database, visit.cause, number, place.city, place.country, place.zone)
    if addition.step == adding.READY and link:
        return await adding.source_it(house.database, visit.cause, number, link)
    return addition


# What is asked next ----------------------------------------------------------------------------------------


async def show_step(
    tap: CallbackQuery, after: Addition | NotAllowed | NotFound, visit: Visit, house: House, part: int = 0
) -> None:
    if isinstance(after, NotAllowed):
        await refuse_tap(tap, visit, house)
    elif isinstance(after, NotFound):
        await answer_tap(tap, alert=say_plain(visit.language, "add-gone"))
    else:
        facts = await read_facts(house, visit.cause.at, visit.zone)
        await replace_tapped(tap, step_screen(after, facts, visit, part=part))


def step_screen(addition: Addition, facts: Facts, visit: Visit, *, part: int = 0, again: bool = False) -> Screen:
    names, language, today = facts.names, visit.language, facts.today
    match addition.step:
        case adding.SPORT:
            sports = [sport for sport in facts.sports if visit.may_record(sport.code)]
            return ask_its_sport(addition, sports, part, language)
        case adding.NAMED:
            return ask_its_name(addition, names, language, again=again)
        case adding.WHEN:
            return ask_its_days(addition, names, language, today, again=again)
        case adding.LIKENESS:
            return ask_whether_it_is(addition, find_alike(addition, facts), names, language, today)
        case adding.WHERE:
            return ask_its_place(addition, names, language, again=again)
        case adding.KIND:
            return ask_its_kind(addition, names, language)
    return show_addition(addition, names, language)


def find_alike(addition: Addition, facts: Facts) -> list[Tournament]:
    """Those of its sport about the same days, or called much like it; the likest first."""
    called = [fold(name) for name in spoken(addition.names) if name] if addition.names else []
    scored = []
    for one in facts.tournaments:
        if one.sport != addition.sport:
            continue
        like = max(
            (likeness(name, fold(known)) for name in called for known in spoken(one.names) if known), default=0.0
        )
        near = is_near(one, addition)
        if near or like >= LIKE:
            scored.append((not near, -like, one.id, one))
    return [one for *_, one in sorted(scored, key=lambda each: each[:3])[:MOST_ALIKE]]
