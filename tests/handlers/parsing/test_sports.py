"""What people type for a sport. The sports are the packaged ones: their names are what is confused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.parsing.folding import clean, fold
from handlers.parsing.sport_words import SPORT_WORDS, STRANGERS
from handlers.parsing.sports import match_sports
from storage.models import Holder, Names, Sport
from storage.packaged import read_sports

SPORTS = [Sport(sport.code, sport.names, sport.emoji, sport.holder) for sport in read_sports()]


def codes(text: str) -> list[str]:
    return [sport.code for sport in match_sports(text, SPORTS).found]


def asked(text: str) -> list[tuple[str, list[str]]]:
    return [
        (unknown.text, [sport.code for sport in unknown.suggestions])
        for unknown in match_sports(text, SPORTS).unknown
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("BOX", ["BOX"], id="code"),
        pytest.param("box", ["BOX"], id="small_code"),
        pytest.param("Бокс", ["BOX"], id="ru"),
        pytest.param("күрес", ["WRE"], id="kk"),
        pytest.param("Judo", ["JUD"], id="en"),
        pytest.param("BOX, jud", ["BOX", "JUD"], id="commas"),
        pytest.param("бокс; дзюдо", ["BOX", "JUD"], id="semicolon"),
        pytest.param("бокс\nдзюдо\r\nкүрес", ["BOX", "JUD", "WRE"], id="lines"),
        pytest.param("дзюда, бокс, BOX", ["JUD", "BOX"], id="each_once"),
        pytest.param("бокс и дзюдо", ["BOX", "JUD"], id="ru_and"),
        pytest.param("бокс және күрес", ["BOX", "WRE"], id="kk_and"),
        pytest.param("judo and boxing", ["JUD", "BOX"], id="en_and"),
        pytest.param("BOX JUD", ["BOX", "JUD"], id="spaces"),
        pytest.param("борьба и тяжёлая атлетика", ["WRE", "WLF"], id="a_name_of_two_words"),
        pytest.param("Байдарка мен каноэде есу", ["CSP"], id="and_within_a_name"),
        pytest.param("Оқ ату және стендтік ату", ["SHO"], id="and_within_a_name_kk"),
        pytest.param("", [], id="nothing"),
        pytest.param(" , ;\n", [], id="only_signs"),
    ],
)
def test_sports_are_named_one_by_one_or_in_a_list(text: str, found: list[str]) -> None:
    assert codes(text) == found
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("боксс", "BOX"),
        ("дзудо", "JUD"),
        ("лёгкая атлетка", "ATH"),
        ("легкая атлетика", "ATH"),
        ("тяжолая атлетика", "WLF"),
        ("настольный тенис", "TTE"),
        ("тенис", "TEN"),
        ("волейбл", "VVO"),
        ("плаванье", "SWM"),
        ("бадминтан", "BDM"),
        ("курес", "WRE"),
        ("женил атлетика", "ATH"),
        ("садак ату", "ARC"),
        ("суга секиру", "DIV"),
        ("семсерлес", "FEN"),
        ("swiming", "SWM"),
        ("weightlifing", "WLF"),
        ("tekwondo", "TKW"),
    ],
)
def test_typing_mistakes_are_forgiven(text: str, found: str) -> None:
    assert codes(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("штанга", "WLF"),
        ("карате", "KTE"),
        ("вольная борьба", "WRE"),
        ("тхэквондо", "TKW"),
        ("пинг-понг", "TTE"),
        ("пляжный", "VBV"),
        ("регби", "RU7"),
        ("баскетбол 3x3", "BK3"),
        ("еркін күрес", "WRE"),
        ("қол добы", "HBL"),
        ("зілтемір", "WLF"),
        ("нысана көздеу", "SHO"),
        ("track & field", "ATH"),
        ("athletics", "ATH"),
        ("soccer", "FBL"),
        ("Greco-Roman wrestling", "WRE"),
    ],
)
def test_words_of_everyday_are_understood(text: str, found: str) -> None:
    assert codes(text) == [found]


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("гребля", ["ROW", "CSP", "CSL"]),
        ("велоспорт", ["CRD", "CTR", "MTB"]),
        ("гимнастика", ["GAR", "GRY", "GTR"]),
        ("стрельба", ["SHO", "ARC"]),
        ("атлетика", ["ATH", "WLF"]),
        ("ескек есу", ["ROW", "CSP", "CSL"]),
        ("cycling", ["CRD", "CTR", "MTB"]),
    ],
)
def test_a_word_for_several_sports_is_answered_with_a_choice(text: str, suggested: list[str]) -> None:
    assert codes(text) == []
    assert asked(text) == [(text, suggested)]


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        pytest.param("кикбокс", ["BOX"], id="near_enough_to_suggest"),
        pytest.param("биатлон", ["TRI", "BDM"], id="one_letter_from_triathlon"),
        pytest.param("xyzzy", [], id="like_nothing"),
        pytest.param("бо", [], id="too_short_to_guess"),
    ],
)
def test_what_is_not_sure_is_not_taken(text: str, suggested: list[str]) -> None:
    assert codes(text) == []
    assert asked(text) == [(text, suggested)]


@pytest.mark.parametrize("text", ["самбо", "тайский бокс", "қазақша күрес", "пляжный футбол", "ice hockey"])
def test_a_sport_the_games_do_not_have_is_not_taken_for_another(text: str) -> None:
    assert codes(text) == []


def test_of_a_list_what_is_known_is_taken_and_the_rest_asked() -> None:
    assert codes("бокс, гребля, xyzzy") == ["BOX"]
    assert asked("бокс, гребля, xyzzy") == [("гребля", ["ROW", "CSP", "CSL"]), ("xyzzy", [])]


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_sport_is_found_by_its_own_name(language: str) -> None:
    names = [(sport.code, sport.names.in_language(language)) for sport in SPORTS]
    assert [(code, codes(name)) for code, name in names] == [(code, [code]) for code, _ in names]


@pytest.mark.parametrize("sport", SPORTS, ids=lambda sport: sport.code)
def test_a_letter_left_out_never_makes_it_another_sport(sport: Sport) -> None:
    name = sport.names.ru
    for lost in range(len(name)):
        assert codes(name[:lost] + name[lost + 1 :]) in ([sport.code], [])


def test_only_the_sports_at_hand_are_found() -> None:
    boxing = Sport("BOX", Names("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC)
    assert match_sports("штанга, бокс", [boxing]).found == (boxing,)
    assert match_sports("бокс", []).found == ()


def test_every_word_of_everyday_leads_to_a_sport_there_is() -> None:
    known = {sport.code for sport in SPORTS}
    assert {word for word, meant in SPORT_WORDS.items() if not set(meant) <= known} == set()
    assert set(SPORT_WORDS) & STRANGERS == set()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Қазақша Күрес!", "казакша курес"),
        ("ТЯЖЁЛАЯ  атлетика", "тяжелая атлетика"),
        ("Әғңөұүһі", "агноуухи"),
        ("BMX-гонки", "bmx гонки"),
    ],
)
def test_letters_that_keyboards_lack_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("a\x00b", "ab", id="nul"),
        pytest.param("a\ud800b", "ab", id="lone_surrogate"),
        pytest.param("a\u202eb", "ab", id="turned_direction"),
        pytest.param(" a \t\u2028 b ", "a b", id="spaces"),
        pytest.param("👨‍👩‍👧", "👨‍👩‍👧", id="a_joined_emoji_stays"),
    ],
)
def test_what_cannot_be_seen_is_left_out(text: str, left: str) -> None:
    assert clean(text) == left


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    match = match_sports(text, SPORTS)
    assert len({sport.code for sport in match.found}) == len(match.found)
    assert all(len(unknown.suggestions) <= 3 and unknown.text for unknown in match.unknown)
