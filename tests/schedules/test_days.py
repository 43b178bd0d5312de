"""An editor's last day: what nobody has built upon is taken back at once, the rest is left and said."""

from sqlalchemy import select

from schedules.changes import (
    CANCELLED,
    PLACES_GO,
    POSTPONED,
    PREVIEW,
    Applied,
    Draft,
    State,
    apply_change,
    choose_places,
    counted_as,
    draft_change,
    renamed,
    undo_change,
)
from schedules.changes import choose_reason as explain_change
from schedules.clock import HOUR, MINUTE
from schedules.days import EditorsDay, NotFound, leave_day, look_at_day, undo_day
from schedules.deeds import NameDeed, Obstacle, PlaceDeed, RecordingDeed, StateDeed, Why
from schedules.drafts import Entry, draft
from schedules.licences import Recorded, record, undo
from schedules.notices import find_deliveries, plan
from schedules.places import Life, apply, begin, choose_reason, take_back
from schedules.tournaments import Outcome, close_result, reopen_result
from storage.database import Database
from storage.licences import read_licences_in_force, tally
from storage.models import Cause, Holder, Names, PlacesGo, Tournament, TournamentKind, TournamentStatus
from storage.tables import audit, notices
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, subscriber

NOON = at(FEBRUARY_20, 12)
OWNER, EDITOR, OTHER = 900, 901, 902
GAMES = "TOKYO2020"
BEFORE = 39
TEAM = 1  # men's archery team: three places of the country, packaged
AMMAN, WROCLAW = "boxing-asia-oceania-2020", "boxing-world-qualifier-paris"
UNDO = 120
TOLD = 3 * MINUTE


async def places(database: Database) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, FEBRUARY_20)).places


async def tournament(database: Database, slug: str = AMMAN) -> Tournament:
    async with database.read() as connection:
        return next(one for one in await read_tournaments(connection, GAMES) if one.slug == slug)


async def records(database: Database, *entries: Entry, by: int = EDITOR, after: int = 0) -> int:
    """Its dialogue."""
    drafted = await draft(database, Cause(by, NOON + after), by, entries)
    assert isinstance(drafted, int)
    recorded = await record(database, Cause(by, NOON + after), drafted, GAMES, ALMATY, UNDO)
    assert isinstance(recorded, Recorded)
    return drafted


def entry(event: str = "Men's 75 kg", sport: str = "BOX", tournament_id: int | None = None) -> Entry:
    return Entry(sport, event, "", tournament_id, 1, Holder.NOC)


async def changes(database: Database, number: int, state: State, by: int = EDITOR, after: int = 0) -> int:
    """Its dialogue."""
    cause = Cause(by, NOON + after)
    drafted = await draft_change(database, cause, by, number, state)
    assert isinstance(drafted, Draft)
    if drafted.step == PLACES_GO:
        await choose_places(database, cause, drafted.dialogue_id, PlacesGo.UNKNOWN)
    if drafted.step != PREVIEW:
        await explain_change(database, cause, drafted.dialogue_id, None)
    assert isinstance(await apply_change(database, cause, drafted.dialogue_id, ALMATY, UNDO), Applied)
    return drafted.dialogue_id


async def declines(database: Database, licence: int = TEAM, by: int = EDITOR, after: int = 0) -> int:
    """The number of the entry."""
    begun = await begin(database, Cause(by, NOON + after), by, licence, Life.DECLINED, GAMES)
    number = begun.id  # type: ignore[union-attr]
    await choose_reason(database, Cause(by, NOON + after), number, None)
    applied = await apply(database, Cause(by, NOON + after), number, GAMES, ALMATY, UNDO)
    return applied.entry.id  # type: ignore[union-attr]


async def looks(database: Database, after: int = HOUR, person: int = EDITOR) -> EditorsDay:
    return await look_at_day(database, Cause(OWNER, NOON + after), OWNER, person, GAMES)


async def undoes(database: Database, day: EditorsDay, after: int = HOUR, by: int = OWNER) -> EditorsDay | NotFound:
    return await undo_day(database, Cause(by, NOON + after), day.dialogue_id, GAMES, ALMATY)


async def test_all_of_a_day_goes_at_once_and_the_second_press_changes_nothing(database: Database) -> None:
    amman = await tournament(database)
    await records(database, entry(), entry("Men's 57 kg"))
    await declines(database)
    await changes(database, amman.id, POSTPONED)
    names = Names("Another", "Другой", "Басқа")
    await changes(database, amman.id, renamed(names))
    await changes(database, amman.id, counted_as(TournamentKind.WORLD_CUP))
    day = await looks(database)
    kinds = [type(deed) for deed in day.deeds]
    assert kinds == [PlaceDeed, RecordingDeed, StateDeed, NameDeed, NameDeed]
    assert day.free == list(day.deeds)
    assert await places(database) == BEFORE + 2 - 3
    done = await undoes(database, day)
    assert isinstance(done, EditorsDay)
    assert (done.confirmed, done.undone, done.left) == (True, 5, 0)
    assert await undoes(database, day) == done
    assert await places(database) == BEFORE
    assert await tournament(database) == amman
    assert (await looks(database)).deeds == ()
    assert [row[0] for row in await all_of(database, audit, "verb")].count("undo a day") == 1


async def test_what_is_older_than_a_day_and_what_others_entered_stays(database: Database) -> None:
    await records(database, entry(), after=-24 * HOUR)
    await records(database, entry("Men's 57 kg"), by=OTHER)
    await records(database, entry("Men's 63 kg"))
    day = await looks(database)
    [deed] = day.deeds
    assert isinstance(deed, RecordingDeed)
    assert [one.event for one in deed.licences] == ["Men's 63 kg"]
    await undoes(database, day)
    assert await places(database) == BEFORE + 2


async def test_a_recording_stays_once_somebody_wrote_of_its_licence(database: Database) -> None:
    await records(database, entry())
    async with database.read() as connection:
        licence = max(one.id for one in await read_licences_in_force(connection, GAMES, FEBRUARY_20))
    entered = await declines(database, licence, by=OTHER)
    day = await looks(database)
    assert [one.obstacle for one in day.deeds] == [Obstacle(Why.BUILT_UPON, OTHER)]
    assert await undoes(database, day) == day  # there is nothing to confirm
    await take_back(database, Cause(OTHER, NOON + HOUR), entered, GAMES, ALMATY)
    assert (await looks(database)).free != []


async def test_a_recording_stays_once_somebody_closed_the_outcome_it_stands_for(database: Database) -> None:
    async with database.read() as connection:
        over = next(
            one
            for one in await read_tournaments(connection, GAMES)
            if one.status is TournamentStatus.HELD and one.sport and one.end_on and one.end_on < FEBRUARY_20
        )
    await reopen_result(database, Cause(OTHER, NOON - HOUR), over.id, GAMES, ALMATY)
    await records(database, entry("Somebody", over.sport or "", over.id))
    assert (await looks(database)).free != []
    await close_result(database, Cause(OTHER, NOON + MINUTE), over.id, GAMES, Outcome.ALL, ALMATY)
    [deed] = (await looks(database)).deeds
    assert deed.obstacle == Obstacle(Why.BUILT_UPON, OTHER)


async def test_a_tournament_goes_back_only_to_what_others_left(database: Database) -> None:
    amman = await tournament(database)
    await changes(database, amman.id, CANCELLED)
    await changes(database, amman.id, POSTPONED, by=OTHER, after=MINUTE)
    [covered] = (await looks(database)).deeds
    assert isinstance(covered, StateDeed)
    assert covered.obstacle == Obstacle(Why.BUILT_UPON, OTHER)
    assert covered.after.change.status is TournamentStatus.CANCELLED
    await changes(database, amman.id, CANCELLED, after=2 * MINUTE)
    day = await looks(database)
    assert [one.obstacle is None for one in day.deeds] == [True, False]
    await undoes(database, day)
    assert (await tournament(database)).status is TournamentStatus.POSTPONED


async def test_a_closed_result_is_open_again(database: Database) -> None:
    async with database.read() as connection:
        over = next(
            one
            for one in await read_tournaments(connection, GAMES)
            if one.status is TournamentStatus.HELD and one.end_on and one.end_on < FEBRUARY_20
        )
    await reopen_result(database, Cause(OTHER, NOON - HOUR), over.id, GAMES, ALMATY)
    await close_result(database, Cause(EDITOR, NOON), over.id, GAMES, Outcome.ALL, ALMATY)
    await undoes(database, await looks(database))
    assert (await tournament(database, over.slug)).status is TournamentStatus.SCHEDULED


async def test_what_undid_something_of_others_is_to_be_entered_anew(database: Database) -> None:
    theirs = await records(database, entry(), by=OTHER)
    await undo(database, Cause(EDITOR, NOON + MINUTE), theirs, GAMES, ALMATY)
    own = await records(database, entry("Men's 57 kg"))
    await undo(database, Cause(EDITOR, NOON + MINUTE), own, GAMES, ALMATY)
    changed = await changes(database, (await tournament(database)).id, POSTPONED)
    await undo_change(database, Cause(EDITOR, NOON + MINUTE), changed, ALMATY, UNDO)
    [deed] = (await looks(database)).deeds
    assert deed.obstacle == Obstacle(Why.TAKEN_BACK)


async def test_what_was_entered_after_the_preview_is_shown_first(database: Database) -> None:
    await records(database, entry())
    day = await looks(database)
    await records(database, entry("Men's 57 kg"), after=HOUR)
    again = await undoes(database, day)
    assert isinstance(again, EditorsDay)
    assert (again.stale, again.confirmed, len(again.free)) == (True, False, 2)
    assert await places(database) == BEFORE + 2
    assert isinstance(await undoes(database, day), EditorsDay)
    assert await places(database) == BEFORE


async def test_only_whose_preview_it_is_confirms_it_and_not_once_it_was_left(database: Database) -> None:
    await records(database, entry())
    day = await looks(database)
    assert await undoes(database, day, by=OTHER) == NotFound()
    assert not await leave_day(database, Cause(OTHER, NOON + HOUR), day.dialogue_id)
    assert await leave_day(database, Cause(OWNER, NOON + HOUR), day.dialogue_id)
    assert await undoes(database, day) == NotFound()
    assert await places(database) == BEFORE + 1


async def test_nobody_hears_of_what_goes_within_the_undo_window(database: Database) -> None:
    await subscriber(database, 1, NOON)
    amman = await tournament(database)
    await records(database, entry())
    await changes(database, amman.id, POSTPONED)
    await undoes(database, await looks(database, MINUTE), MINUTE)
    await plan(database, NOON + HOUR)
    assert await find_deliveries(database, NOON + HOUR, 10, ()) == []


async def test_who_knows_of_it_reads_all_of_it_corrected_in_one_message(database: Database) -> None:
    await subscriber(database, 1, NOON)
    amman, wroclaw = await tournament(database), await tournament(database, WROCLAW)
    await records(database, entry(), entry("Women's 69 kg", tournament_id=amman.id))
    await declines(database)
    await changes(database, amman.id, POSTPONED)
    await changes(database, wroclaw.id, CANCELLED)
    await plan(database, NOON + TOLD)
    async with database.read() as connection:
        told = (await connection.execute(select(notices.c.id))).scalars().all()
    await undoes(database, await looks(database))
    await plan(database, NOON + HOUR)
    [(_, waiting)] = await find_deliveries(database, NOON + HOUR, 10, ())
    corrections = [notice for _, notice in waiting if notice.id not in told]
    assert len({notice.due_at for notice in corrections}) == 1
    assert [notice.kind for notice in corrections].count("change") == 1
