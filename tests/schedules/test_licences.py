"""Recording and undoing: once each however often pressed, told in time, taken back in silence or corrected."""

import asyncio
from dataclasses import replace

import pytest

from schedules.announcements import LONGEST_WINDOW
from schedules.clock import HOUR, MINUTE, SECOND
from schedules.drafts import Draft, Entry, NotFound, ask_for_lines, change_holder, draft, put_aside
from schedules.licences import Recorded, Undone, record, undo
from schedules.notices import plan
from storage.database import Database
from storage.dialogues import read_open_dialogue
from storage.licences import read_licences_in_force, tally
from storage.models import Cause, Holder, NoticeKind, Route
from storage.tables import audit, ledger, licences, notice_licences, notices, recordings
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of

NOW = at(FEBRUARY_20, 12)
STAFF, OTHER = 900, 901
GAMES = "TOKYO2020"
BEFORE = 39
BOXER = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", None, 1, Holder.ATHLETE)
PAIR = Entry("ROW", "LW2x", "", None, 2, Holder.NOC)


async def drafted(database: Database, *entries: Entry, by: int = STAFF, now: int = NOW) -> int:
    number = await draft(database, Cause(by, now), by, entries or (BOXER,))
    assert isinstance(number, int)
    return number


async def press_record(
    database: Database, number: int, *, by: int = STAFF, now: int = NOW, undo_seconds: int = 120
) -> Recorded | NotFound:
    return await record(database, Cause(by, now), number, GAMES, ALMATY, undo_seconds)


async def recorded(database: Database, *entries: Entry, now: int = NOW, undo_seconds: int = 120) -> int:
    number = await drafted(database, *entries, now=now)
    assert isinstance(await press_record(database, number, now=now, undo_seconds=undo_seconds), Recorded)
    return number


async def press_undo(database: Database, number: int, *, by: int = STAFF, now: int = NOW) -> Undone | NotFound:
    return await undo(database, Cause(by, now), number, GAMES, ALMATY)


async def places(database: Database) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, FEBRUARY_20)).places


async def told(database: Database) -> list[tuple[object, object, object]]:
    """Kind, state and seconds from now until it is due, of every notice."""
    rows = await all_of(database, notices, "id", "kind", "state", "due_at")
    return [(kind, state, (due - NOW) / SECOND) for _, kind, state, due in rows]


async def spoken_of(database: Database) -> dict[object, int]:
    """How many licences each notice speaks of."""
    rows = await all_of(database, notice_licences, "notice_id", "licence_id")
    return {notice: sum(row[0] == notice for row in rows) for notice, _ in rows}


async def tournament_numbers(database: Database, kind: str) -> list[int]:
    async with database.read() as connection:
        return [one.id for one in await read_tournaments(connection, GAMES) if one.kind == kind]


async def added(database: Database) -> list[tuple[object, ...]]:
    """What staff entered into the ledger: step, places, day, who."""
    rows = await all_of(database, ledger, "id", "step", "places_change", "counted_on", "actor")
    return [row[1:] for row in rows if row[4] is not None]


async def test_a_recording_counts_at_once_and_is_told_after_the_window(database: Database) -> None:
    assert await places(database) == BEFORE
    number = await drafted(database, BOXER, PAIR)
    assert await places(database) == BEFORE
    answer = await press_record(database, number)
    assert isinstance(answer, Recorded)
    assert (answer.entries, answer.places, answer.announced_at) == ((BOXER, PAIR), BEFORE + 3, NOW + 2 * MINUTE)
    assert await places(database) == BEFORE + 3
    assert await told(database) == [("licences", "waiting", 120), ("licences", "waiting", 120)]
    assert await added(database) == [
        ("recorded", 1, "2020-02-20", STAFF),
        ("recorded", 2, "2020-02-20", STAFF),
    ]


async def test_recorded_twice_is_recorded_once(database: Database) -> None:
    number = await drafted(database)
    first = await press_record(database, number)
    assert await press_record(database, number, now=NOW + SECOND) == first
    assert await places(database) == BEFORE + 1
    assert len(await all_of(database, recordings)) == 1


async def test_recorded_by_many_presses_at_once_is_recorded_once(database: Database) -> None:
    number = await drafted(database)
    answers = await asyncio.gather(*(press_record(database, number) for _ in range(5)))
    assert all(answer == answers[0] for answer in answers)
    assert await places(database) == BEFORE + 1


async def test_undone_twice_is_undone_once(database: Database) -> None:
    number = await recorded(database, BOXER, PAIR)
    first = await press_undo(database, number)
    assert isinstance(first, Undone)
    assert (first.places, first.in_time, first.entries) == (BEFORE, True, (BOXER, PAIR))
    again = await press_undo(database, number, now=NOW + MINUTE)
    assert isinstance(again, Undone)
    assert (again.places, again.in_time) == (BEFORE, True)
    assert [step for step, *_ in await added(database)] == ["recorded", "recorded", "undone", "undone"]


async def test_undone_in_time_nothing_is_told(database: Database) -> None:
    number = await recorded(database)
    await press_undo(database, number, now=NOW + 2 * MINUTE - 1)
    await plan(database, NOW + HOUR)
    assert await told(database) == [("licences", "cancelled", 120)]


async def test_undone_after_it_was_told_is_a_correction_at_once(database: Database) -> None:
    number = await recorded(database, BOXER)
    await plan(database, NOW + 2 * MINUTE)
    for now in (NOW + HOUR, NOW + 2 * HOUR):
        answer = await press_undo(database, number, now=now)
        assert isinstance(answer, Undone)
        assert (answer.in_time, answer.places) == (False, BEFORE)
    kinds = await told(database)
    assert [(kind, due) for kind, _, due in kinds] == [("licences", 120), ("correction", 3600)]
    assert await spoken_of(database) == {1: 1, 2: 1}


async def test_a_correction_goes_to_each_sport_once(database: Database) -> None:
    number = await recorded(database, BOXER, replace(BOXER, event="Men's 63 kg"), PAIR)
    await plan(database, NOW + HOUR)
    await press_undo(database, number, now=NOW + HOUR)
    rows = await all_of(database, notices, "kind", "sport")
    assert rows == [("correction", "BOX"), ("correction", "ROW"), ("licences", "BOX"), ("licences", "ROW")]
    assert await spoken_of(database) == {1: 2, 2: 1, 3: 2, 4: 1}


async def test_what_is_undone_of_several_leaves_the_rest_to_be_told(database: Database) -> None:
    first = await recorded(database, BOXER)
    await recorded(database, replace(BOXER, event="Men's 63 kg"), now=NOW + MINUTE)
    await press_undo(database, first, now=NOW + MINUTE)
    assert await told(database) == [("licences", "waiting", 180)]
    async with database.read() as connection:
        in_force = await read_licences_in_force(connection, GAMES, FEBRUARY_20)
    assert in_force[-1].event == "Men's 63 kg"


async def test_the_window_begins_anew_with_each_entry_but_not_for_longer_than_ten_minutes(
    database: Database,
) -> None:
    for minutes in (0, 1, 2, 3, 5, 6, 8, 9):
        await recorded(database, BOXER, now=NOW + minutes * MINUTE)
        ((_, state, due),) = await told(database)
        assert (state, due) == ("waiting", min((minutes + 2) * 60, LONGEST_WINDOW / SECOND))
    await plan(database, NOW + LONGEST_WINDOW)
    await recorded(database, BOXER, now=NOW + LONGEST_WINDOW)
    assert (await told(database))[1:] == [("licences", "waiting", 720)]
    assert await spoken_of(database) == {1: 8, 2: 1}


async def test_what_joins_an_announcement_that_nobody_was_there_to_make_can_still_be_undone(
    database: Database,
) -> None:
    await recorded(database, BOXER)
    hour = NOW + 60 * MINUTE
    for minutes in (0, 1):
        await recorded(database, BOXER, now=hour + minutes * MINUTE)
        ((_, _, due),) = await told(database)
        assert due == (60 + minutes + 2) * 60


async def test_each_tournament_and_sport_has_an_announcement_of_its_own(database: Database) -> None:
    one, two = (await tournament_numbers(database, "world_qualifier"))[:2]
    for tournament in (one, two, None):
        await recorded(database, replace(BOXER, tournament_id=tournament))
    await recorded(database, PAIR)
    await recorded(database, replace(BOXER, tournament_id=one))
    assert await spoken_of(database) == {1: 2, 2: 1, 3: 1, 4: 1}


async def test_without_a_window_it_is_told_at_once(database: Database) -> None:
    number = await recorded(database, undo_seconds=0)
    assert await told(database) == [("licences", "waiting", 0)]
    await plan(database, NOW)
    assert await told(database) == [("licences", "done", 0)]
    answer = await press_record(database, number, undo_seconds=0)
    assert isinstance(answer, Recorded)
    assert answer.announced_at is None
    await press_undo(database, number)
    assert [kind for kind, _, _ in await told(database)] == [NoticeKind.LICENCES, NoticeKind.CORRECTION]


async def test_a_window_longer_than_ten_minutes_is_kept(database: Database) -> None:
    await recorded(database, undo_seconds=3600)
    await recorded(database, now=NOW + MINUTE, undo_seconds=3600)
    assert await told(database) == [("licences", "waiting", 3600)]


@pytest.mark.parametrize("number", [0, -1, 999, 10**15])
async def test_numbers_that_were_made_up_find_nothing(database: Database, number: int) -> None:
    cause = Cause(STAFF, NOW)
    assert await press_record(database, number) == NotFound()
    assert await press_undo(database, number) == NotFound()
    assert not await put_aside(database, cause, number)
    assert await change_holder(database, cause, number, 0, Holder.NOC) == NotFound()
    assert await places(database) == BEFORE


async def test_another_persons_draft_is_not_theirs_to_record(database: Database) -> None:
    number = await drafted(database)
    assert await press_record(database, number, by=OTHER) == NotFound()
    assert not await put_aside(database, Cause(OTHER, NOW), number)
    assert await change_holder(database, Cause(OTHER, NOW), number, 0, Holder.NOC) == NotFound()
    assert isinstance(await press_record(database, number), Recorded)


async def test_a_colleague_may_undo_what_was_recorded(database: Database) -> None:
    number = await recorded(database)
    assert isinstance(await press_undo(database, number, by=OTHER), Undone)
    assert (await added(database))[-1] == ("undone", -1, "2020-02-20", OTHER)


async def test_a_draft_that_was_never_recorded_cannot_be_undone(database: Database) -> None:
    assert await press_undo(database, await drafted(database)) == NotFound()


async def test_what_was_put_aside_cannot_be_recorded(database: Database) -> None:
    number = await drafted(database)
    assert await put_aside(database, Cause(STAFF, NOW), number)
    assert await press_record(database, number) == NotFound()
    assert await places(database) == BEFORE


async def test_what_was_recorded_cannot_be_put_aside_or_changed(database: Database) -> None:
    number = await recorded(database)
    assert not await put_aside(database, Cause(STAFF, NOW), number)
    assert await change_holder(database, Cause(STAFF, NOW), number, 0, Holder.NOC) == NotFound()
    assert await places(database) == BEFORE + 1


async def test_a_question_that_waits_for_lines_is_no_draft(database: Database) -> None:
    await ask_for_lines(database, Cause(STAFF, NOW), STAFF)
    async with database.read() as connection:
        dialogue = await read_open_dialogue(connection, STAFF, STAFF)
    assert dialogue is not None
    assert (dialogue.kind, dialogue.step) == ("won", "lines")
    assert await press_record(database, dialogue.id) == NotFound()


async def test_the_holder_is_changed_line_by_line(database: Database) -> None:
    number = await drafted(database, BOXER, PAIR)
    cause = Cause(STAFF, NOW)
    changed = await change_holder(database, cause, number, 1, Holder.ATHLETE)
    assert isinstance(changed, Draft)
    assert changed.entries == {0: BOXER, 1: replace(PAIR, holder=Holder.ATHLETE)}
    for line in (-1, 2):
        assert await change_holder(database, cause, number, line, Holder.NOC) == NotFound()
    answer = await press_record(database, number)
    assert isinstance(answer, Recorded)
    assert answer.entries == tuple(changed.entries.values())
    rows = await all_of(database, licences, "recording_id", "sport", "holder")
    assert rows[-2:] == [(1, "BOX", "athlete"), (1, "ROW", "athlete")]


async def test_a_new_draft_closes_the_conversation_but_its_button_still_records(database: Database) -> None:
    first, second = await drafted(database), await drafted(database, PAIR)
    async with database.read() as connection:
        dialogue = await read_open_dialogue(connection, STAFF, STAFF)
    assert dialogue is not None
    assert dialogue.id == second
    assert isinstance(await press_record(database, first), Recorded)


async def test_the_way_it_was_won_follows_the_tournament(database: Database) -> None:
    ranking = (await tournament_numbers(database, "ranking"))[0]
    qualifier = (await tournament_numbers(database, "world_qualifier"))[0]
    await recorded(
        database,
        BOXER,
        replace(BOXER, tournament_id=qualifier),
        replace(BOXER, tournament_id=ranking),
    )
    rows = await all_of(database, licences, "id", "route", "recording_id", "won_on")
    mine = [row for row in rows if row[2] == 1]
    assert [route for _, route, _, _ in mine] == [Route.OTHER, Route.TOURNAMENT, Route.RANKING]
    assert all(won_on <= FEBRUARY_20.isoformat() for *_, won_on in mine)


async def test_places_begin_to_count_on_the_day_of_the_house(database: Database) -> None:
    """At 01:00 in Almaty it is yesterday in London, whoever enters it."""
    await recorded(database, now=at(FEBRUARY_20, 1))
    assert (await added(database))[0][2] == FEBRUARY_20.isoformat()


async def test_every_change_leaves_one_line_with_who_and_when(database: Database) -> None:
    number = await recorded(database, BOXER, PAIR)
    await press_record(database, number, now=NOW + SECOND)
    await press_undo(database, number, by=OTHER, now=NOW + MINUTE)
    await press_undo(database, number, now=NOW + MINUTE)
    assert await all_of(database, audit, "at", "actor", "verb", "object") == [
        (NOW, STAFF, "record licences", "recording 1"),
        (NOW + MINUTE, OTHER, "undo licences", "recording 1"),
    ]


async def test_one_update_handled_twice_opens_one_draft(database: Database) -> None:
    """Killed after the effect and before the answer, it is handled again."""
    cause = Cause(STAFF, NOW, update_id=77)
    first = await draft(database, cause, STAFF, (BOXER,))
    assert await draft(database, replace(cause, at=NOW + MINUTE), STAFF, (BOXER,)) == first
    assert await draft(database, replace(cause, update_id=78), STAFF, (BOXER,)) != first
