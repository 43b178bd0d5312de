"""What one person has entered since an instant, and what of it nobody has built upon.

A recording is built upon once somebody else has written of one of its licences or closed the outcome it stands
for, an entry once more was written after it, a tournament's state once somebody else has changed it again.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.changes import APPLIED, CHANGE, Kept
from schedules.places import LIFE
from storage.changes import Entered as State
from storage.changes import same_state
from storage.deeds import EnteredState, read_entries, read_histories, read_recordings, read_states
from storage.dialogues import read_dialogues_of
from storage.ledger import Entered, History, read_history
from storage.licences import Recording, read_licences_at
from storage.models import Licence, LicenceStep, Names, Tournament, TournamentKind, TournamentStatus
from storage.tournaments import read_tournaments_by_id


class Why(StrEnum):
    """Why something cannot be taken back."""

    BUILT_UPON = "built_upon"  # by somebody else
    TAKEN_BACK = "taken_back"  # it took something back itself: that is to be entered anew


@dataclass(frozen=True, slots=True)
class Obstacle:
    why: Why
    by: int | None = None  # None: nobody we know


@dataclass(frozen=True, slots=True)
class RecordingDeed:
    recording: Recording
    licences: tuple[Licence, ...]
    obstacle: Obstacle | None = None

    @property
    def mark(self) -> str:
        return f"recording {self.recording.id}"


@dataclass(frozen=True, slots=True)
class PlaceDeed:
    """What became of a place later."""

    entry: Entered
    licence: Licence
    obstacle: Obstacle | None = None

    @property
    def mark(self) -> str:
        return f"entry {self.entry.id}"


@dataclass(frozen=True, slots=True)
class StateDeed:
    """The calendar: from the state before theirs to their last."""

    tournament: Tournament
    before: State
    after: State
    obstacle: Obstacle | None = None
    gave_source: bool = False  # the tournament's source is theirs

    @property
    def mark(self) -> str:
        return f"state {self.before.id} {self.after.id}"


@dataclass(frozen=True, slots=True)
class NameDeed:
    """What a tournament was called, or counted as, before."""

    dialogue_id: int  # by which it was called otherwise
    tournament: Tournament
    names: Names
    kind: TournamentKind
    obstacle: Obstacle | None = None

    @property
    def mark(self) -> str:
        return f"name {self.dialogue_id}"


Deed = RecordingDeed | PlaceDeed | StateDeed | NameDeed


async def find_deeds(connection: AsyncConnection, person: int, games: str, since: int) -> list[Deed]:
    """In the order in which they are taken back: of each kind the newest first."""
    recorded = [
        await judge_recording(connection, person, recording, histories)
        for recording, histories in await read_recordings(connection, person, games, since)
    ]
    own = {one.id for deed in recorded if deed.obstacle is None for one in deed.licences}
    return [
        *await find_places(connection, person, games, since, own),
        *recorded,
        *await find_states(connection, person, games, since, own),
        *await find_names(connection, person, games, since),
    ]


async def judge_recording(
    connection: AsyncConnection, person: int, recording: Recording, histories: Sequence[History]
) -> RecordingDeed:
    deed = RecordingDeed(recording, tuple(history.licence for history in histories))
    for history in histories:
        for entry in history.standing:
            if entry.step is not LicenceStep.RECORDED and entry.actor != person:
                return replace(deed, obstacle=Obstacle(Why.BUILT_UPON, entry.actor))
    won_at = {one.tournament_id for one in deed.licences if one.tournament_id}
    for states in (await read_histories(connection, sorted(won_at))).values():
        closed = states[-1]
        held = closed.state.change.status is TournamentStatus.HELD
        if held and closed.at > recording.at and closed.actor != person:
            return replace(deed, obstacle=Obstacle(Why.BUILT_UPON, closed.actor))
    return deed


async def find_places(
    connection: AsyncConnection, person: int, games: str, since: int, own: Collection[int]
) -> list[PlaceDeed]:
    """Those of licences that go whole (`own`) go with them."""
    deeds = []
    for entry in await read_entries(connection, person, games, since):
        history = await read_history(connection, entry.licence_id)
        if history is None or entry.licence_id in own:
            continue
        deed = PlaceDeed(entry, history.licence)
        if entry.step in LIFE:
            later = history.standing[history.standing.index(entry) + 1 :]
            above = next((one for one in later if one.actor != person or one.step not in LIFE), None)
            deeds.append(replace(deed, obstacle=Obstacle(Why.BUILT_UPON, above.actor)) if above else deed)
        elif not took_back_own(history, entry, person, since):
            deeds.append(replace(deed, obstacle=Obstacle(Why.TAKEN_BACK)))
    return deeds


def took_back_own(history: History, entry: Entered, person: int, since: int) -> bool:
    """Whether what an entry took back was their own of the same day: nothing is left of both."""
    of_licence = history.entries[0]  # an undone recording takes back the first
    taken = next((one for one in history.entries if one.id == entry.takes_back), of_licence)
    return taken.actor == person and taken.at >= since


async def find_states(
    connection: AsyncConnection, person: int, games: str, since: int, own: Collection[int]
) -> list[StateDeed]:
    """Back from their last states to the one before; what others have changed after them stays."""
    deeds = []
    histories = await read_states(connection, person, games, since)
    known = await read_tournaments_by_id(connection, histories)
    for number, states in sorted(histories.items(), reverse=True):
        theirs = [one for one in states if one.actor == person and one.at >= since]
        last = tail_of(states, theirs)
        if last:
            sources = {one.state.change.source_url for one in last}
            deed = StateDeed(
                known[number],
                before(states, last[0]),
                states[-1].state,
                gave_source=known[number].source_url in sources,
            )
            if not same_state(deed.before.change, deed.after.change):
                deeds.append(await judge_addition(connection, deed, own))
        if len(last) < len(theirs):
            covered = theirs[: len(theirs) - len(last)]
            above = states[states.index(covered[-1]) + 1]
            deed = StateDeed(known[number], before(states, covered[0]), covered[-1].state)
            # Put back meanwhile, nothing of it is left.
            if not same_state(deed.before.change, above.state.change):
                deeds.append(replace(deed, obstacle=Obstacle(Why.BUILT_UPON, above.actor)))
    return deeds


def tail_of(states: Sequence[EnteredState], theirs: Sequence[EnteredState]) -> list[EnteredState]:
    """Theirs at the end of the history, with nobody else's between."""
    found: list[EnteredState] = []
    for one in reversed(states):
        if one not in theirs:
            break
        found.insert(0, one)
    return found


def before(states: Sequence[EnteredState], one: EnteredState) -> State:
    """The state before it; what they have added was absent, which is its first."""
    return states[max(0, states.index(one) - 1)].state


async def judge_addition(connection: AsyncConnection, deed: StateDeed, own: Collection[int]) -> StateDeed:
    """Whether others have recorded licences at a tournament that would be in the calendar no more."""
    if deed.before.change.status is not TournamentStatus.ABSENT:
        return deed
    for licence in await read_licences_at(connection, deed.tournament.id):
        history = await read_history(connection, licence)
        if licence not in own and history is not None and history.licence.places:
            return replace(deed, obstacle=Obstacle(Why.BUILT_UPON, history.entries[0].actor))
    return deed


async def find_names(connection: AsyncConnection, person: int, games: str, since: int) -> list[NameDeed]:
    deeds = []
    called = [
        (dialogue.id, Kept.of(dialogue))
        for dialogue in await read_dialogues_of(connection, person, CHANGE, APPLIED, since)
    ]
    known = await read_tournaments_by_id(connection, {kept.tournament_id for _, kept in called})
    for number, kept in called:
        tournament, state = known.get(kept.tournament_id), kept.state
        if tournament is None or tournament.games != games or state is None or kept.named is None:
            continue
        if state.names is None and state.kind is None:
            continue
        names = kept.named if state.names else tournament.names
        kind = kept.counted if state.kind and kept.counted else tournament.kind
        overtaken = state.renames(tournament)
        deeds.append(NameDeed(number, tournament, names, kind, Obstacle(Why.BUILT_UPON) if overtaken else None))
        if not overtaken:
            known[tournament.id] = replace(tournament, names=names, kind=kind)
    return deeds
