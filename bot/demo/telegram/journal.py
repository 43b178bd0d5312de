"""What happened: every request, every accepted message, every broken rule; and who waits for more.

Whoever waits is woken by each entry, so nobody needs to look again and again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Any, Self

from bot.demo.telegram.spec import UPLOADS, Upload


@dataclass(frozen=True, slots=True)
class Accepted:
    """A sending or editing call that the pretend Telegram carried out."""

    number: int  # 0, 1, 2… in the order of acceptance
    at: float  # Unix seconds
    method: str
    chat_id: int
    message_id: int
    text: str  # what the person reads: text or caption without markup
    params: dict[str, Any]  # as they were asked for; a file is its name
    answered: bool  # False: the bot was never told


@dataclass(slots=True)
class Request:
    """A request as it came, and how it ended."""

    method: str
    at: float
    chat_id: object = None
    status: int | None = None  # of the answer; None while it is under way or when it was never given
    outcome: str = "under way"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answered callback query."""

    id: str
    text: str
    show_alert: bool
    url: str | None = None


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """An answered inline query."""

    id: str
    results: list[dict[str, Any]]
    cache_time: int
    is_personal: bool
    next_offset: str
    button: dict[str, Any] | None = None


class Watch:
    """Changes in chats, one dict each, from the moment it was made. Close it by leaving its `with`."""

    def __init__(self, leave: Callable[["Watch"], None]) -> None:
        self._leave = leave
        self._events: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    def put(self, event: dict[str, Any] | None) -> None:
        """Tell of a change; None ends the watch."""
        self._events.put_nowait(event)

    def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        return self

    async def __anext__(self) -> dict[str, Any]:
        event = await self._events.get()
        if event is None:
            raise StopAsyncIteration
        return event

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._leave(self)


class Journal:
    """The memory of one pretend Telegram."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.ledger: list[Accepted] = []
        self.requests: list[Request] = []
        self.violations: list[str] = []
        self.answers: list[Answer] = []
        self.inline_answers: list[InlineAnswer] = []
        self._watches: list[Watch] = []
        self._waiting: set[asyncio.Future[None]] = set()

    def request(self, method: str) -> Request:
        entry = Request(method, self._now())
        self.requests.append(entry)
        self.wake()
        return entry

    def accepted(self, method: str, message: dict[str, Any], params: dict[str, Any]) -> None:
        """Note an accepted message. It counts as answered until `unanswered` says otherwise."""
        self.ledger.append(
            Accepted(
                number=len(self.ledger),
                at=self._now(),
                method=method,
                chat_id=message["chat"]["id"],
                message_id=message["message_id"],
                text=message.get("text") or message.get("caption") or "",
                params={name: _shown(value) for name, value in params.items() if name != UPLOADS},
                answered=True,
            )
        )

    def unanswered(self, number: int) -> None:
        """The answer about this entry of the ledger did not reach the bot."""
        self.ledger[number] = replace(self.ledger[number], answered=False)

    def violation(self, words: str) -> None:
        self.violations.append(words)

    def changed(self, kind: str, chat_id: int, **what: Any) -> None:
        """Tell the watchers that something in a chat is not what it was."""
        for watch in self._watches:
            watch.put({"kind": kind, "chat_id": chat_id, **what})
        self.wake()

    def watch(self) -> Watch:
        watch = Watch(self._watches.remove)
        self._watches.append(watch)
        return watch

    def end_watches(self) -> None:
        for watch in self._watches:
            watch.put(None)

    def wake(self) -> None:
        """Let those who wait look again."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, set()
        for each in waiting:
            if not each.done():
                each.set_result(None)

    async def until(self, condition: Callable[[], object], seconds: float) -> None:
        """Return once the condition holds; TimeoutError, with the latest requests in its text, if it does not."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await self._next()
        except TimeoutError:
            if condition():
                return
            raise TimeoutError(self._told(seconds)) from None

    async def _next(self) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await waiter
        finally:
            self._waiting.discard(waiter)

    def _told(self, seconds: float) -> str:
        latest = [f"  {each.method} {each.chat_id or ''}: {each.outcome}" for each in self.requests[-8:]]
        said = [f"  {each.chat_id}: {each.text!r}" for each in self.ledger[-3:]]
        return "\n".join(
            [
                f"not so within {seconds} s; {len(self.requests)} requests, {len(self.ledger)} accepted messages",
                "latest requests:",
                *(latest or ["  none"]),
                "latest messages:",
                *(said or ["  none"]),
                "violations:",
                *(f"  {each}" for each in self.violations or ["none"]),
            ]
        )


def _shown(value: object) -> object:
    return value.name if isinstance(value, Upload) else value
