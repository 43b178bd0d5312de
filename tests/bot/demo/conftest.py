"""The demo's page with a season that stands, a bot that knows only the Bot API, and two people.

Tests with these share the loop of their module, for a browser is too dear to be started for each.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.demo.page import Cast, DemoPage
from bot.demo.telegram import Channel, Group, Person, PretendTelegram
from schedules.clock import SECOND, MovableClock
from tests.bot.demo.stand_in import StandIn, moment

TOKEN = "42:PRETEND-token_1"
NOON = moment(2, 20, 12)


@dataclass
class Browser:
    session: ClientSession
    page: DemoPage

    async def get(self, path: str, **headers: str) -> tuple[int, dict[str, Any]]:
        async with self.session.get(self.page.url + path, headers=headers) as response:
            return response.status, await response.json()

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self.session.post(self.page.url + path, data=data, headers=headers) as response:
            return response.status, await response.json()

    async def state(self) -> dict[str, Any]:
        status, state = await self.get("/state")
        assert status == 200
        return state

    async def refused(self, path: str, body: Any) -> str:
        """The sentence of a 400."""
        status, answer = await self.post(path, body)
        assert status == 400, answer
        return str(answer["error"])

    async def events(self) -> AsyncIterator[dict[str, Any]]:
        """The first event, the season, comes when the listening has begun."""
        async with self.session.get(self.page.url + "/events") as response:
            assert response.content_type == "text/event-stream"
            async for line in response.content:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))


@dataclass
class Bot:
    session: ClientSession
    telegram: PretendTelegram

    async def call(self, method: str, **params: Any) -> Any:
        async with self.session.post(f"{self.telegram.url}/bot{TOKEN}/{method}", json=params) as response:
            body = await response.json()
            assert body["ok"], body
            return body["result"]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest_asyncio.fixture(loop_scope="module")
async def telegram(clock: MovableClock) -> AsyncIterator[PretendTelegram]:
    telegram = PretendTelegram(TOKEN, lambda: clock.now() / SECOND)
    await telegram.start()
    yield telegram
    await telegram.stop()


@pytest.fixture
def aigerim(telegram: PretendTelegram) -> Person:
    return telegram.add_person("Айгерим", language_code="kk")


@pytest.fixture
def yerzhan(telegram: PretendTelegram) -> Person:
    return telegram.add_person("Ержан", language_code="ru")


@pytest.fixture
def group(telegram: PretendTelegram, yerzhan: Person, aigerim: Person) -> Group:
    """With topics; the bot is in it."""
    group = telegram.add_group("Боксшы", forum=True, members=(yerzhan, aigerim))
    telegram.add_bot(group, by=yerzhan)
    return group


@pytest.fixture
def channel(telegram: PretendTelegram, yerzhan: Person) -> Channel:
    channel = telegram.add_channel("Жол", members=(yerzhan,))
    telegram.add_bot(channel, by=yerzhan)
    return channel


@pytest.fixture
def season(clock: MovableClock) -> StandIn:
    return StandIn(clock)


@pytest.fixture
def cast(aigerim: Person, yerzhan: Person, group: Group, channel: Channel) -> list[Cast]:
    return [Cast(aigerim, "fan", (group,)), Cast(yerzhan, "owner", (group, channel))]


@pytest_asyncio.fixture(loop_scope="module")
async def page(telegram: PretendTelegram, season: StandIn, cast: list[Cast]) -> AsyncIterator[DemoPage]:
    page = DemoPage(telegram, season, cast)
    await page.start(port=0)
    yield page
    await page.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def browser(session: ClientSession, page: DemoPage) -> Browser:
    return Browser(session, page)


@pytest.fixture
def bot(session: ClientSession, telegram: PretendTelegram) -> Bot:
    return Bot(session, telegram)
