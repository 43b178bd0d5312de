"""Tables as CSV: what is written reads back equal and is no formula; what is no table is refused, and why."""

import csv
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storage.csv_files import (
    COLUMNS,
    MOST_BYTES,
    MOST_ROWS,
    FileError,
    FileTable,
    Problem,
    Row,
    Why,
    escape,
    read_csv,
    unescape,
    write_csv,
)

LICENCES = "licence_id,discipline,event,places\n"
EVENTS = "event_id,sport,title_en,kind,start_date,end_date,status\n"
writable = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
dangerous = some.tuples(some.sampled_from(["", "'", "''"]), some.sampled_from("=+-@\t\r"), writable).map("".join)
cells = writable | dangerous


def refused(data: bytes | str) -> Problem:
    with pytest.raises(FileError) as error:
        read_csv(data.encode() if isinstance(data, str) else data)
    return error.value.problem


@given(cells)
def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(cell: str) -> None:
    written = escape(cell)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unescape(written) == cell


@given(some.lists(some.fixed_dictionaries(dict.fromkeys(COLUMNS[FileTable.LICENCES], cells)), max_size=4))
def test_what_is_written_reads_back_equal(rows: list[dict[str, str]]) -> None:
    """Spaces around a cell mean nothing; a row of nothing is none."""
    read = read_csv(write_csv(FileTable.LICENCES, rows))
    assert read.table is FileTable.LICENCES
    stripped = [{name: cell.strip() for name, cell in row.items()} for row in rows]
    assert [row.cells for row in read.rows] == [row for row in stripped if any(row.values())]


@given(some.lists(some.fixed_dictionaries(dict.fromkeys(COLUMNS[FileTable.EVENTS], cells)), max_size=3))
def test_any_other_reader_finds_the_same_cells(rows: list[dict[str, str]]) -> None:
    text = write_csv(FileTable.EVENTS, rows).decode()
    found = list(csv.DictReader(StringIO(text, newline=""), strict=True))
    assert found == [{name: escape(cell) for name, cell in row.items()} for row in rows]


def test_a_name_that_begins_with_an_apostrophe_is_left_alone() -> None:
    """'s-Hertogenbosch is a city."""
    assert escape("'s-Hertogenbosch") == unescape("'s-Hertogenbosch") == "'s-Hertogenbosch"


@given(
    some.binary(max_size=200) | some.text(max_size=80).map(lambda text: (LICENCES + text).encode(errors="replace"))
)
def test_whatever_a_file_holds_it_is_a_table_or_refused(data: bytes) -> None:
    with suppress(FileError):
        assert read_csv(data).table in FileTable


@pytest.mark.parametrize("begin", ["", "\ufeff"], ids=["plain", "with a mark of UTF-8"])
def test_the_header_says_what_is_in_a_file(begin: str) -> None:
    assert read_csv((begin + LICENCES + "a,BOX,x,1\n").encode()).table is FileTable.LICENCES
    assert read_csv((begin + EVENTS).encode()).table is FileTable.EVENTS
    # Licences name the events they were won at.
    assert read_csv((begin + "event_id," + LICENCES).encode()).table is FileTable.LICENCES


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    """The header is 1; empty rows count and say nothing, columns nobody knows neither."""
    read = read_csv(b'LICENCE_ID, Discipline ,event,mood,places\n a ,BOX,"x\ny",glad,1\n\n,,,,\nb,JUD,z,,2,,\n')
    assert read.rows == (
        Row(2, {"licence_id": "a", "discipline": "BOX", "event": "x\ny", "places": "1"}),
        Row(5, {"licence_id": "b", "discipline": "JUD", "event": "z", "places": "2"}),
    )


@pytest.mark.parametrize("comma", [";", "\t"])
def test_cells_may_be_parted_as_spreadsheets_of_other_countries_do(comma: str) -> None:
    read = read_csv((LICENCES + 'a,BOX,"x, y",1\n').replace(",", comma).encode())
    assert read.rows[0].cells == {"licence_id": "a", "discipline": "BOX", "event": f"x{comma} y", "places": "1"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem(Why.NO_TABLE, allowed="event_id, licence_id")),
        ("name,places\n", Problem(Why.NO_TABLE, allowed="event_id, licence_id")),
        ("PK\x03\x04\xff".encode("latin-1"), Problem(Why.NOT_TEXT)),
        (LICENCES.encode("utf-16"), Problem(Why.NOT_TEXT)),
        (LICENCES.encode() + b"a,BOX,\xed\xa0\x80,1\n", Problem(Why.NOT_TEXT)),
        (LICENCES + "a,BOX,x,1\nb,BOX,\0,1\n", Problem(Why.UNPRINTABLE, 3)),
        (LICENCES + 'a,BOX,"x,1\n', Problem(Why.NOT_CSV, 2, value="unexpected end of data")),
        (LICENCES + "a,BOX,x\n", Problem(Why.WRONG_LENGTH, 2, value="3", allowed="4")),
        (LICENCES + "a,BOX,x,1,extra\n", Problem(Why.WRONG_LENGTH, 2, value="5", allowed="4")),
        ("places," + LICENCES, Problem(Why.COLUMN_TWICE, column="places")),
        (
            "licence_id,event\n",
            Problem(Why.MISSING_COLUMNS, value="licences", allowed="discipline or sport, places"),
        ),
        (
            "event_id,title_en,sport\n",
            Problem(Why.MISSING_COLUMNS, value="events", allowed="kind, start_date, end_date, status"),
        ),
        (LICENCES + "a,BOX,x,1\n" * (MOST_ROWS + 1), Problem(Why.TOO_MANY_ROWS, allowed="20000")),
        (b"\xff" * (MOST_BYTES + 1), Problem(Why.TOO_BIG, allowed="5000000")),
    ],
    ids=lambda value: value.why.value if isinstance(value, Problem) else "",
)
def test_what_is_no_table_is_refused_with_its_reason(data: bytes | str, problem: Problem) -> None:
    assert refused(data) == problem


@pytest.mark.parametrize("cell", ["a\0b", "\ud800"])
def test_what_no_file_can_hold_is_not_written(cell: str) -> None:
    with pytest.raises(FileError) as error:
        write_csv(FileTable.LICENCES, [{}, {"event": cell}])
    assert error.value.problem == Problem(Why.UNPRINTABLE, 3)
