"""Inline mode as the server keeps it: questions, what the bot offered, and messages sent through the bot."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.demo.telegram.chats import Chat, Message, Person
from bot.demo.telegram.refusals import bad_request

_FIRST_QUERY = 8_000_000_001


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed after the bot's name."""

    person: Person
    query: str
    offset: str
    at: float


@dataclass(slots=True)
class Offer:
    """What the bot answered last to a person; they choose from it."""

    query: str
    results: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class InlineMode:
    """Questions by their ids, offers by people's ids, messages by their inline_message_id."""

    questions: dict[str, Question] = field(default_factory=dict)
    offers: dict[int, Offer] = field(default_factory=dict)
    _places: dict[str, tuple[Chat, int]] = field(default_factory=dict)
    _names: dict[tuple[int, int], str] = field(default_factory=dict)
    _elsewhere: dict[int, Chat] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(_FIRST_QUERY))

    def ask(self, question: Question) -> str:
        query_id = str(next(self._numbers))
        self.questions[query_id] = question
        return query_id

    def elsewhere(self, person: Person) -> Chat:
        """The chat of somebody with this person, which the bot cannot see. Its id is 0."""
        return self._elsewhere.setdefault(person.id, Chat({"id": 0, "type": "private", "first_name": "?"}))

    def sent(self, chat: Chat, message: Message) -> str:
        """The new inline_message_id of a message with buttons."""
        name = f"AgAAAPretend{next(self._numbers)}"
        self._places[name] = (chat, message["message_id"])
        if chat.id:
            self._names[chat.id, message["message_id"]] = name
        return name

    def name_of(self, chat_id: int, message_id: int) -> str | None:
        return self._names.get((chat_id, message_id))

    def find(self, name: str) -> tuple[Chat, Message]:
        """Where a message of this inline_message_id is, and how it stands."""
        place = self._places.get(name)
        message = place[0].messages.get(place[1]) if place else None
        if place is None or message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return place[0], message

    def messages(self) -> dict[str, Message]:
        """Every message with an inline_message_id, as it now stands."""
        standing = ((name, chat.messages.get(number)) for name, (chat, number) in self._places.items())
        return {name: message for name, message in standing if message is not None}
