"""Which time zone people mean by a city, in three languages, or by «UTC+5»; and the next zone to either side."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel import Locale

from handlers.parsing.folding import fold
from handlers.parsing.search import SearchIndex
from handlers.texts import LANGUAGES
from handlers.texts.dates import zone_city
from schedules.clock import local
from storage.models import City

MOST = 4  # suggestions
_OFFSET = re.compile(r"(?:utc|gmt)?\s*(?P<sign>[+\-−–])?\s*(?P<hours>\d{1,2})(?:[:.](?P<minutes>\d{2}))?")

# A city people know for each hour of the earth; where several share an hour, the first is offered.
LADDER = (
    *("Pacific/Pago_Pago", "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver"),
    *("America/Mexico_City", "America/New_York", "America/Halifax", "America/Sao_Paulo", "Atlantic/South_Georgia"),
    *("Atlantic/Cape_Verde", "Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow", "Asia/Tehran"),
    *("Asia/Dubai", "Asia/Kabul", "Asia/Tashkent", "Asia/Calcutta", "Asia/Katmandu", "Asia/Bishkek"),
    *("Asia/Rangoon", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Australia/Adelaide", "Asia/Vladivostok"),
    *("Asia/Magadan", "Pacific/Auckland", "Pacific/Tongatapu"),
    # Those whose clocks never change fill the hours the others leave in summer.
    *("Atlantic/Reykjavik", "America/Phoenix", "America/Bogota", "America/Caracas", "Africa/Lagos"),
    *("Africa/Johannesburg", "Australia/Darwin", "Pacific/Fiji", "Pacific/Gambier", "Pacific/Pitcairn"),
)

# Big cities no zone is named after.
_OTHER_CITIES = {
    "Asia/Almaty": (
        *("Шымкент", "Shymkent", "Караганда", "Қарағанды", "Karaganda", "Тараз", "Taraz", "Павлодар", "Pavlodar"),
        *("Усть-Каменогорск", "Өскемен", "Oskemen", "Семей", "Semey", "Петропавловск", "Петропавл", "Petropavl"),
        *("Кокшетау", "Көкшетау", "Kokshetau", "Талдыкорган", "Талдықорған", "Taldykorgan", "Туркестан"),
        *("Түркістан", "Turkistan", "Экибастуз", "Екібастұз", "Ekibastuz", "Темиртау", "Теміртау", "Temirtau"),
        *("Жезказган", "Жезқазған", "Zhezkazgan", "Балхаш", "Балқаш", "Balkhash", "Конаев", "Қонаев", "Konaev"),
        *("Астана", "Astana", "Казахстан", "Қазақстан", "Kazakhstan"),
    ),
    "Europe/Moscow": (
        *("Санкт-Петербург", "Питер", "Saint Petersburg", "Казань", "Қазан", "Kazan", "Сочи", "Sochi"),
        *("Нижний Новгород", "Краснодар", "Ростов"),
    ),
    "Asia/Shanghai": ("Пекин", "Бейжің", "Beijing", "Гуанчжоу", "Guangzhou"),
    "Europe/Istanbul": ("Анкара", "Ankara", "Анталья", "Antalya"),
    "Asia/Dubai": ("Абу-Даби", "Әбу-Даби", "Abu Dhabi"),
    "Europe/Berlin": ("Мюнхен", "Munich", "Франкфурт", "Frankfurt", "Гамбург", "Hamburg"),
    "Europe/Rome": ("Милан", "Milan"),
    "Europe/Madrid": ("Барселона", "Barcelona"),
    "Europe/Zurich": ("Женева", "Geneva", "Лозанна", "Lausanne"),
    "America/New_York": ("Вашингтон", "Washington", "Бостон", "Boston", "Майами", "Miami"),
    "America/Los_Angeles": ("Сан-Франциско", "San Francisco", "Сиэтл", "Seattle"),
    "Asia/Calcutta": ("Дели", "Delhi", "Мумбаи", "Mumbai", "Kolkata"),
    "Asia/Saigon": ("Хошимин", "Ho Chi Minh City"),
}


def find_zones(text: str, cities: Iterable[City], now: int) -> Sequence[str]:
    """The zone that is meant; several where it may be one of them, none where nothing is known by this name."""
    if by_offset := zone_of_offset(text, now):
        return (by_offset,)
    wanted = fold(text)
    if not wanted:
        return ()
    exact = {one.zone for one in cities if wanted in {fold(one.names.in_language(each)) for each in LANGUAGES}}
    if len(exact) == 1:
        return tuple(exact)
    known = known_names()
    same = [zone for zone, names in known.items() if wanted in names]
    if same:
        return same[:MOST]
    return tuple(_index().find(text, MOST))


def zone_of_offset(text: str, now: int) -> str | None:
    """The zone that is this far from Greenwich at `now`: «UTC+5», «+5:30»; a bare number has to have its sign."""
    found = _OFFSET.fullmatch(text.strip().casefold())
    if found is None or (found["sign"] is None and text.strip().isdigit()):
        return None
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    wanted = minutes if found["sign"] in (None, "+") else -minutes
    return next((zone for zone in LADDER if offset(zone, now) == wanted), None)


def neighbours(zone: str, now: int) -> tuple[str | None, str | None]:
    """The nearest zones of LADDER whose clocks are behind and ahead at `now`."""
    here = offset(zone, now)
    behind = [one for one in LADDER if offset(one, now) < here]
    ahead = [one for one in LADDER if offset(one, now) > here]
    return (
        max(behind, key=lambda one: offset(one, now), default=None),
        min(ahead, key=lambda one: offset(one, now), default=None),
    )


def offset(zone: str, now: int) -> int:
    """Minutes ahead of Greenwich."""
    ahead = local(now, zone).utcoffset()
    assert ahead is not None  # noqa: S101 (it has a zone)
    return int(ahead.total_seconds()) // 60


@lru_cache(maxsize=1)
def known_names() -> dict[str, frozenset[str]]:
    """What each zone is called, folded: its city in three languages, and its name in the list of the IANA."""
    listed = (str(zone) for zone in Locale("ru").time_zones)
    zones = [zone for zone in listed if "/" in zone and not zone.startswith(("Etc/", "Antarctica/"))]
    return {zone: names_of_zone(zone) for zone in dict.fromkeys((*zones, *LADDER, *_OTHER_CITIES))}


def names_of_zone(zone: str) -> frozenset[str]:
    cities = (zone_city(zone, language) for language in LANGUAGES)
    return frozenset(fold(name) for name in (*cities, zone, *_OTHER_CITIES.get(zone, ())))


@lru_cache(maxsize=1)
def _index() -> SearchIndex[str]:
    return SearchIndex(known_names().items())
