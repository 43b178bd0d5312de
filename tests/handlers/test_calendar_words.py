"""What people write after /calendar: months, days gone by, what changed, sports; in three languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.parsing.calendar import (
    Asked,
    AskedChanges,
    AskedDay,
    AskedMonth,
    NotADay,
    SeveralDays,
    UnknownSports,
    read_calendar,
)
from storage.models import Sport
from storage.packaged import read_sports

TODAY = date(2020, 3, 20)
SPORTS = [Sport(one.code, one.names, one.emoji, one.holder) for one in read_sports() if "TOKYO2020" in one.games]
FEBRUARY_24 = date(2020, 2, 24)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", AskedMonth("", date(2020, 3, 1))),
        ("бокс", AskedMonth("BOX", date(2020, 3, 1))),
        ("24.02.2020", AskedDay("", FEBRUARY_24)),
        ("2020-02-24", AskedDay("", FEBRUARY_24)),
        ("24 февраля 2020", AskedDay("", FEBRUARY_24)),
        ("24 февраля", AskedDay("", FEBRUARY_24)),
        ("2020 ж. 24 ақпан", AskedDay("", FEBRUARY_24)),
        ("24 ақпан", AskedDay("", FEBRUARY_24)),
        ("February 24, 2020", AskedDay("", FEBRUARY_24)),
        ("24 Feb", AskedDay("", FEBRUARY_24)),
        ("24 ноября", AskedDay("", date(2019, 11, 24))),
        ("вчера", AskedDay("", date(2020, 3, 19))),
        ("кеше", AskedDay("", date(2020, 3, 19))),
        ("today", AskedDay("", TODAY)),
        ("1 января 2031", AskedDay("", date(2031, 1, 1))),
        ("бокс 24.02.2020", AskedDay("BOX", FEBRUARY_24)),
        ("24 ақпан күрес", AskedDay("WRE", FEBRUARY_24)),
        ("апрель", AskedMonth("", date(2020, 4, 1))),
        ("декабрь 2019", AskedMonth("", date(2019, 12, 1))),
        ("2020 ж. сәуір", AskedMonth("", date(2020, 4, 1))),
        ("boxing April", AskedMonth("BOX", date(2020, 4, 1))),
        ("changes", AskedChanges("")),
        ("Изменения", AskedChanges("")),
        ("что изменилось", AskedChanges("")),
        ("өзгерістер", AskedChanges("")),
        ("changes boxing", AskedChanges("BOX")),
        ("бокс изменения", AskedChanges("BOX")),
        ("3–11 марта 2020", SeveralDays()),
        ("31.02.2020", NotADay()),
        ("99", NotADay()),
        ("24.02.20202", NotADay()),
        ("3x3", AskedMonth("BK3", date(2020, 3, 1))),
    ],
)
def test_what_is_written_is_understood(typed: str, asked: object) -> None:
    assert read_calendar(typed, SPORTS, TODAY) == asked


def test_the_last_29th_of_february_may_be_years_ago() -> None:
    assert read_calendar("29 февраля", SPORTS, date(2023, 5, 1)) == AskedDay("", date(2020, 2, 29))


def test_words_that_are_no_sport_are_said_back() -> None:
    asked = read_calendar("квазимодо", SPORTS, TODAY)
    assert isinstance(asked, UnknownSports)
    assert [one.text for one in asked.unknown] == ["квазимодо"]


@given(st.text(max_size=150))
def test_anything_at_all_has_an_answer(text: str) -> None:
    assert isinstance(read_calendar(text, SPORTS, TODAY), Asked | SeveralDays | NotADay | UnknownSports)
