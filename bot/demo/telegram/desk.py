"""Where a method finds everything it needs, and what more than one of them does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.demo.telegram.chats import Chats, Message, Person
from bot.demo.telegram.files import Files
from bot.demo.telegram.journal import Journal
from bot.demo.telegram.profile import Profile
from bot.demo.telegram.updates import UpdateQueue

_FIRST_QUERY = 4_000_000_001


@dataclass(slots=True)
class Query:
    """A tapped button that waits for its answer."""

    chat_id: int
    at: float


@dataclass(slots=True)
class Desk:
    """The state of one pretend Telegram, as the methods of the Bot API see it."""

    now: Callable[[], float]
    chats: Chats
    updates: UpdateQueue
    files: Files
    profile: Profile
    journal: Journal
    query_lifetime: float = 15.0  # seconds; about what the real one allows
    queries: dict[str, Query] = field(default_factory=dict)
    _query_numbers: "count[int]" = field(default_factory=lambda: count(_FIRST_QUERY))

    def ask(self, person: Person, message: Message | None, message_id: int, data: str) -> str:
        """Tell the bot of a tap; the new query's id is returned."""
        query_id = str(next(self._query_numbers))
        self.queries[query_id] = Query(person.id, self.now())
        # What is deleted is still named, by a message without content.
        inaccessible = {"chat": person.chat(), "message_id": message_id, "date": 0}
        self.updates.add(
            {
                "callback_query": {
                    "id": query_id,
                    "from": person.user(),
                    "message": message or inaccessible,
                    "chat_instance": str(person.id * 7_919),
                    "data": data,
                }
            }
        )
        self.journal.changed("press", person.id, message_id=message_id, data=data, callback_query_id=query_id)
        return query_id

    def tell_membership(self, person: Person, *, blocked: bool) -> None:
        """Tell the bot that a person blocked it or let it in again."""
        bot = self.profile.user()
        member: dict[str, Any] = {"user": bot, "status": "member"}
        kicked: dict[str, Any] = {"user": bot, "status": "kicked", "until_date": 0}
        self.updates.add(
            {
                "my_chat_member": {
                    "chat": person.chat(),
                    "from": person.user(),
                    "date": int(self.now()),
                    "old_chat_member": member if blocked else kicked,
                    "new_chat_member": kicked if blocked else member,
                }
            }
        )
        self.journal.changed("block" if blocked else "unblock", person.id)
