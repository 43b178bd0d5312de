"""Changing a tournament: it holds at once and once, is told once as old → new, and leaves its trace."""

import asyncio
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from schedules.announcements import LONGEST_WINDOW
from schedules.changes import (
    CANCELLED,
    PLACES_GO,
    POSTPONED,
    PREVIEW,
    REASON,
    WHAT,
    Applied,
    Draft,
    NotFound,
    Overtaken,
    Reason,
    State,
    Unchanged,
    Undone,
    apply_change,
    ask_for_dates,
    choose_places,
    choose_reason,
    choose_state,
    draft_change,
    fixed,
    give_source,
    moved_to,
    put_change_aside,
    renamed,
    undo_change,
)
from schedules.clock import HOUR, MINUTE, SECOND
from schedules.morning import reminders_for
from schedules.notices import plan
from schedules.staff import NotAllowed
from schedules.tellings import told_days
from storage.changes import Telling, read_tellings, same_state
from storage.chats import read_followers
from storage.database import Database
from storage.dialogues import read_open_dialogue
from storage.history import read_history
from storage.models import (
    Cause,
    Chat,
    Notice,
    NoticeKind,
    NoticeState,
    PlacesGo,
    Precision,
    Tournament,
    TournamentChange,
    TournamentStatus,
)
from storage.notices import read_notices
from storage.tables import audit, deliveries, dialogues, notice_changes, notices, tournament_changes
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, filled, subscriber

NOW = at(FEBRUARY_20, 12)
STAFF, OTHER = 900, 901
AMMAN = "boxing-asia-oceania-2020"
APRIL = fixed(date(2020, 4, 3), date(2020, 4, 11))
MAY = fixed(date(2020, 5, 3), date(2020, 5, 11))
OLD = fixed(date(2020, 3, 3), date(2020, 3, 11))


async def tournament(database: Database, slug: str = AMMAN) -> Tournament:
    async with database.read() as connection:
        return next(one for one in await read_tournaments(connection, "TOKYO2020") if one.slug == slug)


async def history(database: Database, slug: str = AMMAN) -> list[TournamentChange]:
    number = (await tournament(database, slug)).id
    async with database.read() as connection:
        found = await read_history(connection, "TOKYO2020")
    return [entry.change for entry in found.entries[number]]


async def drafted(database: Database, state: State | None = APRIL, *, by: int = STAFF, now: int = NOW) -> int:
    draft = await draft_change(database, Cause(by, now), by, (await tournament(database)).id, state)
    assert isinstance(draft, Draft)
    if draft.step == PLACES_GO:
        draft = await choose_places(database, Cause(by, now), draft.dialogue_id, PlacesGo.UNKNOWN)
        assert isinstance(draft, Draft)
    if draft.step == REASON:
        assert isinstance(await choose_reason(database, Cause(by, now), draft.dialogue_id, Reason.HOST), Draft)
    return draft.dialogue_id


async def press_apply(
    database: Database, number: int, *, by: int = STAFF, now: int = NOW, undo_seconds: int = 120
) -> object:
    return await apply_change(database, Cause(by, now), number, ALMATY, undo_seconds)


async def press_undo(
    database: Database, number: int, *, by: int = STAFF, now: int = NOW, undo_seconds: int = 120
) -> object:
    return await undo_change(database, Cause(by, now), number, ALMATY, undo_seconds)


async def applied(database: Database, state: State = APRIL, *, now: int = NOW, undo_seconds: int = 120) -> int:
    number = await drafted(database, state, now=now)
    assert isinstance(await press_apply(database, number, now=now, undo_seconds=undo_seconds), Applied)
    return number


async def told(database: Database) -> list[tuple[object, object, object]]:
    """Kind, state and seconds from now until it is due, of every notice."""
    rows = await all_of(database, notices, "id", "kind", "state", "due_at")
    return [(kind, state, (due - NOW) / SECOND) for _, kind, state, due in rows]


async def tellings(database: Database) -> list[Telling]:
    async with database.read() as connection:
        return await read_tellings(connection, 0)


def days(change: TournamentChange) -> tuple[object, ...]:
    return change.status, change.start_on, change.end_on, change.precision


async def test_a_change_holds_at_once_and_is_one_more_state_in_the_history(database: Database) -> None:
    before = await history(database)
    await applied(database, replace(APRIL, source_url="https://example.org/amman"))
    now = await tournament(database)
    assert (now.start_on, now.end_on, now.precision) == (APRIL.start_on, APRIL.end_on, Precision.EXACT)
    assert (now.status, now.source_url) == (TournamentStatus.SCHEDULED, "https://example.org/amman")
    *old, new = await history(database)
    assert old == before
    assert days(new) == (APRIL.status, APRIL.start_on, APRIL.end_on, APRIL.precision)
    assert (new.known_on, new.estimated, new.reason) == (FEBRUARY_20, False, "host")
    assert (new.city, new.country, new.source_url) == ("Amman", "JOR", "https://example.org/amman")
    rows = await all_of(database, tournament_changes, "id", "actor", "at")
    assert rows[-1][1:] == (STAFF, NOW)
    assert await told(database) == [("change", "waiting", 120)]
    assert await all_of(database, audit, "verb", "object") == [("change tournament", f"tournament {now.id}")]


async def test_a_source_is_said_of_a_change_only_where_one_was_given(database: Database) -> None:
    before = (await tournament(database)).source_url
    await applied(database)
    assert (await history(database))[-1].source_url == ""
    assert (await tournament(database)).source_url == before != ""


@pytest.mark.parametrize(
    ("state", "held"),
    [
        pytest.param(POSTPONED, (TournamentStatus.POSTPONED, None, None, Precision.UNKNOWN), id="postponed"),
        pytest.param(
            CANCELLED,
            (TournamentStatus.CANCELLED, OLD.start_on, OLD.end_on, Precision.EXACT),
            id="cancelled_keeps_its_days",
        ),
    ],
)
async def test_what_is_taken_off_its_days(database: Database, state: State, held: tuple[object, ...]) -> None:
    await applied(database, state)
    assert days((await history(database))[-1]) == held
    now = await tournament(database)
    assert (now.status, now.start_on, now.end_on, now.precision) == held


async def test_a_ranking_has_a_closing_day(database: Database) -> None:
    async with database.read() as connection:
        ranking = next(
            one
            for one in await read_tournaments(connection, "TOKYO2020")
            if one.kind == "ranking" and one.status is TournamentStatus.SCHEDULED
        )
    draft = await draft_change(database, Cause(STAFF, NOW), STAFF, ranking.id, fixed(NEXT_MONTH, NEXT_MONTH))
    assert isinstance(draft, Draft)
    assert draft.state is not None
    assert (draft.state.start_on, draft.state.end_on) == (None, NEXT_MONTH)
    assert draft.state.precision is Precision.CLOSING_DATE


NEXT_MONTH = FEBRUARY_20 + timedelta(days=31)


async def test_applied_twice_is_applied_once(database: Database) -> None:
    number = await drafted(database)
    first = await press_apply(database, number)
    assert isinstance(first, Applied)
    again = await press_apply(database, number, now=NOW + SECOND)
    assert isinstance(again, Applied)
    assert again.window == first.window
    assert again.draft == first.draft
    assert len(await all_of(database, notices)) == 1
    assert len([one for one in await history(database) if one.start_on == APRIL.start_on]) == 1


async def test_applied_by_many_presses_at_once_is_applied_once(database: Database) -> None:
    before = len(await history(database))
    number = await drafted(database)
    await asyncio.gather(*(press_apply(database, number) for _ in range(5)))
    assert len(await history(database)) == before + 1


async def test_undone_in_time_nothing_is_told(database: Database) -> None:
    before = await tournament(database)
    number = await applied(database, replace(APRIL, source_url="https://example.org/new"))
    for now in (NOW + MINUTE, NOW + HOUR):
        undone = await press_undo(database, number, now=now)
        assert isinstance(undone, Undone)
        assert undone.in_time
    assert await tournament(database) == before
    await plan(database, NOW + 2 * HOUR)
    assert [state for _, state, _ in await told(database)] == ["cancelled"]
    again = await press_apply(database, number)
    assert isinstance(again, Applied)
    assert again.undone
    assert await tournament(database) == before
    assert [verb for verb, _ in await all_of(database, audit, "verb", "id")] == [
        "change tournament",
        "undo change",
    ]


async def test_undone_late_it_is_told_as_a_change_back_at_once(database: Database) -> None:
    number = await applied(database)
    await plan(database, NOW + 2 * MINUTE)
    for now in (NOW + HOUR, NOW + 2 * HOUR):
        undone = await press_undo(database, number, now=now)
        assert isinstance(undone, Undone)
        assert not undone.in_time
    assert await told(database) == [("change", "done", 120), ("change", "waiting", 3600)]
    there, back = await tellings(database)
    assert (there.before.start_on, there.after.start_on) == (OLD.start_on, APRIL.start_on)
    assert (back.before.start_on, back.after.start_on) == (APRIL.start_on, OLD.start_on)


async def test_several_changes_within_a_window_are_told_as_one(database: Database) -> None:
    await applied(database, APRIL)
    await applied(database, POSTPONED, now=NOW + MINUTE)
    await applied(database, MAY, now=NOW + 2 * MINUTE)
    assert await told(database) == [("change", "waiting", 240)]
    (one,) = await tellings(database)
    assert (one.before.start_on, one.after.start_on) == (OLD.start_on, MAY.start_on)


async def test_a_change_and_another_that_takes_it_back_are_told_to_nobody(database: Database) -> None:
    await applied(database, APRIL)
    number = await drafted(database, OLD, now=NOW + MINUTE)
    answer = await press_apply(database, number, now=NOW + MINUTE)
    assert isinstance(answer, Applied)
    assert (answer.window.due_at, answer.window.silent) == (None, True)
    assert [state for _, state, _ in await told(database)] == ["cancelled"]
    undone = await press_undo(database, number, now=NOW + HOUR)  # and yet it was right
    assert isinstance(undone, Undone)
    (one,) = await tellings(database)
    assert (one.before.start_on, one.after.start_on) == (OLD.start_on, APRIL.start_on)


async def test_what_is_undone_of_several_leaves_the_rest_to_be_told(database: Database) -> None:
    first = await applied(database, APRIL)
    second = await applied(database, MAY, now=NOW + MINUTE)
    assert await press_undo(database, first, now=NOW + MINUTE) == Overtaken()
    assert isinstance(await press_undo(database, second, now=NOW + MINUTE), Undone)
    (one,) = await tellings(database)
    assert (one.before.start_on, one.after.start_on) == (OLD.start_on, APRIL.start_on)
    assert isinstance(await press_undo(database, first, now=NOW + MINUTE), Undone), "it stands as it left it"
    assert [state for _, state, _ in await told(database)] == ["cancelled"]


async def test_the_window_begins_anew_but_not_for_longer_than_ten_minutes(database: Database) -> None:
    for number, minutes in enumerate((0, 1, 3, 5, 6, 8, 9)):
        await applied(database, (APRIL, MAY)[number % 2], now=NOW + minutes * MINUTE)
        ((_, _, due),) = await told(database)
        assert due == min((minutes + 2) * 60, LONGEST_WINDOW / SECOND)


async def test_what_joins_a_change_that_nobody_was_there_to_tell_can_still_be_undone(database: Database) -> None:
    await applied(database, APRIL)
    await applied(database, MAY, now=NOW + 60 * MINUTE)
    ((_, _, due),) = await told(database)
    assert due == 62 * 60


async def test_without_a_window_it_is_told_at_once(database: Database) -> None:
    number = await applied(database, undo_seconds=0)
    await plan(database, NOW)
    assert await told(database) == [("change", "done", 0)]
    answer = await press_apply(database, number, undo_seconds=0)
    assert isinstance(answer, Applied)
    assert (answer.window.due_at, answer.window.silent) == (None, False)


async def test_a_tournament_changed_meanwhile_is_shown_again_before_it_is_changed(database: Database) -> None:
    mine, theirs = await drafted(database, APRIL), await drafted(database, MAY, by=OTHER)
    assert isinstance(await press_apply(database, theirs, by=OTHER), Applied)
    shown = await press_apply(database, mine)
    assert isinstance(shown, Draft)
    assert (shown.step, shown.now.change.start_on) == (PREVIEW, MAY.start_on)
    assert (await tournament(database)).start_on == MAY.start_on
    assert isinstance(await press_apply(database, mine), Applied)
    assert (await tournament(database)).start_on == APRIL.start_on
    assert await press_undo(database, theirs, by=OTHER) == Overtaken()


@pytest.mark.parametrize("number", [0, -1, 999, 10**15])
async def test_numbers_that_were_made_up_find_nothing(database: Database, number: int) -> None:
    cause = Cause(STAFF, NOW)
    before = await history(database)
    assert await press_apply(database, number) == NotFound()
    assert await press_undo(database, number) == NotFound()
    assert await ask_for_dates(database, cause, number) == NotFound()
    assert await choose_state(database, cause, number, APRIL) == NotFound()
    assert await choose_reason(database, cause, number, None) == NotFound()
    assert await give_source(database, cause, number, "https://example.org") == NotFound()
    assert not await put_change_aside(database, cause, number)
    assert await draft_change(database, cause, STAFF, number or 999_999, APRIL) == NotFound()
    assert await history(database) == before


async def test_another_persons_draft_is_not_theirs(database: Database) -> None:
    number = await drafted(database)
    cause = Cause(OTHER, NOW)
    assert await press_apply(database, number, by=OTHER) == NotFound()
    assert await choose_state(database, cause, number, MAY) == NotFound()
    assert await choose_reason(database, cause, number, None) == NotFound()
    assert not await put_change_aside(database, cause, number)
    assert isinstance(await press_apply(database, number), Applied)
    assert isinstance(await press_undo(database, number, by=OTHER), Undone), "a colleague may undo it"


async def test_a_draft_that_was_put_aside_or_never_applied_changes_nothing(database: Database) -> None:
    number = await drafted(database)
    assert await press_undo(database, number) == NotFound()
    assert await put_change_aside(database, Cause(STAFF, NOW), number)
    assert await press_apply(database, number) == NotFound()
    asked = await drafted(database, None)
    assert await press_apply(database, asked) == NotFound()
    assert (await tournament(database)).start_on == OLD.start_on


async def test_what_stands_so_already_is_not_changed(database: Database) -> None:
    number = (await tournament(database)).id
    assert await draft_change(database, Cause(STAFF, NOW), STAFF, number, OLD) == Unchanged()
    asked = await drafted(database, None)
    assert await choose_state(database, Cause(STAFF, NOW), asked, OLD) == Unchanged()


async def test_what_is_recorded_as_held_is_not_changed(database: Database) -> None:
    async with database.read() as connection:
        held = next(
            one for one in await read_tournaments(connection, "TOKYO2020") if one.status is TournamentStatus.HELD
        )
    assert await draft_change(database, Cause(STAFF, NOW), STAFF, held.id) == NotFound()


async def test_a_conversation_goes_step_by_step_in_one_dialogue(database: Database) -> None:
    cause = Cause(STAFF, NOW)
    number = await drafted(database, None)
    async with database.read() as connection:
        dialogue = await read_open_dialogue(connection, STAFF, STAFF)
    assert dialogue is not None
    assert (dialogue.id, dialogue.step) == (number, WHAT)
    steps: list[Draft | Unchanged | NotFound] = [
        await ask_for_dates(database, cause, number),
        await choose_state(database, cause, number, APRIL),
        await choose_reason(database, cause, number, Reason.CALENDAR),
        await give_source(database, cause, number, "https://example.org"),
    ]
    assert [one.step for one in steps if isinstance(one, Draft)] == ["dates", "reason", "preview", "preview"]
    last = steps[-1]
    assert isinstance(last, Draft)
    there = {"city": "Amman", "country": "JOR"}
    assert last.state == replace(APRIL, reason=Reason.CALENDAR, source_url="https://example.org", **there)


async def test_days_that_become_known_need_no_reason(database: Database) -> None:
    await applied(database, POSTPONED)
    number = (await tournament(database)).id
    draft = await draft_change(database, Cause(STAFF, NOW), STAFF, number, APRIL)
    assert isinstance(draft, Draft)
    assert draft.step == PREVIEW


async def test_one_update_handled_twice_opens_one_draft(database: Database) -> None:
    cause = Cause(STAFF, NOW, update_id=77)
    number = (await tournament(database)).id
    first = await draft_change(database, cause, STAFF, number, APRIL)
    assert await draft_change(database, replace(cause, at=NOW + MINUTE), STAFF, number, APRIL) == first


async def test_only_those_who_want_changes_are_told(database: Database) -> None:
    boxing = await subscriber(database, 1, NOW - HOUR, ("BOX",))
    await subscriber(database, 2, NOW - HOUR, ("JUD",))
    await subscriber(database, 3, NOW - HOUR, ("BOX",), tells_changes=0)
    everything = await subscriber(database, 4, NOW - HOUR, tells_licences=0)
    await applied(database)
    await plan(database, NOW + 2 * MINUTE)
    assert [row[0] for row in await all_of(database, deliveries, "chat_id")] == [boxing.id, everything.id]
    async with database.read() as connection:
        notice = (await read_notices(connection, [1]))[1]
        correction = filled(Notice, kind=NoticeKind.CORRECTION, sport="BOX", state=NoticeState.WALKING)
        assert [one.id for one in await read_followers(connection, notice, 0, 99, 99)] == [1, 4]
        assert [one.id for one in await read_followers(connection, correction, 0, 99, 99)] == [1, 3]


async def test_the_notice_knows_when_its_telling_began(database: Database) -> None:
    await applied(database)
    assert [row[3] for row in await all_of(database, notice_changes)] == [None]
    await plan(database, NOW + HOUR)  # the bot was down
    assert [row[3] for row in await all_of(database, notice_changes)] == [NOW + HOUR]


# The morning after -----------------------------------------------------------------------------------------


def told_from(start: date | None, end: date | None, when: int, number: int = 7) -> Telling:
    """A telling that moves tournament 7 from one first day to another."""
    states = [
        filled(
            TournamentChange,
            known_on=FEBRUARY_20,
            status=TournamentStatus.SCHEDULED,
            start_on=day,
            end_on=day,
            precision=Precision.EXACT if day else Precision.UNKNOWN,
            city="",
            country="",
            reason="",
            source_url="",
        )
        for day in (start, end)
    ]
    return Telling(1, number, "BOX", when, *states)


def reader(**known: object) -> Chat:
    settings = {
        "zone": ALMATY,
        "leads": (7, 1, 0),
        "all_sports": True,
        "subscribed_at": 0,
        "told_on": FEBRUARY_20 - timedelta(days=1),
        "quiet_from": 23 * 60,
        "quiet_to": 8 * 60,
    }
    return filled(Chat, **settings | known)


IN_A_WEEK = FEBRUARY_20 + timedelta(days=7)


@pytest.mark.parametrize(
    ("who", "what", "day"),
    [
        pytest.param(reader(), [told_from(None, IN_A_WEEK, at(FEBRUARY_20, 8, 30))], FEBRUARY_20, id="today"),
        pytest.param(
            reader(),
            [told_from(None, IN_A_WEEK, at(FEBRUARY_20 - timedelta(days=1), 23, 30))],
            FEBRUARY_20,
            id="held_until_the_morning",
        ),
        pytest.param(
            reader(quiet_from=0, quiet_to=0),
            [told_from(None, IN_A_WEEK, at(FEBRUARY_20 - timedelta(days=1), 23, 30))],
            FEBRUARY_20 - timedelta(days=1),
            id="read_at_night",
        ),
        pytest.param(
            reader(tells_changes=False), [told_from(None, IN_A_WEEK, NOW)], None, id="does_not_want_them"
        ),
        pytest.param(
            reader(all_sports=False, sports=frozenset({"JUD"})),
            [told_from(None, IN_A_WEEK, NOW)],
            None,
            id="follows_something_else",
        ),
        pytest.param(reader(subscribed_at=NOW + 1), [told_from(None, IN_A_WEEK, NOW)], None, id="came_afterwards"),
        pytest.param(
            reader(),
            [
                told_from(IN_A_WEEK, None, at(FEBRUARY_20 - timedelta(days=1), 23, 30)),
                told_from(None, IN_A_WEEK, at(FEBRUARY_20 - timedelta(days=1), 23, 40)),
            ],
            None,
            id="there_and_back_while_asleep",
        ),
    ],
)
def test_a_chat_knows_what_a_notice_told_it_and_when(who: Chat, what: list[Telling], day: date | None) -> None:
    assert told_days(who, what).get(7) == day


def test_the_morning_leaves_what_a_notice_told_today_until_a_later_lead() -> None:
    starting = filled(
        Tournament,
        id=7,
        sport="BOX",
        start_on=IN_A_WEEK,
        end_on=IN_A_WEEK,
        precision=Precision.EXACT,
        status=TournamentStatus.SCHEDULED,
    )
    who = reader()
    assert [one.days for one in reminders_for(who, [starting], FEBRUARY_20)] == [7]
    assert reminders_for(who, [starting], FEBRUARY_20, {7: FEBRUARY_20}) == ()
    yesterday = FEBRUARY_20 - timedelta(days=1)
    assert [one.days for one in reminders_for(who, [starting], FEBRUARY_20, {7: yesterday})] == [7]
    later = IN_A_WEEK - timedelta(days=1)
    assert [one.days for one in reminders_for(who, [starting], later, {7: FEBRUARY_20})] == [1]


async def test_the_state_it_comes_back_to_is_the_same(database: Database) -> None:
    first = (await history(database))[-1]
    number = await applied(database)
    await press_undo(database, number)
    last = (await history(database))[-1]
    assert same_state(first, last)
    assert last.known_on == FEBRUARY_20


KINDS = [
    pytest.param(APRIL, id="dates"),
    pytest.param(POSTPONED, id="postponed"),
    pytest.param(CANCELLED, id="cancelled"),
    pytest.param(moved_to("Tokyo", "JPN", "Asia/Tokyo"), id="elsewhere"),
    pytest.param(replace(CANCELLED, places_go=PlacesGo.RANKING), id="cancelled_by_ranking"),
]


@pytest.mark.parametrize("state", KINDS)
async def test_a_change_of_any_kind_and_its_undoing_in_time_are_none(database: Database, state: State) -> None:
    before = await tournament(database)
    number = await applied(database, state)
    assert [kind for kind, _, _ in await told(database)] == ["change"]
    undone = await press_undo(database, number, now=NOW + MINUTE)
    assert isinstance(undone, Undone)
    assert undone.in_time
    assert await tournament(database) == before
    assert [what for _, what, _ in await told(database)] == [NoticeState.CANCELLED]


@pytest.mark.parametrize("state", KINDS)
async def test_a_change_of_any_kind_undone_late_is_told_back(database: Database, state: State) -> None:
    before = await tournament(database)
    number = await applied(database, state)
    await plan(database, NOW + 2 * MINUTE)
    undone = await press_undo(database, number, now=NOW + 5 * MINUTE)
    assert isinstance(undone, Undone)
    assert not undone.in_time
    assert await tournament(database) == before
    first, back = await tellings(database)
    assert same_state(first.before, back.after)
    assert same_state(first.after, back.before)


async def test_a_place_and_days_changed_by_two_are_both_kept(database: Database) -> None:
    number = await drafted(database, APRIL)
    other = await drafted(database, moved_to("Tokyo", "JPN", "Asia/Tokyo"), by=OTHER)
    assert isinstance(await press_apply(database, other, by=OTHER), Applied)
    assert isinstance(await press_apply(database, number), Draft), "shown anew"
    assert isinstance(await press_apply(database, number), Applied)
    now = await tournament(database)
    assert (now.city, now.zone, now.start_on) == ("Tokyo", "Asia/Tokyo", APRIL.start_on)
    assert [what for _, what, _ in await told(database)] == ["waiting"]


async def test_what_is_not_theirs_is_refused_by_the_verbs_too(database: Database) -> None:
    judo, cause, number = frozenset({"JUD"}), Cause(STAFF, NOW), (await tournament(database)).id
    assert isinstance(await draft_change(database, cause, STAFF, number, APRIL, judo), NotAllowed)
    draft = await drafted(database)
    assert isinstance(await choose_state(database, cause, draft, MAY, judo), NotAllowed)
    assert isinstance(await apply_change(database, cause, draft, ALMATY, 120, judo), NotAllowed)
    assert isinstance(await press_apply(database, draft), Applied)
    assert isinstance(await undo_change(database, cause, draft, ALMATY, 120, judo), NotAllowed)
    assert (await tournament(database)).start_on == APRIL.start_on


async def test_a_new_name_is_told_to_nobody_kept_in_the_audit_and_undone(database: Database) -> None:
    before = await tournament(database)
    number = await applied(database, renamed(replace(before.names, ru="Отбор")))
    assert (await tournament(database)) == replace(before, names=replace(before.names, ru="Отбор"))
    assert await told(database) == []
    lines = [text for _, text in await all_of(database, audit, "id", "object")]
    assert f'title_ru "{before.names.ru}" → "Отбор"' in str(lines[0])
    assert isinstance(await press_undo(database, number), Undone)
    assert await tournament(database) == before


async def test_a_draft_kept_in_the_older_form_is_still_read(database: Database) -> None:
    number = await drafted(database)
    old = {"status", "start_on", "end_on", "precision", "reason", "source_url"}
    async with database.write() as connection:
        row = (await connection.execute(select(dialogues.c.data).where(dialogues.c.id == number))).scalar_one()
        known = json.loads(row)
        known["state"] = {name: value for name, value in known["state"].items() if name in old}
        known = {name: known[name] for name in ("tournament_id", "seen", "state", "applied", "in_time")}
        await connection.execute(update(dialogues).where(dialogues.c.id == number).values(data=json.dumps(known)))
    assert isinstance(await press_apply(database, number), Applied)
    assert (await tournament(database)).start_on == APRIL.start_on
