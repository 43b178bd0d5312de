"""How long a person waits for `/licences`, while nothing else happens and while a broadcast runs."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.contenders.job import A_SECOND
from tests.bench.contest import Ours, end, start_ours
from tests.bench.prepared import fill_outbox, prepare, release
from tests.bench.pretend import PretendProcess
from tests.bench.report import table

REPLIES = 120
WARM_UP = 5
PAID = 1000
READERS = {A_SECOND: 2_500, PAID: 50_000}  # enough for the broadcast to outlast the questions


async def measure_replies() -> list[str]:
    rows = []
    for rate, limits in ((A_SECOND, "official"), (PAID, "paid")):
        idle, busy, speed = await ask_while_broadcasting(rate, limits)
        rows += [
            (f"SEND_RATE={rate}", "idle", "—", *quantiles(idle)),
            (f"SEND_RATE={rate}", "a broadcast runs", f"{speed:.0f}", *quantiles(busy)),
        ]
    return [
        "### The wait for a reply",
        "",
        f"Milliseconds from `/licences` to what the person reads, {REPLIES} people one after another.",
        "",
        *table(("", "", "messages/s meanwhile", "p50", "p99", "longest"), *rows),
    ]


async def ask_while_broadcasting(rate: int, limits: str) -> tuple[list[float], list[float], float]:
    """Seconds of each reply before and during a broadcast, and the broadcast's messages a second meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "zholdama.db"
        await prepare(file, READERS[rate])
        await fill_outbox(file)
        async with PretendProcess(READERS[rate], limits) as telegram:
            process = await start_ours(Ours("", rate), telegram.url, file)
            try:
                await telegram.first_poll()
                await telegram.ask_for_replies(WARM_UP)
                idle = await telegram.ask_for_replies(REPLIES)
                await asyncio.to_thread(release, file, int(time.time()))
                await asyncio.sleep(3)
                before = await telegram.counted()
                busy = await telegram.ask_for_replies(REPLIES)
                after = await telegram.counted()
            finally:
                await end(process)
    if after["accepted"] == READERS[rate]:
        raise RuntimeError("the broadcast was over before the questions were")
    speed = (after["accepted"] - before["accepted"]) / (after["last"] - before["last"])
    return idle, busy, speed


def quantiles(seconds: list[float]) -> tuple[str, ...]:
    """The median, the 99th percentile and the longest."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return tuple(f"{one * 1000:.0f}" for one in (cuts[49], cuts[98], max(seconds)))
