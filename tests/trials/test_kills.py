"""Killed without warning, again and again: nothing recorded is lost or doubled, nobody is left out.

`make trials` runs them in full and prints their ledgers; the suite runs a short form.
"""

import random
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.demo.telegram import PretendTelegram
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from storage.tables import chats, tournaments
from tests.trials.process import FULL, TOKEN, BotProcess

COMMANDS, COMMAND_KILLS = (600, 12) if FULL else (40, 2)
READERS, READER_KILLS = (1000, 6) if FULL else (150, 1)
SEND_RATE = 300
SLOTS = 27  # in flight at that rate
SEED = 2020


@pytest.mark.timeout(900)
async def test_staff_commands_survive_kills_and_are_applied_once(tmp_path: Path) -> None:
    """Half the commands draft a licence, half confirm one."""
    chance = random.Random(SEED)
    drafts = COMMANDS // 2
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    owner = telegram.add_person("Ержан", language_code="en")
    async with BotProcess(telegram, tmp_path, games="LA2028", owner_ids=owner.id) as bot:
        for number in range(drafts):
            telegram.type(owner, f"/won BOX | Trial {number}")

        def previews() -> dict[str, tuple[int, str]]:
            """The confirming button of each draft: its message and what it carries."""
            found = {}
            for message in telegram.history(owner.id):
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                if rows and message["from"]["is_bot"] and rows[0][0]["callback_data"].startswith("wrec1:"):
                    found[rows[0][0]["callback_data"]] = (message["message_id"], rows[0][0]["callback_data"])
            return found

        await bot.live_through(chance, COMMAND_KILLS // 2, drafts, lambda: len(previews()))
        for message_id, data in previews().values():
            telegram.press(owner, message_id, data)
        recorded = Counter[str]()

        def confirmations() -> int:
            recorded.clear()
            for one in telegram.ledger:
                if one.method == "editMessageText" and "Recorded" in (one.text or ""):
                    recorded[str(one.message_id)] += 1
            return len(recorded)

        await bot.live_through(chance, COMMAND_KILLS - COMMAND_KILLS // 2, drafts, confirmations)
        events = Counter(event for (event,) in bot.ask("SELECT event FROM licences"))
        places = bot.ask("SELECT sum(places_change) FROM ledger")
    left = bot.ask("SELECT count(*) FROM inbox WHERE state != 'done'")
    await telegram.stop()
    print(f"\n{COMMANDS} staff commands, {bot.kills} kills -9: recorded {len(events)} of {drafts}")
    assert events == Counter({f"Trial {number}": 1 for number in range(drafts)})
    assert places == [(drafts,)]
    assert left == [(0,)]
    assert telegram.violations == []


@pytest.mark.timeout(900)
async def test_a_morning_reaches_everyone_through_kills(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    telegram.latency = 0.05
    readers = [telegram.add_person(f"Reader {number}") for number in range(READERS)]
    for reader in readers:
        telegram.type(reader, "/start")
    # They wrote before the bot's time; that is another trial's matter.
    await confirm_all(telegram)
    await prepare(tmp_path / "zholdama.db", [reader.id for reader in readers])
    async with BotProcess(telegram, tmp_path, games="LA2028", send_rate=SEND_RATE) as bot:

        def told() -> int:
            return len({one.chat_id for one in telegram.ledger})

        await bot.live_through(chance, READER_KILLS, READERS, told)
    await telegram.stop()
    left = bot.ask("SELECT count(*) FROM chats WHERE told_on < (SELECT max(told_on) FROM chats)")
    copies = Counter(one.chat_id for one in telegram.ledger if "Trial tournament" in (one.text or ""))
    repeated = sum(copies.values()) - len(copies)
    print(f"\nA morning to {READERS} chats, {bot.kills} kills -9: told {len(copies)}, repeated {repeated}")
    assert set(copies) == {reader.id for reader in readers}
    assert left == [(0,)]
    assert repeated <= bot.kills * SLOTS
    assert telegram.violations == []


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
