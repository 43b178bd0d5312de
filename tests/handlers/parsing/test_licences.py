"""The lines of `/won`."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.parsing.folding import clean
from handlers.parsing.licences import LicenceLine, LineError, explain, read_licence_lines
from handlers.texts import LANGUAGES, say
from storage.models import (
    Holder,
    Names,
    Precision,
    Sport,
    Tournament,
    TournamentKind,
    TournamentStatus,
)

BOX = Sport("BOX", Names("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC)
JUD = Sport("JUD", Names("Judo", "Дзюдо", "Дзюдо"), "🥋", Holder.ATHLETE)
ROW = Sport("ROW", Names("Rowing", "Академическая гребля", "Академиялық есу"), "🚣", Holder.NOC)
CSP = Sport("CSP", Names("Canoe Sprint", "Гребля на байдарках и каноэ", ""), "🛶", Holder.NOC)
SPORTS = [BOX, JUD, ROW, CSP]


def a_tournament(id: int, slug: str, sport: Sport | None, title: str, start_on: date) -> Tournament:  # noqa: A002
    return Tournament(
        id=id,
        slug=slug,
        games="TOKYO2020",
        sport=sport.code if sport else None,
        kind=TournamentKind.CONTINENTAL_QUALIFIER,
        names=Names(title, "", ""),
        city="",
        country="",
        zone="Asia/Almaty",
        start_on=start_on,
        end_on=start_on,
        precision=Precision.EXACT,
        status=TournamentStatus.SCHEDULED,
        places="",
        source_url="",
        confidence="high",
        note="",
    )


AMMAN = a_tournament(
    1, "boxing-asia-oceania-2020", BOX, "Asian and Oceanian Boxing Olympic Qualifier", date(2020, 3, 3)
)
PARIS = a_tournament(2, "boxing-world-2020", BOX, "World Boxing Olympic Qualifier", date(2020, 5, 13))
TASHKENT = a_tournament(3, "judo-tashkent-2021", JUD, "Judo Grand Slam Tashkent 2021", date(2021, 3, 5))
JAKARTA = a_tournament(4, "asian-games-2018", None, "Asian Games", date(2018, 8, 18))
TOURNAMENTS = [AMMAN, PARIS, TASHKENT, JAKARTA]


def read(text: str) -> tuple[list[LicenceLine], list[LineError]]:
    return read_licence_lines(text, SPORTS, TOURNAMENTS)


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        pytest.param(
            "BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1",
            LicenceLine(1, BOX, "Men's 75 kg", "Abilkhan Amankul", AMMAN, 1),
            id="in_full",
        ),
        pytest.param("BOX | Men's 75 kg", LicenceLine(1, BOX, "Men's 75 kg", "", None, 1), id="sport_and_event"),
        pytest.param("дзюдо|60 кг", LicenceLine(1, JUD, "60 кг", "", None, 1), id="by_name_without_spaces"),
        pytest.param("дзудо | 60 кг ||| ", LicenceLine(1, JUD, "60 кг", "", None, 1), id="empty_parts"),
        pytest.param("ROW | W2x | | | 2", LicenceLine(1, ROW, "W2x", "", None, 2), id="places"),
        pytest.param(
            "BOX | 75 | | asian-games-2018", LicenceLine(1, BOX, "75", "", JAKARTA, 1), id="of_many_sports"
        ),
        pytest.param(
            "BOX | 75 | | BOXING-WORLD-2020", LicenceLine(1, BOX, "75", "", PARIS, 1), id="slug_in_any_case"
        ),
        pytest.param("BOX | 75 | | asia oceania", LicenceLine(1, BOX, "75", "", AMMAN, 1), id="words_of_a_slug"),
        pytest.param(
            "BOX | 75 | | boxing asia oceana 2020", LicenceLine(1, BOX, "75", "", AMMAN, 1), id="mistake"
        ),
        pytest.param(
            "JUD | 60 | | Judo Grand Slam Tashkent", LicenceLine(1, JUD, "60", "", TASHKENT, 1), id="title"
        ),
        pytest.param("BOX | 7\x005 | A\ud800B", LicenceLine(1, BOX, "75", "AB", None, 1), id="unseen_letters"),
        pytest.param("BOX | " + "x" * 120, LicenceLine(1, BOX, "x" * 120, "", None, 1), id="the_longest_event"),
        pytest.param("BOX | x | | | 50", LicenceLine(1, BOX, "x", "", None, 50), id="the_most_places"),
    ],
)
def test_a_line_is_a_licence(line: str, licence: LicenceLine) -> None:
    assert read(line) == ([licence], [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("BOX", "won-line-too-few-fields", id="one_part"),
        pytest.param("BOX | 75 | | | 1 |", "won-line-too-many-fields", id="six_parts"),
        pytest.param(" | 75", "won-line-sport-missing", id="no_sport"),
        pytest.param("xyzzy | 75", "won-line-sport-unknown", id="no_such_sport"),
        pytest.param(", | 75", "won-line-sport-unknown", id="a_sport_of_signs"),
        pytest.param("гребля | 75", "won-line-sport-unclear", id="one_of_two_sports"),
        pytest.param("BOX, JUD | 75", "won-line-sport-several", id="two_sports"),
        pytest.param("BOX | | Amankul", "won-line-event-missing", id="no_event"),
        pytest.param("BOX | " + "x" * 121, "won-line-event-long", id="long_event"),
        pytest.param("BOX | 75 | " + "x" * 121, "won-line-name-long", id="long_name"),
        pytest.param("BOX | 75 | | xyzzy", "won-line-tournament-unknown", id="no_such_tournament"),
        pytest.param("BOX | 75 | | Boxing Olympic Qualifier", "won-line-tournament-unclear", id="one_of_two"),
        pytest.param("BOX | 75 | | boxing-asia-oceania-2021", "won-line-tournament-unclear", id="another_year"),
        pytest.param(
            "BOX | 75 | | judo-tashkent-2021", "won-line-tournament-of-another-sport", id="of_another_sport"
        ),
        pytest.param("BOX | 75 | | | 0", "won-line-places", id="no_places"),
        pytest.param("BOX | 75 | | | 51", "won-line-places", id="too_many_places"),
        pytest.param("BOX | 75 | | | -1", "won-line-places", id="negative_places"),
        pytest.param("BOX | 75 | | | 1.5", "won-line-places", id="half_a_place"),
        pytest.param("BOX | 75 | | | ٣", "won-line-places", id="digits_of_another_script"),
        pytest.param("BOX | 75 | | | " + "9" * 5000, "won-line-places", id="a_number_without_end"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_in_every_language(line: str, problem: str) -> None:
    licences, [error] = read(line)
    assert licences == []
    assert error.problem == problem
    for language in LANGUAGES:
        assert "1" in say(language, error.problem, **error.values)
        assert len(explain(error, language)) < 600


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ru",
            (
                "Строка 2: не уверен, какой это вид спорта: «гребля». "
                "Может быть, ROW — Академическая гребля, CSP — Гребля на байдарках и каноэ?"
            ),
        ),
        (
            "kk",
            (
                "2-жол: «гребля» қай спорт түрі екенін нақты білмедім. "
                "Мүмкін, ROW — Академиялық есу, CSP — Гребля на байдарках и каноэ?"
            ),
        ),
        (
            "en",
            "Line 2: I am not sure which sport “гребля” is. Perhaps ROW — Rowing, CSP — Canoe Sprint?",
        ),
    ],
)
def test_a_sport_that_is_not_clear_is_answered_with_names(language: str, said: str) -> None:
    _, [error] = read("BOX | 75 kg\nгребля | W2x")
    assert explain(error, language) == said


def test_what_was_typed_comes_back_escaped() -> None:
    _, [error] = read("<b>xyzzy | 75")
    assert "«&lt;b&gt;xyzzy»" in explain(error, "ru")


def test_lines_keep_their_numbers_and_empty_ones_do_not_matter() -> None:
    licences, errors = read("\nBOX | 75\r\n  \nxyzzy\n\x00\nJUD | 60\n")
    assert [(licence.number, licence.sport.code) for licence in licences] == [(2, "BOX"), (6, "JUD")]
    assert [(error.number, error.line) for error in errors] == [(4, "xyzzy")]


def test_fifty_lines_are_read_at_once() -> None:
    licences, errors = read("BOX | 75\n" * 52)
    assert len(licences) == 50
    assert [(error.number, error.problem) for error in errors] == [
        (51, "won-line-too-many"),
        (52, "won-line-too-many"),
    ]


ANYTHING = st.text() | st.lists(
    st.sampled_from(
        ["BOX", "гребля", "75 kg", "|", " | ", "\n", "\r", "asia", "2020", "1", "51", "\x00", "<", ","]
    )
    | st.text(max_size=3)
).map("".join)


@given(ANYTHING)
def test_every_line_that_is_not_empty_is_read_or_refused(text: str) -> None:
    licences, errors = read(text)
    filled = [number for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1) if clean(line)]
    assert sorted([licence.number for licence in licences] + [error.number for error in errors]) == filled
    for error in errors:
        assert explain(error, "kk")
    for licence in licences:
        assert 1 <= len(licence.event) <= 120
        assert 1 <= licence.places <= 50
        f"{licence.event}{licence.won_by}".encode()


def test_a_title_to_the_letter_wins_over_one_that_is_nearly_the_same() -> None:
    first = a_tournament(1, "cup-1", BOX, "Asian Boxing Cup Stage I", date(2020, 3, 3))
    second = a_tournament(2, "cup-2", BOX, "Asian Boxing Cup Stage II", date(2020, 4, 3))
    [licence], _ = read_licence_lines("BOX | 75 | | Asian Boxing Cup Stage II", SPORTS, [first, second])
    assert licence.tournament == second
