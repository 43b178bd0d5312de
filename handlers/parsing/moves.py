"""Read how many tournaments are to move: «всё с 12 марта по 30 июня: дата неизвестна», "boxing: a week later".

Before the colon which ones (days, a sport, the Games themselves), after it what becomes of them. A word that
says none of that makes the whole text unread: nobody moves forty tournaments by a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.parsing.dates import DateRange, read_dates
from handlers.parsing.folding import clean, fold
from handlers.parsing.sports import match_sports
from schedules.changes.together import Becomes, Wish
from storage.models import Sport

LONGEST = 200
MOST_WORDS = 16
MOST_DAYS = 800
MOST_YEARS = 4


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


_EVERYTHING = _words(
    "все всё вся весь турниры турнир календарь у для в во на "
    "everything all the every tournaments tournament events of in for "
    "барлығы барлық бәрі турнирлер турнирлерді турнирдің күнтізбе"
)
_GAMES = _words("игры игр играм олимпиада олимпиады games olympics ойындар ойындары ойындарды олимпиада")
_FROM = _words("с со от from since after бастап кейін дан ден тан тен нан нен")
_UNTIL = _words("до по until till to through дейін шейін")
_UNTIL_BEFORE = _words("все всё everything all барлығы")
_POSTPONED = ("отложен", "отложит", "перенесен", "перенест", "postpone", "шегерил", "кейинге")
_UNDATED = ("неизвестн", "без дат", "unknown", "undated", "no date", "белгисиз", "куни жок")
_CANCELLED = ("отмен", "cancel", "отпейди", "болмайды")
_EARLIER = ("раньше", "назад", "earlier", "back", "ертерек", "ерте", "бурын")
_UNITS = (
    (("год", "лет", "year", "жыл"), 0, 1),
    (("недел", "week", "апта"), 7, 0),
    (("день", "дня", "дней", "day", "кун"), 1, 0),
)
_SHIFT_WORDS = _words(
    "на через позже вперёд сдвинуть сдвинуты сдвиг раньше назад один одну by a an one later forward earlier back "
    "shifted shift бір кейін кейінірек кейінге ерте ертерек бұрын жылжытылды"
)


def read_move(text: str, today: date, sports: Sequence[Sport]) -> Wish | None:
    """None where it is not understood to the last word."""
    line = clean(text)
    if len(line) > LONGEST or len(line.split()) > MOST_WORDS * 2:
        return None
    which, colon, what = line.partition(":")
    if not colon:
        return None
    wish = read_which(which, today, sports)
    if wish is None:
        return None
    if wish.games and (days := read_dates(what, today)):
        return replace(wish, becomes=Becomes.SHIFTED, opening_on=days.start, closing_on=days.end)
    shift = read_becomes(what)
    return None if shift is None else replace(wish, becomes=shift.becomes, days=shift.days, years=shift.years)


def read_which(text: str, today: date, sports: Sequence[Sport]) -> Wish | None:
    """Of which days and which sport; the words for both may stand in any order."""
    words = text.replace(",", " ").split()
    if not words or len(words) > MOST_WORDS:
        return None
    found = find_days(words, today)
    wish = Wish()
    if found is not None:
        days, first, last = found
        before = fold(words[first - 1]) if first else ""
        inside = [fold(word) for word in words[first:last]]
        after = fold(words[last]) if last < len(words) else ""
        if days.start != days.end:
            wish = Wish(days.start, days.end)
        elif before in _UNTIL or after in _UNTIL or set(inside) & _UNTIL:
            wish = Wish(None, days.end)
        elif before in _FROM or after in _FROM or set(inside) & _FROM or inside[-1][-3:] in _FROM:
            wish = Wish(days.start, None)
        else:
            wish = Wish(days.start, days.end)
        words = words[:first] + words[last:]
    rest = [word for word in words if fold(word) not in _EVERYTHING | _FROM | _UNTIL]
    if any(fold(word) in _GAMES for word in rest):
        only = all(fold(word) in _GAMES for word in rest) and found is None
        return Wish(games=True) if only else None
    if not rest:
        return wish
    match = match_sports(" ".join(rest), sports)
    if match.unknown or len(match.found) != 1:
        return None
    return replace(wish, sport=match.found[0].code)


def find_days(words: list[str], today: date) -> tuple[DateRange, int, int] | None:
    """The longest run of words that names days, and where it stands."""
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            days = read_dates(" ".join(words[first : first + length]), today)
            if days is not None:
                return days, first, first + length
    return None


def read_becomes(text: str) -> Wish | None:
    """What becomes of them, as a wish that says nothing else."""
    folded = fold(text)
    for stems, becomes in (
        (_CANCELLED, Becomes.CANCELLED),
        (_UNDATED, Becomes.UNDATED),
    ):
        if any(stem in folded for stem in stems):
            return Wish(becomes=becomes)
    if shift := read_shift(text, folded):
        return shift
    if any(stem in folded for stem in _POSTPONED):
        return Wish(becomes=Becomes.POSTPONED)
    return None


def read_shift(text: str, folded: str) -> Wish | None:
    """«на 7 дней позже», "+14 days", «бір жыл кейін»."""
    number = 1
    unit: tuple[int, int] | None = None
    for word in re.sub(r"(\d)(\D)", r"\1 \2", folded).split():
        if word.isdecimal():
            number = int(word) if len(word) <= 3 else 0
            continue
        if unit is None and (known := unit_of(word)):
            unit = known
        elif word not in _SHIFT_WORDS and not word.startswith(_POSTPONED):
            return None
    if unit is None or number == 0:
        return None
    back = any(stem in folded for stem in _EARLIER) or text.strip().startswith(("-", "−", "–"))
    days, years = (number * (-each if back else each) for each in unit)
    return Wish(becomes=Becomes.SHIFTED, days=days, years=years) if within_reason(days, years) else None


def within_reason(days: int, years: int) -> bool:
    return abs(days) <= MOST_DAYS and abs(years) <= MOST_YEARS


def unit_of(word: str) -> tuple[int, int] | None:
    """Days and years that one of it is."""
    return next((unit for stems, *unit in _UNITS if word.startswith(stems)), None)  # type: ignore[return-value]
