"""The count for everyone; recording and undoing for staff, in private."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks import Page, Show, Won, WonAct, WonHolder
from handlers.facts import Facts, read_facts
from handlers.parsing.licences import LicenceLine, read_licence_lines
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.licences import (
    ask_what_was_won,
    show_draft,
    show_licences,
    show_line_errors,
    show_recorded,
    show_undone,
)
from handlers.visits import House, Visit
from schedules import licences
from schedules.licences import Entry, NotFound, Recorded
from storage.dialogues import read_open_dialogue
from storage.licences import read_licences_in_force, tally


def build_router() -> Router:
    router = Router(name="licences")
    router.message.register(count, Command("licences"))
    router.message.register(won, Command("won"))
    router.message.register(read_lines, F.chat.type == ChatType.PRIVATE, F.text, awaits_lines)
    router.callback_query.register(tap_count, Show.filter(F.page == Page.LICENCES))
    router.callback_query.register(tap_record, Won.filter(F.act == WonAct.RECORD))
    router.callback_query.register(tap_undo, Won.filter(F.act == WonAct.UNDO))
    router.callback_query.register(tap_aside, Won.filter(F.act == WonAct.ASIDE))
    router.callback_query.register(tap_holder, WonHolder.filter())
    return router


async def count(message: Message, visit: Visit, house: House) -> None:
    await answer(message, await count_screen(visit, house))


async def tap_count(tap: CallbackQuery, visit: Visit, house: House) -> None:
    await answer_tap(tap, await count_screen(visit, house))


async def count_screen(visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
    return show_licences(in_force, facts.goal(visit.language), facts.names, visit.language, facts.today)


async def won(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    if not visit.private:
        me = await message.bot.me() if message.bot else None
        await answer(message, Screen(say(visit.language, "won-only-private", bot=(me and me.username) or "")))
    elif not visit.owner:
        await answer(message, Screen(say(visit.language, "won-only-staff")))
    elif command.args:
        await draft(message, command.args, visit, house)
    else:
        await licences.ask_for_lines(house.database, visit.cause, visit.address.telegram_id)
        await answer(message, ask_what_was_won(visit.language))


async def awaits_lines(message: Message, visit: Visit, house: House) -> bool:
    """Whether this plain text answers our question what was won."""
    if not visit.owner or (message.text or "").startswith("/"):
        return False
    async with house.database.read() as connection:
        dialogue = await read_open_dialogue(connection, visit.address.telegram_id, visit.person)
    return dialogue is not None and (dialogue.kind, dialogue.step) == (licences.WON, licences.LINES)


async def read_lines(message: Message, visit: Visit, house: House) -> None:
    await draft(message, message.text or "", visit, house)


async def draft(message: Message, text: str, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    lines, errors = read_licence_lines(text, facts.sports, facts.tournaments)
    entries = tuple(entry_of(line) for line in lines)
    if errors or not entries:
        # What is sent next, mended, is read as lines again.
        await licences.ask_for_lines(house.database, visit.cause, visit.address.telegram_id)
        unread = show_line_errors(errors, entries, facts.names, visit.language)
        await answer(message, unread if errors else ask_what_was_won(visit.language))
        return
    dialogue = await licences.draft(house.database, visit.cause, visit.address.telegram_id, entries)
    await answer(message, await draft_screen(dialogue, entries, facts, visit, house))


async def tap_holder(tap: CallbackQuery, callback_data: WonHolder, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    entries = await licences.change_holder(
        house.database, visit.cause, callback_data.dialogue, callback_data.line, callback_data.holder
    )
    if isinstance(entries, NotFound):
        await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await replace_tapped(tap, await draft_screen(callback_data.dialogue, entries, facts, visit, house))


async def tap_record(tap: CallbackQuery, callback_data: Won, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    recorded = await licences.record(
        house.database,
        visit.cause,
        callback_data.dialogue,
        house.games,
        house.defaults.zone,
        house.undo_seconds,
    )
    if isinstance(recorded, NotFound):
        await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
        return
    await replace_tapped(tap, await recorded_screen(callback_data.dialogue, recorded, visit, house))


async def tap_undo(tap: CallbackQuery, callback_data: Won, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    undone = await licences.undo(
        house.database, visit.cause, callback_data.dialogue, house.games, house.defaults.zone
    )
    if isinstance(undone, NotFound):
        await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await replace_tapped(tap, show_undone(undone, facts.games, visit.language))


async def tap_aside(tap: CallbackQuery, callback_data: Won, visit: Visit, house: House) -> None:
    if not await is_staff(tap, visit):
        return
    if await licences.put_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "won-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "won-gone"))


async def is_staff(tap: CallbackQuery, visit: Visit) -> bool:
    """Whoever presses is asked for their rights anew: a button can be forged or forwarded."""
    if visit.owner and visit.private:
        return True
    await answer_tap(tap, alert=say_plain(visit.language, "won-only-staff"))
    return False


async def draft_screen(
    dialogue: int, entries: tuple[Entry, ...], facts: Facts, visit: Visit, house: House
) -> Screen:
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
    return show_draft(
        dialogue,
        entries,
        {tournament.id: tournament for tournament in facts.tournaments},
        tally(in_force).places,
        facts.games,
        facts.names,
        visit.language,
    )


async def recorded_screen(dialogue: int, recorded: Recorded, visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    zone = visit.zone or house.defaults.zone
    if recorded.recording.undone_at is not None:
        return Screen(say(visit.language, "won-gone"))
    return show_recorded(dialogue, recorded, facts.games, facts.names, zone, visit.language)


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
