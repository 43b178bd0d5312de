"""Countries by their ISO 3166 alpha-3 code: names from CLDR, save where people say another one."""

from functools import cache

from babel import Locale
from babel.core import get_global

# What people say: ru, kk, en; empty where CLDR's name is theirs.
_SPOKEN = {
    "ARE": ("", "БАӘ", "UAE"),
    "BIH": ("", "", "Bosnia and Herzegovina"),
    "COD": ("ДР Конго", "Конго ДР", "DR Congo"),
    "COG": ("Республика Конго", "Конго Республикасы", "Republic of the Congo"),
    "CPV": ("", "", "Cape Verde"),
    "DOM": ("Доминикана", "", ""),
    "GBR": ("Великобритания", "Ұлыбритания", "Great Britain"),
    "HKG": ("Гонконг", "Гонконг", "Hong Kong"),
    "KGZ": ("Кыргызстан", "", ""),
    "KOR": ("Южная Корея", "Оңтүстік Корея", "South Korea"),
    "MAC": ("Макао", "Макао", "Macao"),
    "MMR": ("Мьянма", "Мьянма", "Myanmar"),
    "PHL": ("", "Филиппин", ""),
    "PSE": ("Палестина", "Палестина", "Palestine"),
    "TTO": ("", "", "Trinidad and Tobago"),
    "USA": ("США", "АҚШ", "USA"),
    "ZAF": ("ЮАР", "ОАР", ""),
}


@cache
def country(iso3: str, language: str) -> str:
    """The name of a country in ru, kk or en; a code nobody knows stands for itself."""
    spoken = _SPOKEN.get(iso3, ("", "", ""))[("ru", "kk", "en").index(language)]
    return spoken or Locale(language).territories.get(_alpha2(iso3), iso3)


def flag(iso3: str) -> str:
    """The flag as an emoji; empty for a code nobody knows."""
    return "".join(chr(ord("🇦") + ord(letter) - ord("A")) for letter in _alpha2(iso3))


def _alpha2(iso3: str) -> str:
    if len(iso3) != len("KAZ") or not iso3.isalpha():
        return ""
    today = get_global("territory_aliases").get(iso3, [])
    return today[0] if len(today) == 1 and len(today[0]) == len("KZ") else ""
