"""Words find things: in any of three languages, with mistakes, by beginnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.parsing.search import SearchIndex

INDEX = SearchIndex(
    [
        ("amman", ["Asian & Oceanian Olympic Boxing Qualifying Event", "Амман", "Amman", "бокс", "Иордания"]),
        ("paris", ["Мировой отборочный олимпийский турнир по боксу", "Париж", "Paris", "бокс"]),
        ("xian", ["Азиатский турнир по борьбе", "Сиань", "Xi'an", "күрес", "борьба"]),
        ("rybakina", ["RYBAKINA Elena", "Елена Рыбакина", "Елена Рыбакина"]),
        ("temirzhanov", ["TEMIRZHANOV Serik", "Серик Темиржанов", "Серік Теміржанов"]),
    ]
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Амман", "amman"),
        ("аман", "amman"),
        ("в Аммане", "amman"),
        ("бокс Париж", "paris"),
        ("kures", None),
        ("күрес", "xian"),
        ("курес", "xian"),
        ("Рыбакина", "rybakina"),
        ("рыбокина", "rybakina"),
        ("rybakina", "rybakina"),
        ("Серік Теміржанов", "temirzhanov"),
        ("серик темирж", "temirzhanov"),
        ("борьба Париж", None),
        ("", None),
        ("%_'\"", None),
    ],
)
def test_the_likest_thing_comes_first(typed: str, first: str | None) -> None:
    found = INDEX.find(typed, 3)
    assert (found[0] if found else None) == first


def test_what_is_called_shorter_comes_before_what_is_called_longer() -> None:
    assert INDEX.find("бокс", 2) == ["paris", "amman"]


@given(st.text())
def test_any_text_is_answered(typed: str) -> None:
    assert len(INDEX.find(typed, 2)) <= 2
