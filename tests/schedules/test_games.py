"""A new database is given what was known on the day it is made, and nothing that is there is touched."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from schedules.games import open_games
from storage.database import Database, DatabaseError
from storage.games import read_cities, read_games, read_games_name, read_sports
from storage.migration import migrate
from storage.packaged import read_licences, read_tournaments
from storage.tables import (
    cities,
    games,
    games_changes,
    games_sports,
    ledger,
    licences,
    meta,
    metadata,
    sports,
    tournament_changes,
    tournaments,
)
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of

GAMES = "TOKYO2020"
FACTS = [
    games,
    games_changes,
    games_sports,
    sports,
    cities,
    tournaments,
    tournament_changes,
    licences,
    ledger,
    meta,
]
DAYS = [date(2019, 1, 1), FEBRUARY_20, date(2020, 3, 25), date(2021, 8, 8)]


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture
def made_on(day: date, templates: Callable[[str, date], Path]) -> Database:
    return Database(f"sqlite+aiosqlite:///{templates(GAMES, day)}", writes=False)


async def test_a_database_holds_what_was_known_on_its_day_and_nothing_later(made_on: Database, day: date) -> None:
    known = {one.slug: one for one in read_tournaments(GAMES) if one.known_on <= day}
    won = {one.slug: one for one in read_licences(GAMES) if one.known_on <= day}
    async with made_on:
        slugs = await all_of(made_on, tournaments, "slug", "status", "start_on", "city", "precision")
        changes = await all_of(made_on, tournament_changes, "known_on")
        entries = await all_of(made_on, ledger, "counted_on")
        kept = await all_of(made_on, licences, "slug")
        states = await all_of(made_on, games_changes, "known_on")
    assert {slug for slug, *_ in slugs} == set(known)
    for slug, status, start_on, city, precision in slugs:
        last = known[str(slug)].states_known_on(day)[-1]
        start = last.start_on.isoformat() if last.start_on else None
        assert (status, start_on, city, precision) == (last.status, start, last.city, last.precision)
    assert len(changes) == sum(len(one.states_known_on(day)) for one in known.values())
    assert {slug for (slug,) in kept} == set(won)
    assert len(entries) == sum(1 + len(one.entries_known_on(day)) for one in won.values())
    for rows in (changes, entries, states):
        assert all(known_on <= day.isoformat() for (known_on,) in rows)


async def test_numbers_of_tournaments_grow_with_their_first_planned_day(database: Database) -> None:
    planned = {one.slug: one.states[0].start_on or date.max for one in read_tournaments(GAMES)}
    rows = await all_of(database, tournaments, "id", "slug")
    days = [planned[str(slug)] for _, slug in rows]
    assert days == sorted(days)


async def test_opening_again_changes_nothing_on_any_later_day(database: Database) -> None:
    before = {table.name: await all_of(database, table) for table in FACTS}
    for later in (FEBRUARY_20, date(2020, 3, 25), date(2021, 8, 8)):
        await open_games(database, GAMES, at(later, 12), ALMATY)
    assert {table.name: await all_of(database, table) for table in FACTS} == before


async def test_what_staff_changed_is_not_overwritten(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(tournaments.update().values(city="Almaty"))
        await connection.execute(sports.update().values(name_ru="?"))
    await open_games(database, GAMES, at(FEBRUARY_20, 13), ALMATY)
    assert {city for (city,) in await all_of(database, tournaments, "city")} == {"Almaty"}
    assert {name for (name,) in await all_of(database, sports, "name_ru")} == {"?"}


async def test_other_games_come_beside_what_is_there(database: Database) -> None:
    before = {table.name: set(await all_of(database, table)) for table in FACTS}
    await open_games(database, "LA2028", at(FEBRUARY_20, 12), ALMATY)
    for table in FACTS:
        assert before[table.name] <= set(await all_of(database, table)), table.name
    async with database.read() as connection:
        assert await read_sports(connection, "LA2028")


async def test_unknown_games_are_refused_with_what_may_be_set(database: Database) -> None:
    before = await all_of(database, games)
    with pytest.raises(DatabaseError) as refused:
        await open_games(database, "PARIS2024", at(FEBRUARY_20, 12), ALMATY)
    assert str(refused.value) == "No data of the Games PARIS2024; set GAMES to one of LA2028, TOKYO2020."
    assert await all_of(database, games) == before


async def test_a_day_before_anything_was_known_can_be_opened_twice(tmp_path: Path) -> None:
    """A machine whose clock is wrong must not break its database."""
    url = f"sqlite+aiosqlite:///{tmp_path}/early.db"
    await migrate(url)
    async with Database(url) as database:
        for hour in (1, 2):
            await open_games(database, GAMES, at(date(1990, 1, 1), hour), ALMATY)
        assert await all_of(database, tournaments) == []
        async with database.read() as connection:
            opened = await read_games(connection, GAMES, date(1990, 1, 1))
    assert opened is not None
    assert (opened.target, opened.opening_on) == (None, None)


async def test_the_games_are_as_they_were_known_on_a_day(database: Database) -> None:
    async with database.read() as connection:
        then = await read_games(connection, GAMES, FEBRUARY_20)
        assert await read_games(connection, "ATHENS1896", FEBRUARY_20) is None
        previous = await read_games_name(connection, "RIO2016")
        known = await read_cities(connection)
        assert [sport.code for sport in await read_sports(connection, GAMES)] == sorted(
            code
            for games_code, code in await all_of(database, games_sports, "games", "sport")
            if games_code == GAMES
        )
    assert then is not None
    assert (then.target, then.previous_licences) == (100, 105)
    assert (then.opening_on, then.closing_on) == (date(2020, 7, 24), date(2020, 8, 9))
    assert previous is not None
    assert previous.en == "Rio 2016"
    assert known["Amman"].names.ru == "Амман"


async def test_every_table_of_facts_is_filled(database: Database) -> None:
    assert all([await all_of(database, table) for table in FACTS])
    assert {table.name for table in FACTS} <= set(metadata.tables)
