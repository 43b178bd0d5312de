"""Second chances: which door is next after a tournament, and which came before it.

A door that is over or called off leads on to what follows it, so the next chance is always one still open.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Tournament, TournamentStatus
from storage.tables import chances, tournaments
from storage.tournaments import last_day, listed_day

OPEN = (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Follows:
    """One tournament is the next door after another."""

    tournament_id: int
    next_id: int
    sure: bool  # False: the order or the rule is not published


@dataclass(frozen=True, slots=True)
class Chance:
    """A door still open."""

    tournament: Tournament
    sure: bool
    step: int  # 1: the next chance, 2: one after it …


@dataclass(frozen=True, slots=True)
class Way:
    """Where a tournament stands among the chances of its sport."""

    before: tuple[Tournament, ...] = ()  # what led to it, the latest first
    after: tuple[Chance, ...] = ()  # the next chance first
    in_sport: Tournament | None = None  # where nothing is known to follow: the nearest of its sport


@dataclass(frozen=True, slots=True)
class Chances:
    """Which tournament follows which."""

    ahead: Mapping[int, Sequence[Follows]] = field(default_factory=dict)
    behind: Mapping[int, Sequence[Follows]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Follows]) -> "Chances":
        ahead: dict[int, list[Follows]] = {}
        behind: dict[int, list[Follows]] = {}
        for one in known:
            ahead.setdefault(one.tournament_id, []).append(one)
            behind.setdefault(one.next_id, []).append(one)
        return cls(ahead, behind)

    def way(self, tournament: Tournament, known: Iterable[Tournament], today: date) -> Way:
        """`known`: all tournaments there are, as they stand on `today`."""
        by_id = {one.id: one for one in known}
        after = self.after(tournament.id, by_id, today)
        in_sport = None if after else nearest_in_sport(tournament, by_id.values(), today)
        return Way(self.before(tournament.id, by_id), after, in_sport)

    def after(self, tournament_id: int, known: Mapping[int, Tournament], today: date) -> tuple[Chance, ...]:
        """What is still open, the nearest first."""
        found: list[Chance] = []
        seen = {tournament_id}
        ahead = deque([(tournament_id, True, 1)])
        while ahead:
            number, sure, step = ahead.popleft()
            for one in self.ahead.get(number, ()):
                following = known.get(one.next_id)
                if following is None or following.id in seen:
                    continue
                seen.add(following.id)
                surely = sure and one.sure
                if is_open(following, today):
                    found.append(Chance(following, surely, step))
                ahead.append((following.id, surely, step + is_open(following, today)))
        return tuple(sorted(found, key=lambda one: (one.step, by_days(one.tournament))))

    def before(self, tournament_id: int, known: Mapping[int, Tournament]) -> tuple[Tournament, ...]:
        """Everything that led to it, directly or not, the latest first."""
        found: dict[int, Tournament] = {}
        ahead = deque([tournament_id])
        while ahead:
            for one in self.behind.get(ahead.popleft(), ()):
                earlier = known.get(one.tournament_id)
                if earlier is not None and earlier.id not in found and earlier.id != tournament_id:
                    found[earlier.id] = earlier
                    ahead.append(earlier.id)
        return tuple(sorted(found.values(), key=by_days, reverse=True))


async def read_chances(connection: AsyncConnection, games: str) -> Chances:
    rows = await connection.execute(
        select(chances)
        .join(tournaments, tournaments.c.id == chances.c.tournament_id)
        .where(tournaments.c.games == games)
        .order_by(chances.c.tournament_id, chances.c.next_id)
    )
    return Chances.of(Follows(row.tournament_id, row.next_id, bool(row.sure)) for row in rows)


def is_open(tournament: Tournament, today: date) -> bool:
    """Whether it still lies ahead or is under way."""
    last = last_day(tournament)
    return tournament.status in OPEN and (last is None or last >= today)


def nearest_in_sport(tournament: Tournament, known: Iterable[Tournament], today: date) -> Tournament | None:
    """The next one of its sport that has days; None for what is of many sports."""
    if tournament.sport is None:
        return None
    ahead = [
        one
        for one in known
        if one.sport == tournament.sport and one.id != tournament.id and is_open(one, today) and listed_day(one)
    ]
    return min(ahead, key=by_days, default=None)


def by_days(tournament: Tournament) -> tuple[date, int]:
    """In the order of their days; what has none is the last."""
    return listed_day(tournament) or last_day(tournament) or date.max, tournament.id
