"""`docs/benchmarks.md`: each bench writes its own section with the day and the machine, and leaves the others."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.machine import ROOT, describe

PAGE = ROOT / "docs" / "benchmarks.md"


def write_section(name: str, command: str, lines: Sequence[str], file: Path = PAGE) -> None:
    """Put the lines between the section's marks. Raises ValueError where it has none."""
    today = datetime.now(tz=UTC).date()
    body = "\n".join([f"Measured on {today} on {describe()}, by `{command}`.", "", *lines])
    page = file.read_text(encoding="utf-8")
    marks = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"{file.name} has no section {name}")
    file.write_text(marks.sub(lambda found: f"{found[1]}\n{body}\n\n{found[2]}", page), encoding="utf-8")


def table(*rows: Sequence[object]) -> list[str]:
    """A table; the first row is its heading, the first column is text and the others are figures."""
    first, *rest = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return [first, "| --- |" + " ---: |" * (len(rows[0]) - 1), *rest, ""]
