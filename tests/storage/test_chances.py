"""Which door is next: what is over or called off leads on to what follows it."""

from datetime import timedelta

import pytest

from storage.chances import Chances, Follows, read_chances
from storage.database import Database
from storage.models import Precision, Tournament, TournamentStatus
from storage.tournaments import read_tournaments
from tests.conftest import FEBRUARY_20
from tests.people import filled

WORLDS, ASIA, WORLD_QUALIFIER, RANKING = 1, 2, 3, 4
CHAIN = Chances.of(
    [Follows(WORLDS, ASIA, True), Follows(ASIA, WORLD_QUALIFIER, True), Follows(WORLD_QUALIFIER, RANKING, False)]
)
TODAY = FEBRUARY_20


def one(number: int, days: int | None, status: str = "scheduled", sport: str | None = "BOX") -> Tournament:
    """`days`: from today to its only day."""
    on = None if days is None else TODAY + timedelta(days)
    return filled(
        Tournament,
        id=number,
        sport=sport,
        start_on=on,
        end_on=on,
        precision=Precision.UNKNOWN if on is None else Precision.EXACT,
        status=TournamentStatus(status),
    )


def way(*known: Tournament, of: int) -> tuple[list[int], list[tuple[int, int, bool]], int | None]:
    found = CHAIN.way(next(tournament for tournament in known if tournament.id == of), known, TODAY)
    return (
        [tournament.id for tournament in found.before],
        [(chance.tournament.id, chance.step, chance.sure) for chance in found.after],
        found.in_sport.id if found.in_sport else None,
    )


def test_what_came_before_and_what_comes_after_are_all_of_the_chain() -> None:
    known = one(WORLDS, -200, "held"), one(ASIA, 12), one(WORLD_QUALIFIER, 80), one(RANKING, None)
    assert way(*known, of=ASIA) == ([WORLDS], [(WORLD_QUALIFIER, 1, True), (RANKING, 2, False)], None)
    assert way(*known, of=RANKING)[0] == [WORLD_QUALIFIER, ASIA, WORLDS]


@pytest.mark.parametrize(
    "gone",
    [one(WORLD_QUALIFIER, 80, "cancelled"), one(WORLD_QUALIFIER, -1), one(WORLD_QUALIFIER, -1, "held")],
    ids=["called off", "over, its outcome open", "held"],
)
def test_a_closed_door_leads_on_to_the_one_behind_it(gone: Tournament) -> None:
    assert way(one(ASIA, -9, "held"), gone, one(RANKING, 100), of=ASIA)[1] == [(RANKING, 1, False)]


def test_what_is_postponed_is_still_a_chance() -> None:
    off = one(WORLD_QUALIFIER, None, "postponed")
    assert way(one(ASIA, -9, "held"), off, of=ASIA)[1] == [(WORLD_QUALIFIER, 1, True)]


def test_where_the_chain_ends_the_nearest_of_the_sport_is_named() -> None:
    last = one(RANKING, -1, "held")
    others = one(10, 50), one(11, 5), one(12, None), one(13, 1, sport="JUD"), one(14, 2, "cancelled")
    assert way(last, *others, of=RANKING) == ([], [], 11)
    assert way(last, one(13, 1, sport="JUD"), of=RANKING)[2] is None
    assert CHAIN.way(one(9, -1, sport=None), others, TODAY).in_sport is None


def test_a_ring_of_chances_comes_to_an_end() -> None:
    ring = Chances.of([Follows(1, 2, True), Follows(2, 1, True)])
    found = ring.way(one(1, 5), [one(1, 5), one(2, 6)], TODAY)
    assert ([each.tournament.id for each in found.after], [each.id for each in found.before]) == ([2], [2])


async def test_the_boxers_of_february_2020_have_paris_after_amman(database: Database) -> None:
    async with database.read() as connection:
        known = await read_tournaments(connection, "TOKYO2020")
        chances = await read_chances(connection, "TOKYO2020")
        assert (await read_chances(connection, "LA2028")).ahead == {}
    amman = next(tournament for tournament in known if tournament.slug == "boxing-asia-oceania-2020")
    assert [chance.tournament.city for chance in chances.way(amman, known, TODAY).after] == ["Paris"]
    unsure = [follows for group in chances.ahead.values() for follows in group if not follows.sure]
    assert unsure, "the packaged chances say which are guesses"
