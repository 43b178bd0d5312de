"""Where a method finds everything it needs, and what more than one of them does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.demo.telegram.chats import Chat, Message, Person
from bot.demo.telegram.directory import Chats
from bot.demo.telegram.files import Files
from bot.demo.telegram.groups import Gathering
from bot.demo.telegram.hearing import hears
from bot.demo.telegram.inline import InlineMode
from bot.demo.telegram.journal import Journal
from bot.demo.telegram.members import KICKED, MEMBER, Standing
from bot.demo.telegram.profile import Profile
from bot.demo.telegram.updates import UpdateQueue
from bot.demo.telegram.webhook import Courier

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
    inline: InlineMode = field(default_factory=InlineMode)
    webhook: Courier = field(init=False)
    local: bool = False  # webhooks as a Bot API server started with --local allows them
    _query_numbers: "count[int]" = field(default_factory=lambda: count(_FIRST_QUERY))

    def __post_init__(self) -> None:
        self.webhook = Courier(self.updates, self.now, self.journal.wake)

    def put(self, chat: Chat, body: dict[str, Any], sender: dict[str, Any]) -> Message:
        """Somebody puts a message into a chat; the bot is told of it if it is to hear it."""
        message = chat.put(body, sender, int(self.now()))
        self.tell(chat, message)
        self.journal.changed("message", chat.id, message=message)
        return message

    def tell(self, chat: Chat, message: Message, *, edited: bool = False) -> None:
        """Queue the update of a message that is new or edited, if the bot is to hear it."""
        if hears(chat, message, self.profile):
            kind = "channel_post" if chat.card["type"] == "channel" else "message"
            self.updates.add({f"edited_{kind}" if edited else kind: message})

    def ask(self, person: Person, chat: Chat, message: Message | None, message_id: int, data: str) -> str:
        """Tell the bot of a tap under a message in a chat it knows; the new query's id is returned."""
        inline_name = self.inline.name_of(chat.id, message_id)
        if inline_name is not None:
            return self.ask_inline(person, chat, inline_name, data)
        # What is deleted is still named, by a message without content.
        shown = message or {"chat": chat.card, "message_id": message_id, "date": 0}
        query_id = self._query(person, chat, {"message": shown}, data)
        self.journal.changed("press", chat.id, message_id=message_id, data=data, callback_query_id=query_id)
        return query_id

    def ask_inline(self, person: Person, chat: Chat, inline_name: str, data: str) -> str:
        """Tell the bot of a tap under a message that was sent through it."""
        query_id = self._query(person, chat, {"inline_message_id": inline_name}, data)
        self.journal.changed(
            "press", chat.id, inline_message_id=inline_name, data=data, callback_query_id=query_id
        )
        return query_id

    def tell_membership(self, person: Person, *, blocked: bool) -> None:
        """Tell the bot that a person blocked it or let it in again."""
        before, after = (MEMBER, KICKED) if blocked else (KICKED, MEMBER)
        chat = self.chats.find(person.id)
        self._tell_member("my_chat_member", chat, self.profile.user(), (before, after), person.user())
        self.journal.changed("block" if blocked else "unblock", person.id)

    def change_bot(self, chat: Gathering, standing: Standing, by: dict[str, Any]) -> None:
        """The bot's standing in a chat changes, and it is told so."""
        before, chat.bot = chat.bot, standing
        self._tell_member("my_chat_member", chat, self.profile.user(), (before, standing), by)
        self.journal.changed("member", chat.id, user=self.profile.user(), status=standing.status)

    def change_member(self, chat: Gathering, person: Person, standing: Standing, by: dict[str, Any]) -> None:
        """A person's standing in a chat changes; a bot that leads the chat may be told so."""
        before = chat.standing(person)
        chat.members[person.id] = standing
        if chat.bot.leads:
            self._tell_member("chat_member", chat, person.user(), (before, standing), by)
        self.journal.changed("member", chat.id, user=person.user(), status=standing.status)

    def _query(self, person: Person, chat: Chat, shown: dict[str, Any], data: str) -> str:
        query_id = str(next(self._query_numbers))
        self.queries[query_id] = Query(chat.id, self.now())
        query = {
            "id": query_id,
            "from": person.user(),
            **shown,
            "chat_instance": str(chat.id * 7_919),
            "data": data,
        }
        self.updates.add({"callback_query": query})
        return query_id

    def _tell_member(
        self, kind: str, chat: Chat, user: dict[str, Any], change: tuple[Standing, Standing], by: dict[str, Any]
    ) -> None:
        before, after = (each.card(user, chat.card["type"]) for each in change)
        self.updates.add(
            {
                kind: {
                    "chat": chat.card,
                    "from": by,
                    "date": int(self.now()),
                    "old_chat_member": before,
                    "new_chat_member": after,
                }
            }
        )
