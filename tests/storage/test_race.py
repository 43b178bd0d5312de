"""Earlier cycles set beside ours: by the days before the opening, and by nothing that is not known."""

from dataclasses import replace
from datetime import date

from storage.models import Games, Names
from storage.race import counts_of, pasts_of
from tests.storage.test_replay import TOTALS

OPENING = date(2028, 7, 14)
ANGELES = Games(
    code="LA2028",
    names=Names("Los Angeles 2028", "Лос-Анджелес-2028", "Лос-Анджелес-2028"),
    city="Los Angeles",
    country="USA",
    zone="America/Los_Angeles",
    opening_on=OPENING,
    closing_on=date(2028, 7, 30),
    target=None,
    previous_code="PARIS2024",
    previous_licences=92,
)


def test_the_packaged_ledger_tells_of_every_day_of_tokyo() -> None:
    counts, whole = counts_of("TOKYO2020")
    assert whole
    assert {day.isoformat(): count for day, count in counts} == TOTALS


def test_of_paris_there_is_what_officials_said_and_of_rio_nothing() -> None:
    counts, whole = counts_of("PARIS2024")
    assert not whole
    assert (date(2024, 4, 21), 43) in counts
    assert counts_of("RIO2016") == ((), False)


def test_the_cycles_before_stand_beside_ours_on_the_same_day_before_the_opening() -> None:
    # 95 days before Paris 43 were said; 95 days before Tokyo opened a year late, on 19 April 2021, it had 56.
    paris, tokyo = pasts_of(ANGELES, date(2028, 4, 10))
    assert (paris.games.en, paris.whole, paris.then) == ("Paris 2024", False, 43)
    assert (tokyo.games.en, tokyo.whole, tokyo.then) == ("Tokyo 2020", True, 56)
    assert paris.counts[-1] == (OPENING, 92)


def test_nobody_knows_what_was_before_the_first_count() -> None:
    paris, tokyo = pasts_of(ANGELES, date(2026, 4, 1))
    assert paris.then is None
    assert tokyo.then is None


def test_without_a_day_of_our_opening_nothing_can_stand_beside_it() -> None:
    assert pasts_of(replace(ANGELES, opening_on=None), date(2028, 4, 10)) == ()


def test_before_tokyo_no_counts_are_known() -> None:
    assert pasts_of(replace(ANGELES, previous_code="RIO2016"), date(2028, 4, 10)) == ()
