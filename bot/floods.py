"""Who sends more than we keep is told so, once a minute; their taps are answered, and nothing else is done.

It costs no write and no handler, and what waits to be refused is bounded, too.
"""

from collections.abc import Iterable
from typing import Any

import structlog

from bot.asides import Asides
from bot.senders import tap_of, words_of
from schedules.clock import MINUTE

log = structlog.get_logger(__name__)

MOST_REMEMBERED = 10_000  # people who were told


class Floods:
    def __init__(self, asides: Asides) -> None:
        self._asides = asides
        self._told: dict[int, int] = {}  # people, and when

    async def refuse(self, updates: Iterable[dict[str, Any]], now: int) -> None:
        for update in updates:
            tap, words = tap_of(update), words_of(update)
            who = tap or words
            if who is None:
                continue
            told = now < self._told.get(who.person, now - MINUTE) + MINUTE
            if not told:
                log.warning("somebody sends more than is kept")
                if len(self._told) >= MOST_REMEMBERED:
                    self._told.clear()
                self._told[who.person] = now
            if tap or not told:
                await self._asides.say(update, None if told else "too-many-at-once")
