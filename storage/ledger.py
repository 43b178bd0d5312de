"""The ledger as it was written, entry by entry, with who wrote it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import LicenceStep, Route
from storage.tables import ledger, licences, recordings


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    step: LicenceStep
    counted_on: date
    places_change: int
    sport: str
    event: str
    won_by: str
    used_by: str  # as this entry has it
    actor: int | None  # None: it came with the packaged facts
    draft_id: int | None  # what may be undone: the draft that was recorded, while it stands
    licence_id: int = 0
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
            step=LicenceStep(row["step"]),
            counted_on=date.fromisoformat(row["counted_on"]),
            places_change=row["places_change"],
            sport=row["sport"],
            event=row["event"],
            won_by=row["won_by"],
            used_by=row["used_by"],
            actor=row["actor"],
            draft_id=row["dialogue_id"] if row["undone_at"] is None else None,
            licence_id=row["licence_id"],
            tournament_id=row["tournament_id"],
            route=Route(row["route"]),
            source_url=row["source_url"],
            estimated=bool(row["estimated"]),
        )
        for row in rows.mappings()
    ]
