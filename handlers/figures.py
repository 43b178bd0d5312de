"""The numbers of /stats, kept for a minute: however often owners look, a million chats are counted once."""

import asyncio
from dataclasses import dataclass, field

from schedules.clock import DAY, MINUTE
from storage.database import Database
from storage.statistics import Statistics, read_statistics

WEEK, MONTH = 7 * DAY, 30 * DAY


@dataclass(slots=True)
class Figures:
    """One for each bot."""

    _kept: tuple[int, Statistics] | None = None
    _counting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def read(self, database: Database, now: int, default: str) -> tuple[int, Statistics]:
        """The numbers, and when they were counted; `default`: the language of who has chosen none."""
        async with self._counting:
            if self._kept is None or not 0 <= now - self._kept[0] < MINUTE:
                async with database.read() as connection:
                    counted = await read_statistics(connection, default, now - WEEK, now - MONTH)
                self._kept = now, counted
            return self._kept
