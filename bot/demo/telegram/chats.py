"""People, their chats with the bot and the messages in them, as they now stand.

Message objects are never changed in place: an edit puts a new object where the old one was, so what was
handed out stays what it was.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.demo.telegram.refusals import bad_request, forbidden

Message = dict[str, Any]

BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
THREAD_NOT_FOUND = "message thread not found"


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


@dataclass(slots=True, eq=False)
class Chat:
    """One chat: its Chat object, its messages by id in the order they came, its next message id."""

    card: dict[str, Any]
    person: Person | None = None
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    next_message_id: int = 1
    is_group: ClassVar[bool] = False  # what many people read: groups and channels

    @property
    def id(self) -> int:
        return int(self.card["id"])

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

    def own(self, message: Message, bot_id: int) -> bool:
        """Whether the bot itself wrote this message."""
        sender = message.get("from")
        return sender is not None and sender["id"] == bot_id and "via_bot" not in message

    def check_open(self) -> None:
        """Refuse when the bot may not read or write here."""
        person = self.person
        if person is None:
            return
        if person.deactivated:
            raise forbidden(DEACTIVATED)
        if person.blocked:
            raise forbidden(BLOCKED)
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")

    def check_writable(self, _kind: str) -> None:
        """Refuse when the bot may not send messages of this kind ("messages", "photos", "documents"…) here."""
        self.check_open()

    def check_deletable(self, _message: Message, _bot_id: int) -> bool:
        """Refuse when the bot may not delete the message; True if it may only while the message is young."""
        return True

    def thread(self, asked: int | None, _original: Message | None) -> dict[str, Any]:
        """{"message_thread_id", "is_topic_message"} of the bot's next message."""
        if asked:
            raise bad_request(THREAD_NOT_FOUND)
        return {}


def quoted(message: Message) -> Message:
    """The message as another one shows it that answers to it: without the one that it answers itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
