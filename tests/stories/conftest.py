"""Towns on other days than the usual one."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schedules.clock import MovableClock
from tests.conftest import FEBRUARY_20, at
from tests.town import Town

OpenTown = Callable[..., AbstractAsyncContextManager[Town]]


@pytest.fixture
def open_town(tmp_path: Path, templates: Callable[[str, date], Path]) -> OpenTown:
    """`async with open_town(games=…, day=…, undo_seconds=0) as town`: at noon of a day, as it was known then."""

    @asynccontextmanager
    async def opened(games: str = "TOKYO2020", day: date = FEBRUARY_20, **settings: Any) -> AsyncIterator[Town]:
        file = tmp_path / f"{games}-{day}.db"
        # Another thread: the template is made in an event loop of its own.
        shutil.copy(await asyncio.to_thread(templates, games, day), file)
        clock = MovableClock(at(day, 12))
        async with Town(f"sqlite+aiosqlite:///{file}", clock, games=games, **settings) as town:
            yield town
        assert town.telegram.violations == []

    return opened
