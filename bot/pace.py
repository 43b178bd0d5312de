"""Telegram's limits as a value, and the one gate through which all that we send passes.

Notices are spaced evenly: a burst that is right on our clock is too many on Telegram's. Replies go first and
take their time from the notices. Monotonic seconds throughout; the timer can be another for tests.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

MARGIN = 1.005  # of the even spacing, against jitter on the wire
CLOSE = 1.5  # times a chat's own limit: on the wire two messages may come nearer to each other
CAUGHT_UP = 0.02  # seconds of notices that are made up for after the loop was busy; more would be a burst
STANDS_BACK = 0.04  # seconds that notices leave to who is being answered; then as long to the notices
GLANCE = 0.002
WINDOW = 1.0
MINUTE = 60.0
FORGOTTEN_ABOVE = 4_096  # chats remembered before the idle ones are let go
PRIVATE_KEPT = 5.0  # seconds a private chat is remembered: its limit is one of a second, and answers take a while
NEVER: list[float] = []


@dataclass(frozen=True, slots=True)
class Pace:
    """How much Telegram allows (core.telegram.org/bots/faq#my-bot-is-hitting-limits)."""

    a_second: float = 30
    chat_seconds: float = 1.0  # between two messages to one chat
    group_a_minute: int = 20


class Timer(Protocol):
    def now(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


class LoopTimer:
    """The running loop's own time."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(slots=True)
class Gate:
    pace: Pace
    timer: Timer = field(default_factory=LoopTimer)
    _next_free: float = 0.0  # when the next notice may go
    _closed_until: float = 0.0
    _recent: deque[float] = field(default_factory=deque)  # the sends of the last window
    _chats: dict[int, list[float]] = field(default_factory=dict)  # lists: small ones leave no holes in the memory
    _resting: dict[int, float] = field(default_factory=dict)  # chats that Telegram told to wait
    _replies_waiting: int = 0
    _answering: int = 0  # how many are being answered
    _stands_back_until: float = 0.0
    _stands_back_from: float = 0.0  # not again before
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # one notice waits for the time, the others for it
    _forget_above: int = FORGOTTEN_ABOVE

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Somebody is being answered: what it takes of this process goes before the notices, too."""
        now = self.timer.now()
        if not self._answering and now >= self._stands_back_from:
            self._stands_back_until = now + STANDS_BACK
        self._answering += 1
        try:
            yield
        finally:
            self._answering -= 1
            if not self._answering and (held := min(self.timer.now(), self._stands_back_until) - now) > 0:
                self._stands_back_from = self.timer.now() + held

    def close_for(self, seconds: float) -> None:
        """Nobody sends for a while: Telegram asked the bot to wait."""
        self._closed_until = max(self._closed_until, self.timer.now() + seconds)

    def rest_chat(self, chat: int, seconds: float) -> None:
        """This chat alone is to wait."""
        self._resting[chat] = max(self._resting.get(chat, 0.0), self.timer.now() + seconds)

    def chat_wait(self, chat: int) -> float:
        """Seconds until a notice to this chat keeps to its limits; 0 where it may go now."""
        sent = self._sent_lately(chat)
        after_last = sent[-1] + self.pace.chat_seconds - self.timer.now() if sent else 0.0
        return max(after_last, self.reply_wait(chat))

    def reply_wait(self, chat: int) -> float:
        """The same for a reply: who asks twice in a second is answered twice, as Telegram allows in bursts."""
        now = self.timer.now()
        rest = self._resting.get(chat, 0.0) - now
        if rest <= 0:
            self._resting.pop(chat, None)
        sent = self._sent_lately(chat)
        group_is_full = chat < 0 and len(sent) >= self.pace.group_a_minute
        return max(0.0, rest, sent[0] + MINUTE - now if group_is_full else 0.0)

    def wait_as_asked(self, chat: int, seconds: float, sent_at: float) -> None:
        """Telegram answered "too many requests" to a message for this chat, not saying whose limit it is.

        `sent_at`: when that message went. What has gone to the chat since was not what was too much.
        """
        if self.chat_overspent(chat, sent_at):
            self.rest_chat(chat, seconds)
        else:
            self.close_for(seconds)

    def chat_overspent(self, chat: int, sent_at: float) -> bool:
        """Whether the wait can be for the chat's own sake: a group's, or two messages close to each other."""
        sent = [one for one in self._sent_lately(chat) if one <= sent_at]
        return chat < 0 or (len(sent) > 1 and sent[-1] - sent[-2] < self.pace.chat_seconds * CLOSE)

    async def let_notice_through(self, chat: int) -> float:
        """Wait for a notice's turn; replies that wait go before it.

        0 when it may go; else the seconds its chat is to rest: then it has taken nobody's turn.
        """
        async with self._turn:
            while True:
                if (rest := self.chat_wait(chat)) > 0:
                    return rest
                if (wait := max(self._closed_wait(), self._notice_wait())) <= 0:
                    self._count(chat)
                    return 0.0
                await self.timer.sleep(wait)

    async def let_reply_through(self, chat: int) -> None:
        while True:
            while (wait := max(self._closed_wait(), self.reply_wait(chat))) > 0:
                await self.timer.sleep(wait)
            if (wait := self._window_wait()) <= 0:
                break
            # Only the window is waited for with precedence: a limited chat holds nobody back.
            self._replies_waiting += 1
            try:
                await self.timer.sleep(wait)
            finally:
                self._replies_waiting -= 1
        self._count(chat)

    def _closed_wait(self) -> float:
        return self._closed_until - self.timer.now()

    def _sent_lately(self, chat: int) -> list[float]:
        """When this chat was last written to, within the minute."""
        sent = self._chats.get(chat, NEVER)
        while sent and sent[0] + MINUTE <= self.timer.now():
            del sent[0]
        return sent

    def _notice_wait(self) -> float:
        if self._replies_waiting:
            return self._interval
        if self._answering and self.timer.now() < self._stands_back_until:
            return GLANCE
        return max(self._next_free - self.timer.now(), self._window_wait())

    @property
    def _interval(self) -> float:
        return MARGIN / self.pace.a_second

    def _window_wait(self) -> float:
        now = self.timer.now()
        # Summed as below: rounded otherwise, one moment could be over for the one and not for the other.
        while self._recent and self._recent[0] + WINDOW <= now:
            self._recent.popleft()
        if len(self._recent) < self.pace.a_second:
            return 0.0
        return self._recent[0] + WINDOW - now

    def _count(self, chat: int) -> None:
        now = self.timer.now()
        # What the timer overslept is caught up, but never by more than one message, or a few where they are many.
        self._next_free = max(self._next_free, now - max(self._interval, CAUGHT_UP)) + self._interval
        self._recent.append(now)
        sent = self._chats.setdefault(chat, [])
        sent.append(now)
        # Of a private chat the last two tell all; at a thousand a second there are many.
        if len(sent) > (self.pace.group_a_minute if chat < 0 else 2):
            del sent[0]
        if len(self._chats) > self._forget_above:
            self._forget_idle(now)

    def _forget_idle(self, now: float) -> None:
        def is_idle(chat: int, sent: list[float]) -> bool:
            return not sent or sent[-1] <= now - (MINUTE if chat < 0 else PRIVATE_KEPT)

        for chat in [chat for chat, sent in self._chats.items() if is_idle(chat, sent)]:
            del self._chats[chat]
        # Looked through again only when as many more have come: at a thousand a second few are idle.
        self._forget_above = max(FORGOTTEN_ABOVE, 2 * len(self._chats))
