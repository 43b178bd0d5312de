"""People, chats and the messages in them, as they now stand.

Message objects are never changed in place: an edit puts a new object where the old one was, so what was
handed out stays what it was.
"""

from dataclasses import dataclass, field
from typing import Any

from bot.demo.telegram.refusals import bad_request, forbidden

Message = dict[str, Any]

_FIRST_PERSON = 500_001
BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a Telegram account. Their private chat with the bot has the person's id."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> dict[str, Any]:
        """The User object."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def chat(self) -> dict[str, Any]:
        """The Chat object of the private chat with this person."""
        chat: dict[str, Any] = {"id": self.id, "first_name": self.first_name, "type": "private"}
        if self.username:
            chat["username"] = self.username
        return chat


@dataclass(slots=True)
class Chat:
    """One chat: its Chat object, its messages by id in the order they came, its next message id."""

    card: dict[str, Any]
    person: Person | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1
    shut: bool = False  # the bot was put out of the group

    @property
    def id(self) -> int:
        return int(self.card["id"])

    @property
    def is_group(self) -> bool:
        return self.card["type"] in ("group", "supergroup", "channel")

    def put(self, body: dict[str, Any], sender: dict[str, Any], date: int) -> Message:
        """Add a message under the next id."""
        message_id = self.next_message_id
        self.next_message_id = message_id + 1
        message = {"message_id": message_id, "from": sender, "chat": self.card, "date": date, **body}
        self.messages[message_id] = message
        return message

    def message(self, message_id: object, what_for: str) -> Message:
        """The message, or "message to edit not found" and the like."""
        message = self.messages.get(message_id) if isinstance(message_id, int) else None
        if message is None:
            raise bad_request(f"message to {what_for} not found")
        return message

    def check_open(self) -> None:
        """Refuse when the bot may not write here."""
        person = self.person
        if person is None:
            if self.shut:
                raise forbidden(f"bot was kicked from the {self.card['type']} chat")
            return
        if person.deactivated:
            raise forbidden(DEACTIVATED)
        if person.blocked:
            raise forbidden(BLOCKED)
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")


class Chats:
    """Every chat the bot could know, and every person."""

    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self._chats: dict[int, Chat] = {}

    def add_person(
        self, first_name: str, language_code: str | None, username: str | None, person_id: int | None
    ) -> Person:
        if person_id is None:
            person_id = max(self.people, default=_FIRST_PERSON - 1) + 1
        if person_id in self.people:
            raise ValueError(f"there is already a person {person_id}")
        person = Person(person_id, first_name, username, language_code)
        self.people[person_id] = person
        self._chats[person_id] = Chat(person.chat(), person)
        return person

    def find(self, chat_id: object) -> Chat:
        """The chat of a request's chat_id (a number or @username), or "chat not found"."""
        chat = self.known(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def known(self, chat_id: object) -> Chat | None:
        """The chat of a number or @username, if there is one."""
        return self._chats.get(chat_id) if isinstance(chat_id, int) else self._by_username(chat_id)

    def _by_username(self, name: object) -> Chat | None:
        # Private chats have no @address for bots; only groups and channels do.
        public = (chat for chat in self._chats.values() if chat.is_group)
        return next((chat for chat in public if f"@{chat.card.get('username')}" == name), None)

    def meet(self, card: dict[str, Any]) -> Chat:
        """The chat of a Chat object, which is known from now on."""
        chat = self._chats.get(card["id"])
        if chat is None:
            chat = self._chats[card["id"]] = Chat(dict(card))
        return chat

    def learn(self, message: Message) -> None:
        """Take in a message that came as a raw update: its chat is known from now on."""
        chat = self.meet(message["chat"])
        if chat.person is not None:
            chat.person.started = True
        chat.messages[message["message_id"]] = message
        chat.next_message_id = max(chat.next_message_id, message["message_id"] + 1)
