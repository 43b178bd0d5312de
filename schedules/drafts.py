"""Drafts of licences: what staff are about to record, one step of their conversation after another.

Each step is one verb on the actor's own open draft, and what is so already is answered as it is: an update
handled twice, or a button pressed twice, takes a step once. What has become of a draft elsewhere is a value.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.dialogues import open_in, read_own, step_in
from schedules.inbox import change
from schedules.questions import let_go
from schedules.staff import NotAllowed, not_theirs
from storage.database import Database
from storage.licences import read_recording
from storage.models import Cause, Dialogue, Holder
from storage.tables import dialogues, games_sports
from storage.tournaments import read_tournaments_by_id

WON = "won"  # the dialogue of recording licences
MOST_ENTRIES = 50
MOST_PLACES = 50  # of one entry


class Step(StrEnum):
    """What the dialogue waits for."""

    TOURNAMENT = "tournament"  # where it was won, or lines
    EVENT = "event"
    NAME = "name"
    PREVIEW = "preview"  # … to be confirmed
    LINES = "lines"  # … to be typed anew
    ASIDE = "aside"  # nothing: it was given up


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
class Draft:
    """Where one conversation of recording stands."""

    id: int  # of its dialogue
    step: Step
    entries: Mapping[int, Entry]  # by numbers that are never given twice: buttons carry them
    numbered: int = 0  # how many numbers have been given
    sport: str = ""  # of the entry being put together; empty until chosen
    tournament_id: int | None = None
    event: str = ""
    changed_by: int | None = None  # the update that took the last step
    question: int | None = None  # what it answers
    wanted: int = 0  # how many licences were said to be won; 0: nobody has said


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such draft of this person's, or it was put aside, or recorded."""


@dataclass(frozen=True, slots=True)
class Passed:
    """The draft is not at the step a button belongs to."""


@dataclass(frozen=True, slots=True)
class Full:
    """No more entries fit one draft."""


Unchanged = NotFound | NotAllowed | Passed | Full  # why a step was not taken
Allowed = frozenset[str] | None  # the sports someone may record; None: all


async def begin(
    database: Database,
    cause: Cause,
    chat: int,
    games: str,
    tournament_id: int | None = None,
    allowed: Allowed = None,
) -> Draft | Unchanged:
    """Ask where something was won; where that is known already, in which event."""
    async with change(database, cause) as connection:
        return await begin_in(connection, cause, chat, games, tournament_id, allowed)


async def begin_in(
    connection: AsyncConnection,
    cause: Cause,
    chat: int,
    games: str,
    tournament_id: int | None,
    allowed: Allowed,
    question: int | None = None,
    wanted: int = 0,
) -> Draft | Unchanged:
    """As `begin`, perhaps to answer a question with so many licences."""
    sport = ""
    if tournament_id is not None:
        found = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
        if found is None or found.games != games:
            return NotFound()
        sport = found.sport or ""
        if refused := not_theirs([sport] if sport else [], allowed):
            return refused
    step = Step.EVENT if sport else Step.TOURNAMENT
    draft = Draft(0, step, {}, sport=sport, tournament_id=tournament_id, question=question, wanted=wanted)
    number = await open_in(connection, cause, chat, WON, draft.step, write(draft))
    return await read_draft(connection, cause, number) or NotFound()


async def ask_for_lines(database: Database, cause: Cause, chat: int) -> None:
    """The next plain text of the actor in `chat` is read as lines of licences."""
    async with change(database, cause) as connection:
        await open_in(connection, cause, chat, WON, Step.LINES, write(Draft(0, Step.LINES, {})))


async def draft(
    database: Database, cause: Cause, chat: int, entries: Sequence[Entry], allowed: Allowed = None
) -> int | NotAllowed:
    """Keep what was understood until it is confirmed; the draft's number."""
    if refused := not_theirs([entry.sport for entry in entries], allowed):
        return refused
    last = entries[-1]
    kept = Draft(
        0,
        Step.PREVIEW,
        dict(enumerate(entries)),
        numbered=len(entries),
        sport=last.sport,
        tournament_id=last.tournament_id,
        changed_by=cause.update_id,
    )
    async with change(database, cause) as connection:
        return await open_in(connection, cause, chat, WON, Step.PREVIEW, write(kept))


async def choose_tournament(
    database: Database,
    cause: Cause,
    draft_id: int,
    games: str,
    tournament_id: int | None,
    sport: str = "",
    allowed: Allowed = None,
) -> Draft | Unchanged:
    """Say where it was won (None: at no tournament); `sport` where the tournament does not say it."""
    async with change(database, cause) as connection:
        before = await read_open(connection, cause, draft_id)
        if before is None:
            return NotFound()
        if tournament_id is not None:
            found = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
            if found is None or found.games != games or (sport and found.sport not in (None, sport)):
                return NotFound()
            sport = found.sport or sport
        if sport and not await is_of_games(connection, sport, games):
            return NotFound()
        if refused := not_theirs([sport] if sport else [], allowed):
            return refused
        chosen = (sport, tournament_id)
        if before.step is Step.EVENT and chosen == (before.sport, before.tournament_id):
            return before
        if before.step is not Step.TOURNAMENT or chosen == ("", None):
            return Passed()
        step = Step.EVENT if sport else Step.TOURNAMENT
        return await keep(connection, cause, replace(before, step=step, sport=sport, tournament_id=tournament_id))


async def choose_event(
    database: Database, cause: Cause, draft_id: int, event: str, allowed: Allowed = None
) -> Draft | Unchanged:
    async with change(database, cause) as connection:
        before = await read_open(connection, cause, draft_id)
        if before is None:
            return NotFound()
        if before.step is Step.NAME and before.event == event:
            return before
        if before.step is not Step.EVENT:
            return Passed()
        if refused := not_theirs([before.sport], allowed):
            return refused
        return await keep(connection, cause, replace(before, step=Step.NAME, event=event))


async def add_entry(
    database: Database,
    cause: Cause,
    draft_id: int,
    won_by: str,
    holder: Holder,
    places: int = 1,
    allowed: Allowed = None,
) -> Draft | Unchanged:
    """Say who won it (empty: nobody is named), which makes the entry whole."""
    async with change(database, cause) as connection:
        before = await read_open(connection, cause, draft_id)
        if before is None:
            return NotFound()
        entry = Entry(before.sport, before.event, won_by, before.tournament_id, places, holder)
        if before.step is Step.PREVIEW and before.entries.get(before.numbered - 1) == entry:
            return before
        if cause.update_id is not None and before.changed_by == cause.update_id:
            return before
        if before.step is not Step.NAME:
            return Passed()
        if len(before.entries) >= MOST_ENTRIES:
            return Full()
        if refused := not_theirs([before.sport], allowed):
            return refused
        entries = {**before.entries, before.numbered: entry}
        # Of several that were announced the next is asked at once.
        more = len(entries) < before.wanted
        after = replace(
            before,
            step=Step.EVENT if more else Step.PREVIEW,
            event="" if more else before.event,
            entries=entries,
            numbered=before.numbered + 1,
        )
        return await keep(connection, cause, after)


async def go_to(
    database: Database, cause: Cause, draft_id: int, step: Step, allowed: Allowed = None
) -> Draft | Unchanged:
    """Go back a step, or from the preview to one more entry for the same tournament."""
    async with change(database, cause) as connection:
        before = await read_open(connection, cause, draft_id)
        if before is None:
            return NotFound()
        # Its tournament may be forgotten, so that another is chosen.
        if before.step is step and step is not Step.TOURNAMENT:
            return before
        ways = {
            Step.TOURNAMENT: before.step in (Step.TOURNAMENT, Step.EVENT) and not before.entries,
            Step.EVENT: before.step in (Step.NAME, Step.PREVIEW) and bool(before.sport),
            Step.PREVIEW: before.step in (Step.EVENT, Step.NAME) and bool(before.entries),
        }
        if not ways.get(step, False):
            return Passed()
        if step is Step.EVENT and len(before.entries) >= MOST_ENTRIES:
            return Full()
        if refused := not_theirs([before.sport] if before.sport else [], allowed):
            return refused
        after = replace(before, step=step, event="")
        if step is Step.TOURNAMENT:
            after = replace(after, sport="", tournament_id=None)
        return await keep(connection, cause, after)


async def change_holder(
    database: Database, cause: Cause, draft_id: int, line: int, holder: Holder, allowed: Allowed = None
) -> Draft | Unchanged:
    """Say whose the licence of one entry is."""
    return await change_entry(database, cause, draft_id, line, {"holder": holder}, allowed)


async def change_places(
    database: Database, cause: Cause, draft_id: int, line: int, places: int, allowed: Allowed = None
) -> Draft | Unchanged:
    """Say how many places one entry is."""
    if not 1 <= places <= MOST_PLACES:
        return NotFound()
    return await change_entry(database, cause, draft_id, line, {"places": places}, allowed)


async def change_entry(
    database: Database, cause: Cause, draft_id: int, line: int, values: Mapping[str, Any], allowed: Allowed
) -> Draft | Unchanged:
    async with change(database, cause) as connection:
        before = await read_open(connection, cause, draft_id)
        if before is None or line not in before.entries:
            return NotFound()
        if before.step is not Step.PREVIEW:
            return Passed()
        entry = before.entries[line]
        if refused := not_theirs([entry.sport], allowed):
            return refused
        entries = {**before.entries, line: replace(entry, **values)}
        return await keep(connection, cause, replace(before, entries=entries))


async def remove_entry(database: Database, cause: Cause, draft_id: int, line: int) -> Draft | Unchanged:
    """Take one entry out; what is out already stays out."""
    async with change(database, cause) as connection:
        before = await read_open(connection, cause, draft_id)
        if before is None or not 0 <= line < before.numbered:
            return NotFound()
        if before.step is not Step.PREVIEW:
            return Passed()
        entries = {number: entry for number, entry in before.entries.items() if number != line}
        return await keep(connection, cause, replace(before, entries=entries))


async def put_aside(database: Database, cause: Cause, draft_id: int) -> bool:
    """Drop a draft unrecorded; False where it is none of the actor's or recorded already."""
    async with change(database, cause) as connection:
        before = await read_draft(connection, cause, draft_id)
        if before is None or await read_recording(connection, draft_id):
            return False
        await connection.execute(
            update(dialogues).where(dialogues.c.id == draft_id).values(step=Step.ASIDE, open=0)
        )
        if before.question is not None:
            await let_go(connection, cause, before.question)
        return True


async def is_of_games(connection: AsyncConnection, sport: str, games: str) -> bool:
    found = await connection.execute(
        select(games_sports.c.sport).where(games_sports.c.games == games, games_sports.c.sport == sport)
    )
    return found.first() is not None


async def keep(connection: AsyncConnection, cause: Cause, after: Draft) -> Draft:
    after = replace(after, changed_by=cause.update_id)
    await step_in(connection, cause, after.id, after.step, write(after))
    return after


async def read_open(connection: AsyncConnection, cause: Cause, draft_id: int) -> Draft | None:
    """The actor's own draft that the conversation is about now."""
    dialogue = await read_own(connection, cause, draft_id, WON)
    return draft_of(dialogue) if dialogue and dialogue.open else None


async def read_draft(connection: AsyncConnection, cause: Cause, draft_id: int) -> Draft | None:
    dialogue = await read_own(connection, cause, draft_id, WON)
    return draft_of(dialogue) if dialogue else None


def write(kept: Draft) -> str:
    return json.dumps(
        {
            "entries": {number: asdict(entry) for number, entry in kept.entries.items()},
            "numbered": kept.numbered,
            "sport": kept.sport,
            "tournament": kept.tournament_id,
            "event": kept.event,
            "changed_by": kept.changed_by,
            "question": kept.question,
            "wanted": kept.wanted,
        },
        ensure_ascii=False,
    )


def draft_of(dialogue: Dialogue) -> Draft:
    kept = json.loads(dialogue.data)
    return Draft(
        id=dialogue.id,
        step=Step(dialogue.step),
        entries={int(number): Entry.from_json(fields) for number, fields in kept["entries"].items()},
        numbered=kept["numbered"],
        sport=kept["sport"],
        tournament_id=kept["tournament"],
        event=kept["event"],
        changed_by=kept["changed_by"],
        question=kept.get("question"),  # drafts of earlier versions have none
        wanted=kept.get("wanted", 0),
    )
