"""The Tokyo cycle replayed from the packaged ledger: right on every day, and every number can be traced."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest

from storage.database import Database
from storage.ledger import read_history
from storage.licences import read_licences_in_force, tally
from storage.packaged import PackagedLicence, read_licences
from storage.tables import ledger
from tests.people import all_of

GAMES = "TOKYO2020"
CLOSING_DAY = date(2021, 8, 8)
# The total after each day on which it changed, as the sources of the rows have it.
TOTALS = {
    "2019-04-28": 1,
    "2019-06-16": 4,
    "2019-07-20": 5,
    "2019-07-29": 8,
    "2019-08-19": 9,
    "2019-09-17": 11,
    "2019-09-22": 17,
    "2019-10-13": 18,
    "2019-11-13": 20,
    "2019-11-18": 24,
    "2019-11-20": 26,
    "2020-02-18": 39,
    "2020-03-02": 41,
    "2020-03-11": 50,
    "2020-03-20": 51,
    "2021-03-20": 52,
    "2021-04-05": 53,
    "2021-04-09": 54,
    "2021-04-10": 55,
    "2021-04-11": 56,
    "2021-05-06": 61,
    "2021-05-07": 62,
    "2021-05-22": 64,
    "2021-05-31": 67,
    "2021-06-01": 68,
    "2021-06-06": 69,
    "2021-06-10": 70,
    "2021-06-13": 72,
    "2021-06-14": 79,
    "2021-06-16": 81,
    "2021-06-27": 82,
    "2021-06-28": 88,
    "2021-06-29": 95,
    "2021-07-05": 96,
    "2021-08-05": 97,
}


@pytest.fixture
def season_file(templates: Callable[[str, date], Path]) -> Path:
    """Tokyo 2020 as it was known on its last day."""
    return templates(GAMES, CLOSING_DAY)


@pytest.fixture
async def season(season_file: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite+aiosqlite:///{season_file}", writes=False) as database:
        yield database


async def total_on(database: Database, day: date) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, day)).places


def changes_of(packaged: list[PackagedLicence]) -> dict[str, int]:
    """By how many places the files say the count changes on each day."""
    changes: dict[str, int] = {}
    for licence in packaged:
        steps = [(licence.known_on, licence.places)]
        steps += [(entry.known_on, entry.places_change) for entry in licence.entries]
        for day, places in steps:
            changes[day.isoformat()] = changes.get(day.isoformat(), 0) + places
    return {day: change for day, change in sorted(changes.items()) if change}


async def test_the_count_is_right_on_every_day_of_the_cycle(season: Database) -> None:
    counted = {day: await total_on(season, date.fromisoformat(day)) for day in TOTALS}
    assert counted == TOTALS


async def test_the_count_changes_on_no_other_day(season: Database) -> None:
    changes = changes_of(read_licences(GAMES))
    assert dict(zip(changes, accumulate(changes.values()), strict=True)) == TOTALS
    rows = await all_of(season, ledger, "counted_on", "places_change")
    assert {str(day) for day, change in rows if change} == set(TOTALS)


async def test_every_number_is_a_sum_of_rows_each_with_a_day_and_a_source(season: Database) -> None:
    async with season.read() as connection:
        in_force = await read_licences_in_force(connection, GAMES, CLOSING_DAY)
        histories = [await read_history(connection, licence.id) for licence in in_force]
    assert sum(entry.places_change for one in histories if one for entry in one.entries) == 97
    for one in histories:
        assert one is not None
        for entry in one.entries:
            assert (entry.source_url or one.licence.source_url).startswith("http")
            assert entry.counted_on <= CLOSING_DAY
