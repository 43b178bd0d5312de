"""The inbox: updates as Telegram sent them, until each is handled."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.models import Incoming
from storage.tables import inbox


class InboxState(StrEnum):
    WAITING = "waiting"
    APPLIED = "applied"  # its effect is committed, its answer is not known to have gone
    DONE = "done"
    PARKED = "parked"  # failed three times; its body is gone


OPEN = (InboxState.WAITING, InboxState.APPLIED)


async def read_waiting_updates(connection: AsyncConnection) -> list[Incoming]:
    """What came in and is not answered yet, in Telegram's order."""
    rows = await connection.execute(select(inbox).where(inbox.c.state.in_(OPEN)).order_by(inbox.c.update_id))
    return [
        Incoming(
            update_id=row.update_id,
            chat=row.chat,
            body=row.body or "{}",
            attempts=row.attempts,
            received_at=row.received_at,
            applied=row.state == InboxState.APPLIED,
        )
        for row in rows
    ]


async def read_kept_updates(connection: AsyncConnection, update_ids: Iterable[int]) -> set[int]:
    """Which of them came in before, whatever became of them."""
    rows = await connection.execute(select(inbox.c.update_id).where(among(inbox.c.update_id, update_ids)))
    return set(rows.scalars())
