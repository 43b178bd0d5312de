"""The bot as a process of its own, on the system's clock, to be killed without warning."""

import asyncio
import json
import os
import random
import resource
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Self

from bot.demo.telegram import PretendTelegram

TOKEN = "42:PRETEND-token-of-the-trials-only"
ROOT = Path(__file__).parents[2]
FULL = os.environ.get("TRIALS") == "full"


class Nursery:
    """Bears processes that run the bot; use with `with`."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.trials.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)

    def bear(self, environment: dict[str, str], log: Path) -> int:
        """A new process; its id."""
        birth = json.dumps({"environment": environment, "log": str(log)})
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(birth + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


class BotProcess:
    """`python -m bot run` on a database, against a pretend Telegram; use with `async with`."""

    def __init__(
        self, nursery: Nursery, telegram: PretendTelegram, folder: Path, *, name: str = "zholdama", **settings: Any
    ) -> None:
        self._nursery = nursery
        self.telegram = telegram
        self.file = folder / f"{name}.db"
        self.log = folder / f"{name}.log"
        self.kills = 0
        self._environment = {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.file}",
            "SEND_RATE": "1000",
        } | {name.upper(): str(value) for name, value in settings.items()}
        self._process = 0  # its id

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.end(signal.SIGTERM)

    async def start(self) -> None:
        self._process = await asyncio.to_thread(self._nursery.bear, self._environment, self.log)

    async def kill(self) -> None:
        """kill -9, and a new process on what is left."""
        await self.end(signal.SIGKILL)
        self.kills += 1
        await self.start()

    async def end(self, with_signal: signal.Signals) -> None:
        """Tell the process to end, and wait until it has."""
        descriptor = os.pidfd_open(self._process)
        try:
            signal.pidfd_send_signal(descriptor, with_signal)
            await asyncio.to_thread(select.select, [descriptor], [], [])
        finally:
            os.close(descriptor)

    def limit_files(self, size: int) -> None:
        """From now on the process may write no file beyond `size` bytes: its disk is full."""
        resource.prlimit(self._process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    async def live_through(self, chance: random.Random, kills: int, total: int, count: Callable[[], int]) -> None:
        """Until `count` has reached `total`, killed on the way where chance will have it."""

        def reached(mark: int) -> bool:
            return count() >= mark

        for mark in sorted(chance.sample(range(1, total), kills)):
            await self.telegram.until(partial(reached, mark), seconds=180)
            await asyncio.sleep(chance.uniform(0, 0.02))  # death comes at no particular instruction
            await self.kill()
        await self.telegram.until(partial(reached, total), seconds=300)

    async def remembers(self, condition: Callable[[], bool]) -> None:
        """Until something holds in the database, which tells nobody when it changes."""
        async with asyncio.timeout(60):
            while not condition():  # noqa: ASYNC110 (another process writes it)
                await asyncio.sleep(0.05)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, read beside the running bot."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()
