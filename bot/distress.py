"""A word to people while nothing can be written down: who writes or taps meanwhile hears so, once, and no silence.

Nothing is confirmed by it: what they asked is kept, by Telegram or in the inbox, and done when the database is
back.
"""

from collections.abc import Iterable
from typing import Any

from bot.asides import Asides
from bot.senders import tap_of, words_of


class Distress:
    """Tells each person once a trouble, and answers each tap; `end` it when something has been written again."""

    def __init__(self, asides: Asides) -> None:
        self._asides = asides
        self._told: set[int | str] = set()  # people, and taps

    def end(self) -> None:
        self._told.clear()

    async def tell(self, updates: Iterable[dict[str, Any]]) -> None:
        """Whoever wrote in private or tapped in one of these updates."""
        for update in updates:
            tap, words = tap_of(update), words_of(update)
            who = tap.id if tap else words.person if words else None
            if who is not None and who not in self._told:
                self._told.add(who)
                await self._asides.say(update, "cannot-write-now")
