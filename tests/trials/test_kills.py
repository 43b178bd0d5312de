"""Killed without warning, again and again: nothing recorded is lost or doubled, nobody is left out.

`make trials` runs them in full and prints their ledgers; the suite runs a short form.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.demo.telegram import Fault, Person, PretendTelegram
from bot.lines import MOST_OF_PERSON
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from storage.tables import chats, tournaments
from tests.trials.process import FULL, TOKEN, BotProcess, Nursery

COMMANDS, COMMAND_KILLS = (600, 20) if FULL else (40, 2)
POLLS_FAIL, PAUSE = (0.3, 0.05) if FULL else (0.5, 0.01)  # how often, and seconds between two commands
BOTS, READERS, READER_KILLS = (4, 1000, 50) if FULL else (1, 150, 1)
# At thirty a second eight messages are in flight, at three hundred 27.
SEND_RATE, LATENCY, SLOTS = (30, 0.08, 8) if FULL else (300, 0.05, 27)
SEED = 2020
SENDING_FAULTS = (Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.RESET_BEFORE, Fault.RESET_AFTER)
POLLING_FAULTS = (Fault.RESET_BEFORE, Fault.SERVER_ERROR, Fault.BROKEN_JSON)
UNTOLD = "SELECT 1 FROM chats WHERE told_on < (SELECT max(told_on) FROM chats) LIMIT 1"


@pytest.mark.timeout(900)
async def test_staff_commands_survive_kills_and_faults_and_are_applied_once(
    nursery: Nursery, tmp_path: Path
) -> None:
    """Half the commands draft a licence, half confirm one; polls fail on the way."""
    chance = random.Random(SEED)
    drafts = COMMANDS // 2
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    owner = telegram.add_person("Ержан", language_code="en")
    for seed, fault in enumerate(POLLING_FAULTS):
        telegram.fail(fault, methods={"getUpdates"}, probability=POLLS_FAIL / len(POLLING_FAULTS), seed=seed)

    async def unhurried(number: int, done: Callable[[], int]) -> None:
        """Of one person only so many may wait: see bot/lines.py."""
        await telegram.until(lambda: number - done() < MOST_OF_PERSON - 10, seconds=180)

    async def speak() -> None:
        for number in range(drafts):
            await unhurried(number, lambda: len(previews(telegram, owner)))
            telegram.type(owner, f"/won BOX | Trial {number}")
            await asyncio.sleep(PAUSE)

    async def tap() -> None:
        for number, (message_id, data) in enumerate(previews(telegram, owner).items()):
            await unhurried(number, lambda: len(confirmed(telegram)))
            telegram.press(owner, message_id, data)
            await asyncio.sleep(PAUSE)

    async with BotProcess(nursery, telegram, tmp_path, games="LA2028", owner_ids=owner.id) as bot:
        async with asyncio.TaskGroup() as group:
            group.create_task(speak())
            await bot.live_through(chance, COMMAND_KILLS // 2, drafts, lambda: len(previews(telegram, owner)))
        async with asyncio.TaskGroup() as group:
            group.create_task(tap())
            await bot.live_through(chance, COMMAND_KILLS // 2, drafts, lambda: len(confirmed(telegram)))
        events = Counter(event for (event,) in bot.ask("SELECT event FROM licences"))
        places = bot.ask("SELECT sum(places_change) FROM ledger")
        await bot.remembers(lambda: bot.ask("SELECT count(*) FROM inbox WHERE state != 'done'") == [(0,)])
    await telegram.stop()
    failed = sum(one.method == "getUpdates" and one.outcome in set(POLLING_FAULTS) for one in telegram.requests)
    print(
        f"\n{COMMANDS} staff commands, {bot.kills} kills -9, {failed} polls failed: "
        f"recorded {len(events)} of {drafts}, lost {drafts - len(events)}, "
        f"applied twice {sum(events.values()) - len(events)}"
    )
    assert events == Counter({f"Trial {number}": 1 for number in range(drafts)})
    assert places == [(drafts,)]
    assert telegram.violations == []


def previews(telegram: PretendTelegram, owner: Person) -> dict[int, str]:
    """The message of each draft, and what its confirming button carries."""
    found: dict[str, int] = {}
    for message in telegram.history(owner.id):
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if rows and message["from"]["is_bot"] and rows[0][0]["callback_data"].startswith("wrec1:"):
            found[rows[0][0]["callback_data"]] = message["message_id"]
    return {message_id: data for data, message_id in found.items()}


def confirmed(telegram: PretendTelegram) -> set[int]:
    return {
        one.message_id
        for one in telegram.ledger
        if one.method == "editMessageText" and "Recorded" in (one.text or "")
    }


@pytest.mark.timeout(1800)
async def test_a_morning_reaches_everyone_through_kills_and_faults(nursery: Nursery, tmp_path: Path) -> None:
    """Several bots side by side, each with its own Telegram that fails one request in ten."""
    telegrams = [await lay_out_a_street(tmp_path, number) for number in range(BOTS)]
    async with asyncio.TaskGroup() as group:
        streets = [
            group.create_task(tell_a_street(nursery, telegram, tmp_path, name))
            for name, telegram in enumerate(telegrams)
        ]
    ends = [street.result() for street in streets]
    kills, told, copies, lost_answers, early = (sum(part) for part in zip(*ends, strict=True))
    repeated = copies - told
    by_kills = repeated - lost_answers
    print(
        f"\nMornings to {BOTS * READERS} chats by {BOTS} bots at {SEND_RATE} a second each, {kills} kills -9, "
        f"10 % of requests failed: told {told}, lost {BOTS * READERS - told}, repeated {repeated}: {lost_answers} "
        f"answers were lost on the wire, {by_kills} because of kills ({by_kills / kills:.1f} a kill)"
    )
    assert told == BOTS * READERS
    assert by_kills <= kills * SLOTS
    # Who was killed before the wait that Telegram asked for was written down cannot know of it.
    assert early <= kills


async def lay_out_a_street(folder: Path, number: int) -> PretendTelegram:
    """A Telegram of its own, and a database in which everyone there is to be told."""
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    telegram.latency = LATENCY
    for reader in range(READERS):
        telegram.type(telegram.add_person(f"Reader {reader}"), "/start")
    # They wrote before the bot's time; that is another trial's matter.
    await confirm_all(telegram)
    await prepare(folder / f"{number}.db", [reader.id for reader in telegram.people])
    return telegram


async def tell_a_street(
    nursery: Nursery, telegram: PretendTelegram, folder: Path, name: int
) -> tuple[int, int, int, int, int]:
    """Kills, chats told, copies, answers lost on the wire, requests within a wait."""
    chance = random.Random(SEED + name)
    for number, fault in enumerate(SENDING_FAULTS):
        telegram.fail(
            fault, methods={"sendMessage"}, probability=0.1 / len(SENDING_FAULTS), seed=number, retry_after=1
        )
    async with BotProcess(nursery, telegram, folder, name=str(name), games="LA2028", send_rate=SEND_RATE) as bot:

        def told() -> int:
            return len({one.chat_id for one in telegram.ledger})

        await bot.live_through(chance, READER_KILLS, READERS, told)
        await bot.remembers(lambda: not bot.ask(UNTOLD))
    await telegram.stop()
    copies = Counter(one.chat_id for one in telegram.ledger if "Trial tournament" in (one.text or ""))
    assert set(copies) == {reader.id for reader in telegram.people}
    lost = sum(one.outcome == str(Fault.RESET_AFTER) for one in telegram.requests)
    early = [one for one in telegram.violations if "before the end of the wait" in one]
    assert early == telegram.violations
    return bot.kills, len(copies), sum(copies.values()), lost, len(early)


async def confirm_all(telegram: PretendTelegram) -> None:
    """Take what people wrote off Telegram's hands."""
    async with aiohttp.ClientSession() as session:
        offset = 0
        while telegram.pending_updates:
            url = f"{telegram.url}/bot{TOKEN}/getUpdates"
            async with session.post(url, json={"offset": offset, "timeout": 0}) as response:
                updates = (await response.json())["result"]
            if updates:
                offset = updates[-1]["update_id"] + 1


async def prepare(file: Path, readers: list[int]) -> None:
    """A database in which everyone is to hear of one tournament this very minute."""
    url = f"sqlite+aiosqlite:///{file}"
    now = int(time.time() * 1000)
    today = datetime.now(tz=UTC).date()
    await migrate(url)
    async with Database(url) as database:
        await open_games(database, "LA2028", now, "UTC")
        async with database.write() as connection:
            await connection.execute(tournaments.update().values(precision="unknown"))
            tomorrow = (today + timedelta(days=1)).isoformat()
            state = {"start_on": tomorrow, "end_on": tomorrow, "precision": "exact", "status": "scheduled"}
            await connection.execute(
                tournaments.insert().values(
                    games="LA2028", slug="trial", sport="BOX", kind="other", name_en="Trial tournament", **state
                )
            )
            await connection.execute(
                chats.insert(),
                [
                    {
                        "telegram_id": reader,
                        "kind": "private",
                        "language": "en",
                        "zone": "UTC",
                        "remind_at": 0,
                        "quiet_from": 0,
                        "quiet_to": 0,
                        "leads": "1",
                        "all_sports": 1,
                        "subscribed_at": now,
                        "told_on": (today - timedelta(days=1)).isoformat(),
                        "created_at": now,
                    }
                    for reader in readers
                ],
            )
