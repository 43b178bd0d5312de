"""/ledger: the history of licences, newest first; a sport or a name narrows it."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, replace_tapped
from handlers.callbacks.ledger import LedgerPage
from handlers.facts import Facts, read_facts
from handlers.parsing.folding import fold
from handlers.parsing.sports import match_sports
from handlers.rights import is_staff, may_press
from handlers.screens import Screen
from handlers.texts import LANGUAGES
from handlers.views.ledger import Writers, show_ledger
from handlers.views.licences import people
from handlers.visits import House, Visit
from storage.ledger import LedgerEntry, read_ledger
from storage.staff import read_staff_names

WORDS_BYTES = 36  # what a button has room for


def add_handlers(router: Router) -> None:
    router.message.register(open_ledger, Command("ledger"))
    router.callback_query.register(turn_ledger, LedgerPage.filter())


async def open_ledger(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    if await is_staff(message, visit):
        await answer(message, await ledger_screen(0, for_button(command.args or ""), visit, house))


async def turn_ledger(tap: CallbackQuery, callback_data: LedgerPage, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        screen = await ledger_screen(callback_data.part, fold(callback_data.words), visit, house)
        await replace_tapped(tap, screen)


async def ledger_screen(part: int, words: str, visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        entries = await read_ledger(connection, house.games)
        writers = Writers(await read_staff_names(connection), house.owners)
    found = narrow(entries, words, facts)
    return show_ledger(found, part, words, writers, visit.allowed, facts.names, visit.language)


def narrow(entries: Sequence[LedgerEntry], words: str, facts: Facts) -> list[LedgerEntry]:
    """Those of the sports that are meant, else those with these words in a name in any language."""
    match = match_sports(words, facts.sports)
    if match.found and not match.unknown:
        codes = {sport.code for sport in match.found}
        return [one for one in entries if one.sport in codes]
    return [one for one in entries if words in fold(spoken_names(one, facts))]


def spoken_names(entry: LedgerEntry, facts: Facts) -> str:
    fields = (entry.won_by, entry.used_by)
    said = [people(one, facts.names, language) for one in fields for language in LANGUAGES if one]
    return " ".join([*fields, *said])


def for_button(typed: str) -> str:
    """Folded, and cut where a button would not hold it."""
    return fold(typed).encode()[:WORDS_BYTES].decode(errors="ignore").strip()
