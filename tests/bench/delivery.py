"""How a message reaches many, side by side with what else there is; each contender in a process of its own.

`make bench` runs it. READERS, PACED_READERS and ROUNDS in the environment make it shorter or longer.
"""

import asyncio
import os
import statistics
from typing import Any

from tests.bench.contenders.job import A_SECOND
from tests.bench.contest import Contender, Contest, Cost, Ours
from tests.bench.machine import describe
from tests.bench.replies import measure_replies
from tests.bench.report import table, write_section
from tests.bench.start import measure_starts

READERS = int(os.environ.get("READERS", "3000"))
PACED_READERS = int(os.environ.get("PACED_READERS", "600"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
WARM_UP = 20
UNCAPPED = Ours("Zholdama, no ceiling", None)
LOOP = Contender("aiogram, a loop", "tests.bench.contenders.naive")
BROADCASTER = Contender("aiogram-broadcaster", "tests.bench.contenders.broadcaster")
RATE_LIMITER = Contender("python-telegram-bot, AIORateLimiter", "tests.bench.contenders.rate_limiter")
BARE = Contender("bare HTTP client", "tests.bench.contenders.bare")
UNPACED = (UNCAPPED, Ours("Zholdama, SEND_RATE=1000", 1000), LOOP, BROADCASTER, RATE_LIMITER, BARE)
PACED = (Ours("Zholdama", A_SECOND), LOOP, BROADCASTER, RATE_LIMITER)
LIMITS = ("official", "escalating", "official, 50 ms away")


async def main() -> None:
    print(describe())
    message = (await Contest(WARM_UP, {}).run(UNCAPPED)).message
    lines = [f"The message has {len(message['text'])} characters and {buttons_of(message)} buttons.", ""]
    for measured in (measure_unpaced(message), measure_paced(message), measure_replies(), measure_starts()):
        found = await measured
        print("\n".join(found), flush=True)
        lines += found
    write_section("delivery", "make bench", lines)


async def measure_unpaced(message: dict[str, Any]) -> list[str]:
    """Medians of several rounds, in each of which all take their turn."""
    costs: dict[str, list[Cost]] = {one.name: [] for one in UNPACED}
    for _ in range(ROUNDS):
        for one in UNPACED:
            costs[one.name].append(await Contest(READERS, message).run(one))
    loop_speed = median(costs[LOOP.name], "a_second")
    loop_work = median(costs[LOOP.name], "processor_a_thousand")
    rows = [
        (
            name,
            f"{median(found, 'a_second'):,.0f}",
            f"{median(found, 'a_second') / loop_speed:.2f}",
            f"{median(found, 'processor_a_thousand'):.2f}",
            f"{median(found, 'processor_a_thousand') / loop_work:.2f}",
            f"{median(found, 'memory'):.0f}",
            *(sum(getattr(one, what) for one in found) for what in ("refused", "lost", "repeated")),
        )
        for name, found in costs.items()
    ]
    return [
        "### Without limits",
        "",
        f"{READERS:,} chats, {ROUNDS} rounds, medians; 429s, lost and repeated are those of all rounds.",
        "",
        *table(
            (
                "",
                "messages/s",
                "× loop",
                "CPU s per 1,000",
                "× loop",
                "peak MB",
                "429s",
                "lost",
                "repeated",
            ),
            *rows,
        ),
    ]


async def measure_paced(message: dict[str, Any]) -> list[str]:
    """All contenders at once: at this pace they leave the machine mostly idle."""
    runs = {}
    for limits in LIMITS:
        contest = Contest(PACED_READERS, message, limits, asyncio.Barrier(len(PACED)))
        async with asyncio.TaskGroup() as group:
            for one in PACED:
                runs[one.name, limits] = group.create_task(contest.run(one))
    ideal = PACED_READERS / A_SECOND
    rows = []
    for (name, limits), run in runs.items():
        cost = run.result()
        rows.append(
            (
                name,
                limits,
                f"{cost.seconds:.1f}",
                f"{cost.seconds / ideal:.2f}",
                f"{cost.processor_a_thousand:.2f}",
                f"{cost.memory:.0f}",
                cost.refused,
                cost.lost,
                cost.repeated,
            )
        )
    return [
        f"### At Telegram's {A_SECOND} a second",
        "",
        f"{PACED_READERS} chats, all contenders at the same time. Ideal is {ideal:.0f} s.",
        "",
        *table(
            ("", "limits", "seconds", "× ideal", "CPU s per 1,000", "peak MB", "429s", "lost", "repeated"), *rows
        ),
    ]


def median(costs: list[Cost], what: str) -> float:
    return statistics.median(getattr(one, what) for one in costs)


def buttons_of(message: dict[str, Any]) -> int:
    return sum(len(row) for row in message["reply_markup"]["inline_keyboard"])


if __name__ == "__main__":
    asyncio.run(main())
