"""Large numbers and spans of time in words."""

import math

from handlers.texts import say

MINUTE = 60
HOUR = 60 * MINUTE
NARROW = "\u202f"  # a narrow space that does not break


def grouped(number: int) -> str:
    """«12 500»: by thousands, the same in all three languages."""
    return f"{number:,}".replace(",", NARROW)


def duration(seconds: float, language: str) -> str:
    """«40 с», «1 мин 40 с», «9 ч 16 мин»; never less than a second."""
    whole = max(1, math.ceil(seconds))
    if whole < MINUTE:
        return say(language, "duration-seconds", seconds=whole)
    if whole < HOUR:
        minutes, left = divmod(whole, MINUTE)
        key = "duration-minutes-seconds" if left else "duration-minutes"
        return say(language, key, minutes=minutes, **{"seconds": left} if left else {})
    hours, minutes = divmod(math.ceil(whole / MINUTE), MINUTE)
    key = "duration-hours-minutes" if minutes else "duration-hours"
    return say(language, key, hours=hours, **{"minutes": minutes} if minutes else {})
