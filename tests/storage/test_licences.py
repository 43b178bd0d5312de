"""The count: four numbers, each a sum over the ledger up to a day."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest

from storage.database import Database
from storage.licences import (
    Tally,
    read_licences_as_recorded,
    read_licences_in_force,
    split_names,
    tally,
)
from tests.conftest import FEBRUARY_20

CLOSING_DAY = date(2021, 8, 8)


@pytest.fixture
def last_day_file(templates: Callable[[str, date], Path]) -> Path:
    """Tokyo 2020 as it was known on its last day."""
    return templates("TOKYO2020", CLOSING_DAY)


@pytest.fixture
async def whole_season(last_day_file: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite+aiosqlite:///{last_day_file}", writes=False) as database:
        yield database


async def tally_on(database: Database, day: date) -> Tally:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, "TOKYO2020", day))


async def test_the_day_of_the_article_counts_39_places(database: Database) -> None:
    assert await tally_on(database, FEBRUARY_20) == Tally(places=39, entries=23, athletes=19, sports=11)


async def test_the_article_day_is_the_same_seen_from_the_end(whole_season: Database, database: Database) -> None:
    assert await tally_on(whole_season, FEBRUARY_20) == await tally_on(database, FEBRUARY_20)


async def test_tokyo_ended_with_97_places(whole_season: Database) -> None:
    """Each used by an athlete known by name."""
    counted = await tally_on(whole_season, CLOSING_DAY)
    assert (counted.places, counted.athletes) == (97, 97)


async def test_no_place_counts_before_it_is_known(whole_season: Database) -> None:
    async with whole_season.read() as connection:
        in_force = await read_licences_in_force(connection, "TOKYO2020", FEBRUARY_20)
    assert all(licence.counted_on <= FEBRUARY_20 for licence in in_force)
    assert [licence.counted_on for licence in in_force] == sorted(licence.counted_on for licence in in_force)


async def test_a_day_before_everything_counts_nothing(database: Database) -> None:
    assert await tally_on(database, date(2018, 1, 1)) == Tally(0, 0, 0, 0)


async def test_other_games_are_another_count(database: Database) -> None:
    async with database.read() as connection:
        assert await read_licences_in_force(connection, "LA2028", CLOSING_DAY) == []


async def test_what_was_taken_back_can_still_be_spoken_of(whole_season: Database) -> None:
    async with whole_season.read() as connection:
        in_force = {licence.id for licence in await read_licences_in_force(connection, "TOKYO2020", CLOSING_DAY)}
        everything = await read_licences_as_recorded(connection, range(1, 1000))
    gone = [licence for licence in everything if licence.id not in in_force]
    assert gone
    assert all(licence.places > 0 for licence in gone)


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("", []),
        ("Abilkhan Amankul", ["Abilkhan Amankul"]),
        ("A. One; B. Two", ["A. One", "B. Two"]),
        ("A. One / B. Two;", ["A. One", "B. Two"]),
        ("men's team (foil)", []),
    ],
    ids=["nobody", "one", "two", "a pair", "a team"],
)
def test_names_are_people_and_teams_are_not(field: str, people: list[str]) -> None:
    assert split_names(field) == people
