"""A change on its way: what becomes of the tournament, why, who says so; nothing of it holds yet."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.changes.states import Reason, State
from schedules.dialogues import close_others, open_in, read_own, step_in
from schedules.inbox import change
from schedules.staff import NotAllowed
from schedules.tournaments import has_begun, refusal
from storage.changes import Entered, read_entered, read_newest_change
from storage.database import Database
from storage.models import (
    Cause,
    Dialogue,
    Names,
    PlacesGo,
    Tournament,
    TournamentChange,
    TournamentKind,
    TournamentStatus,
)
from storage.tournaments import DATED, read_tournaments_by_id

CHANGE = "change"  # the dialogue of changing a tournament
WHAT = "what"  # … asks what has changed
DATES = "dates"  # … waits for days to be typed
PLACE = "place"  # … for a city and a country
NAMES = "names"  # … for what it is called
PLACES_GO = "places"  # … asks what becomes of the places of what is cancelled
REASON = "reason"  # … asks why
PREVIEW = "preview"  # … shows what will hold
ASIDE = "aside"  # … was given up
APPLIED = "applied"
UNDONE = "undone"
TYPED = (DATES, PLACE, NAMES)
UNDER_WAY = (WHAT, *TYPED, PLACES_GO, REASON, PREVIEW)


@dataclass(frozen=True, slots=True)
class Draft:
    """A change on its way; `now` is the state it would take the tournament out of."""

    dialogue_id: int
    step: str
    tournament_id: int
    now: Entered
    named: Names  # … before it is called otherwise
    counted: TournamentKind
    state: State | None = None  # in full; None until it is said what becomes of it

    @property
    def added(self) -> bool:
        return self.now.change.status is TournamentStatus.ABSENT


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It stands like that already."""


@dataclass(frozen=True, slots=True)
class TooEarly:
    """It has not begun: it cannot have been held."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such draft of this person's, or it was put aside."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a dialogue remembers between its steps; changes by their numbers."""

    tournament_id: int
    seen: int  # the newest change when the draft was shown
    state: State | None = None  # as it was wished
    applied: int | None = None  # None too where it was only called otherwise
    in_time: bool = True
    source_before: str = ""
    read_from: int | None = None  # the update whose words were read last
    named: Names | None = None
    counted: TournamentKind | None = None

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        known = json.loads(dialogue.data)
        if state := known["state"]:
            known["state"] = State.read(state)
        if named := known.get("named"):
            known["named"] = Names(**named)
        if counted := known.get("counted"):
            known["counted"] = TournamentKind(counted)
        return cls(**known)

    def json(self) -> str:
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


Refusal = Unchanged | TooEarly | NotAllowed | NotFound


async def draft_change(
    database: Database,
    cause: Cause,
    chat: int,
    tournament_id: int,
    state: State | None = None,
    allowed: frozenset[str] | None = None,
) -> Draft | Refusal:
    """Begin to change a tournament; without a state it is asked what becomes of it."""
    async with change(database, cause) as connection:
        found = await read_changeable(connection, tournament_id, allowed)
        if isinstance(found, NotFound | NotAllowed):
            return found
        tournament, newest = found
        if state is not None and (refused := objection(state, tournament, newest.change, cause.at)):
            return refused
        kept = Kept(tournament_id, newest.id, state)
        step = WHAT if state is None else after_state(tournament, newest.change, state)
        number = await open_in(connection, cause, chat, CHANGE, step, kept.json())
        return await read_draft(connection, cause, number)


async def ask_for_dates(database: Database, cause: Cause, dialogue_id: int) -> Draft | NotFound:
    return await ask_for(database, cause, dialogue_id, DATES)


async def ask_for(database: Database, cause: Cause, dialogue_id: int, step: str) -> Draft | NotFound:
    """The next plain text of the actor in that chat is read as days, a place or names."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        if dialogue is None:
            return NotFound()
        await close_others(connection, dialogue)
        await keep(connection, cause, dialogue_id, step, replace(Kept.of(dialogue), state=None))
        return await read_draft(connection, cause, dialogue_id)


async def choose_state(
    database: Database, cause: Cause, dialogue_id: int, state: State, allowed: frozenset[str] | None = None
) -> Draft | Refusal:
    """Say what becomes of the tournament of a draft."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        if dialogue is None:
            return NotFound()
        found = await read_changeable(connection, Kept.of(dialogue).tournament_id, allowed)
        if isinstance(found, NotFound | NotAllowed):
            return found
        tournament, newest = found
        if refused := objection(state, tournament, newest.change, cause.at):
            return refused
        kept = replace(Kept.of(dialogue), seen=newest.id, state=state, read_from=cause.update_id)
        await keep(connection, cause, dialogue_id, after_state(tournament, newest.change, state), kept)
        return await read_draft(connection, cause, dialogue_id)


async def choose_places(
    database: Database, cause: Cause, dialogue_id: int, go: PlacesGo, to: int | None = None
) -> Draft | Unchanged | NotFound:
    """Say what becomes of the places of what is cancelled; `to`: the tournament they go to."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        kept = Kept.of(dialogue) if dialogue else None
        if kept is None or kept.state is None or kept.state.status is not TournamentStatus.CANCELLED:
            return NotFound()
        both = await read_tournaments_by_id(connection, [kept.tournament_id, to or 0])
        if (go is PlacesGo.TOURNAMENT) != (to is not None and to in both and to != kept.tournament_id):
            return NotFound()
        state = replace(kept.state, places_go=go, places_to=to)
        now = await read_entered(connection, kept.seen)
        if now is None or not state.changes(both[kept.tournament_id], now.change):
            return Unchanged()
        await keep(connection, cause, dialogue_id, REASON, replace(kept, state=state))
        return await read_draft(connection, cause, dialogue_id)


async def choose_reason(
    database: Database, cause: Cause, dialogue_id: int, reason: Reason | None
) -> Draft | NotFound:
    """Say why; None: nothing is said of it."""
    async with change(database, cause) as connection:
        dialogue = await read_under_way(connection, cause, dialogue_id)
        kept = Kept.of(dialogue) if dialogue else None
        if dialogue is None or kept is None or kept.state is None or dialogue.step == PLACES_GO:
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
        dialogue = await read_own(connection, cause, dialogue_id, CHANGE)
        if dialogue is None or dialogue.step not in (*UNDER_WAY, ASIDE):
            return False
        await keep(connection, cause, dialogue_id, ASIDE, Kept.of(dialogue), closes=True)
        return True


def objection(state: State, tournament: Tournament, now: TournamentChange, at: int) -> Unchanged | TooEarly | None:
    """Why a state cannot be what becomes of a tournament."""
    if state.status is TournamentStatus.HELD and not has_begun(tournament, at):
        return TooEarly()
    asks_more = state.status is TournamentStatus.CANCELLED and state.places_go is None
    return None if asks_more or state.changes(tournament, now) else Unchanged()


def after_state(tournament: Tournament, now: TournamentChange, state: State) -> str:
    """Why is asked where something people count on goes; a day that becomes known needs no reason."""
    if state.status is TournamentStatus.CANCELLED and state.places_go is None:
        return PLACES_GO
    if state.status is TournamentStatus.HELD or not state.moves(now, tournament.kind):
        return PREVIEW
    counted_on = now.status is TournamentStatus.SCHEDULED and now.precision in DATED
    return REASON if counted_on or state.status not in (TournamentStatus.SCHEDULED, None) else PREVIEW


async def read_changeable(
    connection: AsyncConnection, tournament_id: int, allowed: frozenset[str] | None
) -> tuple[Tournament, Entered] | NotFound | NotAllowed:
    """A tournament of the `allowed` sports whose outcome is not recorded yet, and its newest state."""
    tournament = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
    newest = await read_newest_change(connection, tournament_id)
    fixed_now = (TournamentStatus.HELD, TournamentStatus.ABSENT)
    if tournament is None or newest is None or tournament.status in fixed_now:
        return NotFound()
    return refusal(tournament, allowed) or (tournament, newest)


async def read_draft(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Draft | NotFound:
    dialogue = await read_own(connection, cause, dialogue_id, CHANGE)
    return (dialogue and await draft_of(connection, dialogue)) or NotFound()


async def draft_of(connection: AsyncConnection, dialogue: Dialogue) -> Draft | None:
    kept = Kept.of(dialogue)
    now = await read_entered(connection, kept.seen)
    tournament = (await read_tournaments_by_id(connection, [kept.tournament_id])).get(kept.tournament_id)
    if now is None or tournament is None:
        return None
    state = kept.state.of(now.change, tournament.kind) if kept.state else None
    return Draft(
        dialogue.id,
        dialogue.step,
        kept.tournament_id,
        now,
        kept.named or tournament.names,
        kept.counted or tournament.kind,
        state,
    )


async def read_under_way(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Dialogue | None:
    dialogue = await read_own(connection, cause, dialogue_id, CHANGE)
    return dialogue if dialogue and dialogue.step in UNDER_WAY else None


async def keep(
    connection: AsyncConnection, cause: Cause, dialogue_id: int, step: str, kept: Kept, *, closes: bool = False
) -> None:
    stays_open = False if closes else (True if step in TYPED else None)
    await step_in(connection, cause, dialogue_id, step, kept.json(), stays_open=stays_open)
