"""Countries by name and flag."""

import pytest

from handlers.texts.countries import country, flag


@pytest.mark.parametrize(
    ("iso3", "ru", "kk", "en"),
    [
        ("KAZ", "Казахстан", "Қазақстан", "Kazakhstan"),
        ("USA", "США", "АҚШ", "USA"),
        ("GBR", "Великобритания", "Ұлыбритания", "Great Britain"),
        ("HKG", "Гонконг", "Гонконг", "Hong Kong"),
        ("KGZ", "Кыргызстан", "Қырғызстан", "Kyrgyzstan"),
        ("JPN", "Япония", "Жапония", "Japan"),
        ("NLD", "Нидерланды", "Нидерланд", "Netherlands"),
        ("XYZ", "XYZ", "XYZ", "XYZ"),
        ("", "", "", ""),
    ],
)
def test_a_country_is_called_as_people_call_it(iso3: str, ru: str, kk: str, en: str) -> None:
    assert [country(iso3, language) for language in ("ru", "kk", "en")] == [ru, kk, en]


@pytest.mark.parametrize(("iso3", "emoji"), [("KAZ", "🇰🇿"), ("CHE", "🇨🇭"), ("SUN", ""), ("kaz", ""), ("", "")])
def test_a_country_has_its_flag(iso3: str, emoji: str) -> None:
    assert flag(iso3) == emoji
