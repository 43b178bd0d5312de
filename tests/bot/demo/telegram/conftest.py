"""A pretend Telegram with a still clock, and a client that knows nothing but HTTP."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.demo.telegram import Person, PretendTelegram

TOKEN = "42:PRETEND-token_1"


@dataclass
class StillClock:
    """Moves only when told to."""

    seconds: float = 1_750_000_000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Client:
    """Calls methods with urlencoded parameters, as the simplest bot would."""

    session: ClientSession
    telegram: PretendTelegram

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer, with ok, result or error_code and description."""
        form = {
            name: value if isinstance(value, (str, int, float)) else json.dumps(value)
            for name, value in params.items()
        }
        url = f"{self.telegram.url}/bot{TOKEN}/{method}"
        async with self.session.post(url, data=form) as response:
            body: dict[str, Any] = await response.json(content_type=None)
            assert response.status == body.get("error_code", 200)
            return body

    async def call(self, method: str, **params: Any) -> Any:
        """The result of a call that succeeds."""
        body = await self.ask(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description of a call that does not."""
        body = await self.ask(method, **params)
        assert not body["ok"], body
        return str(body["description"])


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
async def telegram(clock: StillClock) -> AsyncIterator[PretendTelegram]:
    telegram = PretendTelegram(TOKEN, clock)
    await telegram.start()
    yield telegram
    await telegram.stop()


@pytest.fixture
async def bot(telegram: PretendTelegram) -> AsyncIterator[Client]:
    async with ClientSession() as session:
        yield Client(session, telegram)


@pytest.fixture
def aigerim(telegram: PretendTelegram) -> Person:
    """Somebody who has started the bot."""
    person = telegram.add_person("Айгерим", language_code="kk", username="aigerim")
    telegram.type(person, "/start")
    return person
