"""Outcomes: closed once, opened again, each a row of the history; what waits and what is offered first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from schedules.staff import NotAllowed
from schedules.tournaments import (
    NoSuchTournament,
    Outcome,
    Won,
    close_result,
    find_recent,
    find_unrecorded,
    has_begun,
    is_over,
    reopen_result,
)
from storage.database import Database
from storage.models import Cause, Names, Precision, Tournament, TournamentStatus
from storage.tables import audit, tournament_changes
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, filled
from tests.rows import plant_tournament

NOW = at(FEBRUARY_20, 12)
STAFF = 900
GAMES = "TOKYO2020"


def cause(update_id: int | None = None) -> Cause:
    return Cause(STAFF, NOW, update_id)


async def planted(database: Database, **known: object) -> Tournament:
    plant_tournament(str(database.url), **{"start_on": "2020-02-10", "end_on": "2020-02-12"} | known)
    async with database.read() as connection:
        return max(await read_tournaments(connection, GAMES), key=lambda one: one.id)


async def closes(
    database: Database, number: int, outcome: Outcome = Outcome.NOTHING, allowed: frozenset[str] | None = None
) -> object:
    return await close_result(database, cause(), number, GAMES, outcome, ALMATY, allowed)


async def reopens(database: Database, number: int, allowed: frozenset[str] | None = None) -> object:
    return await reopen_result(database, cause(), number, GAMES, ALMATY, allowed)


async def history(database: Database, number: int) -> list[tuple[object, ...]]:
    rows = await all_of(database, tournament_changes, "id", "tournament_id", "status", "known_on", "actor")
    return [row[2:] for row in rows if row[1] == number]


async def test_an_outcome_is_closed_once_and_may_be_taken_back(database: Database) -> None:
    one = await planted(database)
    for _ in range(2):
        assert await closes(database, one.id) == replace(one, status=TournamentStatus.HELD)
    for _ in range(2):
        assert await reopens(database, one.id) == one
    assert await history(database, one.id) == [
        ("held", "2020-02-20", STAFF),
        ("scheduled", "2020-02-20", STAFF),
    ]
    assert await all_of(database, audit, "id", "verb", "object") == [
        (1, "close a result: nothing", f"tournament {one.id}"),
        (2, "open a result again", f"tournament {one.id}"),
    ]


@pytest.mark.parametrize(
    "known",
    [
        {"end_on": "2020-02-20"},
        {"end_on": "2020-03-20"},
        {"start_on": None, "end_on": None},
        {"status": "cancelled"},
        {"status": "postponed"},
    ],
    ids=["ends_today", "lies_ahead", "has_no_days", "was_cancelled", "was_postponed"],
)
async def test_only_what_is_over_and_took_place_is_closed(database: Database, known: dict[str, object]) -> None:
    one = await planted(database, **known)
    assert await closes(database, one.id) == NoSuchTournament()
    assert await history(database, one.id) == []


async def test_numbers_that_were_made_up_find_nothing(database: Database) -> None:
    for number in (0, -1, 10**15):
        assert await closes(database, number) == NoSuchTournament()
        assert await reopens(database, number) == NoSuchTournament()


async def test_other_sports_are_refused_and_many_sports_are_for_who_has_all(database: Database) -> None:
    boxing, many = await planted(database), await planted(database, sport=None)
    judo = frozenset({"JUD"})
    assert await closes(database, boxing.id, allowed=judo) == NotAllowed(frozenset({"BOX"}))
    assert await closes(database, many.id, allowed=frozenset({"BOX"})) == NotAllowed()
    await closes(database, boxing.id, allowed=frozenset({"BOX"}))
    assert await reopens(database, boxing.id, allowed=judo) == NotAllowed(frozenset({"BOX"}))
    assert len(await history(database, boxing.id)) == 1


async def test_it_is_not_said_that_nothing_was_won_where_something_was(database: Database) -> None:
    async with database.read() as connection:
        known = {one.slug: one for one in await read_tournaments(connection, GAMES)}
    archery = known["archery-world-champs-2019"]
    assert await reopens(database, archery.id) == replace(archery, status=TournamentStatus.SCHEDULED)
    answer = await closes(database, archery.id)
    assert isinstance(answer, Won)
    assert answer.places > 0
    assert await closes(database, archery.id, Outcome.ALL) == archery


def tournament(number: int, days_ago: int, **known: object) -> Tournament:
    """One of two days, the second of them so many days ago."""
    end = FEBRUARY_20 - timedelta(days=days_ago)
    values = {
        "sport": "BOX",
        "start_on": end - timedelta(days=1),
        "end_on": end,
        "status": TournamentStatus.SCHEDULED,
        "precision": Precision.EXACT,
        "zone": ALMATY,
    }
    nameless = Names("", "", "")
    return filled(Tournament, id=number, names=nameless, at_stake=nameless, **values | known)


def test_what_waits_is_over_open_and_of_one_s_sports_the_newest_first() -> None:
    known = [
        tournament(1, 30),
        tournament(2, 3),
        tournament(3, 0),
        tournament(4, 5, status=TournamentStatus.HELD),
        tournament(5, 5, sport="JUD"),
        tournament(6, 6, sport=None),
    ]
    assert [one.id for one in find_unrecorded(known, NOW, None)] == [2, 5, 6, 1]
    assert [one.id for one in find_unrecorded(known, NOW, frozenset({"BOX"}))] == [2, 1]


def test_what_is_offered_first_ended_lately_and_has_no_outcome() -> None:
    held = TournamentStatus.HELD
    known = [
        tournament(1, 3, status=held),
        tournament(2, 30),
        tournament(3, 5),
        tournament(4, -1),  # under way: ends tomorrow
        tournament(5, -5),  # lies ahead
        tournament(6, 61),
        tournament(7, 4),
        tournament(8, 2, status=TournamentStatus.CANCELLED),
        tournament(9, -100, start_on=date(2019, 1, 1), precision=Precision.WINDOW),
        tournament(10, 1, sport="JUD"),
        tournament(11, 6, sport=None),
    ]
    recent = find_recent(known, {7}, NOW, frozenset({"BOX"}), 20)
    assert [one.id for one in recent] == [4, 3, 11, 2, 1, 7, 9]
    assert len(find_recent(known, (), NOW, None, 3)) == 3


def test_days_end_and_begin_at_the_venue() -> None:
    """At 10:30 in Almaty on the 20th it is 20:30 of the 19th in Los Angeles, and 17:30 of the 20th in Auckland."""
    now = at(FEBRUARY_20, 10, 30)
    for zone, over, begun in (("America/Los_Angeles", False, True), ("Pacific/Auckland", True, True)):
        one = tournament(1, 1, zone=zone)
        assert (is_over(one, now), has_begun(one, now)) == (over, begun)
    assert is_over(tournament(1, 1, zone="America/Los_Angeles"), at(FEBRUARY_20, 11))  # 21:00 there
    assert not has_begun(tournament(1, -1, zone="America/Los_Angeles"), now)
    closing = tournament(1, 0, precision=Precision.CLOSING_DATE, start_on=date(2019, 1, 1))
    assert has_begun(closing, now)
    assert not has_begun(replace(closing, end_on=date(2020, 3, 1)), now)
