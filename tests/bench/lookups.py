"""How long a look takes on ten thousand tournaments: `make bench` prints medians and worst of many.

Real database, real screens, no network: the time from question to the screen that would be sent.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from bot.app import build_house
from bot.settings import Settings
from handlers.calendar import calendar_screen
from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.count import asked_screen, count_screen, looked_at
from handlers.facts import read_facts
from handlers.tournaments import next_screen
from handlers.views.calendar import Wanted
from handlers.visits import House, Visit
from schedules.clock import MovableClock, instant_of
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from storage.models import Address, Cause, ChatKind
from storage.tables import tournaments

TOURNAMENTS = 10_000
LOOKS = 200
DAY = date(2020, 2, 20)
SEED = 2020
CITIES = ("Amman", "Paris", "Tokyo", "Tashkent", "Wuhan", "Doha", "Sofia", "Almaty")
SPORTS = ("BOX", "JUD", "WRE", "ATH", "SWM", "TKW", "WLF", "FEN")
WORDS = ("Амман", "бокс Париж", "чемпионат", "дзюдо", "Рыбакина", "турнир 77", "Ташкент 2020", "квалификаця")


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        clock = MovableClock(instant_of(DAY, 12 * 60, "Asia/Almaty"))
        await migrate(url)
        async with Database(url) as database:
            await open_games(database, "TOKYO2020", clock.now(), "Asia/Almaty")
            await plant(database)
            house = build_house(Settings(_env_file=None, games="TOKYO2020"), database, clock)
            await measure_all(house)


async def plant(database: Database) -> None:
    chance = random.Random(SEED)
    rows = []
    for number in range(TOURNAMENTS):
        start = DAY + timedelta(days=chance.randint(-400, 400))
        rows.append(
            {
                "games": "TOKYO2020",
                "slug": f"bench-{number}",
                "sport": chance.choice(SPORTS),
                "kind": "world_cup",
                "name_en": f"World Cup stage {number}",
                "name_ru": f"Этап Кубка мира, турнир {number}",
                "name_kk": f"Әлем кубогының кезеңі {number}",
                "city": chance.choice(CITIES),
                "country": "JOR",
                "zone": "UTC",
                "start_on": start.isoformat(),
                "end_on": (start + timedelta(days=3)).isoformat(),
                "precision": "exact",
                "status": "scheduled",
            }
        )
    async with database.write() as connection:
        await connection.execute(insert(tournaments), rows)


async def measure_all(house: House) -> None:
    now = house.clock.now()
    visit = Visit(1, Address(1, ChatKind.PRIVATE), None, "ru", False, Cause(1, now))
    began = time.perf_counter()
    facts = await read_facts(house, now, None)
    facts.contents.index  # noqa: B018 (built when first asked for)
    print(f"first look, calendar and index read: {(time.perf_counter() - began) * 1000:.0f} ms")
    print(f"{TOURNAMENTS} tournaments, {LOOKS} looks each, milliseconds: median / worst")
    chance = random.Random(SEED)

    async def month() -> None:
        wanted = Wanted(f"2020-{chance.randint(1, 12):02}", chance.choice(("", *SPORTS)))
        await calendar_screen(wanted, visit, house)

    async def search() -> None:
        found = await read_facts(house, now, None)
        found.contents.index.find(chance.choice(WORDS), 8)

    await measure("calendar, a month", month)
    await measure("search", search)
    await measure("next", lambda: next_screen(visit, house))

    async def look(by: LicencesBy, what: str = "") -> None:
        await looked_at(LookAtLicences(by=by, what=what), await read_facts(house, now, None), visit, house)

    async def ask(words: str) -> None:
        await asked_screen(words, await read_facts(house, now, None), visit, house)

    await measure("licences", lambda: count_screen(visit, house))
    for by, what in ((LicencesBy.SPORTS, ""), (LicencesBy.SPORT, "WPO"), (LicencesBy.TOURNAMENTS, "")):
        await measure(f"licences, {by}", partial(look, by, what))
    await measure("licences, newest", partial(look, LicencesBy.NEWEST))
    for words in ("24.02.2019", "водное поло", "Потапенко", "никого"):
        await measure(f"licences {words}", partial(ask, words))


async def measure(name: str, look: Callable[[], Awaitable[object]]) -> None:
    taken = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        await look()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{name:20} {statistics.median(taken):7.1f} / {max(taken):7.1f}")


if __name__ == "__main__":
    asyncio.run(main())
