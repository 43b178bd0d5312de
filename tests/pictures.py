"""The pictures of the README, taken in a browser of the demo's page: `make pictures`."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from bot.demo.page import Cast, DemoPage
from bot.demo.telegram import Group
from schedules.clock import HOUR, MINUTE
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from tests.bot.demo.stand_in import StandIn
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.town import MovableClock, Someone, Town

FOLDER = Path("docs/pictures")
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
LINK = "https://t.me/pretend_bot?startchannel&admin=post_messages"
EVENING = at(date(2020, 3, 11), 21, zone="Asia/Amman")
NINE = (
    ("52 кг", "Сакен Бибосынов"),
    ("57 кг", "Серик Темиржанов"),
    ("63 кг", "Закир Сафиуллин"),
    ("69 кг", "Абылайхан Жусупов"),
    ("75 кг", "Абильхан Аманкул"),
    ("81 кг", "Бекзад Нурдаулетов"),
    ("91 кг", "Василий Левит"),
    ("свыше 91 кг", "Камшыбек Кункабаев"),
    ("Женщины, до 75 кг", "Надежда Рябец"),
)


@dataclass(slots=True)
class Scene:
    """A season under way, its people, and the page that shows them."""

    town: Town
    season: StandIn
    fan: Someone
    journalist: Someone
    owner: Someone
    group: Group
    page: DemoPage


@asynccontextmanager
async def opened() -> AsyncIterator[Scene]:
    """20 February 2020, with a fan, a journalist, an owner, a group with topics and a channel."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'pictures.db'}"
        clock = MovableClock(at(FEBRUARY_20, 12))
        await migrate(url)
        async with Database(url) as database:
            await open_games(database, "TOKYO2020", clock.now(), ALMATY)
        async with Town(url, clock) as town:
            town.introduces = True
            town.telegram.bot.inline, town.telegram.bot.first_name = True, "Жолдама"
            fan, owner = town.someone("Айгерим"), town.someone("Ержан", owner=True)
            journalist = town.someone("Дәурен", "kk")
            group = town.telegram.add_group("Боксшы 🥊", forum=True, members=(owner.person, fan.person))
            channel = town.telegram.add_channel("Олимпиада жолы", members=(owner.person,))
            both = (group, channel)
            cast = [
                Cast(fan.person, "fan", both),
                Cast(journalist.person, "journalist", (channel,)),
                Cast(owner.person, "owner", both),
            ]
            season = StandIn(clock)
            page = DemoPage(town.telegram, season, cast)
            await page.start(port=0)
            yield Scene(town, season, fan, journalist, owner, group, page)
            await page.stop()


async def live(scene: Scene) -> AsyncIterator[str]:
    """The season up to Paris; whenever something is worth a picture its name is said."""
    town, fan, owner, group = scene.town, scene.fan, scene.owner, scene.group
    await fan.says("/start")
    await fan.says("/subscribe")
    town.telegram.follow_link(owner.person, LINK, chat=town.telegram.chat(channel_of(scene)))
    await town.deals_with_it()
    town.telegram.add_bot(group, by=owner.person, rights=())
    topic = town.telegram.add_topic(group, "Бокс")
    town.telegram.add_topic(group, "Болтовня")
    town.telegram.type(owner.person, "/subscribe бокс", chat=group, topic=topic)
    town.telegram.type(fan.person, "Кто едет в Амман?", chat=group, topic=topic)
    await town.deals_with_it()
    await owner.says("/start")
    await scene.journalist.says("/start")
    await scene.journalist.says("/licences picture")
    yield "licences"
    await scene.journalist.says("/subscribe бокс")
    await fan.says("/settings")
    yield "settings"
    await town.moves_to(at(date(2020, 3, 2), 9))
    await fan.says("бокс")
    await town.moves_to(EVENING)
    yield "question"
    await owner.taps("Больше")
    await owner.taps("9")
    for event, name in NINE:
        await owner.taps(event)
        await owner.taps(name)
    await owner.taps("✅ Записать")
    await town.moves_to(EVENING + 8 * HOUR)
    yield "announcement"
    await town.moves_to(at(date(2020, 3, 16), 12))
    await owner.says("/events париж")
    yield "x"


def channel_of(scene: Scene) -> int:
    return next(chat.id for chat in scene.town.telegram._chats.gatherings if chat.kind == "channel")


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright, opened() as scene:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        async for name in live(scene):
            print(name)
            for scheme in ("light", "dark"):
                for size in (DESKTOP, PHONE):
                    context = await browser.new_context(viewport=size, color_scheme=scheme, locale="ru")
                    page = await context.new_page()
                    page.on("console", lambda m: print(m.text))
                    page.on("pageerror", lambda m: print(m))
                    who = {
                        "licences": scene.journalist,
                        "settings": scene.fan,
                        "question": scene.owner,
                        "announcement": scene.fan,
                    }.get(name, scene.owner)
                    await page.goto(f"{scene.page.url}/#{who.person.id}")
                    await page.wait_for_selector(".message")
                    await page.wait_for_timeout(300)
                    await page.screenshot(path=f"/tmp/w/pic-{name}-{scheme}-{size['width']}.png")
                    await context.close()
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
