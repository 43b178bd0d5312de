"""The season as it is played: the bot in a process of its own, people, the script, the tour and the faults."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.demo.page.refusals import BadInput
from bot.demo.season.script import instant, read_script
from bot.demo.season.stage import Stage, Tempo, set_stage
from schedules.clock import SECOND
from tests.conftest import FEBRUARY_20, at

HURRIED = Tempo(breath=0, reading=0, patience=30, down=0)
# One of each kind that the owner enters; the whole table is looked at in test_script.py.
ROWS = (
    "won-judo-gs-dusseldorf-2020",
    "dates-rowing-asia-oceania-2021",
    "cancelled-karate-pl-rabat-2020",
    "won-boxing-asia-oceania-2020",
    "postponed-boxing-world-qualifier-paris",
    "entered-karate-wkf-ranking-2020",
    "all-postponed",
    "new-days",
)
NINE = {
    "fan": "🏅 Новые лицензии: 9!",
    "journalist": "🏅 Жаңа лицензиялар: 9!",
    "guest": "🏅 New licences: 9!",
    "group": "🏅 Новые лицензии: 9!",
    "channel": "🏅 Новые лицензии: 9!",
}
PARIS_RU = "⏸ Турнир отложен, новых дат пока нет\n\n🥊 Мировой отборочный олимпийский турнир по боксу\n"
PARIS = {
    "fan": PARIS_RU,
    "journalist": (
        "⏸ Турнир кейінге шегерілді, жаңа күні әзірге белгісіз\n\n"
        "🥊 Бокстан әлемдік олимпиадалық іріктеу турнирі\n📍 Париж, Франция"
    ),
    "guest": "⏸ The tournament is postponed, no new dates yet\n\n🥊 Final World Olympic Boxing Qualifying Event\n",
    "group": PARIS_RU,
    "channel": PARIS_RU,
}
NEW_DAYS = {
    "fan": "24 июля – 9 августа 2020 → 23 июля – 8 августа 2021",
    "journalist": "2020 ж. 24 шілде – 9 тамыз → 2021 ж. 23 шілде – 8 тамыз",
    "guest": "24 July – 9 August 2020 → 23 July – 8 August 2021",
    "group": "24 июля – 9 августа 2020 → 23 июля – 8 августа 2021",
    "channel": "24 июля – 9 августа 2020 → 23 июля – 8 августа 2021",
}


@pytest.fixture
async def stage(tmp_path: Path, templates: Callable[[str, date], Path]) -> AsyncIterator[Stage]:
    # Another thread: the template is made in an event loop of its own.
    shutil.copy(await asyncio.to_thread(templates, "TOKYO2020", FEBRUARY_20), tmp_path / "demo.db")
    script = read_script()
    kept = tuple(event for event in script.events if event.id in ROWS or not event.moves)
    async with set_stage(tmp_path, HURRIED, replace(script, events=kept)) as stage:
        yield stage


@asynccontextmanager
async def playing(stage: Stage) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        run = group.create_task(stage.season.run(stage.database_url))
        try:
            yield
        finally:
            run.cancel()


async def until(stage: Stage, condition: Callable[[dict[str, Any]], object]) -> None:
    """Until what is shown of the season is so."""
    async with asyncio.timeout(50), stage.season.watch() as changes:
        while not condition(stage.season.shown()):
            await anext(changes)


def reads(stage: Stage, role: str) -> list[str]:
    """What the bot wrote into a chat, the oldest first."""
    history = stage.telegram.history(stage.people.chat(role))
    return [one.get("text", "") for one in history if one.get("from", {}).get("is_bot", True)]


def times(stage: Stage, role: str, words: str) -> int:
    return sum(words in text for text in reads(stage, role))


def reads_once(stage: Stage, words: dict[str, str]) -> None:
    assert {role: times(stage, role, theirs) for role, theirs in words.items()} == dict.fromkeys(words, 1)


async def test_the_tour_shows_it_all_and_a_jump_after_kill_9_loses_and_doubles_nothing(stage: Stage) -> None:
    season, telegram, people = stage.season, stage.telegram, stage.people
    async with playing(stage):
        await season.act("tour", {"do": "start"})
        await until(stage, lambda shown: shown["tour"])
        assert season.shown()["tour"]["chat"] == people.fan.id
        await until(stage, lambda shown: not shown["tour"])
        assert season.shown()["now"] >= instant("2020-03-16 16:02")
        reads_once(stage, NINE)
        reads_once(stage, PARIS)
        assert times(stage, "owner", "✅ Записано: 9 лицензий") == 1
        assert any("photo" in one for one in telegram.history(people.fan.id))
        (news,) = [one for one in telegram.history(people.group.id) if NINE["group"] in one.get("text", "")]
        assert news["message_thread_id"] == people.topic
        morning = next(one for one in telegram.history(people.fan.id) if "☀️" in one.get("text", ""))
        assert morning["date"] == at(date(2020, 2, 21), 9) // SECOND

        await season.act("fault", {"name": "kill", "on": True})
        telegram.type(people.guest, "/countdown")
        said = len(reads(stage, "guest"))
        await season.act("jump", {"to": instant("2020-03-30 18:02")})
        await until(stage, lambda shown: shown["now"] >= instant("2020-03-30 18:02"))
        await telegram.until(lambda: all(times(stage, role, NEW_DAYS[role]) for role in NEW_DAYS), 30)
        assert "Tokyo 2020" in reads(stage, "guest")[said], "what was said to the dead is answered by the next"
        reads_once(stage, NINE)
        reads_once(stage, NEW_DAYS)
        assert [one["id"] for one in season.shown()["events"] if not one["done"]] == ["would-have-opened"]
    assert telegram.violations == []


@pytest.mark.parametrize(
    ("verb", "body", "sentence"),
    [
        ("fault", {"name": "network", "on": True}, "still meeting the bot"),
        ("dance", {}, "The season knows play, pause, jump, tour and fault."),
        ("play", {"speed": 0}, "The speed is a number from 1 to 86400."),
        ("play", {"speed": True}, "The speed is a number"),
        ("jump", {"to": 0}, "Time goes only forwards here"),
        ("jump", {"to": "tomorrow"}, "Say where to jump"),
        ("jump", {"to": instant("2021-01-01 00:00")}, "The season ends on 31.08.2020"),
        ("tour", {"do": "dance"}, "start, skip or stop"),
        ("fault", {"name": "network"}, "true or false"),
    ],
)
async def test_what_cannot_be_done_is_refused_in_a_sentence(
    stage: Stage, verb: str, body: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        await stage.season.act(verb, body)


async def test_what_is_shown_holds_all_that_the_page_plays(stage: Stage) -> None:
    shown = stage.season.shown()
    assert set(shown) == {
        *("now", "zone", "paused", "speed", "begins", "ends", "next"),
        *("events", "tour", "bot", "faults", "outbox"),
    }
    assert shown["now"] == shown["begins"] == at(FEBRUARY_20, 12)
    assert (shown["bot"], shown["paused"], shown["tour"], shown["next"]) == ("starting", True, None, None)
    assert shown["outbox"] == {"waiting": 0, "said": 0, "given_up": 0, "oldest_s": None}
    assert shown["events"][0] == {
        "id": "judo-gs-dusseldorf-2020",
        "at": at(date(2020, 2, 21), 9),
        "kind": "tournament",
        "title": {
            "ru": "Турнир Большого шлема по дзюдо, Дюссельдорф-2020",
            "kk": "Дзюдодан «Үлкен дулыға» турнирі, Дюссельдорф-2020",
            "en": "Dusseldorf Grand Slam 2020",
        },
        "done": False,
    }


async def test_the_viewer_sets_the_speed_breaks_things_and_mends_them(stage: Stage) -> None:
    season, fan = stage.season, stage.people.fan
    season._engine.settled.set()
    await season.act("play", {"speed": 3600})
    assert (season.shown()["speed"], season.shown()["paused"]) == (3600, False)
    await season.act("pause", {})
    now = season.shown()["now"]
    assert season.shown()["paused"]
    assert season.shown()["now"] == now
    for name in ("network", "flood"):
        await season.act("fault", {"name": name, "on": True})
    await season.act("fault", {"name": "block", "on": True, "person": fan.id})
    assert season.shown()["faults"] == {"network": True, "flood": True, "blocked": [fan.id]}
    await season.act("fault", {"name": "network", "on": False})
    await season.act("fault", {"name": "block", "on": False, "person": fan.id})
    assert season.shown()["faults"] == {"network": False, "flood": True, "blocked": []}
    with pytest.raises(BadInput, match="The faults are network, flood, kill and block"):
        await season.act("fault", {"name": "rain", "on": True})
    with pytest.raises(BadInput, match="There is no such person"):
        await season.act("fault", {"name": "block", "on": True, "person": 5})
