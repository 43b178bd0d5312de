"""Which part of the calendar is asked for: a month, a day gone by, what has changed; of one sport or all.

A day without a year is the last such day; a month without one is the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.parsing.dates import DateRange, read_dates
from handlers.parsing.folding import fold
from handlers.parsing.sports import Unknown, match_sports
from storage.models import Sport

LONGEST = 100  # characters
YEAR = timedelta(days=365)
YEARS_BACK = (1, 4, 8)  # within which every day has been, the 29th of February too
DAYS_AGO = {"сегодня": 0, "бүгін": 0, "today": 0, "вчера": 1, "кеше": 1, "yesterday": 1}
CHANGES = (
    *("changes", "change", "what changed", "history", "news"),
    *("изменения", "изменение", "перемены", "что изменилось", "что менялось", "история"),
    *("өзгерістер", "өзгеріс", "не өзгерді", "тарихы", "тарих"),
)
CHANGE_WORDS = frozenset(map(fold, CHANGES))


@dataclass(frozen=True, slots=True)
class Asked:
    """`sport`: the code of the one named; empty: all."""

    sport: str


@dataclass(frozen=True, slots=True)
class AskedMonth(Asked):
    month: date  # its first day


@dataclass(frozen=True, slots=True)
class AskedDay(Asked):
    day: date


@dataclass(frozen=True, slots=True)
class AskedChanges(Asked):
    pass


@dataclass(frozen=True, slots=True)
class SeveralDays:
    """A range where one day is needed."""


@dataclass(frozen=True, slots=True)
class NotADay:
    """Numbers that are no day of any calendar."""


@dataclass(frozen=True, slots=True)
class UnknownSports:
    unknown: tuple[Unknown, ...]


def read_calendar(
    text: str, sports: Sequence[Sport], today: date
) -> Asked | SeveralDays | NotADay | UnknownSports:
    """What follows /calendar; `today` is the reader's."""
    words = text[:LONGEST].split()
    for said, rest in splits(words):
        if fold(said) in CHANGE_WORDS and (named := sport_of(rest, sports)) is not None:
            return AskedChanges(named)
    for said, rest in splits(words):
        days = day_in(said, today)
        if days is not None and (named := sport_of(rest, sports)) is not None:
            return AskedDay(named, days.start) if days.start == days.end else SeveralDays()
    for said, rest in splits(words):
        month = month_in(said, today)
        if month is not None and (named := sport_of(rest, sports)) is not None:
            return AskedMonth(named, month)
    match = match_sports(text, sports)
    if match.unknown:
        has_number = any(letter.isdigit() for one in match.unknown for letter in one.text)
        return NotADay() if has_number else UnknownSports(match.unknown)
    return AskedMonth(match.found[0].code if match.found else "", today.replace(day=1))


def splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every way to take some words from the beginning or the end, the most first; and what is left."""
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]), " ".join(words[count:])
        yield " ".join(words[-count:]), " ".join(words[:-count])


def sport_of(text: str, sports: Sequence[Sport]) -> str | None:
    """The code of the one sport named; empty where none is; None where that is not clear."""
    if not text:
        return ""
    match = match_sports(text, sports)
    return match.found[0].code if len(match.found) == 1 and not match.unknown else None


def day_in(text: str, today: date) -> DateRange | None:
    """The days a text names; those without a year as they were last."""
    ago = DAYS_AGO.get(text.casefold())
    if ago is not None:
        return DateRange(today - timedelta(days=ago), today - timedelta(days=ago))
    found = None
    for years in YEARS_BACK:
        found = read_dates(text, today - years * YEAR)
        if found is None or found.start <= today:
            return found
    return found


def month_in(text: str, today: date) -> date | None:
    """The first day of a month that is named."""
    found = read_dates(f"1 {text}", today.replace(day=1))
    return found.start if found and found.start == found.end and found.start.day == 1 else None
