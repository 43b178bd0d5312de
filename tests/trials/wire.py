"""Telegram and the network as a seed will have them, at the door where aiogram leaves the program.

Every request is kept with what became of it on both sides. Faults happen by chance, and so may the process die at
every request: before it goes out, or after Telegram has taken it and before the answer is seen. The rules of the
Bot API that the bot promises to keep are checked as requests come in.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import Response
from aiogram.types import LinkPreviewOptions
from aiogram.types import Message as TelegramMessage
from aiohttp import ServerDisconnectedError
from yarl import URL

from bot.delivery import FLUSH_AFTER
from tests.trials.disk import Disk

TOKEN = "42:PRETEND-token-of-the-trials-only"
# The library makes this model anew whenever nobody holds it, which takes longer than all the rest.
ANSWER = Response[TelegramMessage]
NEVER = -1e9
MINUTE = 60.0
HANGS = 2.5


@dataclass(slots=True)
class Message:
    """One request to write to somebody."""

    who: int
    address: int
    text: str
    began: float
    life: int
    reply: bool
    plain: bool
    accepted: bool = False
    answered_at: float | None = None
    lost: bool = False  # accepted, and the bot cannot know it
    status: int = 0


@dataclass(slots=True)
class Wait:
    until: float
    life: int


@dataclass(slots=True)
class Faults:
    """How often what happens; each a chance for one request."""

    trouble: float = 0.0
    polling: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)


KINDS = {
    "429": 3.0,
    "429 bare": 1.0,
    "500": 2.0,
    "502": 2.0,
    "reset": 2.0,
    "reset after": 3.0,
    "timeout": 1.0,
    "timeout after": 1.0,
    "unparsable ok": 2.0,
    "broken answer": 1.0,
    "bad markup": 1.0,
    "refused": 0.3,
}
HANGING = ("timeout", "timeout after")
UNHEARD = ("reset after", "timeout after", "broken answer")  # taken, and the bot cannot know it


@dataclass(slots=True)
class Wire:
    """Telegram, for all the lives of one bot."""

    chance: random.Random
    now: Callable[[], float]
    faults: Faults
    messages: list[Message] = field(default_factory=list)
    polls: int = 0
    updates: list[dict[str, Any]] = field(default_factory=list)
    coming: asyncio.Event = field(default_factory=asyncio.Event)
    moved: dict[int, int] = field(default_factory=dict)  # groups' old addresses
    homes: dict[int, int] = field(default_factory=dict)  # address → who
    blocked: set[int] = field(default_factory=set)  # who
    refusals: dict[int, Message] = field(default_factory=dict)  # by who: what was answered 403
    violations: list[str] = field(default_factory=list)
    waits: dict[int, Wait] = field(default_factory=dict)  # by who; 0: the whole bot
    spoilt: list[tuple[int, float]] = field(default_factory=list)  # who was refused one of our messages, when
    touched: dict[int, float] = field(default_factory=dict)  # who: when they were last written to
    counts: dict[str, int] = field(default_factory=dict)
    numbered: int = 0

    def write(self, update: dict[str, Any]) -> None:
        """Somebody says something to the bot."""
        self.updates.append(update)
        self.coming.set()

    def bot(self, life: int, disk: Disk, *, reply: bool) -> Bot:
        return Bot(
            TOKEN,
            session=Session(self, life, disk, reply=reply),
            default=DefaultBotProperties(
                parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
            ),
        )

    def in_flight(self, life: int) -> list[Message]:
        """What a process that dies now cannot have written down; its flush takes a moment after the answer."""
        since = self.now() - FLUSH_AFTER - 0.001
        return [
            message
            for message in takewhile(lambda one: one.life == life, reversed(self.messages))
            if not message.reply and (message.answered_at is None or message.answered_at >= since)
        ]

    def roll(self) -> str:
        if self.chance.random() >= self.faults.trouble:
            return ""
        weights = self.faults.weights
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    # The rules --------------------------------------------------------------------------------------------

    def check(self, message: Message) -> None:
        for about in (0, message.who):
            wait = self.waits.get(about)
            # What an earlier life was told died with it.
            if wait and message.began < wait.until and wait.life == message.life:
                whom = "the bot" if about == 0 else f"chat {about}"
                self.violations.append(f"{message.began:.3f}: written to {message.who} while {whom} was to wait")
        refusal = self.refusals.get(message.who)
        if refusal and not refusal.lost and not message.reply:
            self.violations.append(f"{message.began:.3f}: written to {message.who}, who has blocked the bot")


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back, as aiohttp shows it."""

    status: int
    body: str

    @property
    def ok(self) -> bool:
        return self.status < 400

    async def read(self) -> bytes:
        return self.body.encode()


class Session(AiohttpSession):
    """One of the bot's connections to the wire, for what aiogram sends and for what goes past it."""

    def __init__(self, wire: Wire, life: int, disk: Disk, *, reply: bool) -> None:
        BaseSession.__init__(self)  # aiohttp's would read the system's certificates, which nobody asks for here
        self._wire = wire
        self._life = life
        self._disk = disk
        self._reply = reply

    async def close(self) -> None:
        pass

    async def create_session(self) -> Any:
        return self

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        self._disk.check()
        if isinstance(method, SendMessage):
            status, body = await self._carry(int(method.chat_id), method.text, plain=method.parse_mode is None)
            if not status:
                raise TelegramNetworkError(method, "no answer came")
            return self.check_response(bot, method, status, body).result
        if method.__api_method__ == "getUpdates":
            return await self._poll(method)
        return True

    @asynccontextmanager
    async def post(self, _url: URL, data: bytes, **_: Any) -> AsyncIterator["Answer"]:
        """As aiohttp has it."""
        self._disk.check()
        asked = json.loads(data)
        status, body = await self._carry(asked["chat_id"], asked["text"], plain="parse_mode" not in asked)
        if not status:
            raise ServerDisconnectedError
        yield Answer(status, body)

    async def _poll(self, method: Any) -> list[dict[str, Any]]:
        wire = self._wire
        wire.polls += 1
        if method.offset is not None:
            wire.updates[:] = [one for one in wire.updates if one["update_id"] >= method.offset]
        if not wire.updates and method.timeout:
            wire.coming.clear()
            try:
                async with asyncio.timeout(method.timeout):
                    await wire.coming.wait()
            except TimeoutError:
                return []
        await asyncio.sleep(0.01)
        if wire.chance.random() < wire.faults.polling:
            raise TelegramNetworkError(method, "the answer to a poll was lost")
        self._disk.at_point("a poll")
        return list(wire.updates[: method.limit])

    async def _carry(self, address: int, text: str, *, plain: bool) -> tuple[int, str]:
        """Status (0: none comes) and body of Telegram's answer to a message."""
        wire = self._wire
        self._disk.at_point("before a request")
        message = Message(
            who=wire.homes[address],
            address=address,
            text=text,
            began=wire.now(),
            life=self._life,
            reply=self._reply,
            plain=plain,
        )
        wire.messages.append(message)
        wire.check(message)
        lately = wire.touched.get(message.who, NEVER)
        wire.touched[message.who] = message.began
        fault = wire.roll()
        await asyncio.sleep(wire.chance.uniform(0.01, 0.3) + (HANGS if fault in HANGING else 0.0))
        status, body = self._answer(message, fault, lately)
        if message.accepted:
            message.lost = True  # until the answer is seen
            self._disk.at_point("after a request")
            message.lost = fault in UNHEARD
        message.answered_at = wire.now()
        message.status = status
        return status, body

    def _answer(self, message: Message, fault: str, lately: float) -> tuple[int, str]:
        """Status (0: none comes) and body of what comes back."""
        wire = self._wire
        if message.address in wire.moved:
            wire.count("migrated")
            parameters = {"migrate_to_chat_id": wire.moved[message.address]}
            return 400, no(400, "Bad Request: group chat was upgraded to a supergroup chat", **parameters)
        if message.who in wire.blocked:
            wire.count("403")
            wire.refusals[message.who] = message
            return 403, no(403, "Forbidden: bot was blocked by the user")
        if fault:
            wire.count(fault)
        if fault in ANSWERS:
            return ANSWERS[fault]
        match fault:
            case "429":
                whole = message.address > 0 and message.began - lately >= MINUTE
                seconds = wire.chance.choice((1, 1, 2, 3, 8))
                wire.waits[0 if whole else message.who] = Wait(wire.now() + seconds, message.life)
                return 429, no(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
            case "bad markup" if not (message.plain or message.reply):
                return 400, no(400, "Bad Request: can't parse entities: no")
            case "refused" if not message.reply:
                wire.spoilt.append((message.who, message.began))
                return 400, no(400, "Bad Request: message is too long")
        return self._accept(message, fault)

    def _accept(self, message: Message, fault: str) -> tuple[int, str]:
        wire = self._wire
        message.accepted = True
        wire.numbered += 1
        kind = "private" if message.address > 0 else "supergroup"
        result = {
            "message_id": wire.numbered,
            "date": 0,
            "chat": {"id": message.address, "type": kind},
            "text": message.text,
        }
        match fault:
            case "reset after" | "timeout after":
                return 0, ""
            case "broken answer":
                return 200, '{"ok": true, "resu'
            case "unparsable ok":
                return 200, json.dumps({"ok": True, "result": {"message_id": wire.numbered, "date": "soon"}})
        return 200, json.dumps({"ok": True, "result": result})


def no(code: int, description: str, **parameters: int) -> str:
    return json.dumps({"ok": False, "error_code": code, "description": description, "parameters": parameters})


# Troubles that are the same for everybody, in which nothing was taken.
ANSWERS = {
    "429 bare": (429, no(429, "Too Many Requests")),
    "500": (500, no(500, "Internal Server Error: restart")),
    "502": (502, "<html><body>502 Bad Gateway</body></html>"),
    "reset": (0, ""),
    "timeout": (0, ""),
}
