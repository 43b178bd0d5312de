"""What followers read when a tournament changes: what matters most, the old and the new, in three languages."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.texts import LANGUAGES
from handlers.views.changes import announce_change
from handlers.views.tournaments import Names
from storage.models import Holder, Precision, Sport, Tournament, TournamentChange, TournamentStatus
from storage.models import Names as NamesOf
from tests.people import filled

TODAY = date(2026, 11, 22)
NAMES = Names({"BOX": Sport("BOX", NamesOf("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC)}, {})
CUP = filled(Tournament, id=5, sport="BOX", names=NamesOf("<Cup> & Co", "<Кубок> и друзья", "<Кубок> және достар"))
MAY = TournamentChange(
    known_on=TODAY,
    estimated=False,
    status=TournamentStatus.SCHEDULED,
    start_on=date(2027, 5, 3),
    end_on=date(2027, 5, 11),
    precision=Precision.EXACT,
    city="Astana",
    country="KAZ",
    reason="",
    source_url="",
)
JUNE = replace(MAY, start_on=date(2027, 6, 3), end_on=date(2027, 6, 11))
UNKNOWN = replace(MAY, start_on=None, end_on=None, precision=Precision.UNKNOWN)
SPRING = replace(MAY, start_on=date(2027, 3, 1), end_on=date(2027, 5, 31), precision=Precision.WINDOW)
POSTPONED = replace(UNKNOWN, status=TournamentStatus.POSTPONED)
CANCELLED = replace(MAY, status=TournamentStatus.CANCELLED)
LIST = replace(MAY, start_on=None, precision=Precision.CLOSING_DATE)
ELSEWHERE = replace(MAY, city="Amman", country="JOR")


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        pytest.param(UNKNOWN, MAY, "Стала известна дата", id="fixed_at_last"),
        pytest.param(SPRING, MAY, "Стала известна дата", id="fixed_in_its_window"),
        pytest.param(POSTPONED, MAY, "Стала известна дата", id="fixed_after_a_pause"),
        pytest.param(JUNE, MAY, "раньше прежней", id="earlier"),
        pytest.param(MAY, JUNE, "позже прежней", id="later"),
        pytest.param(MAY, replace(MAY, end_on=date(2027, 5, 12)), "Изменились даты", id="longer"),
        pytest.param(UNKNOWN, SPRING, "Изменились даты", id="a_window_is_not_a_date"),
        pytest.param(LIST, replace(LIST, end_on=date(2027, 5, 1)), "раньше прежней", id="closes_earlier"),
        pytest.param(MAY, ELSEWHERE, "в другом месте", id="elsewhere"),
        pytest.param(MAY, replace(ELSEWHERE, start_on=date(2027, 5, 4)), "позже", id="elsewhere_and_later"),
        pytest.param(MAY, POSTPONED, "отложен", id="undated"),
        pytest.param(MAY, UNKNOWN, "снова неизвестна", id="open_again"),
        pytest.param(MAY, CANCELLED, "отменён", id="cancelled"),
        pytest.param(CANCELLED, MAY, "всё-таки состоится", id="not_cancelled"),
    ],
)
def test_the_title_says_what_matters_most(before: TournamentChange, after: TournamentChange, title: str) -> None:
    for language in LANGUAGES:
        first = announce_change(before, after, CUP, NAMES, language, TODAY).text.splitlines()[0]
        assert (title in first) == (language == "ru")
        assert first.endswith("</b>")


def test_old_and_new_place_and_days_left_are_said_in_each_language() -> None:
    after = replace(JUNE, city="Amman", country="JOR", reason="host", source_url='https://e.org/?a=1&b="2"')
    said = {language: announce_change(MAY, after, CUP, NAMES, language, TODAY).text for language in LANGUAGES}
    assert said["ru"].splitlines() == [
        "⏩ <b>Новая дата: позже прежней</b>",
        "",
        "🥊 <b>&lt;Кубок&gt; и друзья</b>",
        "Было: 3–11 мая 2027, Astana, Казахстан",
        "Стало: <b>3–11 июня 2027, Amman, Иордания</b> · через 193 дня",
        "Почему: сменился организатор",
        '<a href="https://e.org/?a=1&amp;b=&quot;2&quot;">Источник</a>',
    ]
    assert said["kk"].splitlines()[3:6] == [
        "Бұрын: 2027 ж. 3–11 мамыр, Astana, Қазақстан",
        "Енді: <b>2027 ж. 3–11 маусым, Amman, Иордания</b> · 193 күннен кейін",
        "Себебі: ұйымдастырушы ауысты",
    ]
    assert said["en"].splitlines()[3:6] == [
        "Was: 3–11 May 2027, Astana, Kazakhstan",
        "Now: <b>3–11 June 2027, Amman, Jordan</b> · in 193 days",
        "Why: the host changed",
    ]


def test_the_place_is_said_once_where_it_stays() -> None:
    text = announce_change(UNKNOWN, MAY, CUP, NAMES, "en", TODAY).text
    assert text.count("Astana") == 1
    assert "📍 Astana, Kazakhstan" in text
    assert "Was: dates unknown" in text


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2027, 5, 3), "today"),
        (date(2027, 5, 5), "under way now"),
        (date(2027, 5, 12), "</b>"),
    ],
)
def test_days_left_are_those_of_the_reader(today: date, left: str) -> None:
    line = announce_change(UNKNOWN, MAY, CUP, NAMES, "en", today).text.splitlines()[5]
    assert line.endswith(left)


def test_neither_another_reason_nor_a_strange_link_is_said() -> None:
    after = replace(JUNE, reason="other", source_url="javascript:alert(1)")
    text = announce_change(MAY, after, CUP, NAMES, "en", TODAY).text
    assert "Why" not in text
    assert "href" not in text


def test_a_long_name_fits_its_button() -> None:
    long = replace(CUP, names=NamesOf("N" * 300, "", ""))
    ((button,),) = announce_change(MAY, JUNE, long, NAMES, "en", TODAY).rows
    assert len(button.text) <= 60
