"""Pictures are drawn apart from the bot: once for all who ask, and a failure is said, not waited for."""

import ast
import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handlers.pictures.race import Order, Race, Theme
from handlers.pictures.studio import NotDrawnError, Studio

ROOT = Path(__file__).parents[3]
TODAY = date(2020, 2, 20)
RACE = Race(
    total=39,
    unit="лицензий",
    games="Токио-2020",
    lines=(),
    steps=((TODAY, 39),),
    today=TODAY,
    first=date(2019, 4, 28),
    last=date(2020, 7, 24),
    ticks=(),
)


async def test_a_hundred_ask_at_once_and_one_picture_is_drawn() -> None:
    studio = Studio()
    async with asyncio.TaskGroup() as group:
        asked = [group.create_task(studio.draw(Order(RACE, Theme.LIGHT))) for _ in range(100)]
    assert studio.drawn == 1
    assert len({one.result() for one in asked}) == 1
    assert asked[0].result().startswith(b"\x89PNG")


async def test_what_cannot_be_drawn_is_an_error_and_the_next_picture_is_drawn(
    told, capfd: pytest.CaptureFixture[str]
) -> None:
    studio = Studio()
    with pytest.raises(NotDrawnError):
        await studio.draw(Order(replace(RACE, steps=((TODAY, "many"),)), Theme.LIGHT))  # type: ignore[arg-type]
    assert "could not be drawn" in told()
    assert (await studio.draw(Order(RACE, Theme.DARK))).startswith(b"\x89PNG")


def test_the_bot_starts_without_the_libraries_that_draw_and_write_tables() -> None:
    """At the top of a file only the drawing imports them, and only the process that draws imports the drawing."""
    found = set()
    for room in ("bot", "handlers", "schedules", "storage"):
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if not isinstance(node, ast.Import | ast.ImportFrom):
                    continue
                names = (
                    [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                )
                for name in names:
                    if name.partition(".")[0] in {"matplotlib", "openpyxl", "numpy"} or name.endswith(".drawing"):
                        found.add((str(file.relative_to(ROOT)), name.partition(".")[0]))
    assert found == {("handlers/pictures/drawing.py", "matplotlib"), ("handlers/pictures/__main__.py", "handlers")}
