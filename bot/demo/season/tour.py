"""The tour: a minute in which the season shows what the product is, step by step.

Its words and steps are `tour.json`. A step goes to a moment, has somebody write, and waits for what everybody can
see; it never waits for ever.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.demo.season.script import Facts, Title, in_every_language, instant

_SLUG = re.compile(r"\{([a-z0-9-]+)\}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a step waits for: an event that is done, or in each of the chats a message with all of `words`."""

    done: str = ""
    chats: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()  # each: alternatives
    photo: bool = False

    def holds(self, message: Mapping[str, Any]) -> bool:
        if self.photo:
            return "photo" in message
        text = message.get("text", "")
        return all(any(one in text for one in alternatives) for alternatives in self.words)


@dataclass(frozen=True, slots=True)
class Step:
    chat: str  # whose chat the page shows: a name of People
    says: Title
    waits: tuple[Wish, ...]
    to: int | None = None  # ms UTC
    types: str = ""  # what the owner of the chat writes


@dataclass(frozen=True, slots=True)
class Tour:
    steps: tuple[Step, ...]
    late: Title

    @property
    def first_moment(self) -> int:
        return min(step.to for step in self.steps if step.to is not None)


@cache
def read_tour() -> Tour:
    table: dict[str, Any] = json.loads(files(__package__).joinpath("tour.json").read_text("utf-8"))
    facts = Facts()
    return Tour(tuple(_step(one, facts) for one in table["steps"]), table["late"])


def is_fulfilled(
    wish: Wish, messages: Callable[[str], Sequence[Mapping[str, Any]]], done: Callable[[str], bool]
) -> bool:
    """messages: the history of a chat by its name of People; done: whether an event's row was played."""
    if wish.done:
        return done(wish.done)
    return all(any(wish.holds(message) for message in messages(chat)) for chat in wish.chats)


def _step(row: Mapping[str, Any], facts: Facts) -> Step:
    return Step(
        chat=row["chat"],
        says=row["says"],
        waits=tuple(_wish(one, facts) for one in row["waits"]),
        to=instant(row["to"]) if "to" in row else None,
        types=row.get("types", ""),
    )


def _wish(row: Mapping[str, Any], facts: Facts) -> Wish:
    return Wish(
        done=row.get("done", ""),
        chats=tuple(row.get("chats", ())),
        words=tuple(_alternatives(one, facts) for one in row.get("words", ())),
        photo=row.get("photo", False),
    )


def _alternatives(words: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """{slug} stands for a tournament's name in any language."""
    found: list[str] = []
    for one in words:
        slug = _SLUG.fullmatch(one)
        found += in_every_language(facts.tournaments[slug[1]].names) if slug else (one,)
    return tuple(found)
