"""A tournament nobody has entered yet: put together step by step, looked for among the known, then let in.

It comes in as one that was absent and no longer is, so that telling and undoing are those of every change.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Self

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.changes.applying import Applied, let_hold, window_of
from schedules.changes.drafting import APPLIED, CHANGE, Kept, NotFound, draft_of
from schedules.changes.states import State
from schedules.clock import local_day
from schedules.dialogues import close_others, open_in, read_own, step_in
from schedules.inbox import change
from schedules.staff import NotAllowed, not_theirs
from storage.changes import read_newest_change
from storage.database import Database
from storage.dialogues import read_dialogue
from storage.games import day_or_none
from storage.models import (
    Cause,
    Dialogue,
    Names,
    Precision,
    Tournament,
    TournamentKind,
    TournamentStatus,
)
from storage.tables import dialogues, tournament_changes, tournaments
from storage.tournaments import read_tournaments_by_id

ADD = "add"  # the dialogue of adding a tournament
SPORT = "sport"
NAMED = "named"  # waits for what it is called
WHEN = "when"  # … for its days
LIKENESS = "likeness"  # shows what looks like the same
WHERE = "where"  # waits for its place
KIND = "kind"
READY = "ready"
DROPPED = "dropped"
STEPS = (SPORT, NAMED, WHEN, LIKENESS, WHERE, KIND, READY)
NEAR = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Addition:
    """What is known so far of a tournament that is to be added."""

    dialogue_id: int
    step: str
    sport: str = ""
    names: Names | None = None
    start_on: date | None = None
    end_on: date | None = None
    city: str = ""
    country: str = ""
    zone: str = ""
    kind: TournamentKind | None = None
    source_url: str = ""
    read_from: int | None = None  # the update whose words were read last

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        known = json.loads(dialogue.data)
        return cls(
            dialogue.id,
            dialogue.step,
            **known
            | {
                "names": Names(**known["names"]) if known["names"] else None,
                "start_on": day_or_none(known["start_on"]),
                "end_on": day_or_none(known["end_on"]),
                "kind": TournamentKind(known["kind"]) if known["kind"] else None,
            },
        )

    def json(self) -> str:
        known = asdict(self)
        del known["dialogue_id"], known["step"]
        return json.dumps(known, default=str, ensure_ascii=False)

    @property
    def state(self) -> State:
        """What it is to be in the calendar."""
        return State(
            TournamentStatus.SCHEDULED,
            self.start_on,
            self.end_on,
            Precision.EXACT if self.start_on else Precision.UNKNOWN,
            source_url=self.source_url,
            city=self.city,
            country=self.country,
            zone=self.zone or "UTC",
        )


async def begin_addition(database: Database, cause: Cause, chat: int) -> Addition:
    async with change(database, cause) as connection:
        number = await open_in(connection, cause, chat, ADD, SPORT, Addition(0, SPORT).json())
        dialogue = await read_dialogue(connection, number)
        return Addition.of(dialogue) if dialogue else Addition(number, SPORT)


async def choose_its_sport(
    database: Database, cause: Cause, dialogue_id: int, sport: str, allowed: frozenset[str] | None = None
) -> Addition | NotAllowed | NotFound:
    if refused := not_theirs([sport], allowed):
        return refused
    return await take_step(database, cause, dialogue_id, (SPORT, NAMED), NAMED, {"sport": sport})


async def name_it(database: Database, cause: Cause, dialogue_id: int, names: Names) -> Addition | NotFound:
    return await take_step(database, cause, dialogue_id, (NAMED,), WHEN, {"names": names})


async def date_it(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    start_on: date | None,
    end_on: date | None,
    source_url: str = "",
    *,
    alike: bool = False,
) -> Addition | NotFound:
    """None: nobody knows its days yet. `alike`: something known looks like it, which is asked about next."""
    days = {"start_on": start_on, "end_on": end_on, "source_url": source_url}
    return await take_step(database, cause, dialogue_id, (WHEN,), LIKENESS if alike else WHERE, days)


async def add_anyway(database: Database, cause: Cause, dialogue_id: int) -> Addition | NotFound:
    """It is none of those that look like it."""
    return await take_step(database, cause, dialogue_id, (LIKENESS, WHERE), WHERE, {})


async def place_it(
    database: Database, cause: Cause, dialogue_id: int, city: str, country: str, zone: str
) -> Addition | NotFound:
    """Empty: nobody knows yet where it is."""
    place = {"city": city, "country": country, "zone": zone}
    return await take_step(database, cause, dialogue_id, (WHERE,), KIND, place)


async def count_it(
    database: Database, cause: Cause, dialogue_id: int, kind: TournamentKind
) -> Addition | NotFound:
    return await take_step(database, cause, dialogue_id, (KIND, READY), READY, {"kind": kind})


async def source_it(database: Database, cause: Cause, dialogue_id: int, url: str) -> Addition | NotFound:
    return await take_step(database, cause, dialogue_id, (READY,), READY, {"source_url": url})


async def drop_addition(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """False where it is none of the actor's, or in the calendar already."""
    dropped = await take_step(database, cause, dialogue_id, (*STEPS, DROPPED), DROPPED, {})
    return isinstance(dropped, Addition)


async def take_step(
    database: Database, cause: Cause, dialogue_id: int, at: Iterable[str], to: str, known: Mapping[str, object]
) -> Addition | NotFound:
    """Keep what is known and go on; NotFound where the actor's addition is at another step."""
    async with change(database, cause) as connection:
        addition = await read_addition(connection, cause, dialogue_id)
        if addition is None or addition.step not in at:
            return NotFound()
        after = replace(addition, step=to, read_from=cause.update_id, **known)  # type: ignore[arg-type]
        dialogue = await read_dialogue(connection, dialogue_id)
        if dialogue:
            await close_others(connection, dialogue)
        await step_in(connection, cause, dialogue_id, to, after.json(), stays_open=to != DROPPED)
        return after


async def read_addition(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> Addition | None:
    dialogue = await read_own(connection, cause, dialogue_id, ADD)
    return Addition.of(dialogue) if dialogue else None


async def add_tournament(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    games: str,
    zone: str,
    undo_seconds: int,
    allowed: frozenset[str] | None = None,
) -> Applied | NotAllowed | NotFound:
    """Let it into the calendar. Pressed again it answers the same and adds nothing.

    From then on its dialogue is one of a change, with which it is undone.
    """
    async with change(database, cause) as connection:
        dialogue = await read_dialogue(connection, dialogue_id)
        if dialogue is None or dialogue.person != cause.actor:
            return NotFound()
        if dialogue.kind == CHANGE:
            draft = await draft_of(connection, dialogue)
            if draft is None or not draft.added:
                return NotFound()
            return Applied(draft, await window_of(connection, draft), undone=dialogue.step != APPLIED)
        addition = await read_addition(connection, cause, dialogue_id)
        if addition is None or addition.step != READY or addition.names is None or addition.kind is None:
            return NotFound()
        if refused := not_theirs([addition.sport], allowed):
            return refused
        number = await let_in(connection, cause, addition, games, local_day(cause.at, zone))
        tournament = (await read_tournaments_by_id(connection, [number]))[number]
        absent = await read_newest_change(connection, number)
        if absent is None:
            return NotFound()
        kept = Kept(number, absent.id, addition.state)
        kept = await let_hold(connection, cause, kept, tournament, absent, zone, undo_seconds)
        await connection.execute(
            update(dialogues)
            .where(dialogues.c.id == dialogue_id)
            .values(kind=CHANGE, step=APPLIED, data=kept.json(), changed_at=cause.at, open=0)
        )
        added = await read_dialogue(connection, dialogue_id)
        draft = await draft_of(connection, added) if added else None
        return Applied(draft, await window_of(connection, draft)) if draft else NotFound()


async def let_in(connection: AsyncConnection, cause: Cause, addition: Addition, games: str, day: date) -> int:
    """A row and the first state of its history: absent still."""
    names = addition.names or Names("", "", "")
    place = {"city": addition.city, "country": addition.country, "zone": addition.zone or "UTC"}
    added = await connection.execute(
        insert(tournaments)
        .values(
            games=games,
            slug=f"added-{addition.sport.lower()}-{addition.dialogue_id}",
            sport=addition.sport,
            kind=addition.kind,
            name_en=names.en,
            name_ru=names.ru,
            name_kk=names.kk,
            precision=Precision.UNKNOWN,
            status=TournamentStatus.ABSENT,
            source_url=addition.source_url,
            confidence="medium",
            **place,
        )
        .returning(tournaments.c.id)
    )
    number = int(added.scalar_one())
    await connection.execute(
        insert(tournament_changes).values(
            tournament_id=number,
            known_on=day.isoformat(),
            estimated=0,
            status=TournamentStatus.ABSENT,
            precision=Precision.UNKNOWN,
            actor=cause.actor,
            update_id=cause.update_id,
            at=cause.at,
            **place,
        )
    )
    await note(connection, cause, "add tournament", f"tournament {number}")
    return number


def is_near(one: Tournament, addition: Addition) -> bool:
    """Whether it is of the same sport and about the same days."""
    if one.sport != addition.sport:
        return False
    first, last = one.start_on or one.end_on, one.end_on or one.start_on
    if first is None or last is None or addition.start_on is None:
        return False
    if one.precision is Precision.WINDOW:
        return False  # a span says nothing of days
    end = addition.end_on or addition.start_on
    return first - NEAR <= end and addition.start_on <= last + NEAR
