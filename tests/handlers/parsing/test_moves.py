"""How many tournaments are to move: read to the last word in three languages, or not at all."""

from datetime import date

import pytest

from handlers.parsing.moves import read_move
from schedules.changes.together import Becomes, Wish
from storage.models import Holder, Names, Sport

TODAY = date(2020, 3, 12)
SPORTS = [
    Sport("BOX", Names("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC),
    Sport("JUD", Names("Judo", "Дзюдо", "Дзюдо"), "🥋", Holder.ATHLETE),
    Sport("GAR", Names("Artistic Gymnastics", "Спортивная гимнастика", "Спорттық гимнастика"), "🤸", Holder.NOC),
]
SPRING = {"first": date(2020, 3, 12), "last": date(2020, 6, 30)}


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("всё с 12 марта по 30 июня: дата неизвестна", Wish(**SPRING, becomes=Becomes.UNDATED)),
        ("Everything from 12 March to 30 June: date unknown", Wish(**SPRING, becomes=Becomes.UNDATED)),
        ("барлығы 12 наурыз – 30 маусым: күні белгісіз", Wish(**SPRING, becomes=Becomes.UNDATED)),
        ("все турниры: отложены", Wish(becomes=Becomes.POSTPONED)),
        ("бокс: на 7 дней позже", Wish(sport="BOX", becomes=Becomes.SHIFTED, days=7)),
        ("boxing: 7 days later", Wish(sport="BOX", becomes=Becomes.SHIFTED, days=7)),
        ("бокс: 7 күн кейін", Wish(sport="BOX", becomes=Becomes.SHIFTED, days=7)),
        ("бокс: 7 күнге шегерілді", Wish(sport="BOX", becomes=Becomes.SHIFTED, days=7)),
        ("judo: +14 days", Wish(sport="JUD", becomes=Becomes.SHIFTED, days=14)),
        ("дзюдо: на 3 дня раньше", Wish(sport="JUD", becomes=Becomes.SHIFTED, days=-3)),
        ("дзюдо: на две", None),
        ("Игры: на год позже", Wish(games=True, becomes=Becomes.SHIFTED, years=1)),
        ("the Games: a year later", Wish(games=True, becomes=Becomes.SHIFTED, years=1)),
        ("Ойындар: бір жыл кейін", Wish(games=True, becomes=Becomes.SHIFTED, years=1)),
        ("Ойындар: бір жылға шегерілді", Wish(games=True, becomes=Becomes.SHIFTED, years=1)),
        ("Игры: перенесены на год", Wish(games=True, becomes=Becomes.SHIFTED, years=1)),
        (
            "Игры: 23 июля – 8 августа 2021",
            Wish(
                games=True,
                becomes=Becomes.SHIFTED,
                opening_on=date(2021, 7, 23),
                closing_on=date(2021, 8, 8),
            ),
        ),
        (
            "бокс с 12 марта по 30 июня: отменены",
            Wish(**SPRING, sport="BOX", becomes=Becomes.CANCELLED),
        ),
        (
            "спортивная гимнастика 12.03.2020-30.06.2020: postponed",
            Wish(**SPRING, sport="GAR", becomes=Becomes.POSTPONED),
        ),
        ("всё с 12 марта: отложено", Wish(date(2020, 3, 12), becomes=Becomes.POSTPONED)),
        ("everything until 30 June: cancelled", Wish(None, date(2020, 6, 30), becomes=Becomes.CANCELLED)),
        ("boxing: a week later", Wish(sport="BOX", becomes=Becomes.SHIFTED, days=7)),
        ("бокс: 2 апта кейін", Wish(sport="BOX", becomes=Becomes.SHIFTED, days=14)),
    ],
)
def test_what_people_write_is_understood(typed: str, wish: Wish | None) -> None:
    assert read_move(typed, TODAY, SPORTS) == wish


@pytest.mark.parametrize(
    "typed",
    [
        "",
        ":",
        "всё отложено",
        "всё: что-нибудь",
        ": отложено",
        "хоккей с шайбой: отложен",
        "бокс и дзюдо: отложены",
        "Игры по боксу: на год позже",
        "бокс: на 0 дней позже",
        "бокс: на 900 дней позже",
        "бокс: на 9 лет позже",
        "всё с 31 февраля: отложено",
        "бокс: на 7 дней позже кроме финала",
        "слово " * 40 + ": отложено",
        "а" * 300,
    ],
)
def test_what_is_not_understood_to_the_last_word_moves_nothing(typed: str) -> None:
    assert read_move(typed, TODAY, SPORTS) is None
