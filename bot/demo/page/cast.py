"""Who plays in the demo, and the chats they see: their own with the bot, the groups and the channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram import Channel, Group, Person, PretendTelegram


@dataclass(frozen=True, slots=True)
class Cast:
    """A person whom the page can act as; `chats` are those they see besides their own with the bot."""

    person: Person
    role: str  # fan, journalist, owner: the page has words for them
    chats: tuple[Group | Channel, ...] = ()


def gatherings_of(cast: Sequence[Cast]) -> list[Group | Channel]:
    """The groups and channels that somebody of the cast sees, each once."""
    return list(dict.fromkeys(chat for one in cast for chat in one.chats))


def shown_people(cast: Sequence[Cast]) -> list[dict[str, Any]]:
    """User objects with their "role"."""
    return [one.person.user() | {"role": one.role} for one in cast]


def shown_chats(telegram: PretendTelegram, cast: Sequence[Cast]) -> list[dict[str, Any]]:
    """Every chat that the cast sees, with its messages, the oldest first.

    {"id", "kind": private | group | channel, "title", "eyes": ids of who sees it, "speakers": ids of who may
    write there, "topics": [{"id", "name", "closed"}], "about": what the bot says of itself where nothing was
    said yet, "messages": Message objects}
    """
    private = [_shown_private(telegram, one.person) for one in cast]
    return private + [_shown_gathering(telegram, cast, chat) for chat in gatherings_of(cast)]


def _shown_private(telegram: PretendTelegram, person: Person) -> dict[str, Any]:
    described = telegram.bot.descriptions
    language = (person.language_code or "").partition("-")[0]
    return {
        "id": person.id,
        "kind": "private",
        "title": person.first_name,
        "eyes": [person.id],
        "speakers": [person.id],
        "topics": [],
        "about": described.get(language, described.get("", "")),
        "messages": telegram.history(person.id),
    }


def _shown_gathering(telegram: PretendTelegram, cast: Sequence[Cast], chat: Group | Channel) -> dict[str, Any]:
    eyes = [one.person for one in cast if chat in one.chats]
    group = chat if isinstance(chat, Group) else None
    speakers = [one.id for one in eyes if group and group.may(group.standing(one), "can_send_messages")]
    topics = group.topics.values() if group else ()
    return {
        "id": chat.id,
        "kind": "group" if group else "channel",
        "title": chat.title,
        "eyes": [one.id for one in eyes],
        "speakers": speakers,
        "topics": [{"id": one.id, "name": one.name, "closed": one.closed} for one in topics],
        "about": "",
        "messages": telegram.history(chat.id),
    }
