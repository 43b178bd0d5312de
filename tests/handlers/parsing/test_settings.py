"""Settings in words, in three languages; what is not understood is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.parsing.settings import (
    Setting,
    read_hour,
    read_language,
    read_leads,
    read_quiet_hours,
    read_setting,
    read_sound,
    read_wish,
    read_yes,
)
from handlers.texts import LANGUAGES, say_plain
from storage.models import Sound


@pytest.mark.parametrize(
    ("typed", "setting", "rest"),
    [
        ("тихо 22-8", Setting.QUIET, "22-8"),
        ("quiet hours: 22-8", Setting.QUIET, "22-8"),
        ("Тыныш 22-8", Setting.QUIET, "22-8"),
        ("лицензии ночью да", Setting.AT_NIGHT, "да"),
        ("лицензии нет", Setting.LICENCES, "нет"),
        ("уакыт белдеуи Мәскеу", Setting.ZONE, "Мәскеу"),
        ("час", Setting.HOUR, ""),
    ],
)
def test_the_first_words_say_what_is_set(typed: str, setting: Setting, rest: str) -> None:
    assert read_setting(typed) == (setting, rest)


@pytest.mark.parametrize("typed", ["", "словами", "22-8 тихо", "бокс", "?"])
def test_other_words_set_nothing(typed: str) -> None:
    assert read_setting(typed) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", Setting)
def test_each_form_that_is_shown_is_understood(setting: Setting, language: str) -> None:
    form = say_plain(language, f"settings-form-{setting.value}").partition("<code>")[2].partition("</code>")[0]
    found = read_setting(form.removeprefix("/settings "))
    assert found is not None
    assert found[0] is setting
    read = {
        Setting.LANGUAGE: read_language,
        Setting.LEADS: read_leads,
        Setting.HOUR: read_hour,
        Setting.QUIET: read_quiet_hours,
        Setting.SOUND: read_sound,
    }.get(setting, read_yes)
    if setting not in (Setting.SPORTS, Setting.TOURNAMENTS, Setting.ZONE):
        assert read(found[1]) not in (None, False)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("9", 540), ("9:30", 570), ("9.30", 570), ("в 21.15", 1275), ("24", 0), ("сағат 8", 480), ("at 7", 420)],
)
def test_an_hour(words: str, minutes: int) -> None:
    assert read_hour(words) == minutes


@pytest.mark.parametrize("words", ["", "25", "9:60", "24:30", "9-10", "99999", "утром", "9 бокс", "-"])
def test_no_hour(words: str) -> None:
    assert read_hour(words) is None


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("22-8", (1320, 480)),
        ("22:30–7:15", (1350, 435)),
        ("с 22 до 8", (1320, 480)),
        ("from 22 to 8", (1320, 480)),
        ("22-ден 8-ге дейін", (1320, 480)),
        ("22 8", (1320, 480)),
        ("нет", (0, 0)),
        ("off", (0, 0)),
        ("жоқ", (0, 0)),
        ("22", None),
        ("8-8", None),
        ("22-8-9", None),
        ("22-25", None),
        ("", None),
    ],
)
def test_quiet_hours(words: str, hours: tuple[int, int] | None) -> None:
    assert read_quiet_hours(words) == hours


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("30, 7, 1, 0", {30, 7, 1, 0}),
        ("за 7 дней и 1 день", {7, 1}),
        ("3 күн бұрын", {3}),
        ("нет", set()),
        ("", None),
        ("неделя", None),
        ("7 бокс", None),
    ],
)
def test_leads(words: str, leads: set[int] | None) -> None:
    assert read_leads(words) == leads


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Амман бокс", ("Амман бокс", True)),
        ("Амман да", ("Амман", True)),
        ("Амман нет", ("Амман", False)),
        ("Amman as usual", ("Amman", None)),
        ("Амман әдеттегідей", ("Амман", None)),
        ("нет", ("нет", True)),
    ],
)
def test_what_is_wanted_of_a_tournament(words: str, wish: tuple[str, bool | None]) -> None:
    assert read_wish(words) == wish


def test_what_rings_and_the_language() -> None:
    assert [read_sound(words) for words in ("все", "licences", "жоқ", "бокс")] == [*Sound, None]
    assert [read_language(words) for words in ("қазақша", "Русский", "english", "deutsch")] == [
        "kk",
        "ru",
        "en",
        None,
    ]


@given(typed=some.text())
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    read_setting(typed)
    for read in (read_hour, read_quiet_hours, read_leads, read_language, read_sound, read_wish):
        read(typed)
