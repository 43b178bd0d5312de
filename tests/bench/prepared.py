"""Databases on which a bot is to tell many readers something: an outbox already filled, or a morning to come."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from schedules.games import open_games
from schedules.tellings import tell
from storage.database import Database
from storage.migration import migrate
from storage.tables import tournament_changes, tournaments
from storage.tournaments import read_tournaments
from tests.bench.pretend import FIRST_READER

ONE_BY_ONE = asyncio.Lock()  # Alembic keeps what it works on in globals
NOT_YET = 4_102_444_800_000  # 2100-01-01
GAMES = "LA2028"
# Two changes that a reader hears of in one message of about 400 characters with a button for each.
NAMES = {
    "BOX": "Отборочный турнир Азии и Океании по боксу среди мужчин и женщин",
    "JUD": "Чемпионат мира по дзюдо среди мужчин, женщин и смешанных команд",
}


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def prepare(file: Path, readers: int, *, zone: str = "UTC", remind_at: int = 0) -> None:
    """So many readers who follow everything and have been told today; nothing waits to be said."""
    now = int(time.time() * 1000)
    async with ONE_BY_ONE:
        await migrate(url_of(file))
    async with Database(url_of(file)) as database:
        await open_games(database, GAMES, now, zone)
    with opened(file) as connection:
        # Of what is packaged nothing reminds: what is measured does not hang on the day it is measured.
        connection.execute("UPDATE tournaments SET precision = 'unknown'")
        connection.execute(
            """
            INSERT INTO chats (
              telegram_id, kind, language, zone, remind_at, quiet_from, quiet_to, leads,
              all_sports, subscribed_at, told_on, created_at
            )
            WITH RECURSIVE numbers(number) AS (
              SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number + 1 < :readers
            )
            SELECT :first + number, 'private', 'ru', :zone, :remind_at, 0, 0, '1', 1, :now, '9999-01-01', :now
            FROM numbers
            """,
            {"readers": readers, "first": FIRST_READER, "zone": zone, "remind_at": remind_at, "now": now},
        )


async def fill_outbox(file: Path) -> None:
    """Two changes of tournaments for every reader, planned and waiting for `release`."""
    now = int(time.time() * 1000)
    start = datetime.fromtimestamp(now / 1000, tz=UTC).date() + timedelta(days=100)
    async with Database(url_of(file)) as database:
        for sport, name in NAMES.items():
            await plant_change(database, sport, name, start, now)
    with opened(file) as connection:
        last = connection.execute("SELECT max(id) FROM chats").fetchone()[0]
        connection.execute("UPDATE notices SET state = 'walking', cursor = ?, max_chat_id = ?", (last, last))
        connection.execute("UPDATE notice_changes SET begun_at = ?", (now,))
        connection.execute(
            "INSERT INTO deliveries (notice_id, chat_id, state, attempts, not_before) "
            "SELECT notices.id, chats.id, 'ready', 0, ? FROM notices, chats",
            (NOT_YET,),
        )


async def announce_at(file: Path, at: int) -> None:
    """A change of one tournament that everybody is to hear of from `at` (Unix seconds) on."""
    now = int(time.time() * 1000)
    start = datetime.fromtimestamp(now / 1000, tz=UTC).date() + timedelta(days=100)
    sport, name = next(iter(NAMES.items()))
    async with Database(url_of(file)) as database:
        await plant_change(database, sport, name, start, now)
    with opened(file) as connection:
        connection.execute("UPDATE notices SET due_at = ?", (at * 1000,))


def set_morning(file: Path, local: datetime) -> None:
    """Everybody is to hear of one tournament of tomorrow, at this minute of the readers' own clocks."""
    today, tomorrow = local.date(), (local.date() + timedelta(days=1)).isoformat()
    with opened(file) as connection:
        connection.execute(
            "INSERT INTO tournaments (games, slug, sport, kind, name_ru, start_on, end_on, precision, status) "
            "VALUES (?, 'bench', 'BOX', 'other', ?, ?, ?, 'exact', 'scheduled')",
            (GAMES, NAMES["BOX"], tomorrow, tomorrow),
        )
        connection.execute(
            "UPDATE chats SET remind_at = ?, told_on = ?",
            (local.hour * 60 + local.minute, (today - timedelta(days=1)).isoformat()),
        )


async def plant_change(database: Database, sport: str, name: str, start: date, now: int) -> None:
    """A tournament that has moved by two weeks, and the notice of it."""
    moved = start + timedelta(days=14)
    state = {"city": "Amman", "country": "JOR", "zone": "Asia/Amman", "precision": "exact", "status": "scheduled"}
    async with database.write() as connection:
        added = await connection.execute(
            insert(tournaments)
            .values(
                games=GAMES,
                slug=f"bench-{sport}",
                sport=sport,
                kind="other",
                name_en=name,
                name_ru=name,
                source_url="https://example.org",
                start_on=moved.isoformat(),
                end_on=(moved + timedelta(days=8)).isoformat(),
                **state,
            )
            .returning(tournaments.c.id)
        )
        number = added.scalar_one()
        known = []
        for day, reason in ((start, ""), (moved, "calendar")):
            added = await connection.execute(
                insert(tournament_changes)
                .values(
                    tournament_id=number,
                    known_on=date.min.isoformat(),
                    estimated=0,
                    start_on=day.isoformat(),
                    end_on=(day + timedelta(days=8)).isoformat(),
                    reason=reason,
                    at=now,
                    **state,
                )
                .returning(tournament_changes.c.id)
            )
            known.append(added.scalar_one())
        found = {one.id: one for one in await read_tournaments(connection, GAMES)}
        await tell(connection, now, found[number], known[0], 0)


def release(file: Path, at: int) -> None:
    """What waits in the outbox may be said from `at` (Unix seconds) on."""
    with opened(file) as connection:
        connection.execute("UPDATE deliveries SET not_before = ?", (at * 1000,))


def is_settled(file: Path) -> bool:
    """Whether the outcome of every message is written down."""
    with opened(file) as connection:
        return connection.execute("SELECT EXISTS (SELECT 1 FROM deliveries)").fetchone() == (0,)


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """The database beside the bot that runs on it; one transaction."""
    with closing(sqlite3.connect(file, timeout=10)) as connection, connection:
        yield connection
