"""Read where a tournament is: a city we have names for, or a city and a country as people call them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from handlers.parsing.folding import clean, fold
from handlers.parsing.likeness import pick, rank
from handlers.texts import LANGUAGES
from handlers.texts.countries import country
from storage.models import City

LONGEST = 80  # characters
NOWHERE = "UTC"
_GONE = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}  # codes of what is called otherwise now


@dataclass(frozen=True, slots=True)
class Place:
    city: str  # English name where we have it, else as typed; empty: only the country is known
    country: str  # ISO 3166 alpha-3
    zone: str


def read_place(text: str, cities: Mapping[str, City]) -> Place | None:
    """None where no country can be told from it."""
    typed = clean(text)
    if not typed or len(typed) > LONGEST:
        return None
    named, comma, land = (part.strip() for part in typed.rpartition(","))
    if not comma:
        named, land = typed, ""
    known = city_of(named, cities)
    code = country_of(land) if land else ""
    if land and not code:
        return None
    if known is not None and code in ("", known.country):
        return Place(known.names.en, known.country, known.zone)
    if not land:
        code = country_of(typed)
        return Place("", code, zone_of(code, cities)) if code else None
    return Place(named, code, zone_of(code, cities)) if named else Place("", code, zone_of(code, cities))


def city_of(name: str, cities: Mapping[str, City]) -> City | None:
    folded = fold(name)
    named = [
        (city, [fold(each) for each in (city.names.en, city.names.ru, city.names.kk) if each])
        for city in cities.values()
    ]
    exact = next((city for city, names in named if folded in names), None)
    return exact or pick(rank(folded, named))


def country_of(name: str) -> str:
    """Its ISO 3166 alpha-3 code; empty where no country is called so."""
    return _countries().get(fold(name), "")


@cache
def _countries() -> dict[str, str]:
    """Every country by its folded name in each language, and by its code."""
    known: dict[str, str] = {}
    territories = Locale("en").territories
    for alpha3, alpha2 in get_global("territory_aliases").items():
        a_country = len(alpha3) == len("KAZ") and alpha3.isalpha() and alpha3 not in _GONE
        if a_country and len(alpha2) == 1 and alpha2[0] in territories:
            known[fold(alpha3)] = alpha3
            for language in LANGUAGES:
                known[fold(country(alpha3, language))] = alpha3
    return known


def zone_of(code: str, cities: Mapping[str, City]) -> str:
    """The zone most cities we know there are in, else one of the country's."""
    zones = [city.zone for city in cities.values() if city.country == code]
    if zones:
        return max(sorted(set(zones)), key=zones.count)
    alpha2 = next(iter(get_global("territory_aliases").get(code, [])), "")
    theirs = sorted(zone for zone, land in get_global("zone_territories").items() if land == alpha2)
    return theirs[0] if theirs else NOWHERE
