"""Many tournaments move at once: one preview, one notice a reader, one undo; what others changed is left out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from schedules.changes import Applied, Draft, apply_change, choose_reason, draft_change, fixed, undo_change
from schedules.changes.states import Reason
from schedules.changes.together import (
    APPLIED,
    ASK,
    PREVIEW,
    UNDONE,
    Answer,
    Becomes,
    NothingToMove,
    Together,
    Wish,
    apply_together,
    begin_together,
    drop_together,
    explain_together,
    source_together,
    undo_together,
    wish_together,
)
from schedules.changes.together import NotFound as Gone
from schedules.clock import MINUTE, SECOND
from schedules.morning import Mornings
from schedules.notices import find_deliveries, plan
from schedules.outbox import Result, Sent, settle
from schedules.staff import NotAllowed
from storage.changes import read_tellings
from storage.database import Database
from storage.games import read_games
from storage.models import Cause, NoticeState, Precision, Tournament, TournamentStatus
from storage.tables import chats, deliveries, notice_changes, notices
from storage.tournaments import listed_day, read_tournaments, read_tournaments_by_id
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, subscriber

NOW = at(FEBRUARY_20, 12)
STAFF, OTHER = 900, 901
GAMES = "TOKYO2020"
SPRING = Wish(date(2020, 3, 1), date(2020, 6, 30))
AMMAN = "boxing-asia-oceania-2020"
OPEN = (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)


async def tournaments(database: Database) -> list[Tournament]:
    async with database.read() as connection:
        return await read_tournaments(connection, GAMES)


async def amman(database: Database) -> Tournament:
    return next(one for one in await tournaments(database) if one.slug == AMMAN)


async def drafted(
    database: Database, wish: Wish, *, by: int = STAFF, allowed: frozenset[str] | None = None
) -> Together:
    begun = await begin_together(database, Cause(by, NOW), by)
    asked = await wish_together(database, Cause(by, NOW), begun.dialogue_id, wish, GAMES, ALMATY, allowed)
    assert isinstance(asked, Together), asked
    shown = await explain_together(database, Cause(by, NOW), asked.dialogue_id, Reason.CORONAVIRUS)
    assert isinstance(shown, Together)
    assert shown.step == PREVIEW
    return shown


async def press_apply(database: Database, number: int, *, now: int = NOW, by: int = STAFF) -> Answer:
    return await apply_together(database, Cause(by, now), number, GAMES, ALMATY, 120)


async def press_undo(database: Database, number: int, *, now: int = NOW, by: int = STAFF) -> Answer:
    return await undo_together(database, Cause(by, now), number, GAMES, ALMATY, 120)


async def made(database: Database, wish: Wish, *, now: int = NOW) -> Together:
    shown = await drafted(database, wish)
    done = await press_apply(database, shown.dialogue_id, now=now)
    assert isinstance(done, Together), done
    assert done.step == APPLIED
    return done


async def changes_one(database: Database, number: int, start: date, *, now: int = NOW, by: int = OTHER) -> int:
    """Somebody else gives a tournament a day; the number of the dialogue."""
    cause = Cause(by, now)
    draft = await draft_change(database, cause, by, number, fixed(start, start + timedelta(days=2)))
    assert isinstance(draft, Draft)
    if draft.step != PREVIEW:
        await choose_reason(database, cause, draft.dialogue_id, None)
    assert isinstance(await apply_change(database, cause, draft.dialogue_id, ALMATY, 120), Applied)
    return draft.dialogue_id


async def say_all(database: Database, now: int) -> dict[int, int]:
    """Everything due is said; how many notices each chat had in its one message."""
    said: dict[int, int] = {}
    while True:
        await plan(database, now)
        found = await find_deliveries(database, now, 500, [])
        if not found:
            return said
        results = [Result(chat.id, None, tuple(notice.id for _, notice in told), Sent(1)) for chat, told in found]
        for chat, told in found:
            assert chat.id not in said, "told twice"
            said[chat.id] = len(told)
        await settle(database, results, now, [])


async def states(database: Database) -> list[object]:
    return [row[1] for row in await all_of(database, notices, "id", "state")]


async def test_all_of_a_span_are_postponed_by_one_press(database: Database) -> None:
    before = {one.id: one for one in await tournaments(database)}
    inside = {
        number
        for number, one in before.items()
        if one.status in OPEN and (day := listed_day(one)) and date(2020, 3, 1) <= day <= date(2020, 6, 30)
    }
    done = await made(database, replace(SPRING, becomes=Becomes.POSTPONED))
    assert len(inside) > 20
    assert {one.tournament.id for one in done.moves} == inside
    for one in await tournaments(database):
        if one.id in inside:
            assert (one.status, one.start_on, one.precision) == ("postponed", None, Precision.UNKNOWN), one.slug
        else:
            assert one == before[one.id]
    assert done.due_at == NOW + 120 * SECOND
    assert await states(database) == ["waiting"]


async def test_what_is_shifted_keeps_how_sure_its_days_are(database: Database) -> None:
    before = {one.id: one for one in await tournaments(database)}
    done = await made(database, Wish(becomes=Becomes.SHIFTED, days=7, sport="BOX"))
    after = {one.id: one for one in await tournaments(database)}
    for one in done.moves:
        old, new = before[one.tournament.id], after[one.tournament.id]
        assert old.sport == "BOX"
        assert (new.precision, new.status) == (old.precision, old.status)
        assert (new.start_on, new.end_on) == (
            old.start_on and old.start_on + timedelta(days=7),
            old.end_on and old.end_on + timedelta(days=7),
        )
    assert done.moves


@pytest.mark.parametrize(
    ("day", "years", "days", "moved"),
    [
        pytest.param(date(2020, 3, 3), 1, 0, date(2021, 3, 3), id="a_year"),
        pytest.param(date(2020, 2, 29), 1, 0, date(2021, 2, 28), id="from_a_leap_day"),
        pytest.param(date(2020, 2, 29), 4, 0, date(2024, 2, 29), id="to_a_leap_day"),
        pytest.param(date(2020, 12, 30), 0, 7, date(2021, 1, 6), id="over_new_year"),
        pytest.param(date(2020, 3, 3), 0, -7, date(2020, 2, 25), id="earlier"),
    ],
)
def test_days_move_as_a_calendar_does(day: date, years: int, days: int, moved: date) -> None:
    assert Wish(years=years, days=days).later(day) == moved


async def test_pressed_twice_it_moves_once_and_after_a_restart_it_knows_all(database: Database) -> None:
    done = await made(database, replace(SPRING, becomes=Becomes.UNDATED))
    history = await all_of(database, notice_changes)
    assert await press_apply(database, done.dialogue_id) == done
    assert await all_of(database, notice_changes) == history
    undone = await press_undo(database, done.dialogue_id)
    assert isinstance(undone, Together)
    assert (undone.step, undone.in_time) == (UNDONE, True)
    assert await press_undo(database, done.dialogue_id) == undone
    assert (await press_apply(database, done.dialogue_id)) == undone


async def test_undone_in_time_everything_is_as_it_was_and_nobody_hears(database: Database) -> None:
    await subscriber(database, 1, NOW - MINUTE)
    before = await tournaments(database)
    done = await made(database, replace(SPRING, becomes=Becomes.CANCELLED, source_url="https://example.org"))
    assert await tournaments(database) != before
    await press_undo(database, done.dialogue_id, now=NOW + MINUTE)
    assert await tournaments(database) == before
    assert set(await states(database)) == {"cancelled"}
    assert await say_all(database, NOW + 60 * MINUTE) == {}


async def test_undone_late_one_message_takes_it_back(database: Database) -> None:
    one = await subscriber(database, 1, NOW - MINUTE)
    before = await tournaments(database)
    done = await made(database, replace(SPRING, becomes=Becomes.POSTPONED))
    assert await say_all(database, NOW + 2 * MINUTE) == {one.id: 1}
    undone = await press_undo(database, done.dialogue_id, now=NOW + 10 * MINUTE)
    assert isinstance(undone, Together)
    assert not undone.in_time
    assert await tournaments(database) == before
    assert await say_all(database, NOW + 10 * MINUTE) == {one.id: 1}


async def test_what_somebody_changed_meanwhile_is_left_out_and_said(database: Database) -> None:
    shown = await drafted(database, replace(SPRING, becomes=Becomes.POSTPONED))
    boxing = await amman(database)
    await changes_one(database, boxing.id, date(2020, 5, 3))
    done = await press_apply(database, shown.dialogue_id)
    assert isinstance(done, Together)
    assert [one.id for one in done.left_out] == [boxing.id]
    assert len(done.moves) == len(shown.moves) - 1
    assert (await amman(database)).start_on == date(2020, 5, 3)


async def test_what_somebody_changed_since_is_not_undone_with_the_rest(database: Database) -> None:
    boxing = await amman(database)
    done = await made(database, replace(SPRING, becomes=Becomes.POSTPONED))
    await changes_one(database, boxing.id, date(2020, 5, 3))
    undone = await press_undo(database, done.dialogue_id)
    assert isinstance(undone, Together)
    assert [one.id for one in undone.left_out] == [boxing.id]
    assert (await amman(database)).start_on == date(2020, 5, 3)
    assert all(
        one.status is not TournamentStatus.POSTPONED
        for one in await tournaments(database)
        if one.id in {each.tournament.id for each in undone.moves}
    )


async def test_of_two_editors_at_once_the_second_moves_what_the_first_left(database: Database) -> None:
    first = await drafted(database, replace(SPRING, becomes=Becomes.POSTPONED))
    second = await drafted(database, replace(SPRING, becomes=Becomes.SHIFTED, days=7), by=OTHER)
    assert isinstance(await press_apply(database, first.dialogue_id), Together)
    assert isinstance(await press_apply(database, second.dialogue_id, by=OTHER), NothingToMove)
    assert (await amman(database)).status is TournamentStatus.POSTPONED


async def test_a_change_that_waits_joins_the_move_and_is_told_from_what_people_know(database: Database) -> None:
    one = await subscriber(database, 1, NOW - MINUTE, ("BOX",))
    boxing = await amman(database)
    await changes_one(database, boxing.id, date(2020, 4, 3))
    await made(database, Wish(sport="BOX", becomes=Becomes.POSTPONED), now=NOW + MINUTE)
    async with database.read() as connection:
        told = [each for each in await read_tellings(connection, 0) if each.tournament_id == boxing.id]
    assert [(each.before.start_on, each.after.status) for each in told] == [(date(2020, 3, 3), "postponed")]
    assert await say_all(database, NOW + 3 * MINUTE) == {one.id: 1}


async def test_one_of_many_changed_again_in_the_window_is_still_one_message(database: Database) -> None:
    one = await subscriber(database, 1, NOW - MINUTE)
    boxing = await amman(database)
    await made(database, replace(SPRING, becomes=Becomes.POSTPONED))
    dialogue = await changes_one(database, boxing.id, date(2020, 3, 3), now=NOW + MINUTE)
    async with database.read() as connection:
        told = [each for each in await read_tellings(connection, 0) if each.tournament_id == boxing.id]
    assert [each.after.start_on for each in told] == [date(2020, 3, 3)]
    await undo_change(database, Cause(OTHER, NOW + MINUTE), dialogue, ALMATY, 120)
    assert await say_all(database, NOW + 3 * MINUTE) == {one.id: 1}


async def test_only_who_follows_one_of_them_is_written_to(database: Database) -> None:
    boxing = await amman(database)
    fan = await subscriber(database, 1, NOW - MINUTE, ("BOX",))
    await subscriber(database, 2, NOW - MINUTE, ("JUD",))
    await subscriber(database, 3, NOW - MINUTE, tells_changes=0)
    everything = await subscriber(database, 4, NOW - MINUTE)
    await made(database, Wish(boxing.start_on, boxing.start_on, "BOX", becomes=Becomes.POSTPONED))
    assert await say_all(database, NOW + 2 * MINUTE) == {fan.id: 1, everything.id: 1}


async def test_a_thousand_subscribers_read_forty_moves_as_one_message_each(database: Database) -> None:
    pattern = await subscriber(database, 1, NOW - MINUTE)
    async with database.write() as connection:
        row = dict((await connection.execute(chats.select().where(chats.c.id == pattern.id))).mappings().one())
        del row["id"]
        await connection.execute(insert(chats), [row | {"telegram_id": 1_000 + n} for n in range(999)])
    done = await made(database, Wish(becomes=Becomes.POSTPONED))
    assert len(done.moves) >= 40
    said = await say_all(database, NOW + 2 * MINUTE)
    assert len(said) == 1_000
    assert set(said.values()) == {1}
    assert await all_of(database, deliveries) == []
    assert await states(database) == [NoticeState.DONE]


async def test_the_morning_after_speaks_of_none_of_them(database: Database) -> None:
    await subscriber(database, 1, NOW - MINUTE)
    week_before = at(date(2020, 2, 25), 9)
    assert await Mornings(database, GAMES).find(week_before, 10, [])
    await made(database, Wish(becomes=Becomes.POSTPONED))
    await say_all(database, NOW + 2 * MINUTE)
    assert await Mornings(database, GAMES).find(week_before, 10, []) == []


async def test_the_games_move_and_the_countdown_follows(database: Database) -> None:
    one = await subscriber(database, 1, NOW - MINUTE, ("BOX",))

    async def opening() -> tuple[date | None, date | None, int | None]:
        async with database.read() as connection:
            games = await read_games(connection, GAMES, FEBRUARY_20)
        assert games is not None
        return games.opening_on, games.closing_on, games.target

    before = await opening()
    assert before == (date(2020, 7, 24), date(2020, 8, 9), 100)
    done = await made(database, Wish(games=True, becomes=Becomes.SHIFTED, years=1))
    assert await opening() == (date(2021, 7, 24), date(2021, 8, 9), 100)
    assert done.games is not None
    assert await say_all(database, NOW + 2 * MINUTE) == {one.id: 1}
    await press_undo(database, done.dialogue_id, now=NOW + 5 * MINUTE)
    assert await opening() == before
    assert await say_all(database, NOW + 5 * MINUTE) == {one.id: 1}
    again = Wish(games=True, becomes=Becomes.SHIFTED, opening_on=date(2021, 7, 23), closing_on=date(2021, 8, 8))
    third = await made(database, again, now=NOW + 10 * MINUTE)
    assert await opening() == (date(2021, 7, 23), date(2021, 8, 8), 100)
    await press_undo(database, third.dialogue_id, now=NOW + 11 * MINUTE)
    assert await say_all(database, NOW + 20 * MINUTE) == {}, "there and back in time"


async def test_an_editor_moves_their_own_sports_alone(database: Database) -> None:
    shown = await drafted(database, replace(SPRING, becomes=Becomes.POSTPONED), allowed=frozenset({"BOX"}))
    assert {one.tournament.sport for one in shown.moves} == {"BOX"}
    refused = await apply_together(
        database, Cause(STAFF, NOW), shown.dialogue_id, GAMES, ALMATY, 120, frozenset({"JUD"})
    )
    assert isinstance(refused, NotAllowed)
    begun = await begin_together(database, Cause(STAFF, NOW), STAFF)
    wish = Wish(games=True, becomes=Becomes.SHIFTED, years=1)
    games = await wish_together(
        database, Cause(STAFF, NOW), begun.dialogue_id, wish, GAMES, ALMATY, frozenset({"BOX"})
    )
    assert isinstance(games, NotAllowed)


async def test_nothing_like_that_changes_nothing(database: Database) -> None:
    begun = await begin_together(database, Cause(STAFF, NOW), STAFF)
    wish = Wish(date(2030, 1, 1), date(2030, 1, 2), becomes=Becomes.POSTPONED)
    none = await wish_together(database, Cause(STAFF, NOW), begun.dialogue_id, wish, GAMES, ALMATY)
    assert isinstance(none, NothingToMove)
    assert await all_of(database, notices) == []


async def test_what_is_another_s_or_was_dropped_is_gone(database: Database) -> None:
    shown = await drafted(database, replace(SPRING, becomes=Becomes.POSTPONED))
    number = shown.dialogue_id
    assert isinstance(await press_apply(database, number, by=OTHER), Gone)
    assert not await drop_together(database, Cause(OTHER, NOW), number)
    linked = await source_together(database, Cause(STAFF, NOW), number, "https://example.org")
    assert isinstance(linked, Together)
    assert linked.wish.source_url == "https://example.org"
    assert await drop_together(database, Cause(STAFF, NOW), number)
    assert isinstance(await press_apply(database, number), Gone)
    assert isinstance(await press_undo(database, number), Gone)


async def test_a_part_at_a_time_may_be_said(database: Database) -> None:
    cause = Cause(STAFF, NOW)
    begun = await begin_together(database, cause, STAFF)
    half = await wish_together(database, cause, begun.dialogue_id, SPRING, GAMES, ALMATY)
    assert isinstance(half, Together)
    assert (half.step, half.wish) == (ASK, SPRING)
    whole = await wish_together(
        database, cause, begun.dialogue_id, replace(SPRING, becomes=Becomes.UNDATED), GAMES, ALMATY
    )
    assert isinstance(whole, Together)
    async with database.read() as connection:
        known = await read_tournaments_by_id(connection, [one.tournament.id for one in whole.moves])
    assert {one.status for one in known.values()} <= set(OPEN)
