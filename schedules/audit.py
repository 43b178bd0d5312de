"""A line for every change that staff make, in the same transaction as the change."""

from collections.abc import Iterable

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Cause
from storage.tables import audit


async def note(connection: AsyncConnection, cause: Cause, verb: str, what: str) -> None:
    """`what`: kind and id of the thing, as in "recording 12"."""
    await connection.execute(
        insert(audit).values(at=cause.at, actor=cause.actor, update_id=cause.update_id, verb=verb, object=what)
    )


async def note_each(connection: AsyncConnection, cause: Cause, verb: str, whats: Iterable[str]) -> None:
    """As `note`, of many things at once."""
    lines = [
        {"at": cause.at, "actor": cause.actor, "update_id": cause.update_id, "verb": verb, "object": what}
        for what in whats
    ]
    if lines:
        await connection.execute(insert(audit), lines)
