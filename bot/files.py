"""The command line's `export` and `import`: files in and out, and what is to be said of them in words."""

import os
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings
from schedules.clock import local_day
from schedules.games import open_games
from schedules.imports import Diff, Imported, Item, Problems, apply_import, plan_import
from storage.csv_files import MOST_BYTES, CsvFile, FileError, FileTable, Problem, Why, read_csv, write_csv
from storage.database import Database, DatabaseError
from storage.exports import read_rows, read_sheets
from storage.games import read_sports
from storage.migration import bring_up, newest, revision_of
from storage.models import Cause
from storage.xlsx_files import write_xlsx

SHOWN = 60  # characters of a text from a file in a sentence
MOST_PROBLEMS = 50  # rows listed; the rest is counted
OURSELVES = 0  # whose work it is that no person of Telegram's did

WORDS = {
    Why.TOO_BIG: "it is larger than {allowed} bytes; split it",
    Why.TOO_MANY_ROWS: "it has more than {allowed} rows; split it",
    Why.NOT_TEXT: "it is not text in UTF-8; save it as CSV UTF-8",
    Why.NOT_CSV: "it cannot be read as CSV ({value}); look for a quotation mark that is not closed",
    Why.NO_TABLE: "its header has none of {allowed}; begin it with the header that an export has",
    Why.MISSING_COLUMNS: "its header lacks {allowed}; add what is missing to the table of {value}",
    Why.COLUMN_TWICE: "its header has {column} twice; keep one",
    Why.WRONG_LENGTH: "it has {value} values where the header has {allowed} names",
    Why.UNPRINTABLE: "{column} holds a character that cannot be shown",
    Why.ROW_TWICE: "{column} {value} stands in row {allowed} already",
    Why.EMPTY: "{column} must not be empty",
    Why.TOO_LONG: "{column} is longer than {allowed} characters",
    Why.NO_ID: "{column} {value} is not of small Latin letters, digits and hyphens, like boxing-asia-2027",
    Why.NO_DAY: "{column} {value} is not a day like 2027-03-11",
    Why.NO_WORD: "{column} {value} is none of {allowed}",
    Why.NO_PLACES: "{column} {value} is not a number from 1 to {allowed}",
    Why.NO_COUNTRY: "{column} {value} is not a country's three letters like KAZ",
    Why.NO_ZONE: "{column} {value} is not a time zone like Asia/Almaty",
    Why.NO_LINK: "{column} {value} is not an address that begins with https://",
    Why.NO_SPORT: "{column} {value} is no sport of these Games; write its code or English name",
    Why.NO_TOURNAMENT: "{column} {value} is no tournament of these Games; import the events first",
    Why.ENDS_BEFORE_START: "{column} {value} is before the start on {allowed}",
    Why.DATES_AGAINST_PRECISION: "{column} {value} does not go with the dates given",
    Why.IN_THE_FUTURE: "{column} {value} is later than today, {allowed}",
    Why.UNDONE: "{column} {value} was taken back in the bot; leave the row out",
    Why.SUPERSEDED: "{column} {value} was superseded for good; a new licence needs a new licence_id",
}


class FilesError(Exception):
    """A file cannot be read or written as asked; the message is one sentence that says what to do."""


def table_named(file: Path) -> FileTable:
    """What a file is to hold by its name."""
    return FileTable.LICENCES if "licen" in file.name.casefold() else FileTable.EVENTS


async def export_file(settings: Settings, file: Path, table: FileTable, now: int) -> int:
    """Write a new file, beside a running bot too; how many rows it has."""
    today = local_day(now, settings.timezone)
    async with looking(settings) as connection:
        rows = await read_rows(connection, settings.games, table, today)
    try:
        data = write_csv(table, rows)
    except FileError as error:
        raise FilesError(f"Nothing was exported: {in_words(error.problem)}.") from None
    write_new(file, data)
    return len(rows)


async def export_book(settings: Settings, file: Path, now: int) -> int:
    """Write all tables into one new XLSX file, a sheet each; how many rows they have together."""
    async with looking(settings) as connection:
        sheets = await read_sheets(connection, settings.games, local_day(now, settings.timezone))
    write_new(file, write_xlsx(sheets, now))
    return sum(len(sheet.rows) for sheet in sheets)


async def try_import(settings: Settings, file: Path, now: int) -> Diff:
    """What an import would change, looked at beside a running bot."""
    read = read_file(file)
    async with looking(settings) as connection:
        return await plan(connection, settings, file, read, local_day(now, settings.timezone))


async def import_file(settings: Settings, file: Path, now: int) -> Diff:
    """Import as the one program that writes. A new database is made ready first, as the bot itself does."""
    read = read_file(file)
    async with Database(settings.database_url, active=True) as database, said_in_words(database):
        await bring_up(database)
        await open_games(database, settings.games, now, settings.timezone)
        async with database.read() as connection:
            diff = await plan(connection, settings, file, read, local_day(now, settings.timezone))
        outcome = await apply_import(database, Cause(OURSELVES, now), diff)
    if not isinstance(outcome, Imported):
        raise FilesError("Nothing was imported: the database was changed meanwhile; import again.")
    return diff


async def plan(connection: AsyncConnection, settings: Settings, file: Path, read: CsvFile, today: date) -> Diff:
    planned = await plan_import(connection, settings.games, read.table, read.rows, today)
    if isinstance(planned, Problems):
        raise FilesError(refusal(file, planned.problems))
    return planned


@asynccontextmanager
async def looking(settings: Settings) -> AsyncIterator[AsyncConnection]:
    """A view of a database that is ready to be spoken of; it is not changed."""
    async with (
        Database(settings.database_url, writes=False) as database,
        said_in_words(database),
        database.read() as connection,
    ):
        if await connection.run_sync(revision_of) != newest():
            raise DatabaseError(
                f"The form of {database.path} is not this program's; stop the bot and run `python -m bot migrate`."
            )
        if not await read_sports(connection, settings.games):
            raise DatabaseError(
                f"{database.path} knows nothing of the Games {settings.games} yet; see GAMES, or start "
                "the bot once."
            )
        yield connection


@asynccontextmanager
async def said_in_words(database: Database) -> AsyncIterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(
            f"The database {database.path} cannot be used ({error.orig}); `python -m bot doctor` looks into it."
        ) from None


def read_file(file: Path) -> CsvFile:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise FilesError(f"{file} cannot be read: {error.strerror}; give the name of a CSV file.") from None
    try:
        return read_csv(data)
    except FileError as error:
        raise FilesError(refusal(file, [error.problem])) from None


def write_new(file: Path, data: bytes) -> None:
    """All of it or no file; what is there already stays."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise FilesError(f"{file} exists already; choose another name.") from None
    except OSError as error:
        raise FilesError(f"{file} could not be written: {error.strerror}; choose another place.") from None
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise FilesError(f"{file} could not be written: {error.strerror}; choose another place.") from None


def refusal(file: Path, problems: Iterable[Problem]) -> str:
    """One sentence; where more than one row is wrong, they are listed on standard output before."""
    found = list(problems)
    first = in_words(found[0])
    if len(found) == 1:
        return f"Nothing was imported from {file}: {first}."
    for problem in found[:MOST_PROBLEMS]:
        show(in_words(problem))
    if len(found) > MOST_PROBLEMS:
        show(f"and {len(found) - MOST_PROBLEMS} more")
    return f"Nothing was imported from {file}: {len(found)} things are wrong in it, the first: {first}."


def in_words(problem: Problem) -> str:
    value = shortened(problem.value)
    if problem.column:
        value = f"“{value}”" if value else "(empty)"
    said = WORDS[problem.why].format(column=problem.column or "it", value=value, allowed=problem.allowed)
    return f"row {problem.row}: {said}" if problem.row else said


def describe(diff: Diff) -> list[str]:
    """A line a thing, then a line a change of it, and the sum."""
    lines = []
    for mark, items in (("+", diff.added), ("~", diff.changed), ("-", diff.cancelled)):
        for item in items:
            lines.append(f"{mark} {item.key}: {shortened(item.name)}")
            lines += changes(item)
    counted = f"{len(diff.added)} added, {len(diff.changed)} changed, {len(diff.cancelled)} cancelled"
    return [*lines, f"{diff.table} of {diff.games}: {counted}"]


def changes(item: Item) -> list[str]:
    if item.id is None:
        return []
    return [
        f"    {field.column}: {shortened(field.before) or '(empty)'} → {shortened(field.after) or '(empty)'}"
        for field in item.fields
    ]


def shortened(text: str) -> str:
    """In one line, without what would move a terminal's cursor."""
    line = "".join(letter if letter.isprintable() else "�" for letter in " ".join(text.split()))
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def show(line: str) -> None:
    """On standard output, whatever letters it can take."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
