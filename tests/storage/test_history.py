"""What was known when: the calendar of any past day, and what a span of days changed."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from storage.database import Database
from storage.history import Entry, History, day_by_day, read_history
from storage.models import Precision, Tournament, TournamentChange, TournamentStatus
from storage.packaged import read_tournaments as packaged_tournaments
from storage.tournaments import Span, read_tournaments
from tests.conftest import FEBRUARY_20
from tests.people import filled

DAY = FEBRUARY_20
CUP = filled(Tournament, id=1)
PLAN = filled(
    TournamentChange,
    known_on=DAY,
    estimated=False,
    status=TournamentStatus.SCHEDULED,
    start_on=date(2020, 5, 3),
    end_on=date(2020, 5, 11),
    precision=Precision.EXACT,
    city="Paris",
)
LATER = replace(PLAN, start_on=date(2020, 6, 3), end_on=date(2020, 6, 11))
OFF = replace(PLAN, status=TournamentStatus.CANCELLED)
HELD = replace(PLAN, status=TournamentStatus.HELD)
MARCH = Span(date(2020, 3, 1), date(2020, 4, 1))


def on(state: TournamentChange, days: int) -> Entry:
    """`days`: from the day of the test to the one it became known."""
    return Entry(1, replace(state, known_on=DAY + timedelta(days)), "Europe/Paris", None)


def history(*entries: Entry) -> History:
    return History({1: entries})


def stood(known: History, days: int) -> list[tuple[str, date | None]]:
    return [(one.status.value, one.start_on) for one in known.as_of([CUP], DAY + timedelta(days))]


def test_a_state_holds_from_its_day_until_the_next() -> None:
    known = history(on(PLAN, 0), on(LATER, 5), on(OFF, 9))
    assert stood(known, -1) == [], "nobody knew of it"
    assert stood(known, 0) == stood(known, 4) == [("scheduled", PLAN.start_on)]
    assert stood(known, 5) == stood(known, 8) == [("scheduled", LATER.start_on)]
    assert stood(known, 9) == stood(known, 900) == [("cancelled", PLAN.start_on)]
    assert known.first_day == DAY


def test_of_several_states_of_a_day_the_last_one_held_at_its_end() -> None:
    assert stood(history(on(PLAN, 0), on(OFF, 3), on(LATER, 3)), 3) == [("scheduled", LATER.start_on)]


def test_a_day_is_one_step_however_often_it_went_to_and_fro() -> None:
    steps = day_by_day([on(PLAN, 0), on(OFF, 3), on(LATER, 3), on(OFF, 5), on(LATER, 5)])
    assert [(one.after.known_on, one.before, one.after.start_on) for one in steps] == [
        (DAY + timedelta(3), on(PLAN, 0).change, LATER.start_on)
    ]


def test_that_it_was_held_or_opened_again_is_no_change_of_the_plan() -> None:
    assert day_by_day([on(PLAN, 0), on(HELD, 20), on(PLAN, 21), on(HELD, 22)]) == []


def test_a_span_holds_its_changes_and_the_plans_first_made_in_it() -> None:
    known = history(on(PLAN, 12), on(LATER, 20), on(OFF, 60))
    assert [(one.after.known_on, one.before is None) for one in known.changes_in(MARCH)] == [
        (date(2020, 3, 11), False),
        (date(2020, 3, 3), True),
    ]
    guessed = replace(on(PLAN, 12).change, estimated=True)
    assert history(Entry(1, guessed, "UTC", None)).changes_in(MARCH) == [], "its day is our estimate"


def test_an_empty_calendar_has_no_first_day() -> None:
    nothing = History()
    assert (nothing.first_day, nothing.as_of([CUP], DAY)) == (None, [])
    assert (nothing.changes_in(MARCH), nothing.days_of_change()) == ([], [])


async def test_the_newest_state_is_how_each_tournament_stands_now(database: Database) -> None:
    async with database.read() as connection:
        known = await read_history(connection, "TOKYO2020")
        now = await read_tournaments(connection, "TOKYO2020")
        assert (await read_history(connection, "LA2028")).entries == {}
    then = known.as_of(now, DAY)
    assert [(one.slug, one.status, one.start_on, one.end_on, one.city) for one in then] == [
        (one.slug, one.status, one.start_on, one.end_on, one.city) for one in now
    ]


async def test_wuhan_becomes_amman_in_january_2020(database: Database) -> None:
    async with database.read() as connection:
        known = await read_history(connection, "TOKYO2020")
        now = await read_tournaments(connection, "TOKYO2020")
    cities = {
        day: next(one.city for one in known.as_of(now, day) if one.slug == "boxing-asia-oceania-2020")
        for day in (date(2020, 1, 22), date(2020, 1, 23), date(2020, 1, 24))
    }
    assert list(cities.values()) == ["Wuhan", "", "Amman"]


async def test_every_day_of_the_way_to_tokyo_stands_as_it_was_known(
    tmp_path: Path, templates: Callable[[str, date], Path]
) -> None:
    last = date(2021, 8, 8)
    file = shutil.copy(await asyncio.to_thread(templates, "TOKYO2020", last), tmp_path / "tokyo.db")
    async with Database(f"sqlite+aiosqlite:///{file}") as database, database.read() as connection:
        known = await read_history(connection, "TOKYO2020")
        now = await read_tournaments(connection, "TOKYO2020")
    packaged = packaged_tournaments("TOKYO2020")
    for number in range((last - date(2019, 12, 1)).days + 1):
        day = date(2019, 12, 1) + timedelta(number)
        stood = {one.slug: (one.status, one.start_on, one.end_on, one.city) for one in known.as_of(now, day)}
        assert stood == {
            one.slug: (states[-1].status, states[-1].start_on, states[-1].end_on, states[-1].city)
            for one in packaged
            if (states := one.states_known_on(day))
        }, day
