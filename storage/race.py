"""The race for licences: the total from day to day, how fast it must go on, and how an earlier cycle went."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from math import ceil

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Games, Names, Precision, Tournament, TournamentKind, TournamentStatus
from storage.packaged import PackagedGames, games_packaged, read_licences, read_public_counts
from storage.packaged import read_games as read_packaged_games
from storage.tables import games_changes, ledger, licences
from storage.targets import Target
from storage.tournaments import SHOWN, lacks_days, last_day, listed_day

MONTH = 365.25 / 12  # days
MOST_PASTS = 2  # earlier cycles that are set beside ours


@dataclass(frozen=True, slots=True)
class Pace:
    """What is still to come, and how fast places must be won to reach the target."""

    ahead: int  # tournaments and lists that are not over, those without days with them
    offering: int  # of how many of them the number of places is known
    offered: int  # those places, for all countries together
    needed: int | None  # places a month until `until`; None: no target, or it is reached, or no time is left
    until: date | None  # the last day on which places are given that is known


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier cycle, moved so that its opening falls on ours."""

    games: Names
    counts: tuple[tuple[date, int], ...]  # from each of our days on
    whole: bool  # a ledger tells of every day; else they were said in public, and what was between is not known
    then: int | None  # on the same day before the opening; None where nobody said, or nothing was won


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of a count besides."""

    target: Target | None  # who named it, and when
    pace: Pace
    pasts: tuple[Past, ...]  # the cycles before


async def read_steps(connection: AsyncConnection, games: str, day: date) -> list[tuple[date, int]]:
    """The total from each day on that changed it, up to `day`."""
    rows = await connection.execute(
        select(ledger.c.counted_on, func.sum(ledger.c.places_change))
        .join(licences, licences.c.id == ledger.c.licence_id)
        .where(licences.c.games == games, ledger.c.counted_on <= day.isoformat())
        .group_by(ledger.c.counted_on)
        .order_by(ledger.c.counted_on)
    )
    steps: list[tuple[date, int]] = []
    total = 0
    for counted_on, change in rows:
        if change:
            total += change
            steps.append((date.fromisoformat(counted_on), total))
    return steps


async def read_ledger_version(connection: AsyncConnection) -> str:
    """Differs from an earlier answer where the ledger, a target or the days of the Games have changed since."""
    entries = await connection.execute(select(func.max(ledger.c.id)))
    states = await connection.execute(select(func.max(games_changes.c.id)))
    return f"{entries.scalar() or 0}.{states.scalar() or 0}"


def pasts_of(games: Games, day: date) -> tuple[Past, ...]:
    """The cycles before, the latest first, each set beside ours; without those whose counts are not known."""
    known = packaged_games()
    pasts: list[Past] = []
    code = games.previous_code
    while games.opening_on is not None and code in known and len(pasts) < MOST_PASTS:
        earlier = known[code]
        code = earlier.previous_code
        opened_on, (counts, whole) = earlier.history[-1].opening_on, counts_of(earlier.code)
        if not counts or opened_on is None:
            continue
        moved = games.opening_on - opened_on
        shown = tuple((on + moved, count) for on, count in counts)
        then = [count for on, count in shown if on <= day]
        pasts.append(Past(earlier.names, shown, whole, then[-1] if then else None))
    return tuple(pasts)


@cache
def packaged_games() -> dict[str, PackagedGames]:
    return {one.code: one for one in read_packaged_games()}


@cache
def counts_of(code: str) -> tuple[tuple[tuple[date, int], ...], bool]:
    """The counts of Games gone by, from each day on, and whether they are all: a ledger, or what was said."""
    said = tuple((one.known_on, one.licences) for one in read_public_counts() if one.games == code)
    if said or code not in games_packaged():
        return said, False
    changes: Counter[date] = Counter()
    for licence in read_licences(code):
        changes[licence.known_on] += licence.places
        for entry in licence.entries:
            changes[entry.known_on] += entry.places_change
    days = sorted(day for day, change in changes.items() if change)
    return tuple(zip(days, accumulate(changes[day] for day in days), strict=True)), True


def ahead_of(tournaments: Iterable[Tournament], today: date) -> list[Tournament]:
    """What is still to come or under way and has a day."""
    return [
        one
        for one in tournaments
        if one.status is TournamentStatus.SCHEDULED
        and (one.precision in SHOWN or (one.precision is Precision.WINDOW and one.kind is TournamentKind.RANKING))
        and (last_day(one) or today) >= today
    ]


def pace_of(tournaments: Sequence[Tournament], places: int, games: Games, today: date) -> Pace:
    dated = ahead_of(tournaments, today)
    ids = {one.id for one in dated}
    planned = (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)
    undated = [
        one for one in tournaments if one.status in planned and one.id not in ids and lacks_days(one, today)
    ]
    telling = [one.offers for one in (*dated, *undated) if one.offers]
    ends = [max(today, last_day(one) or listed_day(one) or today) for one in dated]
    until = games.opening_on if undated else max(ends, default=games.opening_on)
    if until and games.opening_on:
        until = min(until, games.opening_on)
    needed = None
    if games.target is not None and places < games.target and until is not None and until > today:
        needed = ceil((games.target - places) / max(1.0, (until - today).days / MONTH))
    return Pace(len(dated) + len(undated), len(telling), sum(telling), needed, until)
