"""Many tournaments move at once, and the Games themselves: one preview, one notice a reader, one undo.

What somebody else has changed since the preview is left out and said; the rest moves.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.changes.applying import enter
from schedules.changes.drafting import NotFound
from schedules.changes.states import CANCELLED, POSTPONED, UNDATED, Reason, State, back_to
from schedules.clock import local_day
from schedules.dialogues import close_others, open_in, read_own, step_in
from schedules.games import enter_games
from schedules.inbox import change
from schedules.staff import NotAllowed
from schedules.tellings import read_each_waiting, read_games_waiting, tell_together
from schedules.tournaments import refusal
from storage.changes import (
    Entered,
    read_each_entered,
    read_newest_changes,
    same_state,
)
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.games import GamesMove, GamesState, day_or_none, games_state_of, read_games_state
from storage.models import Cause, Dialogue, PlacesGo, Tournament, TournamentChange, TournamentStatus
from storage.tables import games_changes
from storage.tournaments import last_day, listed_day, read_tournaments, read_tournaments_by_id

TOGETHER = "together"  # the dialogue of moving many
ASK = "ask"  # waits for words or taps
REASON = "reason"
PREVIEW = "preview"
APPLIED = "applied"
UNDONE = "undone"
ASIDE = "aside"
UNDER_WAY = (ASK, REASON, PREVIEW)


class Becomes(StrEnum):
    """What becomes of all of them."""

    POSTPONED = "postponed"
    UNDATED = "undated"
    SHIFTED = "shifted"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which tournaments, and what becomes of them."""

    first: date | None = None  # None: from now on
    last: date | None = None  # None: to the end; without both also what has no day
    sport: str = ""  # empty: all
    games: bool = False  # the Games themselves, and no tournament
    becomes: Becomes | None = None  # None: not said yet
    days: int = 0
    years: int = 0
    opening_on: date | None = None  # of the Games, where they are said
    closing_on: date | None = None
    reason: Reason | None = None
    source_url: str = ""

    @classmethod
    def read(cls, known: dict[str, Any]) -> Self:
        days = {name: day_or_none(known[name]) for name in ("first", "last", "opening_on", "closing_on")}
        becomes = Becomes(known["becomes"]) if known["becomes"] else None
        reason = Reason(known["reason"]) if known["reason"] else None
        return cls(**known | days | {"becomes": becomes, "reason": reason})

    def later(self, day: date) -> date:
        """Raises ValueError or OverflowError for a day no calendar has."""
        try:
            moved = day.replace(year=day.year + self.years)
        except ValueError:
            moved = day.replace(year=day.year + self.years, day=28)  # 29 February
        return moved + timedelta(days=self.days)

    def state_for(self, now: TournamentChange) -> State | None:
        """What one tournament is to become; None where the wish says nothing of such a one."""
        if now.status not in (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED):
            return None
        match self.becomes:
            case Becomes.POSTPONED:
                state = POSTPONED
            case Becomes.UNDATED:
                state = UNDATED
            case Becomes.CANCELLED:
                state = replace(CANCELLED, places_go=PlacesGo.UNKNOWN)
            case Becomes.SHIFTED if now.status is TournamentStatus.SCHEDULED and (now.start_on or now.end_on):
                first, last = now.start_on and self.later(now.start_on), now.end_on and self.later(now.end_on)
                state = State(now.status, first, last, now.precision, as_is=True)
            case _:
                return None
        return replace(state, reason=self.reason, source_url=self.source_url)

    def concerns(self, one: Tournament, today: date) -> bool:
        """Whether it is one of those, and not over."""
        last = last_day(one)
        if self.games or (self.sport and one.sport != self.sport) or (last is not None and last < today):
            return False
        day = listed_day(one)
        if day is None:
            return self.first is None and self.last is None
        return (self.first or date.min) <= day <= (self.last or date.max)


@dataclass(frozen=True, slots=True)
class Moved:
    """One tournament of many: what it goes from, and to."""

    tournament: Tournament
    before: TournamentChange
    after: TournamentChange


@dataclass(frozen=True, slots=True)
class Together:
    """A move of many on its way, or made."""

    dialogue_id: int
    step: str
    wish: Wish
    moves: tuple[Moved, ...] = ()
    games: GamesMove | None = None
    left_out: tuple[Tournament, ...] = ()  # changed by somebody since they were shown
    due_at: int | None = None  # when it is told, while that is to come
    in_time: bool = True  # undone before anybody was told


@dataclass(frozen=True, slots=True)
class NothingToMove:
    """No tournament is like that, or all of them stand so already."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a dialogue remembers between its steps; changes by their numbers."""

    wish: Wish = field(default_factory=Wish)
    seen: dict[int, int] = field(default_factory=dict)  # the state of each tournament when it was shown
    made: dict[int, tuple[int, int, str]] = field(default_factory=dict)  # before, after, the source before
    left_out: tuple[int, ...] = ()
    games_seen: int | None = None
    games_made: int | None = None
    in_time: bool = True
    read_from: int | None = None

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        known = json.loads(dialogue.data)
        known["wish"] = Wish.read(known["wish"])
        known["seen"] = {int(one): number for one, number in known["seen"].items()}
        known["made"] = {int(one): tuple(made) for one, made in known["made"].items()}
        known["left_out"] = tuple(known["left_out"])
        return cls(**known)

    def json(self) -> str:
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


Answer = Together | NothingToMove | NotAllowed | NotFound


async def begin_together(database: Database, cause: Cause, chat: int) -> Together:
    async with change(database, cause) as connection:
        number = await open_in(connection, cause, chat, TOGETHER, ASK, Kept().json())
        return Together(number, ASK, Wish())


async def wish_together(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    wish: Wish,
    games: str,
    zone: str,
    allowed: frozenset[str] | None = None,
) -> Answer:
    """Say which and what, a part at a time or all at once; with both said it is asked why."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TOGETHER)
        if dialogue is None or dialogue.step not in UNDER_WAY:
            return NotFound()
        if wish.games and allowed is not None:
            return NotAllowed()
        kept = replace(Kept.of(dialogue), wish=wish, read_from=cause.update_id)
        if wish.becomes is None:
            await keep(connection, cause, dialogue, ASK, kept)
            return Together(dialogue_id, ASK, wish)
        kept = await look(connection, kept, games, local_day(cause.at, zone), allowed)
        if not kept.seen and kept.games_seen is None:
            return NothingToMove()
        step = PREVIEW if wish.reason else REASON
        await keep(connection, cause, dialogue, step, kept)
        return await shown(connection, dialogue_id)


async def explain_together(
    database: Database, cause: Cause, dialogue_id: int, reason: Reason | None
) -> Together | NotFound:
    """Say why; None: nothing is said of it."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TOGETHER)
        if dialogue is None or dialogue.step not in (REASON, PREVIEW):
            return NotFound()
        kept = Kept.of(dialogue)
        kept = replace(kept, wish=replace(kept.wish, reason=reason))
        await keep(connection, cause, dialogue, PREVIEW, kept)
        return await shown(connection, dialogue_id)


async def source_together(database: Database, cause: Cause, dialogue_id: int, url: str) -> Together | NotFound:
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TOGETHER)
        if dialogue is None or dialogue.step not in (REASON, PREVIEW):
            return NotFound()
        kept = Kept.of(dialogue)
        kept = replace(kept, wish=replace(kept.wish, source_url=url), read_from=cause.update_id)
        await keep(connection, cause, dialogue, dialogue.step, kept)
        return await shown(connection, dialogue_id)


async def drop_together(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """False where it is none of the actor's, or made already."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TOGETHER)
        if dialogue is None or dialogue.step not in (*UNDER_WAY, ASIDE):
            return False
        await keep(connection, cause, dialogue, ASIDE, Kept.of(dialogue), closes=True)
        return True


async def apply_together(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    games: str,
    zone: str,
    undo_seconds: int,
    allowed: frozenset[str] | None = None,
) -> Answer:
    """Let all of it hold. Pressed again it answers the same and changes nothing."""
    async with change(database, cause) as connection:
        dialogue = await read_own(connection, cause, dialogue_id, TOGETHER)
        if dialogue is None or dialogue.step not in (PREVIEW, APPLIED, UNDONE):
            return NotFound()
        if dialogue.step != PREVIEW:
            return await shown(connection, dialogue_id)
        kept = Kept.of(dialogue)
        known = await read_tournaments_by_id(connection, kept.seen)
        if any(refusal(one, allowed) for one in known.values()) or (kept.wish.games and allowed is not None):
            return NotAllowed()
        newest = await read_newest_changes(connection, kept.seen)
        day = local_day(cause.at, zone)
        made: dict[int, tuple[int, int, str]] = {}
        for one, seen in kept.seen.items():
            state = kept.wish.state_for(newest[one].change)
            if newest[one].id != seen or state is None:
                continue
            tournament = known[one]
            source = state.source_url or tournament.source_url
            after = await enter(connection, cause, tournament, newest[one], state, source, day)
            made[one] = (seen, after, tournament.source_url)
        games_made = await move_games(connection, cause, kept, games, day)
        if not made and games_made is None:
            return NothingToMove()
        moved = {one: before for one, (before, _, _) in made.items()}
        games_from = kept.games_seen if games_made is not None else None
        await tell_together(connection, cause.at, games, moved, undo_seconds, games_from)
        left_out = tuple(one for one in kept.seen if one not in made)
        kept = replace(kept, made=made, left_out=left_out, games_made=games_made)
        await keep(connection, cause, dialogue, APPLIED, kept, closes=True)
        await note(connection, cause, "move together", f"dialogue {dialogue_id}: {len(made)}")
        return await shown(connection, dialogue_id)


async def undo_together(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    games: str,
    zone: str,
    undo_seconds: int,
    allowed: frozenset[str] | None = None,
) -> Answer:
    """Bring all of them back that nobody has changed since. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, dialogue_id)
        if dialogue is None or dialogue.kind != TOGETHER or dialogue.step not in (APPLIED, UNDONE):
            return NotFound()
        if dialogue.step == UNDONE:
            return await shown(connection, dialogue_id)
        kept = Kept.of(dialogue)
        known = await read_tournaments_by_id(connection, kept.made)
        if any(refusal(one, allowed) for one in known.values()) or (kept.games_made and allowed is not None):
            return NotAllowed()
        newest = await read_newest_changes(connection, kept.made)
        numbers = {number for before, after, _ in kept.made.values() for number in (before, after)}
        states = await read_each_entered(connection, numbers)
        waiting = await read_each_waiting(connection, kept.made)
        day = local_day(cause.at, zone)
        moved: dict[int, int] = {}
        for one, (before, after, source) in kept.made.items():
            if not same_state(newest[one].change, states[after].change):
                continue
            await enter(connection, cause, known[one], newest[one], back_to(states[before]), source, day)
            moved[one] = newest[one].id
        games_from = await move_games_back(connection, cause, kept, games, day)
        if not moved and games_from is None:
            return NothingToMove()
        in_time = all(one in waiting for one in moved)
        if games_from is not None:
            in_time = in_time and await read_games_waiting(connection, games) is not None
        await tell_together(connection, cause.at, games, moved, undo_seconds if in_time else 0, games_from)
        left_out = tuple(one for one in kept.made if one not in moved)
        kept = replace(kept, left_out=left_out, in_time=in_time)
        await keep(connection, cause, dialogue, UNDONE, kept, closes=True)
        await note(connection, cause, "undo move together", f"dialogue {dialogue_id}: {len(moved)}")
        return await shown(connection, dialogue_id)


async def look(
    connection: AsyncConnection, kept: Kept, games: str, today: date, allowed: frozenset[str] | None
) -> Kept:
    """Which tournaments the wish changes as they stand now."""
    wish = kept.wish
    some = [
        one
        for one in await read_tournaments(connection, games)
        if wish.concerns(one, today) and refusal(one, allowed) is None
    ]
    newest = await read_newest_changes(connection, [one.id for one in some])
    seen = {one.id: newest[one.id].id for one in some if moves(wish, one, newest[one.id])}
    games_seen = None
    if wish.games:
        state = await read_games_state(connection, games, today)
        if state is not None and games_after(wish, state) is not None:
            games_seen = state.id
    return replace(kept, seen=seen, games_seen=games_seen)


def moves(wish: Wish, one: Tournament, now: Entered) -> bool:
    state = wish.state_for(now.change)
    return state is not None and state.moves(now.change, one.kind)


def games_after(wish: Wish, now: GamesState) -> GamesState | None:
    """The Games as the wish has them; None where it changes nothing of them."""
    if wish.becomes is Becomes.CANCELLED:
        return None
    opening, closing = wish.opening_on, wish.closing_on
    if opening is None and wish.becomes is Becomes.SHIFTED:
        opening = now.opening_on and wish.later(now.opening_on)
        closing = now.closing_on and wish.later(now.closing_on)
    if (opening, closing) == (now.opening_on, now.closing_on):
        return None
    return replace(now, opening_on=opening, closing_on=closing, reason=wish.reason or "")


async def move_games(connection: AsyncConnection, cause: Cause, kept: Kept, games: str, day: date) -> int | None:
    """The number of the new entry; None where the Games stay, or somebody has moved them meanwhile."""
    if kept.games_seen is None:
        return None
    now = await read_games_state(connection, games, day)
    after = games_after(kept.wish, now) if now else None
    seen = await read_games_entry(connection, kept.games_seen)
    if now is None or after is None or seen is None or now.days != seen.days:
        return None
    reason, source = kept.wish.reason or "", kept.wish.source_url
    return await enter_games(connection, cause, games, day, **dates(after), reason=reason, source_url=source)


async def move_games_back(
    connection: AsyncConnection, cause: Cause, kept: Kept, games: str, day: date
) -> int | None:
    """The number of the entry that is undone; None where they have not been moved, or again since."""
    now = await read_games_state(connection, games, day)
    made = await read_games_entry(connection, kept.games_made or 0)
    before = await read_games_entry(connection, kept.games_seen or 0)
    if made is None or before is None or now is None or now.days != made.days:
        return None
    reason, source = before.reason, before.source_url
    await enter_games(connection, cause, games, day, **dates(before), reason=reason, source_url=source)
    return now.id


def dates(state: GamesState) -> dict[str, str | None]:
    days = zip(("opening_on", "closing_on"), state.days, strict=True)
    return {name: day.isoformat() if day else None for name, day in days}


async def shown(connection: AsyncConnection, dialogue_id: int) -> Together | NotFound:
    """A move of many as its dialogue has it."""
    dialogue = await read_dialogue(connection, dialogue_id)
    if dialogue is None:
        return NotFound()
    kept = Kept.of(dialogue)
    made = dialogue.step in (APPLIED, UNDONE)
    numbers = {one: before for one, (before, _, _) in kept.made.items()} if made else kept.seen
    known = await read_tournaments_by_id(connection, {*numbers, *kept.left_out})
    states = await read_each_entered(connection, numbers.values())
    left_out = set(kept.left_out)
    found = []
    for one, number in numbers.items():
        state = kept.wish.state_for(states[number].change)
        if state is None or one in left_out:
            continue
        before = states[number].change
        found.append(Moved(known[one], before, state.becomes(before, known[one].kind)))
    games, known_as = None, ""
    if kept.games_seen is not None and (not made or kept.games_made is not None):
        games_before = await read_games_entry(connection, kept.games_seen)
        known_as = games_before.games if games_before else ""
        after = games_after(kept.wish, games_before) if games_before else None
        games = GamesMove(games_before, after) if games_before and after else None
    waiting = await read_each_waiting(connection, numbers)
    due = [one.due_at for one in waiting.values()]
    if games is not None and (told := await read_games_waiting(connection, known_as)):
        due.append(told.due_at)
    return Together(
        dialogue_id,
        dialogue.step,
        kept.wish,
        tuple(found),
        games,
        tuple(known[one] for one in kept.left_out),
        max(due, default=None),
        kept.in_time,
    )


async def read_games_entry(connection: AsyncConnection, number: int) -> GamesState | None:
    rows = await connection.execute(select(games_changes).where(games_changes.c.id == number))
    row = rows.mappings().first()
    return games_state_of(row) if row else None


async def keep(
    connection: AsyncConnection, cause: Cause, dialogue: Dialogue, step: str, kept: Kept, *, closes: bool = False
) -> None:
    if not closes:
        await close_others(connection, dialogue)
    await step_in(connection, cause, dialogue.id, step, kept.json(), stays_open=not closes)
