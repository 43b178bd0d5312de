"""Tables as spreadsheets: what comes from outside stays text, whatever it is."""

from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.csv_files import write_for_spreadsheets
from storage.xlsx_files import LONGEST_CELL, Sheet, write_xlsx

MADE = 1_582_178_400_000


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40) | st.integers(-(10**6), 10**6), min_size=1, max_size=6))
def test_whatever_stands_in_a_row_no_cell_is_a_formula(row: list[str | int]) -> None:
    columns = tuple(f"column {number}" for number in range(len(row)))
    book = openpyxl.load_workbook(BytesIO(write_xlsx([Sheet("a", columns, [row])], MADE)))
    cells = next(book["a"].iter_rows(min_row=2)) if book["a"].max_row > 1 else ()
    assert all(cell.data_type in ("s", "n", "inlineStr") for cell in cells)
    numbers = [cell.value for cell in cells if cell.data_type == "n" and cell.value is not None]
    assert numbers == [value for value in row if isinstance(value, int)]


def test_a_title_a_spreadsheet_would_refuse_and_a_cell_too_long_for_it_are_made_to_fit() -> None:
    sheet = Sheet("[Всё: по/видам?] " * 5, ("a",), [["в" * (LONGEST_CELL + 1)], ["\x00\x1f=1+1"]])
    book = openpyxl.load_workbook(BytesIO(write_xlsx([sheet], MADE)))
    [page] = book.worksheets
    assert [len(row[0]) for row in page.iter_rows(min_row=2, values_only=True)] == [LONGEST_CELL, len("=1+1")]


def test_a_csv_for_people_begins_with_its_mark_and_holds_no_formula() -> None:
    data = write_for_spreadsheets(("Имя", "Мест"), [("=1+1", -5), ('"Ержан", Алматы', 3)])
    text = data.decode("utf-8")
    assert text == '\ufeffИмя,Мест\r\n\'=1+1,-5\r\n"""Ержан"", Алматы",3\r\n'
