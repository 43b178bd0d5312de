"""Dates in words."""

from datetime import UTC, date, datetime

import pytest

from handlers.texts.dates import date_range, day, days_until, hour, instant, month_name, zone_city
from storage.models import Precision

MARCH_3, MARCH_11 = date(2020, 3, 3), date(2020, 3, 11)


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        pytest.param(
            MARCH_3,
            MARCH_11,
            Precision.EXACT,
            {"ru": "3–11 марта 2020", "kk": "2020 ж. 3–11 наурыз", "en": "3–11 March 2020"},
            id="within_a_month",
        ),
        pytest.param(
            date(2020, 2, 28),
            MARCH_3,
            Precision.EXACT,
            {
                "ru": "28 февраля – 3 марта 2020",
                "kk": "2020 ж. 28 ақпан – 3 наурыз",
                "en": "28 February – 3 March 2020",
            },
            id="two_months",
        ),
        pytest.param(
            date(2020, 12, 30),
            date(2021, 1, 2),
            Precision.EXACT,
            {
                "ru": "30 декабря 2020 – 2 января 2021",
                "kk": "2020 ж. 30 желтоқсан – 2021 ж. 2 қаңтар",
                "en": "30 December 2020 – 2 January 2021",
            },
            id="two_years",
        ),
        pytest.param(
            date(2019, 5, 5),
            date(2020, 5, 5),
            Precision.WINDOW,
            {
                "ru": "5 мая 2019 – 5 мая 2020",
                "kk": "2019 ж. 5 мамыр – 2020 ж. 5 мамыр",
                "en": "5 May 2019 – 5 May 2020",
            },
            id="the_same_day_of_two_years",
        ),
        pytest.param(
            MARCH_3,
            MARCH_3,
            Precision.PROVISIONAL,
            {"ru": "3 марта 2020", "kk": "2020 ж. 3 наурыз", "en": "3 March 2020"},
            id="one_day",
        ),
        pytest.param(
            MARCH_3,
            None,
            Precision.EXACT,
            {"ru": "3 марта 2020", "kk": "2020 ж. 3 наурыз", "en": "3 March 2020"},
            id="an_end_is_not_known",
        ),
        pytest.param(
            MARCH_3,
            MARCH_11,
            Precision.CLOSING_DATE,
            {"ru": "11 марта 2020", "kk": "2020 ж. 11 наурыз", "en": "11 March 2020"},
            id="closing_date",
        ),
        pytest.param(
            MARCH_3,
            None,
            Precision.START_ONLY,
            {"ru": "с 3 марта 2020", "kk": "2020 ж. 3 наурыз күнінен бастап", "en": "from 3 March 2020"},
            id="start_only",
        ),
        pytest.param(
            None,
            None,
            Precision.EXACT,
            {"ru": "даты неизвестны", "kk": "күні белгісіз", "en": "dates unknown"},
            id="no_day_at_all",
        ),
        pytest.param(
            MARCH_3,
            MARCH_11,
            Precision.UNKNOWN,
            {"ru": "даты неизвестны", "kk": "күні белгісіз", "en": "dates unknown"},
            id="unknown",
        ),
    ],
)
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_dates_are_written_as_people_write_them(
    start: date | None, end: date | None, precision: Precision, said: dict[str, str], language: str
) -> None:
    assert date_range(start, end, precision, language) == said[language]


@pytest.mark.parametrize(
    ("start", "end", "today", "said"),
    [
        pytest.param(MARCH_3, MARCH_11, date(2020, 1, 1), "3–11 марта", id="this_year"),
        pytest.param(MARCH_3, MARCH_11, date(2019, 12, 31), "3–11 марта 2020", id="next_year"),
        pytest.param(
            date(2020, 12, 30),
            date(2021, 1, 2),
            date(2020, 12, 1),
            "30 декабря 2020 – 2 января 2021",
            id="into_next_year",
        ),
    ],
)
def test_this_year_goes_without_saying(start: date, end: date, today: date, said: str) -> None:
    assert date_range(start, end, Precision.EXACT, "ru", today=today) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "3 марта 2020"), ("kk", "2020 ж. 3 наурыз"), ("en", "3 March 2020")],
)
def test_a_day_has_its_year(language: str, said: str) -> None:
    assert day(MARCH_3, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Март 2020"), ("kk", "2020 ж. наурыз"), ("en", "March 2020")],
)
def test_a_month_is_written_large_only_where_it_comes_first(language: str, said: str) -> None:
    assert month_name(MARCH_3, language) == said


@pytest.mark.parametrize(
    ("at", "zone", "language", "said"),
    [
        pytest.param(
            datetime(2020, 3, 2, 3, tzinfo=UTC),
            "Asia/Almaty",
            "ru",
            "2 марта 2020, 09:00 (Алматы)",
            id="ru_plus_6",
        ),
        pytest.param(
            datetime(2026, 3, 2, 4, tzinfo=UTC),
            "Asia/Almaty",
            "ru",
            "2 марта 2026, 09:00 (Алматы)",
            id="ru_plus_5",
        ),
        pytest.param(
            datetime(2026, 3, 2, 4, tzinfo=UTC), "Asia/Oral", "kk", "2026 ж. 2 наурыз, 09:00 (Орал)", id="kk"
        ),
        pytest.param(
            datetime(2026, 3, 1, 23, 5, tzinfo=UTC),
            "Asia/Tokyo",
            "en",
            "2 March 2026, 08:05 (Tokyo)",
            id="en_next_day",
        ),
    ],
)
def test_an_instant_says_whose_clock_it_is(at: datetime, zone: str, language: str, said: str) -> None:
    assert instant(int(at.timestamp() * 1000), zone, language) == said


@pytest.mark.parametrize(
    ("days", "ru", "kk", "en"),
    [
        (-5, "5 дней назад", "5 күн бұрын", "5 days ago"),
        (-1, "вчера", "кеше", "yesterday"),
        (0, "сегодня", "бүгін", "today"),
        (1, "завтра", "ертең", "tomorrow"),
        (2, "через 2 дня", "2 күннен кейін", "in 2 days"),
        (5, "через 5 дней", "5 күннен кейін", "in 5 days"),
        (21, "через 21 день", "21 күннен кейін", "in 21 days"),
        (1000, "через 1000 дней", "1000 күннен кейін", "in 1000 days"),
    ],
)
def test_days_are_counted_in_whole_days(days: int, ru: str, kk: str, en: str) -> None:
    assert [days_until(days, language) for language in ("ru", "kk", "en")] == [ru, kk, en]


@pytest.mark.parametrize(("minutes", "said"), [(0, "00:00"), (545, "09:05"), (1439, "23:59")])
def test_an_hour_is_what_a_clock_shows(minutes: int, said: str) -> None:
    assert hour(minutes) == said


@pytest.mark.parametrize(
    ("zone", "ru", "kk", "en"),
    [
        ("Asia/Almaty", "Алматы", "Алматы", "Almaty"),
        ("Asia/Qyzylorda", "Кызылорда", "Қызылорда", "Kyzylorda"),
        ("Europe/Moscow", "Москва", "Мәскеу", "Moscow"),
        ("America/Los_Angeles", "Лос-Анджелес", "Лос-Анджелес", "Los Angeles"),
        ("America/Sao_Paulo", "Сан-Паулу", "Сан-Паулу", "São Paulo"),
        ("America/Argentina/Ushuaia", "Ушуая", "Ушуайя", "Ushuaia"),
        ("UTC", "UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_city(zone: str, ru: str, kk: str, en: str) -> None:
    assert [zone_city(zone, language) for language in ("ru", "kk", "en")] == [ru, kk, en]
