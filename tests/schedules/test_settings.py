"""What is set changes what is heard next: each setting, and its effect on the next message."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from sqlalchemy import select

from schedules import settings
from schedules.chats import follow_tournament, leave_to_its_sport
from schedules.clock import DAY, HOUR, MINUTE
from schedules.notices import find_deliveries, plan
from schedules.settings import Told
from storage.database import Database
from storage.models import Cause, Chat, NoticeKind, Sound
from storage.tables import tournaments
from tests.conftest import FEBRUARY_20, at
from tests.people import DEFAULTS, address, chat_of, subscriber
from tests.schedules.test_morning import find
from tests.schedules.test_notices import give_notice, say_all, walk

BEFORE_AMMAN = date(2020, 3, 2)  # boxers begin on the third
NINE = at(BEFORE_AMMAN, 9)
NIGHT = at(FEBRUARY_20, 23, 30)
EIGHT = at(date(2020, 2, 21), 8)
Change = Callable[[Database, Cause], Awaitable[Chat]]


async def mornings_at(database: Database, *instants: int) -> list[bool]:
    """Whether the morning of person 1 is due then, nobody being told."""
    return [bool(await find(database, instant)) for instant in instants]


async def set_now(database: Database, now: int, verb: str, *values: object, **how: object) -> Chat:
    """Person 1 sets it at `now`."""
    of = (database, Cause(1, now), address(1))
    return await getattr(settings, verb)(*of, *values, DEFAULTS, **how)


async def test_the_hour_and_the_zone_move_the_morning(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY, ["BOX"], told_on="2020-03-01")
    await set_now(database, NINE - DAY, "set_hour", 7 * 60 + 30)
    assert await mornings_at(database, at(BEFORE_AMMAN, 7, 29), at(BEFORE_AMMAN, 7, 30)) == [False, True]
    await set_now(database, NINE - DAY, "set_zone", "Europe/London")
    there = at(BEFORE_AMMAN, 7, 30, zone="Europe/London")
    assert await mornings_at(database, there - 1, there) == [False, True]


async def test_leads_choose_on_which_days_it_is_reminded(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY, ["BOX"], told_on="2020-03-01")
    assert (await set_now(database, NINE - DAY, "set_leads", {0, 30, 3})).leads == (30, 3, 0)
    assert await find(database, NINE) == []
    await subscriber(database, 1, NINE - DAY, ["BOX"], told_on="2020-03-01")
    assert (await set_now(database, NINE - DAY, "set_leads", {1})).leads == (1,)
    assert len(await find(database, NINE)) == 1
    assert (await set_now(database, NINE - DAY, "set_leads", set())).leads == ()


@pytest.mark.parametrize("leads", [{1, 2, 3, 4, 5, 6, 7}, {366}, {-1}])
async def test_leads_that_make_no_sense_change_nothing(database: Database, leads: set[int]) -> None:
    before = await subscriber(database, 1, NINE - DAY)
    with pytest.raises(ValueError, match="leads"):
        await set_now(database, NINE, "set_leads", leads)
    assert await chat_of(database, 1) == before


async def test_a_single_tournament_is_followed_muted_and_left_to_its_sport(database: Database) -> None:
    async with database.read() as connection:
        found = select(tournaments.c.id).where(tournaments.c.slug == "boxing-asia-oceania-2020")
        amman = (await connection.execute(found)).scalar_one()
    of = (database, Cause(1, NINE - DAY), address(1), amman, DEFAULTS)
    await subscriber(database, 1, NINE - DAY, ["JUD"], told_on="2020-03-01")
    await follow_tournament(*of, wanted=True)
    assert await mornings_at(database, NINE) == [True]
    after = await leave_to_its_sport(*of)
    assert (after.tournaments, after.muted) == (frozenset(), frozenset())
    assert await mornings_at(database, NINE) == [False]
    await subscriber(database, 1, NINE - DAY, ["BOX"], told_on="2020-03-01")
    await follow_tournament(*of, wanted=False)
    await subscriber(database, 1, NINE - DAY, told_on="2020-03-01", all_sports=0)
    assert await mornings_at(database, NINE) == [False]


@pytest.mark.parametrize(
    ("told", "kind"), [(Told.LICENCES, NoticeKind.LICENCES), (Told.CHANGES, NoticeKind.CHANGE)]
)
async def test_what_is_not_wanted_is_not_told(database: Database, told: Told, kind: NoticeKind) -> None:
    chat = await subscriber(database, 1, EIGHT)
    await set_now(database, EIGHT, "set_told", told, wanted=False)
    await give_notice(database, "BOX", kind=kind, due_at=EIGHT, tournament_id=1)
    assert await walk(database, EIGHT + HOUR) == []
    await set_now(database, EIGHT, "set_told", told, wanted=True)
    await give_notice(database, "BOX", kind=kind, due_at=EIGHT, tournament_id=1)
    assert await walk(database, EIGHT + HOUR) == [chat.id]


async def test_quiet_hours_hold_and_merge(database: Database) -> None:
    chat = await subscriber(database, 1, NIGHT - HOUR)
    await set_now(database, NIGHT - HOUR, "set_quiet_hours", 22 * 60, 8 * 60)
    for kind in (NoticeKind.LICENCES, NoticeKind.CHANGE, NoticeKind.TARGET):
        await give_notice(database, "BOX", kind=kind, due_at=NIGHT, tournament_id=1)
    await plan(database, NIGHT)
    assert await find_deliveries(database, EIGHT - 1, 10, []) == []
    [(held, told)] = await find_deliveries(database, EIGHT, 10, [])
    assert (held.id, len(told)) == (chat.id, 3)


@pytest.mark.parametrize(
    ("kind", "passes"),
    [
        (NoticeKind.LICENCES, True),
        (NoticeKind.CORRECTION, True),
        (NoticeKind.PLACES, True),
        (NoticeKind.NOTHING, False),
        (NoticeKind.TARGET, False),
        (NoticeKind.CHANGE, False),
    ],
)
async def test_let_through_what_changes_the_count_comes_at_night(
    database: Database, kind: NoticeKind, passes: bool
) -> None:
    light, deep = await subscriber(database, 1, NIGHT - HOUR), await subscriber(database, 2, NIGHT - HOUR)
    await set_now(database, NIGHT - HOUR, "set_told", Told.AT_NIGHT, wanted=True)
    await give_notice(database, "BOX", kind=kind, due_at=NIGHT, tournament_id=1)
    assert await walk(database, NIGHT) == ([light.id] if passes else [])
    assert await walk(database, EIGHT) == ([deep.id] if passes else [light.id, deep.id])


async def test_a_licence_let_through_does_not_wait_for_news_that_the_night_holds(database: Database) -> None:
    chat = await subscriber(database, 1, NIGHT - HOUR, tells_at_night=1)
    await give_notice(database, "BOX", kind=NoticeKind.CHANGE, due_at=NIGHT, tournament_id=1)
    await plan(database, NIGHT)
    await give_notice(database, "BOX", due_at=NIGHT + MINUTE)
    assert await walk(database, NIGHT + MINUTE) == [chat.id]
    [(_, told)] = await find_deliveries(database, EIGHT, 10, [])
    assert [notice.kind for _, notice in told] == [NoticeKind.CHANGE]


async def test_switched_at_night_it_lets_go_of_the_licences_that_were_held_and_of_nothing_else(
    database: Database,
) -> None:
    chat = await subscriber(database, 1, NIGHT - HOUR)
    for kind in (NoticeKind.CHANGE, NoticeKind.LICENCES):
        await give_notice(database, "BOX", kind=kind, due_at=NIGHT, tournament_id=1)
    await plan(database, NIGHT)
    assert await say_all(database, NIGHT) == []
    await set_now(database, NIGHT, "set_told", Told.AT_NIGHT, wanted=True)
    await set_now(database, NIGHT, "set_told", Told.AT_NIGHT, wanted=False)
    assert await say_all(database, NIGHT) == []
    await set_now(database, NIGHT, "set_told", Told.AT_NIGHT, wanted=True)
    [(_, told)] = await find_deliveries(database, NIGHT, 10, [])
    assert [notice.kind for _, notice in told] == [NoticeKind.LICENCES]
    assert await say_all(database, EIGHT) == [chat.id]


async def test_what_rings_is_kept(database: Database) -> None:
    assert (await subscriber(database, 1, NINE)).sound is Sound.ALL
    assert (await set_now(database, NINE, "set_sound", Sound.LICENCES)).sound is Sound.LICENCES
