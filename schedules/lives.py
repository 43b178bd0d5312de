"""How the lives of the process end: who dies soon and often begins to send later and later.

What was in flight at a death is said again in the next life. A life that wrote down what became of anything it
sent, lived for a minute or ended in order has made its way; the others are counted, and each makes the next
begin later, so that a process that dies in a loop does not say one message over and over. Only sending waits.
"""

from collections.abc import Awaitable, Callable

from schedules.clock import MINUTE, SECOND
from schedules.memory import recall, remember
from storage.database import Database

LIFE = "life"
LONGEST_DELAY = 60 * SECOND


async def begin_life(database: Database, now: int) -> int:
    """Milliseconds before this life may send: 0, 2 s, 4 s, 8 s … 60 s."""
    died, _, sent_from = (await recall(database, LIFE) or "0 0").partition(" ")
    # It may have died while it waited. A clock that was put back by more tells nothing of how long a life was.
    soon = -LONGEST_DELAY <= now - int(sent_from) < MINUTE
    deaths = int(died) if soon else 0
    delay = min(LONGEST_DELAY, SECOND << min(deaths, 6)) if deaths else 0
    await remember(database, LIFE, f"{deaths + 1} {now + delay}")
    return delay


async def end_life(database: Database, stop: Callable[[], Awaitable[None]]) -> None:
    """End in order. `stop`: cancels whoever may write; they are stopped while nobody does.

    A transaction that is cut off leaves the file locked until all trace of it is gone, and there is one writing
    connection: while we hold it nobody is within a transaction.
    """
    async with database.write():
        await stop()
    await make_way(database)


async def make_way(database: Database) -> None:
    """This life has achieved something, or ends in order: its end delays nobody."""
    await remember(database, LIFE, "0 0")
