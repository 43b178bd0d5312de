"""One morning, or one notice, for a million chats: `make bench-million`, about seventeen minutes each at best.

For a quick look READERS in the environment makes it smaller, and MINUTES ends it before everybody is told.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.contest import Ours, end, start_ours
from tests.bench.machine import memory, processor_seconds
from tests.bench.prepared import announce_at, opened, prepare, set_morning
from tests.bench.pretend import PretendProcess
from tests.bench.report import table, write_section

READERS = int(os.environ.get("READERS", "1000000"))
LONGEST = float(os.environ.get("MINUTES", "120")) * 60
RATE = 1000
BEFORE = 20  # seconds that the bot is given to start before the hour
NOON = 12
LOOK_EVERY = 1.0
STUCK_AFTER = 60  # seconds without a message
PROMISED = {"first": 1.0, "transaction": 0.2, "file": 5.0, "memory": 50.0, "seconds": READERS / RATE * 1.05}


@dataclass(slots=True)
class Growth:
    """How large the process and its files were before the hour, and at most since; megabytes, seconds."""

    process: int
    file: Path
    memory_before: float = field(init=False)
    files_before: float = field(init=False)
    worked_before: float = field(init=False)
    worked: float = 0.0
    most_memory: float = 0.0
    most_files: float = 0.0

    def __post_init__(self) -> None:
        self.memory_before = memory(self.process, "VmRSS")
        self.files_before = size_of(self.file)
        self.worked_before = processor_seconds(self.process)

    def look(self) -> None:
        self.most_memory = max(self.most_memory, memory(self.process, "VmRSS"))
        self.most_files = max(self.most_files, size_of(self.file))
        self.worked = processor_seconds(self.process) - self.worked_before


def size_of(file: Path) -> float:
    """Megabytes of the database and its WAL."""
    return sum(one.stat().st_size for one in (file, Path(f"{file}-wal")) if one.exists()) / 2**20


async def main(mode: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = await measure(Path(folder), mode)
    print("\n".join(lines))
    write_section(f"million-{mode}", f"make bench-million MODE={mode}", lines)


async def measure(folder: Path, mode: str) -> list[str]:
    file, probe = folder / "zholdama.db", folder / "probe.json"
    # Noon somewhere, so that no midnight comes in between.
    zone = f"Etc/GMT{datetime.now(tz=UTC).hour - NOON:+d}"
    await prepare(file, READERS, zone=zone)
    async with PretendProcess(READERS, "paid") as telegram:
        at = await plan(file, mode, zone)
        process = await start_ours(Ours("", RATE), telegram.url, file, "tests.bench.probed", PROBE=str(probe))
        try:
            await telegram.first_poll()
            if time.time() > at - 2:
                raise RuntimeError("the start took too long: the hour has come before it")
            await asyncio.sleep(at - 1 - time.time())
            growth = Growth(process.pid, file)
            await follow(telegram, growth)
            told = await telegram.counted()
            left = count_untold(file, mode)
        finally:
            await end(process)
    transactions = [seconds for when, seconds in json.loads(probe.read_text()) if when >= at]
    return report(mode, at, told, left, growth, transactions)


async def plan(file: Path, mode: str, zone: str) -> int:
    """Let the message be due soon; when that is, in Unix seconds."""
    soon = time.time() + BEFORE
    if mode == "notice":
        await announce_at(file, int(soon) + 1)
        return int(soon) + 1
    minute = int(soon // 60) + 1
    local = datetime.fromtimestamp(minute * 60, tz=UTC) - timedelta(hours=int(zone.removeprefix("Etc/GMT")))
    set_morning(file, local)
    return minute * 60


async def follow(telegram: PretendProcess, growth: Growth) -> None:
    """Until everybody is told, or nothing comes any more."""
    last, since = 0, time.monotonic()
    ends = since + LONGEST
    while last < READERS and time.monotonic() < ends:
        await asyncio.sleep(LOOK_EVERY)
        growth.look()
        accepted = (await telegram.counted())["accepted"]
        if accepted > last:
            last, since = accepted, time.monotonic()
        elif time.monotonic() - since > STUCK_AFTER:
            return
    await asyncio.sleep(2 * LOOK_EVERY)  # the last outcomes are written, and whoever is told twice shows
    growth.look()


def count_untold(file: Path, mode: str) -> int:
    """Chats of which the database does not say that they were told."""
    query = {
        "morning": "SELECT count(*) FROM chats WHERE told_on < (SELECT max(told_on) FROM chats)",
        "notice": "SELECT (SELECT count(*) FROM chats) - sum(sent) FROM notices",
    }
    with opened(file) as connection:
        return connection.execute(query[mode]).fetchone()[0]


def report(
    mode: str, at: int, told: dict[str, Any], left: int, growth: Growth, transactions: list[float]
) -> list[str]:
    seconds = told["last"] - at
    milliseconds = [one * 1000 for one in transactions]
    figures = (
        ("the first message", f"{told['first'] - at:.2f} s", f"{PROMISED['first']:.0f} s"),
        (
            "all of them",
            f"{seconds / 60:.1f} min, {told['accepted'] / seconds:.0f}/s",
            f"{PROMISED['seconds'] / 60:.1f} min",
        ),
        (
            "the longest write transaction",
            f"{max(milliseconds):.0f} ms",
            f"{PROMISED['transaction'] * 1000:.0f} ms",
        ),
        ("write transactions longer than that", sum(one > PROMISED["transaction"] for one in transactions), 0),
        ("write transactions, and their median", f"{len(milliseconds):,}, {median(milliseconds):.1f} ms", ""),
        (
            "database and WAL, at most",
            f"{growth.most_files - growth.files_before:+.1f} MB on {growth.files_before:.0f}",
            f"{PROMISED['file']:+.0f} MB",
        ),
        (
            "memory, at most",
            f"{growth.most_memory - growth.memory_before:+.0f} MB on {growth.memory_before:.0f}",
            f"{PROMISED['memory']:+.0f} MB",
        ),
        ("CPU s per 1,000", f"{growth.worked / told['accepted'] * 1000:.2f}", ""),
        ("429s", told["refused"], 0),
        ("lost", told["lost"], 0),
        ("repeated", told["repeated"], 0),
        ("not written down as told", left, 0),
    )
    what = {"morning": "A morning", "notice": "A notice"}[mode]
    return [f"{what} for {READERS:,} chats at {RATE} a second.", "", *table(("", "measured", "at most"), *figures)]


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
