"""The one message a day: each reminder once, none skipped, nobody twice and nobody at night."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import insert, select

from schedules.clock import HOUR, MINUTE
from schedules.morning import Morning, Mornings, has_come, mark_told, reminders_for
from schedules.outbox import Later, Result, Sent, settle
from storage.chats import Hour
from storage.database import Database
from storage.models import Chat, Names, Precision, Tournament, TournamentStatus
from storage.tables import chats, morning_retries
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, chat_of, filled, subscriber

DAY = FEBRUARY_20
BEFORE_AMMAN = date(2020, 3, 2)  # boxers begin on the third


def chat(told: int | None = -1, leads: tuple[int, ...] = (7, 1, 0), sports: str = "") -> Chat:
    """`told`: days from the day of the test; `sports`: empty for all."""
    return filled(
        Chat,
        leads=leads,
        all_sports=not sports,
        sports=frozenset(sports.split()),
        subscribed_at=0,
        told_on=None if told is None else DAY + timedelta(told),
    )


def starting_in(
    days: int, number: int = 1, sport: str | None = "BOX", precision: Precision = Precision.EXACT
) -> Tournament:
    return filled(
        Tournament,
        id=number,
        sport=sport,
        names=Names("T", "", ""),
        start_on=DAY + timedelta(days),
        end_on=DAY + timedelta(days + 3),
        precision=precision,
        status=TournamentStatus.SCHEDULED,
    )


@pytest.mark.parametrize(
    ("who", "tournament", "days"),
    [
        (chat(), starting_in(7), 7),
        (chat(), starting_in(1), 1),
        (chat(), starting_in(0), 0),
        (chat(), starting_in(6), None),
        (chat(), starting_in(8), None),
        (chat(), starting_in(2), None),
        (chat(), starting_in(-1), None),
        (chat(told=-4), starting_in(5), 5),
        (chat(told=-4), starting_in(3), None),
        (chat(told=-30), starting_in(0), 0),
        (chat(told=-30), starting_in(-1), None),
        (chat(told=-2), starting_in(0), 0),
        (chat(told=0), starting_in(1), None),
        (chat(told=1), starting_in(0), None),
        (chat(told=None), starting_in(1), 1),
        (chat(leads=(3,)), starting_in(3), 3),
        (chat(leads=(3,)), starting_in(1), None),
        (chat(leads=()), starting_in(1), None),
        (chat(sports="BOX JUD"), starting_in(1), 1),
        (chat(sports="JUD"), starting_in(1), None),
        (chat(sports="JUD"), starting_in(1, sport=None), 1),
        (replace(chat(), subscribed_at=None), starting_in(1), None),
        (chat(), starting_in(1, precision=Precision.PROVISIONAL), None),
        (chat(), starting_in(4, precision=Precision.CLOSING_DATE), 7),
        (chat(), replace(starting_in(1), status=TournamentStatus.POSTPONED), None),
    ],
    ids=[
        "a week before",
        "the day before",
        "on the day",
        "between leads",
        "too early",
        "two days before",
        "begun yesterday",
        "the week's lead was missed",
        "no lead fell in the gap",
        "back after a month, on the day",
        "back after a month, too late",
        "two leads at once are one",
        "told already",
        "told tomorrow: the zone changed",
        "never told",
        "own lead",
        "own lead only",
        "no leads",
        "follows it",
        "follows another",
        "many sports concern everyone",
        "not subscribed",
        "not certain",
        "a list that closes",
        "taken off its date",
    ],
)
def test_what_a_morning_holds(who: Chat, tournament: Tournament, days: int | None) -> None:
    assert [one.days for one in reminders_for(who, [tournament], DAY)] == ([] if days is None else [days])


def test_the_nearest_comes_first() -> None:
    found = reminders_for(
        chat(), [starting_in(7, 1), starting_in(0, 9), starting_in(1, 3), starting_in(0, 2)], DAY
    )
    assert [(one.tournament.id, one.days) for one in found] == [(2, 0), (9, 0), (3, 1), (1, 7)]


@given(
    gaps=some.lists(some.integers(1, 12), min_size=1, max_size=30),
    leads=some.sets(some.integers(0, 14), max_size=4),
    starts=some.lists(some.integers(-3, 60), max_size=6),
)
def test_over_any_days_each_reminder_is_told_once_and_none_is_skipped(
    gaps: list[int], leads: set[int], starts: list[int]
) -> None:
    """However long the process was down between the days told.

    A lead is told on the first day told on or after it; it is skipped only if the first day is over by then.
    Leads that fell due in one gap are one reminder.
    """
    tournaments = [starting_in(days, number) for number, days in enumerate(starts, start=1)]
    told: list[tuple[int, int]] = []
    expected: list[tuple[int, int]] = []
    day_before = -1
    for gap in gaps:
        today = day_before + gap
        who = chat(told=day_before, leads=tuple(leads))
        told += [(one.tournament.id, today) for one in reminders_for(who, tournaments, DAY + timedelta(today))]
        expected += [
            (number, today)
            for number, start in enumerate(starts, start=1)
            if start >= today and any(day_before < start - lead <= today for lead in leads)
        ]
        day_before = today
    assert sorted(told) == sorted(expected)
    assert len(told) == len(set(told))
    for number, start in enumerate(starts, start=1):
        mornings = [day for one, day in told if one == number]
        assert len(mornings) <= len(leads)
        for lead in leads:
            due = start - lead
            first = next((day for day in days_told(gaps) if day >= due), None)
            if due > -1 and first is not None and first <= start:
                assert first in mornings


def days_told(gaps: Sequence[int]) -> list[int]:
    days = [-1]
    for gap in gaps:
        days.append(days[-1] + gap)
    return days[1:]


NINE = Hour(ALMATY, 540, 1380, 480)
EARLY = Hour(ALMATY, 420, 1380, 480)
LATE = Hour(ALMATY, 1439, 1380, 480)


@pytest.mark.parametrize(
    ("hour", "now", "come"),
    [
        (NINE, at(DAY, 8, 59), False),
        (NINE, at(DAY, 9), True),
        (NINE, at(DAY, 22, 59), True),
        (NINE, at(DAY, 23), False),
        (NINE, at(DAY, 0), False),
        (EARLY, at(DAY, 6, 59), False),
        (EARLY, at(DAY, 7), True),
        (EARLY, at(DAY, 23, 30), True),
        (LATE, at(DAY, 23, 58), False),
        (LATE, at(DAY, 23, 59), True),
        (replace(NINE, quiet_from=0, quiet_to=0), at(DAY, 23, 30), True),
    ],
    ids=[
        "a minute early",
        "on the minute",
        "late in the evening",
        "missed: not at night",
        "midnight",
        "meant for the night, not yet",
        "meant for the night",
        "meant for the night, missed",
        "the last minute, not yet",
        "the last minute",
        "no quiet hours",
    ],
)
def test_the_hour_comes_and_does_not_ring_at_night(hour: Hour, now: int, come: bool) -> None:
    assert has_come(hour, now) is come


async def find(database: Database, now: int, limit: int = 100, held: Sequence[int] = ()) -> list[Morning]:
    return await Mornings(database, "TOKYO2020").find(now, limit, held)


async def tell(database: Database, mornings: Sequence[Morning]) -> list[int]:
    """As delivery does when Telegram has taken them; whom they went to."""
    results = [Result(one.chat.id, one.day, (), Sent(1)) for one in mornings]
    await settle(database, results, 0, [])
    return [one.chat.telegram_id for one in mornings]


async def test_the_morning_before_amman_is_found_at_nine(database: Database) -> None:
    await subscriber(database, 1, at(BEFORE_AMMAN, 0))
    assert await find(database, at(BEFORE_AMMAN, 8, 59)) == []
    (morning,) = await find(database, at(BEFORE_AMMAN, 9))
    assert morning.day == BEFORE_AMMAN
    assert ("boxing-asia-oceania-2020", 1) in {(one.tournament.slug, one.days) for one in morning.reminders}
    assert not morning.plain


async def test_told_is_told_for_the_day(database: Database) -> None:
    await subscriber(database, 1, at(BEFORE_AMMAN, 0))
    assert await tell(database, await find(database, at(BEFORE_AMMAN, 9))) == [1]
    assert await find(database, at(BEFORE_AMMAN, 9)) == []
    assert await find(database, at(BEFORE_AMMAN, 22)) == []
    assert (await chat_of(database, 1)).told_on == BEFORE_AMMAN


async def test_each_chat_is_found_once_although_others_have_nothing_to_hear(database: Database) -> None:
    """The silent are marked told on the way, and the tables read again."""
    for number in range(1, 7):
        await subscriber(database, number, at(BEFORE_AMMAN, 0), ["BOX"] if number % 2 else ["ROW"])
    found = await find(database, at(BEFORE_AMMAN, 9))
    assert [one.chat.telegram_id for one in found] == [1, 3, 5]
    for silent in (2, 4, 6):
        assert (await chat_of(database, silent)).told_on == BEFORE_AMMAN
    for told in (1, 3, 5):
        assert (await chat_of(database, told)).told_on == BEFORE_AMMAN - timedelta(1)


async def test_many_silent_chats_hide_nobody(database: Database) -> None:
    await subscriber(database, 1, at(BEFORE_AMMAN, 0), ["ROW"])
    async with database.write() as connection:
        row = (await connection.execute(select(chats))).mappings().one()
        await connection.execute(
            insert(chats), [{**row, "id": number, "telegram_id": number} for number in range(2, 1200)]
        )
    await subscriber(database, 5000, at(BEFORE_AMMAN, 0), ["BOX"])
    assert [one.chat.telegram_id for one in await find(database, at(BEFORE_AMMAN, 9))] == [5000]


async def test_who_is_being_told_is_not_found_again(database: Database) -> None:
    first, second = [await subscriber(database, number, at(BEFORE_AMMAN, 0)) for number in (1, 2)]
    assert [one.chat.id for one in await find(database, at(BEFORE_AMMAN, 9), held=[first.id])] == [second.id]
    assert (await chat_of(database, 1)).told_on == BEFORE_AMMAN - timedelta(1)


async def test_a_crowd_is_told_in_rounds_each_chat_once(database: Database) -> None:
    for number in range(1, 12):
        await subscriber(database, number, at(BEFORE_AMMAN, 0))
    told: list[int] = []
    while found := await find(database, at(BEFORE_AMMAN, 9), limit=4):
        assert len(found) <= 4
        told += await tell(database, found)
    assert sorted(told) == list(range(1, 12))


async def test_what_met_an_obstacle_waits_for_its_time(database: Database) -> None:
    await subscriber(database, 1, at(BEFORE_AMMAN, 0))
    nine = at(BEFORE_AMMAN, 9)
    (morning,) = await find(database, nine)
    await settle(database, [Result(morning.chat.id, morning.day, (), Later("429", 5 * MINUTE))], nine, [])
    assert await find(database, nine + 5 * MINUTE - 1) == []
    assert await tell(database, await find(database, nine + 5 * MINUTE)) == [1]
    assert await find(database, nine + HOUR) == []


async def test_a_morning_missed_by_hours_joins_the_next_one(database: Database) -> None:
    """Down from nine until midnight: nothing rings at night; the next morning has the days as they then are."""
    await subscriber(database, 1, at(BEFORE_AMMAN, 0), ["BOX"])
    assert await find(database, at(BEFORE_AMMAN, 23, 30)) == []
    assert await find(database, at(BEFORE_AMMAN + timedelta(1), 3)) == []
    (morning,) = await find(database, at(BEFORE_AMMAN + timedelta(1), 9))
    assert [(one.tournament.slug, one.days) for one in morning.reminders] == [("boxing-asia-oceania-2020", 0)]


async def test_days_that_were_missed_come_as_one_message(database: Database) -> None:
    await subscriber(database, 1, at(date(2020, 2, 21), 0))
    (morning,) = await find(database, at(BEFORE_AMMAN, 9))
    assert len(morning.reminders) > 1
    assert len({one.tournament.id for one in morning.reminders}) == len(morning.reminders)
    assert all(one.days >= 0 for one in morning.reminders)
    await tell(database, [morning])
    assert await find(database, at(BEFORE_AMMAN, 10)) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"remind_at": 11 * 60},
        {"zone": "Europe/London"},
        {"zone": "Pacific/Pago_Pago"},
        {"zone": "Pacific/Kiritimati", "remind_at": 0},
        {"quiet_from": 0, "quiet_to": 0, "remind_at": 22 * 60},
    ],
    ids=lambda changed: " ".join(str(value) for value in changed.values()),
)
async def test_an_hour_or_zone_that_changes_tells_nobody_twice(
    database: Database, changed: dict[str, object]
) -> None:
    """Told at nine in Almaty and then moved: over the next days no lead is told a second time."""
    await subscriber(database, 1, at(BEFORE_AMMAN, 0), ["BOX"])
    told = []
    nine = at(BEFORE_AMMAN, 9)
    for now in range(nine, nine + 72 * HOUR, HOUR):
        for morning in await find(database, now):
            told += [(one.tournament.slug, one.days) for one in morning.reminders]
            await tell(database, [morning])
        if now == nine:
            await subscriber(database, 1, now, ["BOX"], **changed)
    amman = [days for slug, days in told if slug == "boxing-asia-oceania-2020"]
    assert amman == [1, 0]


async def test_both_sides_of_the_date_line_hear_on_their_own_day(database: Database) -> None:
    """Nine o'clock of the second of March comes 25 hours apart."""
    day_before = at(BEFORE_AMMAN - timedelta(1), 0, zone="Pacific/Kiritimati")
    await subscriber(database, 1, day_before, ["BOX"], zone="Pacific/Kiritimati", told_on="2020-03-01")
    await subscriber(database, 2, day_before, ["BOX"], zone="Pacific/Pago_Pago", told_on="2020-03-01")
    east, west = (at(BEFORE_AMMAN, 9, zone=zone) for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"))
    assert west - east == 25 * HOUR
    assert await find(database, east - 1) == []
    (first,) = await find(database, east)
    assert (first.chat.telegram_id, first.day, first.reminders[0].days) == (1, BEFORE_AMMAN, 1)
    await tell(database, [first])
    assert await find(database, east + 12 * HOUR) == []
    (second,) = [one for one in await find(database, west) if one.chat.telegram_id == 2]
    assert (second.day, second.reminders[0].days) == (BEFORE_AMMAN, 1)


async def test_nobody_is_found_who_is_paused_or_gone(database: Database) -> None:
    await subscriber(database, 1, at(BEFORE_AMMAN, 0), paused="kicked")
    await subscriber(database, 2, at(BEFORE_AMMAN, 0), subscribed_at=None)
    assert await find(database, at(BEFORE_AMMAN, 9)) == []


async def test_told_marks_all_at_once_and_clears_their_retries(database: Database) -> None:
    made = [await subscriber(database, number, at(BEFORE_AMMAN, 0)) for number in (1, 2)]
    await mark_told(database, [one.id for one in made], BEFORE_AMMAN)
    assert {(await chat_of(database, number)).told_on for number in (1, 2)} == {BEFORE_AMMAN}


async def test_the_mornings_of_one_day_leave_nothing_behind(database: Database) -> None:
    await subscriber(database, 1, at(BEFORE_AMMAN, 0))
    (morning,) = await find(database, at(BEFORE_AMMAN, 9))
    await settle(database, [Result(morning.chat.id, morning.day, (), Later("500"))], at(BEFORE_AMMAN, 9), [])
    assert len(await all_of(database, morning_retries)) == 1
    await tell(database, [morning])
    assert await all_of(database, morning_retries) == []
