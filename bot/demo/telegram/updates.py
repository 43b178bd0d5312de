"""The queue of updates a bot takes with getUpdates. An update stays until a greater offset confirms it."""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import Any

from bot.demo.telegram.refusals import TAKEN_OVER, Refusal
from bot.demo.telegram.spec import UPDATE_KINDS

# Kinds that a bot is told of only when it asks for them by name.
_ON_DEMAND = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
USUAL_KINDS = UPDATE_KINDS - _ON_DEMAND
_FIRST_ID = 700_000_001


class _Woken(Enum):
    """Why a waiting poll ends."""

    CAME = auto()
    TAKEN_OVER = auto()
    ENDED = auto()


class UpdateQueue:
    """Updates in the order they came. One poller at a time: a newer one ends the older one's wait."""

    def __init__(self) -> None:
        self.allowed: frozenset[str] = USUAL_KINDS
        self._waiting: list[dict[str, Any]] = []
        self._last_id = _FIRST_ID - 1
        self._poll: asyncio.Future[_Woken] | None = None
        self._taken_over = TAKEN_OVER
        self.came: Callable[[], None] | None = None  # called for each update: a webhook's courier listens

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, update: dict[str, Any]) -> int | None:
        """Queue an update under the next id, which is returned; None if the bot did not ask for its kind."""
        if not any(kind in self.allowed for kind in update if kind != "update_id"):
            return None
        self._last_id += 1
        self._waiting.append({**update, "update_id": self._last_id})
        self._wake(_Woken.CAME)
        if self.came is not None:
            self.came()
        return self._last_id

    def allow(self, kinds: Iterable[str]) -> None:
        """From now on only these kinds are queued; none at all means the usual ones."""
        self.allowed = frozenset(kinds) or USUAL_KINDS

    def clear(self) -> None:
        self._waiting.clear()

    def after(self, update_id: int) -> list[dict[str, Any]]:
        """The updates that came after this one and still wait."""
        return self._waiting[bisect_right(self._waiting, update_id, key=_id_of) :]

    def drop(self, update_id: int) -> None:
        """Forget one update, which was delivered."""
        if self.has(update_id):
            del self._waiting[bisect_left(self._waiting, update_id, key=_id_of)]

    def has(self, update_id: int) -> bool:
        at = bisect_left(self._waiting, update_id, key=_id_of)
        return at < len(self._waiting) and _id_of(self._waiting[at]) == update_id

    def take_over(self, words: str = TAKEN_OVER) -> None:
        """Refuse whoever is waiting: somebody else takes the updates from now on."""
        self._taken_over = words
        self._wake(_Woken.TAKEN_OVER)

    def end_polls(self) -> None:
        """Answer whoever is waiting with nothing."""
        self._wake(_Woken.ENDED)

    async def take(self, limit: int, seconds: float) -> list[dict[str, Any]]:
        """The oldest updates, at least one unless the seconds pass without any."""
        self.take_over()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not self._waiting:
            left = deadline - loop.time()
            if left <= 0:
                return []
            poll = self._poll = loop.create_future()
            try:
                async with asyncio.timeout(left):
                    woken = await poll
            except TimeoutError:
                return []
            finally:
                if self._poll is poll:
                    self._poll = None
            if woken is _Woken.TAKEN_OVER:
                raise Refusal(409, self._taken_over)
            if woken is _Woken.ENDED:
                return []
        return self._waiting[:limit]

    def confirm(self, offset: int) -> None:
        """Forget what lies before the offset; a negative one leaves that many of the newest, 0 leaves all."""
        if offset < 0:
            del self._waiting[:offset]
        elif offset > 0:
            self._waiting = [update for update in self._waiting if update["update_id"] >= offset]

    def _wake(self, why: _Woken) -> None:
        poll, self._poll = self._poll, None
        if poll is not None and not poll.done():
            poll.set_result(why)


def _id_of(update: dict[str, Any]) -> int:
    return int(update["update_id"])
