"""What people of the demo do with their Telegram: they write, and they tap a button if it is there.

A button is known by what it carries, which does not change with the reader's language. Nobody insists: where the
button is gone, somebody else was faster, and the rest is left alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from bot.demo.telegram import Channel, Group, Person, PretendTelegram


@dataclass(frozen=True, slots=True)
class Say:
    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A button whose data fits a pattern (`ans1:*:more:0`).

    words: alternatives, one of which its text has to hold (none: any text); about: alternatives, one of which the
    message has to hold. Where it may be `missed`, the next move follows all the same.
    """

    data: str
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    missed: bool = False


Move = Say | Tap


@dataclass(frozen=True, slots=True)
class Hand:
    """A person's hand. `hear` waits for the bot's answer, `breath` is how long (seconds) one looks at it."""

    telegram: PretendTelegram
    person: Person
    hear: Callable[[], Awaitable[None]]
    breath: Callable[[], float]

    async def does(
        self,
        moves: Sequence[Move],
        chat: Group | Channel | None = None,
        topic: int | None = None,
        *,
        aside: Tap | None = None,
    ) -> bool:
        """Whether all of it could be done; where not, `aside` is tapped, if it is there.

        Buttons older than what was done before are not looked at.
        """
        oldest = 0
        for move in moves:
            if isinstance(move, Say):
                said = self.telegram.type(self.person, move.text, chat=chat, topic=topic)
                oldest = int(said["message_id"])
            else:
                found = self._find(move, chat, oldest)
                if found is not None:
                    oldest = found[0]
                    self.telegram.press(self.person, *found, chat=chat)
                elif not move.missed:
                    if aside is not None and (found := self._find(aside, chat, oldest)):
                        self.telegram.press(self.person, *found, chat=chat)
                        await self.hear()
                    return False
            await self.hear()
            if breath := self.breath():
                await asyncio.sleep(breath)
        return True

    def _find(self, tap: Tap, chat: Group | Channel | None, oldest: int) -> tuple[int, str] | None:
        """The newest such button: message_id and data."""
        for message in reversed(self.telegram.history(chat.id if chat else self.person.id)):
            if message["message_id"] < oldest:
                return None
            if tap.about and not any(words in message.get("text", "") for words in tap.about):
                continue
            for button in buttons_of(message):
                text, data = button["text"], button.get("callback_data", "")
                if fnmatchcase(data, tap.data) and (not tap.words or any(words in text for words in tap.words)):
                    return message["message_id"], data
        return None


def buttons_of(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        yield from row
