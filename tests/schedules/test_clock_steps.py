"""A clock that steps an hour or a day, either way: each reminder is told, and once."""

from collections import Counter
from datetime import date
from itertools import product

import pytest

from schedules.clock import DAY, HOUR, MINUTE, MovableClock, StepWatch
from schedules.morning import Mornings
from schedules.outbox import Later, Result, Sent, heed_step_back, settle
from storage.database import Database
from storage.tables import morning_retries
from tests.conftest import FEBRUARY_20, at
from tests.people import all_of, subscriber

MARCH_2 = date(2020, 3, 2)
DAYS = [date(2020, 2, 25), *(date(2020, 3, number) for number in (1, 2, 3, 4))]
# When the clock is wrong, counted from nine on 2 March, when Amman is told to start tomorrow; and by how much.
MOMENTS = {"long before": -5 * HOUR, "just before": -MINUTE, "just after": MINUTE, "long after": 5 * HOUR}
STEPS = {"an hour ahead": HOUR, "an hour behind": -HOUR, "a day ahead": DAY, "a day behind": -DAY}


async def look(database: Database, now: int, told: Counter[tuple[str, int]]) -> None:
    """As delivery looks each second; `told`: by tournament and its first day."""
    for morning in await Mornings(database, "TOKYO2020").find(now, 10, []):
        for one in morning.reminders:
            told[one.tournament.slug, one.days] += 1
        await settle(database, [Result(morning.chat.id, morning.day, (), Sent(1))], now, [])


async def live(database: Database, wrong: dict[int, int]) -> Counter[tuple[str, int]]:
    """Looks four times a day, and around the step; at the instants of `wrong` the clock is off."""
    told: Counter[tuple[str, int]] = Counter()
    instants = {at(day, hour) for day, hour in product(DAYS, (0, 9, 12, 18))} | set(wrong)
    for instant in sorted(instants):
        await look(database, instant + wrong.get(instant, 0), told)
    return told


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
async def test_every_lead_is_told_once_although_the_clock_was_wrong_for_two_minutes(
    database: Database, step: int, moment: int
) -> None:
    await subscriber(database, 1, at(FEBRUARY_20, 12), ["BOX"], quiet_from=0, quiet_to=0)
    since = at(MARCH_2, 9) + moment
    told = await live(database, {since + minutes * MINUTE: step for minutes in range(3)})
    amman = Counter(days for (slug, days), count in told.items() for _ in range(count) if "asia-oceania" in slug)
    assert max(amman.values()) == 1
    # Put ahead over a morning, two days come as one message, like days that were missed.
    assert sum(amman.values()) == (2 if (step, moment) == (DAY, -MINUTE) else 3)


async def test_who_waits_for_another_try_does_not_wait_longer_because_the_clock_is_put_back(
    database: Database,
) -> None:
    chat = await subscriber(database, 1, at(FEBRUARY_20, 12))
    ahead = at(MARCH_2, 10)
    await settle(database, [Result(chat.id, MARCH_2, (), Later("500"))], ahead, [])
    await heed_step_back(database, HOUR)
    ((not_before,),) = await all_of(database, morning_retries, "not_before")
    assert 0 < int(str(not_before)) - (ahead - HOUR) <= 2_000


def test_a_step_is_told_from_time_that_passes() -> None:
    clock = MovableClock(0, runs=True)
    watch = StepWatch(clock)
    steps = []
    for by in (HOUR, -HOUR, DAY, -DAY, 0):
        clock.move_to(clock.now() + by)
        steps.append(round(watch.step() / MINUTE) * MINUTE)
    assert steps == [HOUR, -HOUR, DAY, -DAY, 0]
