"""A process that dies soon and often begins to send later and later; one that makes its way does not."""

from schedules.clock import HOUR, MINUTE, SECOND
from schedules.lives import begin_life, make_way
from storage.database import Database
from tests.conftest import FEBRUARY_20, at

NOW = at(FEBRUARY_20, 9)


async def live(database: Database, *, seconds: float, deaths: int, since: int = NOW) -> list[float]:
    """The delays, in seconds, of lives that each end without warning so long after they may send."""
    now, delays = since, []
    for _ in range(deaths):
        delay = await begin_life(database, now)
        delays.append(delay / SECOND)
        now += delay + int(seconds * SECOND)
    return delays


async def test_quick_deaths_delay_sending_by_two_four_eight_and_at_most_sixty_seconds(database: Database) -> None:
    assert await live(database, seconds=5, deaths=9) == [0, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_a_death_while_it_waits_to_send_counts(database: Database) -> None:
    assert await live(database, seconds=-1, deaths=4) == [0, 2, 4, 8]


async def test_who_lives_for_a_minute_is_not_delayed(database: Database) -> None:
    assert await live(database, seconds=60, deaths=3) == [0, 0, 0]


async def test_who_achieves_something_is_not_delayed(database: Database) -> None:
    for _ in range(3):
        assert await begin_life(database, NOW) == 0
        await make_way(database)


async def test_after_long_rest_the_deaths_are_forgotten(database: Database) -> None:
    await live(database, seconds=1, deaths=5)
    assert await live(database, seconds=1, deaths=3, since=NOW + HOUR) == [0, 2, 4]


async def test_a_clock_that_was_put_back_delays_nobody_for_long(database: Database) -> None:
    await live(database, seconds=1, deaths=5)
    assert await begin_life(database, NOW - HOUR) == 0
    assert await begin_life(database, NOW - HOUR + MINUTE) == 0
