"""Hundreds of taps and messages at once: bounded, answered, told of once, and nobody else notices."""

import pytest
from aiohttp import ClientSession

from bot.intake import read_update
from schedules.clock import MINUTE
from schedules.inbox import accept, finish
from storage.database import Database
from tests.rows import rows
from tests.town import TOKEN, Someone, Town

TOO_MANY = "Слишком много сразу"
MOST = 5  # that may wait


def floods(one: Someone, *, taps: int = 0, words: int = 0) -> None:
    newest = one.messages()[-1]
    for _ in range(taps):
        one.town.telegram.press(one.person, newest["message_id"], "lang1:ru")
    for _ in range(words):
        one.town.telegram.type(one.person, "/language")


async def test_who_taps_a_hundred_times_is_told_once_a_minute_and_slows_nobody(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lines.MOST_OF_PERSON", MOST)
    timur, aya = town.someone("Тимур"), town.someone("Ая")
    await timur.says("/start")
    before = len(rows(town.database_url, "inbox"))
    asked = len(town.telegram.requests)
    floods(timur, taps=99)
    town.telegram.type(aya.person, "/licences")
    await town.telegram.until(aya.messages)
    turns = [one for one in town.telegram.requests[asked:] if one.method in ("editMessageText", "sendMessage")]
    assert len(turns) <= 2 * MOST  # hers among them
    await town.deals_with_it()
    assert len(town.telegram.answers) == 99  # no spinner hangs
    assert len(timur.alerts()) == 1
    assert TOO_MANY in timur.alerts()[0]
    assert len(rows(town.database_url, "inbox")) - before <= 2 * MOST
    floods(timur, words=2 * MOST)
    await town.deals_with_it()
    assert not timur.sees(TOO_MANY)  # the minute runs
    town.clock.move_to(town.clock.now() + MINUTE)
    floods(timur, words=3 * MOST)
    await town.deals_with_it()
    assert sum(TOO_MANY in text for text in timur.reads()) == 1
    await timur.says("/licences")
    assert "лицензи" in timur.last()
    assert not aya.sees(TOO_MANY)


async def test_what_telegram_brings_again_after_a_crash_leaves_room_for_what_is_new(
    town: Town, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many came in as may wait, and two were answered; then the process died before Telegram was told."""
    monkeypatch.setattr("bot.lines.MOST_OF_PERSON", MOST)
    timur = town.someone("Тимур")
    timur.person.started = True
    for _ in range(MOST):
        town.telegram.type(timur.person, "/help")
    async with ClientSession() as wire, wire.post(f"{town.telegram.url}/bot{TOKEN}/getUpdates") as answer:
        came = [read_update(update) for update in (await answer.json())["result"]]
    await accept(database, came, town.clock.now())
    for one in came[:2]:
        await finish(database, one.update_id)
    for _ in range(2):
        town.telegram.type(timur.person, "/licences")
    await town.starts()
    await town.deals_with_it()
    assert len(timur.reads()) == MOST
    assert sum("лицензи" in text for text in timur.reads()[-2:]) == 2
    assert not timur.sees(TOO_MANY)
