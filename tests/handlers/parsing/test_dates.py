"""Days as people write them in three languages; what cannot be read is no day at all."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from handlers.parsing.dates import LONGEST, DateRange, read_dates
from handlers.texts import LANGUAGES
from handlers.texts.dates import date_range
from storage.models import Precision

TODAY = date(2020, 2, 20)
AMMAN = (date(2020, 3, 3), date(2020, 3, 11))
OVER_A_MONTH = (date(2020, 2, 28), date(2020, 3, 3))
NEW_YEAR = (date(2020, 12, 30), date(2021, 1, 2))
MARCH_3 = (date(2020, 3, 3), date(2020, 3, 3))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        pytest.param("3–11 марта 2020", AMMAN, id="ru"),
        pytest.param("3-11 марта", AMMAN, id="ru_without_year"),
        pytest.param("с 3 по 11 марта 2020 года", AMMAN, id="ru_from_to"),
        pytest.param("С 3 марта по 11 марта 2020 г.", AMMAN, id="ru_both_months"),
        pytest.param("3—11 мар", AMMAN, id="ru_short_month"),
        pytest.param("28 февраля – 3 марта 2020", OVER_A_MONTH, id="ru_two_months"),
        pytest.param("28 февраля-3 марта", OVER_A_MONTH, id="ru_two_months_without_year"),
        pytest.param("30 декабря 2020 – 2 января 2021", NEW_YEAR, id="ru_two_years"),
        pytest.param("30 декабря – 2 января 2021", NEW_YEAR, id="ru_over_new_year"),
        pytest.param("30 декабря 2020 – 2 января", NEW_YEAR, id="ru_over_new_year_first_said"),
        pytest.param("30 декабря – 2 января", NEW_YEAR, id="ru_over_new_year_without_year"),
        pytest.param("3 марта", MARCH_3, id="ru_day"),
        pytest.param("3-го марта 2020", MARCH_3, id="ru_ordinal"),
        pytest.param("3марта", MARCH_3, id="ru_without_space"),
        pytest.param("28 мая", (date(2020, 5, 28),) * 2, id="ru_may"),
        pytest.param("2020 ж. 3–11 наурыз", AMMAN, id="kk"),
        pytest.param("2020 жылғы 3-11 наурыз", AMMAN, id="kk_of_the_year"),
        pytest.param("3-11 наурыз", AMMAN, id="kk_without_year"),
        pytest.param("3 наурыздан 11 наурызға дейін", AMMAN, id="kk_from_to"),
        pytest.param("наурыздың 3-інен 11-іне дейін", AMMAN, id="kk_ordinals_from_to"),
        pytest.param("2020 ж. 28 ақпан – 3 наурыз", OVER_A_MONTH, id="kk_two_months"),
        pytest.param("28 акпан – 3 наурыз", OVER_A_MONTH, id="kk_by_russian_letters"),
        pytest.param("2020 ж. 30 желтоқсан – 2021 ж. 2 қаңтар", NEW_YEAR, id="kk_two_years"),
        pytest.param("3 наурызда", MARCH_3, id="kk_day"),
        pytest.param("March 3-11, 2020", AMMAN, id="en_american"),
        pytest.param("3–11 March 2020", AMMAN, id="en"),
        pytest.param("March 3rd to 11th", AMMAN, id="en_ordinals"),
        pytest.param("from 3 until 11 Mar", AMMAN, id="en_from_until"),
        pytest.param("Feb 28 - Mar 3, 2020", OVER_A_MONTH, id="en_short_months"),
        pytest.param("December 30, 2020 – January 2, 2021", NEW_YEAR, id="en_two_years"),
        pytest.param("MARCH 3", MARCH_3, id="en_day"),
        pytest.param("3.03–11.03.2020", AMMAN, id="dots"),
        pytest.param("03.03.2020 - 11.03.2020", AMMAN, id="dots_both_years"),
        pytest.param("3-11.03.2020", AMMAN, id="dots_of_the_end_only"),
        pytest.param("3.03-11.03", AMMAN, id="dots_without_year"),
        pytest.param("3.03.20", MARCH_3, id="dots_short_year"),
        pytest.param("2020-03-03 – 2020-03-11", AMMAN, id="iso"),
        pytest.param("2020-03-03 2020-03-11", None, id="iso_without_a_dash"),
        pytest.param("2020-03-03", MARCH_3, id="iso_day"),
        pytest.param("18–26 февраля", (date(2020, 2, 18), date(2020, 2, 26)), id="under_way"),
        pytest.param("19 февраля", (date(2021, 2, 19),) * 2, id="over_this_year"),
        pytest.param("20 февраля", (TODAY,) * 2, id="today"),
        pytest.param("29 февраля", (date(2020, 2, 29),) * 2, id="leap_day"),
        pytest.param("29 февраля 2020", (date(2020, 2, 29),) * 2, id="leap_day_of_its_year"),
        pytest.param("29 февраля 2021", None, id="leap_day_of_no_leap_year"),
        pytest.param("31 февраля", None, id="no_such_day"),
        pytest.param("31 февраля – 3 марта 2020", None, id="no_such_first_day"),
        pytest.param("32 марта", None, id="day_too_large"),
        pytest.param("0 марта", None, id="day_zero"),
        pytest.param("3.13.2020", None, id="month_too_large"),
        pytest.param("11-3 марта", None, id="end_before_start"),
        pytest.param("11.03.2020 - 3.03.2020", None, id="end_before_start_dots"),
        pytest.param("5 мая – 3 марта 2020", None, id="end_before_start_two_months"),
        pytest.param("1 марта 2020 – 5 апреля 2021", (date(2020, 3, 1), date(2021, 4, 5)), id="400_days"),
        pytest.param("1 марта 2020 – 6 апреля 2021", None, id="401_days"),
        pytest.param("март 2020", None, id="no_day"),
        pytest.param("3", None, id="no_month"),
        pytest.param("2020", None, id="year_alone"),
        pytest.param("", None, id="empty"),
        pytest.param("–", None, id="dash_alone"),
        pytest.param("3 – 5 – 7 марта", None, id="two_dashes"),
        pytest.param("3 5 марта", None, id="two_days"),
        pytest.param("3 марта апреля", None, id="two_months_of_one_day"),
        pytest.param("3/11", None, id="whose_month_is_first"),
        pytest.param("в субботу", None, id="words"),
        pytest.param("3–11 марта, наверное", None, id="other_words"),
        pytest.param("3 матра", None, id="mistyped"),
        pytest.param("99999999999999999999 марта", None, id="huge"),
        pytest.param("3 марта 9999", None, id="far_year"),
        pytest.param("3 марта " * 50, None, id="too_long"),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, days: tuple[date, date] | None) -> None:
    assert read_dates(typed, TODAY) == (None if days is None else DateRange(*days))


def test_the_next_leap_day_may_be_years_away() -> None:
    assert read_dates("29 февраля", date(2097, 1, 1)) == DateRange(date(2104, 2, 29), date(2104, 2, 29))


DAYS = some.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(DAYS, some.integers(0, LONGEST.days), some.sampled_from(LANGUAGES), DAYS)
@example(date(2019, 5, 5), 366, "ru", TODAY)
def test_what_we_write_ourselves_is_read(start: date, length: int, language: str, today: date) -> None:
    end = start + timedelta(length)
    assert read_dates(date_range(start, end, Precision.EXACT, language), today) == DateRange(start, end)


@given(DAYS, some.integers(0, 60), some.sampled_from(LANGUAGES))
def test_what_we_write_without_its_year_is_read(start: date, length: int, language: str) -> None:
    end = start + timedelta(length)
    written = date_range(start, end, Precision.EXACT, language, today=start)
    assert read_dates(written, start) == DateRange(start, end)


WORDS = some.sampled_from(
    "3 11 31 2020 марта наурыз March – - . , с по дейін 2020-03-03 3.03 ж. ² ٣ ".split(" ")  # noqa: SIM905
)


@given(some.text(max_size=120) | some.lists(WORDS, max_size=12).map(" ".join), DAYS)
def test_nothing_that_can_be_typed_breaks_it(typed: str, today: date) -> None:
    found = read_dates(typed, today)
    assert found is None or timedelta() <= found.end - found.start <= LONGEST
