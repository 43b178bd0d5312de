"""The life of a place: each entry has its day, reason and source, counts at once, is told or taken back."""

from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from schedules.clock import HOUR, MINUTE
from schedules.drafts import Entry, draft
from schedules.licences import record
from schedules.notices import plan
from schedules.places import (
    Applied,
    Draft,
    Life,
    NotFound,
    Overtaken,
    Step,
    TakenBack,
    Unfit,
    Why,
    apply,
    begin,
    choose_name,
    choose_number,
    choose_reason,
    give_source,
    put_aside,
    take_back,
)
from schedules.staff import NotAllowed
from storage.database import Database
from storage.ledger import History, read_history
from storage.licences import read_licences_in_force, tally
from storage.models import Cause, Holder, LicenceStep
from storage.tables import audit, ledger, notice_entries, notices
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of

NOW = at(FEBRUARY_20, 12)
STAFF, OTHER = 900, 901
GAMES = "TOKYO2020"
BEFORE = 39
TEAM = 1  # men's archery team: three places of the country, packaged
LATER = date(2030, 1, 1)


async def begun(database: Database, life: Life, licence: int = TEAM, *, by: int = STAFF) -> Draft:
    found = await begin(database, Cause(by, NOW), by, licence, life, GAMES)
    assert isinstance(found, Draft)
    return found


async def press(database: Database, number: int, *, by: int = STAFF, now: int = NOW, window: int = 120) -> object:
    return await apply(database, Cause(by, now), number, GAMES, ALMATY, window)


async def becomes(
    database: Database, life: Life, licence: int = TEAM, *, number: int = 0, name: str = "A. One", now: int = NOW
) -> Applied:
    """From the first tap to the confirmation."""
    found = await begun(database, life, licence)
    cause = Cause(STAFF, now)
    if found.step is Step.NAME:
        await choose_name(database, cause, found.id, name)
    elif found.step is Step.NUMBER:
        await choose_number(database, cause, found.id, number)
    elif found.step is Step.REASON:
        await choose_reason(database, cause, found.id, Why.INJURY)
    applied = await press(database, found.id, now=now)
    assert isinstance(applied, Applied)
    return applied


async def undone(database: Database, entry: int, *, now: int = NOW) -> TakenBack:
    found = await take_back(database, Cause(STAFF, now), entry, GAMES, ALMATY)
    assert isinstance(found, TakenBack)
    return found


async def history(database: Database, licence: int = TEAM) -> History:
    async with database.read() as connection:
        found = await read_history(connection, licence)
    assert found is not None
    return found


async def total(database: Database) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, FEBRUARY_20)).places


async def told(database: Database) -> list[tuple[object, object]]:
    return [(kind, state) for _, kind, state in await all_of(database, notices, "id", "kind", "state")]


@pytest.mark.parametrize(
    ("life", "places"),
    [
        (Life.CONFIRMED, BEFORE),
        (Life.NAMED, BEFORE),
        (Life.DECLINED, BEFORE - 3),
        (Life.WITHDRAWN, BEFORE - 3),
        (Life.SUPERSEDED, BEFORE - 3),
        (Life.REALLOCATED, BEFORE),
        (Life.CORRECTED, BEFORE - 3),
    ],
)
async def test_whatever_becomes_of_a_place_counts_at_once_and_can_be_taken_back(
    database: Database, life: Life, places: int
) -> None:
    before = await history(database)
    applied = await becomes(database, life)
    assert (applied.places, await total(database)) == (places, places)
    assert applied.entry.step == LicenceStep(life)
    assert (applied.entry.actor, applied.entry.counted_on) == (STAFF, FEBRUARY_20)
    for _ in range(2):
        back = await undone(database, applied.entry.id)
        assert (back.places, back.in_time) == (BEFORE, True)
    after = await history(database)
    assert after.licence == before.licence
    assert after.standing == before.standing
    assert len(after.entries) == len(before.entries) + 2


async def test_an_entry_keeps_its_reason_and_its_source(database: Database) -> None:
    found = await begun(database, Life.DECLINED)
    cause = Cause(STAFF, NOW)
    await choose_reason(database, cause, found.id, Why.RULES)
    await give_source(database, cause, found.id, "https://example.org/a")
    applied = await press(database, found.id)
    assert isinstance(applied, Applied)
    assert (applied.entry.reason, applied.entry.source_url) == ("rules", "https://example.org/a")


async def test_pressed_twice_it_is_entered_once(database: Database) -> None:
    applied = await becomes(database, Life.DECLINED)
    again = await press(database, applied.draft.id, now=NOW + MINUTE)
    assert isinstance(again, Applied)
    assert again.entry == applied.entry
    assert await total(database) == BEFORE - 3
    assert await told(database) == [("places", "waiting")]


async def test_what_changes_the_count_is_told_once_after_the_window(database: Database) -> None:
    await becomes(database, Life.CORRECTED, number=2)
    await becomes(database, Life.DECLINED, now=NOW + MINUTE)
    await plan(database, NOW + 2 * MINUTE)
    assert await told(database) == [("places", "waiting")]  # the window began anew: one message for both
    await plan(database, NOW + 3 * MINUTE)
    assert await told(database) == [("places", "done")]
    assert len(await all_of(database, notice_entries)) == 2


async def test_what_leaves_the_count_as_it_is_is_told_to_nobody(database: Database) -> None:
    for life in (Life.CONFIRMED, Life.NAMED, Life.REALLOCATED):
        await becomes(database, life)
    assert await told(database) == []


async def test_taken_back_in_time_nothing_is_told(database: Database) -> None:
    applied = await becomes(database, Life.WITHDRAWN)
    await undone(database, applied.entry.id, now=NOW + MINUTE)
    await plan(database, NOW + HOUR)
    assert await told(database) == [("places", "cancelled")]


async def test_taken_back_later_it_is_told_as_a_change_back(database: Database) -> None:
    applied = await becomes(database, Life.WITHDRAWN)
    await plan(database, NOW + 2 * MINUTE)
    for _ in range(2):
        back = await undone(database, applied.entry.id, now=NOW + HOUR)
        assert not back.in_time
    assert await told(database) == [("places", "done"), ("places", "waiting")]


async def test_what_is_not_announced_yet_needs_no_correction(database: Database) -> None:
    entry = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", None, 1, Holder.ATHLETE)
    number = await draft(database, Cause(STAFF, NOW), STAFF, (entry,))
    assert isinstance(number, int)
    await record(database, Cause(STAFF, NOW), number, GAMES, ALMATY, 120)
    licence = int(str((await all_of(database, ledger, "id", "licence_id"))[-1][1]))
    applied = await becomes(database, Life.CORRECTED, licence, number=0)
    assert await told(database) == [("licences", "waiting")]
    await plan(database, NOW + 2 * MINUTE)
    await undone(database, applied.entry.id, now=NOW + HOUR)
    assert [kind for kind, _ in await told(database)] == ["licences", "places"]


async def test_a_place_that_was_declined_comes_back_by_reallocation(database: Database) -> None:
    await becomes(database, Life.DECLINED)
    assert await total(database) == BEFORE - 3
    applied = await becomes(database, Life.REALLOCATED)
    assert applied.entry.places_change == 3
    assert await total(database) == BEFORE


async def test_only_what_came_last_can_be_taken_back(database: Database) -> None:
    first = await becomes(database, Life.CONFIRMED)
    second = await becomes(database, Life.NAMED)
    cause = Cause(STAFF, NOW)
    assert await take_back(database, cause, first.entry.id, GAMES, ALMATY) == Overtaken()
    await undone(database, second.entry.id)
    await undone(database, first.entry.id)
    assert await take_back(database, cause, second.entry.id, GAMES, ALMATY) == TakenBack(TEAM, BEFORE, True)


async def test_who_uses_it_is_who_was_named_last_and_before_when_that_is_taken_back(database: Database) -> None:
    await becomes(database, Life.NAMED, name="A. One")
    second = await becomes(database, Life.NAMED, name="B. Two")
    assert (await history(database)).licence.used_by == "B. Two"
    await undone(database, second.entry.id)
    assert (await history(database)).licence.used_by == "A. One"


async def test_what_does_not_fit_is_refused(database: Database) -> None:
    await becomes(database, Life.CONFIRMED)
    await becomes(database, Life.NAMED, name="A. One")
    cause = Cause(STAFF, NOW)
    assert isinstance(await begin(database, cause, STAFF, TEAM, Life.CONFIRMED, GAMES), Unfit)
    same = await begun(database, Life.NAMED)
    await choose_name(database, cause, same.id, "A. One")
    assert isinstance(await press(database, same.id), Unfit)
    right = await begun(database, Life.CORRECTED)
    await choose_number(database, cause, right.id, 3)
    assert isinstance(await press(database, right.id), Unfit)
    await becomes(database, Life.DECLINED)
    for life in set(Life) - {Life.REALLOCATED}:
        assert isinstance(await begin(database, cause, STAFF, TEAM, life, GAMES), Unfit)


async def test_two_who_change_a_place_at_once_see_each_other(database: Database) -> None:
    mine = await begun(database, Life.DECLINED)
    theirs = await begun(database, Life.CORRECTED, by=OTHER)
    await choose_reason(database, Cause(STAFF, NOW), mine.id, None)
    await choose_number(database, Cause(OTHER, NOW), theirs.id, 2)
    assert isinstance(await press(database, theirs.id, by=OTHER), Applied)
    assert isinstance(await press(database, mine.id), Draft)  # to be looked at anew
    assert await total(database) == BEFORE - 1
    assert isinstance(await press(database, mine.id), Applied)
    assert await total(database) == BEFORE - 3


async def test_numbers_and_drafts_that_were_made_up_find_nothing(database: Database) -> None:
    cause = Cause(STAFF, NOW)
    assert isinstance(await begin(database, cause, STAFF, 10**9, Life.NAMED, GAMES), NotFound)
    assert isinstance(await begin(database, cause, STAFF, TEAM, Life.NAMED, "LA2028"), NotFound)
    found = await begun(database, Life.CORRECTED)
    for number in (-1, 51):
        assert isinstance(await choose_number(database, cause, found.id, number), NotFound)
    assert isinstance(await press(database, found.id), NotFound)
    assert isinstance(await press(database, found.id, by=OTHER), NotFound)
    assert await put_aside(database, cause, found.id)
    assert isinstance(await choose_number(database, cause, found.id, 1), NotFound)
    packaged = (await history(database)).entries[0].id
    assert isinstance(await take_back(database, cause, packaged, GAMES, ALMATY), NotFound)
    assert await total(database) == BEFORE


async def test_an_editor_changes_their_sports_only(database: Database) -> None:
    theirs = frozenset({"JUD"})
    cause = Cause(STAFF, NOW)
    assert isinstance(await begin(database, cause, STAFF, TEAM, Life.NAMED, GAMES, theirs), NotAllowed)
    applied = await becomes(database, Life.DECLINED)
    assert isinstance(await take_back(database, cause, applied.entry.id, GAMES, ALMATY, theirs), NotAllowed)
    assert isinstance(await apply(database, cause, applied.draft.id, GAMES, ALMATY, 0, theirs), NotAllowed)


async def test_the_schema_refuses_a_second_taking_back(database: Database) -> None:
    applied = await becomes(database, Life.DECLINED)
    await undone(database, applied.entry.id)
    again = {"licence_id": TEAM, "step": "taken_back", "places_change": 3, "counted_on": "2020-02-20"}
    with pytest.raises(IntegrityError):
        async with database.write() as connection:
            await connection.execute(
                insert(ledger).values(estimated=0, at=0, takes_back=applied.entry.id, **again)
            )


async def test_every_change_leaves_one_line_with_who_and_when(database: Database) -> None:
    applied = await becomes(database, Life.DECLINED)
    await undone(database, applied.entry.id, now=NOW + MINUTE)
    assert await all_of(database, audit, "at", "actor", "verb", "object") == [
        (NOW, STAFF, "declined a place", "licence 1"),
        (NOW + MINUTE, STAFF, "take back that it was declined", "licence 1"),
    ]
