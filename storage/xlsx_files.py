"""Tables as one XLSX file, a sheet each. What comes from outside is text to a spreadsheet, never a formula.

The library is loaded by whoever writes; writing takes a while, so it belongs into a thread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

LONGEST_CELL = 32_767  # characters, by the format
WIDEST, NARROWEST = 60, 8  # characters
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str | int]]


def write_xlsx(sheets: Sequence[Sheet], made_at: int) -> bytes:
    """The file; `made_at`: milliseconds UTC, for its properties."""
    from openpyxl import Workbook  # noqa: PLC0415 (half a second that only who writes one waits for)
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    made = datetime.fromtimestamp(made_at / 1000, tz=UTC).replace(tzinfo=None)
    book.properties.creator = "Zholdama"
    book.properties.created = book.properties.modified = made
    for sheet in sheets:
        page = book.create_sheet(NOT_IN_TITLES.sub(" ", sheet.title)[:LONGEST_TITLE])
        page.freeze_panes = "A2"
        for number, width in enumerate(widths(sheet), start=1):
            page.column_dimensions[get_column_letter(number)].width = width
        for number_of_row, row in enumerate([sheet.columns, *sheet.rows]):
            cells = []
            for value in row:
                cell = WriteOnlyCell(page)
                cell.value = value if isinstance(value, int) else UNWRITABLE.sub("", value)[:LONGEST_CELL]
                if isinstance(value, str):
                    cell.data_type = "s"  # whatever it begins with
                if number_of_row == 0:
                    cell.font = Font(bold=True)
                cells.append(cell)
            page.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def widths(sheet: Sheet) -> list[int]:
    """Of each column: as wide as its longest cell, within reason."""
    found = []
    for number, name in enumerate(sheet.columns):
        longest = max([len(name), *(len(str(row[number])) for row in sheet.rows)])
        found.append(min(WIDEST, max(NARROWEST, longest + 2)))
    return found
