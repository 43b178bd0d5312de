"""What people ask of the count: «бокс», «24 февраля 2020», «бокс на 24.02.2020», «новые», a surname."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handlers.parsing.dates import read_dates
from handlers.parsing.folding import clean, fold

MOST_WORDS = 12
_BEFORE_A_DAY = {"на", "за", "по", "к", "в", "on", "at", "of", "for", "as", "күні", "күнгі", "күнге", "бойынша"}


class Look(StrEnum):
    """What one word asks for."""

    SPORTS = "sports"
    TOURNAMENTS = "tournaments"
    NEWEST = "newest"
    TARGET = "target"
    PICTURE = "picture"
    TABLE = "table"


_LOOKS = {
    Look.SPORTS: ("sports", "by sport", "по видам", "по видам спорта", "виды спорта", "спорт түрлері"),
    Look.TOURNAMENTS: ("tournaments", "by tournament", "по турнирам", "турниры", "турнирлер"),
    Look.NEWEST: ("new", "newest", "latest", "новые", "последние", "новое", "жаңа", "соңғылары", "жаңалары"),
    Look.TARGET: ("target", "цель", "мақсат", "pace", "темп", "қарқын"),
    Look.PICTURE: ("picture", "chart", "картинка", "график", "сурет", "диаграмма"),
    Look.TABLE: ("table", "tables", "таблица", "xlsx", "csv", "excel", "кесте"),
}
LOOKS = {fold(word): look for look, words in _LOOKS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Question:
    """The words without the day, and the day; None: none was named."""

    words: str
    day: date | None = None

    @property
    def look(self) -> Look | None:
        return LOOKS.get(fold(self.words))


def read_question(text: str, today: date) -> Question:
    """A day without a year is the last such day that has come."""
    words = clean(text).split()
    if len(words) > MOST_WORDS:
        return Question(" ".join(words))
    for cut in range(len(words)):
        if found := last_day_of(words[cut:], today):
            return Question(without_small_words(words[:cut]), found)
    for cut in range(len(words) - 1, 0, -1):
        if found := last_day_of(words[:cut], today):
            return Question(" ".join(words[cut:]), found)
    return Question(" ".join(words))


def last_day_of(words: list[str], today: date) -> date | None:
    dates = read_dates(" ".join(words), today - timedelta(days=364))
    return dates.end if dates else None


def without_small_words(words: list[str]) -> str:
    while words and words[-1].casefold() in _BEFORE_A_DAY:
        words = words[:-1]
    return " ".join(words)
