"""The benches count what they say they count."""

import time
from pathlib import Path

import aiohttp
import pytest

from bot.demo.telegram import PretendTelegram
from tests.bench.contest import Contender, Contest
from tests.bench.prepared import fill_outbox, is_settled, prepare, release
from tests.bench.pretend import FIRST_READER, TOKEN, Count
from tests.bench.report import write_section


async def test_who_got_nothing_is_lost_and_who_got_it_twice_is_a_repetition() -> None:
    telegram = PretendTelegram(TOKEN, lambda: 1_000.0)
    for number in range(3):
        telegram.add_person("Reader", id=FIRST_READER + number).started = True
    await telegram.start()
    count = Count(telegram, 3)
    async with aiohttp.ClientSession() as session:
        for reader in (0, 1, 0):
            body = {"chat_id": FIRST_READER + reader, "text": "Hello"}
            async with session.post(f"{telegram.url}/bot{TOKEN}/sendMessage", json=body) as answer:
                assert answer.status == 200
            count.fold()
    await telegram.stop()
    told = count.told()
    assert (told["accepted"], told["reached"], told["lost"], told["repeated"]) == (3, 2, 1, 1)


async def test_a_contender_is_measured_from_the_word_to_begin_to_its_last_message() -> None:
    contest = Contest(20, {"text": "Hello", "reply_markup": {"inline_keyboard": []}})
    cost = await contest.run(Contender("bare", "tests.bench.contenders.bare"))
    assert (cost.lost, cost.repeated, cost.refused) == (0, 0, 0)
    assert cost.seconds > 0
    assert cost.message == contest.message


async def test_an_outbox_is_filled_for_everyone_and_due_when_it_is_released(tmp_path: Path) -> None:
    file = tmp_path / "bench.db"
    await prepare(file, 3)
    assert is_settled(file)
    await fill_outbox(file)
    release(file, int(time.time()))
    assert not is_settled(file)


def test_a_section_is_written_anew_and_the_others_stay(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A\n<!-- one -->\nold\n<!-- /one -->\nB\n<!-- two -->\nkept\n<!-- /two -->\n", encoding="utf-8"
    )
    write_section("one", "make bench", ["new"], page)
    written = page.read_text(encoding="utf-8")
    assert "old" not in written
    assert "\nnew\n" in written
    assert "<!-- two -->\nkept\n<!-- /two -->" in written
    with pytest.raises(ValueError, match="three"):
        write_section("three", "make bench", [], page)
