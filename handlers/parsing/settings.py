"""A setting in words: «тихо 22-8», "quiet 22-8", «тыныш 22-8». First what is set, then to what."""

import re
from enum import StrEnum

from handlers.parsing.folding import clean, fold
from schedules.clock import DAY_MINUTES
from storage.models import Sound


class Setting(StrEnum):
    """What can be set in words, in the order of the page; each has its form in the texts."""

    LANGUAGE = "language"
    SPORTS = "sports"
    TOURNAMENTS = "tournaments"
    LEADS = "leads"
    HOUR = "hour"
    ZONE = "zone"
    QUIET = "quiet"
    AT_NIGHT = "at-night"
    LICENCES = "licences"
    CHANGES = "changes"
    DIGEST = "digest"
    SOUND = "sound"
    CELEBRATIONS = "celebrations"


def _folded(*words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


_NAMES = {
    Setting.LANGUAGE: _folded("язык", "language", "тіл"),
    Setting.SPORTS: _folded("спорт", "виды спорта", "виды", "sport", "sports", "спорт түрі", "спорт түрлері"),
    Setting.TOURNAMENTS: _folded("турнир", "tournament"),
    Setting.LEADS: _folded("дни", "за", "сроки", "days", "leads", "күн", "күндер", "мерзім"),
    Setting.HOUR: _folded("час", "hour", "сағат"),
    Setting.ZONE: _folded(
        *("пояс", "часовой пояс", "зона", "город", "zone", "time zone", "timezone", "city"),
        *("белдеу", "уақыт белдеуі", "қала"),
    ),
    Setting.QUIET: _folded(
        "тихо", "тихие часы", "тишина", "quiet", "quiet hours", "тыныш", "тыныш сағат", "тыныш сағаттар"
    ),
    Setting.AT_NIGHT: _folded(
        *("ночью", "лицензии ночью", "at night", "night", "licences at night", "licenses at night"),
        *("түнде", "түнгі лицензия", "түнгі лицензиялар"),
    ),
    Setting.LICENCES: _folded("лицензии", "licences", "licenses", "лицензия", "лицензиялар"),
    Setting.CHANGES: _folded("переносы", "изменения", "changes", "өзгеріс", "өзгерістер"),
    Setting.DIGEST: _folded("сводка", "дайджест", "digest", "шолу", "апталық шолу"),
    Setting.SOUND: _folded("звук", "sound", "дыбыс"),
    Setting.CELEBRATIONS: _folded("салют", "fireworks", "отшашу"),
}
LONGEST_NUMBER = 4  # digits
_MOST_WORDS = max(len(name.split()) for names in _NAMES.values() for name in names)

YES = _folded("да", "вкл", "включить", "есть", "on", "yes", "иә", "ия", "қос", "бар")
NO = _folded("нет", "выкл", "выключить", "без", "off", "no", "none", "жоқ", "өшір", "сөндір", "керек емес")
ALL = _folded("все", "всё", "всем", "all", "everything", "барлығы", "бәрі", "барлық")
AS_SPORT = _folded("обычно", "как обычно", "as usual", "usual", "әдеттегідей")
_LANGUAGES = {
    "kk": _folded("қазақша", "казахский", "по-казахски", "kazakh", "kk", "kz", "қазақ"),
    "ru": _folded("русский", "по-русски", "russian", "ru", "орысша", "орыс"),
    "en": _folded("english", "английский", "по-английски", "en", "ағылшынша", "ағылшын"),
}
_SOUNDS = {
    Sound.ALL: YES | ALL,
    Sound.LICENCES: _NAMES[Setting.LICENCES] | _folded("только лицензии", "only licences", "тек лицензия"),
    Sound.NONE: NO | _folded("silent", "тихо", "тыныш"),
}
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?(?![\d:.])")
_NUMBER = re.compile(r"\d+")
_SMALL_WORDS = _folded(
    *("с", "до", "в", "во", "от", "и", "за", "день", "дня", "дней", "час", "часа", "часов", "утра"),
    *("from", "to", "till", "until", "at", "and", "days", "day", "before"),
    *("дейін", "бастап", "сағат", "күн", "бұрын", "және", "мен", "де", "да", "те", "та"),
    *("ден", "дан", "тен", "тан", "нен", "нан", "ге", "ға", "ке", "қа"),
)


def read_setting(text: str) -> tuple[Setting, str] | None:
    """What is to be set, and the words that say to what; None where the first words name no setting."""
    words = clean(text).split()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        name = fold(" ".join(words[:length]).rstrip(":="))
        for setting, names in _NAMES.items():
            if name in names:
                return setting, " ".join(words[length:]).lstrip(":= ")
    return None


def read_yes(words: str) -> bool | None:
    folded = fold(words)
    return True if folded in YES else False if folded in NO else None


def read_language(words: str) -> str | None:
    return next((language for language, names in _LANGUAGES.items() if fold(words) in names), None)


def read_sound(words: str) -> Sound | None:
    return next((sound for sound, names in _SOUNDS.items() if fold(words) in names), None)


def read_hour(words: str) -> int | None:
    """Minutes after midnight: «9», «9:30», «в 21.15»."""
    times = read_times(words)
    return times[0] if times is not None and len(times) == 1 else None


def read_quiet_hours(words: str) -> tuple[int, int] | None:
    """From and to: «22-8», «с 22:30 до 8»; «нет» is from midnight to midnight, which means none."""
    if read_yes(words) is False:
        return 0, 0
    times = read_times(words)
    if times is None or len(times) != 2 or times[0] == times[1]:
        return None
    return times[0], times[1]


def read_times(words: str) -> list[int] | None:
    """The times of day of a text that says nothing else; None for other words, or a time that cannot be."""
    times = []
    for found in _TIME.finditer(words):
        hours, minutes = int(found[1]), int(found[2] or 0)
        if hours > 24 or minutes > 59 or (hours == 24 and minutes):
            return None
        times.append((hours * 60 + minutes) % DAY_MINUTES)
    return times if says_no_more(_TIME.sub(" ", words)) else None


def read_leads(words: str) -> frozenset[int] | None:
    """«30, 7, 1, 0»; «нет» is none at all."""
    if read_yes(words) is False:
        return frozenset()
    numbers = _NUMBER.findall(words)
    if not numbers or max(map(len, numbers)) > LONGEST_NUMBER or not says_no_more(_NUMBER.sub(" ", words)):
        return None
    return frozenset(map(int, numbers))


def says_no_more(rest: str) -> bool:
    """Whether what is left beside the numbers is only what joins them."""
    return set(fold(rest).split()) <= _SMALL_WORDS


def read_wish(words: str) -> tuple[str, bool | None]:
    """A tournament's words, and whether to hear of it; None: as of its sport."""
    parts = words.split()
    for length in (2, 1):
        ending = fold(" ".join(parts[-length:]))
        before = " ".join(parts[:-length])
        if before and ending in AS_SPORT:
            return before, None
        if before and ending in YES | NO:
            return before, ending in YES
    return words, True
