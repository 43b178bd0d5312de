"""What every contender is asked to do, and how it is told when to begin. Nothing but the standard library."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

A_SECOND = 30  # messages that Telegram allows


@dataclass(frozen=True, slots=True)
class Job:
    """One message for many chats."""

    url: str
    token: str
    chats: range
    message: dict[str, Any]  # parameters of sendMessage without chat_id
    paced: bool  # whether Telegram's limits are on

    @property
    def text(self) -> str:
        return self.message["text"]

    @property
    def keyboard(self) -> dict[str, Any]:
        return self.message["reply_markup"]


def wait_for_go() -> None:
    """All is set up; the clock runs from when this returns."""
    print("ready", flush=True)
    sys.stdin.readline()


def take(send: Callable[[Job], Coroutine[Any, Any, None]]) -> None:
    """Run `send`, which is to call `wait_for_go` before its first message."""
    asked = json.loads(sys.argv[1])
    asyncio.run(send(Job(chats=range(*asked.pop("chats")), **asked)))
