"""Days and hours in somebody's zone, also where clocks change."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schedules.clock import (
    HOUR,
    MINUTE,
    SECOND,
    MovableClock,
    SystemClock,
    after_quiet_hours,
    instant_of,
    is_quiet,
    local,
    local_day,
    local_minutes,
)
from storage.zones import zone
from tests.conftest import ALMATY, FEBRUARY_20, at

NIGHT = (23 * 60, 8 * 60)
ZONES = some.sampled_from([ALMATY, "Europe/Berlin", "Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu"])
INSTANTS = some.integers(at(date(2019, 1, 1), 0), at(date(2029, 1, 1), 0))
MINUTES = some.integers(0, 24 * 60 - 1)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp() * SECOND)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2020, 2, 20), 6), (date(2024, 2, 29), 6), (date(2024, 3, 1), 5), (date(2028, 7, 14), 5)],
    ids=["article", "last day of +6", "first day of +5", "Los Angeles"],
)
def test_almaty_is_five_hours_ahead_since_march_2024(day: date, hours: int) -> None:
    assert at(day, 9) == utc(day.year, day.month, day.day, 9 - hours)


@pytest.mark.parametrize(
    ("name", "day", "minutes"),
    [
        ("Pacific/Kiritimati", date(2020, 2, 21), 13 * 60 + 30),
        ("Asia/Almaty", date(2020, 2, 21), 5 * 60 + 30),
        ("Asia/Kathmandu", date(2020, 2, 21), 5 * 60 + 15),
        ("UTC", date(2020, 2, 20), 23 * 60 + 30),
        ("America/Los_Angeles", date(2020, 2, 20), 15 * 60 + 30),
        ("Pacific/Pago_Pago", date(2020, 2, 20), 12 * 60 + 30),
    ],
)
def test_one_instant_is_another_day_elsewhere(name: str, day: date, minutes: int) -> None:
    instant = utc(2020, 2, 20, 23, 30)
    assert (local_day(instant, name), local_minutes(instant, name)) == (day, minutes)


@pytest.mark.parametrize(
    ("day", "minutes", "expected"),
    [
        (date(2020, 3, 29), 2 * 60 + 30, utc(2020, 3, 29, 1, 30)),
        (date(2020, 3, 29), 9 * 60, utc(2020, 3, 29, 7)),
        (date(2020, 3, 28), 9 * 60, utc(2020, 3, 28, 8)),
        (date(2020, 10, 25), 2 * 60 + 30, utc(2020, 10, 25, 0, 30)),
        (date(2020, 10, 25), 9 * 60, utc(2020, 10, 25, 8)),
    ],
    ids=["spring_skip_hour", "after_spring", "before_spring", "autumn_hour_comes_first", "after_autumn"],
)
def test_a_wall_clock_where_clocks_change(day: date, minutes: int, expected: int) -> None:
    """Berlin: a time that is skipped is read as if clocks had not changed, one that comes twice as the first."""
    assert instant_of(day, minutes, "Europe/Berlin") == expected


@pytest.mark.parametrize(
    ("minutes", "quiet_from", "quiet_to", "quiet"),
    [
        (22 * 60 + 59, *NIGHT, False),
        (23 * 60, *NIGHT, True),
        (0, *NIGHT, True),
        (7 * 60 + 59, *NIGHT, True),
        (8 * 60, *NIGHT, False),
        (12 * 60, *NIGHT, False),
        (13 * 60, 13 * 60, 15 * 60, True),
        (15 * 60, 13 * 60, 15 * 60, False),
        (12 * 60, 13 * 60, 15 * 60, False),
        (0, 0, 0, False),
        (600, 600, 600, False),
    ],
    ids=[
        "before the night",
        "the night begins",
        "midnight",
        "its last minute",
        "the night is over",
        "noon",
        "siesta begins",
        "siesta is over",
        "before siesta",
        "none at midnight",
        "none",
    ],
)
def test_quiet_hours(minutes: int, quiet_from: int, quiet_to: int, quiet: bool) -> None:
    assert is_quiet(minutes, quiet_from, quiet_to) is quiet


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (at(FEBRUARY_20, 12), at(FEBRUARY_20, 12)),
        (at(FEBRUARY_20, 22, 59), at(FEBRUARY_20, 22, 59)),
        (at(FEBRUARY_20, 23), at(date(2020, 2, 21), 8)),
        (at(date(2020, 2, 21), 0), at(date(2020, 2, 21), 8)),
        (at(date(2020, 2, 21), 7, 59), at(date(2020, 2, 21), 8)),
        (at(date(2020, 2, 21), 8), at(date(2020, 2, 21), 8)),
        (at(date(2024, 2, 29), 23, 30), at(date(2024, 3, 1), 8)),
    ],
    ids=["noon", "just before", "evening", "midnight", "last minute", "over", "the clocks go back"],
)
def test_what_falls_into_the_night_waits_for_its_end(now: int, end: int) -> None:
    assert after_quiet_hours(now, ALMATY, *NIGHT) == end


def test_quiet_hours_by_day_end_on_the_same_day() -> None:
    assert after_quiet_hours(at(FEBRUARY_20, 14), ALMATY, 13 * 60, 15 * 60) == at(FEBRUARY_20, 15)


@given(now=INSTANTS, name=ZONES, quiet_from=MINUTES, quiet_to=MINUTES)
def test_quiet_hours_hold_nothing_back_into_the_past_nor_for_more_than_a_day(
    now: int, name: str, quiet_from: int, quiet_to: int
) -> None:
    end = after_quiet_hours(now, name, quiet_from, quiet_to)
    assert now <= end <= now + 25 * HOUR
    if not is_quiet(local_minutes(now, name), quiet_from, quiet_to):
        assert end == now


@given(now=INSTANTS, name=ZONES)
def test_day_and_minutes_give_the_instant_back(now: int, name: str) -> None:
    """To the minute; but for the hour that comes twice, which is given as its first passing."""
    minute = now - now % MINUTE
    back = instant_of(local_day(minute, name), local_minutes(minute, name), name)
    assert back == minute or (back == minute - HOUR and local(minute, name).fold == 1)


def test_a_name_that_is_no_zone_is_refused() -> None:
    with pytest.raises(KeyError):
        zone("Asia/Zholdama")


def test_the_standing_clock_stands_until_it_is_moved() -> None:
    clock = MovableClock(5)
    assert (clock.now(), clock.now()) == (5, 5)
    clock.move_to(7)
    assert clock.now() == 7


def test_the_running_clock_runs_from_where_it_was_put() -> None:
    clock = MovableClock(0, runs=True)
    begun = time.monotonic()
    assert 0 <= clock.now() <= (time.monotonic() - begun + 1) * SECOND
    clock.move_to(at(FEBRUARY_20, 9))
    assert at(FEBRUARY_20, 9) <= clock.now() < at(FEBRUARY_20, 9, 1)


def test_the_systems_clock_tells_milliseconds() -> None:
    assert abs(SystemClock().now() - datetime.now(UTC).timestamp() * SECOND) < 10 * SECOND  # noqa: TID251 (compared)
