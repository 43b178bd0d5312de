"""The demo: the season of 2020 on a pretend Telegram, from 20 February on, with a clock that can be moved.

Everything is thrown away at the end: the database lives in a temporary folder, `.env` is not read, and no
token of anybody's is used.
"""

import asyncio
import math
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import run_bot
from bot.demo.page import Cast, DemoPage
from bot.demo.page.refusals import BadInput
from bot.demo.telegram import PretendTelegram
from bot.settings import Settings, SettingsError
from schedules.clock import SECOND, MovableClock, instant_of

TOKEN = "42:PRETEND-token-of-the-demo-only"  # noqa: S105 (opens nothing)
BEGINS = date(2020, 2, 20)
ENDS = date(2020, 9, 1)
NOON = 12 * 60


class ClockSeason:
    """A season of nothing but its clock, which runs and can be put forward."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._moved = asyncio.Event()

    def shown(self) -> dict[str, Any]:
        return {
            "now": self._clock.now(),
            "zone": "Asia/Almaty",
            "paused": False,
            "speed": 1,
            "begins": instant_of(BEGINS, 0, "Asia/Almaty"),
            "ends": instant_of(ENDS, 0, "Asia/Almaty"),
            "next": None,
            "events": [],
            "tour": None,
            "bot": "running",
            "faults": {"network": False, "flood": False, "blocked": []},
            "outbox": {"waiting": 0, "said": 0, "given_up": 0, "oldest_s": None},
        }

    async def act(self, verb: str, body: dict[str, Any]) -> None:
        at = body.get("to")
        if verb != "jump" or not isinstance(at, int) or at < self._clock.now():
            raise BadInput("Here the clock runs, and can only be put forward.")
        self._clock.move_to(at)
        self._moved.set()

    @asynccontextmanager
    async def watch(self) -> AsyncIterator[AsyncIterator[object]]:
        async def changes() -> AsyncIterator[None]:
            while True:
                await self._moved.wait()
                self._moved.clear()
                yield None

        yield changes()


async def run_demo(port: int, *, stop: asyncio.Event | None = None) -> None:
    """Serve the chat page on 127.0.0.1:`port` until stopped. Raises SettingsError where the port is taken."""
    stop = stop or asyncio.Event()
    clock = MovableClock(instant_of(BEGINS, NOON, "Asia/Almaty"), runs=True)
    telegram = PretendTelegram(token=TOKEN, now=lambda: clock.now() / SECOND)
    telegram.query_lifetime = math.inf  # a tap stays fresh although the clock leaps
    telegram.bot.inline = True
    await telegram.start()
    fan = telegram.add_person("Айгерим", language_code="kk", username="aigerim")
    owner = telegram.add_person("Ержан", language_code="ru", username="yerzhan")
    page = DemoPage(telegram, ClockSeason(clock), [Cast(fan, "fan"), Cast(owner, "owner")])
    try:
        try:
            await page.start(port=port)
        except OSError:
            raise SettingsError(
                f"Port {port} is taken; stop what runs there, or choose another: python -m bot demo --port 8081."
            ) from None
        with tempfile.TemporaryDirectory(prefix="zholdama-demo-") as folder:
            settings = Settings(
                _env_file=None,
                bot_token=SecretStr(TOKEN),
                owner_ids=(owner.id,),
                database_url=f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}",
                telegram_api_url=telegram.url,
                games="TOKYO2020",
            )
            await run_bot(settings, clock=clock, ready=lambda _: welcome(page.url), stop=stop)
    finally:
        await page.stop()
        await telegram.stop()


def welcome(url: str) -> None:
    sys.stderr.write(f"Zholdama's demo: open {url} — it is 20 February 2020. Ctrl+C ends it.\n")
