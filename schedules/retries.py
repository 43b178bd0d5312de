"""A morning that met an obstacle: in which state it is, when to try again, and why."""

from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import DeliveryState
from storage.tables import morning_retries


async def retry_morning(
    connection: AsyncConnection, chat_id: int, state: DeliveryState, attempts: int, not_before: int, reason: str
) -> None:
    values = {"state": state, "attempts": attempts, "not_before": not_before, "reason": reason}
    await connection.execute(
        upsert(morning_retries)
        .values(chat_id=chat_id, **values)
        .on_conflict_do_update(index_elements=["chat_id"], set_=values)
    )
