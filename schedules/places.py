"""The life of a place after it was won: confirmed, named, declined, withdrawn, superseded, reallocated, corrected.

Each is one more entry of the ledger with its day, reason and source, drafted and previewed before it holds.
What changes the count is told to followers after the undo window: «was 54, is 53»; undone in time it is told to
nobody, later as a change back. While a licence itself still waits to be announced there is nothing to correct.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice, announce
from schedules.audit import note
from schedules.clock import local_day
from schedules.dialogues import open_in, read_own, step_in
from schedules.drafts import MOST_PLACES, Allowed
from schedules.inbox import change
from schedules.staff import NotAllowed, not_theirs
from storage.database import Database
from storage.ledger import Entered, History, read_entry_licence, read_history
from storage.licences import read_licences_in_force, tally
from storage.models import GONE, Cause, Dialogue, Licence, LicenceStep, NoticeKind, NoticeState
from storage.tables import ledger, notice_entries, notice_licences, notices

PLACE = "place"  # the dialogue of a place's life


class Life(StrEnum):
    """What may become of a place, as the ledger calls it."""

    CONFIRMED = "confirmed"
    NAMED = "named"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    REALLOCATED = "reallocated"
    CORRECTED = "corrected"


class Why(StrEnum):
    """Why it became of it."""

    INJURY = "injury"
    DECISION = "decision"  # the team's or the committee's own
    RULES = "rules"
    MISTAKE = "mistake"
    OTHER = "other"


class Step(StrEnum):
    """What the dialogue waits for."""

    NAME = "name"
    NUMBER = "number"
    REASON = "reason"
    PREVIEW = "preview"
    APPLIED = "applied"
    ASIDE = "aside"


FIRST = {
    Life.CONFIRMED: Step.PREVIEW,
    Life.NAMED: Step.NAME,
    Life.CORRECTED: Step.NUMBER,
}  # others ask why
LIFE = frozenset(LicenceStep(one) for one in Life)
UNDER_WAY = (Step.NAME, Step.NUMBER, Step.REASON, Step.PREVIEW)


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry on its way into the ledger."""

    id: int  # of its dialogue
    step: Step
    licence_id: int
    life: Life
    seen: int  # the licence's newest entry when the draft was shown
    number: int | None = None  # of places, where they are corrected; 0: it was not won
    used_by: str = ""
    reason: str = ""
    source_url: str = ""
    applied: int | None = None  # the entry it became
    changed_by: int | None = None  # the update that took the last step

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        kept = json.loads(dialogue.data)
        return cls(id=dialogue.id, step=Step(dialogue.step), **kept | {"life": Life(kept["life"])})

    def json(self) -> str:
        kept = {name: value for name, value in asdict(self).items() if name not in ("id", "step")}
        return json.dumps(kept, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such licence, or no such draft of this person's, or it was put aside."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """It cannot become of this place as it stands, or it stands so already."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """More has become of the place since: that is to be undone first."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Entered now or by an earlier press; `places` is the total in force since."""

    draft: Draft
    entry: Entered
    places: int
    told_at: int | None  # when followers are told; None: there is nothing to tell, or it is told
    undone: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    licence_id: int
    places: int
    in_time: bool  # nobody had been told


async def begin(
    database: Database, cause: Cause, chat: int, licence_id: int, life: Life, games: str, allowed: Allowed = None
) -> Draft | NotFound | NotAllowed | Unfit:
    async with change(database, cause) as connection:
        history = await read_theirs(connection, licence_id, games, allowed)
        if not isinstance(history, History):
            return history
        if not fits(history, life):
            return Unfit()
        draft = Draft(0, FIRST.get(life, Step.REASON), licence_id, life, history.entries[-1].id)
        number = await open_in(connection, cause, chat, PLACE, draft.step, draft.json())
        return await read_draft(connection, cause, number) or NotFound()


async def choose_name(database: Database, cause: Cause, draft_id: int, name: str) -> Draft | NotFound:
    """Say who uses the place; several for a team, parted by semicolons."""
    return await advance(database, cause, draft_id, Step.NAME, {"used_by": name, "step": Step.PREVIEW})


async def choose_number(database: Database, cause: Cause, draft_id: int, number: int) -> Draft | NotFound:
    """Say how many places it really is; 0: it was recorded by mistake."""
    if not 0 <= number <= MOST_PLACES:
        return NotFound()
    values = {"number": number, "reason": Why.MISTAKE.value, "step": Step.PREVIEW}
    return await advance(database, cause, draft_id, Step.NUMBER, values)


async def choose_reason(database: Database, cause: Cause, draft_id: int, reason: Why | None) -> Draft | NotFound:
    """Say why; None: nothing is said of it."""
    values = {"reason": reason.value if reason else "", "step": Step.PREVIEW}
    return await advance(database, cause, draft_id, Step.REASON, values)


async def give_source(database: Database, cause: Cause, draft_id: int, url: str) -> Draft | NotFound:
    return await advance(database, cause, draft_id, None, {"source_url": url})


async def advance(
    database: Database, cause: Cause, draft_id: int, at: Step | None, values: Mapping[str, Any]
) -> Draft | NotFound:
    """Take one step, from `at` (None: from any); what is so already is answered as it is."""
    async with change(database, cause) as connection:
        before = await read_draft(connection, cause, draft_id)
        if before is None or before.step not in UNDER_WAY:
            return NotFound()
        after = replace(before, **values)
        if after == before or (at is not None and before.step is not at):
            return before
        return await keep(connection, cause, after)


async def put_aside(database: Database, cause: Cause, draft_id: int) -> bool:
    async with change(database, cause) as connection:
        before = await read_draft(connection, cause, draft_id)
        if before is None or before.step not in (*UNDER_WAY, Step.ASIDE):
            return False
        await keep(connection, cause, replace(before, step=Step.ASIDE), closes=True)
        return True


async def apply(
    database: Database,
    cause: Cause,
    draft_id: int,
    games: str,
    zone: str,
    undo_seconds: int,
    allowed: Allowed = None,
) -> Applied | Draft | NotFound | NotAllowed | Unfit:
    """Write a draft into the ledger. Pressed again it answers the same and changes nothing.

    Where more has become of the place since it was shown, the draft is to be looked at anew.
    """
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, draft_id)
        if draft is None or draft.step not in (Step.PREVIEW, Step.APPLIED):
            return NotFound()
        history = await read_theirs(connection, draft.licence_id, games, allowed)
        if not isinstance(history, History):
            return history
        day = local_day(cause.at, zone)
        if draft.step is Step.PREVIEW:
            if not fits(history, draft.life, draft):
                return Unfit()
            if history.entries[-1].id != draft.seen:
                return await keep(connection, cause, replace(draft, seen=history.entries[-1].id))
            entry_id = await enter(connection, cause, history, draft, day)
            if change_of(history, draft):
                await tell(connection, cause, history.licence, entry_id, undo_seconds)
            draft = replace(draft, step=Step.APPLIED, applied=entry_id)
            await keep(connection, cause, draft, closes=True)
            await note(connection, cause, f"{draft.life} a place", f"licence {draft.licence_id}")
            history = await read_history(connection, draft.licence_id) or history
        entry = next(one for one in history.entries if one.id == draft.applied)
        undone = any(one.takes_back == entry.id for one in history.entries)
        places = tally(await read_licences_in_force(connection, games, day)).places
        return Applied(draft, entry, places, await told_at(connection, entry.id), undone)


async def take_back(
    database: Database, cause: Cause, entry_id: int, games: str, zone: str, allowed: Allowed = None
) -> TakenBack | Overtaken | NotFound | NotAllowed:
    """Undo one entry, the place's newest. Pressed again it answers the same."""
    async with change(database, cause) as connection:
        licence_id = await read_entry_licence(connection, entry_id)
        history = await read_theirs(connection, licence_id or 0, games, allowed)
        if not isinstance(history, History):
            return history
        entry = next(one for one in history.entries if one.id == entry_id)
        if entry.actor is None or entry.step not in LIFE:
            return NotFound()
        day = local_day(cause.at, zone)
        again = next((one for one in history.entries if one.takes_back == entry_id), None)
        if again is None:
            if history.standing[-1] != entry or history.has(LicenceStep.UNDONE):
                return Overtaken()
            added = await undo_entry(connection, cause, history, entry, day)
        else:
            added = again.id
        told = await connection.execute(
            select(notice_entries.c.notice_id).where(notice_entries.c.entry_id == added)
        )
        places = tally(await read_licences_in_force(connection, games, day)).places
        return TakenBack(entry.licence_id, places, told.first() is None)


async def undo_entry(
    connection: AsyncConnection, cause: Cause, history: History, entry: Entered, day: date
) -> int:
    """The number of the entry that takes it back; followers are told, or the notice that waited is taken back."""
    added = await write_back(connection, cause, history, entry, day)
    await tell_back(connection, cause, history.licence, entry, added)
    await note(connection, cause, f"take back that it was {entry.step}", f"licence {entry.licence_id}")
    return added


def fits(history: History, life: Life, draft: Draft | None = None) -> bool:
    """Whether it may become of the place as it stands; with `draft` also whether it would change anything."""
    places = history.licence.places
    if history.has(LicenceStep.UNDONE):
        return False
    if life is Life.REALLOCATED:
        return history.has(*GONE) if places == 0 else not history.has(LicenceStep.REALLOCATED)
    if places == 0 or (life is Life.CONFIRMED and history.has(LicenceStep.CONFIRMED)):
        return False
    if draft is None:
        return True
    same_name = life is Life.NAMED and draft.used_by == history.licence.used_by
    return not same_name and not (life is Life.CORRECTED and draft.number == places)


def change_of(history: History, draft: Draft) -> int:
    """By how many places the count changes."""
    places = history.licence.places
    if draft.life is Life.CORRECTED:
        return (draft.number or 0) - places
    if draft.life is Life.REALLOCATED:
        return history.size - places
    return -places if LicenceStep(draft.life) in GONE else 0


async def enter(connection: AsyncConnection, cause: Cause, history: History, draft: Draft, day: date) -> int:
    return await write(
        connection,
        cause,
        licence_id=draft.licence_id,
        step=draft.life,
        places_change=change_of(history, draft),
        counted_on=day.isoformat(),
        used_by=draft.used_by if draft.life is Life.NAMED else "",
        reason=draft.reason,
        source_url=draft.source_url,
    )


async def write_back(
    connection: AsyncConnection, cause: Cause, history: History, entry: Entered, day: date
) -> int:
    names = [one.used_by for one in history.standing if one.step is LicenceStep.NAMED and one != entry]
    return await write(
        connection,
        cause,
        licence_id=entry.licence_id,
        step=LicenceStep.TAKEN_BACK,
        places_change=-entry.places_change,
        counted_on=max(day, entry.counted_on).isoformat(),
        used_by=names[-1] if names else "",
        takes_back=entry.id,
    )


async def write(connection: AsyncConnection, cause: Cause, **values: object) -> int:
    added = await connection.execute(
        insert(ledger)
        .values(estimated=0, actor=cause.actor, update_id=cause.update_id, at=cause.at, **values)
        .returning(ledger.c.id)
    )
    return int(added.scalar_one())


async def tell(
    connection: AsyncConnection, cause: Cause, licence: Licence, entry_id: int, undo_seconds: int
) -> None:
    """After the undo window; not where the licence itself is not announced yet."""
    if await waits_to_be_announced(connection, licence.id):
        return
    about = (licence.games, licence.sport, licence.tournament_id)
    notice_id = await announce(connection, cause.at, *about, undo_seconds, NoticeKind.PLACES)
    await connection.execute(insert(notice_entries).values(notice_id=notice_id, entry_id=entry_id))


async def tell_back(
    connection: AsyncConnection, cause: Cause, licence: Licence, entry: Entered, added: int
) -> None:
    """In silence what nobody was told of; else followers hear at once."""
    if entry.places_change == 0 or await waits_to_be_announced(connection, licence.id):
        return
    found = await connection.execute(
        select(notices.c.id, notices.c.state)
        .join(notice_entries, notice_entries.c.notice_id == notices.c.id)
        .where(notice_entries.c.entry_id == entry.id)
    )
    notice = found.first()
    if notice is not None and notice.state == NoticeState.WAITING:
        await connection.execute(delete(notice_entries).where(notice_entries.c.entry_id == entry.id))
        left = await connection.execute(
            select(notice_entries.c.entry_id).where(notice_entries.c.notice_id == notice.id).limit(1)
        )
        if left.first() is None:
            await connection.execute(
                update(notices).where(notices.c.id == notice.id).values(state=NoticeState.CANCELLED)
            )
        return
    about = (licence.games, licence.sport, licence.tournament_id)
    notice_id = await add_notice(connection, NoticeKind.PLACES, *about, now=cause.at, due_at=cause.at)
    await connection.execute(insert(notice_entries).values(notice_id=notice_id, entry_id=added))


async def waits_to_be_announced(connection: AsyncConnection, licence_id: int) -> bool:
    found = await connection.execute(
        select(notices.c.id)
        .join(notice_licences, notice_licences.c.notice_id == notices.c.id)
        .where(
            notice_licences.c.licence_id == licence_id,
            notices.c.kind == NoticeKind.LICENCES,
            notices.c.state == NoticeState.WAITING,
        )
    )
    return found.first() is not None


async def told_at(connection: AsyncConnection, entry_id: int) -> int | None:
    """When the waiting notice of an entry goes."""
    found = await connection.execute(
        select(notices.c.due_at)
        .join(notice_entries, notice_entries.c.notice_id == notices.c.id)
        .where(notice_entries.c.entry_id == entry_id, notices.c.state == NoticeState.WAITING)
    )
    at: int | None = found.scalar()
    return at


async def read_theirs(
    connection: AsyncConnection, licence_id: int, games: str, allowed: Allowed
) -> History | NotFound | NotAllowed:
    history = await read_history(connection, licence_id)
    if history is None or history.licence.games != games:
        return NotFound()
    return not_theirs([history.licence.sport], allowed) or history


async def keep(connection: AsyncConnection, cause: Cause, after: Draft, *, closes: bool = False) -> Draft:
    after = replace(after, changed_by=cause.update_id)
    stays_open = False if closes else None
    await step_in(connection, cause, after.id, after.step, after.json(), stays_open=stays_open)
    return after


async def read_draft(connection: AsyncConnection, cause: Cause, draft_id: int) -> Draft | None:
    dialogue = await read_own(connection, cause, draft_id, PLACE)
    return Draft.of(dialogue) if dialogue else None
