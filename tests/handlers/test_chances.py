"""Which door is next, as readers see it: on a card, with a cancellation and after a miss."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.texts import LANGUAGES
from handlers.views.chances import announce_miss, came_before, next_chance
from handlers.views.changes import announce_change
from handlers.views.tournaments import Names
from storage.chances import Chance, Way
from storage.models import City, Holder, Precision, Sport, Tournament, TournamentChange, TournamentStatus
from storage.models import Names as NamesOf
from tests.people import filled

TODAY = date(2020, 3, 12)
NAMES = Names(
    {"BOX": Sport("BOX", NamesOf("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC)},
    {"Paris": City(NamesOf("Paris", "Париж", "Париж"), "FRA", "Europe/Paris")},
)


def one(number: int, name: str, start: date | None, end: date | None, status: str = "scheduled") -> Tournament:
    return filled(
        Tournament,
        id=number,
        sport="BOX",
        names=NamesOf(name, name, name),
        start_on=start,
        end_on=end,
        precision=Precision.EXACT if start else Precision.UNKNOWN,
        status=TournamentStatus(status),
        source_url="https://example.org",
    )


AMMAN = one(1, "Amman <&>", date(2020, 3, 3), date(2020, 3, 11))
PARIS = replace(one(2, "Paris", date(2020, 5, 8), date(2020, 5, 10)), city="Paris", country="FRA")
RANKING = one(3, "Ranking", None, None)
WAY = Way(after=(Chance(PARIS, True, 1), Chance(RANKING, False, 2)))


def test_the_next_chance_is_named_with_its_days_and_what_follows_it() -> None:
    assert next_chance(WAY, NAMES, "ru").splitlines() == [
        "➡️ <b>Следующий шанс</b>",
        "• Paris · 8–10 мая 2020 · Париж, Франция",
        "↳ затем Ranking · даты неизвестны · пока не подтверждено",
    ]


def test_where_no_chance_is_known_that_is_said_and_the_sport_s_next_tournament_offered() -> None:
    assert next_chance(Way(), NAMES, "en") == "➡️ Which chance is next is not known yet."
    assert next_chance(Way(in_sport=PARIS), NAMES, "en").splitlines() == [
        "➡️ <b>The next tournament in this sport</b>",
        "• Paris · 8–10 May 2020 · Paris, France",
    ]


def test_many_chances_are_cut_and_counted() -> None:
    many = Way(after=tuple(Chance(replace(PARIS, id=number), True, 1) for number in range(9)))
    assert next_chance(many, NAMES, "en").splitlines()[-1] == "…and 5 more tournaments"
    assert came_before([PARIS] * 9, {}, "ru").splitlines()[-1] == "…и ещё 5 турниров"


@pytest.mark.parametrize(
    ("before", "won", "said"),
    [
        (replace(AMMAN, status=TournamentStatus.HELD), 9, "🏅 9 лицензий"),
        (replace(AMMAN, status=TournamentStatus.HELD), 0, "без лицензий"),
        (replace(AMMAN, status=TournamentStatus.CANCELLED), 0, "отменён"),
        (replace(AMMAN, status=TournamentStatus.POSTPONED), 0, "перенесён, новых дат пока нет"),
        (AMMAN, 0, "3–11 марта 2020"),
    ],
    ids=["won", "nothing won", "cancelled", "postponed", "still to come"],
)
def test_what_came_before_says_what_came_of_it(before: Tournament, won: int, said: str) -> None:
    assert came_before([before], {1: won}, "ru").splitlines()[1] == f"• Amman &lt;&amp;&gt; · {said}"


@pytest.mark.parametrize(
    ("language", "title", "next_one"),
    [
        ("ru", "В этот раз без лицензий", "• Paris · 8–10 мая 2020 · Париж, Франция"),
        ("kk", "Бұл жолы лицензия бұйырмады", "• Paris · 2020 ж. 8–10 мамыр · Париж, Франция"),
        ("en", "No licences this time", "• Paris · 8–10 May 2020 · Paris, France"),
    ],
)
def test_a_miss_is_told_with_the_next_door(language: str, title: str, next_one: str) -> None:
    screen = announce_miss(AMMAN, WAY, NAMES, language, TODAY)
    lines = screen.text.splitlines()
    assert title in lines[0]
    assert "Amman &lt;&amp;&gt;" in lines[2]
    assert next_one in lines
    assert [button.data for row in screen.rows for button in row] == ["card1:2"]
    assert announce_miss(AMMAN, Way(), NAMES, language, TODAY).rows == ()


def test_a_cancellation_ends_with_the_next_chance_and_no_other_change_does() -> None:
    plan = filled(TournamentChange, known_on=TODAY, status=TournamentStatus.SCHEDULED, precision=Precision.UNKNOWN)
    off = replace(plan, status=TournamentStatus.CANCELLED)
    for language in LANGUAGES:
        said = announce_change(plan, off, AMMAN, NAMES, language, TODAY, WAY).text
        assert said.endswith(next_chance(WAY, NAMES, language))
        postponed = replace(plan, status=TournamentStatus.POSTPONED)
        assert "➡️" not in announce_change(plan, postponed, AMMAN, NAMES, language, TODAY, WAY).text
