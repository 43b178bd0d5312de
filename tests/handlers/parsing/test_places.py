"""Where a tournament is: cities and countries as people write them, in three languages."""

import pytest

from handlers.parsing.places import Place, read_place
from storage.models import City, Names

CITIES = {
    "Amman": City(Names("Amman", "Амман", "Амман"), "JOR", "Asia/Amman"),
    "Tokyo": City(Names("Tokyo", "Токио", "Токио"), "JPN", "Asia/Tokyo"),
    "Almaty": City(Names("Almaty", "Алматы", "Алматы"), "KAZ", "Asia/Almaty"),
}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Амман", Place("Amman", "JOR", "Asia/Amman")),
        ("amman, jordan", Place("Amman", "JOR", "Asia/Amman")),
        ("Алматы, Қазақстан", Place("Almaty", "KAZ", "Asia/Almaty")),
        ("Таразе", None),
        ("Тараз, Казахстан", Place("Тараз", "KAZ", "Asia/Almaty")),
        ("Осака, Жапония", Place("Осака", "JPN", "Asia/Tokyo")),
        ("Париж, Франция", Place("Париж", "FRA", "Europe/Paris")),
        ("Франция", Place("", "FRA", "Europe/Paris")),
        ("Амман, Нигде", None),
        (", Франция", Place("", "FRA", "Europe/Paris")),
        ("", None),
        ("г" * 90, None),
    ],
)
def test_a_place_is_a_city_we_know_or_a_city_and_a_country(typed: str, place: Place | None) -> None:
    assert read_place(typed, CITIES) == place


def test_a_city_of_the_same_name_elsewhere_keeps_its_own_country() -> None:
    assert read_place("Амман, Франция", CITIES) == Place("Амман", "FRA", "Europe/Paris")
