"""The only reader of the clock, and the arithmetic of days and hours in somebody's zone."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from storage.zones import zone

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
DAY_MINUTES = 24 * 60


class Clock(Protocol):
    def now(self) -> int:
        """Milliseconds UTC."""


class SystemClock:
    def now(self) -> int:
        return int(time.time() * SECOND)  # noqa: TID251 (the one place)


class MovableClock:
    """A clock that stands where it was put, or runs on from there: for the demo and the tests."""

    def __init__(self, at: int, *, runs: bool = False) -> None:
        self._at = at
        self._runs = runs
        self._since = time.monotonic()

    def now(self) -> int:
        passed = time.monotonic() - self._since if self._runs else 0.0
        return self._at + int(passed * SECOND)

    def move_to(self, at: int) -> None:
        self._at = at
        self._since = time.monotonic()


class StepWatch:
    """Notices when a clock was moved: it goes otherwise than the time that never steps."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = self._measure()

    def step(self) -> int:
        """Milliseconds by which the clock was put forward (back: negative) since the last look."""
        before, self._ahead = self._ahead, self._measure()
        return self._ahead - before

    def _measure(self) -> int:
        return self._clock.now() - int(time.monotonic() * SECOND)


def local(at: int, zone_name: str) -> datetime:
    return datetime.fromtimestamp(at / SECOND, tz=UTC).astimezone(zone(zone_name))


def local_day(at: int, zone_name: str) -> date:
    return local(at, zone_name).date()


def local_minutes(at: int, zone_name: str) -> int:
    """Minutes after midnight."""
    there = local(at, zone_name)
    return there.hour * 60 + there.minute


def instant_of(day: date, minutes: int, zone_name: str) -> int:
    """The instant of a wall clock time; a time the clocks skip is read as if they had not yet changed."""
    there = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=zone(zone_name))
    return int(there.timestamp() * SECOND)


def is_quiet(minutes: int, quiet_from: int, quiet_to: int) -> bool:
    """Whether `minutes` lies in the quiet hours, which may pass midnight; equal ends mean none."""
    if quiet_from <= quiet_to:
        return quiet_from <= minutes < quiet_to
    return minutes >= quiet_from or minutes < quiet_to


def after_quiet_hours(at: int, zone_name: str, quiet_from: int, quiet_to: int) -> int:
    """`at`, or the end of the quiet hours it falls into."""
    there = local(at, zone_name)
    minutes = there.hour * 60 + there.minute
    if not is_quiet(minutes, quiet_from, quiet_to):
        return at
    day = there.date() if minutes < quiet_to else there.date() + timedelta(days=1)
    # Where the clocks go back this hour comes twice, and its first passing is over.
    return max(at, instant_of(day, quiet_to, zone_name))
