"""Who waits to be handled, whose turn it is, and how many may wait.

A chat's updates are handled one after another; in a group its people take turns, each one's in their order. Who
sends a lot waits longer, and nobody else does: of the places where chats are handled some are left to the others.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from bot.senders import chat_of, person_of
from storage.models import Incoming

MOST_OF_PERSON = 50  # updates of one person in one chat that may wait
MOST_OF_CHAT = 200
AT_ONCE = 16  # chats handled side by side
OF_MANY = 12  # … of them, those who have more waiting behind what was just handled


@dataclass(slots=True)
class Line:
    """The updates of one chat, by person; whose turn it is stands first."""

    _people: dict[int, deque[Incoming]] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(theirs) for theirs in self._people.values())

    def waiting(self, person: int) -> int:
        return len(self._people.get(person, ()))

    def add(self, person: int, incoming: Incoming) -> None:
        self._people.setdefault(person, deque()).append(incoming)

    def take(self) -> Incoming:
        """The next one; whoever has more waits for the others' turns."""
        person, theirs = next(iter(self._people.items()))
        del self._people[person]
        incoming = theirs.popleft()
        if theirs:
            self._people[person] = theirs
        return incoming


NOBODY = Line()


class Lines:
    """The chats that have something waiting, or being handled."""

    def __init__(self) -> None:
        self._chats: dict[int, Line] = {}

    def __bool__(self) -> bool:
        return bool(self._chats)

    def sift(self, updates: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """What may be kept, and what is too much. Where we may write is always heard."""
        kept: list[dict[str, Any]] = []
        refused: list[dict[str, Any]] = []
        coming: Counter[tuple[int, int | None]] = Counter()
        for update in updates:
            chat, person = chat_of(update), person_of(update)
            line = self._chats.get(chat, NOBODY)
            full = (
                line.waiting(person) + coming[chat, person] >= MOST_OF_PERSON
                or len(line) + coming[chat, None] >= MOST_OF_CHAT
            )
            if full and not is_of_membership(update):
                refused.append(update)
                continue
            coming[chat, person] += 1
            coming[chat, None] += 1
            kept.append(update)
        return kept, refused

    def add(self, person: int, incoming: Incoming) -> bool:
        """Whether nobody handles this chat yet."""
        new = incoming.chat not in self._chats
        self._chats.setdefault(incoming.chat, Line()).add(person, incoming)
        return new

    def of(self, chat: int) -> Line:
        return self._chats[chat]

    def close(self, chat: int) -> None:
        del self._chats[chat]


class Door:
    """Lets so many be handled side by side, in the order they come."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)
        self._of_many = asyncio.Semaphore(OF_MANY)

    @asynccontextmanager
    async def place(self, *, sends_a_lot: bool) -> AsyncIterator[None]:
        async with self._of_many if sends_a_lot else nullcontext(), self._places:
            yield


def is_of_membership(update: dict[str, Any]) -> bool:
    """Blocked, let in, removed, moved: to miss it would be to write where we may not."""
    message = update.get("message")
    moves = isinstance(message, dict) and not MOVES.isdisjoint(message)
    return moves or "my_chat_member" in update


MOVES = {"migrate_to_chat_id", "migrate_from_chat_id"}
