"""What a tournament is called: one line in the writer's language, three in all."""

from handlers.parsing.names import LONGEST, read_names
from storage.models import Names

KNOWN = Names("Cup", "Кубок", "Кубогы")


def test_one_line_is_the_name_in_the_language_of_who_writes() -> None:
    assert read_names("Кубок Азии", "ru", KNOWN) == Names("Cup", "Кубок Азии", "Кубогы")
    assert read_names("Азия кубогы", "kk") == Names("", "", "Азия кубогы")


def test_three_lines_are_all_languages_and_nothing_else_is_read() -> None:
    assert read_names("Азия кубогы\n\nКубок Азии\nAsian Cup", "en") == Names(
        "Asian Cup", "Кубок Азии", "Азия кубогы"
    )
    for typed in ("", "\n", "a\nb", "a\nb\nc\nd", "я" * (LONGEST + 1), "123", "…"):
        assert read_names(typed, "ru", KNOWN) is None


def test_a_name_in_one_language_is_borrowed_by_the_others() -> None:
    for language in ("kk", "ru", "en"):
        only = read_names("Кубок", language)
        assert only is not None
        assert [only.in_language(one) for one in ("kk", "ru", "en")] == ["Кубок"] * 3
