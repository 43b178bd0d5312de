"""Delivery of updates to a webhook, the way Telegram's server does it.

Updates of one chat go one after another, those of several side by side. What is not answered with 2xx is sent
again: at once, then after 2, 4, 8… 60 seconds or what Retry-After asks for, until it is a day old.
https://core.telegram.org/bots/api#setwebhook
"""

import asyncio
import json
import ssl
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    TCPConnector,
)

from bot.demo.telegram.form import parameters_in
from bot.demo.telegram.refusals import Refusal
from bot.demo.telegram.updates import UpdateQueue

_MOST_WAIT = 60
_MOST_RETRY_AFTER = 3600
_ANSWER_SECONDS = 60
_LIFETIMES = {"inline_query": 30, "callback_query": 150}  # seconds; a day for everything else
_DAY = 86_400
# A webhook may not ask for these in its answer.
_NOT_ANSWERED = frozenset({"deletewebhook", "setwebhook", "close", "logout"})

Call = Callable[[dict[str, object]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Address:
    """Where updates go, with what secret, and whom to trust there: the world's authorities unless told."""

    url: str
    secret: str = ""
    trust: ssl.SSLContext | bool = True


@dataclass(frozen=True, slots=True)
class _Failure:
    words: str
    retry_after: int = 0


@dataclass(slots=True)
class _Parcel:
    """An update on its way."""

    update: dict[str, Any]
    expires: float
    fails: int = 0

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


@dataclass(slots=True)
class _Round:
    """What one address is served with."""

    address: Address
    session: ClientSession
    slots: asyncio.Semaphore
    lines: dict[object, deque[_Parcel]] = field(default_factory=dict)


class Courier:
    """Takes updates from the queue to the webhook while there is one. `run` it for as long as the server runs."""

    def __init__(self, updates: UpdateQueue, now: Callable[[], float], wake: Callable[[], None]) -> None:
        self.pause: Callable[[float], Awaitable[None]] = asyncio.sleep
        self.call: Call | None = None  # carries out a method that a webhook names in its answer
        self._updates = updates
        self._now = now
        self._wake = wake
        self._address: Address | None = None
        self._connections = 1
        self._error: tuple[int, str] | None = None
        self._moved = asyncio.Event()

    def point(self, address: Address | None, connections: int = 1) -> None:
        """Deliver there from now on; None: nowhere."""
        self._address, self._connections, self._error = address, connections, None
        self._moved.set()

    def last_error(self) -> dict[str, Any]:
        """{"last_error_date", "last_error_message"} of the present webhook."""
        return {} if self._error is None else dict(zip(_ERROR_FIELDS, self._error, strict=True))

    async def run(self) -> None:
        """Serve one address after another, until cancelled."""
        while True:
            self._moved.clear()
            if self._address is None:
                await self._moved.wait()
                continue
            async with asyncio.TaskGroup() as tasks:
                serving = tasks.create_task(self._serve(self._address, self._connections))
                await self._moved.wait()
                serving.cancel()

    async def _serve(self, address: Address, connections: int) -> None:
        came = asyncio.Event()
        async with AsyncExitStack() as stack:
            connector = TCPConnector(limit=connections, ssl=address.trust)
            timeout = ClientTimeout(total=_ANSWER_SECONDS)
            session = await stack.enter_async_context(ClientSession(connector=connector, timeout=timeout))
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            self._updates.came = came.set
            stack.callback(self._stop_listening)
            served = _Round(address, session, asyncio.Semaphore(connections))
            last = 0
            while True:
                came.clear()
                for update in self._updates.after(last):
                    last = update["update_id"]
                    key, parcel = self._parcel(update)
                    line = served.lines.get(key)
                    if line is not None:
                        line.append(parcel)
                        continue
                    served.lines[key] = deque([parcel])
                    tasks.create_task(self._walk(served, key))
                await came.wait()

    def _stop_listening(self) -> None:
        self._updates.came = None

    def _parcel(self, update: dict[str, Any]) -> tuple[object, _Parcel]:
        """The update with its lifetime, and the line that it stands in."""
        kind = next(name for name in update if name != "update_id")
        body = update[kind]
        chat = body.get("chat", {}).get("id") if isinstance(body, dict) else None
        who = body.get("from", {}).get("id") if isinstance(body, dict) else None
        key = chat if chat is not None else (kind, who)
        return key, _Parcel(update, self._now() + _LIFETIMES.get(kind, _DAY))

    async def _walk(self, served: _Round, key: object) -> None:
        """Deliver one line to its end."""
        line = served.lines[key]
        while line:
            await self._deliver(served, line[0])
            line.popleft()
        del served.lines[key]

    async def _deliver(self, served: _Round, parcel: _Parcel) -> None:
        while self._updates.has(parcel.id):
            async with served.slots:
                failure = await self._post(served, parcel)
            if failure is None:
                self._updates.drop(parcel.id)
                self._wake()
                return
            self._error = (int(self._now()), failure.words)
            wait = failure.retry_after or (min(2**parcel.fails, _MOST_WAIT) if parcel.fails else 0)
            parcel.fails += 1
            if self._now() + wait > parcel.expires:
                self._updates.drop(parcel.id)
            self._wake()
            await self.pause(wait)

    async def _post(self, served: _Round, parcel: _Parcel) -> _Failure | None:
        """Send an update once; None when it was taken."""
        headers = {"Content-Type": "application/json"}
        if served.address.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = served.address.secret
        body = json.dumps(parcel.update, ensure_ascii=False).encode("utf-8", "replace")
        asked: dict[str, object] = {}
        try:
            async with served.session.post(
                served.address.url, data=body, headers=headers, allow_redirects=False
            ) as response:
                if not 200 <= response.status <= 299:
                    words = f"Wrong response from the webhook: {response.status} {response.reason or ''}".rstrip()
                    return _Failure(words, _seconds(response.headers.get("Retry-After", "")))
                asked = _asked(response.headers.get("Content-Type", ""), await response.read())
        except TimeoutError:
            return _Failure("Read timeout expired")
        except ClientConnectorDNSError:
            return _Failure("Failed to resolve host: Name or service not known")
        except ClientConnectorError as error:
            return _Failure(error.os_error.strerror or "Connection refused")
        except (ClientError, OSError):
            return _Failure("Webhook connection closed")
        if self.call is not None and _may_be_asked(asked):
            await self.call(asked)
        return None


_ERROR_FIELDS = ("last_error_date", "last_error_message")


def trust(certificate: bytes) -> ssl.SSLContext:
    """Trust in a certificate (PEM) that the bot brought along. ValueError if it is none."""
    try:
        return ssl.create_default_context(cadata=certificate.decode("ascii"))
    except (ssl.SSLError, UnicodeDecodeError):
        raise ValueError("not a certificate in PEM") from None


def _seconds(retry_after: str) -> int:
    return min(int(retry_after), _MOST_RETRY_AFTER) if retry_after.isdecimal() else 0


def _asked(content_type: str, body: bytes) -> dict[str, object]:
    """The call that an answer asks for, or nothing that could be understood."""
    try:
        return parameters_in(content_type, body) if body else {}
    except (Refusal, UnicodeDecodeError):
        return {}


def _may_be_asked(asked: dict[str, object]) -> bool:
    method = str(asked.get("method", "")).lower()
    return bool(method) and method not in _NOT_ANSWERED and not method.startswith("get")
