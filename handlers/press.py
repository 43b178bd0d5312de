"""The picture of the race and the tables for journalists: made once for each state of the facts, for everyone."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.press import PictureForm, SendTable, ShowPicture, ShowTables, TableForm
from handlers.facts import Facts, read_facts
from handlers.pictures.race import Order, Paper, Theme
from handlers.pictures.studio import NotDrawnError
from handlers.pictures.telling import race_of
from handlers.screens import Screen
from handlers.standing import read_standing
from handlers.tables import Ledger, change_sheet, licence_sheet, target_sheet, up_to
from handlers.texts import say
from handlers.texts.dates import day
from handlers.views.press import caption, picture_rows, show_tables
from handlers.visits import House, Visit
from schedules.sent_files import remember_file
from storage.csv_files import write_for_spreadsheets
from storage.ledger import read_ledger
from storage.licences import read_licences_in_force, tally
from storage.race import read_ledger_version, read_steps
from storage.sent_files import read_sent_file
from storage.targets import read_targets
from storage.xlsx_files import write_xlsx

log = structlog.get_logger(__name__)

PICTURES, TABLES = 1, 1  # of what form they are: one more, and what was sent before is not sent again


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be sent, and what it is known by."""

    name: str  # what it is
    version: str  # of which facts
    file: str  # as people save it
    photo: bool = False


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_picture, ShowPicture.filter())
    router.callback_query.register(tap_tables, ShowTables.filter())
    router.callback_query.register(tap_table, SendTable.filter())


async def tap_picture(tap: CallbackQuery, callback_data: ShowPicture, visit: Visit, house: House) -> None:
    on = await day_tapped(tap, callback_data.day, visit, house)
    if on is None or not isinstance(tap.message, Message):
        return
    await answer_tap(tap)
    await send_picture(tap.message, callback_data.form, callback_data.theme, on, visit, house)


async def tap_tables(tap: CallbackQuery, callback_data: ShowTables, visit: Visit, house: House) -> None:
    on = await day_tapped(tap, callback_data.day, visit, house)
    if on is not None:
        await replace_tapped(tap, tables_screen(on if callback_data.day else None, visit.language))


async def tap_table(tap: CallbackQuery, callback_data: SendTable, visit: Visit, house: House) -> None:
    on = await day_tapped(tap, callback_data.day, visit, house)
    if on is None or not isinstance(tap.message, Message):
        return
    await answer_tap(tap)
    await send_table(tap.message, callback_data.form, on, visit, house)


async def day_tapped(tap: CallbackQuery, of_day: str, visit: Visit, house: House) -> date | None:
    """The day a button carries; None: it is none, and that is said."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    try:
        on = date.fromisoformat(of_day) if of_day else facts.today
    except ValueError:
        on = date.max
    if on > facts.today:
        await say_out_of_date(tap, visit.language)
        return None
    return on


async def send_picture(
    message: Message, form: PictureForm, theme: Theme, on: date | None, visit: Visit, house: House
) -> None:
    """`on` None: of today."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    on = on or facts.today
    order, words, version = await picture_of(form, theme, on, facts, visit.language, house)
    wanted = Wanted(
        name=f"race {house.games} {visit.language} {theme.value} {form.value} {on.isoformat()}",
        version=version,
        file=f"zholdama-{on.isoformat()}.{order.paper.value}",
        photo=form is PictureForm.PHOTO,
    )
    of_day = "" if on == facts.today else f"{on:%Y%m%d}"
    screen = Screen(words.text, picture_rows(form, theme, of_day, visit.language))
    try:
        await send(message, wanted, lambda: house.studio.draw(order), screen, visit, house)
    except NotDrawnError:
        await answer(message, Screen(say(visit.language, "picture-failed")))


async def picture_of(
    form: PictureForm, theme: Theme, on: date, facts: Facts, language: str, house: House
) -> tuple[Order, Screen, str]:
    """What is to be drawn, the words under it, and the version of the facts it shows."""
    async with house.database.read() as connection:
        steps = await read_steps(connection, house.games, on)
        total = steps[-1][1] if steps else 0
        stood = await read_standing(connection, total, on, facts, language, house)
        version = await read_ledger_version(connection)
    race = race_of(steps, stood.goal.games, stood.goal.previous, stood.standing, stood.ahead, language, on)
    paper = Paper.PDF if form is PictureForm.PDF else Paper.PNG
    order = Order(race, theme, paper, sharper=form is PictureForm.PNG)
    words = caption(total, stood.goal, stood.standing, language, on)
    calendar = "-".join(str(number) for number in facts.contents.version)
    return order, words, f"{PICTURES}.{version}.{calendar}"


def tables_screen(on: date | None, language: str) -> Screen:
    return show_tables(on, language)


async def send_table(message: Message, form: TableForm, on: date, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    language = visit.language
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, on)
        entries = up_to(await read_ledger(connection, house.games), on)
        targets = await read_targets(connection, house.games, on)
        version = await read_ledger_version(connection)
    ledger = Ledger(in_force, entries, targets, {one.id: one for one in facts.tournaments}, facts.names)

    def write() -> bytes:
        if form is TableForm.XLSX:
            sheets = [licence_sheet(ledger, language), change_sheet(ledger, language)]
            return write_xlsx([*sheets, target_sheet(ledger, language)], visit.cause.at)
        chosen = (licence_sheet if form is TableForm.LICENCES else change_sheet)(ledger, language)
        return write_for_spreadsheets(chosen.columns, chosen.rows)

    kind = "xlsx" if form is TableForm.XLSX else "csv"
    calendar = "-".join(str(number) for number in facts.contents.version)
    wanted = Wanted(
        name=f"table {house.games} {language} {form.value} {on.isoformat()}",
        version=f"{TABLES}.{version}.{calendar}",
        file=f"zholdama-{form.value if kind == 'csv' else 'licences'}-{on.isoformat()}.{kind}",
    )
    words = say(
        language, "tables-caption", places=tally(in_force).places, entries=len(entries), date=day(on, language)
    )
    await send(message, wanted, lambda: asyncio.to_thread(write), Screen(words), visit, house)


async def send(
    message: Message,
    wanted: Wanted,
    make: Callable[[], Awaitable[bytes]],
    screen: Screen,
    visit: Visit,
    house: House,
) -> None:
    """By Telegram's own id where it has the file already; else it is made, sent, and its id remembered."""
    async with house.database.read() as connection:
        known = await read_sent_file(connection, wanted.name, wanted.version)
    if known is not None:
        try:
            await send_as(message, wanted, known, screen)
        except TelegramBadRequest as refused:
            # Of another bot, or forgotten by Telegram.
            log.info("a file has to be sent anew", name=wanted.name, reason=refused.message)
        else:
            return
    sent = await send_as(message, wanted, BufferedInputFile(await make(), wanted.file), screen)
    file = sent.photo[-1] if sent.photo else sent.document
    if file is not None:
        await remember_file(house.database, wanted.name, wanted.version, file.file_id, visit.cause.at)


async def send_as(message: Message, wanted: Wanted, file: BufferedInputFile | str, screen: Screen) -> Message:
    if wanted.photo:
        return await message.answer_photo(file, caption=screen.text, reply_markup=screen.keyboard())
    return await message.answer_document(file, caption=screen.text, reply_markup=screen.keyboard())
