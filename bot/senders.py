"""Who sent an update and where, read from Telegram's JSON whatever else it may hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


def chat_of(update: dict[str, Any]) -> int:
    """The chat of an update, or the person where it has none (an inline query); 0 for neither."""
    for event in events_of(update):
        message = event.get("message")
        for place in (event.get("chat"), message.get("chat") if isinstance(message, dict) else None):
            if number := number_of(place):
                return number
        if person := number_of(event.get("from") or event.get("user")):
            return person
    return 0


def person_of(update: dict[str, Any]) -> int:
    """Who caused an update; 0 where nobody in particular did."""
    return next((number_of(event.get("from") or event.get("user")) for event in events_of(update)), 0)


@dataclass(frozen=True, slots=True)
class Tap:
    id: str
    person: int
    hint: str  # Telegram's guess of their language


def tap_of(update: dict[str, Any]) -> Tap | None:
    tap = update.get("callback_query")
    if not isinstance(tap, dict) or not isinstance(tap.get("id"), str) or not number_of(tap.get("from")):
        return None
    return Tap(tap["id"], number_of(tap["from"]), hint_in(tap["from"]))


@dataclass(frozen=True, slots=True)
class Words:
    """Said in a private chat."""

    person: int
    hint: str


def words_of(update: dict[str, Any]) -> Words | None:
    message = update.get("message")
    person = number_of(message.get("chat")) if isinstance(message, dict) else 0
    if not isinstance(message, dict) or person <= 0:
        return None
    return Words(person, hint_in(message.get("from")))


def events_of(update: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (event for name, event in update.items() if name != "update_id" and isinstance(event, dict))


def number_of(who: object) -> int:
    number = who.get("id") if isinstance(who, dict) else None
    return number if isinstance(number, int) else 0


def hint_in(who: object) -> str:
    code = who.get("language_code") if isinstance(who, dict) else None
    return code.partition("-")[0] if isinstance(code, str) else ""
