"""From the process to its first getUpdates."""

import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.contenders.job import A_SECOND
from tests.bench.contest import Ours, end, start_ours
from tests.bench.prepared import prepare
from tests.bench.pretend import PretendProcess
from tests.bench.report import table

STARTS = 5


async def measure_starts() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept.db"
        await prepare(kept, 1)
        known = [await measure_start(kept) for _ in range(STARTS)]
        new = [await measure_start(Path(folder) / f"new-{number}.db") for number in range(STARTS)]
    return [
        "### The start",
        "",
        f"Seconds from the start of the process to its first getUpdates, medians of {STARTS}.",
        "",
        *table(
            ("", "median", "longest"),
            *(
                (name, f"{statistics.median(taken):.2f}", f"{max(taken):.2f}")
                for name, taken in (("on its database", known), ("on a new database", new))
            ),
        ),
    ]


async def measure_start(file: Path) -> float:
    async with PretendProcess(0) as telegram:
        began = time.time()
        process = await start_ours(Ours("", A_SECOND), telegram.url, file)
        try:
            return await telegram.first_poll() - began
        finally:
            await end(process)
