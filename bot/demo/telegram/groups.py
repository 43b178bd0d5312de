"""Groups, supergroups with or without topics, and channels: who is in them, and what the bot may do there.

The words of refusals are those of Telegram's own server.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.demo.telegram.chats import THREAD_NOT_FOUND, Chat, Message, Person
from bot.demo.telegram.members import MEMBER, OUT, Standing, administrator
from bot.demo.telegram.refusals import Refusal, bad_request, forbidden
from bot.demo.telegram.spec import PERMISSIONS

GENERAL = 1  # the topic that every forum begins with
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"
_MAY_SAY = {
    "messages": ("can_send_messages", "text messages"),
    "photos": ("can_send_photos", "photos"),
    "documents": ("can_send_documents", "documents"),
    "videos": ("can_send_videos", "videos"),
    "other": ("can_send_other_messages", "stickers"),
}


@dataclass(slots=True, eq=False)
class Gathering(Chat):
    """A chat of many: people by their ids, and the bot."""

    members: dict[int, Standing] = field(default_factory=dict)
    bot: Standing = OUT
    creator: Person | None = None
    linked: "Gathering | None" = field(default=None, repr=False)
    is_group: ClassVar[bool] = True

    @property
    def kind(self) -> str:
        return str(self.card["type"])

    @property
    def title(self) -> str:
        return str(self.card["title"])

    def standing(self, person: Person) -> Standing:
        return self.members.get(person.id, OUT)

    def member_count(self) -> int:
        return sum(each.present for each in (*self.members.values(), self.bot))

    def check_known(self) -> None:
        """Refuse when the chat may not even be looked at. Public ones may, but by those who were kicked."""
        if self.bot.status == "kicked" or "username" not in self.card:
            self.check_open()

    def check_open(self) -> None:
        if self.bot.status == "kicked":
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if not self.bot.present:
            raise forbidden(f"bot is not a member of the {self.kind} chat")


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class Group(Gathering):
    """A group or supergroup. `permissions`: what members who are nothing more may do."""

    permissions: frozenset[str] = frozenset(PERMISSIONS)
    topics: dict[int, Topic] = field(default_factory=dict)
    upgraded_to: int | None = None
    refusal: str | None = None  # what Telegram says of the bot's messages instead of its usual words

    @property
    def is_forum(self) -> bool:
        return bool(self.card.get("is_forum"))

    def may(self, standing: Standing, permission: str) -> bool:
        """Whether somebody may do what permissions are about."""
        if standing.status == "restricted":
            return permission in standing.rights and permission in self.permissions
        return standing.leads or (standing.present and permission in self.permissions)

    def check_upgraded(self) -> None:
        """Refuse whatever is asked about a group that is a supergroup by now."""
        if self.upgraded_to is not None:
            raise Refusal(400, UPGRADED, parameters={"migrate_to_chat_id": self.upgraded_to})

    def check_writable(self, kind: str) -> None:
        self.check_open()
        if self.refusal is not None:
            raise bad_request(self.refusal)
        for permission, words in (_MAY_SAY["messages"], _MAY_SAY[kind]):
            if not self.may(self.bot, permission):
                said = words if kind == "messages" else _MAY_SAY[kind][1]
                raise bad_request(f"not enough rights to send {said} to the chat")

    def check_deletable(self, message: Message, bot_id: int) -> bool:
        if self.bot.may("can_delete_messages"):
            return False
        if not self.own(message, bot_id):
            raise bad_request("message can't be deleted")
        return True

    def thread(self, asked: int | None, original: Message | None) -> dict[str, Any]:
        """Into which topic or thread the bot's message goes; TOPIC_CLOSED where nobody may write."""
        if not self.is_forum:
            if not asked:
                return self.thread_of(None, original)
            if not any(each.get("message_thread_id") == asked for each in self.messages.values()):
                raise bad_request(THREAD_NOT_FOUND)
            return {"message_thread_id": asked}
        if asked == GENERAL:
            raise bad_request(THREAD_NOT_FOUND)  # General is written to without any thread
        if not asked and original is not None:
            asked = original.get("message_thread_id")
        topic = self.topics.get(asked or GENERAL)
        if topic is None:
            raise bad_request(THREAD_NOT_FOUND)
        if topic.closed and not self.bot.may("can_manage_topics"):
            raise bad_request("TOPIC_CLOSED")
        return self.thread_of(topic, original)

    def thread_of(self, topic: Topic | None, original: Message | None) -> dict[str, Any]:
        """{"message_thread_id", "is_topic_message"}: a topic's, or in a supergroup that of the first message."""
        if topic is not None:
            return {} if topic.id == GENERAL else {"message_thread_id": topic.id, "is_topic_message": True}
        if original is None or self.kind != "supergroup":
            return {}
        root = original.get("message_thread_id", original["message_id"])
        return {"message_thread_id": root}


@dataclass(slots=True, eq=False)
class Channel(Gathering):
    """A channel. Its posts are by nobody; which are the bot's own is kept beside them."""

    posted: set[int] = field(default_factory=set)

    def put(self, body: dict[str, Any], sender: dict[str, Any], date: int) -> Message:
        message_id = self.next_message_id
        self.next_message_id = message_id + 1
        message = {"message_id": message_id, "sender_chat": self.card, "chat": self.card, "date": date, **body}
        self.messages[message_id] = message
        if sender["is_bot"]:
            self.posted.add(message_id)
        return message

    def own(self, message: Message, _bot_id: int) -> bool:
        return message["message_id"] in self.posted or self.bot.may("can_edit_messages")

    def check_writable(self, _kind: str) -> None:
        self.check_open()
        if not self.bot.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")

    def check_deletable(self, message: Message, _bot_id: int) -> bool:
        if self.bot.may("can_delete_messages"):
            return False
        if message["message_id"] not in self.posted or not self.bot.may("can_post_messages"):
            raise bad_request("message can't be deleted")
        return True


def gathering(card: dict[str, Any]) -> Gathering:
    """A group or channel that a raw update spoke of; the bot is taken to be in it."""
    if card["type"] == "channel":
        return Channel(card, bot=administrator("channel"))
    topics = {GENERAL: Topic(GENERAL, "General")} if card.get("is_forum") else {}
    return Group(card, bot=MEMBER, topics=topics)
