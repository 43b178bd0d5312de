"""What people do with the bot in inline mode: ask it from any chat, and send what it offers."""

from typing import Any

from bot.demo.telegram.chats import Chat, Message, Person
from bot.demo.telegram.groups import Gathering, Group
from bot.demo.telegram.inline import Question
from bot.demo.telegram.markup.keyboards import button_data
from bot.demo.telegram.methods.offers import shown
from bot.demo.telegram.stage.actor import Actor

_CHAT_TYPES = frozenset({"sender", "private", "group", "supergroup", "channel"})
_MOST_QUERY = 256


class InlineLife(Actor):
    """Questions to the bot from its own or any other chat."""

    def ask_inline(self, person: Person, query: str, *, chat_type: str = "sender", offset: str = "") -> str:
        """The person types the bot's name and a query; the id of the inline query is returned.

        chat_type: as in InlineQuery ("sender": the private chat with the bot). offset: what the bot named as
        next_offset. ValueError unless the bot was made an inline bot: `telegram.bot.inline = True`.
        """
        self._check_alive(person)
        if not self._desk.profile.inline:
            raise ValueError("this is no inline bot; BotFather makes it one: telegram.bot.inline = True")
        if chat_type not in _CHAT_TYPES or len(query) > _MOST_QUERY:
            raise ValueError(f"nobody asks {query!r} from a chat of type {chat_type!r}")
        query_id = self._desk.inline.ask(Question(person, query, offset, self._desk.now()))
        asked = {"id": query_id, "from": person.user(), "chat_type": chat_type, "query": query, "offset": offset}
        self._desk.updates.add({"inline_query": asked})
        self._desk.journal.changed("inline_query", person.id, inline_query_id=query_id, query=query)
        return query_id

    def offered(self, person: Person) -> list[dict[str, Any]]:
        """The InlineQueryResults that the person has before them."""
        offer = self._desk.inline.offers.get(person.id)
        return list(offer.results.values()) if offer else []

    def choose_inline(
        self, person: Person, result_id: str, chat: Gathering | Person | None = None, *, topic: int | None = None
    ) -> Message:
        """The person sends one of the offered results; the message is returned.

        chat: a group or channel, somebody else (a chat that the bot cannot see), None: the chat with the bot.
        """
        self._check_alive(person)
        offer = self._desk.inline.offers.get(person.id)
        if offer is None or result_id not in offer.results:
            raise ValueError(f"{person.first_name} was not offered any {result_id!r}")
        result = offer.results[result_id]
        body = shown(self._desk, result) | {"via_bot": self._desk.profile.user()}
        where: Chat
        if isinstance(chat, Person):
            where = self._desk.inline.elsewhere(chat)
            message = where.put(body, person.user(), int(self._desk.now()))
        else:
            where = self._place(person, chat)
            message = self._say(person, body, chat, topic=topic if isinstance(chat, Group) else None)
        name = self._desk.inline.sent(where, message) if "reply_markup" in message else None
        if self._desk.profile.inline_feedback:
            chosen = {"result_id": result_id, "from": person.user(), "query": offer.query}
            if name is not None:
                chosen["inline_message_id"] = name
            self._desk.updates.add({"chosen_inline_result": chosen})
        return message

    def press_inline(self, person: Person, inline_message_id: str, data: str, *, forged: bool = False) -> str:
        """The person taps a button of a message sent through the bot, wherever it is."""
        self._check_alive(person)
        chat, message = self._desk.inline.find(inline_message_id)
        if not forged and data not in button_data(message):
            raise ValueError(f"message {inline_message_id} has no button {data!r}")
        return self._desk.ask_inline(person, chat, inline_message_id, data)

    @property
    def inline_messages(self) -> dict[str, Message]:
        """{inline_message_id: message as it now stands} of everything sent through the bot with buttons."""
        return self._desk.inline.messages()
