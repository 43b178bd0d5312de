"""What stands in the tables, looked at and planted past the bot."""

import sqlite3
from contextlib import closing
from typing import Any

PATH = "sqlite+aiosqlite:///"


def rows(database_url: str, table: str) -> list[dict[str, Any]]:
    """All rows of a table, the oldest first."""
    with closing(sqlite3.connect(database_url.removeprefix(PATH))) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]  # noqa: S608


def plant_tournament(database_url: str, **known: Any) -> None:
    """A tournament of Tokyo 2020; what is not said of it is unknown."""
    number = len(rows(database_url, "tournaments")) + 1
    row = {
        "games": "TOKYO2020",
        "slug": f"planted-{number}",
        "sport": "BOX",
        "kind": "other",
        "name_en": "A planted tournament",
        "zone": "Asia/Almaty",
        "precision": "exact",
        "status": "scheduled",
        "source_url": "https://example.org",
    } | known
    row.setdefault("name_ru", row["name_en"])
    row.setdefault("name_kk", row["name_en"])
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    with closing(sqlite3.connect(database_url.removeprefix(PATH))) as connection, connection:
        connection.execute(f"INSERT INTO tournaments ({names}) VALUES ({marks})", row)  # noqa: S608


def plant(database_url: str, table: str, **row: Any) -> None:
    """One row of any table."""
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    with closing(sqlite3.connect(database_url.removeprefix(PATH))) as connection, connection:
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608
