"""A draft holds from now on, or what held before it does again; each pressed twice does so once."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.changes.drafting import (
    APPLIED,
    CHANGE,
    PREVIEW,
    UNDONE,
    Draft,
    Kept,
    NotFound,
    TooEarly,
    Unchanged,
    draft_of,
    keep,
    objection,
    read_changeable,
    read_draft,
)
from schedules.changes.states import State, back_to
from schedules.clock import local_day
from schedules.dialogues import read_own
from schedules.inbox import change
from schedules.staff import NotAllowed
from schedules.tellings import Window, read_waiting, read_window, tell
from schedules.tournaments import refusal
from storage.changes import Entered, read_entered, read_newest_change, same_state
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.models import Cause, Tournament, TournamentChange, TournamentStatus
from storage.tables import tournament_changes, tournaments
from storage.tournaments import read_tournaments_by_id


@dataclass(frozen=True, slots=True)
class Applied:
    """Applied now or by an earlier press."""

    draft: Draft
    window: Window
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    draft: Draft
    in_time: bool  # nobody had been told; False: a change back is told


@dataclass(frozen=True, slots=True)
class Overtaken:
    """The tournament has been changed again since: there is nothing to undo."""


async def apply_change(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    zone: str,
    undo_seconds: int,
    allowed: frozenset[str] | None = None,
) -> Applied | Draft | Unchanged | TooEarly | NotAllowed | NotFound:
    """Let a draft hold. Pressed again it answers the same and changes nothing.

    Whatever has happened to the tournament since the draft was shown is shown first: a Draft to be looked at
    anew. `zone` says on which day the change becomes known.
    """
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, CHANGE)
        if dialogue is None or dialogue.step not in (PREVIEW, APPLIED, UNDONE):
            return NotFound()
        kept = Kept.of(dialogue)
        if dialogue.step != PREVIEW:
            draft = await draft_of(connection, dialogue)
            if draft is None:
                return NotFound()
            window = await window_of(connection, draft)
            return Applied(draft, window, undone=dialogue.step == UNDONE)
        found = await read_changeable(connection, kept.tournament_id, allowed)
        if isinstance(found, NotFound | NotAllowed):
            return found
        if kept.state is None:
            return NotFound()
        tournament, newest = found
        if refused := objection(kept.state, tournament, newest.change, cause.at):
            return refused
        if newest.id != kept.seen:
            await keep(connection, cause, dialogue_id, PREVIEW, replace(kept, seen=newest.id))
            return await read_draft(connection, cause, dialogue_id)
        kept = await let_hold(connection, cause, kept, tournament, newest, zone, undo_seconds)
        await keep(connection, cause, dialogue_id, APPLIED, kept, closes=True)
        applied = await read_own(connection, cause, dialogue_id, CHANGE)
        draft = await draft_of(connection, applied) if applied else None
        return Applied(draft, await window_of(connection, draft)) if draft else NotFound()


async def let_hold(
    connection: AsyncConnection,
    cause: Cause,
    kept: Kept,
    tournament: Tournament,
    newest: Entered,
    zone: str,
    undo_seconds: int,
) -> Kept:
    """Enter what is wished and tell it; what undoing needs is remembered."""
    state = kept.state or State(None, keeps_days=True)
    applied = None
    if state.renames(tournament):
        await rename(connection, cause, tournament, state)
    if state.moves(newest.change, tournament.kind):
        source = state.source_url or tournament.source_url
        day = local_day(cause.at, zone)
        applied = await enter(connection, cause, tournament, newest, state, source, day)
        if is_told(newest.change, state):
            await tell(connection, cause.at, tournament, newest.id, undo_seconds)
    await note(connection, cause, "change tournament", f"tournament {tournament.id}")
    return replace(
        kept,
        applied=applied,
        source_before=tournament.source_url,
        named=tournament.names,
        counted=tournament.kind,
    )


async def undo_change(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    zone: str,
    undo_seconds: int,
    allowed: frozenset[str] | None = None,
) -> Undone | Overtaken | NotAllowed | NotFound:
    """Bring back the state before an applied change. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, dialogue_id)
        if dialogue is None or dialogue.kind != CHANGE or dialogue.step not in (APPLIED, UNDONE):
            return NotFound()
        kept = Kept.of(dialogue)
        draft = await draft_of(connection, dialogue)
        found = (await read_tournaments_by_id(connection, [kept.tournament_id])).get(kept.tournament_id)
        newest = await read_newest_change(connection, kept.tournament_id)
        if draft is None or found is None or newest is None or draft.state is None:
            return NotFound()
        if refused := refusal(found, allowed):
            return refused
        if dialogue.step == UNDONE:
            return Undone(draft, kept.in_time)
        applied = await read_entered(connection, kept.applied or 0)
        if (applied and not same_state(newest.change, applied.change)) or draft.state.renames(found):
            return Overtaken()
        in_time = True
        if applied:
            waits = await read_waiting(connection, found.id) is not None
            state = back_to(draft.now)
            day = local_day(cause.at, zone)
            await enter(connection, cause, found, newest, state, kept.source_before, day)
            if is_told(newest.change, state):
                await tell(connection, cause.at, found, newest.id, undo_seconds if waits else 0)
                in_time = waits
        if draft.state.names or draft.state.kind:
            before = State(None, keeps_days=True, names=kept.named, kind=kept.counted)
            await rename(connection, cause, found, before)
        await keep(connection, cause, dialogue_id, UNDONE, replace(kept, in_time=in_time), closes=True)
        await note(connection, cause, "undo change", f"tournament {found.id}")
        return Undone(draft, in_time)


async def enter(
    connection: AsyncConnection,
    cause: Cause,
    tournament: Tournament,
    newest: Entered,
    state: State,
    source_url: str,
    day: date,
) -> int:
    """Let a state hold from `day` on; its number in the history. `source_url`: the tournament's from then on."""
    after = state.becomes(newest.change, tournament.kind)
    same_place = (after.city, after.country) == (newest.change.city, newest.change.country)
    now_known = {
        "status": after.status,
        "start_on": after.start_on.isoformat() if after.start_on else None,
        "end_on": after.end_on.isoformat() if after.end_on else None,
        "precision": after.precision,
        "city": after.city,
        "country": after.country,
        "zone": tournament.zone if same_place else state.zone,
    }
    added = await connection.execute(
        insert(tournament_changes)
        .values(
            tournament_id=tournament.id,
            known_on=day.isoformat(),
            estimated=0,
            reason=after.reason,
            source_url=after.source_url,
            places_go=after.places_go or "",
            places_to=after.places_to,
            actor=cause.actor,
            update_id=cause.update_id,
            at=cause.at,
            **now_known,
        )
        .returning(tournament_changes.c.id)
    )
    freed = {"slug": f"absent-{tournament.id}"} if after.status is TournamentStatus.ABSENT else {}
    await connection.execute(
        update(tournaments)
        .where(tournaments.c.id == tournament.id)
        .values(**now_known, **freed, source_url=source_url)
    )
    return int(added.scalar_one())


async def rename(connection: AsyncConnection, cause: Cause, tournament: Tournament, state: State) -> None:
    """Names are no states of the history: the audit keeps each as it was and as it is."""
    names, kind = state.names or tournament.names, state.kind or tournament.kind
    columns = (
        ("title_en", tournament.names.en, names.en),
        ("title_ru", tournament.names.ru, names.ru),
        ("title_kk", tournament.names.kk, names.kk),
        ("kind", tournament.kind, kind),
    )
    changed = [f'{column} "{old}" → "{new}"' for column, old, new in columns if old != new]
    await note(connection, cause, "rename tournament", f"tournament {tournament.id}: {'; '.join(changed)}")
    await connection.execute(
        update(tournaments)
        .where(tournaments.c.id == tournament.id)
        .values(name_en=names.en, name_ru=names.ru, name_kk=names.kk, kind=kind)
    )


def is_told(now: TournamentChange, state: State) -> bool:
    """That a tournament is over is no news of the calendar."""
    return TournamentStatus.HELD not in (now.status, state.status)


async def window_of(connection: AsyncConnection, draft: Draft) -> Window:
    """How the telling of an applied draft stands."""
    state, now = draft.state, draft.now.change
    if state is None or not state.moves(now, draft.counted) or not is_told(now, state):
        return Window(None, untold=True)
    return await read_window(connection, draft.tournament_id)
