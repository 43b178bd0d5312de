"""The one file that knows APScheduler: a handful of interval tickers, and nothing that must be remembered.

The truth is in the tables. A tick that is lost costs seconds, so the scheduler keeps no jobs of its own, never
skips a late one, and each tick has a timeout of its own: a hung job would stay blocked under its id for ever.
The library reads the system's clock: put back by an hour it would not tick for that hour, so steps are watched for
on the clock that never steps, and all tickers tick when there was one.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from schedules.clock import SECOND, Clock, StepWatch, SystemClock, local

log = structlog.get_logger(__name__)

STEPS_LOOKED_FOR_EVERY = 5.0  # seconds
STEP = 5 * SECOND


@dataclass(frozen=True, slots=True)
class Ticker:
    name: str
    seconds: float
    tick: Callable[[], Awaitable[None]]
    timeout: float = 60


@asynccontextmanager
async def ticking(
    *tickers: Ticker, clock: Clock | None = None, look_every: float = STEPS_LOOKED_FOR_EVERY
) -> AsyncIterator[None]:
    """Tick while the block runs, each at once and then at its interval; what runs at the end is waited for.

    It is told to stop, but a tick still reads or writes the database, which its caller is about to close.
    `clock`: the system's, but for tests.
    """
    clock = clock or SystemClock()
    running: set[asyncio.Task[None]] = set()

    async def tick_and_tell(ticker: Ticker) -> None:
        task = asyncio.current_task()
        if task is not None:
            running.add(task)
            task.add_done_callback(running.discard)
        await tick_once(ticker)

    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    for ticker in tickers:
        scheduler.add_job(
            tick_and_tell,
            "interval",
            args=[ticker],
            id=ticker.name,
            seconds=ticker.seconds,
            next_run_time=local(clock.now(), "UTC"),
        )
    scheduler.start()
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(tick_at_steps(scheduler, clock, look_every), name="clock steps")
        try:
            yield
        finally:
            watching.cancel()
            scheduler.shutdown(wait=False)
            if running:
                await asyncio.wait(running)


async def tick_at_steps(scheduler: AsyncIOScheduler, clock: Clock, look_every: float) -> None:
    """Whenever the clock was moved every ticker ticks at once, and goes on from there."""
    watch = StepWatch(clock)
    while True:
        await asyncio.sleep(look_every)
        step = watch.step()
        if abs(step) >= STEP:
            log.warning("the clock was moved", seconds=step / SECOND)
            for job in scheduler.get_jobs():
                job.modify(next_run_time=local(clock.now(), "UTC"))


async def tick_once(ticker: Ticker) -> None:
    """A tick that fails is logged and the next one comes; the kind of the error is enough to find it."""
    try:
        async with asyncio.timeout(ticker.timeout):
            await ticker.tick()
    except asyncio.CancelledError:
        # The scheduler ends; it would call that a failure of the job.
        return
    except Exception:
        log.exception("a tick failed", ticker=ticker.name)
