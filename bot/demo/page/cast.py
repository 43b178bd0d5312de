"""Who plays in the demo, and their chats as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram import Person, PretendTelegram
from schedules.clock import SECOND, local


@dataclass(frozen=True)
class Cast:
    person: Person
    role: str  # fan or owner


def shown_chats(telegram: PretendTelegram, cast: Iterable[Cast], zone: str) -> list[dict[str, Any]]:
    """Every chat of the cast: {"person": a User object, "role", "messages": oldest first}."""
    return [
        {
            "person": one.person.user(),
            "role": one.role,
            "messages": [shown_message(message, zone) for message in telegram.history(one.person.id)],
        }
        for one in cast
    ]


def shown_message(message: dict[str, Any], zone: str) -> dict[str, Any]:
    """A Message object and, as "wall", its date in the page's zone: 2020-02-20T12:00:00."""
    there = local(message["date"] * SECOND, zone)
    return {**message, "wall": there.replace(tzinfo=None).isoformat(timespec="seconds")}
