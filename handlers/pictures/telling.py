"""From what is known to what is drawn: which days, numbers and words the picture of the race shows.

What is drawn is decided here; where it stands on the paper is decided by the drawing.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from babel import Locale

from handlers.pictures.race import Line, Race
from handlers.texts import say_plain
from handlers.texts.dates import day
from storage.models import Games, Tournament
from storage.race import Pace, Past, Standing
from storage.tournaments import listed_day

LEAST = timedelta(days=120)  # a shorter time is no race
MOST_TICKS = 7
MONTHS_A_TICK = (1, 2, 3, 4, 6, 12)


def race_of(
    steps: Sequence[tuple[date, int]],
    games: Games,
    previous: str,
    standing: Standing,
    ahead: Iterable[Tournament],
    language: str,
    today: date,
) -> Race:
    """`steps`: the total from each day on; `previous`: the name of the Games before; `ahead`: what comes."""
    pace = standing.pace
    total = steps[-1][1] if steps else 0
    coming = tuple(sorted(max(today, listed_day(one) or today) for one in ahead))
    first = min([today - LEAST, *(on for on, _ in steps[:1])])
    opening = games.opening_on if games.opening_on and games.opening_on >= first else None
    last = max([today, *coming[-1:], *([opening] if opening else []), first + LEAST])
    return Race(
        total=total,
        unit=say_plain(language, "picture-unit", places=total),
        games=games.names.in_language(language),
        lines=tuple(lines_of(total, games, pace, language, today)),
        steps=tuple(steps),
        today=today,
        first=first,
        last=last,
        ticks=tuple(ticks_of(first, last, language)),
        target=games.target,
        target_label=say_plain(language, "picture-target", target=games.target) if games.target else "",
        previous=games.previous_licences,
        previous_label=f"{previous}: {games.previous_licences}" if games.previous_licences else "",
        pasts=tuple(
            Line(
                f"{past.games.in_language(language)}:",
                within(past, first, last),
                past.whole,
            )
            for past in standing.pasts
            if within(past, first, last)
        ),
        coming=coming,
        coming_label=say_plain(language, "picture-coming", count=len(coming)) if coming else "",
        opening=opening,
        opening_label=say_plain(language, "picture-opening") if opening else "",
        footer=say_plain(language, "picture-footer"),
    )


def within(past: Past, first: date, last: date) -> tuple[tuple[date, int], ...]:
    """The counts of these days; of a whole cycle also what it had at the first one."""
    before = [count for on, count in past.counts if on < first]
    shown = tuple((on, count) for on, count in past.counts if first <= on <= last)
    return ((first, before[-1]), *shown) if past.whole and before else shown


def lines_of(total: int, games: Games, pace: Pace, language: str, today: date) -> list[str]:
    """«на 20 февраля 2020», «осталось 61 · нужно 14 в месяц»."""
    lines = [say_plain(language, "picture-on", date=day(today, language))]
    if games.target is None:
        lines.append(say_plain(language, "picture-no-target"))
    elif total >= games.target:
        lines.append(say_plain(language, "picture-reached", target=games.target))
    elif games.opening_on is not None and games.opening_on <= today:
        lines.append(say_plain(language, "picture-missed", target=games.target, lacking=games.target - total))
    elif pace.needed is None:
        lines.append(say_plain(language, "picture-left", left=games.target - total))
    else:
        lines.append(say_plain(language, "picture-left-needed", left=games.target - total, needed=pace.needed))
    return lines


def ticks_of(first: date, last: date, language: str) -> list[tuple[date, str]]:
    """First days of months, with the year where it begins; no more than fit."""
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    apart = next(
        (apart for apart in MONTHS_A_TICK if sum((on.month - 1) % apart == 0 for on in months) <= MOST_TICKS),
        MONTHS_A_TICK[-1],
    )
    shown = [on for on in months if (on.month - 1) % apart == 0]
    names = Locale(language).months["stand-alone"]["abbreviated"]
    ticks: list[tuple[date, str]] = []
    for on in shown:
        new_year = not ticks or on.year != ticks[-1][0].year
        ticks.append((on, names[on.month].rstrip(".") + "\n" + (str(on.year) if new_year else " ")))
    return ticks
