"""The ledger as it was written, entry by entry, with who wrote it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.licences import fold
from storage.models import Licence, LicenceStep, Route
from storage.tables import ledger, licences, notice_entries, recordings


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    licence_id: int
    step: LicenceStep
    counted_on: date
    places_change: int
    sport: str
    event: str
    won_by: str
    used_by: str  # as this entry has it
    actor: int | None  # None: it came with the packaged facts
    draft_id: int | None  # what may be undone: the draft that was recorded, while it stands
    tournament_id: int | None = None
    route: Route | None = None
    source_url: str = ""
    estimated: bool = False  # the day is our estimate


async def read_ledger(connection: AsyncConnection, games: str) -> list[LedgerEntry]:
    """Every entry of these Games, the newest first."""
    rows = await connection.execute(
        select(
            ledger,
            licences.c.sport,
            licences.c.event,
            licences.c.won_by,
            licences.c.tournament_id,
            licences.c.route,
            recordings.c.dialogue_id,
            recordings.c.undone_at,
        )
        .join(licences, licences.c.id == ledger.c.licence_id)
        .outerjoin(recordings, recordings.c.id == licences.c.recording_id)
        .where(licences.c.games == games)
        .order_by(ledger.c.counted_on.desc(), ledger.c.id.desc())
    )
    return [
        LedgerEntry(
            licence_id=row["licence_id"],
            step=LicenceStep(row["step"]),
            counted_on=date.fromisoformat(row["counted_on"]),
            places_change=row["places_change"],
            sport=row["sport"],
            event=row["event"],
            won_by=row["won_by"],
            used_by=row["used_by"],
            actor=row["actor"],
            draft_id=row["dialogue_id"] if row["undone_at"] is None else None,
            tournament_id=row["tournament_id"],
            route=Route(row["route"]),
            source_url=row["source_url"],
            estimated=bool(row["estimated"]),
        )
        for row in rows.mappings()
    ]


@dataclass(frozen=True, slots=True)
class Entered:
    """One entry of a licence's history."""

    id: int
    licence_id: int
    step: LicenceStep
    places_change: int
    counted_on: date
    estimated: bool
    used_by: str
    reason: str
    source_url: str
    actor: int | None  # None: it came with the packaged facts
    takes_back: int | None
    at: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """A licence and all that was ever written of it, the first entry first."""

    licence: Licence  # `places` are those in force
    entries: tuple[Entered, ...]

    @property
    def standing(self) -> tuple[Entered, ...]:
        """Without what was taken back."""
        gone = {one.takes_back for one in self.entries}
        return tuple(one for one in self.entries if one.id not in gone and one.takes_back is None)

    @property
    def size(self) -> int:
        """How many places it is worth, in force or not."""
        sized = (LicenceStep.RECORDED, LicenceStep.CORRECTED)
        return sum(one.places_change for one in self.standing if one.step in sized)

    def has(self, *steps: LicenceStep) -> bool:
        return any(one.step in steps for one in self.standing)


async def read_history(connection: AsyncConnection, licence_id: int) -> History | None:
    found = await connection.execute(
        select(
            licences,
            *(ledger.c[name] for name in ("licence_id", "step", "places_change", "counted_on", "used_by")),
            *(ledger.c[name] for name in ("estimated", "reason", "actor", "takes_back", "at")),
            ledger.c.id.label("entry_id"),
            ledger.c.source_url.label("entry_source"),
        )
        .join(ledger, ledger.c.licence_id == licences.c.id)
        .where(licences.c.id == licence_id)
        .order_by(ledger.c.counted_on, ledger.c.id)
    )
    rows = found.mappings().all()
    if not rows:
        return None
    entries = tuple(entered_of(row, row["entry_id"], row["entry_source"]) for row in rows)
    return History(fold(rows)[0], entries)


async def read_noticed_entries(connection: AsyncConnection, notice_id: int) -> list[Entered]:
    """The entries a notice tells of, in their order."""
    found = await connection.execute(
        select(ledger)
        .join(notice_entries, notice_entries.c.entry_id == ledger.c.id)
        .where(notice_entries.c.notice_id == notice_id)
        .order_by(ledger.c.id)
    )
    return [entered_of(row, row["id"], row["source_url"]) for row in found.mappings()]


def entered_of(row: RowMapping, entry_id: int, source_url: str) -> Entered:
    return Entered(
        id=entry_id,
        licence_id=row["licence_id"],
        step=LicenceStep(row["step"]),
        places_change=row["places_change"],
        counted_on=date.fromisoformat(row["counted_on"]),
        estimated=bool(row["estimated"]),
        used_by=row["used_by"],
        reason=row["reason"],
        source_url=source_url,
        actor=row["actor"],
        takes_back=row["takes_back"],
        at=row["at"],
    )


async def read_entry_licence(connection: AsyncConnection, entry_id: int) -> int | None:
    """Whose entry it is."""
    found = await connection.execute(select(ledger.c.licence_id).where(ledger.c.id == entry_id))
    number: int | None = found.scalar()
    return number
