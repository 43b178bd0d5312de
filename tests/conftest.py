"""What every test may ask for: a clock that stands, a real database, a pretend Telegram, a running bot."""

import asyncio
import logging
import shutil
import sqlite3
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from datetime import date
from functools import cache, partial
from io import StringIO
from pathlib import Path

import pytest
import structlog
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.util import LRUCache

import storage.database
from bot.logs import set_up_logs
from handlers.texts import be_strict
from schedules.clock import MovableClock, instant_of
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from tests.town import TOKEN, Town

ALMATY = "Asia/Almaty"
FEBRUARY_20 = date(2020, 2, 20)
SECRET = TOKEN.partition(":")[2]

be_strict(True)
# Every session of aiogram reads all certificates anew, and here are hundreds that never speak TLS.
ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]
# Every engine compiles its statements anew, and here are thousands that are asked the same.
SQLiteDialect_aiosqlite.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
SQLiteDialect_aiosqlite.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
storage.database.create_async_engine = partial(  # type: ignore[attr-defined]
    create_async_engine, execution_options={"compiled_cache": LRUCache(2_000)}
)


def at(day: date, hours: int, minutes: int = 0, zone: str = ALMATY) -> int:
    """The instant of a wall clock."""
    return instant_of(day, hours * 60 + minutes, zone)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, date], Path]:
    """Databases as they are made on a day, made once and copied by each test."""
    made: dict[tuple[str, date], Path] = {}
    folder = tmp_path_factory.mktemp("templates")

    async def make(file: Path, games: str, day: date) -> None:
        url = f"sqlite+aiosqlite:///{file}"
        await migrate(url)
        async with Database(url) as database:
            await open_games(database, games, at(day, 12), ALMATY)

    def template(games: str, day: date) -> Path:
        if (games, day) not in made:
            file = folder / f"{games}-{day}.db"
            asyncio.run(make(file, games, day))
            made[games, day] = file
        return made[games, day]

    return template


@pytest.fixture(autouse=True)
def told() -> Iterator[Callable[[], str]]:
    """What the program says of itself in a test, as in life; it never holds the token, whatever happens."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    stream = StringIO()
    set_up_logs("INFO", "console", stream)
    yield stream.getvalue
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    structlog.reset_defaults()
    sys.stderr.write(stream.getvalue())
    assert SECRET not in stream.getvalue()


@pytest.fixture
def clock() -> MovableClock:
    """Noon in Almaty on 20 February 2020; it stands until moved."""
    return MovableClock(at(FEBRUARY_20, 12))


@pytest.fixture
def database_url(tmp_path: Path, templates: Callable[[str, date], Path]) -> str:
    """Tokyo 2020 as it was known on 20 February 2020."""
    file = tmp_path / "zholdama.db"
    shutil.copy(templates("TOKYO2020", FEBRUARY_20), file)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with Database(database_url) as opened:
        yield opened


@pytest.fixture
def locked(database_url: str) -> Callable[[], AbstractAsyncContextManager[None]]:
    """`async with locked()`: another program holds the right to write, as a copy or a check may."""

    @asynccontextmanager
    async def locked() -> AsyncIterator[None]:
        file = database_url.removeprefix("sqlite+aiosqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
            # In a thread: the bot may have to end a transaction of its own first.
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
            yield

    return locked


@pytest.fixture
async def town(database_url: str, clock: MovableClock) -> AsyncIterator[Town]:
    """The bot at work on its pretend Telegram. No request of it may break a rule of the Bot API."""
    async with Town(database_url, clock) as town:
        yield town
    assert town.telegram.violations == []
