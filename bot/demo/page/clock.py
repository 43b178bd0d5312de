"""The demo's clock as the page reads and moves it: forwards only, for what was told cannot be untold."""

from datetime import date, datetime
from typing import Any, Protocol

from babel.dates import format_date, get_timezone_location

from bot.demo.page.refusals import Backwards, BadInput
from schedules.clock import instant_of, local

LAST_YEAR = 2099


class DemoClock(Protocol):
    """What the page needs of a clock; schedules.clock.MovableClock is one."""

    def now(self) -> int:
        """Milliseconds UTC."""

    def move_to(self, at: int) -> None: ...


def shown_clock(at: int, zone: str) -> dict[str, Any]:
    """{"now": ms UTC, "zone", "wall": "2020-02-20T12:00:00", "shown": "20 февраля 2020, 12:00 (Алматы)"}"""
    there = local(at, zone)
    city = get_timezone_location(zone, locale="ru", return_city=True)
    return {
        "now": at,
        "zone": zone,
        "wall": there.replace(tzinfo=None).isoformat(timespec="seconds"),
        "shown": f"{format_date(there.date(), 'd MMMM y', locale='ru')}, {there:%H:%M} ({city})",
    }


def move(clock: DemoClock, wish: dict[str, Any], zone: str) -> None:
    """Move the clock {"to": ms UTC}, {"by": ms} or to the {"wall": "2020-03-02T09:00"} of the zone.

    Raises BadInput, or Backwards.
    """
    now = clock.now()
    at = _wanted(wish, now, zone)
    if at < now:
        raise Backwards(f"The demo's clock only moves forwards: it is already {shown_clock(now, zone)['shown']}.")
    if at >= instant_of(date(LAST_YEAR + 1, 1, 1), 0, zone):
        raise BadInput(f"The demo's calendar ends with the year {LAST_YEAR}.")
    clock.move_to(at)


def _wanted(wish: dict[str, Any], now: int, zone: str) -> int:
    match wish:
        case {"to": int(at), **other} if not other and not isinstance(at, bool):
            return at
        case {"by": int(passed), **other} if not other and not isinstance(passed, bool):
            return now + passed
        case {"wall": str(wall), **other} if not other:
            return _instant(wall, zone)
    raise BadInput('Say where to move the clock: {"to": ms UTC}, {"by": ms} or {"wall": "2020-03-02T09:00"}.')


def _instant(wall: str, zone: str) -> int:
    try:
        there = datetime.fromisoformat(wall)
    except ValueError:
        raise BadInput("Write the time as 2020-03-02T09:00.") from None
    if there.tzinfo is not None:
        raise BadInput(f"Write the time without a zone: it is read as time in {zone}.")
    return instant_of(there.date(), there.hour * 60 + there.minute, zone)
