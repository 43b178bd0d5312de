"""Licences are drafted, recorded and undone; the announcement follows when the undo window has passed.

What staff enter counts at once. Its notice waits, restarted by each further entry for the same tournament but
never longer than ten minutes; undone in time, nothing is told; after that the undoing is told as a correction.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Self

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.clock import MINUTE, SECOND, local_day
from schedules.dialogues import close_in, open_in
from schedules.inbox import change
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.licences import Recording, read_licences_in_force, read_recording, tally
from storage.models import (
    Cause,
    Dialogue,
    Holder,
    LicenceStep,
    NoticeKind,
    NoticeState,
    Route,
    TournamentKind,
)
from storage.tables import dialogues, ledger, licences, notice_licences, notices, recordings
from storage.tournaments import read_tournaments_by_id

WON = "won"  # the dialogue of recording licences
LINES = "lines"  # … waits for lines to be typed
PREVIEW = "preview"  # … shows what will be recorded
ASIDE = "aside"  # … was given up
LONGEST_WINDOW = 10 * MINUTE


@dataclass(frozen=True, slots=True)
class Entry:
    """One licence as staff entered it."""

    sport: str
    event: str
    won_by: str  # empty: nobody is named
    tournament_id: int | None
    places: int
    holder: Holder

    @classmethod
    def from_json(cls, fields: dict[str, object]) -> Self:
        return cls(**fields | {"holder": Holder(str(fields["holder"]))})  # type: ignore[arg-type]


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


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such draft of this person's, or it was put aside."""


async def ask_for_lines(database: Database, cause: Cause, chat: int) -> None:
    """The next plain text of the actor in `chat` is read as lines of licences."""
    async with change(database, cause) as connection:
        await open_in(connection, cause, chat, WON, LINES, "{}")


async def draft(database: Database, cause: Cause, chat: int, entries: Sequence[Entry]) -> int:
    """Keep what was understood until it is confirmed; the draft's number."""
    async with change(database, cause) as connection:
        return await open_in(connection, cause, chat, WON, PREVIEW, write_entries(entries))


async def put_aside(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """Drop a draft unrecorded; False where it is none of the actor's or recorded already."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id)
        if dialogue is None or await read_recording(connection, dialogue_id):
            return False
        await connection.execute(update(dialogues).where(dialogues.c.id == dialogue_id).values(step=ASIDE, open=0))
        return True


async def change_holder(
    database: Database, cause: Cause, dialogue_id: int, line: int, holder: Holder
) -> tuple[Entry, ...] | NotFound:
    """Say whose the licence of one line (from 0) of a draft is; the draft as it is then."""
    async with change(database, cause) as connection:
        dialogue = await read_draft(connection, cause, dialogue_id)
        if dialogue is None or await read_recording(connection, dialogue_id):
            return NotFound()
        entries = list(read_entries(dialogue))
        if not 0 <= line < len(entries):
            return NotFound()
        entries[line] = replace(entries[line], holder=holder)
        await connection.execute(
            update(dialogues)
            .where(dialogues.c.id == dialogue_id)
            .values(data=write_entries(entries), changed_at=cause.at)
        )
        return tuple(entries)


async def record(
    database: Database, cause: Cause, dialogue_id: int, games: str, zone: str, undo_seconds: int
) -> Recorded | NotFound:
    """Enter a draft into the ledger. Pressed again it answers the same and changes nothing.

    `zone` says on which day the places begin to count.
    """
    async with change(database, cause) as connection:
        dialogue = await read_draft(connection, cause, dialogue_id)
        if dialogue is None:
            return NotFound()
        entries = read_entries(dialogue)
        day = local_day(cause.at, zone)
        recording = await read_recording(connection, dialogue_id)
        if recording is None:
            recording = await enter(connection, cause, dialogue_id, games, day, undo_seconds, entries)
        places = tally(await read_licences_in_force(connection, games, day)).places
        return Recorded(recording, entries, places, await announced_at(connection, recording.id))


async def undo(database: Database, cause: Cause, dialogue_id: int, games: str, zone: str) -> Undone | NotFound:
    """Take back all that a confirmed draft entered. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, dialogue_id)
        recording = await read_recording(connection, dialogue_id)
        if dialogue is None or recording is None:
            return NotFound()
        day = local_day(cause.at, zone)
        if recording.undone_at is None:
            await take_back(connection, cause, recording, games, day)
            recording = replace(recording, undone_at=cause.at)
        places = tally(await read_licences_in_force(connection, games, day)).places
        in_time = not await was_corrected(connection, recording.id)
        return Undone(recording, read_entries(dialogue), places, in_time)


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


async def announce(
    connection: AsyncConnection,
    now: int,
    games: str,
    sport: str,
    tournament_id: int | None,
    undo_seconds: int,
) -> int:
    """The notice that still waits for this tournament, its window begun anew; or a new one."""
    window = undo_seconds * SECOND
    waiting = (
        await connection.execute(
            select(notices.c.id, notices.c.created_at).where(
                notices.c.kind == NoticeKind.LICENCES,
                notices.c.games == games,
                notices.c.sport == sport,
                notices.c.tournament_id.is_not_distinct_from(tournament_id),
                notices.c.state == NoticeState.WAITING,
            )
        )
    ).first()
    if waiting:
        latest = waiting.created_at + max(LONGEST_WINDOW, window)
        await connection.execute(
            update(notices).where(notices.c.id == waiting.id).values(due_at=min(now + window, latest))
        )
        return int(waiting.id)
    return await add_notice(
        connection, NoticeKind.LICENCES, games, sport, tournament_id, now=now, due_at=now + window
    )


async def add_notice(
    connection: AsyncConnection,
    kind: NoticeKind,
    games: str,
    sport: str | None,
    tournament_id: int | None,
    *,
    now: int,
    due_at: int,
) -> int:
    added = await connection.execute(
        insert(notices)
        .values(
            kind=kind,
            games=games,
            sport=sport,
            tournament_id=tournament_id,
            created_at=now,
            due_at=due_at,
            state=NoticeState.WAITING,
            cursor=0,
            sent=0,
        )
        .returning(notices.c.id)
    )
    return int(added.scalar_one())


async def take_back(
    connection: AsyncConnection, cause: Cause, recording: Recording, games: str, day: date
) -> None:
    """Undo a recording: in silence what nobody was told of, with a correction what they were."""
    rows = (
        await connection.execute(
            select(
                licences.c.id,
                licences.c.sport,
                licences.c.tournament_id,
                ledger.c.places_change,
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
        await step(connection, cause, row.id, LicenceStep.UNDONE, -row.places_change, day)
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


async def was_corrected(connection: AsyncConnection, recording_id: int) -> bool:
    """Whether people had been told of a recording before it was undone."""
    corrections = await connection.execute(
        select(notices.c.id)
        .join(notice_licences, notice_licences.c.notice_id == notices.c.id)
        .join(licences, licences.c.id == notice_licences.c.licence_id)
        .where(licences.c.recording_id == recording_id, notices.c.kind == NoticeKind.CORRECTION)
        .limit(1)
    )
    return corrections.first() is not None


async def cancel_if_empty(connection: AsyncConnection, notice_id: int) -> None:
    """A notice all of whose licences were undone in time is never said."""
    undone = select(ledger.c.licence_id).where(ledger.c.step == LicenceStep.UNDONE)
    left = await connection.execute(
        select(notice_licences.c.licence_id)
        .where(notice_licences.c.notice_id == notice_id, notice_licences.c.licence_id.not_in(undone))
        .limit(1)
    )
    if left.first() is None:
        await connection.execute(
            update(notices).where(notices.c.id == notice_id).values(state=NoticeState.CANCELLED)
        )


async def announced_at(connection: AsyncConnection, recording_id: int) -> int | None:
    """When the last waiting announcement of a recording goes."""
    waiting = await connection.execute(
        select(notices.c.due_at)
        .join(notice_licences, notice_licences.c.notice_id == notices.c.id)
        .join(licences, licences.c.id == notice_licences.c.licence_id)
        .where(licences.c.recording_id == recording_id, notices.c.state == NoticeState.WAITING)
        .order_by(notices.c.due_at.desc())
        .limit(1)
    )
    return waiting.scalar()


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


async def read_draft(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Dialogue | None:
    """The actor's own draft, unless it was put aside."""
    dialogue = await read_own(connection, cause, dialogue_id)
    return dialogue if dialogue and dialogue.step == PREVIEW else None


async def read_own(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Dialogue | None:
    """The actor's own dialogue; a number that was forged or belongs to another finds nothing."""
    dialogue = await read_dialogue(connection, dialogue_id)
    mine = dialogue and (dialogue.kind, dialogue.person) == (WON, cause.actor)
    return dialogue if mine else None


def write_entries(entries: Iterable[Entry]) -> str:
    return json.dumps([asdict(entry) for entry in entries], ensure_ascii=False)


def read_entries(dialogue: Dialogue) -> tuple[Entry, ...]:
    return tuple(Entry.from_json(fields) for fields in json.loads(dialogue.data))
