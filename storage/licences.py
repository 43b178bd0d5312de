"""The licence ledger: what is in force on a day, and the four numbers that are counted from it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.games import day_or_none
from storage.models import GONE, Holder, Licence, LicenceStep, Route
from storage.tables import ledger, licences, notice_licences, recordings

NAMING = (LicenceStep.NAMED, LicenceStep.TAKEN_BACK)  # these entries say who uses it from then on


@dataclass(frozen=True, slots=True)
class Tally:
    """Four different numbers; which is shown is always said."""

    places: int
    entries: int
    athletes: int  # known by name
    sports: int


@dataclass(frozen=True, slots=True)
class Recording:
    """One confirmed entry of staff."""

    id: int
    actor: int
    at: int
    undone_at: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """A licence and all the ledger says of it up to now."""

    licence: Licence  # `places` are those in force
    key: str  # what a file calls it
    size: int  # how many places it is worth, in force or not
    superseded: bool
    undone: bool
    confidence: str
    note: str


async def read_licences_in_force(connection: AsyncConnection, games: str, day: date) -> list[Licence]:
    """Every licence with places in force on `day`, in the order they came to count."""
    rows = await connection.execute(
        select(licences, ledger.c.step, ledger.c.places_change, ledger.c.counted_on, ledger.c.used_by)
        .join(ledger, ledger.c.licence_id == licences.c.id)
        .where(licences.c.games == games, ledger.c.counted_on <= day.isoformat())
        .order_by(ledger.c.counted_on, ledger.c.id)
    )
    return [licence for licence in fold(rows.mappings()) if licence.places > 0]


async def read_licences_as_recorded(connection: AsyncConnection, ids: Iterable[int]) -> list[Licence]:
    """These licences as they were recorded, whatever became of them."""
    rows = await connection.execute(
        select(licences, ledger.c.step, ledger.c.places_change, ledger.c.counted_on, ledger.c.used_by)
        .join(ledger, ledger.c.licence_id == licences.c.id)
        .where(among(licences.c.id, ids), ledger.c.step == LicenceStep.RECORDED)
        .order_by(licences.c.id)
    )
    return fold(rows.mappings())


async def read_accounts(connection: AsyncConnection, games: str) -> list[Account]:
    """Every licence there has been, by number."""
    found = await connection.execute(
        select(
            licences,
            ledger.c.step,
            ledger.c.places_change,
            ledger.c.counted_on,
            ledger.c.used_by,
            ledger.c.at.label("entered_at"),
            ledger.c.id.label("entry_id"),
            ledger.c.takes_back,
        )
        .join(ledger, ledger.c.licence_id == licences.c.id)
        .where(licences.c.games == games)
        .order_by(ledger.c.counted_on, ledger.c.id)
    )
    rows = found.mappings().all()
    steps: dict[int, list[RowMapping]] = {}
    for row in rows:
        steps.setdefault(row["id"], []).append(row)
    return [account_of(licence, steps[licence.id]) for licence in sorted(fold(rows), key=lambda one: one.id)]


def account_of(licence: Licence, steps: Sequence[RowMapping]) -> Account:
    taken_back = {step["takes_back"] for step in steps}
    steps = [step for step in steps if step["entry_id"] not in taken_back and step["takes_back"] is None]
    taken = {step["step"] for step in steps}
    # What staff recorded has no name of its own; its number alone would mean another in another database.
    key = steps[0]["slug"] or f"recorded-{licence.id}-{min(step['entered_at'] for step in steps)}"
    sized = (LicenceStep.RECORDED, LicenceStep.CORRECTED)
    return Account(
        licence=licence,
        key=key,
        size=sum(step["places_change"] for step in steps if step["step"] in sized),
        superseded=licence.places == 0 and not taken.isdisjoint(GONE),
        undone=LicenceStep.UNDONE in taken,
        confidence=steps[0]["confidence"],
        note=steps[0]["note"],
    )


def fold(rows: Iterable[RowMapping]) -> list[Licence]:
    """Licences from the entries of the ledger, in the order of their first ones."""
    found: dict[int, Licence] = {}
    for row in rows:
        so_far = found.get(row["id"]) or Licence(
            id=row["id"],
            games=row["games"],
            sport=row["sport"],
            event=row["event"],
            places=0,
            holder=Holder(row["holder"]),
            won_by=row["won_by"],
            used_by="",
            route=Route(row["route"]),
            tournament_id=row["tournament_id"],
            won_on=day_or_none(row["won_on"]),
            counted_on=date.fromisoformat(row["counted_on"]),
            source_url=row["source_url"],
        )
        used_by = row["used_by"] if row["step"] in NAMING else so_far.used_by
        found[row["id"]] = replace(so_far, places=so_far.places + row["places_change"], used_by=used_by)
    return list(found.values())


async def read_licences_at(connection: AsyncConnection, tournament_id: int) -> list[int]:
    """The ids of all licences ever won at a tournament."""
    rows = await connection.execute(select(licences.c.id).where(licences.c.tournament_id == tournament_id))
    return list(rows.scalars())


async def read_noticed_licences(connection: AsyncConnection, notice_id: int) -> set[int]:
    """The ids of the licences a notice speaks of."""
    rows = await connection.execute(
        select(notice_licences.c.licence_id).where(notice_licences.c.notice_id == notice_id)
    )
    return set(rows.scalars())


async def read_recording(connection: AsyncConnection, dialogue_id: int) -> Recording | None:
    row = (
        (await connection.execute(select(recordings).where(recordings.c.dialogue_id == dialogue_id)))
        .mappings()
        .first()
    )
    if row is None:
        return None
    return Recording(id=row["id"], actor=row["actor"], at=row["at"], undone_at=row["undone_at"])


def tally(in_force: Sequence[Licence]) -> Tally:
    return Tally(
        places=sum(licence.places for licence in in_force),
        entries=len(in_force),
        athletes=len(athletes(in_force)),
        sports=len({licence.sport for licence in in_force}),
    )


def athletes(in_force: Iterable[Licence]) -> set[str]:
    """The people known by name: who uses a place, or, while that is open, who won it."""
    return {name.casefold() for licence in in_force for name in split_names(licence.used_by or licence.won_by)}


def split_names(text: str) -> list[str]:
    """The people in a field; a team ("men's team (…)") names nobody."""
    names = (name.strip() for name in re.split(r"[;/]", text))
    return [name for name in names if name and not name[0].islower()]
