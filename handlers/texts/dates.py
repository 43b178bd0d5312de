"""Days, ranges of days and hours in words.

Babel knows the months; the ranges are ours, because its own patterns are not what people write. A zone is
shown by its city: the zone names of CLDR are wrong for Kazakhstan.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale

from handlers.texts import say
from storage.models import Precision

# The city people set their watch by: ru, kk, en.
ZONE_CITIES = {
    "Asia/Almaty": ("Алматы", "Алматы", "Almaty"),
    "Asia/Aqtau": ("Актау", "Ақтау", "Aktau"),
    "Asia/Aqtobe": ("Актобе", "Ақтөбе", "Aktobe"),
    "Asia/Atyrau": ("Атырау", "Атырау", "Atyrau"),
    "Asia/Oral": ("Уральск", "Орал", "Oral"),
    "Asia/Qostanay": ("Костанай", "Қостанай", "Kostanay"),
    "Asia/Qyzylorda": ("Кызылорда", "Қызылорда", "Kyzylorda"),
    "America/Sao_Paulo": ("Сан-Паулу", "Сан-Паулу", "São Paulo"),
    "America/New_York": ("Нью-Йорк", "Нью-Йорк", "New York"),
    "Asia/Ho_Chi_Minh": ("Хошимин", "Хошимин", "Ho Chi Minh City"),
}


def date_range(
    start: date | None,
    end: date | None,
    precision: Precision,
    language: str,
    *,
    today: date | None = None,
) -> str:
    """«3–11 марта 2020», «2020 ж. 3–11 наурыз», "3–11 March 2020".

    A closing date is the last day alone, a start without an end «с 3 марта 2020». What lies in the year of
    `today` goes without its year.
    """
    first, last = start or end, end or start
    if first is None or last is None or precision is Precision.UNKNOWN:
        return say(language, "dates-unknown")
    if precision is Precision.CLOSING_DATE:
        first = last
    elif precision is Precision.START_ONLY:
        last = first
    with_year = today is None or {first.year, last.year} != {today.year}
    if precision is Precision.START_ONLY:
        return say(language, "dates-from", date=_span(first, first, language, with_year=with_year))
    return _span(first, last, language, with_year=with_year)


def day(on: date, language: str) -> str:
    """«3 марта 2020», «2020 ж. 3 наурыз», "3 March 2020"."""
    return _span(on, on, language, with_year=True)


def month_name(first: date, language: str) -> str:
    """«Март 2020», «2020 ж. наурыз», "March 2020"."""
    name = Locale(language).months["stand-alone"]["wide"][first.month]
    # It begins the line but in Kazakh, where the year comes first (CLDR writes it large there).
    shown = name.lower() if language == "kk" else name[:1].upper() + name[1:]
    return say(language, "month-of-year", month=shown, year=first.year)


def instant(at_ms: int, zone: str, language: str) -> str:
    """«2 марта 2020, 09:00 (Алматы)»: the clock of `zone`, and whose clock it is."""
    there = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(ZoneInfo(zone))
    return say(
        language,
        "instant",
        day=day(there.date(), language),
        hour=hour(there.hour * 60 + there.minute),
        city=zone_city(zone, language),
    )


def days_until(days: int, language: str) -> str:
    """«сегодня», «завтра», «через 5 дней»; of days gone by «вчера», «5 дней назад»."""
    if days < 0:
        return say(language, "days-ago", days=-days)
    return say(language, "days-until", days=days)


def hour(minutes: int) -> str:
    """Minutes after midnight as a clock shows them: 09:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def zone_city(zone: str, language: str) -> str:
    """The city a zone of the IANA is named after."""
    if zone in ZONE_CITIES:
        return ZONE_CITIES[zone][("ru", "kk", "en").index(language)]
    known = Locale(language).time_zones.get(zone, {}).get("city")
    return known or zone.rpartition("/")[2].replace("_", " ")


def _span(first: date, last: date, language: str, *, with_year: bool) -> str:
    month = Locale(language).months["format"]["wide"]
    if first.year != last.year:
        return " – ".join(_span(on, on, language, with_year=True) for on in (first, last))
    if first.month != last.month:
        days = " – ".join(f"{on.day} {month[on.month]}" for on in (first, last))
    elif first.day != last.day:
        days = f"{first.day}–{last.day} {month[first.month]}"
    else:
        days = f"{first.day} {month[first.month]}"
    if not with_year:
        return days
    return f"{first.year} ж. {days}" if language == "kk" else f"{days} {first.year}"
