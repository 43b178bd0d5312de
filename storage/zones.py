"""Time zones, from the pinned tzdata package: Kazakhstan changed its clocks in 2024, and machines forget."""

import zoneinfo
from functools import cache

zoneinfo.reset_tzpath(to=())


@cache
def zone(name: str) -> zoneinfo.ZoneInfo:
    """Raise zoneinfo.ZoneInfoNotFoundError for a name that is none."""
    return zoneinfo.ZoneInfo(name)
