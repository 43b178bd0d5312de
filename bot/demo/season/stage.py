"""The stage of the demo: a pretend Telegram, its people, the season's clock, and a bot that knows of none of it.

Everything is thrown away at the end: the database lives in a folder that somebody else removes, `.env` is not
read, and no token of anybody's is used.
"""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.demo.season.clock import SeasonClock
from bot.demo.season.engine import Engine
from bot.demo.season.faults import Faults
from bot.demo.season.guide import Guide
from bot.demo.season.life import Birth, Life
from bot.demo.season.people import People, gather
from bot.demo.season.script import GAMES, Script, read_script
from bot.demo.season.season import Season
from bot.demo.season.tour import read_tour
from bot.demo.telegram import PretendTelegram
from schedules.clock import SECOND

TOKEN = "42:PRETEND-token-of-the-demo-only"  # noqa: S105 (opens nothing)


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of the viewer's own time."""

    breath: float = 0.25  # between two moves of somebody who is watched
    reading: float = 5.0  # of a sentence of the tour
    patience: float = 40.0  # for a step of the tour
    down: float = 2.0  # from a bot's death to its next start


@dataclass(frozen=True, slots=True)
class Stage:
    telegram: PretendTelegram
    people: People
    season: Season
    database_url: str


@asynccontextmanager
async def set_stage(
    folder: Path, tempo: Tempo | None = None, script: Script | None = None
) -> AsyncIterator[Stage]:
    """Everything but the playing: `await stage.season.run(stage.database_url)`."""
    tempo, script, tour = tempo or Tempo(), script or read_script(), read_tour()
    with SeasonClock(folder / "clock", script.begins) as clock:
        telegram = PretendTelegram(token=TOKEN, now=lambda: clock.now() / SECOND)
        telegram.query_lifetime = math.inf  # a tap stays fresh although the clock leaps
        telegram.bot.inline = True
        telegram.bot.first_name, telegram.bot.username = "Жолдама", "zholdama_bot"
        await telegram.start()
        try:
            people = gather(telegram)
            changed = asyncio.Event()
            url = f"sqlite+aiosqlite:///{folder / 'demo.db'}"
            settings = {
                "bot_token": TOKEN,
                "owner_ids": (people.owner.id,),
                "database_url": url,
                "telegram_api_url": telegram.url,
                "games": GAMES,
            }
            life = Life(Birth(settings, folder / "clock"), changed.set, down_seconds=tempo.down)
            faults = Faults(telegram, [one.person for one in people.cast])
            engine = Engine(telegram, clock, life, faults, people, script, changed.set, tempo.breath)
            guide = Guide(tour, engine, telegram, people, changed.set, tempo.patience, tempo.reading)
            season = Season(telegram, clock, life, faults, engine, guide, script, tour, changed)
            yield Stage(telegram, people, season, url)
        finally:
            await telegram.stop()
