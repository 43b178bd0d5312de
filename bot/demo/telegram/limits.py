"""Telegram's pace: how many messages a bot may send, and the wait it is given when it sends more.

Windows slide over the pretend Telegram's own clock. A refused message takes no place in a window.
"""

import math
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages fit into a window; None means any number.

    `slack` (seconds) shortens each window, for a request may travel faster than the one before it.
    `escalating`: each request made inside a wait doubles the wait.
    """

    per_second: int | None = None
    per_chat_per_second: int | None = None
    per_group_per_minute: int | None = None
    slack: float = 0.05
    escalating: bool = False

    @classmethod
    def unlimited(cls) -> "Limits":
        """No limit at all."""
        return cls()

    @classmethod
    def official(cls, *, escalating: bool = False) -> "Limits":
        """What Telegram publishes for a bot that does not pay."""
        return cls(per_second=30, per_chat_per_second=1, per_group_per_minute=20, escalating=escalating)


class _Window:
    """At most `most` events in any `length` seconds."""

    def __init__(self, most: int, length: float) -> None:
        self.most = most
        self.length = length
        self.events: deque[float] = deque()

    def free_in(self, now: float) -> float:
        """Seconds until one more event fits; 0 when it fits now."""
        events = self.events
        while events and events[0] <= now - self.length:
            events.popleft()
        return 0.0 if len(events) < self.most else events[0] + self.length - now


Scope = int | str | None


@dataclass(slots=True)
class Wait:
    """Somebody was told not to write. `scope`: a chat's id, a method's name, or None for the whole bot."""

    scope: Scope
    until: float
    seconds: int

    def left(self, now: float) -> int:
        """Whole seconds until the end, at least one."""
        return max(1, math.ceil(self.until - now))


class Meter:
    """Counts messages and remembers who was told to wait. Times are Unix seconds."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._overall = self._window(limits.per_second, 1)
        self._chats: dict[int, list[_Window]] = {}
        self._waits: dict[Scope, Wait] = {}

    def waiting(self, scopes: tuple[Scope, ...], now: float) -> Wait | None:
        """The wait that one of these scopes is in, if any."""
        if not self._waits:
            return None
        for scope in scopes:
            wait = self._waits.get(scope)
            if wait is not None and wait.until <= now:
                del self._waits[scope]
            elif wait is not None:
                return wait
        return None

    def wait(self, scope: Scope, now: float, seconds: int) -> None:
        """Ask those who write there to wait."""
        self._waits[scope] = Wait(scope, now + seconds, seconds)

    def disturb(self, wait: Wait, now: float) -> None:
        """Somebody wrote inside a wait: it begins anew and twice as long, where the limits say so."""
        if self.limits.escalating:
            self.wait(wait.scope, now, wait.seconds * 2)

    def forget_waits(self) -> None:
        """Let everybody write again at once."""
        self._waits.clear()

    def take(self, chat_id: int, now: float, *, group: bool) -> Wait | None:
        """Count one message. None when it fits; otherwise the wait that begins now."""
        windows = self._windows(chat_id, group=group)
        for scope, window in [(None, self._overall), *((chat_id, each) for each in windows)]:
            if window is None:
                continue
            free_in = window.free_in(now)
            if free_in > 0:
                self.wait(scope, now, max(1, math.ceil(free_in)))
                return self._waits[scope]
        if self._overall is not None:
            self._overall.events.append(now)
        for window in windows:
            window.events.append(now)
        return None

    def _windows(self, chat_id: int, *, group: bool) -> list[_Window]:
        windows = self._chats.get(chat_id)
        if windows is None:
            limits = self.limits
            made = [self._window(limits.per_chat_per_second, 1)]
            if group:
                made.append(self._window(limits.per_group_per_minute, 60))
            windows = self._chats[chat_id] = [window for window in made if window is not None]
        return windows

    def _window(self, most: int | None, length: float) -> _Window | None:
        return None if most is None else _Window(most, length - self.limits.slack)
