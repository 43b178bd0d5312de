"""A zone by the city people say, or by its hours from Greenwich; and the ones beside it."""

import pytest

from handlers.parsing.zones import LADDER, find_zones, neighbours, offset
from storage.models import City, Names
from tests.conftest import FEBRUARY_20, at

NOW = at(FEBRUARY_20, 12)
SUMMER = NOW + 160 * 86_400_000
CITIES = (City(Names("Jakarta", "Джакарта", "Джакарта"), "IDN", "Asia/Jakarta"),)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Москва", "Europe/Moscow"),
        ("мәскеу", "Europe/Moscow"),
        ("Moscow", "Europe/Moscow"),
        ("лондн", "Europe/London"),
        ("Шымкент", "Asia/Almaty"),
        ("Караганда", "Asia/Almaty"),
        ("Актау", "Asia/Aqtau"),
        ("Los Angeles", "America/Los_Angeles"),
        ("Джакарта", "Asia/Jakarta"),
        ("Europe/Paris", "Europe/Paris"),
        ("UTC+5", "Asia/Tashkent"),
        ("+5:30", "Asia/Calcutta"),
        ("−3", "America/Sao_Paulo"),
        ("utc0", "Europe/London"),
    ],
)
def test_a_zone_is_found(typed: str, zone: str) -> None:
    assert list(find_zones(typed, CITIES, NOW)) == [zone]


@pytest.mark.parametrize("typed", ["", "qqqq", "5", "UTC+25", "UTC+5:07", "?!"])
def test_what_is_no_zone_is_not_guessed(typed: str) -> None:
    assert list(find_zones(typed, CITIES, NOW)) == []


def test_of_several_all_are_offered() -> None:
    assert len(find_zones("San", CITIES, NOW)) > 1


@pytest.mark.parametrize("now", [NOW, SUMMER], ids=["winter", "summer"])
def test_step_by_step_every_hour_of_the_earth_is_reached(now: int) -> None:
    zone, hours = "Pacific/Pago_Pago", []
    while zone:
        hours.append(offset(zone, now))
        behind, ahead = neighbours(zone, now)
        assert behind is None or offset(behind, now) < hours[-1]
        zone = ahead or ""
    assert {hour * 60 for hour in range(-11, 14)} <= set(hours)
    assert len(hours) == len({offset(one, now) for one in LADDER})
