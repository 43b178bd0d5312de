"""How many places are hoped for: what has been said of it, by whom, when, and what a notice tells of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.games import read_newest_entry
from storage.models import NoticeState
from storage.tables import games_changes, notice_targets, notices


@dataclass(frozen=True, slots=True)
class Target:
    """A target from one entry of the history on."""

    id: int  # the entry's number
    known_on: date
    estimated: bool  # the day it became known is our estimate
    places: int | None  # None: there is none
    said: str  # who named it, in the words of staff; empty where it came with the packaged facts
    source_url: str
    actor: int | None  # None: it came with the packaged facts


@dataclass(frozen=True, slots=True)
class TargetTelling:
    """What one notice tells: from the target people know to the one that holds."""

    notice_id: int
    before: int | None
    after: Target


async def read_targets(connection: AsyncConnection, games: str, day: date | None = None) -> list[Target]:
    """Every entry that changed the target, the oldest first; those known by `day`."""
    known = select(games_changes).where(games_changes.c.games == games)
    if day is not None:
        known = known.where(games_changes.c.known_on <= day.isoformat())
    rows = await connection.execute(known.order_by(games_changes.c.known_on, games_changes.c.id))
    found: list[Target] = []
    for row in rows.mappings():
        target = target_of(row)
        if target.places != (found[-1].places if found else None):
            found.append(target)
    return found


async def read_newest_target(connection: AsyncConnection, games: str) -> Target | None:
    """The newest entry of the history as it is written, whatever it changed."""
    row = await read_newest_entry(connection, games)
    return target_of(row) if row else None


async def read_target(connection: AsyncConnection, entry_id: int) -> Target | None:
    rows = await connection.execute(select(games_changes).where(games_changes.c.id == entry_id))
    row = rows.mappings().first()
    return target_of(row) if row else None


async def read_target_tellings(
    connection: AsyncConnection, notice_ids: Collection[int]
) -> dict[int, TargetTelling]:
    """By notice: what people know, and what holds now or, once another notice tells on, where that one begins."""
    if not notice_ids:
        return {}
    rows = await connection.execute(
        select(notice_targets.c.notice_id, notice_targets.c.from_change_id, notices.c.games)
        .join(notices, notices.c.id == notice_targets.c.notice_id)
        .where(notices.c.state != NoticeState.CANCELLED)
        .order_by(notice_targets.c.notice_id)
    )
    told = rows.all()
    tellings: dict[int, TargetTelling] = {}
    for number, one in enumerate(told):
        if one.notice_id not in notice_ids:
            continue
        later = [other for other in told[number + 1 :] if other.games == one.games]
        before = await read_target(connection, one.from_change_id)
        if later:
            after = await read_target(connection, later[0].from_change_id)
        else:
            after = await read_newest_target(connection, one.games)
        if before and after:
            tellings[one.notice_id] = TargetTelling(one.notice_id, before.places, after)
    return tellings


def for_readers(targets: list[Target]) -> list[Target]:
    """What held at the end of each day: what was taken back on the same day is nobody's history."""
    by_day = {one.known_on: one for one in targets}
    kept: list[Target] = []
    for one in by_day.values():
        if one.places != (kept[-1].places if kept else None):
            kept.append(one)
    return kept


def target_of(row: RowMapping) -> Target:
    return Target(
        id=row["id"],
        known_on=date.fromisoformat(row["known_on"]),
        estimated=bool(row["estimated"]),
        places=row["target"],
        said=row["said"],
        source_url=row["source_url"],
        actor=row["actor"],
    )
