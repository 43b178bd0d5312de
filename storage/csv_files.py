"""Tables as CSV files: text in, text out, nothing of what the cells mean.

A file holds one table; its header says which. What is written reads back equal, and nothing that is written is a
formula to a spreadsheet: a cell that would begin one gets an apostrophe, which reading takes away again.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what spreadsheets take for one, and what stood before it
QUOTED = re.compile(r'[,;"\t\r\n]|^\s|\s$')
# NUL ends a text for SQLite; a lone surrogate cannot be written at all.
UNWRITABLE = re.compile(r"[\0\ud800-\udfff]")


class FileTable(StrEnum):
    EVENTS = "events"
    LICENCES = "licences"


# The columns of a file as it is written; those from title_kk, and known_on, are ours beside the public data's.
COLUMNS: Mapping[FileTable, tuple[str, ...]] = {
    FileTable.EVENTS: (
        *("event_id", "sport", "discipline", "title_en", "title_ru", "kind", "city", "country"),
        *("start_date", "end_date", "status"),
        *("original_start_date", "original_end_date", "original_city", "original_country"),
        *("places_available", "source_url", "confidence", "note", "date_precision", "dates_from", "original_from"),
        *("title_kk", "places_available_ru", "places_available_kk", "time_zone"),
    ),
    FileTable.LICENCES: (
        *("licence_id", "sport", "discipline", "event", "places", "holder_type", "won_by", "used_by", "route"),
        *("event_id", "tournament", "date_won", "date_precision", "status"),
        *("source_url", "confidence", "note", "known_on"),
    ),
}
READ_ONLY_COLUMNS = {FileTable.EVENTS: ("reason",), FileTable.LICENCES: ()}
# One of each group must be there.
REQUIRED: Mapping[FileTable, tuple[tuple[str, ...], ...]] = {
    FileTable.EVENTS: (
        *(("event_id",), ("discipline", "sport"), ("title_en",), ("kind",)),
        *(("start_date",), ("end_date",), ("status",)),
    ),
    FileTable.LICENCES: (("licence_id",), ("discipline", "sport"), ("event",), ("places",)),
}
KEYS = {FileTable.EVENTS: "event_id", FileTable.LICENCES: "licence_id"}


class Why(StrEnum):
    """What can be wrong with a file or with one row of it."""

    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_TEXT = "not_text"
    NOT_CSV = "not_csv"
    NO_TABLE = "no_table"
    MISSING_COLUMNS = "missing_columns"
    COLUMN_TWICE = "column_twice"
    WRONG_LENGTH = "wrong_length"
    UNPRINTABLE = "unprintable"
    ROW_TWICE = "row_twice"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_ID = "no_id"
    NO_DAY = "no_day"
    NO_WORD = "no_word"
    NO_PLACES = "no_places"
    NO_COUNTRY = "no_country"
    NO_ZONE = "no_zone"
    NO_LINK = "no_link"
    NO_SPORT = "no_sport"
    NO_TOURNAMENT = "no_tournament"
    ENDS_BEFORE_START = "ends_before_start"
    DATES_AGAINST_PRECISION = "dates_against_precision"
    IN_THE_FUTURE = "in_the_future"
    UNDONE = "undone"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, for whoever has to say it in words."""

    why: Why
    row: int = 0  # as a spreadsheet counts: the header is 1; 0: the file as a whole
    column: str = ""
    value: str = ""
    allowed: str = ""  # what could stand there


class FileError(Exception):
    """A file cannot be read as a table at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Row:
    number: int  # as a spreadsheet counts: the header is 1
    cells: Mapping[str, str]  # by column, stripped; only the columns we know


@dataclass(frozen=True, slots=True)
class CsvFile:
    table: FileTable
    rows: tuple[Row, ...]


def read_csv(data: bytes) -> CsvFile:
    """Raise FileError for what is no such table; empty rows and unknown columns are passed over."""
    records = split_records(decode(data))
    _, header = next(records, (1, []))
    header = [name.strip().casefold() for name in header]
    table = table_of(header)
    known = {*COLUMNS[table], *READ_ONLY_COLUMNS[table]}
    for name in known:
        if header.count(name) > 1:
            raise FileError(Problem(Why.COLUMN_TWICE, column=name))
    missing = [" or ".join(group) for group in REQUIRED[table] if not set(group) & set(header)]
    if missing:
        raise FileError(Problem(Why.MISSING_COLUMNS, value=table, allowed=", ".join(missing)))
    rows: list[Row] = []
    for number, values in records:
        values = [unescape(value).strip() for value in values]
        if not any(values):
            continue
        if len(rows) == MOST_ROWS:
            raise FileError(Problem(Why.TOO_MANY_ROWS, allowed=str(MOST_ROWS)))
        if len(values) < len(header) or any(values[len(header) :]):
            raise FileError(Problem(Why.WRONG_LENGTH, number, value=str(len(values)), allowed=str(len(header))))
        cells = zip(header, values, strict=False)
        rows.append(Row(number, {name: cell for name, cell in cells if name in known}))
    return CsvFile(table, tuple(rows))


def write_csv(table: FileTable, rows: Iterable[Mapping[str, str]]) -> bytes:
    """The file of a table; a column a row says nothing of is empty. Raise FileError for what no file can hold."""
    lines = [",".join(COLUMNS[table])]
    for number, row in enumerate(rows, start=2):
        cells = [row.get(name, "") for name in COLUMNS[table]]
        if any(UNWRITABLE.search(cell) for cell in cells):
            raise FileError(Problem(Why.UNPRINTABLE, number))
        lines.append(",".join(quote(escape(cell)) for cell in cells))
    return "".join(line + "\n" for line in lines).encode()


def write_for_spreadsheets(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Rows for people: begun with the mark by which spreadsheets know UTF-8; what cannot be shown is left out."""
    lines = [columns, *rows]
    texts = [
        [quote(escape(UNWRITABLE.sub("", str(cell)))) if isinstance(cell, str) else str(cell) for cell in line]
        for line in lines
    ]
    return "".join(",".join(line) + "\r\n" for line in texts).encode("utf-8-sig")


def decode(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise FileError(Problem(Why.TOO_BIG, allowed=str(MOST_BYTES)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(Problem(Why.NOT_TEXT)) from None


def split_records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records with their numbers. Spreadsheets of some countries part the cells by semicolons."""
    first, _, _ = text.partition("\n")
    comma = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=comma, strict=True)
    number = 0
    try:
        for number, values in enumerate(reader, start=1):
            if any(UNWRITABLE.search(value) for value in values):
                raise FileError(Problem(Why.UNPRINTABLE, number))
            yield number, values
    except csv.Error as error:
        raise FileError(Problem(Why.NOT_CSV, number + 1, value=str(error))) from None


def table_of(header: Sequence[str]) -> FileTable:
    """Licences name the event they were won at, so their own key is looked for first."""
    for table in (FileTable.LICENCES, FileTable.EVENTS):
        if KEYS[table] in header:
            return table
    raise FileError(Problem(Why.NO_TABLE, allowed=", ".join(KEYS.values())))


def escape(cell: str) -> str:
    return "'" + cell if FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def quote(cell: str) -> str:
    """The csv module leaves a lone carriage return bare before Python 3.13, and cannot read it back."""
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell
