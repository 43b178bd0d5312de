"""Drafts: every step is taken once, on the actor's own open draft, and only for sports that are theirs."""

from dataclasses import replace

import pytest

from schedules.drafts import (
    MOST_ENTRIES,
    Draft,
    Entry,
    Full,
    NotFound,
    Passed,
    Step,
    add_entry,
    begin,
    change_holder,
    change_places,
    choose_event,
    choose_tournament,
    draft,
    go_to,
    put_aside,
    read_open,
    remove_entry,
)
from schedules.licences import Doubt, Doubtful, DoubtKind, Known, Recorded, find_doubts, record, undo
from schedules.staff import NotAllowed
from storage.database import Database
from storage.models import (
    Athlete,
    Cause,
    Event,
    Holder,
    Licence,
    Names,
    Precision,
    Tournament,
    TournamentStatus,
)
from storage.tables import dialogues, ledger, recordings
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, filled

NOW = at(FEBRUARY_20, 12)
STAFF, OTHER = 900, 901
GAMES = "TOKYO2020"
BOXER = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", None, 1, Holder.NOC)
ONLY_JUDO = frozenset({"JUD"})


def by(actor: int = STAFF, update_id: int | None = None) -> Cause:
    return Cause(actor, NOW, update_id)


async def amman(database: Database) -> Tournament:
    async with database.read() as connection:
        known = await read_tournaments(connection, GAMES)
    return next(one for one in known if one.slug == "boxing-asia-oceania-2020")


async def begun(database: Database) -> Draft:
    answer = await begin(database, by(), STAFF, GAMES)
    assert isinstance(answer, Draft)
    return answer


async def drafted(database: Database, *entries: Entry) -> int:
    number = await draft(database, by(), STAFF, entries or (BOXER,))
    assert isinstance(number, int)
    return number


async def stands(database: Database, number: int, actor: int = STAFF) -> Draft | None:
    async with database.read() as connection:
        return await read_open(connection, by(actor), number)


async def test_step_by_step_an_entry_becomes_whole_and_is_recorded(database: Database) -> None:
    where = await amman(database)
    number = (await begun(database)).id
    for _ in range(2):  # every step may be taken twice
        answer = await choose_tournament(database, by(), number, GAMES, where.id)
        assert isinstance(answer, Draft)
        assert (answer.step, answer.sport, answer.tournament_id) == (Step.EVENT, "BOX", where.id)
    for _ in range(2):
        answer = await choose_event(database, by(), number, "Men's 75 kg")
        assert isinstance(answer, Draft)
        assert (answer.step, answer.event) == (Step.NAME, "Men's 75 kg")
    for _ in range(2):
        answer = await add_entry(database, by(), number, "Abilkhan Amankul", Holder.NOC)
        assert isinstance(answer, Draft)
        assert answer.step is Step.PREVIEW
        assert answer.entries == {0: replace(BOXER, tournament_id=where.id)}
    for _ in range(2):
        answer = await go_to(database, by(), number, Step.EVENT)
        assert isinstance(answer, Draft)
        assert (answer.step, answer.tournament_id, answer.event) == (Step.EVENT, where.id, "")
    await choose_event(database, by(), number, "Men's 63 kg")
    answer = await add_entry(database, by(), number, "", Holder.NOC, places=2)
    assert isinstance(answer, Draft)
    assert [entry.places for entry in answer.entries.values()] == [1, 2]
    recorded = await record(database, by(), number, GAMES, ALMATY, 120)
    assert isinstance(recorded, Recorded)
    assert recorded.entries == tuple(answer.entries.values())
    assert recorded.places == 39 + 3


async def test_a_sport_is_asked_where_the_tournament_has_many_or_there_is_none(database: Database) -> None:
    number = (await begun(database)).id
    assert await choose_tournament(database, by(), number, GAMES, None) == Passed()
    assert await choose_tournament(database, by(), number, GAMES, None, "XXX") == NotFound()
    assert await choose_tournament(database, by(), number, GAMES, 10**6) == NotFound()
    where = await amman(database)
    assert await choose_tournament(database, by(), number, GAMES, where.id, "JUD") == NotFound()
    answer = await choose_tournament(database, by(), number, GAMES, None, "JUD")
    assert isinstance(answer, Draft)
    assert (answer.step, answer.sport, answer.tournament_id) == (Step.EVENT, "JUD", None)


async def test_a_draft_begun_at_a_tournament_asks_for_the_event_at_once(database: Database) -> None:
    where = await amman(database)
    answer = await begin(database, by(update_id=7), STAFF, GAMES, where.id)
    assert isinstance(answer, Draft)
    assert (answer.step, answer.sport) == (Step.EVENT, "BOX")
    assert await begin(database, by(update_id=7), STAFF, GAMES, where.id) == answer
    assert await begin(database, by(), STAFF, GAMES, 10**6) == NotFound()
    assert await begin(database, by(), STAFF, GAMES, where.id, ONLY_JUDO) == NotAllowed(frozenset({"BOX"}))
    assert await begin(database, by(), STAFF, "LA2028", where.id) == NotFound()


async def test_steps_of_other_times_change_nothing(database: Database) -> None:
    number = (await begun(database)).id
    before = await stands(database, number)
    assert await choose_event(database, by(), number, "Men's 75 kg") == Passed()
    assert await add_entry(database, by(), number, "", Holder.NOC) == Passed()
    for step in (Step.EVENT, Step.NAME, Step.PREVIEW, Step.LINES, Step.ASIDE):
        assert await go_to(database, by(), number, step) == Passed()
    assert await change_holder(database, by(), number, 0, Holder.NOC) == NotFound()
    assert await remove_entry(database, by(), number, 0) == NotFound()
    assert await stands(database, number) == before


async def test_one_may_go_back_and_choose_anew(database: Database) -> None:
    where = await amman(database)
    number = (await begun(database)).id
    await choose_tournament(database, by(), number, GAMES, where.id)
    await choose_event(database, by(), number, "Men's 75 kg")
    for step in (Step.EVENT, Step.TOURNAMENT):
        for _ in range(2):
            answer = await go_to(database, by(), number, step)
            assert isinstance(answer, Draft)
            assert (answer.step, answer.event) == (step, "")
    assert answer.sport == ""
    other = await drafted(database)
    await go_to(database, by(), other, Step.EVENT)
    assert await go_to(database, by(), other, Step.TOURNAMENT) == Passed()  # its entries would lose their way
    answer = await go_to(database, by(), other, Step.PREVIEW)
    assert isinstance(answer, Draft)
    assert len(answer.entries) == 1


async def test_entries_keep_their_numbers_when_one_is_removed(database: Database) -> None:
    number = await drafted(database, BOXER, replace(BOXER, event="Men's 63 kg"), replace(BOXER, event="x"))
    for _ in range(2):
        answer = await remove_entry(database, by(), number, 1)
        assert isinstance(answer, Draft)
        assert list(answer.entries) == [0, 2]
    answer = await change_places(database, by(), number, 2, 4)
    assert isinstance(answer, Draft)
    assert answer.entries[2].places == 4
    assert await change_places(database, by(), number, 1, 4) == NotFound()
    for places in (0, -1, 51):
        assert await change_places(database, by(), number, 2, places) == NotFound()
    for line in (-1, 3):
        assert await remove_entry(database, by(), number, line) == NotFound()


async def test_an_empty_draft_is_not_recorded(database: Database) -> None:
    number = await drafted(database)
    await remove_entry(database, by(), number, 0)
    assert await record(database, by(), number, GAMES, ALMATY, 120) == NotFound()
    answer = await go_to(database, by(), number, Step.EVENT)
    assert isinstance(answer, Draft)


async def test_no_more_than_fifty_fit(database: Database) -> None:
    number = await drafted(database, *([BOXER] * MOST_ENTRIES))
    assert await go_to(database, by(), number, Step.EVENT) == Full()
    nearly = await drafted(database, *([BOXER] * (MOST_ENTRIES - 1)))
    await go_to(database, by(), nearly, Step.EVENT)
    await choose_event(database, by(), nearly, "x")
    assert isinstance(await add_entry(database, by(), nearly, "", Holder.NOC), Draft)


async def test_nobody_takes_a_step_in_another_s_draft(database: Database) -> None:
    number = await drafted(database)
    before = await all_of(database, dialogues)
    other = by(OTHER)
    answers = [
        await choose_tournament(database, other, number, GAMES, None, "BOX"),
        await choose_event(database, other, number, "x"),
        await add_entry(database, other, number, "x", Holder.NOC),
        await go_to(database, other, number, Step.EVENT),
        await change_holder(database, other, number, 0, Holder.ATHLETE),
        await change_places(database, other, number, 0, 2),
        await remove_entry(database, other, number, 0),
        await record(database, other, number, GAMES, ALMATY, 120),
    ]
    assert answers == [NotFound()] * len(answers)
    assert not await put_aside(database, other, number)
    assert await all_of(database, dialogues) == before


async def test_a_draft_that_another_has_followed_is_closed_for_changes(database: Database) -> None:
    first = await drafted(database)
    await begun(database)
    assert await change_places(database, by(), first, 0, 2) == NotFound()
    assert await go_to(database, by(), first, Step.EVENT) == NotFound()


async def test_sports_that_are_not_theirs_are_refused_by_every_verb(database: Database) -> None:
    where = await amman(database)
    refused = NotAllowed(frozenset({"BOX"}))
    count = len(await all_of(database, ledger))
    assert await draft(database, by(), STAFF, (BOXER,), ONLY_JUDO) == refused
    number = (await begun(database)).id
    assert await choose_tournament(database, by(), number, GAMES, where.id, "", ONLY_JUDO) == refused
    await choose_tournament(database, by(), number, GAMES, where.id)
    assert await choose_event(database, by(), number, "x", ONLY_JUDO) == refused
    await choose_event(database, by(), number, "x")
    assert await add_entry(database, by(), number, "", Holder.NOC, 1, ONLY_JUDO) == refused
    await add_entry(database, by(), number, "", Holder.NOC)
    assert await change_holder(database, by(), number, 0, Holder.ATHLETE, ONLY_JUDO) == refused
    assert await change_places(database, by(), number, 0, 2, ONLY_JUDO) == refused
    assert await go_to(database, by(), number, Step.EVENT, ONLY_JUDO) == refused
    for allowed in (ONLY_JUDO, frozenset[str]()):
        assert await record(database, by(), number, GAMES, ALMATY, 120, allowed=allowed) == refused
    assert len(await all_of(database, ledger)) == count
    assert isinstance(
        await record(database, by(), number, GAMES, ALMATY, 120, allowed=frozenset({"BOX"})), Recorded
    )
    assert await undo(database, by(), number, GAMES, ALMATY, allowed=ONLY_JUDO) == refused
    assert len(await all_of(database, ledger)) == count + 1


async def test_what_became_a_duplicate_meanwhile_needs_one_more_press(database: Database) -> None:
    mine = await drafted(database)
    theirs = await draft(database, by(OTHER), OTHER, (BOXER,))
    assert isinstance(theirs, int)
    assert isinstance(await record(database, by(OTHER), theirs, GAMES, ALMATY, 120, seen=0), Recorded)
    answer = await record(database, by(), mine, GAMES, ALMATY, 120, seen=0)
    assert isinstance(answer, Doubtful)
    assert len(await all_of(database, recordings)) == 1
    recorded = await record(database, by(), mine, GAMES, ALMATY, 120, seen=1)
    assert isinstance(recorded, Recorded)
    # Once recorded, its own places are no doubt.
    assert await record(database, by(), mine, GAMES, ALMATY, 120, seen=0) == recorded


# Doubts ----------------------------------------------------------------------------------------------------

AMANKUL = Athlete("AMANKUL Abilkhan", Names("Abilkhan Amankul", "Абильхан Аманкул", "Әбілхан Аманқұл"), "BOX")
KNOWN = Known.of([Event("BOX", Names("Men's middle (75 kg)", "", ""), 1, also="Men's 75 kg")], [AMANKUL])
NOTHING = Known.of([], [])


def in_force(**known: object) -> Licence:
    usual = {"sport": "BOX", "event": "Men's 75 kg", "holder": Holder.NOC, "counted_on": FEBRUARY_20}
    return filled(Licence, **usual | known)


def tournament(**known: object) -> Tournament:
    nameless = Names("", "", "")
    return filled(Tournament, names=nameless, at_stake=nameless, precision=Precision.EXACT, **known)


@pytest.mark.parametrize(
    ("entry", "standing", "kinds"),
    [
        pytest.param(BOXER, [], [], id="nothing_stands"),
        pytest.param(BOXER, [in_force(won_by="ABILKHAN AMANKUL")], ["duplicate"], id="the_same_name"),
        pytest.param(BOXER, [in_force(won_by="AMANKUL Abilkhan")], ["duplicate"], id="as_the_ledger_spells_it"),
        pytest.param(
            replace(BOXER, won_by="Әбілхан Аманқұл"),
            [in_force(won_by="AMANKUL Abilkhan")],
            ["duplicate"],
            id="in_kazakh",
        ),
        pytest.param(BOXER, [in_force(event="Men's middle (75 kg)")], ["duplicate"], id="the_event_s_other_name"),
        pytest.param(
            replace(BOXER, won_by="X Y"), [in_force(won_by="Y X")], ["duplicate"], id="name_after_surname"
        ),
        pytest.param(BOXER, [in_force(won_by="Saken Bibossinov")], [], id="another_name"),
        pytest.param(BOXER, [in_force()], ["duplicate"], id="the_country_s_place_of_nobody"),
        pytest.param(replace(BOXER, won_by=""), [in_force(won_by="X Y")], ["duplicate"], id="now_nobody_s"),
        pytest.param(BOXER, [in_force(event="Men's 63 kg", won_by="Abilkhan Amankul")], [], id="another_event"),
        pytest.param(
            BOXER,
            [in_force(won_by="Saken Bibossinov", used_by="Abilkhan Amankul")],
            ["has_place"],
            id="uses_the_place_of_another",
        ),
        pytest.param(
            replace(BOXER, holder=Holder.ATHLETE, won_by=""), [in_force()], [], id="whose_holders_differ"
        ),
        pytest.param(replace(BOXER, event="men's 75 KG"), [], [], id="in_other_letters"),
        pytest.param(replace(BOXER, event="Men's 74 kg"), [], ["unknown_event"], id="not_in_the_programme"),
        pytest.param(replace(BOXER, sport="JUD"), [], [], id="of_a_sport_without_a_programme"),
    ],
)
def test_an_entry_is_doubted(entry: Entry, standing: list[Licence], kinds: list[str]) -> None:
    found = find_doubts([entry], standing, {}, KNOWN, NOW)
    assert [doubt.kind for doubt in found] == kinds


def test_what_stands_twice_in_a_draft_is_doubted_once() -> None:
    found = find_doubts([BOXER, replace(BOXER, event="Men's 63 kg"), BOXER], [], {}, NOTHING, NOW)
    assert found == [Doubt(DoubtKind.REPEATED, 2)]


@pytest.mark.parametrize(
    ("days", "status", "kinds"),
    [
        (("2020-02-20", "2020-02-22"), TournamentStatus.SCHEDULED, []),
        (("2020-02-21", "2020-02-22"), TournamentStatus.SCHEDULED, ["not_begun"]),
        (("2020-02-01", "2020-02-02"), TournamentStatus.HELD, []),
        (("2020-02-01", "2020-02-02"), TournamentStatus.POSTPONED, ["not_begun"]),
        (("2020-02-01", "2020-02-02"), TournamentStatus.CANCELLED, ["cancelled"]),
    ],
)
def test_a_tournament_is_doubted(days: tuple[str, str], status: TournamentStatus, kinds: list[str]) -> None:
    start, end = (FEBRUARY_20.fromisoformat(one) for one in days)
    where = tournament(id=1, start_on=start, end_on=end, status=status, zone=ALMATY)
    found = find_doubts([replace(BOXER, tournament_id=1)], [], {1: where}, NOTHING, NOW)
    assert [doubt.kind for doubt in found] == kinds


def test_the_day_is_the_venue_s() -> None:
    """At 01:00 on 20 February in Almaty it is still the 19th in Berlin."""
    today = {"start_on": FEBRUARY_20, "end_on": FEBRUARY_20}
    where = tournament(**today, status=TournamentStatus.SCHEDULED, zone="Europe/Berlin")
    entry = replace(BOXER, tournament_id=1)
    early, late = at(FEBRUARY_20, 1), at(FEBRUARY_20, 12)
    assert [one.kind for one in find_doubts([entry], [], {1: where}, NOTHING, early)] == ["not_begun"]
    assert find_doubts([entry], [], {1: where}, NOTHING, late) == []
