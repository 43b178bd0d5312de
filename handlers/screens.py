"""A screen: what one message shows, whoever sends it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.texts import Html

BETWEEN = "\n\n➖➖➖\n\n"
LONGEST_TEXT = 4096  # characters, after entities


@dataclass(frozen=True, slots=True)
class Button:
    text: str
    data: str | None = None  # packed callback data, at most 64 bytes
    style: str | None = None  # primary: the one thing to do here
    url: str | None = None  # in place of data


@dataclass(frozen=True, slots=True)
class Screen:
    text: Html
    rows: tuple[tuple[Button, ...], ...] = ()
    festive: bool = False  # good news: shown with fireworks to those who like them
    mutes: tuple[Button, ...] = ()  # of what is said to all who want it: to want it no more
    soft: bool = False  # comes without a sound where nothing is to ring, although nobody can mute it

    def keyboard(self) -> InlineKeyboardMarkup | None:
        if not self.rows:
            return None
        return InlineKeyboardMarkup(
            inline_keyboard=[
                [
                    InlineKeyboardButton(
                        text=button.text, callback_data=button.data, url=button.url, style=button.style
                    )
                    for button in row
                ]
                for row in self.rows
            ]
        )

    def without_taps(self) -> "Screen":
        """For a channel: whoever reads it could tap, and the answer would be posted for all."""
        links = (tuple(button for button in row if button.data is None) for row in self.rows)
        return replace(self, rows=tuple(row for row in links if row))

    def plain(self) -> str:
        """The same words without markup, for where Telegram refused it."""
        return unescape(re.sub(r"<[^>]+>", "", self.text))[:LONGEST_TEXT]


def fitting(lines: Sequence[str], most: int, room: int) -> int:
    """How many of the first lines, at most `most`, take no more than `room` characters together."""
    taken = 0
    for number, line in enumerate(lines[:most]):
        taken += len(line) + 1
        if taken > room:
            return number
    return min(len(lines), most)


def joined(screens: Sequence[Screen]) -> Screen:
    """Several as one message."""
    return Screen(
        Html(BETWEEN.join(screen.text for screen in screens)),
        tuple(dict.fromkeys(row for screen in screens for row in screen.rows)),
        any(screen.festive for screen in screens),
        tuple(dict.fromkeys(mute for screen in screens for mute in screen.mutes)),
        any(screen.soft for screen in screens),
    )


def stack(*lines: str) -> Html:
    """Lines under each other; empty ones are left out, "\\n" parts paragraphs."""
    kept = [line for line in lines if line]
    return Html("\n".join(kept).replace("\n\n\n", "\n\n").strip())
