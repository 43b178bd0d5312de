"""The target of the Games: drafted, set and taken back by the owners, and told to all who hear of licences.

It holds at once and is one more entry of the history. Its notice tells from what people know to what holds when
it is said: what is set and taken back within the undo window is told to nobody; later, it is told as a change.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Self

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice, begin_anew
from schedules.audit import note
from schedules.clock import SECOND, local_day
from schedules.dialogues import open_in, read_own, step_in
from schedules.games import enter_games
from schedules.inbox import change
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.models import Cause, Dialogue, NoticeKind, NoticeState
from storage.tables import notice_targets, notices
from storage.targets import Target, read_newest_target, read_target

TARGET = "target"  # the dialogue of setting it
ASK = "ask"  # … waits for it to be typed
PREVIEW = "preview"  # … shows what will hold
ASIDE = "aside"  # … was given up
APPLIED = "applied"
UNDONE = "undone"
MOST_PLACES = 999


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as it was typed."""

    places: int | None  # None: there is none any more
    said: str  # who named it
    source_url: str


@dataclass(frozen=True, slots=True)
class TargetDraft:
    dialogue_id: int
    step: str
    now: int | None  # what holds when it is shown
    wanted: Wanted | None = None  # None until it is typed


@dataclass(frozen=True, slots=True)
class TargetSet:
    """Set now or by an earlier press."""

    draft: TargetDraft
    told_at: int | None  # None: it is told already, or there is nothing to tell


@dataclass(frozen=True, slots=True)
class TargetUndone:
    draft: TargetDraft
    places: int | None  # what holds again
    in_time: bool  # nobody had been told; False: a change back is told


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Another target has been set since: there is nothing to undo."""


@dataclass(frozen=True, slots=True)
class SameTarget:
    """It is that already."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such draft of this person's, or it was put aside."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the dialogue remembers between its steps."""

    games: str
    seen: int = 0  # the newest entry when the draft was shown
    wanted: Wanted | None = None
    applied: int | None = None
    in_time: bool = True
    read_from: int | None = None  # the update whose words were read last

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        known = json.loads(dialogue.data)
        if known["wanted"]:
            known["wanted"] = Wanted(**known["wanted"])
        return cls(**known)

    def json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


async def draft_target(
    database: Database, cause: Cause, chat: int, games: str, wanted: Wanted | None = None
) -> TargetDraft | SameTarget | NotFound:
    """Begin to set it; unless it is `wanted` already, the next plain text of the actor there is read as one."""
    async with change(database, cause) as connection:
        newest = await read_newest_target(connection, games)
        if newest is None:
            return NotFound()
        if wanted is not None and wanted.places == newest.places:
            return SameTarget()
        kept = Kept(games, newest.id, wanted, read_from=cause.update_id)
        number = await open_in(connection, cause, chat, TARGET, PREVIEW if wanted else ASK, kept.json())
        return await read_draft(connection, cause, number)


async def choose_target(
    database: Database, cause: Cause, dialogue_id: int, wanted: Wanted
) -> TargetDraft | SameTarget | NotFound:
    """What was typed for a draft."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TARGET)
        if dialogue is None or dialogue.step not in (ASK, PREVIEW):
            return NotFound()
        kept = Kept.of(dialogue)
        newest = await read_newest_target(connection, kept.games)
        if newest is None:
            return NotFound()
        if wanted.places == newest.places:
            return SameTarget()
        kept = replace(kept, seen=newest.id, wanted=wanted, read_from=cause.update_id)
        await keep(connection, cause, dialogue_id, PREVIEW, kept)
        return await read_draft(connection, cause, dialogue_id)


async def put_target_aside(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """Drop a draft; False where it is none of the actor's, or set already."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TARGET)
        if dialogue is None or dialogue.step not in (ASK, PREVIEW, ASIDE):
            return False
        await keep(connection, cause, dialogue_id, ASIDE, Kept.of(dialogue), closes=True)
        return True


async def set_target(
    database: Database, cause: Cause, dialogue_id: int, zone: str, undo_seconds: int
) -> TargetSet | TargetDraft | SameTarget | NotFound:
    """Let a draft hold. Pressed again it answers the same and changes nothing.

    Whatever was set since the draft was shown is shown first: a draft to be looked at anew.
    """
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TARGET)
        kept = Kept.of(dialogue) if dialogue else None
        if dialogue is None or kept is None or kept.wanted is None:
            return NotFound()
        if dialogue.step == APPLIED:
            draft = await draft_of(connection, dialogue)
            return TargetSet(draft, await waiting_until(connection, kept.games))
        newest = await read_newest_target(connection, kept.games)
        if dialogue.step != PREVIEW or newest is None:
            return NotFound()
        if newest.places == kept.wanted.places:
            return SameTarget()
        if newest.id != kept.seen:
            await keep(connection, cause, dialogue_id, PREVIEW, replace(kept, seen=newest.id))
            return await read_draft(connection, cause, dialogue_id)
        draft = await draft_of(connection, dialogue)
        added = await enter(connection, cause, kept.games, kept.wanted, zone)
        await tell(connection, cause.at, kept.games, newest, undo_seconds)
        await keep(connection, cause, dialogue_id, APPLIED, replace(kept, applied=added), closes=True)
        await note(connection, cause, "set target", f"games {kept.games}")
        return TargetSet(draft, await waiting_until(connection, kept.games))


async def undo_target(
    database: Database, cause: Cause, dialogue_id: int, zone: str, undo_seconds: int
) -> TargetUndone | Overtaken | NotFound:
    """Bring back what held before. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, dialogue_id)
        if dialogue is None or dialogue.kind != TARGET or dialogue.step not in (APPLIED, UNDONE):
            return NotFound()
        kept = Kept.of(dialogue)
        draft = await draft_of(connection, dialogue)
        newest = await read_newest_target(connection, kept.games)
        before = await read_target(connection, kept.seen)
        if newest is None or before is None:
            return NotFound()
        if dialogue.step == UNDONE:
            return TargetUndone(draft, before.places, kept.in_time)
        if newest.id != kept.applied:
            return Overtaken()
        waits = await waiting_until(connection, kept.games) is not None
        back = Wanted(before.places, before.said, before.source_url)
        await enter(connection, cause, kept.games, back, zone)
        await tell(connection, cause.at, kept.games, newest, undo_seconds if waits else 0)
        await keep(connection, cause, dialogue_id, UNDONE, replace(kept, in_time=waits), closes=True)
        await note(connection, cause, "undo target", f"games {kept.games}")
        return TargetUndone(draft, before.places, waits)


async def enter(connection: AsyncConnection, cause: Cause, games: str, wanted: Wanted, zone: str) -> int:
    """Its number in the history."""
    day = local_day(cause.at, zone)
    return await enter_games(
        connection, cause, games, day, target=wanted.places, said=wanted.said, source_url=wanted.source_url
    )


async def tell(connection: AsyncConnection, now: int, games: str, known: Target, undo_seconds: int) -> None:
    """Tell the newest target after the window; `known`: the one before it."""
    rows = await connection.execute(
        select(notices.c.id, notices.c.created_at, notices.c.due_at, notice_targets.c.from_change_id)
        .join(notice_targets, notice_targets.c.notice_id == notices.c.id)
        .where(notices.c.games == games, notices.c.state == NoticeState.WAITING)
    )
    waiting = rows.first()
    if waiting is None:
        due_at = now + undo_seconds * SECOND
        notice_id = await add_notice(connection, NoticeKind.TARGET, games, None, None, now=now, due_at=due_at)
        await connection.execute(insert(notice_targets).values(notice_id=notice_id, from_change_id=known.id))
        return
    people_know = await read_target(connection, waiting.from_change_id)
    newest = await read_newest_target(connection, games)
    values: Mapping[str, object] = {"state": NoticeState.CANCELLED}
    if not (people_know and newest and people_know.places == newest.places):
        values = begin_anew(now, waiting.created_at, waiting.due_at, undo_seconds)
    await connection.execute(update(notices).where(notices.c.id == waiting.id).values(values))


async def waiting_until(connection: AsyncConnection, games: str) -> int | None:
    """When the notice goes whose window runs."""
    rows = await connection.execute(
        select(notices.c.due_at).where(
            notices.c.kind == NoticeKind.TARGET,
            notices.c.games == games,
            notices.c.state == NoticeState.WAITING,
        )
    )
    due_at: int | None = rows.scalar()
    return due_at


async def read_draft(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> TargetDraft | NotFound:
    dialogue = await read_own(connection, cause, dialogue_id, TARGET)
    return await draft_of(connection, dialogue) if dialogue else NotFound()


async def draft_of(connection: AsyncConnection, dialogue: Dialogue) -> TargetDraft:
    kept = Kept.of(dialogue)
    seen = await read_target(connection, kept.seen)
    return TargetDraft(dialogue.id, dialogue.step, seen.places if seen else None, kept.wanted)


async def keep(
    connection: AsyncConnection, cause: Cause, dialogue_id: int, step: str, kept: Kept, *, closes: bool = False
) -> None:
    await step_in(connection, cause, dialogue_id, step, kept.json(), stays_open=False if closes else None)
