"""The connection to what is remembered: one writer, several readers, one active process.

SQLite saves another coroutine's unfinished work when a connection is shared, and forgets to lock when a
transaction begins with a read; so there is one writing connection behind a pool of one, every write begins
IMMEDIATE, and readers have connections of their own that cannot write.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

READERS = 4
BUSY_SECONDS = 5


class DatabaseError(Exception):
    """The database cannot be used as asked; the message is one sentence for the person who runs the bot."""


# What SQLite says, and what to do; the rest of its troubles are said as they are.
TROUBLES = (
    ("not a database", "is damaged: put back a backup"),
    ("malformed", "is damaged: put back a backup"),
    ("readonly", "may not be written: let this program write the file and its folder"),
    ("unable to open", "cannot be opened: see DATABASE_URL, and whether this program may write in that folder"),
    ("disk is full", "has no room on its disk: make some"),
    ("disk i/o", "cannot be written: look whether its disk is full or failing"),
    ("locked", "is locked by another program: close that one"),
)


def is_away(error: BaseException) -> bool:
    """Whether it is the database that fails, and not what was asked of it: that may pass."""
    return isinstance(error, SQLAlchemyError) and not isinstance(error, (IntegrityError, InvalidRequestError))


def explain(error: DBAPIError) -> str | None:
    """A trouble of the database in one sentence that says what to do; None where it is a fault of ours."""
    said = str(error.orig)
    for words, do in TROUBLES:
        if words in said.casefold():
            return f"The database {do} ({said})."
    return None


class Lock:
    """The right to be the one active bot on a SQLite file; the system frees it when the process dies."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> None:
        """Raise DatabaseError where another process holds it."""
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise DatabaseError(f"The database cannot be opened: {error.strerror} ({self.path}).") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise DatabaseError(
                f"Another Zholdama is already running on {self.path.with_suffix('').name}; stop the bot first."
            ) from None
        self._descriptor = descriptor

    def is_taken(self) -> bool:
        """Whether a process holds it, seen without waiting and without leaving a file."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise DatabaseError(f"The lock cannot be looked at: {error.strerror} ({self.path}).") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(descriptor)
        return False

    def free(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class Database:
    """`read()` and `write()` connections to one database; open it with `async with`."""

    def __init__(self, url: str, *, active: bool = False, writes: bool = True) -> None:
        """`active`: be the one bot on this file; `writes=False`: only look (export, doctor, dry runs)."""
        self.url = sqlite_url(url)
        self.path = Path(self.url.database or "")
        self._lock = Lock(self.path) if active else None
        self._writes = writes
        self._writer: AsyncEngine | None = None
        self._reader: AsyncEngine | None = None

    async def __aenter__(self) -> Self:
        if await asyncio.to_thread(self.path.is_dir):
            raise DatabaseError(f"{self.path} is a folder; see DATABASE_URL.")
        if self._lock:
            self._lock.take()
        if not self._writes and not await asyncio.to_thread(self.path.exists):
            raise DatabaseError(f"There is no database {self.path}; see DATABASE_URL.")
        if self._writes:
            self._writer = make_engine(self.url, connections=1, begin="BEGIN IMMEDIATE")
        self._reader = make_engine(self.url, connections=READERS, begin="BEGIN", query_only=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        for engine in (self._reader, self._writer):
            if engine is not None:
                await engine.dispose()
        self._reader = self._writer = None
        if self._lock:
            self._lock.free()

    def is_taken(self) -> bool:
        """Whether a bot is active on this file."""
        return Lock(self.path).is_taken()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view of what was committed when it began."""
        if self._reader is None:
            raise DatabaseError("The database is not open.")
        async with self._reader.connect() as connection, connection.begin():
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, alone: committed whole at the end, or not at all. Never nest it."""
        if self._writer is None:
            raise DatabaseError("The database is open for reading only.")
        async with self._writer.begin() as connection:
            yield connection

    async def copy_to(self, file: Path) -> None:
        """A consistent compact copy. Raises DatabaseError where `file` exists or cannot be written."""
        if await asyncio.to_thread(file.exists):
            raise DatabaseError(f"{file} exists already; choose another name.")
        engine = make_engine(self.url, connections=1, begin=None)
        try:
            async with engine.connect() as connection:
                await connection.execute(text("VACUUM INTO :file"), {"file": str(file)})
        except DBAPIError as error:
            raise DatabaseError(f"{file} could not be written: {error.orig}.") from None
        finally:
            await engine.dispose()


def sqlite_url(url: str) -> URL:
    """The URL understood. Raises DatabaseError with what to write instead."""
    try:
        parsed = make_url(url)
    except Exception:
        parsed = None
    # Every connection to :memory: has a database of its own.
    if parsed is None or parsed.drivername != "sqlite+aiosqlite" or parsed.database in (None, "", ":memory:"):
        raise DatabaseError("DATABASE_URL must look like sqlite+aiosqlite:///zholdama.db.") from None
    return parsed


def make_engine(
    url: URL, *, connections: int, begin: str | None, query_only: bool = False, foreign_keys: bool = True
) -> AsyncEngine:
    """An engine whose transactions begin as told; `begin=None` leaves every statement on its own."""
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS},
        hide_parameters=True,  # errors are logged, and people's words are parameters
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late: see above
        cursor = connection.cursor()
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")  # an acknowledged licence survives a power cut
            cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
            if query_only:
                cursor.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()  # nobody else knows of it, and its thread would outlive us
            raise
        cursor.close()

    if begin:

        @event.listens_for(engine.sync_engine, "begin")
        def begin_as_told(connection: Any) -> None:
            connection.exec_driver_sql(begin)

    return engine
