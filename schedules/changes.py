"""Dates become known, are moved or taken back: drafted, applied and undone by staff, and told to followers.

A change holds at once and is one more state in the history. Its notice speaks from the state people know to the
one that holds when it is said: changes within the undo window are one message, and none where the last state is
the first again. Undone later, it is told as a change back.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.clock import local_day
from schedules.dialogues import open_in
from schedules.inbox import change
from schedules.tellings import Window, read_waiting, read_window, tell
from storage.changes import Entered, read_entered, read_newest_change, same_state
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.games import day_or_none
from storage.models import (
    Cause,
    Dialogue,
    Precision,
    Tournament,
    TournamentChange,
    TournamentKind,
    TournamentStatus,
)
from storage.tables import dialogues, tournament_changes, tournaments
from storage.tournaments import DATED, read_tournaments_by_id

CHANGE = "change"  # the dialogue of changing a tournament
WHAT = "what"  # … asks what has changed
DATES = "dates"  # … waits for days to be typed
REASON = "reason"  # … asks why
PREVIEW = "preview"  # … shows what will hold
ASIDE = "aside"  # … was given up
APPLIED = "applied"
UNDONE = "undone"
UNDER_WAY = (WHAT, DATES, REASON, PREVIEW)


class Reason(StrEnum):
    """Why a tournament is changed."""

    CORONAVIRUS = "coronavirus"
    HOST = "host"
    QUARANTINE = "quarantine"
    CALENDAR = "calendar"
    GAMES_MOVED = "games_moved"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class State:
    """What a tournament is to become; its place stays."""

    status: TournamentStatus
    start_on: date | None = None
    end_on: date | None = None
    precision: Precision = Precision.UNKNOWN
    reason: Reason | None = None
    source_url: str = ""

    def of(self, tournament: Tournament) -> "State":
        """As it fits the tournament: a list has a closing day; what is cancelled keeps its days."""
        if self.status is TournamentStatus.CANCELLED:
            return replace(
                self,
                start_on=tournament.start_on,
                end_on=tournament.end_on,
                precision=tournament.precision,
            )
        if self.precision is Precision.EXACT and tournament.kind is TournamentKind.RANKING:
            return replace(self, start_on=None, precision=Precision.CLOSING_DATE)
        return self

    def same_as(self, change: TournamentChange) -> bool:
        return (self.status, self.start_on, self.end_on, self.precision) == (
            change.status,
            change.start_on,
            change.end_on,
            change.precision,
        )


def fixed(start_on: date, end_on: date, source_url: str = "") -> State:
    return State(TournamentStatus.SCHEDULED, start_on, end_on, Precision.EXACT, None, source_url)


POSTPONED = State(TournamentStatus.POSTPONED)
CANCELLED = State(TournamentStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A change on its way; `now` is the state it would take the tournament out of."""

    dialogue_id: int
    step: str
    tournament_id: int
    now: Entered
    state: State | None = None  # None until it is said what becomes of it


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


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It stands like that already."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such draft of this person's, or it was put aside."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a dialogue remembers between its steps; changes by their numbers."""

    tournament_id: int
    seen: int  # the newest change when the draft was shown
    state: State | None = None
    applied: int | None = None
    in_time: bool = True
    source_before: str = ""
    read_from: int | None = None  # the update whose words were read last

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        known = json.loads(dialogue.data)
        if state := known["state"]:
            known["state"] = State(
                TournamentStatus(state["status"]),
                day_or_none(state["start_on"]),
                day_or_none(state["end_on"]),
                Precision(state["precision"]),
                Reason(state["reason"]) if state["reason"] else None,
                state["source_url"],
            )
        return cls(**known)

    def json(self) -> str:
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


async def draft_change(
    database: Database, cause: Cause, chat: int, tournament_id: int, state: State | None = None
) -> Draft | Unchanged | NotFound:
    """Begin to change a tournament; without a state it is asked what becomes of it."""
    async with change(database, cause) as connection:
        found = await read_changeable(connection, tournament_id)
        if found is None:
            return NotFound()
        tournament, newest = found
        if state is not None:
            state = state.of(tournament)
            if state.same_as(newest.change):
                return Unchanged()
        kept = Kept(tournament_id, newest.id, state)
        step = WHAT if state is None else after_state(newest.change, state)
        number = await open_in(connection, cause, chat, CHANGE, step, kept.json())
        return await read_draft(connection, cause, number)


async def ask_for_dates(database: Database, cause: Cause, dialogue_id: int) -> Draft | NotFound:
    """The next plain text of the actor in that chat is read as days."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        if dialogue is None:
            return NotFound()
        await connection.execute(
            update(dialogues)
            .where(dialogues.c.chat == dialogue.chat, dialogues.c.person == dialogue.person)
            .where(dialogues.c.open == 1, dialogues.c.id != dialogue_id)
            .values(open=0)
        )
        await keep(connection, cause, dialogue_id, DATES, replace(Kept.of(dialogue), state=None))
        return await read_draft(connection, cause, dialogue_id)


async def choose_state(
    database: Database, cause: Cause, dialogue_id: int, state: State
) -> Draft | Unchanged | NotFound:
    """Say what becomes of the tournament of a draft."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        if dialogue is None:
            return NotFound()
        found = await read_changeable(connection, Kept.of(dialogue).tournament_id)
        if found is None:
            return NotFound()
        tournament, newest = found
        state = state.of(tournament)
        if state.same_as(newest.change):
            return Unchanged()
        kept = replace(Kept.of(dialogue), seen=newest.id, state=state, read_from=cause.update_id)
        await keep(connection, cause, dialogue_id, after_state(newest.change, state), kept)
        return await read_draft(connection, cause, dialogue_id)


async def choose_reason(
    database: Database, cause: Cause, dialogue_id: int, reason: Reason | None
) -> Draft | NotFound:
    """Say why; None: nothing is said of it."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        kept = Kept.of(dialogue) if dialogue else None
        if kept is None or kept.state is None:
            return NotFound()
        kept = replace(kept, state=replace(kept.state, reason=reason))
        await keep(connection, cause, dialogue_id, PREVIEW, kept)
        return await read_draft(connection, cause, dialogue_id)


async def give_source(database: Database, cause: Cause, dialogue_id: int, url: str) -> Draft | NotFound:
    """Say where the change was announced."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        kept = Kept.of(dialogue) if dialogue else None
        if dialogue is None or kept is None or kept.state is None:
            return NotFound()
        kept = replace(kept, state=replace(kept.state, source_url=url), read_from=cause.update_id)
        await keep(connection, cause, dialogue_id, dialogue.step, kept)
        return await read_draft(connection, cause, dialogue_id)


async def put_change_aside(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """Drop a draft; False where it is none of the actor's, or applied already."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id)
        if dialogue is None or dialogue.step not in (*UNDER_WAY, ASIDE):
            return False
        await keep(connection, cause, dialogue_id, ASIDE, Kept.of(dialogue), closes=True)
        return True


async def apply_change(
    database: Database, cause: Cause, dialogue_id: int, zone: str, undo_seconds: int
) -> Applied | Draft | Unchanged | NotFound:
    """Let a draft hold. Pressed again it answers the same and changes nothing.

    Whatever has happened to the tournament since the draft was shown is shown first: a Draft to be looked at
    anew. `zone` says on which day the change becomes known.
    """
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id)
        if dialogue is None or dialogue.step not in (PREVIEW, APPLIED, UNDONE):
            return NotFound()
        kept = Kept.of(dialogue)
        if dialogue.step != PREVIEW:
            draft = await draft_of(connection, dialogue)
            if draft is None:
                return NotFound()
            window = await read_window(connection, kept.tournament_id)
            return Applied(draft, window, undone=dialogue.step == UNDONE)
        found = await read_changeable(connection, kept.tournament_id)
        if found is None or kept.state is None:
            return NotFound()
        tournament, newest = found
        if newest.id != kept.seen:
            state = kept.state.of(tournament)
            if state.same_as(newest.change):
                return Unchanged()
            await keep(connection, cause, dialogue_id, PREVIEW, replace(kept, seen=newest.id, state=state))
            return await read_draft(connection, cause, dialogue_id)
        day = local_day(cause.at, zone)
        source = kept.state.source_url or tournament.source_url
        added = await enter(connection, cause, tournament, kept.state, source, day)
        await tell(connection, cause.at, tournament, newest.id, undo_seconds)
        kept = replace(kept, applied=added, source_before=tournament.source_url)
        await keep(connection, cause, dialogue_id, APPLIED, kept, closes=True)
        await note(connection, cause, "change tournament", f"tournament {tournament.id}")
        draft = Draft(dialogue_id, APPLIED, tournament.id, newest, kept.state)
        return Applied(draft, await read_window(connection, tournament.id))


async def undo_change(
    database: Database, cause: Cause, dialogue_id: int, zone: str, undo_seconds: int
) -> Undone | Overtaken | NotFound:
    """Bring back the state before an applied change. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, dialogue_id)
        if dialogue is None or dialogue.kind != CHANGE or dialogue.step not in (APPLIED, UNDONE):
            return NotFound()
        kept = Kept.of(dialogue)
        draft = await draft_of(connection, dialogue)
        found = (await read_tournaments_by_id(connection, [kept.tournament_id])).get(kept.tournament_id)
        newest = await read_newest_change(connection, kept.tournament_id)
        applied = await read_entered(connection, kept.applied or 0)
        if draft is None or found is None or newest is None or applied is None:
            return NotFound()
        if dialogue.step == UNDONE:
            return Undone(draft, kept.in_time)
        if not same_state(newest.change, applied.change):
            return Overtaken()
        before = draft.now.change
        state = State(
            before.status, before.start_on, before.end_on, before.precision, source_url=before.source_url
        )
        waits = await read_waiting(connection, found.id) is not None
        await enter(connection, cause, found, state, kept.source_before, local_day(cause.at, zone))
        await tell(connection, cause.at, found, newest.id, undo_seconds if waits else 0)
        await keep(connection, cause, dialogue_id, UNDONE, replace(kept, in_time=waits), closes=True)
        await note(connection, cause, "undo change", f"tournament {found.id}")
        return Undone(draft, waits)


async def enter(
    connection: AsyncConnection, cause: Cause, tournament: Tournament, state: State, source_url: str, day: date
) -> int:
    """Let a state hold from `day` on; its number in the history. `source_url`: the tournament's from then on."""
    days = {
        "status": state.status,
        "start_on": state.start_on.isoformat() if state.start_on else None,
        "end_on": state.end_on.isoformat() if state.end_on else None,
        "precision": state.precision,
    }
    added = await connection.execute(
        insert(tournament_changes)
        .values(
            tournament_id=tournament.id,
            known_on=day.isoformat(),
            estimated=0,
            city=tournament.city,
            country=tournament.country,
            zone=tournament.zone,
            reason=state.reason or "",
            source_url=state.source_url,
            actor=cause.actor,
            update_id=cause.update_id,
            at=cause.at,
            **days,
        )
        .returning(tournament_changes.c.id)
    )
    await connection.execute(
        update(tournaments).where(tournaments.c.id == tournament.id).values(**days, source_url=source_url)
    )
    return int(added.scalar_one())


def after_state(now: TournamentChange, state: State) -> str:
    """Why is asked where something people count on goes; a day that becomes known needs no reason."""
    counted_on = now.status is TournamentStatus.SCHEDULED and now.precision in DATED
    return REASON if counted_on or state.status is not TournamentStatus.SCHEDULED else PREVIEW


async def read_changeable(connection: AsyncConnection, tournament_id: int) -> tuple[Tournament, Entered] | None:
    """A tournament whose outcome is not recorded yet, and its newest state."""
    tournament = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
    newest = await read_newest_change(connection, tournament_id)
    if tournament is None or newest is None or tournament.status is TournamentStatus.HELD:
        return None
    return tournament, newest


async def read_draft(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Draft | NotFound:
    dialogue = await read_own(connection, cause, dialogue_id)
    return (dialogue and await draft_of(connection, dialogue)) or NotFound()


async def draft_of(connection: AsyncConnection, dialogue: Dialogue) -> Draft | None:
    kept = Kept.of(dialogue)
    now = await read_entered(connection, kept.seen)
    return Draft(dialogue.id, dialogue.step, kept.tournament_id, now, kept.state) if now else None


async def read_own(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Dialogue | None:
    """The actor's own dialogue; a number that was forged or belongs to another finds nothing."""
    dialogue = await read_dialogue(connection, dialogue_id)
    mine = dialogue and (dialogue.kind, dialogue.person) == (CHANGE, cause.actor)
    return dialogue if mine else None


async def read_under_way(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Dialogue | None:
    dialogue = await read_own(connection, cause, dialogue_id)
    return dialogue if dialogue and dialogue.step in UNDER_WAY else None


async def keep(
    connection: AsyncConnection, cause: Cause, dialogue_id: int, step: str, kept: Kept, *, closes: bool = False
) -> None:
    opened = {} if step != DATES else {"open": 1}
    await connection.execute(
        update(dialogues)
        .where(dialogues.c.id == dialogue_id)
        .values(step=step, data=kept.json(), changed_at=cause.at, **({"open": 0} if closes else opened))
    )
