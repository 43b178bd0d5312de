"""SQLite without its thread, and with a death at every commit.

The real database file, the real SQLAlchemy dialect, tables and queries; only the driver's thread is missing: each
statement runs where it is asked for, so a run is the same every time. Before and after each commit of a writer the
process may die; from then on its connections are closed, what was not committed is gone, and whoever is still on
his feet can do nothing any more.
"""

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Generator
from typing import Any, NoReturn

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.util import await_only


class Crash(BaseException):
    """kill -9: nobody catches it."""


class Disk:
    """The connections of one process. `at_point` is called where it may die, and kills it if it is to."""

    def __init__(self) -> None:
        self.dead = False
        self.commits = 0
        self.at_point: Callable[[str], None] = lambda _point: None
        self._connections: list[InlineConnection] = []

    def connect(self, *where: Any, **how: Any) -> "InlineConnection":
        self.check()
        ours: dict[str, Any] = {"factory": InlineConnection, "cached_statements": 512}
        connection = InlineConnection(*where, **(how | ours))
        connection.disk = self
        self._connections.append(connection)
        return connection

    def check(self) -> None:
        if self.dead:
            raise Crash

    def die(self) -> NoReturn:
        self.end()
        raise Crash

    def end(self) -> None:
        """What was not committed is rolled back, as the system does for a dead process."""
        self.dead = True
        for connection in self._connections:
            connection.close()
        self._connections.clear()


class Nothing(Awaitable[None]):
    """Awaited where SQLAlchemy insists that something is."""

    def __await__(self) -> Generator[None, None, None]:
        yield from ()


NOTHING = Nothing()


class InlineCursor(sqlite3.Cursor):
    """A cursor that knows whether its process lives."""

    connection: "InlineConnection"
    rows: deque[Any]

    def execute(self, statement: str, values: Any = ()) -> "InlineCursor":
        self.connection.disk.check()
        await_only(NOTHING)
        if statement == "BEGIN IMMEDIATE":
            self.connection.writes = True
        super().execute(statement, values if values is not None else ())
        self.rows = deque(super().fetchall()) if self.description else deque()
        return self

    def executemany(self, statement: str, rows: Any) -> "InlineCursor":
        self.connection.disk.check()
        await_only(NOTHING)
        return super().executemany(statement, rows)

    # All rows are there at once, as from the real driver's thread.

    def fetchone(self) -> Any:
        return self.rows.popleft() if self.rows else None

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return [self.rows.popleft() for _ in range(min(size or 1, len(self.rows)))]

    def fetchall(self) -> list[Any]:
        rows, self.rows = self.rows, deque()
        return list(rows)

    async def _async_soft_close(self) -> None:
        pass


class InlineConnection(sqlite3.Connection):
    """What SQLAlchemy asks of its adapted connection, without leaving the thread."""

    disk: Disk
    writes = False  # the open transaction may change something

    def cursor(self, *_: Any, **__: Any) -> InlineCursor:  # type: ignore[override]
        self.disk.check()
        return super().cursor(InlineCursor)

    def commit(self) -> None:
        disk = self.disk
        disk.check()
        if self.writes:
            disk.at_point("before a commit")
        super().commit()
        if self.writes:
            self.writes = False
            disk.commits += 1
            disk.at_point("after a commit")

    def rollback(self) -> None:
        self.writes = False
        if not self.disk.dead:
            super().rollback()

    def terminate(self) -> None:
        self.close()


current: list[Disk] = []  # the process that connects now; empty: the real driver


def connect_inline(_dialect: object, _record: object, where: list[Any], how: dict[str, Any]) -> object:
    """SQLAlchemy's own way to be given another connection."""
    return current[0].connect(*where, **how) if current else None


event.listen(Engine, "do_connect", connect_inline)
