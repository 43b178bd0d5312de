"""A new tournament comes in once, is told once, and can be taken back as if it had never been."""

from datetime import date

from schedules.changes import Applied, Undone, adding, apply_change, undo_change
from schedules.changes.adding import Addition, add_tournament, drop_addition, is_near
from schedules.changes.adding import NotFound as Gone
from schedules.clock import MINUTE
from schedules.notices import find_deliveries, plan
from schedules.staff import NotAllowed
from storage.changes import read_tellings
from storage.database import Database
from storage.history import read_history
from storage.models import Cause, Names, Precision, Tournament, TournamentKind, TournamentStatus
from storage.tables import audit, notices
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, filled, subscriber

NOW = at(FEBRUARY_20, 12)
STAFF, OTHER = 900, 901
GAMES = "TOKYO2020"
NAMES = Names("Asian Test Cup", "Кубок Азии", "Азия кубогы")


async def ready(database: Database, *, update_id: int | None = None) -> int:
    """A draft in which all is said."""
    cause = Cause(STAFF, NOW, update_id)
    begun = await adding.begin_addition(database, cause, STAFF)
    number = begun.dialogue_id
    steps = [
        await adding.choose_its_sport(database, cause, number, "BOX"),
        await adding.name_it(database, cause, number, NAMES),
        await adding.date_it(database, cause, number, date(2020, 5, 3), date(2020, 5, 11), alike=True),
        await adding.add_anyway(database, cause, number),
        await adding.place_it(database, cause, number, "Almaty", "KAZ", ALMATY),
        await adding.count_it(database, cause, number, TournamentKind.WORLD_CUP),
        await adding.source_it(database, cause, number, "https://example.org/cup"),
    ]
    at_steps = ["named", "when", "likeness", "where", "kind", "ready", "ready"]
    assert [one.step for one in steps if isinstance(one, Addition)] == at_steps
    return number


async def press(database: Database, number: int, *, now: int = NOW, by: int = STAFF) -> object:
    return await add_tournament(database, Cause(by, now), number, GAMES, ALMATY, 120)


async def calendar(database: Database) -> dict[int, Tournament]:
    async with database.read() as connection:
        return {one.id: one for one in await read_tournaments(connection, GAMES)}


async def added_to(database: Database) -> tuple[int, Tournament]:
    """The number of the dialogue and the tournament."""
    before = await calendar(database)
    number = await ready(database)
    assert isinstance(await press(database, number), Applied)
    [new] = (one for one in (await calendar(database)).values() if one.id not in before)
    return number, new


async def test_what_is_added_stands_in_the_calendar_with_all_that_was_said(database: Database) -> None:
    _, new = await added_to(database)
    assert (new.sport, new.names, new.kind) == ("BOX", NAMES, TournamentKind.WORLD_CUP)
    assert (new.start_on, new.end_on, new.precision) == (date(2020, 5, 3), date(2020, 5, 11), Precision.EXACT)
    assert (new.city, new.country, new.zone) == ("Almaty", "KAZ", ALMATY)
    assert (new.status, new.source_url) == (TournamentStatus.SCHEDULED, "https://example.org/cup")
    async with database.read() as connection:
        history = await read_history(connection, GAMES)
    assert [one.change.status for one in history.entries[new.id]] == ["absent", "scheduled"]
    verbs = [verb for _, verb in await all_of(database, audit, "id", "verb")]
    assert verbs == ["add tournament", "change tournament"]


async def test_pressed_twice_one_is_added(database: Database) -> None:
    number, new = await added_to(database)
    known = await calendar(database)
    again = await press(database, number)
    assert isinstance(again, Applied)
    assert again.draft.tournament_id == new.id
    assert await calendar(database) == known
    assert len(await all_of(database, notices)) == 1


async def test_its_followers_are_told_that_it_is_new(database: Database) -> None:
    fan = await subscriber(database, 1, NOW - MINUTE, ("BOX",))
    await subscriber(database, 2, NOW - MINUTE, ("JUD",))
    await added_to(database)
    async with database.read() as connection:
        [told] = await read_tellings(connection, 0)
    assert (told.before.status, told.after.start_on) == (TournamentStatus.ABSENT, date(2020, 5, 3))
    await plan(database, NOW + 2 * MINUTE)
    assert [chat.id for chat, _ in await find_deliveries(database, NOW + 2 * MINUTE, 10, [])] == [fan.id]


async def test_taken_back_in_time_nobody_hears_of_it_and_late_everyone_does(database: Database) -> None:
    before = await calendar(database)
    first, _ = await added_to(database)
    undone = await undo_change(database, Cause(STAFF, NOW), first, ALMATY, 120)
    assert isinstance(undone, Undone)
    assert undone.in_time
    assert await calendar(database) == before
    async with database.read() as connection:
        assert set((await read_history(connection, GAMES)).entries) == set(before), "as if it had never been"
    second, _ = await added_to(database)
    await plan(database, NOW + 2 * MINUTE)
    late = await undo_change(database, Cause(STAFF, NOW + 5 * MINUTE), second, ALMATY, 120)
    assert isinstance(late, Undone)
    assert not late.in_time
    assert await calendar(database) == before
    states = [row[1] for row in await all_of(database, notices, "id", "state")]
    assert states[0] == "cancelled"
    assert states[-1] == "waiting"


async def test_nothing_comes_in_by_the_button_of_a_change_or_of_another_person(database: Database) -> None:
    before = await calendar(database)
    number = await ready(database)
    assert isinstance(await press(database, number, by=OTHER), Gone)
    assert isinstance(await apply_change(database, Cause(STAFF, NOW), number, ALMATY, 120), Gone)
    assert not await drop_addition(database, Cause(OTHER, NOW), number)
    assert await drop_addition(database, Cause(STAFF, NOW), number)
    assert isinstance(await press(database, number), Gone)
    assert await calendar(database) == before


async def test_a_sport_that_is_not_theirs_is_refused_at_the_first_step_and_at_the_last(database: Database) -> None:
    cause = Cause(STAFF, NOW)
    begun = await adding.begin_addition(database, cause, STAFF)
    judo = frozenset({"JUD"})
    refused = await adding.choose_its_sport(database, cause, begun.dialogue_id, "BOX", judo)
    assert isinstance(refused, NotAllowed)
    number = await ready(database)
    assert isinstance(await add_tournament(database, cause, number, GAMES, ALMATY, 120, judo), NotAllowed)


async def test_a_step_is_taken_only_where_it_is_asked(database: Database) -> None:
    cause = Cause(STAFF, NOW)
    begun = await adding.begin_addition(database, cause, STAFF)
    assert isinstance(await adding.name_it(database, cause, begun.dialogue_id, NAMES), Gone)
    kind = await adding.count_it(database, cause, begun.dialogue_id, TournamentKind.OTHER)
    assert isinstance(kind, Gone)
    assert isinstance(await press(database, begun.dialogue_id), Gone)


def test_what_is_near_is_of_the_same_sport_within_ten_days() -> None:
    new = Addition(1, "when", "BOX", NAMES, date(2020, 5, 3), date(2020, 5, 11))

    def known(sport: str, start: date, end: date, precision: Precision = Precision.EXACT) -> Tournament:
        return filled(Tournament, sport=sport, start_on=start, end_on=end, precision=precision)

    assert is_near(known("BOX", date(2020, 5, 21), date(2020, 5, 25)), new)
    assert is_near(known("BOX", date(2020, 4, 20), date(2020, 4, 23)), new)
    assert not is_near(known("BOX", date(2020, 5, 22), date(2020, 5, 25)), new)
    assert not is_near(known("BOX", date(2020, 4, 20), date(2020, 4, 22)), new)
    assert not is_near(known("JUD", date(2020, 5, 3), date(2020, 5, 11)), new)
    assert not is_near(known("BOX", date(2020, 1, 1), date(2020, 12, 31), Precision.WINDOW), new)
