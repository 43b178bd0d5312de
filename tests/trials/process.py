"""The bot as a process of its own, on the system's clock, to be killed without warning."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Self

from bot.demo.telegram import PretendTelegram

TOKEN = "42:PRETEND-token-of-the-trials-only"
ROOT = Path(__file__).parents[2]
FULL = os.environ.get("TRIALS") == "full"


class BotProcess:
    """`python -m bot run` on a database, against a pretend Telegram; use with `async with`."""

    def __init__(self, telegram: PretendTelegram, folder: Path, **settings: Any) -> None:
        self.telegram = telegram
        self.file = folder / "zholdama.db"
        self.log = folder / "bot.log"
        self.kills = 0
        self._environment = {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.file}",
            "SEND_RATE": "1000",
        } | {name.upper(): str(value) for name, value in settings.items()}
        self._process: subprocess.Popen[bytes] | None = None

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.end(signal.SIGTERM)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                env=self._environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """kill -9, and a new process on what is left."""
        await self.end(signal.SIGKILL)
        self.kills += 1
        self.start()

    async def end(self, with_signal: signal.Signals) -> int:
        assert self._process is not None
        self._process.send_signal(with_signal)
        return await asyncio.to_thread(self._process.wait)

    async def live_through(self, chance: random.Random, kills: int, total: int, count: Callable[[], int]) -> None:
        """Until `count` has reached `total`, killed on the way where chance will have it."""
        marks = sorted(chance.sample(range(1, total), kills))
        for mark in marks:
            await self.telegram.until(lambda mark=mark: count() >= mark, seconds=60)
            await asyncio.sleep(chance.uniform(0, 0.02))  # death comes at no particular instruction
            await self.kill()
        await self.telegram.until(lambda: count() >= total, seconds=120)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, read beside the running bot."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()
