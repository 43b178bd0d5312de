"""The pretend Telegram as a process of its own: it counts what comes and forgets it, so that a million fit.

Run as a module it serves; `PretendProcess` is the other end. They talk in lines of JSON.
"""

import asyncio
import gc
import json
import random
import sys
import time
from array import array
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any, Self

from bot.demo.telegram import Limits, PretendTelegram
from bot.demo.telegram.chats import Chat
from tests.bench.machine import ROOT

TOKEN = "42:PRETEND-token-of-the-bench-only"
FIRST_READER = 1_000_000
FIRST_ASKER = 900_000
ASKERS = 500
FOLD_EVERY = 0.5  # seconds
LONGEST_START, LONGEST_REPLY = 180, 30  # seconds
FAR = 0.05  # seconds to a Telegram that is not on this machine
LIMITS = {
    "none": Limits.unlimited(),
    "official": Limits.official(),
    "official, 50 ms away": Limits.official(),
    "escalating": Limits.official(escalating=True),
    "paid": Limits(per_second=1000, per_chat_per_second=1, per_group_per_minute=20),
}


class PretendProcess(AbstractAsyncContextManager["PretendProcess"]):
    """A pretend Telegram with so many readers, who all let the bot write to them."""

    def __init__(self, readers: int, limits: str = "none") -> None:
        self._arguments = [str(readers), limits]
        self._process: asyncio.subprocess.Process | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.bench.pretend",
            *self._arguments,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self.url = (await self._answer())["url"]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def counted(self) -> dict[str, Any]:
        """What has come so far; see `Count.told`."""
        return await self._ask("counted")

    async def ask_for_replies(self, number: int) -> list[float]:
        """Seconds from so many people's `/licences`, one after another, to what each reads."""
        return (await self._ask("replies", number))["seconds"]

    async def first_poll(self) -> float:
        """Unix seconds of the first getUpdates, waited for."""
        return (await self._ask("poll"))["at"]

    async def _ask(self, *words: object) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words).encode() + b"\n")
        return await self._answer()

    async def _answer(self) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the pretend Telegram has ended")
        return json.loads(line)


class Count:
    """What readers have got, and which requests were refused for their number."""

    def __init__(self, telegram: PretendTelegram, readers: int) -> None:
        self._telegram = telegram
        self._copies = array("B", bytes(readers))
        self._accepted = 0
        self._refused = 0
        self._first = self._last = 0.0
        self._message: dict[str, Any] = {}
        self.polled_at: float | None = None

    def fold(self) -> None:
        """Take in what the journal holds, and empty it."""
        for one in self._telegram.ledger:
            place = one.chat_id - FIRST_READER
            if place < 0 or one.method != "sendMessage":
                continue
            self._copies[place] = min(255, self._copies[place] + 1)
            self._accepted += 1
            self._first = self._first or one.at
            self._last = one.at
            self._message = one.params
            if chat := self._telegram._desk.chats.known(one.chat_id):
                chat.messages.clear()
        self._telegram.ledger.clear()
        self.polled_at = self.polled_at or next(
            (one.at for one in self._telegram.requests if one.method == "getUpdates"), None
        )
        self._refused += sum(1 for one in self._telegram.requests if one.status == 429)
        self._telegram.requests[:] = [one for one in self._telegram.requests if one.status is None]

    def told(self) -> dict[str, Any]:
        self.fold()
        reached = len(self._copies) - self._copies.count(0)
        return {
            "accepted": self._accepted,
            "reached": reached,
            "repeated": self._accepted - reached,
            "lost": len(self._copies) - reached,
            "refused": self._refused,
            "first": self._first,
            "last": self._last,
            "violations": len(self._telegram.violations),
            "message": self._message,
        }


async def serve(readers: int, limits: str) -> None:
    telegram = PretendTelegram(TOKEN, time.time, LIMITS[limits])
    telegram.latency = FAR if limits.endswith("away") else 0.0
    for number in range(readers):
        telegram.add_person("Reader", id=FIRST_READER + number).started = True
    askers = [
        telegram.add_person(f"Asker {number}", id=FIRST_ASKER + number, language_code="ru")
        for number in range(ASKERS)
    ]
    await telegram.start()
    # A pause of this process would look like a burst of whoever sends; what it makes is not looked for.
    gc.disable()
    count = Count(telegram, readers)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    answer({"url": telegram.url})

    async def fold_for_ever() -> None:
        while True:
            await asyncio.sleep(FOLD_EVERY)
            count.fold()

    async with asyncio.TaskGroup() as group:
        folding = group.create_task(fold_for_ever())
        while line := await lines.readline():
            match json.loads(line):
                case ["counted"]:
                    answer(count.told())
                case ["poll"]:
                    answer({"at": await wait_for_poll(telegram, count)})
                case ["replies", number]:
                    answer({"seconds": await ask_for_replies(telegram, askers, number)})
        folding.cancel()
    await telegram.stop()


async def wait_for_poll(telegram: PretendTelegram, count: Count) -> float | None:
    def polled() -> bool:
        count.fold()
        return count.polled_at is not None

    await telegram.until(polled, seconds=LONGEST_START)
    return count.polled_at


def is_answered(chat: Chat | None) -> bool:
    return chat is not None and len(chat.messages) > 1


async def ask_for_replies(telegram: PretendTelegram, askers: list[Any], number: int) -> list[float]:
    """Each asker asks once in a run of this process; the pauses between them are uneven."""
    chance = random.Random(number)
    waits = []
    for _ in range(number):
        asker = askers.pop()
        asked = time.perf_counter()
        telegram.type(asker, "/licences")
        chat = telegram._desk.chats.known(asker.id)
        await telegram.until(partial(is_answered, chat), seconds=LONGEST_REPLY)
        waits.append(time.perf_counter() - asked)
        await asyncio.sleep(chance.uniform(0.05, 0.12))
    return waits


def answer(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
