"""What a message says, read from its words as a person would."""

import re
from dataclasses import dataclass
from functools import cache

from handlers.screens import BETWEEN, Screen
from handlers.texts import Html, say

CUP = re.compile(r"Cup-\d+")
ATHLETE = re.compile(r"Athlete-\d+")
Item = tuple[str, ...]


def plain(text: str) -> str:
    return Screen(Html(text)).plain()


@dataclass(frozen=True, slots=True)
class Openings:
    """How the kinds of messages begin."""

    morning: str
    correction: str
    was: str
    becomes: str


@cache
def openings() -> Openings:
    return Openings(
        morning=plain(say("en", "morning-title", day="@")).partition("@")[0],
        correction=plain(say("en", "correction-title")),
        was=plain(say("en", "change-was", was="@")).partition("@")[0],
        becomes=plain(say("en", "change-is", becomes="@")).partition("@")[0],
    )


@cache
def read(text: str) -> tuple[Item, ...]:
    """As they come: ("morning", day, cups…), ("won", athlete), ("undone", athlete), ("moved", cup, was, now)."""
    known = openings()
    text = plain(text)
    if text.startswith(known.morning):
        day = text[len(known.morning) :].partition("\n")[0]
        return (("morning", day, *sorted(CUP.findall(text))),)
    items: list[Item] = []
    for part in text.split(plain(BETWEEN)):
        athletes = ATHLETE.findall(part)
        if athletes:
            kind = "undone" if part.startswith(known.correction) else "won"
            items += [(kind, athlete) for athlete in athletes]
        elif cup := CUP.search(part):
            items.append(("moved", cup.group(), days(part, known.was), days(part, known.becomes)))
    return tuple(items)


def days(part: str, opening: str) -> str:
    """What stands in the line with this opening, without how long it is till then."""
    for line in part.splitlines():
        if line.startswith(opening):
            return line[len(opening) :].partition(" · ")[0]
    return ""
