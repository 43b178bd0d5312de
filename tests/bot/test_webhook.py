"""Updates brought by Telegram: kept before it hears so, believed only with the secret."""

import asyncio
import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest
from pydantic import SecretStr

from bot.settings import SettingsError, read_settings
from bot.web.webhook import SECRET_HEADER
from schedules.clock import MovableClock
from tests.rows import rows
from tests.town import TOKEN, Town

SECRET = "s" * 40


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
async def brought(database_url: str, clock: MovableClock) -> AsyncIterator[tuple[Town, str]]:
    """A town whose Telegram brings its updates."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/updates"
    settings = {"webhook_url": url, "webhook_secret": SecretStr(SECRET), "web_port": port}
    async with Town(database_url, clock, **settings) as town:
        town.telegram.local = True
        yield town, url
    assert town.telegram.violations == []


async def test_a_person_is_answered_without_a_single_poll(brought: tuple[Town, str]) -> None:
    town, _ = brought
    aya = town.someone("Ая")
    await aya.says("/licences")
    assert aya.last().startswith("🏅 39")
    assert "getUpdates" not in {request.method for request in town.telegram.requests}


async def test_nobody_else_brings_anything(brought: tuple[Town, str]) -> None:
    town, url = brought
    await town.starts()
    aya = town.someone("Ая")
    forged = {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": aya.person.chat(),
            "from": aya.person.user(),
            "text": "/start",
        },
    }
    async with aiohttp.ClientSession() as session:
        for headers, status in (({}, 403), ({SECRET_HEADER: "x" * 40}, 403)):
            async with session.post(url, json=forged, headers=headers) as response:
                assert response.status == status
        for body in (b"{", b"[]", b'{"update_id": "1"}'):
            async with session.post(url, data=body, headers={SECRET_HEADER: SECRET}) as response:
                assert response.status == 400
    assert rows(town.database_url, "inbox") == []


async def test_the_same_update_brought_twice_is_handled_once(brought: tuple[Town, str]) -> None:
    town, url = brought
    await town.starts()
    aya = town.someone("Ая")
    aya.person.started = True
    update = {
        "update_id": 7,
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": aya.person.chat(),
            "from": aya.person.user(),
            "text": "/next",
        },
    }
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            async with session.post(url, json=update, headers={SECRET_HEADER: SECRET}) as response:
                assert response.status == 200
    async with asyncio.timeout(10):
        await town.running.intake.idle.wait()
    assert len(aya.messages()) == 1


async def test_polling_takes_an_old_webhook_down(town: Town) -> None:
    town.telegram.local = True
    async with aiohttp.ClientSession() as session:
        url = f"{town.telegram.url}/bot{TOKEN}/setWebhook"
        async with session.post(url, json={"url": "http://127.0.0.1:1/"}) as response:
            assert response.status == 200
    aya = town.someone("Ая")
    await aya.says("/next")
    assert aya.sees("Амман")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"webhook_url": "http://example.org"}, "https"),
        ({"webhook_url": "https://example.org", "web_port": 8443}, "WEBHOOK_SECRET"),
        ({"webhook_url": "https://example.org", "webhook_secret": "short", "web_port": 8443}, "WEBHOOK_SECRET"),
        ({"webhook_url": "https://example.org", "webhook_secret": SECRET}, "WEB_PORT"),
    ],
    ids=["plain http", "no secret", "short secret", "no port"],
)
def test_a_webhook_that_cannot_work_is_refused_in_words(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_settings(_env_file=None, **wrong)
