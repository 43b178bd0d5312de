"""Settings in words: what is understood is set, what is not changes nothing and is answered with its form."""

import pytest

from handlers.almanac import Almanac
from handlers.screens import Screen
from handlers.texts import LANGUAGES
from handlers.visits import House, Visit
from handlers.wishes import granted
from schedules.clock import MovableClock
from storage.database import Database
from storage.models import Cause, Chat, Sound
from storage.tables import chats
from tests.conftest import FEBRUARY_20, at
from tests.people import DEFAULTS, address, all_of, chat_of, subscriber

NOW = at(FEBRUARY_20, 12)


async def says(database: Database, words: str, language: str = "ru") -> Chat | Screen:
    """Person 1 says /settings with these words."""
    clock = MovableClock(NOW)
    house = House(database, clock, "TOKYO2020", frozenset(), DEFAULTS, "ru", 120, Almanac("TOKYO2020"))
    visit = Visit(1, address(1), None, language, owner=False, cause=Cause(1, NOW))
    return await granted(words, visit, house)


@pytest.mark.parametrize(
    ("typed", "field", "kept"),
    [
        (("язык қазақша", "тіл қазақша", "language kazakh"), "language", "kk"),
        (("спорт бокс, дзюдо", "спорт түрлері бокс, дзюдо", "sports boxing, judo"), "sports", {"BOX", "JUD"}),
        (("спорт все", "спорт бәрі", "sports all"), "all_sports", True),
        (("спорт нет", "спорт жоқ", "sports none"), "subscribed_at", None),
        (("дни 30, 1", "күн 30, 1", "days 30 and 1"), "leads", (30, 1)),
        (("час 9.30", "сағат 9:30", "hour 9:30"), "remind_at", 570),
        (("пояс Москва", "белдеу Мәскеу", "zone Moscow"), "zone", "Europe/Moscow"),
        (("тихо 22-7", "тыныш 22-7", "quiet 22-7"), "quiet_from", 1320),
        (("тихо нет", "тыныш жоқ", "quiet none"), "quiet_to", 0),
        (("ночью да", "түнде иә", "night yes"), "tells_at_night", True),
        (("лицензии нет", "лицензиялар жоқ", "licences no"), "tells_licences", False),
        (("переносы нет", "өзгерістер жоқ", "changes no"), "tells_changes", False),
        (("сводка да", "шолу иә", "digest yes"), "tells_digest", True),
        (("звук лицензии", "дыбыс лицензия", "sound licences"), "sound", Sound.LICENCES),
        (("салют нет", "отшашу жоқ", "fireworks off"), "tells_celebrations", False),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) and isinstance(value[0], str) else "",
)
async def test_each_setting_is_set_in_three_languages(
    database: Database, typed: tuple[str, ...], field: str, kept: object
) -> None:
    for words in typed:
        await subscriber(database, 1, NOW)
        after = await says(database, words)
        assert isinstance(after, Chat), words
        assert getattr(after, field) == kept
        assert after == await chat_of(database, 1)


async def test_a_tournament_is_followed_muted_and_left_to_its_sport(database: Database) -> None:
    wanted = []
    for words in ("турнир Амман бокс", "tournament Amman boxing no", "турнир Амман бокс әдеттегідей"):
        after = await says(database, words)
        assert isinstance(after, Chat)
        wanted.append((len(after.tournaments), len(after.muted)))
    assert wanted == [(1, 0), (0, 1), (0, 0)]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("тихо", "/settings тихо 22-8"),
        ("тихо 22", "/settings тихо 22-8"),
        ("час 25", "/settings час 9.30"),
        ("дни 1 2 3 4 5 6 7", "/settings дни"),
        ("дни 400", "/settings дни"),
        ("дни 7 99999", "/settings дни"),
        ("пояс абракадабра", "/settings пояс Москва"),
        ("язык немецкий", "/settings язык русский"),
        ("спорт абракадабра", "/settings спорт бокс"),
        ("спорт", "/settings спорт бокс"),
        ("турнир", "/settings турнир Амман"),
        ("турнир бокс", "/settings турнир Амман"),
        ("сводка может", "/settings сводка да"),
        ("звук громко", "/settings звук лицензии"),
        ("абракадабра", "/settings салют да"),
    ],
)
async def test_what_is_not_understood_changes_nothing_and_is_answered_with_its_form(
    database: Database, words: str, form: str
) -> None:
    answer = await says(database, words)
    assert isinstance(answer, Screen)
    assert form in answer.text
    assert await all_of(database, chats) == []


async def test_a_city_that_may_be_several_is_asked_for_by_buttons(database: Database) -> None:
    answer = await says(database, "пояс San")
    assert isinstance(answer, Screen)
    assert len([button for row in answer.rows for button in row if (button.data or "").startswith("zone1:")]) > 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_forms_fit_one_message(database: Database, language: str) -> None:
    answer = await says(database, "?", language)
    assert isinstance(answer, Screen)
    assert answer.text.count("<code>/settings ") >= 13
    assert len(answer.text) < 4096
