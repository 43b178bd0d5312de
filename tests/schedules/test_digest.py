"""The digest joins Monday's morning: the week ahead, what was won last week, once, and never for its own sake."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from schedules.clock import DAY, HOUR
from schedules.digest import Digest, digest_for
from schedules.morning import mark_told
from storage.database import Database
from storage.models import Chat, Licence, Names, Precision, Tournament, TournamentStatus
from tests.conftest import at
from tests.people import chat_of, filled, subscriber
from tests.schedules.test_morning import find, tell

MONDAY = date(2020, 2, 24)
NINE = at(MONDAY, 9)
READER = filled(Chat, all_sports=True, subscribed_at=0, tells_digest=True)


def tournament(
    first: int, last: int, precision: Precision = Precision.EXACT, sport: str | None = "BOX", **other: object
) -> Tournament:
    """`first`, `last`: days from that Monday on."""
    return filled(
        Tournament,
        id=1,
        sport=sport,
        names=Names("T", "", ""),
        start_on=MONDAY + timedelta(first),
        end_on=MONDAY + timedelta(last),
        precision=precision,
        **{"status": TournamentStatus.SCHEDULED} | other,
    )


def licence(days: int, sport: str = "BOX", tournament_id: int | None = None) -> Licence:
    """Counted so many days after that Monday."""
    return filled(
        Licence, id=1, sport=sport, places=1, counted_on=MONDAY + timedelta(days), tournament_id=tournament_id
    )


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (tournament(0, 2), True),
        (tournament(6, 9), True),
        (tournament(-3, 0), True),
        (tournament(7, 9), False),
        (tournament(-5, -1), False),
        (tournament(0, 40, Precision.WINDOW), False),
        (tournament(2, 4, Precision.PROVISIONAL), True),
        (tournament(-20, 3, Precision.CLOSING_DATE), True),
        (tournament(0, 2, status=TournamentStatus.CANCELLED), False),
        (tournament(0, 2, status=TournamentStatus.POSTPONED), False),
    ],
    ids=[
        "from Monday",
        "from Sunday",
        "under way still",
        "next week",
        "over",
        "some time in a window",
        "not certain yet, and said so",
        "a list that closes",
        "cancelled",
        "taken off its days",
    ],
)
def test_what_the_week_ahead_holds(what: Tournament, told: bool) -> None:
    digest = digest_for(READER, [what], [], MONDAY)
    assert digest == (Digest((what,), ()) if told else None)


@pytest.mark.parametrize(
    ("days", "told"),
    [(-8, False), (-7, True), (-1, True), (0, False)],
    ids=["before", "Monday", "Sunday", "today"],
)
def test_what_was_won_last_week(days: int, told: bool) -> None:
    won = licence(days)
    assert digest_for(READER, [], [won], MONDAY) == (Digest((), (won,)) if told else None)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (READER, 2),
        (replace(READER, tells_licences=False, tells_changes=False), 2),
        (replace(READER, all_sports=False, sports=frozenset({"BOX"})), 2),
        (replace(READER, all_sports=False, sports=frozenset({"JUD"})), 0),
        (replace(READER, muted=frozenset({1})), 0),
        (replace(READER, all_sports=False, sports=frozenset(), tournaments=frozenset({1})), 2),
        (replace(READER, tells_digest=False), 0),
        (replace(READER, subscribed_at=None), 0),
    ],
    ids=["all", "nothing at once", "its sport", "another sport", "muted", "that one", "no digest", "gone"],
)
def test_it_holds_what_its_reader_follows(who: Chat, told: int) -> None:
    digest = digest_for(who, [tournament(1, 2)], [licence(-1, tournament_id=1)], MONDAY)
    assert (len(digest.ahead) + len(digest.won) if digest else 0) == told


def test_it_comes_on_mondays_and_leaves_out_what_the_same_message_reminds_of() -> None:
    days = [MONDAY + timedelta(number) for number in range(8)]
    told = [day for day in days if digest_for(READER, [tournament(0, 13)], [], day)]
    assert told == [MONDAY, MONDAY + timedelta(7)]
    assert digest_for(READER, [tournament(1, 2)], [], MONDAY, reminded={1}) is None


async def test_it_comes_at_the_hour_of_the_chat_to_who_wants_it_and_once(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY, tells_digest=1)
    await subscriber(database, 2, NINE - DAY)
    assert await find(database, NINE - 1) == []
    (found,) = await find(database, NINE)
    assert (found.chat.telegram_id, found.reminders) == (1, ())
    assert found.digest is not None
    assert [one.slug for one in found.digest.ahead] == ["cycling-track-world-champs-2020"]
    assert [one.sport for one in found.digest.won] == ["WPO"]
    # A life that ended before Telegram's answer was written down says it again, one that ended after does not.
    assert len(await find(database, NINE + HOUR)) == 1
    assert await tell(database, [found]) == [1]
    assert await find(database, NINE + HOUR) == []
    assert (await chat_of(database, 1)).told_on == MONDAY


async def test_with_reminders_it_is_one_message_and_names_nothing_twice(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY, tells_digest=1, leads="7,2,1")
    (found,) = await find(database, NINE)
    assert [one.tournament.slug for one in found.reminders] == ["cycling-track-world-champs-2020"]
    assert found.digest is not None
    assert (found.digest.ahead, len(found.digest.won)) == ((), 1)


@pytest.mark.parametrize(
    ("later", "told"),
    [(13 * HOUR, True), (15 * HOUR, False), (DAY, False)],
    ids=["late that Monday", "at night", "on Tuesday"],
)
async def test_missed_it_comes_late_that_monday_or_not_at_all(database: Database, later: int, told: bool) -> None:
    await subscriber(database, 1, NINE - DAY, tells_digest=1)
    assert [one for one in await find(database, NINE + later) if one.digest] == [] or told
    if told:
        assert len(await find(database, NINE + later)) == 1


async def test_nothing_to_say_is_not_said(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY, ["ROW"], tells_digest=1)
    assert await find(database, NINE) == []
    assert (await chat_of(database, 1)).told_on == MONDAY


async def test_switched_on_after_the_morning_it_begins_next_monday(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY)
    chat = await chat_of(database, 1)
    await mark_told(database, [chat.id], MONDAY)
    await subscriber(database, 1, NINE + HOUR, tells_digest=1)
    assert await find(database, NINE + 2 * HOUR) == []


async def test_a_zone_or_an_hour_that_changes_tells_it_once(database: Database) -> None:
    await subscriber(database, 1, NINE - DAY, tells_digest=1)
    told = 0
    for now in range(NINE, NINE + 2 * DAY, HOUR):
        digests = [one for one in await find(database, now) if one.digest]
        told += len(digests)
        await tell(database, digests)
        if now == NINE:
            await subscriber(database, 1, now, zone="America/Los_Angeles", remind_at=20 * 60)
    assert told == 1
