"""Licences are recorded and undone; the announcement follows when the undo window has passed.

What staff enter counts at once. Its notice waits, restarted by each further entry for the same tournament but
never longer than ten minutes; undone in time, nothing is told; after that the undoing is told as a correction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice, announce, announced_at, cancel_if_empty, was_corrected
from schedules.audit import note
from schedules.clock import local_day
from schedules.dialogues import close_in
from schedules.drafts import Allowed, Draft, Entry, NotFound, Step, draft_of, read_draft
from schedules.inbox import change
from schedules.questions import Said, close_question, reopen_question
from schedules.staff import NotAllowed, not_theirs
from schedules.tournaments import has_begun, is_over, set_status
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.games import read_athletes, read_events
from storage.licences import Recording, read_licences_in_force, read_recording, split_names, tally
from storage.models import (
    Athlete,
    Cause,
    Event,
    Holder,
    Licence,
    LicenceStep,
    NoticeKind,
    NoticeState,
    Route,
    Tournament,
    TournamentKind,
    TournamentStatus,
)
from storage.tables import ledger, licences, notice_licences, notices, questions, recordings
from storage.tournaments import read_tournaments_by_id


@dataclass(frozen=True, slots=True)
class Recorded:
    """Entered now or by an earlier press; `places` is the total in force since."""

    recording: Recording
    entries: tuple[Entry, ...]
    places: int
    announced_at: int | None  # when the announcement goes, None where it has gone


@dataclass(frozen=True, slots=True)
class Undone:
    recording: Recording
    entries: tuple[Entry, ...]
    places: int
    in_time: bool  # nobody had been told; False: a correction follows


class DoubtKind(StrEnum):
    DUPLICATE = "duplicate"  # counts already
    REPEATED = "repeated"  # stands twice in the draft
    HAS_PLACE = "has_place"  # the athlete uses a place in that event
    NOT_BEGUN = "not_begun"
    CANCELLED = "cancelled"
    UNKNOWN_EVENT = "unknown_event"  # not in the sport's programme


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be wrong with one entry; staff decide."""

    kind: DoubtKind
    line: int  # which entry, from 0


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Not recorded: there are more doubts than the person had seen."""

    draft: Draft


async def record(
    database: Database,
    cause: Cause,
    draft_id: int,
    games: str,
    zone: str,
    undo_seconds: int,
    *,
    allowed: Allowed = None,
    seen: int | None = None,
) -> Recorded | Doubtful | NotAllowed | NotFound:
    """Enter a draft into the ledger. Pressed again it answers the same and changes nothing.

    `zone` says on which day the places begin to count; `seen` how many doubts were shown (None: do not ask).
    """
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, draft_id)
        if draft is None or draft.step is not Step.PREVIEW or not draft.entries:
            return NotFound()
        entries = tuple(draft.entries.values())
        if refused := not_theirs([entry.sport for entry in entries], allowed):
            return refused
        day = local_day(cause.at, zone)
        recording = await read_recording(connection, draft_id)
        if recording is None:
            doubts = await read_doubts(connection, entries, games, cause.at, zone)
            if seen is not None and len(doubts) > seen:
                return Doubtful(draft)
            recording = await enter(connection, cause, draft_id, games, day, undo_seconds, entries)
            await answer_question(connection, cause, draft, recording, games, day, undo_seconds)
        places = tally(await read_licences_in_force(connection, games, day)).places
        return Recorded(recording, entries, places, await announced_at(connection, recording.id))


async def undo(
    database: Database, cause: Cause, draft_id: int, games: str, zone: str, *, allowed: Allowed = None
) -> Undone | NotAllowed | NotFound:
    """Take back all that a confirmed draft entered. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, draft_id)
        recording = await read_recording(connection, draft_id)
        if dialogue is None or recording is None:
            return NotFound()
        entries = tuple(draft_of(dialogue).entries.values())
        if refused := not_theirs([entry.sport for entry in entries], allowed):
            return refused
        day = local_day(cause.at, zone)
        if recording.undone_at is None:
            await undo_recording(connection, cause, recording, games, zone)
            recording = replace(recording, undone_at=cause.at)
        places = tally(await read_licences_in_force(connection, games, day)).places
        in_time = not await was_corrected(connection, recording.id)
        return Undone(recording, entries, places, in_time)


async def undo_recording(
    connection: AsyncConnection, cause: Cause, recording: Recording, games: str, zone: str
) -> None:
    """Take back what it entered, and open again the result it has closed."""
    day = local_day(cause.at, zone)
    await take_back(connection, cause, recording, games, day)
    reopened = await reopen_question(connection, cause, zone, questions.c.recording_id == recording.id)
    known = await read_tournaments_by_id(connection, [reopened or 0])
    if reopened and known[reopened].status is TournamentStatus.HELD:
        await set_status(connection, cause, known[reopened], TournamentStatus.SCHEDULED, day)


async def answer_question(
    connection: AsyncConnection,
    cause: Cause,
    draft: Draft,
    recording: Recording,
    games: str,
    day: date,
    undo_seconds: int,
) -> None:
    """With as many licences as were announced the outcome of the tournament is known."""
    in_force = await read_licences_in_force(connection, games, day)
    won = sum(one.tournament_id == draft.tournament_id for one in in_force)
    found = await read_tournaments_by_id(connection, [draft.tournament_id or 0])
    tournament = found.get(draft.tournament_id or 0)
    if draft.question is None or not draft.wanted or won < draft.wanted or tournament is None:
        return
    if tournament.status is not TournamentStatus.SCHEDULED or not is_over(tournament, cause.at):
        return
    closed = await close_question(
        connection,
        cause,
        tournament.id,
        Said.NUMBER,
        won,
        recording_id=recording.id,
        undo_seconds=undo_seconds,
    )
    if closed is not None:
        await set_status(connection, cause, tournament, TournamentStatus.HELD, day)


async def read_doubts(
    connection: AsyncConnection, entries: Sequence[Entry], games: str, now: int, zone: str
) -> list[Doubt]:
    won_at = {entry.tournament_id for entry in entries if entry.tournament_id}
    return find_doubts(
        entries,
        await read_licences_in_force(connection, games, local_day(now, zone)),
        await read_tournaments_by_id(connection, won_at),
        Known.of(await read_events(connection, games), await read_athletes(connection)),
        now,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """Which spellings mean the same: of events by sport, of people. All are case-folded."""

    events: Mapping[tuple[str, str], str]
    people: Mapping[str, str]

    @classmethod
    def of(cls, events: Iterable[Event], athletes: Iterable[Athlete]) -> Self:
        return cls(
            events={
                (event.sport, called.casefold()): event.names.en.casefold()
                for event in events
                for called in (event.names.en, event.names.ru, event.names.kk, event.also)
                if called
            },
            people={
                called.casefold(): athlete.name.casefold()
                for athlete in athletes
                for called in (athlete.name, athlete.names.en, athlete.names.ru, athlete.names.kk)
                if called
            },
        )

    def event(self, one: Entry | Licence) -> tuple[str, str]:
        about = (one.sport, one.event.casefold())
        return one.sport, self.events.get(about, about[1])

    def who(self, field: str) -> set[frozenset[str]]:
        """The people of a field, each as the words of their name: «Amankul Abilkhan» is «Abilkhan AMANKUL»."""
        names = (name.casefold() for name in split_names(field))
        return {frozenset(self.people.get(name, name).split()) for name in names}

    def same_place(self, entry: Entry, other: Entry | Licence) -> bool:
        """Of two in one event: whether they may be one place, by name, or the country's and nobody's."""
        if entry.won_by and other.won_by:
            return self.who(entry.won_by) == self.who(other.won_by)
        return entry.holder is Holder.NOC and other.holder is Holder.NOC


def find_doubts(
    entries: Sequence[Entry],
    in_force: Iterable[Licence],
    tournaments: Mapping[int, Tournament],
    known: Known,
    now: int,
) -> list[Doubt]:
    """What staff should look at twice, in the order of the entries. Nothing of it forbids to record."""
    with_programme = {sport for sport, _ in known.events}
    standing: dict[tuple[str, str], list[Licence]] = {}
    for licence in in_force:
        standing.setdefault(known.event(licence), []).append(licence)
    doubts = []
    for line, entry in enumerate(entries):
        there = standing.get(known.event(entry), [])
        using = [name for licence in there for name in known.who(licence.used_by or licence.won_by)]
        if any(known.same_place(entry, licence) for licence in there):
            doubts.append(Doubt(DoubtKind.DUPLICATE, line))
        elif known.who(entry.won_by) & set(using):
            doubts.append(Doubt(DoubtKind.HAS_PLACE, line))
        before = [one for one in entries[:line] if known.event(one) == known.event(entry)]
        if any(known.same_place(entry, one) for one in before):
            doubts.append(Doubt(DoubtKind.REPEATED, line))
        tournament = tournaments.get(entry.tournament_id or 0)
        if tournament and tournament.status is TournamentStatus.CANCELLED:
            doubts.append(Doubt(DoubtKind.CANCELLED, line))
        elif tournament and not has_begun(tournament, now):
            doubts.append(Doubt(DoubtKind.NOT_BEGUN, line))
        if entry.sport in with_programme and (entry.sport, entry.event.casefold()) not in known.events:
            doubts.append(Doubt(DoubtKind.UNKNOWN_EVENT, line))
    return doubts


async def enter(
    connection: AsyncConnection,
    cause: Cause,
    dialogue_id: int,
    games: str,
    day: date,
    undo_seconds: int,
    entries: Iterable[Entry],
) -> Recording:
    added = await connection.execute(
        insert(recordings)
        .values(dialogue_id=dialogue_id, actor=cause.actor, at=cause.at)
        .returning(recordings.c.id)
    )
    recording_id: int = added.scalar_one()
    entries = tuple(entries)
    won_at = await read_tournaments_by_id(
        connection, {entry.tournament_id for entry in entries if entry.tournament_id}
    )
    for entry in entries:
        tournament = won_at.get(entry.tournament_id or 0)
        by_list = tournament is not None and tournament.kind is TournamentKind.RANKING
        by_tournament = Route.TOURNAMENT if tournament else Route.OTHER
        last_day = tournament.end_on if tournament else None
        new = await connection.execute(
            insert(licences)
            .values(
                games=games,
                sport=entry.sport,
                event=entry.event,
                holder=entry.holder,
                route=Route.RANKING if by_list else by_tournament,
                tournament_id=entry.tournament_id,
                won_by=entry.won_by,
                won_on=min(last_day or day, day).isoformat(),
                recording_id=recording_id,
            )
            .returning(licences.c.id)
        )
        licence_id: int = new.scalar_one()
        await step(connection, cause, licence_id, LicenceStep.RECORDED, entry.places, day)
        notice_id = await announce(connection, cause.at, games, entry.sport, entry.tournament_id, undo_seconds)
        await connection.execute(insert(notice_licences).values(notice_id=notice_id, licence_id=licence_id))
    await close_in(connection, dialogue_id)
    await note(connection, cause, "record licences", f"recording {recording_id}")
    return Recording(recording_id, cause.actor, cause.at, None)


async def take_back(
    connection: AsyncConnection, cause: Cause, recording: Recording, games: str, day: date
) -> None:
    """Undo a recording: in silence what nobody was told of, with a correction what they were."""
    so_far = ledger.alias()
    in_force = select(func.sum(so_far.c.places_change)).where(so_far.c.licence_id == licences.c.id)
    rows = (
        await connection.execute(
            select(
                licences.c.id,
                licences.c.sport,
                licences.c.tournament_id,
                in_force.scalar_subquery().label("places"),  # a correction may have followed
                notices.c.id.label("notice_id"),
                notices.c.state,
            )
            .join(ledger, ledger.c.licence_id == licences.c.id)
            .join(notice_licences, notice_licences.c.licence_id == licences.c.id)
            .join(notices, notices.c.id == notice_licences.c.notice_id)
            .where(
                licences.c.recording_id == recording.id,
                ledger.c.step == LicenceStep.RECORDED,
                notices.c.kind == NoticeKind.LICENCES,
            )
        )
    ).all()
    corrections: dict[tuple[str, int | None], int] = {}
    for row in rows:
        await step(connection, cause, row.id, LicenceStep.UNDONE, -row.places, day)
        if row.state == NoticeState.WAITING:
            continue
        about = (row.sport, row.tournament_id)
        if about not in corrections:
            corrections[about] = await add_notice(
                connection, NoticeKind.CORRECTION, games, *about, now=cause.at, due_at=cause.at
            )
        await connection.execute(upsert(notice_licences).values(notice_id=corrections[about], licence_id=row.id))
    for notice_id in {row.notice_id for row in rows if row.state == NoticeState.WAITING}:
        await cancel_if_empty(connection, notice_id)
    await connection.execute(update(recordings).where(recordings.c.id == recording.id).values(undone_at=cause.at))
    await note(connection, cause, "undo licences", f"recording {recording.id}")


async def step(
    connection: AsyncConnection,
    cause: Cause,
    licence_id: int,
    what: LicenceStep,
    places_change: int,
    day: date,
) -> None:
    await connection.execute(
        insert(ledger).values(
            licence_id=licence_id,
            step=what,
            places_change=places_change,
            counted_on=day.isoformat(),
            estimated=0,
            actor=cause.actor,
            update_id=cause.update_id,
            at=cause.at,
        )
    )
