"""Imports: first what would change, then all of it or nothing, with a trace of what was, and told to nobody."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy.exc import DBAPIError

from schedules.clock import HOUR
from schedules.drafts import Entry, draft
from schedules.import_rows import MOST_PLACES, NAME_LENGTH
from schedules.imports import Diff, Imported, Outdated, Problems, apply_import, plan_import
from schedules.licences import Recorded, Undone, record, undo
from storage.csv_files import COLUMNS, FileTable, Problem, Row, Why, read_csv, write_csv
from storage.database import Database
from storage.exports import read_rows
from storage.licences import read_licences_in_force, tally
from storage.models import Cause, Holder, LicenceStep
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.rows import rows

NOW = at(FEBRUARY_20, 12)
US = Cause(0, NOW)
GAMES = "TOKYO2020"
EVENTS, LICENCES = FileTable.EVENTS, FileTable.LICENCES
BOXING = "boxing-asia-oceania-2020"
TRACES = ("audit", "ledger", "licences", "tournament_changes", "tournaments", "notices", "deliveries")
NEW_EVENT = {
    "event_id": "boxing-extra-2020",
    "sport": "Boxing",
    "title_en": "An extra qualifier",
    "kind": "world_qualifier",
    "city": "Almaty",
    "country": "KAZ",
    "start_date": "2020-06-01",
    "end_date": "2020-06-07",
    "status": "scheduled",
}
NEW_LICENCE = {"licence_id": "extra-1", "discipline": "BOX", "event": "Men's 75 kg", "places": "1"}


async def exported(database: Database, table: FileTable, *, day: date = FEBRUARY_20) -> dict[str, dict[str, str]]:
    async with database.read() as connection:
        return {row[COLUMNS[table][0]]: row for row in await read_rows(connection, GAMES, table, day)}


async def planned(
    database: Database, table: FileTable, *cells: Mapping[str, str], day: date = FEBRUARY_20
) -> Diff | Problems:
    given_rows = [Row(number, one) for number, one in enumerate(cells, start=2)]
    async with database.read() as connection:
        return await plan_import(connection, GAMES, table, given_rows, day)


async def imported(database: Database, table: FileTable, *cells: Mapping[str, str]) -> Diff:
    diff = await planned(database, table, *cells)
    assert isinstance(diff, Diff)
    assert await apply_import(database, US, diff) == Imported(diff)
    return diff


async def wrong(database: Database, table: FileTable, cells: Mapping[str, str]) -> tuple[Problem, ...]:
    found = await planned(database, table, cells)
    assert isinstance(found, Problems)
    return found.problems


async def places(database: Database, day: date = FEBRUARY_20) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, day)).places


def traces(database_url: str) -> dict[str, list[dict[str, Any]]]:
    return {table: rows(database_url, table) for table in TRACES}


def fields(diff: Diff) -> dict[str, tuple[str, str]]:
    (item,) = diff.items
    return {field.column: (field.before, field.after) for field in item.fields}


# What goes out comes in ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("games", "day"),
    [("TOKYO2020", FEBRUARY_20), ("TOKYO2020", date(2021, 8, 9)), ("LA2028", date(2026, 11, 22))],
)
@pytest.mark.parametrize("table", FileTable)
async def test_what_was_exported_changes_nothing(
    games: str, day: date, table: FileTable, tmp_path: Path, templates: Callable[[str, date], Path]
) -> None:
    copy(await asyncio.to_thread(templates, games, day), tmp_path / "games.db")
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'games.db'}") as database, database.read() as connection:
        written = write_csv(table, await read_rows(connection, games, table, day))
        diff = await plan_import(connection, games, table, read_csv(written).rows, day)
        # As one exported years later says it, too: what is over by then is still what it was.
        later = write_csv(table, await read_rows(connection, games, table, day + timedelta(days=3000)))
        aged = await plan_import(connection, games, table, read_csv(later).rows, day)
    assert isinstance(diff, Diff)
    assert isinstance(aged, Diff)
    assert diff.items == aged.items == ()


async def test_an_export_says_what_was_planned_first_and_what_is_over_unrecorded(database: Database) -> None:
    events = await exported(database, EVENTS, day=date(2020, 4, 1))
    assert events[BOXING]["status"] == "ended_unrecorded"
    assert (events[BOXING]["original_city"], events[BOXING]["city"]) == ("Wuhan", "Amman")
    assert (events[BOXING]["sport"], events[BOXING]["discipline"]) == ("Boxing", "Boxing")
    licences = await exported(database, LICENCES)
    assert licences["kaz-031"]["status"] == "recorded"
    assert licences["kaz-001"]["event_id"] == "archery-world-champs-2019"


async def test_a_new_database_takes_over_the_licences_of_an_old_one(
    tmp_path: Path, templates: Callable[[str, date], Path]
) -> None:
    """With the days from which they count."""
    late = date(2021, 8, 9)
    copy(await asyncio.to_thread(templates, GAMES, late), tmp_path / "old.db")
    copy(await asyncio.to_thread(templates, GAMES, date(2017, 1, 1)), tmp_path / "new.db")
    async with (
        Database(f"sqlite+aiosqlite:///{tmp_path / 'old.db'}") as old,
        Database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}") as new,
    ):
        for table in FileTable:
            async with old.read() as connection:
                written = write_csv(table, await read_rows(connection, GAMES, table, late))
            async with new.read() as connection:
                diff = await plan_import(connection, GAMES, table, read_csv(written).rows, late)
            assert isinstance(diff, Diff)
            assert isinstance(await apply_import(new, Cause(0, at(late, 12)), diff), Imported)
        for day in (FEBRUARY_20, late):
            assert await places(new, day) == await places(old, day)


# Tournaments -----------------------------------------------------------------------------------------------


async def test_a_new_tournament_is_added_with_its_first_state(database: Database, database_url: str) -> None:
    diff = await imported(database, EVENTS, NEW_EVENT)
    assert [item.key for item in diff.added] == ["boxing-extra-2020"]
    added = rows(database_url, "tournaments")[-1]
    assert (added["sport"], added["zone"], added["precision"]) == ("BOX", "Asia/Almaty", "exact")
    state = rows(database_url, "tournament_changes")[-1]
    assert (state["tournament_id"], state["start_on"], state["known_on"]) == (
        added["id"],
        "2020-06-01",
        "2020-02-20",
    )
    assert (state["actor"], state["at"]) == (0, NOW)
    assert [line["object"] for line in rows(database_url, "audit")] == [
        f"tournament {added['id']}",
        "TOKYO2020: 1 added, 0 changed, 0 cancelled",
    ]


async def test_a_tournament_that_moves_keeps_its_history(database: Database, database_url: str) -> None:
    known = (await exported(database, EVENTS))[BOXING]
    before = len(rows(database_url, "tournament_changes"))
    diff = await imported(
        database,
        EVENTS,
        known
        | {"start_date": "2020-04-01", "end_date": "2020-04-09", "city": "Bangkok", "country": "THA"}
        | {"reason": "coronavirus", "source_url": "https://example.org/moved"},
    )
    assert [item.key for item in diff.changed] == [BOXING]
    assert fields(diff)["start_date"] == (known["start_date"], "2020-04-01")
    assert fields(diff)["time_zone"] == ("Asia/Amman", "Asia/Bangkok")
    state = rows(database_url, "tournament_changes")[before]
    assert len(rows(database_url, "tournament_changes")) == before + 1
    assert (state["city"], state["zone"], state["reason"]) == ("Bangkok", "Asia/Bangkok", "coronavirus")
    assert (state["source_url"], state["actor"]) == ("https://example.org/moved", 0)
    assert 'city "Amman" → "Bangkok"' in rows(database_url, "audit")[0]["object"]


async def test_words_that_change_leave_their_old_ones_in_the_audit(database: Database, database_url: str) -> None:
    before = len(rows(database_url, "tournament_changes"))
    known = (await exported(database, EVENTS))[BOXING]
    untranslated = {name: cell for name, cell in known.items() if not name.startswith("places_available_")}
    diff = await imported(database, EVENTS, untranslated | {"title_en": "Renamed", "places_available": "63"})
    assert fields(diff)["places_available_ru"][1] == ""  # no translation of it any more
    assert f'title_en "{known["title_en"]}" → "Renamed"' in rows(database_url, "audit")[0]["object"]
    assert len(rows(database_url, "tournament_changes")) == before
    changed = next(row for row in rows(database_url, "tournaments") if row["slug"] == BOXING)
    assert (changed["name_en"], changed["places"], changed["places_number"]) == ("Renamed", "63", 63)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("held", "held"),
        ("postponed_then_held", "held"),
        ("postponed", "postponed"),
        ("cancelled", "cancelled"),
        ("ended_unrecorded", "scheduled"),
        ("scheduled", "scheduled"),
    ],
)
async def test_a_state_in_the_words_of_a_file_is_one_of_ours(database: Database, word: str, status: str) -> None:
    diff = await planned(database, EVENTS, (await exported(database, EVENTS))[BOXING] | {"status": word})
    assert isinstance(diff, Diff)
    assert [field.after for item in diff.items for field in item.fields] == (
        [status] if status != "scheduled" else []
    )
    assert len(diff.cancelled) == (word == "cancelled")


async def test_a_column_that_is_not_there_leaves_what_is_known(database: Database) -> None:
    known = (await exported(database, EVENTS))[BOXING]
    required = ("event_id", "discipline", "title_en", "kind", "start_date", "end_date", "status")
    less = {column: known[column] for column in required}
    nothing = await planned(database, EVENTS, less)
    assert isinstance(nothing, Diff)
    assert nothing.items == ()
    assert await planned(database, EVENTS) == Diff(GAMES, EVENTS, FEBRUARY_20, (), (), (), ())
    some_days_less = await planned(database, EVENTS, less | {"start_date": "", "end_date": ""})
    assert isinstance(some_days_less, Diff)
    assert fields(some_days_less)["date_precision"] == ("exact", "unknown")


@pytest.mark.parametrize(
    ("start", "end", "kind", "precision"),
    [
        ("2020-06-01", "2020-06-07", "other", "exact"),
        ("2020-06-01", "2020-06-07", "ranking", "window"),
        ("2020-06-01", "", "other", "start_only"),
        ("", "2020-06-07", "ranking", "closing_date"),
        ("", "", "other", "unknown"),
    ],
)
async def test_how_sure_dates_are_follows_from_them_where_it_is_not_said(
    database: Database, start: str, end: str, kind: str, precision: str
) -> None:
    diff = await planned(database, EVENTS, NEW_EVENT | {"start_date": start, "end_date": end, "kind": kind})
    assert isinstance(diff, Diff)
    assert diff.added[0].facts["date_precision"] == precision


@pytest.mark.parametrize(
    ("cells", "zone"),
    [
        ({"time_zone": "Asia/Aqtau"}, "Asia/Aqtau"),
        ({"city": "Somewhere", "country": "JPN"}, "Asia/Tokyo"),
        ({"city": "Somewhere", "country": "ATA"}, "UTC"),
        ({"city": "", "country": ""}, "UTC"),
    ],
)
async def test_the_zone_is_the_citys_as_far_as_it_is_known(
    database: Database, cells: dict[str, str], zone: str
) -> None:
    diff = await planned(database, EVENTS, NEW_EVENT | cells)
    assert isinstance(diff, Diff)
    assert diff.added[0].facts["time_zone"] == zone


@pytest.mark.parametrize("cells", [{"sport": "BOX"}, {"sport": "boxing"}, {"sport": "x", "discipline": "Boxing"}])
async def test_a_sport_goes_by_code_or_english_name(database: Database, cells: dict[str, str]) -> None:
    diff = await planned(database, EVENTS, NEW_EVENT | cells)
    assert isinstance(diff, Diff)
    assert diff.added[0].facts["discipline"] == "BOX"


async def test_an_event_of_many_sports_has_none(database: Database, database_url: str) -> None:
    await imported(database, EVENTS, NEW_EVENT | {"sport": "(multi-sport)", "discipline": ""})
    assert rows(database_url, "tournaments")[-1]["sport"] is None
    diff = await planned(database, EVENTS, (await exported(database, EVENTS))["boxing-extra-2020"])
    assert isinstance(diff, Diff)
    assert diff.items == ()


# Licences --------------------------------------------------------------------------------------------------


async def test_a_new_licence_is_recorded_from_the_day_it_was_won(database: Database, database_url: str) -> None:
    before = await places(database)
    await imported(
        database,
        LICENCES,
        NEW_LICENCE | {"places": "2", "date_won": "2020-02-01", "event_id": BOXING, "used_by": "AMANKUL Abilkhan"},
        NEW_LICENCE | {"licence_id": "extra-2"},
    )
    assert await places(database) == before + 3
    assert await places(database, date(2020, 2, 19)) == before + 2
    first, second = rows(database_url, "licences")[-2:]
    assert (first["route"], first["holder"], first["won_on"]) == ("tournament", "noc", "2020-02-01")
    assert (second["route"], second["tournament_id"]) == ("other", None)
    steps = [(row["licence_id"], row["step"], row["used_by"]) for row in rows(database_url, "ledger")[-3:]]
    assert steps == [
        (first["id"], LicenceStep.RECORDED, ""),
        (first["id"], LicenceStep.NAMED, "AMANKUL Abilkhan"),
        (second["id"], LicenceStep.RECORDED, ""),
    ]


async def test_a_changed_size_is_the_difference_in_the_ledger(database: Database, database_url: str) -> None:
    before = await places(database)
    known = (await exported(database, LICENCES))["kaz-001"]
    await imported(database, LICENCES, known | {"places": "4", "won_by": "men's team"})
    assert await places(database) == before + 1
    entry = rows(database_url, "ledger")[-1]
    assert (entry["step"], entry["places_change"], entry["actor"]) == (LicenceStep.CORRECTED, 1, 0)
    assert f'won_by "{known["won_by"]}" → "men\'s team"' in rows(database_url, "audit")[0]["object"]
    assert (await exported(database, LICENCES))["kaz-001"]["places"] == "4"


async def test_a_superseded_licence_counts_no_more_and_does_not_come_back(
    database: Database, database_url: str
) -> None:
    before = await places(database)
    known = (await exported(database, LICENCES))["kaz-001"]
    diff = await imported(database, LICENCES, known | {"status": "superseded", "places": "2"})
    assert [item.key for item in diff.cancelled] == ["kaz-001"]
    assert await places(database) == before - 3
    ended = (await exported(database, LICENCES))["kaz-001"]
    assert (ended["status"], ended["places"]) == ("superseded", "2")
    for cells in ({"status": "used"}, {"places": "3"}):
        assert await wrong(database, LICENCES, ended | cells) == (
            Problem(Why.SUPERSEDED, 2, "licence_id", "kaz-001"),
        )
    assert (await planned(database, LICENCES, ended | {"note": "Seen."})) != ()


async def test_what_staff_recorded_goes_out_under_a_name_and_comes_back_to_it(
    database: Database, database_url: str
) -> None:
    number = await draft(database, Cause(7, NOW), 7, [Entry("BOX", "Men's 75 kg", "Amankul", None, 1, Holder.NOC)])
    assert isinstance(number, int)
    assert isinstance(await record(database, Cause(7, NOW), number, GAMES, ALMATY, 120), Recorded)
    licence = rows(database_url, "licences")[-1]
    name = f"recorded-{licence['id']}-{NOW}"
    own = (await exported(database, LICENCES))[name]
    await imported(database, LICENCES, own | {"places": "2", "used_by": "AMANKUL Abilkhan"})
    assert rows(database_url, "licences")[-1] == licence
    before = await places(database)
    # Undone, nothing of it is left, whatever was corrected in between.
    assert isinstance(await undo(database, Cause(7, NOW + HOUR), number, GAMES, ALMATY), Undone)
    assert await places(database) == before - 2
    assert name not in await exported(database, LICENCES)
    assert await wrong(database, LICENCES, own) == (Problem(Why.UNDONE, 2, "licence_id", name),)


# What is wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("event_id", "", Why.NO_ID),
        ("event_id", "Boxing 2020", Why.NO_ID),
        ("sport", "Quidditch", Why.NO_SPORT),
        ("title_en", "", Why.EMPTY),
        ("title_en", "x" * (NAME_LENGTH + 1), Why.TOO_LONG),
        ("title_ru", "a\x1b[2Jb", Why.UNPRINTABLE),
        ("note", "x" * 3000, Why.TOO_LONG),
        ("kind", "party", Why.NO_WORD),
        ("status", "maybe", Why.NO_WORD),
        ("date_precision", "roughly", Why.NO_WORD),
        ("date_precision", "window", None),
        ("date_precision", "unknown", Why.DATES_AGAINST_PRECISION),
        ("confidence", "sure", Why.NO_WORD),
        ("reason", "boredom", Why.NO_WORD),
        ("country", "Kz", Why.NO_COUNTRY),
        ("time_zone", "Asia/Nowhere", Why.NO_ZONE),
        ("time_zone", "../../etc/passwd", Why.NO_ZONE),
        ("source_url", "javascript:alert(1)", Why.NO_LINK),
        ("start_date", "2020-13-01", Why.NO_DAY),
        ("start_date", "20200601", Why.NO_DAY),
        ("start_date", "01.06.2020", Why.NO_DAY),
        ("end_date", "9999-12-31", Why.NO_DAY),
        ("end_date", "2020-05-01", Why.ENDS_BEFORE_START),
    ],
)
async def test_a_wrong_event_is_named_by_row_and_reason(
    database: Database, column: str, value: str, why: Why | None
) -> None:
    found = await planned(database, EVENTS, NEW_EVENT | {column: value})
    if why is None:
        assert isinstance(found, Diff)
    else:
        assert isinstance(found, Problems)
        (problem,) = found.problems
        assert (problem.why, problem.row, problem.value) == (why, 2, value)


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("discipline", "", Why.NO_SPORT),
        ("event", " ", Why.EMPTY),
        ("places", "0", Why.NO_PLACES),
        ("places", "-1", Why.NO_PLACES),
        ("places", "1.0", Why.NO_PLACES),
        ("places", "٣", Why.NO_PLACES),
        ("places", str(MOST_PLACES + 1), Why.NO_PLACES),
        ("places", "9" * 40, Why.NO_PLACES),
        ("holder_type", "me", Why.NO_WORD),
        ("route", "luck", Why.NO_WORD),
        ("status", "lost", Why.NO_WORD),
        ("event_id", "no-such-event", Why.NO_TOURNAMENT),
        ("date_won", "2020-02-21", Why.IN_THE_FUTURE),
        ("known_on", "2021-01-01", Why.IN_THE_FUTURE),
    ],
)
async def test_a_wrong_licence_is_named_by_row_and_reason(
    database: Database, column: str, value: str, why: Why
) -> None:
    (problem,) = await wrong(database, LICENCES, NEW_LICENCE | {column: value.strip()})
    assert (problem.why, problem.row, problem.column) == (why, 2, column)


async def test_all_that_is_wrong_is_said_at_once(database: Database) -> None:
    found = await planned(
        database, LICENCES, NEW_LICENCE, NEW_LICENCE, NEW_LICENCE | {"licence_id": "b", "places": "x", "event": ""}
    )
    assert isinstance(found, Problems)
    assert [(problem.row, problem.why) for problem in found.problems] == [
        (3, Why.ROW_TWICE),
        (4, Why.EMPTY),
        (4, Why.NO_PLACES),
    ]


# All or nothing --------------------------------------------------------------------------------------------


async def test_a_diff_that_is_out_of_date_changes_nothing(database: Database, database_url: str) -> None:
    known = (await exported(database, EVENTS))[BOXING]
    diff = await planned(database, EVENTS, known | {"city": "Bangkok"}, NEW_EVENT)
    assert isinstance(diff, Diff)
    await imported(database, EVENTS, known | {"city": "Doha"})
    before = traces(database_url)
    assert await apply_import(database, US, diff) == Outdated()
    assert traces(database_url) == before


@pytest.mark.parametrize("table", ["tournaments", "tournament_changes", "audit", "ledger", "licences"])
async def test_what_fails_half_way_leaves_nothing(database: Database, database_url: str, table: str) -> None:
    """Whichever table refuses a row."""
    with sqlite3.connect(database_url.removeprefix("sqlite+aiosqlite:///")) as planted:
        planted.execute(f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END")
    planted.close()
    before = traces(database_url)
    file, cells = (LICENCES, NEW_LICENCE) if table in ("ledger", "licences") else (EVENTS, NEW_EVENT)
    diff = await planned(database, file, cells, *(await exported(database, file)).values())
    assert isinstance(diff, Diff)
    with pytest.raises(DBAPIError):
        await apply_import(database, US, diff)
    assert traces(database_url) == before


async def test_an_import_is_told_to_nobody(database: Database, database_url: str) -> None:
    await imported(database, LICENCES, NEW_LICENCE)
    await imported(database, EVENTS, NEW_EVENT)
    assert rows(database_url, "notices") == []


WORDS = """BOX|Judo|2020-03-03|2021-08-01|held|cancelled|superseded|exact|window|=1+1|3|KAZ|Almaty|UTC|kaz-001
boxing-asia-oceania-2020|(multi-sport)|ranking|athlete|\ud800|\0""".replace("\n", "|").split("|")
WILD = some.text(max_size=8) | some.sampled_from(["", *WORDS])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
async def test_never_half_an_import_and_never_a_surprise(
    database: Database, database_url: str, data: some.DataObject
) -> None:
    """Whatever is written over whichever cells: refused with reasons, or done and then nothing is left to do."""
    table = data.draw(some.sampled_from(FileTable))
    known = list((await exported(database, table)).values())
    # By number: what is known grows from example to example, and what is drawn may not depend on it.
    drawn = data.draw(some.lists(some.integers(0, 9_999), min_size=1, max_size=3))
    chosen = [known[number] for number in sorted({number % len(known) for number in drawn})]
    columns = some.sampled_from(COLUMNS[table])
    cells = [row | data.draw(some.dictionaries(columns, WILD, max_size=4)) for row in chosen]
    before = traces(database_url)
    diff = await planned(database, table, *({name: cell.strip() for name, cell in row.items()} for row in cells))
    if isinstance(diff, Problems):
        assert diff.problems
        assert all(2 <= problem.row < 2 + len(cells) for problem in diff.problems)
        assert traces(database_url) == before
        return
    assert await apply_import(database, US, diff) == Imported(diff)
    again = await planned(database, table, *(row.cells for row in diff.rows))
    assert isinstance(again, Diff)
    assert again.items == ()
    after = traces(database_url)
    assert len(after["audit"]) - len(before["audit"]) == len(diff.items) + bool(diff.items)
    assert after["ledger"][: len(before["ledger"])] == before["ledger"]
    assert after["tournament_changes"][: len(before["tournament_changes"])] == before["tournament_changes"]
