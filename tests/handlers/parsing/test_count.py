"""What is asked of the count: words, a day, or both."""

from datetime import date

import pytest

from handlers.parsing.count import Look, Question, read_question

TODAY = date(2020, 2, 20)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("", Question("")),
        ("бокс", Question("бокс")),
        ("24.02.2019", Question("", date(2019, 2, 24))),
        ("24 февраля", Question("", date(2019, 2, 24))),
        ("20 февраля", Question("", TODAY)),
        ("2020 ж. 18 ақпан", Question("", date(2020, 2, 18))),
        ("на 18 февраля 2020", Question("", date(2020, 2, 18))),
        ("бокс на 18.02.2020", Question("бокс", date(2020, 2, 18))),
        ("18.02.2020 водное поло", Question("водное поло", date(2020, 2, 18))),
        ("February 24, 2021", Question("", date(2021, 2, 24))),
        ("Men's 75 kg", Question("Men's 75 kg")),
        ("31.02.2020", Question("31.02.2020")),
    ],
)
def test_a_day_is_told_from_the_words(text: str, question: Question) -> None:
    assert read_question(text, TODAY) == question


@pytest.mark.parametrize(
    ("text", "look"),
    [("Новые", Look.NEWEST), ("таблица 20.02.2020", Look.TABLE), ("сурет", Look.PICTURE), ("бокс", None)],
)
def test_some_words_ask_for_a_page(text: str, look: Look | None) -> None:
    assert read_question(text, TODAY).look is look
