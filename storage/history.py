"""What was known when: every state the calendar has been in, the calendar of a past day, the changes of a span.

A state holds from the end of the day it became known until the next one; nothing is ever overwritten.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.changes import entered_of, same_state
from storage.games import day_or_none
from storage.models import Tournament, TournamentChange, TournamentStatus
from storage.tables import games_changes, tournament_changes, tournaments
from storage.tournaments import Span, by_their_days


@dataclass(frozen=True, slots=True)
class Entry:
    """One state of a tournament, and who let it hold."""

    tournament_id: int
    change: TournamentChange
    zone: str  # the venue's
    actor: int | None  # None: it came with the packaged facts; 0: with a file


@dataclass(frozen=True, slots=True)
class Changed:
    """What one day did to a tournament; several entries of a day are one."""

    tournament_id: int
    before: TournamentChange | None  # None: it is new
    after: TournamentChange
    actor: int | None  # of the day's last entry


@dataclass(frozen=True, slots=True)
class GamesChanged:
    """The Games themselves were moved."""

    known_on: date
    before: tuple[date | None, date | None]  # opening and closing
    after: tuple[date | None, date | None]
    reason: str
    source_url: str


@dataclass(frozen=True, slots=True)
class History:
    entries: Mapping[int, Sequence[Entry]] = field(default_factory=dict)  # by tournament, the first plan first
    games: Sequence[GamesChanged] = ()

    @property
    def first_day(self) -> date | None:
        """The day from which anything is known."""
        return min((entries[0].change.known_on for entries in self.entries.values()), default=None)

    def as_of(self, tournaments: Iterable[Tournament], day: date) -> list[Tournament]:
        """Those known on `day`, as they stood at its end, in the order of their days."""
        stood = []
        for one in tournaments:
            known = [entry for entry in self.entries.get(one.id, ()) if entry.change.known_on <= day]
            if known:
                stood.append(as_it_was(one, known[-1]))
        return sorted(stood, key=by_their_days)

    def changes_in(self, span: Span) -> list[Changed]:
        """What became known in the span, day by day, the newest day first.

        A first plan is a change where its day is known; an estimated one says only that there was a plan.
        """
        found = [
            one
            for entries in self.entries.values()
            for one in (*first_plan(entries), *day_by_day(entries))
            if span.first <= one.after.known_on < span.end
        ]
        return sorted(found, key=lambda one: (-one.after.known_on.toordinal(), one.tournament_id))

    def games_in(self, span: Span) -> list[GamesChanged]:
        return [one for one in reversed(self.games) if span.first <= one.known_on < span.end]

    def days_of_change(self) -> list[date]:
        """The days on which something changed, the first one first."""
        days = {one.after.known_on for entries in self.entries.values() for one in day_by_day(entries)}
        return sorted(days | {one.known_on for one in self.games})


def as_it_was(tournament: Tournament, entry: Entry) -> Tournament:
    change = entry.change
    return replace(
        tournament,
        city=change.city,
        country=change.country,
        zone=entry.zone,
        start_on=change.start_on,
        end_on=change.end_on,
        precision=change.precision,
        status=change.status,
        source_url=change.source_url or tournament.source_url,
    )


def day_by_day(entries: Iterable[Entry]) -> list[Changed]:
    """How the plan changed, a day a step, the first day first. That it was held is no change of the plan."""
    plans = [entry for entry in entries if entry.change.status is not TournamentStatus.HELD]
    last_of_days = [list(group)[-1] for _, group in groupby(plans, key=lambda one: one.change.known_on)]
    return [
        Changed(after.tournament_id, before.change, after.change, after.actor)
        for before, after in pairwise(last_of_days)
        if not same_state(before.change, after.change)
    ]


def first_plan(entries: Sequence[Entry]) -> list[Changed]:
    """As it stood at the end of its first day; nothing where that day is estimated."""
    first = entries[0].change
    if first.estimated or first.status is TournamentStatus.HELD:
        return []
    last = [entry for entry in entries if entry.change.known_on == first.known_on][-1]
    return [Changed(last.tournament_id, None, last.change, last.actor)]


async def read_history(connection: AsyncConnection, games: str) -> History:
    """Every state of every tournament of these Games, without those that were entered by mistake."""
    rows = await connection.execute(
        select(tournament_changes)
        .join(tournaments, tournaments.c.id == tournament_changes.c.tournament_id)
        .where(tournaments.c.games == games, tournaments.c.status != TournamentStatus.ABSENT)
        .order_by(tournament_changes.c.tournament_id, tournament_changes.c.known_on, tournament_changes.c.id)
    )
    entries: dict[int, list[Entry]] = {}
    for row in rows.mappings():
        entered = entered_of(row)
        entry = Entry(entered.tournament_id, entered.change, row["zone"], row["actor"])
        entries.setdefault(entry.tournament_id, []).append(entry)
    return History(entries, await read_games_changed(connection, games))


async def read_games_changed(connection: AsyncConnection, games: str) -> list[GamesChanged]:
    """When the Games were moved, the first time first."""
    rows = await connection.execute(
        select(games_changes)
        .where(games_changes.c.games == games)
        .order_by(games_changes.c.known_on, games_changes.c.id)
    )
    states = [
        GamesChanged(
            date.fromisoformat(row["known_on"]),
            (None, None),
            (day_or_none(row["opening_on"]), day_or_none(row["closing_on"])),
            row["reason"],
            row["source_url"],
        )
        for row in rows.mappings()
    ]
    return [
        replace(after, before=before.after) for before, after in pairwise(states) if before.after != after.after
    ]
