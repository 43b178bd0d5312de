"""How fast a message reaches many, side by side with what else there is; each in a process of its own."""

import asyncio
import os
import statistics

from tests.bench.contest import Contender, Cost, Ours, contend
from tests.bench.machine import describe

READERS = int(os.environ.get("READERS", "3000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
WARM_UP = 20
UNCAPPED = Ours("Zholdama, uncapped", None)
UNPACED = (
    UNCAPPED,
    Ours("Zholdama, 1,000 a second", 1000),
    Contender("aiogram in a loop", "tests.bench.contenders.naive"),
    Contender("bare HTTP client", "tests.bench.contenders.bare"),
)


async def main() -> None:
    print(describe())
    message = (await contend(UNCAPPED, WARM_UP, "none", {})).message
    print(f"The message has {len(message['text'])} characters and {buttons_of(message)} buttons.")
    costs: dict[str, list[Cost]] = {one.name: [] for one in UNPACED}
    for _ in range(ROUNDS):
        for one in UNPACED:
            costs[one.name].append(await contend(one, READERS, "none", message))
    for name, found in costs.items():
        print(
            f"{name:26} {median(found, 'a_second'):7.0f}/s {median(found, 'processor_a_thousand'):6.2f} s/1,000 "
            f"{median(found, 'memory'):6.0f} MB  lost {sum(one.lost for one in found)} "
            f"repeated {sum(one.repeated for one in found)} refused {sum(one.refused for one in found)}"
        )


def median(costs: list[Cost], what: str) -> float:
    return statistics.median(getattr(one, what) for one in costs)


def buttons_of(message: dict[str, object]) -> int:
    return sum(len(row) for row in message["reply_markup"]["inline_keyboard"])


if __name__ == "__main__":
    asyncio.run(main())
