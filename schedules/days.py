"""What an editor has entered within a day, taken back at once: previewed, then confirmed by an owner.

Taken back is what nobody has built upon; the rest is left, and said. Followers who know of something read it
corrected, all of it in one message; what nobody has been told of goes in silence.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Self

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.changes import UNDONE
from schedules.changes.applying import enter, is_told, rename
from schedules.changes.states import State, back_to
from schedules.clock import DAY, local_day
from schedules.deeds import Deed, NameDeed, PlaceDeed, RecordingDeed, StateDeed, find_deeds
from schedules.dialogues import open_in, read_own, step_in
from schedules.inbox import change
from schedules.licences import undo_recording
from schedules.places import undo_entry
from schedules.tellings import tell_together
from schedules.tournaments import reopen
from storage.changes import read_newest_change, same_state
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.ledger import read_history
from storage.models import Cause, Dialogue, TournamentStatus
from storage.tables import dialogues
from storage.tournaments import read_tournaments_by_id

UNDOING = "day"  # the dialogue of it
PREVIEW = "preview"
APPLIED = "applied"
ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class EditorsDay:
    """What they entered, as it stands; or how much of it was taken back."""

    dialogue_id: int
    person: int
    deeds: tuple[Deed, ...]
    confirmed: bool = False
    undone: int = 0
    left: int = 0
    stale: bool = False  # not what was shown before

    @property
    def free(self) -> list[Deed]:
        """What can be taken back."""
        return [one for one in self.deeds if one.obstacle is None]


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such preview of this person's, or it was left."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the dialogue remembers."""

    person: int
    since: int
    deeds: list[str] = field(default_factory=list)  # as they were shown
    undone: int = 0
    left: int = 0

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        return cls(**json.loads(dialogue.data))

    def json(self) -> str:
        return json.dumps(asdict(self))


async def look_at_day(database: Database, cause: Cause, chat: int, person: int, games: str) -> EditorsDay:
    """Show what they entered within the last day, whether they are an editor still or not."""
    async with change(database, cause) as connection:
        since = cause.at - DAY
        deeds = await find_deeds(connection, person, games, since)
        seen = Seen(person, since, marks(deeds))
        number = await open_in(connection, cause, chat, UNDOING, PREVIEW, seen.json())
        return EditorsDay(number, person, tuple(deeds))


async def undo_day(
    database: Database, cause: Cause, dialogue_id: int, games: str, zone: str
) -> EditorsDay | NotFound:
    """Take back what was shown. Pressed again it answers the same and changes nothing.

    Where more was entered since, or somebody has built upon something, it is shown anew first.
    """
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, UNDOING)
        if dialogue is None or dialogue.step not in (PREVIEW, APPLIED):
            return NotFound()
        seen = Seen.of(dialogue)
        if dialogue.step == PREVIEW:
            deeds = await find_deeds(connection, seen.person, games, seen.since)
            shown = EditorsDay(dialogue_id, seen.person, tuple(deeds))
            if marks(deeds) != seen.deeds:
                again = replace(seen, deeds=marks(deeds))
                await step_in(connection, cause, dialogue_id, PREVIEW, again.json())
                return replace(shown, stale=True)
            if not shown.free:
                return shown
            await take_back(connection, cause, shown.free, games, zone)
            undone = len(shown.free)
            seen = replace(seen, deeds=[], undone=undone, left=len(deeds) - undone)
            await step_in(connection, cause, dialogue_id, APPLIED, seen.json(), stays_open=False)
            await note(connection, cause, "undo a day", f"person {seen.person}")
        return EditorsDay(dialogue_id, seen.person, (), confirmed=True, undone=seen.undone, left=seen.left)


async def read_day(connection: AsyncConnection, cause: Cause, dialogue_id: int, games: str) -> EditorsDay | None:
    """What was shown, as it stands now: to turn its pages."""
    dialogue = await read_own(connection, cause, dialogue_id, UNDOING)
    if dialogue is None or dialogue.step != PREVIEW:
        return None
    seen = Seen.of(dialogue)
    deeds = await find_deeds(connection, seen.person, games, seen.since)
    return EditorsDay(dialogue_id, seen.person, tuple(deeds), stale=marks(deeds) != seen.deeds)


async def forget_days_of(connection: AsyncConnection, person: int) -> None:
    """Nobody looks through the day of who is forgotten: what they wrote bears another number by now."""
    await connection.execute(
        delete(dialogues).where(dialogues.c.kind == UNDOING, dialogues.c.data.contains(f'"person": {person},'))
    )


async def leave_day(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """Take nothing back; False where it is none of the actor's, or done."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, UNDOING)
        if dialogue is None or dialogue.step not in (PREVIEW, ASIDE):
            return False
        await step_in(connection, cause, dialogue_id, ASIDE, dialogue.data, stays_open=False)
        return True


def marks(deeds: Sequence[Deed]) -> list[str]:
    """By which two looks are told apart."""
    return [f"{one.mark} {one.obstacle.why if one.obstacle else 'free'}" for one in deeds]


async def take_back(
    connection: AsyncConnection, cause: Cause, deeds: Sequence[Deed], games: str, zone: str
) -> None:
    moved: dict[int, int] = {}  # what is told of the calendar: the state before, by tournament
    for deed in deeds:
        match deed:
            case RecordingDeed():
                await undo_recording(connection, cause, deed.recording, games, zone)
            case PlaceDeed():
                history = await read_history(connection, deed.licence.id)
                if history is not None:
                    await undo_entry(connection, cause, history, deed.entry, local_day(cause.at, zone))
            case StateDeed():
                moved |= await put_back(connection, cause, deed, zone)
            case NameDeed():
                state = State(None, keeps_days=True, names=deed.names, kind=deed.kind)
                known = await read_tournaments_by_id(connection, [deed.tournament.id])
                await rename(connection, cause, known[deed.tournament.id], state)
                dialogue = await read_dialogue(connection, deed.dialogue_id)
                if dialogue is not None:
                    await step_in(connection, cause, deed.dialogue_id, UNDONE, dialogue.data)
    if moved:
        # At once, as all other corrections: each follower reads one message.
        await tell_together(connection, cause.at, games, moved, undo_seconds=0)


async def put_back(connection: AsyncConnection, cause: Cause, deed: StateDeed, zone: str) -> dict[int, int]:
    """The number of the state its followers know, where they are told of another."""
    number = deed.tournament.id
    tournament = (await read_tournaments_by_id(connection, [number]))[number]
    if tournament.status is TournamentStatus.HELD:
        tournament = await reopen(connection, cause, tournament, zone)
    newest = await read_newest_change(connection, number)
    if newest is None or same_state(newest.change, deed.before.change):
        return {}
    state = back_to(deed.before)
    source = (deed.gave_source and deed.before.change.source_url) or tournament.source_url
    await enter(connection, cause, tournament, newest, state, source, local_day(cause.at, zone))
    await note(connection, cause, "undo change", f"tournament {number}")
    return {number: newest.id} if is_told(newest.change, state) else {}
