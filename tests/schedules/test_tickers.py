"""Tickers go on: neither a tick that fails nor one that hangs stops the next."""

import asyncio

from schedules.clock import HOUR, MovableClock, SystemClock
from schedules.tickers import Ticker, ticking

SOON = 0.01
PATIENCE = 5


class Ticks:
    """Counts ticks and does to each what the test wants."""

    def __init__(self, enough: int = 3) -> None:
        self.count = 0
        self.left = enough
        self.enough = asyncio.Event()

    def note(self) -> None:
        self.count += 1
        if self.count >= self.left:
            self.enough.set()

    async def tick(self) -> None:
        self.note()

    async def fail(self) -> None:
        self.note()
        raise ZeroDivisionError

    async def hang(self) -> None:
        self.note()
        await asyncio.Event().wait()


async def wait_for(ticks: Ticks) -> None:
    async with asyncio.timeout(PATIENCE):
        await ticks.enough.wait()


async def test_the_first_tick_comes_at_once() -> None:
    ticks = Ticks(enough=1)
    async with ticking(Ticker("hourly", 3600, ticks.tick)):
        await wait_for(ticks)
    assert ticks.count == 1


async def test_ticks_come_again_and_again() -> None:
    ticks = Ticks()
    async with ticking(Ticker("often", SOON, ticks.tick)):
        await wait_for(ticks)


async def test_a_failing_tick_does_not_stop_the_next() -> None:
    ticks = Ticks()
    async with ticking(Ticker("failing", SOON, ticks.fail)):
        await wait_for(ticks)


async def test_a_hanging_tick_is_ended_and_the_next_one_comes() -> None:
    ticks = Ticks()
    async with ticking(Ticker("hanging", SOON, ticks.hang, timeout=SOON)):
        await wait_for(ticks)


async def test_one_ticker_does_not_wait_for_another() -> None:
    hanging, ticks = Ticks(enough=1), Ticks()
    async with ticking(Ticker("hanging", SOON, hanging.hang), Ticker("often", SOON, ticks.tick)):
        await wait_for(hanging)
        await wait_for(ticks)
    assert hanging.count == 1


async def test_when_the_block_ends_nothing_ticks_any_more() -> None:
    ticks, hanging = Ticks(enough=1), Ticks(enough=1)
    before = asyncio.all_tasks()
    async with ticking(Ticker("often", SOON, ticks.tick), Ticker("hanging", SOON, hanging.hang)):
        await wait_for(ticks)
        await wait_for(hanging)
    counted = ticks.count
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(asyncio.all_tasks() - before), return_exceptions=True)
    assert ticks.count == counted


async def test_a_clock_that_is_moved_stops_no_ticker() -> None:
    """Put back, the library would not tick before the clock is where it was."""
    ticks, clock = Ticks(enough=1), MovableClock(SystemClock().now(), runs=True)
    async with ticking(Ticker("hourly", 3600, ticks.tick), clock=clock, look_every=SOON):
        for hours in (-1, 1, -24, 24):
            await wait_for(ticks)
            ticks.enough.clear()
            clock.move_to(clock.now() + hours * HOUR)
        await wait_for(ticks)
    assert ticks.count == 5


async def test_a_tick_that_runs_at_the_end_is_waited_for() -> None:
    """Its database is closed next: what it does there is over by then."""
    begun, steps = asyncio.Event(), []

    async def tick() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            steps.append("cleaned up")

    async with ticking(Ticker("slow", 1, tick)):
        await begun.wait()
    assert steps == ["cleaned up"]
