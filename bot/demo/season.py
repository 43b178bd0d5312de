"""The demo: the season of 2020 on a pretend Telegram, from 20 February on, with a clock that can be moved.

Everything is thrown away at the end: the database lives in a temporary folder, `.env` is not read, and no
token of anybody's is used.
"""

import asyncio
import math
import sys
import tempfile
from datetime import date
from pathlib import Path

from pydantic import SecretStr

from bot.app import run_bot
from bot.demo.page import Cast, DemoPage
from bot.demo.telegram import PretendTelegram
from bot.settings import Settings, SettingsError
from schedules.clock import SECOND, MovableClock, instant_of

TOKEN = "42:PRETEND-token-of-the-demo-only"  # noqa: S105 (opens nothing)
BEGINS = date(2020, 2, 20)
NOON = 12 * 60


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
    page = DemoPage(telegram, clock, [Cast(fan, "fan"), Cast(owner, "owner")])
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
