"""What becomes of a tournament: its outcome for Kazakhstan is closed, and may be opened again.

The states it has been in are never overwritten: each change is a new row of its history.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice
from schedules.audit import note
from schedules.clock import SECOND, instant_of, local_day
from schedules.inbox import change
from schedules.questions import Said, close_question, reopen_question
from schedules.staff import NotAllowed, not_theirs
from storage.database import Database
from storage.licences import read_licences_in_force
from storage.models import Cause, NoticeKind, NoticeState, Precision, Tournament, TournamentKind, TournamentStatus
from storage.tables import notices, questions, tournament_changes, tournaments
from storage.tournaments import last_day, read_tournaments_by_id

LATELY = timedelta(days=60)
EVENING = 21 * 60  # minutes after midnight at the venue: by then its last day is over


class Outcome(StrEnum):
    """What staff say of a tournament that is over."""

    NOTHING = "nothing"  # no licence was won there
    ALL = "all"  # every licence won there is recorded


@dataclass(frozen=True, slots=True)
class NoSuchTournament:
    """There is none, or it is not over, or it was called off."""


@dataclass(frozen=True, slots=True)
class Won:
    """It cannot be said that nothing was won: so many places count from there."""

    places: int


async def close_result(
    database: Database,
    cause: Cause,
    tournament_id: int,
    games: str,
    outcome: Outcome,
    zone: str,
    allowed: frozenset[str] | None = None,
    undo_seconds: int = 0,
) -> Tournament | Won | NotAllowed | NoSuchTournament:
    """Say that nothing (more) is to be recorded. Said again it answers the same and changes nothing.

    `zone` says on which day that became known. That nothing was won is told to followers after the undo window,
    where the bot has asked for it: of what ended long before, nobody waits to hear.
    """
    async with change(database, cause) as connection:
        return await close_as(
            connection, cause, tournament_id, games, outcome, zone, allowed, undo_seconds=undo_seconds
        )


async def close_as(
    connection: AsyncConnection,
    cause: Cause,
    tournament_id: int,
    games: str,
    outcome: Outcome,
    zone: str,
    allowed: frozenset[str] | None,
    *,
    undo_seconds: int,
) -> Tournament | Won | NotAllowed | NoSuchTournament:
    found = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
    if found is None or found.games != games or not is_over(found, cause.at):
        return NoSuchTournament()
    if refused := refusal(found, allowed):
        return refused
    if found.status is TournamentStatus.HELD:
        return found
    if found.status is not TournamentStatus.SCHEDULED:
        return NoSuchTournament()
    day = local_day(cause.at, zone)
    nothing = outcome is Outcome.NOTHING
    in_force = await read_licences_in_force(connection, games, day)
    won = [one for one in in_force if one.tournament_id == tournament_id]
    if nothing and won:
        return Won(sum(one.places for one in won))
    await note(connection, cause, f"close a result: {outcome}", f"tournament {tournament_id}")
    closed = await close_question(
        connection,
        cause,
        tournament_id,
        Said.NUMBER if nothing else Said.ALL,
        len(won),
        undo_seconds=undo_seconds,
    )
    # A grand prix gives points: nobody hoped for a place there.
    if nothing and closed and found.kind is not TournamentKind.GRAND_PRIX:
        due_at = cause.at + undo_seconds * SECOND
        await add_notice(connection, NoticeKind.NOTHING, games, found.sport, found.id, now=cause.at, due_at=due_at)
    return await set_status(connection, cause, found, TournamentStatus.HELD, day)


async def reopen_result(
    database: Database,
    cause: Cause,
    tournament_id: int,
    games: str,
    zone: str,
    allowed: frozenset[str] | None = None,
) -> Tournament | NotAllowed | NoSuchTournament:
    """Take back that its outcome is known; what is open already stays so."""
    async with change(database, cause) as connection:
        found = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
        open_or_held = (TournamentStatus.SCHEDULED, TournamentStatus.HELD)
        if found is None or found.games != games or found.status not in open_or_held:
            return NoSuchTournament()
        if refused := refusal(found, allowed):
            return refused
        if found.status is TournamentStatus.SCHEDULED:
            return found
        return await reopen(connection, cause, found, zone)


async def reopen(connection: AsyncConnection, cause: Cause, held: Tournament, zone: str) -> Tournament:
    """Its outcome is asked for again; that nothing was won is told no more, if it was not yet."""
    await note(connection, cause, "open a result again", f"tournament {held.id}")
    await reopen_question(connection, cause, zone, questions.c.tournament_id == held.id)
    await connection.execute(
        update(notices)
        .where(notices.c.kind == NoticeKind.NOTHING, notices.c.tournament_id == held.id)
        .where(notices.c.state == NoticeState.WAITING)
        .values(state=NoticeState.CANCELLED)
    )
    return await set_status(connection, cause, held, TournamentStatus.SCHEDULED, local_day(cause.at, zone))


async def set_status(
    connection: AsyncConnection, cause: Cause, tournament: Tournament, status: TournamentStatus, day: date
) -> Tournament:
    """The new state as a row of the history, and as what holds now."""
    await connection.execute(
        insert(tournament_changes).values(
            tournament_id=tournament.id,
            known_on=day.isoformat(),
            estimated=0,
            status=status,
            start_on=tournament.start_on.isoformat() if tournament.start_on else None,
            end_on=tournament.end_on.isoformat() if tournament.end_on else None,
            precision=tournament.precision,
            city=tournament.city,
            country=tournament.country,
            zone=tournament.zone,
            actor=cause.actor,
            update_id=cause.update_id,
            at=cause.at,
        )
    )
    await connection.execute(update(tournaments).where(tournaments.c.id == tournament.id).values(status=status))
    return replace(tournament, status=status)


def refusal(tournament: Tournament, allowed: frozenset[str] | None) -> NotAllowed | None:
    """A tournament of many sports is for who has them all."""
    if tournament.sport is None:
        return None if allowed is None else NotAllowed()
    return not_theirs([tournament.sport], allowed)


def is_over(tournament: Tournament, now: int) -> bool:
    """Whether the evening of its last day has come at the venue."""
    at = over_at(tournament)
    return at is not None and at <= now


def over_at(tournament: Tournament, zone: str = "UTC") -> int | None:
    """21:00 of its last day at the venue, or in `zone` where that is unknown; None without a last day."""
    last = last_day(tournament)
    return instant_of(last, EVENING, tournament.zone or zone) if last else None


def has_begun(tournament: Tournament, now: int) -> bool:
    if tournament.status is TournamentStatus.POSTPONED:
        return False
    by_list = tournament.precision is Precision.CLOSING_DATE
    first = tournament.end_on if by_list else tournament.start_on or tournament.end_on
    return first is not None and first <= today_at(tournament, now)


def today_at(tournament: Tournament, now: int) -> date:
    return local_day(now, tournament.zone or "UTC")


def find_unrecorded(known: Iterable[Tournament], now: int, allowed: frozenset[str] | None) -> list[Tournament]:
    """What is over and whose outcome nobody has closed, of the `allowed` sports; the newest end first."""
    found = [
        one
        for one in known
        if one.status is TournamentStatus.SCHEDULED and is_over(one, now) and refusal(one, allowed) is None
    ]
    return sorted(found, key=lambda one: (last_day(one) or date.min, one.id), reverse=True)


def find_recent(
    known: Iterable[Tournament],
    with_licences: Collection[int],
    now: int,
    allowed: frozenset[str] | None,
    limit: int,
) -> list[Tournament]:
    """What is under way or ended lately, the newest end first; of those, what has no outcome yet before the rest.

    A tournament of many sports concerns whoever has one of them; a long window comes after real events.
    """
    found: list[tuple[bool, bool, int, int, Tournament]] = []
    for one in known:
        last, today = last_day(one), today_at(one, now)
        open_or_held = one.status in (TournamentStatus.SCHEDULED, TournamentStatus.HELD)
        if last is None or not open_or_held or not has_begun(one, now) or last < today - LATELY:
            continue
        if one.sport is not None and not_theirs([one.sport], allowed):
            continue
        recorded = one.status is TournamentStatus.HELD or one.id in with_licences
        window = one.precision is Precision.WINDOW
        found.append((window, recorded, -min(last, today).toordinal(), one.id, one))
    return [one for *_, one in sorted(found, key=lambda each: each[:4])[:limit]]
