"""What one person has entered since an instant, and who has built upon it since."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.changes import Entered as State
from storage.changes import entered_of as state_of
from storage.ledger import Entered, History, read_history
from storage.licences import Recording
from storage.models import LicenceStep
from storage.tables import ledger, licences, recordings, tournament_changes, tournaments


@dataclass(frozen=True, slots=True)
class EnteredState:
    """A state of a tournament, and who entered it when."""

    state: State
    actor: int | None  # None: it came with the packaged facts
    at: int


async def read_recordings(
    connection: AsyncConnection, person: int, games: str, since: int
) -> list[tuple[Recording, list[History]]]:
    """Their recordings that stand, with the licences of each; the newest first."""
    rows = await connection.execute(
        select(recordings, licences.c.id.label("licence_id"))
        .join(licences, licences.c.recording_id == recordings.c.id)
        .where(recordings.c.actor == person, recordings.c.at >= since, recordings.c.undone_at.is_(None))
        .where(licences.c.games == games)
        .order_by(recordings.c.id.desc(), licences.c.id)
    )
    found: dict[int, tuple[Recording, list[History]]] = {}
    for row in rows.all():
        recording = Recording(row.id, row.actor, row.at, row.undone_at)
        history = await read_history(connection, row.licence_id)
        if history is not None:
            found.setdefault(row.id, (recording, []))[1].append(history)
    return list(found.values())


async def read_entries(connection: AsyncConnection, person: int, games: str, since: int) -> list[Entered]:
    """Their later entries of the ledger that stand, the newest first; also those that undid something."""
    rows = await connection.execute(
        select(ledger.c.id, ledger.c.licence_id)
        .join(licences, licences.c.id == ledger.c.licence_id)
        .where(ledger.c.actor == person, ledger.c.at >= since, ledger.c.step != LicenceStep.RECORDED)
        .where(licences.c.games == games)
        .order_by(ledger.c.id.desc())
    )
    wanted = rows.all()
    histories = {
        licence: await read_history(connection, licence) for licence in {row.licence_id for row in wanted}
    }
    entries = {one.id: one for history in histories.values() if history for one in history.entries}
    taken_back = {one.takes_back for one in entries.values()}
    return [entries[row.id] for row in wanted if row.id not in taken_back]


async def read_states(
    connection: AsyncConnection, person: int, games: str, since: int
) -> dict[int, list[EnteredState]]:
    """Every state of the tournaments they have changed, the oldest first."""
    changed = (
        select(tournament_changes.c.tournament_id)
        .join(tournaments, tournaments.c.id == tournament_changes.c.tournament_id)
        .where(tournament_changes.c.actor == person, tournament_changes.c.at >= since)
        .where(tournaments.c.games == games)
    )
    return await read_histories(connection, list((await connection.execute(changed.distinct())).scalars()))


async def read_histories(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, list[EnteredState]]:
    rows = await connection.execute(
        select(tournament_changes)
        .where(among(tournament_changes.c.tournament_id, ids))
        .order_by(tournament_changes.c.id)
    )
    found: dict[int, list[EnteredState]] = {}
    for row in rows.mappings():
        found.setdefault(row["tournament_id"], []).append(EnteredState(state_of(row), row["actor"], row["at"]))
    return found
