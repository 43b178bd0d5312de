"""The numbers of /stats: every kind of notice and every reason has its words."""

import pytest

from handlers.texts import LANGUAGES, say
from handlers.texts.numbers import duration, grouped
from handlers.views.stats import reason_of
from storage.models import NoticeKind


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_of_notice_is_called_something_in_every_language(kind: NoticeKind) -> None:
    assert all(say(language, f"notice-{kind.value}") for language in LANGUAGES)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("Forbidden: bot was blocked by the user", "stats-closed"),
        ("kicked", "stats-closed"),
        ("migrated", "stats-closed"),
        ("Forbidden: user is deactivated", "stats-deactivated"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "stats-no-right"),
        ("Bad Request: not enough rights to send text messages to the chat", "stats-no-right"),
        ("", "stats-otherwise"),
    ],
)
def test_the_reasons_of_telegram_are_told_in_four_words(reason: str, words: str) -> None:
    assert reason_of(reason) == words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.03, "1 с"), (59.2, "1 мин"), (100, "1 мин 40 с"), (3_600, "1 ч"), (33_333.4, "9 ч 16 мин")],
)
def test_a_span_of_time_is_rounded_up_to_what_one_waits(seconds: float, said: str) -> None:
    assert duration(seconds, "ru") == said


def test_large_numbers_are_grouped_and_do_not_break() -> None:
    assert grouped(1_000_000) == "1\u202f000\u202f000"
    assert grouped(999) == "999"
