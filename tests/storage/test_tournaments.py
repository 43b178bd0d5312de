"""What is coming, and the day a reminder counts to."""

from datetime import date, timedelta

import pytest

from storage.database import Database
from storage.models import Names, Precision, Tournament, TournamentStatus
from storage.tournaments import coming, first_day, last_day, read_tournaments, read_tournaments_by_id
from tests.conftest import FEBRUARY_20
from tests.people import filled

DAY = FEBRUARY_20


def tournament(number: int = 1, start: int | None = 0, end: int | None = None, **other: object) -> Tournament:
    """`start` and `end`: days from the day of the test."""
    values: dict[str, object] = {
        "id": number,
        "names": Names(f"T{number}", "", ""),
        "start_on": None if start is None else DAY + timedelta(start),
        "end_on": None if end is None else DAY + timedelta(end),
        "precision": Precision.EXACT,
        "status": TournamentStatus.SCHEDULED,
    }
    return filled(Tournament, **(values | other))


@pytest.mark.parametrize(
    ("one", "day"),
    [
        (tournament(start=5, end=9), DAY + timedelta(5)),
        (tournament(start=None, end=9, precision=Precision.CLOSING_DATE), DAY + timedelta(9)),
        (tournament(start=1, end=9, precision=Precision.CLOSING_DATE), DAY + timedelta(9)),
        (tournament(start=5, precision=Precision.PROVISIONAL), None),
        (tournament(start=5, precision=Precision.START_ONLY), None),
        (tournament(start=5, end=60, precision=Precision.WINDOW), None),
        (tournament(start=None, precision=Precision.UNKNOWN), None),
        (tournament(start=5, status=TournamentStatus.POSTPONED), None),
        (tournament(start=5, status=TournamentStatus.CANCELLED), None),
        (tournament(start=-5, status=TournamentStatus.HELD), None),
    ],
    ids=lambda value: f"{value.precision}-{value.status}" if isinstance(value, Tournament) else "",
)
def test_only_a_certain_day_is_counted_to(one: Tournament, day: date | None) -> None:
    assert first_day(one) == day


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (tournament(start=0), True),
        (tournament(start=30), True),
        (tournament(start=-3, end=0), True),
        (tournament(start=-3, end=-1), False),
        (tournament(start=-1), False),
        (tournament(start=3, precision=Precision.PROVISIONAL), True),
        (tournament(start=3, precision=Precision.START_ONLY), True),
        (tournament(start=None, end=3, precision=Precision.CLOSING_DATE), True),
        (tournament(start=-30, end=30, precision=Precision.WINDOW), False),
        (tournament(start=3, status=TournamentStatus.CANCELLED), False),
        (tournament(start=3, status=TournamentStatus.POSTPONED), False),
        (tournament(start=None, precision=Precision.UNKNOWN), False),
    ],
    ids=[
        "today",
        "in a month",
        "its last day",
        "over yesterday",
        "one day, over",
        "provisional",
        "start only",
        "a list that closes",
        "a window",
        "cancelled",
        "postponed",
        "unknown",
    ],
)
def test_what_is_coming(one: Tournament, shown: bool) -> None:
    assert coming([one], DAY, 5).dated == ((one,) if shown else ())


def test_the_nearest_is_first_and_what_is_under_way_counts_as_today() -> None:
    under_way = tournament(1, -4, 4)
    today = tournament(2, 0)
    closing = tournament(3, -90, 2, precision=Precision.CLOSING_DATE)
    later = tournament(4, 3)
    assert coming([later, closing, today, under_way], DAY, 5).dated == (under_way, today, closing, later)
    assert coming([later, closing, today, under_way], DAY, 2).dated == (under_way, today)


def test_what_has_no_day_is_counted() -> None:
    undated = [
        tournament(1, None, precision=Precision.UNKNOWN),
        tournament(2, 3, status=TournamentStatus.POSTPONED),
        tournament(3, None, precision=Precision.UNKNOWN, status=TournamentStatus.POSTPONED),
    ]
    others = [
        tournament(4, 3),
        tournament(5, None, precision=Precision.UNKNOWN, status=TournamentStatus.CANCELLED),
    ]
    assert coming([*undated, *others], DAY, 5).undated == 3


def test_one_day_is_its_own_last() -> None:
    assert last_day(tournament(start=3)) == DAY + timedelta(3)
    assert last_day(tournament(start=3, end=5)) == DAY + timedelta(5)
    assert last_day(tournament(start=None)) is None


async def test_tournaments_come_in_the_order_of_their_days_the_undated_last(database: Database) -> None:
    async with database.read() as connection:
        found = await read_tournaments(connection, "TOKYO2020")
        assert await read_tournaments(connection, "LA2028") == []
        by_id = await read_tournaments_by_id(connection, [found[0].id, found[5].id, 9999])
    starts = [one.start_on or date.max for one in found]
    assert starts == sorted(starts)
    assert by_id == {found[0].id: found[0], found[5].id: found[5]}
