"""Every chat the bot could know, and every person."""

from typing import Any

from bot.demo.telegram.chats import Chat, Message, Person
from bot.demo.telegram.groups import GENERAL, Channel, Gathering, Group, Topic, gathering
from bot.demo.telegram.refusals import bad_request

_FIRST_PERSON = 500_001
_FIRST_GROUP = -4_000_000_001
_FIRST_SUPERGROUP = -1_002_000_000_001


class Chats:
    """People and chats by their ids."""

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

    def add_group(
        self,
        title: str,
        *,
        supergroup: bool,
        forum: bool = False,
        username: str | None = None,
        chat_id: int | None = None,
    ) -> Group:
        card = self._card("supergroup" if supergroup else "group", title, username, chat_id)
        if forum:
            card["is_forum"] = True
        group = Group(card, topics={GENERAL: Topic(GENERAL, "General")} if forum else {})
        if forum:
            group.next_message_id = GENERAL + 1  # a topic has the id of the message that opened it
        self._chats[group.id] = group
        return group

    def add_channel(self, title: str, username: str | None, chat_id: int | None) -> Channel:
        channel = Channel(self._card("channel", title, username, chat_id))
        self._chats[channel.id] = channel
        return channel

    @property
    def gatherings(self) -> list[Gathering]:
        return [chat for chat in self._chats.values() if isinstance(chat, Gathering)]

    def find(self, chat_id: object) -> Chat:
        """The chat of a request's chat_id (a number or @username), or "chat not found"."""
        chat = self.known(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.is_group and isinstance(chat, Group):
            chat.check_upgraded()
        return chat

    def known(self, chat_id: object) -> Chat | None:
        """The chat of a number or @username, if there is one."""
        return self._chats.get(chat_id) if isinstance(chat_id, int) else self._by_username(chat_id)

    def meet(self, card: dict[str, Any]) -> Chat:
        """The chat of a Chat object, which is known from now on."""
        chat = self._chats.get(card["id"])
        if chat is None:
            chat = Chat(dict(card)) if card["type"] == "private" else gathering(dict(card))
            self._chats[card["id"]] = chat
        return chat

    def learn(self, message: Message) -> None:
        """Take in a message that came as a raw update: its chat is known from now on."""
        chat = self.meet(message["chat"])
        if chat.person is not None:
            chat.person.started = True
        chat.messages[message["message_id"]] = message
        chat.next_message_id = max(chat.next_message_id, message["message_id"] + 1)

    def _by_username(self, name: object) -> Chat | None:
        # Private chats have no @address for bots; only groups and channels do.
        wanted = str(name).lower()
        return next((each for each in self.gatherings if f"@{each.card.get('username')}".lower() == wanted), None)

    def _card(self, kind: str, title: str, username: str | None, chat_id: int | None) -> dict[str, Any]:
        if chat_id is None:
            first = _FIRST_GROUP if kind == "group" else _FIRST_SUPERGROUP
            # Basic groups and supergroups lie apart, as Telegram's ids do.
            taken = [each for each in self._chats if each < 0 and (each > -1_000_000_000_000) == (kind == "group")]
            chat_id = min(taken, default=first + 1) - 1
        if chat_id in self._chats:
            raise ValueError(f"there is already a chat {chat_id}")
        card: dict[str, Any] = {"id": chat_id, "title": title, "type": kind}
        if username:
            card["username"] = username
        return card
