"""One contender in a process of its own against a pretend Telegram of its own, and what that cost."""

import asyncio
import json
import math
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.contenders.job import A_SECOND
from tests.bench.machine import ROOT, memory, processor_seconds
from tests.bench.prepared import fill_outbox, is_settled, prepare, release, url_of
from tests.bench.pretend import FIRST_READER, TOKEN, PretendProcess

LONGEST = 600  # seconds of one run
GOODBYE = 20
SAID = {"text", "parse_mode", "link_preview_options", "reply_markup"}


@dataclass(frozen=True, slots=True)
class Contender:
    """`module`: run with `python -m`; `python`: by which interpreter."""

    name: str
    module: str
    python: str = sys.executable


@dataclass(frozen=True, slots=True)
class Ours:
    """This bot. `rate`: its SEND_RATE; None: no ceiling at all."""

    name: str
    rate: int | None


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took. Memory in megabytes at its peak; the rest in seconds and messages."""

    seconds: float  # from the word to begin, or from when it is due, to the last message
    a_second: float  # from the first message to the last
    processor_a_thousand: float
    memory: float
    refused: int
    lost: int
    repeated: int
    message: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contest:
    """`limits`: of the pretend Telegram; `line`: where contenders who run together wait for each other."""

    readers: int
    message: dict[str, Any]
    limits: str = "none"
    line: asyncio.Barrier = field(default_factory=lambda: asyncio.Barrier(1))

    async def run(self, contender: Contender | Ours) -> Cost:
        async with PretendProcess(self.readers, self.limits) as telegram:
            if isinstance(contender, Ours):
                return await run_ours(contender, telegram, self)
            return await run_other(contender, telegram, self)


async def run_other(contender: Contender, telegram: PretendProcess, contest: Contest) -> Cost:
    job = {
        "url": telegram.url,
        "token": TOKEN,
        "chats": [FIRST_READER, FIRST_READER + contest.readers],
        "message": contest.message,
        "paced": contest.limits != "none",
    }
    process = await asyncio.create_subprocess_exec(
        contender.python,
        "-m",
        contender.module,
        json.dumps(job),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(LONGEST):
            await expect(process.stdout, "ready")
            await contest.line.wait()
            before = processor_seconds(process.pid)
            began = time.time()
            process.stdin.write(b"go\n")
            await expect(process.stdout, "done")
            return await cost_of(telegram, contest.readers, began, process.pid, before)
    finally:
        process.stdin.close()
        await end(process)


async def expect(output: asyncio.StreamReader, word: str) -> None:
    line = await output.readline()
    if line.decode().strip() != word:
        raise RuntimeError(f"a contender said {line!r} instead of {word}")


async def run_ours(ours: Ours, telegram: PretendProcess, contest: Contest) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "zholdama.db"
        await prepare(file, contest.readers)
        await fill_outbox(file)
        process = await start_ours(ours, telegram.url, file)
        try:
            await telegram.first_poll()
            await asyncio.sleep(1)  # what a start still does is not what is measured
            await contest.line.wait()
            before = processor_seconds(process.pid)
            # A full second, as every hour at which something falls due.
            began = math.floor(time.time()) + 2
            release(file, began)
            async with asyncio.timeout(LONGEST):
                while not is_settled(file):  # noqa: ASYNC110 (another process's database)
                    await asyncio.sleep(0.1)
            return await cost_of(telegram, contest.readers, began, process.pid, before)
        finally:
            await end(process)


async def start_ours(
    ours: Ours, url: str, file: Path, *command: str, **settings: str
) -> asyncio.subprocess.Process:
    """The bot on a prepared database; its log stands beside it. `command`: what to run instead of the bot."""
    environment = {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": url_of(file),
        "SEND_RATE": str(ours.rate or 1000),
        "LOG_LEVEL": "WARNING",
    } | settings
    if ours.rate is None or ours.rate > A_SECOND:
        environment["PAID_BROADCAST"] = "true"
    usual = ("bot", "run") if ours.rate else ("tests.bench.contenders.ours",)
    with file.with_suffix(".log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", *(command or usual), cwd=ROOT, env=environment, stdout=log, stderr=log
        )


async def cost_of(telegram: PretendProcess, readers: int, began: float, process: int, before: float) -> Cost:
    used = processor_seconds(process) - before
    counted = await telegram.counted()
    return Cost(
        seconds=counted["last"] - began,
        a_second=(counted["accepted"] - 1) / (counted["last"] - counted["first"]),
        processor_a_thousand=used / readers * 1000,
        memory=memory(process, "VmHWM"),
        refused=counted["refused"],
        lost=counted["lost"],
        repeated=counted["repeated"],
        message={name: value for name, value in counted["message"].items() if name in SAID},
    )


async def end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(GOODBYE):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
