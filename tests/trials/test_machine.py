"""The machine fails under the running bot: a full disk, a database taken by another program, a loop of deaths.

In full only (`make trials`): each needs a process of its own and real seconds. The suite proves the same of the
parts: tests/bot/test_distress.py, tests/bot/test_start.py, tests/schedules/test_lives.py.
"""

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo.telegram import Fault, Person, PretendTelegram
from tests.trials.process import FULL, TOKEN, BotProcess, Nursery
from tests.trials.test_kills import confirm_all, confirmed, prepare, previews

pytestmark = [pytest.mark.skipif(not FULL, reason="a trial of minutes: make trials"), pytest.mark.timeout(600)]
DRAFTS = 20
WORDS = "cannot write"
LICENCES = "SELECT event, count(*) FROM licences GROUP BY event"
LONGER_THAN_PATIENCE = 12  # seconds; the bot waits for a locked database for 5


async def in_trouble(telegram: PretendTelegram, owner: Person, bot: BotProcess) -> None:
    """All drafts are confirmed while nothing can be written; the owner hears so and nothing is recorded."""
    before = bot.ask("SELECT count(*) FROM licences")
    for message_id, data in previews(telegram, owner).items():
        telegram.press(owner, message_id, data)
    await telegram.until(lambda: any(WORDS in one.text for one in telegram.answers), seconds=60)
    assert bot.ask("SELECT count(*) FROM licences") == before
    assert confirmed(telegram) == set()


async def drafted(telegram: PretendTelegram, owner: Person) -> None:
    for number in range(DRAFTS):
        telegram.type(owner, f"/won BOX | Trial {number}")
    await telegram.until(lambda: len(previews(telegram, owner)) == DRAFTS, seconds=120)


async def recovered(telegram: PretendTelegram, bot: BotProcess) -> None:
    """Without anybody's help every confirmation is recorded, once."""
    await telegram.until(lambda: len(confirmed(telegram)) == DRAFTS, seconds=120)
    assert Counter(dict(bot.ask(LICENCES))) == {f"Trial {number}": 1 for number in range(DRAFTS)}
    await bot.remembers(lambda: bot.ask("SELECT count(*) FROM inbox WHERE state != 'done'") == [(0,)])
    sentences = sum(WORDS in one.text for one in telegram.answers)
    print(f"{DRAFTS} confirmations: {sentences} answered in words at once, recorded {DRAFTS}, lost 0, twice 0")


async def test_a_full_disk_records_nothing_and_the_bot_recovers_alone(nursery: Nursery, tmp_path: Path) -> None:
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    owner = telegram.add_person("Ержан", language_code="en")
    async with BotProcess(nursery, telegram, tmp_path, games="LA2028", owner_ids=owner.id) as bot:
        await drafted(telegram, owner)
        bot.limit_files(0)  # not even the log can be written
        print("\nA full disk: ", end="")
        await in_trouble(telegram, owner, bot)
        bot.limit_files(-1)
        await recovered(telegram, bot)
    await telegram.stop()


async def test_a_database_taken_by_another_program_records_nothing_and_the_bot_recovers_alone(
    nursery: Nursery,
    tmp_path: Path,
) -> None:
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    owner = telegram.add_person("Ержан", language_code="en")
    async with BotProcess(nursery, telegram, tmp_path, games="LA2028", owner_ids=owner.id) as bot:
        await drafted(telegram, owner)
        print("\nA locked database: ", end="")
        with closing(sqlite3.connect(bot.file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await in_trouble(telegram, owner, bot)
            await asyncio.sleep(LONGER_THAN_PATIENCE)
        await recovered(telegram, bot)
    await telegram.stop()


async def test_messages_under_way_when_the_disk_fills_are_not_repeated(nursery: Nursery, tmp_path: Path) -> None:
    """What became of them is kept in memory until it can be written."""
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    readers = [telegram.add_person(f"Reader {number}") for number in range(200)]
    for reader in readers:
        telegram.type(reader, "/start")
    await confirm_all(telegram)
    await prepare(tmp_path / "zholdama.db", [reader.id for reader in readers])
    async with BotProcess(nursery, telegram, tmp_path, games="LA2028", send_rate=100) as bot:
        await telegram.until(lambda: len(telegram.ledger) > 50, seconds=60)
        bot.limit_files(0)
        # Every slot comes to wait for its outcome to be written; the bot tries again and again.
        await asyncio.sleep(LONGER_THAN_PATIENCE)
        stuck = len(telegram.ledger)
        bot.limit_files(-1)
        await telegram.until(lambda: len(telegram.ledger) >= len(readers), seconds=120)
    await telegram.stop()
    copies = Counter(one.chat_id for one in telegram.ledger)
    print(f"\nA disk full in the middle of {len(readers)} messages, {stuck} sent by then: repeated 0, lost 0")
    assert copies == {reader.id: 1 for reader in readers}


async def test_a_loop_of_deaths_says_the_same_message_ever_more_slowly(nursery: Nursery, tmp_path: Path) -> None:
    """Telegram accepts and never answers, and the process dies of each first message."""
    telegram = PretendTelegram(token=TOKEN, now=time.time)
    await telegram.start()
    reader, passer_by = telegram.add_person("Reader"), telegram.add_person("Passer-by", language_code="en")
    telegram.type(reader, "/start")
    await confirm_all(telegram)
    await prepare(tmp_path / "zholdama.db", [reader.id])
    telegram.fail(Fault.SLOW, methods={"sendMessage"}, chat_id=reader.id, times=4, seconds=60)

    def polls() -> int:
        return sum(one.method == "getUpdates" for one in telegram.requests)

    def copies() -> int:
        return sum(one.chat_id == reader.id for one in telegram.ledger)

    async def more(count: Callable[[], int], seconds: float = 90) -> None:
        before = count()
        await telegram.until(lambda: count() > before, seconds=seconds)

    waits = []
    async with BotProcess(nursery, telegram, tmp_path, games="LA2028") as bot:
        for told in range(4):
            await more(polls)
            began = time.monotonic()
            telegram.type(passer_by, "/help")
            await more(lambda: len(telegram.history(passer_by.id)))
            # With four seconds to go and more, whoever asks is answered before.
            assert told < 2 or copies() == told
            if copies() == told:
                await more(copies)
            waits.append(time.monotonic() - began)
            await bot.kill()
        if copies() == 4:
            await more(copies)
    await telegram.stop()
    print(
        f"\nFour deaths of one message: it came {', '.join(f'{one:.1f}' for one in waits)} s after the first poll"
    )
    assert [wait > least for wait, least in zip(waits, (0, 0, 2, 5), strict=True)] == [True] * 4
