"""What the people of the cast do, read from a request's body and done on the pretend Telegram.

Every doing answers what the browser is told, or raises BadInput.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bot.demo.page.cast import Cast, gatherings_of
from bot.demo.page.refusals import BadInput
from bot.demo.telegram import Channel, Group, Person, PretendTelegram

_MOST_TEXT = 4096  # UTF-16 code units, as Telegram's apps count


class Doings:
    """The cast's hands. In every body "person" is who does it, and "chat" where: a group, a channel, or else their
    own chat with the bot.
    """

    def __init__(self, telegram: PretendTelegram, cast: Sequence[Cast]) -> None:
        self._telegram = telegram
        self._cast = {one.person.id: one.person for one in cast}
        self._gatherings = {chat.id: chat for chat in gatherings_of(cast)}

    def say(self, body: dict[str, Any]) -> dict[str, Any]:
        """{"text", "topic"?}: write into a chat; {"message"} is answered."""
        person, chat = self._person(body), self._chat(body)
        text = _checked_text(body.get("text"))
        with _impossible_is_refused():
            message = self._telegram.type(person, text, chat=chat, topic=_topic(body))
        return {"message": message}

    def press(self, body: dict[str, Any]) -> dict[str, Any]:
        """{"message_id", "data"}: tap a button; {"callback_query_id"} is answered."""
        person, chat = self._person(body), self._chat(body)
        message_id, data = _number(body.get("message_id")), body.get("data")
        if message_id is None or not isinstance(data, str):
            raise BadInput("A press needs the message_id, a number, and the button's data, a text.")
        with _impossible_is_refused():
            return {"callback_query_id": self._telegram.press(person, message_id, data, chat=chat)}

    def follow(self, body: dict[str, Any]) -> dict[str, Any]:
        """{"link"}: open a link to the bot; {"message"} that it became, or None, is answered."""
        person, chat = self._person(body), self._chat(body)
        with _impossible_is_refused():
            return {"message": self._telegram.follow_link(person, _word(body, "link"), chat=chat)}

    def ask(self, body: dict[str, Any]) -> dict[str, Any]:
        """{"query", "offset"?}: ask the bot from within a chat; {"id"} is answered, the offer is an event."""
        person, chat = self._person(body), self._chat(body)
        place = "sender" if chat is None else chat.kind
        query, offset = body.get("query"), body.get("offset", "")
        if not isinstance(query, str) or not isinstance(offset, str):
            raise BadInput("Say what is asked: the query is a text.")
        _units(query)
        with _impossible_is_refused():
            return {"id": self._telegram.ask_inline(person, query, chat_type=place, offset=offset)}

    def choose(self, body: dict[str, Any]) -> dict[str, Any]:
        """{"result", "topic"?}: send what the bot offered; {"message"} is answered."""
        person, chat = self._person(body), self._chat(body)
        with _impossible_is_refused():
            message = self._telegram.choose_inline(person, _word(body, "result"), chat, topic=_topic(body))
        return {"message": message}

    def menu(self, body: dict[str, Any]) -> dict[str, Any]:
        """{"commands": [{"command", "description"}]} that the person is shown in the chat."""
        return {"commands": self._telegram.menu(self._person(body), self._chat(body))}

    def _person(self, body: dict[str, Any]) -> Person:
        person_id = _number(body.get("person"))
        if person_id is None or person_id not in self._cast:
            raise BadInput("There is no such person in the demo.")
        return self._cast[person_id]

    def _chat(self, body: dict[str, Any]) -> Group | Channel | None:
        """The group or channel that is meant; None for the person's own chat with the bot."""
        if body.get("chat") in (None, body.get("person")):
            return None
        chat_id = _number(body.get("chat"))
        if chat_id is None or chat_id not in self._gatherings:
            raise BadInput("There is no such chat in the demo.")
        return self._gatherings[chat_id]


@contextmanager
def _impossible_is_refused() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        words = str(error)
        raise BadInput(f"{words[:1].upper()}{words[1:]}.") from None


def _checked_text(text: object) -> str:
    if not isinstance(text, str) or not text.strip():
        raise BadInput("Write something to send.")
    text = text.strip()
    units = _units(text)
    if units > _MOST_TEXT:
        raise BadInput(f"A message holds at most {_MOST_TEXT} characters; this one has {units}.")
    return text


def _units(text: str) -> int:
    """How long Telegram's apps count a text; BadInput for one that nobody can type."""
    try:
        return len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        raise BadInput("The text holds half a character.") from None


def _topic(body: dict[str, Any]) -> int | None:
    topic = body.get("topic")
    if topic is not None and _number(topic) is None:
        raise BadInput("A topic is a number.")
    return _number(topic)


def _word(body: dict[str, Any], name: str) -> str:
    word = body.get(name)
    if not isinstance(word, str) or not word:
        raise BadInput(f"The {name} has to be a text.")
    return word


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
