"""What everything people do rests on: who may speak where, and in whose name."""

from typing import Any

from bot.demo.telegram.chats import Chat, Message, Person, quoted
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.groups import GENERAL, Channel, Gathering, Group
from bot.demo.telegram.members import Standing

GROUP_ANONYMOUS_BOT = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
_TELEGRAM = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}
_UNFORWARDED = frozenset(
    {"message_id", "chat", "date", "sender_chat", "author_signature", "reply_to_message", "reply_markup"}
)


class Actor:
    """The part of a pretend Telegram that lets people say something. Impossible doings are ValueErrors."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _say(
        self,
        person: Person,
        body: dict[str, Any],
        chat: Gathering | None,
        *,
        topic: int | None = None,
        anonymous: bool = False,
        sender_chat: Channel | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """The person puts a message into the private chat with the bot, or into a group or channel."""
        self._check_alive(person)
        if isinstance(chat, Channel):
            return self._publish(person, chat, body)
        if chat is None:
            self._let_in(person)
            own = self._desk.chats.find(person.id)
            return self._desk.put(own, self._reply(own, reply_to) | body, person.user())
        if not isinstance(chat, Group):
            raise TypeError("people speak in private chats, groups and channels")
        standing = self._check_voice(person, chat)
        if anonymous and not standing.leads:
            raise ValueError(f"{person.first_name} does not lead {chat.title} and cannot be anonymous there")
        named: dict[str, Any] = {}
        sender = person.user()
        if anonymous:
            sender, named = dict(GROUP_ANONYMOUS_BOT), {"sender_chat": chat.card}
            if standing.title:
                named["author_signature"] = standing.title
        elif sender_chat is not None:
            if not sender_chat.standing(person).leads:
                raise ValueError(f"{person.first_name} does not lead {sender_chat.title}")
            sender, named = dict(CHANNEL_BOT), {"sender_chat": sender_chat.card}
        return self._desk.put(chat, named | self._placed(person, chat, topic, reply_to) | body, sender)

    def _publish(self, person: Person, channel: Channel, body: dict[str, Any]) -> Message:
        if not channel.standing(person).may("can_post_messages"):
            raise ValueError(f"{person.first_name} may not post in {channel.title}")
        return self._forwarded(channel, self._desk.put(channel, body, person.user()))

    def _forwarded(self, channel: Channel, post: Message) -> Message:
        """Telegram puts every post of a channel into the group that is linked to it."""
        if channel.linked is not None:
            kept = {key: value for key, value in post.items() if key not in _UNFORWARDED}
            origin = {
                "type": "channel",
                "chat": channel.card,
                "message_id": post["message_id"],
                "date": post["date"],
            }
            forward = {"sender_chat": channel.card, "forward_origin": origin, "is_automatic_forward": True}
            self._desk.put(channel.linked, forward | kept, dict(_TELEGRAM))
        return post

    def _placed(self, person: Person, group: Group, topic: int | None, reply_to: int | None) -> dict[str, Any]:
        """Topic or thread, and what is answered to; in a topic everything answers to its first message."""
        reply = self._reply(group, reply_to)
        original = group.messages[reply_to] if reply_to is not None else None
        if not group.is_forum:
            if topic is not None:
                raise ValueError(f"{group.title} has no topics")
            return group.thread_of(None, original) | reply
        if topic is None and original is not None:
            topic = original.get("message_thread_id")
        place = group.topics.get(topic or GENERAL)
        if place is None:
            raise ValueError(f"{group.title} has no topic {topic}")
        if place.closed and not group.standing(person).may("can_manage_topics"):
            raise ValueError(f"topic {place.name} is closed")
        opening = group.messages.get(place.id)
        if not reply and place.id != GENERAL and opening is not None:
            reply = {"reply_to_message": quoted(opening)}
        return group.thread_of(place, None) | reply

    def _reply(self, chat: Chat, reply_to: int | None) -> dict[str, Any]:
        if reply_to is None:
            return {}
        if reply_to not in chat.messages:
            raise ValueError(f"there is no message {reply_to} to answer to")
        return {"reply_to_message": quoted(chat.messages[reply_to])}

    def _check_voice(self, person: Person, group: Group) -> Standing:
        if group.upgraded_to is not None:
            raise ValueError(f"{group.title} is the supergroup {group.upgraded_to} by now")
        standing = group.standing(person)
        if not group.may(standing, "can_send_messages"):
            raise ValueError(f"{person.first_name} ({standing.status}) may not write in {group.title}")
        return standing

    def _check_alive(self, person: Person) -> None:
        if person.deactivated:
            raise ValueError(f"{person.first_name} has deleted the account")

    def _let_in(self, person: Person) -> None:
        """Who writes to the bot has started it; who had blocked it lets it in again first, as the app does."""
        if person.blocked:
            person.blocked = False
            self._desk.tell_membership(person, blocked=False)
        person.started = True

    def _place(self, person: Person, chat: Gathering | None) -> Chat:
        """The chat somebody means: their own with the bot unless another is named."""
        if chat is None:
            return self._desk.chats.find(person.id)
        if not chat.standing(person).present:
            raise ValueError(f"{person.first_name} is not in {chat.title}")
        return chat
