"""Read days as people write them: «3–11 марта 2020», «2020 ж. 3–11 наурыз», "March 3-11, 2020", 3.03–11.03.2020.

One day or a range from one day to another. What is missing on one side of the dash is taken from the other;
without a year it is the next such day. What cannot be a tournament's days is not read at all.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import product

from handlers.parsing.folding import clean

LONGEST_TEXT = 100
LONGEST = timedelta(days=400)
OVER_NEW_YEAR = timedelta(days=60)  # how long a range may be whose second year nobody wrote
YEARS = range(1900, 2200)
NEXT_LEAP = 8  # years within which every day of a calendar comes


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STEMS = (
    ("январ", "қаңтар", "кантар"),
    ("феврал", "ақпан", "акпан"),
    ("март", "наурыз"),
    ("апрел", "сәуір", "сауир"),
    ("ма", "мамыр"),
    ("июн", "маусым"),
    ("июл", "шілде", "шилде"),
    ("август", "тамыз"),
    ("сентябр", "қыркүйек", "қыркүйег", "кыркуйек", "кыркуйег"),
    ("октябр", "қазан", "казан"),
    ("ноябр", "қараша", "караша"),
    ("декабр", "желтоқсан", "желтоксан"),
)
_WHOLE = {
    name: number
    for number, names in enumerate(
        (
            "january jan янв қаң",
            "february feb фев февр ақп",
            "march mar мар нау",
            "april apr апр сәу",
            "may мам",
            "june jun июн мау",
            "july jul июл шіл",
            "august aug авг там",
            "september sep sept сен сент қыр",
            "october oct окт қаз",
            "november nov ноя нояб қар",
            "december dec дек жел",
        ),
        start=1,
    )
    for name in names.split()
}
# Russian cases, then Kazakh ones.
_ENDINGS = _words(
    "а я ь е у ю й ем ём ом "
    "да де та те дың дің тың тің ның нің ға ге қа ке га ка ы і сы сі ына іне ында інде айы айының"
) | {""}
_FROM = _words("дан ден тан тен нан нен ынан інен")  # Kazakh «from» ends a first day without any dash
_TO = _words("- по до to until till through мен")
_NOISE = _words(
    "г гг год года году ж жж жыл жылы жылғы жылдың the of on "
    "с со from between дейін күні күнінен күндері бастап аралығында"
)
_SPLIT = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))"
    r"|(?P<dots>(?<![0-9])[0-9]{1,2}\.[0-9]{1,2}(?:\.(?:[0-9]{4}|[0-9]{2}))?(?![0-9]))"
    r"|(?P<number>[0-9]+)(?P<tail>-?[^\W\d_]{1,4}(?![^\W\d_]))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>-)"
    r"|(?P<nothing>[\s.,]+)"
    r"|(?P<else>.)"
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_ORDINAL = _words("st nd rd th го е ье ое й ы і сы сі ына іне ында інде не на")


@dataclass(frozen=True, slots=True)
class DateRange:
    """Both days belong to it."""

    start: date
    end: date


class _Mark(Enum):
    TO = "to"


@dataclass(frozen=True, slots=True)
class _Part:
    """What one side of the dash says of its day."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def joined(self, other: "_Part") -> "_Part | None":
        """Both together; None where they say the same thing twice."""
        for name in ("day", "month", "year"):
            if getattr(self, name) is not None and getattr(other, name) is not None:
                return None
        return _Part(self.day or other.day, self.month or other.month, self.year or other.year)

    def filled(self, other: "_Part") -> "_Part":
        """With month and year of the other where it has none."""
        return replace(self, month=self.month or other.month, year=self.year or other.year)


def read_dates(text: str, today: date) -> DateRange | None:
    """The days a text names; None where it names none, or something that cannot be.

    Without a year they are the next such days that are not over on `today`.
    """
    if len(text) > LONGEST_TEXT:
        return None
    folded = clean(unicodedata.normalize("NFKC", text)).casefold().translate(_DASHES)
    sides: list[_Part] = [_Part()]
    for found in _understood(folded):
        if found is None:
            return None
        if isinstance(found, _Mark):
            sides.append(_Part())
            continue
        joined = sides[-1].joined(found)
        if joined is None:
            return None
        sides[-1] = joined
    if len(sides) == 1:
        return _between(sides[0], sides[0], today)
    if sides[-1] == _Part():  # «3 наурыздан бастап»
        sides.pop()
        return _between(sides[0], sides[0], today) if len(sides) == 1 else None
    return _between(sides[0], sides[1], today) if len(sides) == 2 else None


def _understood(text: str) -> Iterator[_Part | _Mark | None]:
    """The parts of a text in their order; None for what says nothing of days."""
    for match in _SPLIT.finditer(text):
        if match["nothing"]:
            continue
        if match["iso"]:
            year, month, day = (int(number) for number in match["iso"].split("-"))
            yield _Part(day, month, year)
        elif match["dots"]:
            numbers = [int(number) for number in match["dots"].split(".")]
            year = numbers[2] if len(numbers) == 3 else 0
            yield _Part(numbers[0], numbers[1], (year + 2000 if year < 100 else year) if year else None)
        elif match["number"]:
            yield from _number(match["number"], (match["tail"] or "").removeprefix("-"))
        elif match["dash"] or match["word"] in _TO:
            yield _Mark.TO
        elif match["word"] not in _NOISE:
            yield from _month(match["word"] or "")


def _number(digits: str, tail: str) -> Iterator[_Part | _Mark | None]:
    """A day or a year, with what people hang on it: 3-го, 3rd, 3-інен, 2020г, 3марта."""
    number = int(digits) if len(digits) <= 4 else 0
    if len(digits) == 4 and number in YEARS:
        yield _Part(year=number)
    elif 1 <= number <= 31 and len(digits) <= 2:
        yield _Part(day=number)
    else:
        yield None
    if tail in _FROM or tail in _TO:
        yield _Mark.TO
    elif tail and tail not in _ORDINAL and tail not in _NOISE:
        yield from _month(tail)


def _month(word: str) -> Iterator[_Part | _Mark | None]:
    if word in _WHOLE:
        yield _Part(month=_WHOLE[word])
        return
    for number, stems in enumerate(_STEMS, start=1):
        for stem in stems:
            if not word.startswith(stem):
                continue
            ending = word.removeprefix(stem)
            # «ма» is May only as май, мая, мае, маю.
            if stem == "ма" and ending not in {"й", "я", "е", "ю"}:
                continue
            if ending in _ENDINGS or ending in _FROM:
                yield _Part(month=number)
                if ending in _FROM:
                    yield _Mark.TO
                return
    yield None


def _between(first: _Part, last: _Part, today: date) -> DateRange | None:
    first, last, written = first.filled(last), last.filled(first), (first, last)
    crosses = None not in (written[0].month, written[1].month) and first.month != last.month
    known = first.year if first.year is not None else last.year
    if None not in (written[0].year, written[1].year) or (written[0] is written[1] and known is not None):
        return _range(first, last, LONGEST)
    # One year or none is written: over New Year the other one is the neighbour.
    if known is not None:
        options: list[tuple[int, int]] = [(known, known)]
        if crosses:
            options.append((known - 1, known) if written[0].year is None else (known, known + 1))
    else:
        years = range(today.year - 1, today.year + NEXT_LEAP + 1)
        options = [(year, year + over) for year, over in product(years, (0, 1) if crosses else (0,))]
    for one, other in options:
        found = _range(
            replace(first, year=one), replace(last, year=other), LONGEST if one == other else OVER_NEW_YEAR
        )
        if found and (known is not None or found.end >= today):
            return found
    return None


def _range(first: _Part, last: _Part, longest: timedelta) -> DateRange | None:
    start, end = _date(first), _date(last)
    if start is None or end is None or not timedelta() <= end - start <= longest:
        return None
    return DateRange(start, end)


def _date(part: _Part) -> date | None:
    if part.day is None or part.month is None or part.year is None or part.year not in YEARS:
        return None
    try:
        return date(part.year, part.month, part.day)
    except ValueError:
        return None
