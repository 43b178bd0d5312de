"""The pictures of the README, taken in a browser of the demo's page while a season is lived: `make pictures`."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.async_api import Browser, FloatRect, async_playwright

from bot.demo.page import Cast, DemoPage
from bot.demo.telegram import Channel, Group
from schedules.clock import HOUR, MINUTE, MovableClock
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from tests.bot.demo.browsers import CHROMIUM
from tests.bot.demo.stand_in import StandIn, moment
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.stories.test_changes import takes_off
from tests.stories.test_channels import LINK
from tests.stories.test_results import EVENING, NINE
from tests.town import Someone, Town

FOLDER = Path("docs/pictures")
DESKTOP, PHONE = (1280, 800), (390, 780)
PARIS = "boxing-world-qualifier-paris"
SHADES = 63  # of each colour, besides black
MOST_BYTES = 300 * 1024


@dataclass(slots=True)
class Scene:
    """A season under way, its people, and the page that shows them."""

    town: Town
    season: StandIn
    page: DemoPage
    fan: Someone
    journalist: Someone
    owner: Someone
    group: Group
    channel: Channel

    async def leaps(self, at: int) -> None:
        await self.town.moves_to(at)
        self.season.tell()


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
            town.telegram.bot.first_name = "Жолдама"
            fan, owner = town.someone("Айгерим"), town.someone("Ержан", owner=True)
            journalist = town.someone("Дәурен", "kk")
            group = town.telegram.add_group("Боксшылар", forum=True, members=(owner.person, fan.person))
            channel = town.telegram.add_channel("Олимпиада жолы", members=(owner.person,))
            cast = [
                Cast(fan.person, "fan", (group, channel)),
                Cast(journalist.person, "journalist", (channel,)),
                Cast(owner.person, "owner", (group, channel)),
            ]
            season = StandIn(clock)
            page = DemoPage(town.telegram, season, cast)
            await page.start(port=0)
            yield Scene(town, season, page, fan, journalist, owner, group, channel)
            await page.stop()


async def live(scene: Scene) -> AsyncIterator[str]:
    """The season up to Paris; whenever something is worth a picture its name is said."""
    town, fan, owner = scene.town, scene.fan, scene.owner
    await fan.says("/start")
    await fan.says("/subscribe")
    await gather(scene)
    await scene.journalist.says("/subscribe бокс")
    await fan.says("/settings")
    yield "settings"
    await scene.leaps(at(date(2020, 3, 2), 9))
    await scene.leaps(EVENING)
    yield "question"
    await owner.taps("Больше")
    await owner.taps("9")
    for event, name in NINE:
        await owner.taps(event)
        await owner.taps(name)
    await owner.taps("✅ Записать")
    await scene.leaps(EVENING + 8 * HOUR)
    yield "announcement"
    await scene.journalist.says("/licences picture")
    yield "licences"
    await scene.leaps(moment(3, 16, 12))
    await takes_off(owner, PARIS, "Отложен", "Из-за коронавируса")
    await scene.leaps(town.clock.now() + 3 * MINUTE)
    yield "postponement"


async def gather(scene: Scene) -> None:
    """The group hears of boxing in a topic of its own, the channel of everything."""
    town, owner = scene.town, scene.owner
    await owner.says("/start")
    town.telegram.add_bot(scene.group, by=owner.person)
    topic = town.telegram.add_topic(scene.group, "Бокс")
    town.telegram.type(owner.person, "/subscribe бокс", chat=scene.group, topic=topic)
    town.telegram.type(scene.fan.person, "Кто едет в Амман?", chat=scene.group, topic=topic)
    await town.deals_with_it()
    town.telegram.follow_link(owner.person, LINK, chat=scene.channel)
    await town.deals_with_it()
    await owner.taps("Писать в канал")


@dataclass(slots=True)
class Camera:
    browser: Browser
    scene: Scene

    async def takes(
        self,
        name: str,
        chat: int,
        size: tuple[int, int] = PHONE,
        scheme: Literal["light", "dark"] = "light",
        *,
        whole: bool = True,
    ) -> None:
        """A picture of a chat: the `whole` window, or the conversation alone."""
        page = await self.browser.new_page(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            locale="ru",
            reduced_motion="reduce",
        )
        await page.goto(f"{self.scene.page.url}/#{chat}")
        await page.locator(".message").first.wait_for()
        await page.evaluate("Promise.all([...document.images].map(image => image.decode()))")
        # A picture is what a message with one is about.
        await page.evaluate("document.querySelector('.message:last-child .photo')?.scrollIntoView()")
        clip: FloatRect | None = None
        if not whole:
            clip = await page.locator("#conversation").bounding_box()
        taken = await page.screenshot(clip=clip)
        await page.close()
        file = FOLDER / f"{name}.png"
        # Fewer shades make a small file, and nobody sees the difference.
        picture = Image.open(BytesIO(taken)).convert("RGB")
        picture.point([round(value * SHADES / 255) * 255 // SHADES for value in range(256)] * 3).save(
            file, optimize=True
        )
        print(f"{file}: {file.stat().st_size // 1024} KB")
        assert file.stat().st_size <= MOST_BYTES, f"{file} is too big"


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright, opened() as scene:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        camera = Camera(browser, scene)
        seen = {"question": scene.owner, "licences": scene.journalist}
        async for name in live(scene):
            chat = seen.get(name, scene.fan).person.id
            await camera.takes(name, chat, whole=False)
            if name == "announcement":
                await camera.takes("page-light", chat, DESKTOP)
                await camera.takes("page-phone", chat)
            if name == "licences":
                await camera.takes("page-dark", chat, DESKTOP, "dark")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
