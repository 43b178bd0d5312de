"""The outbox in numbers, as the viewer reads them: looked at from outside, also while no bot runs."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import SECOND
from storage.models import DeliveryState
from storage.notices import READY
from storage.tables import deliveries, notices

LOST = (DeliveryState.HELD, DeliveryState.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Numbers:
    waiting: int = 0  # deliveries, those for the end of a quiet night too
    said: int = 0  # messages that Telegram has taken
    given_up: int = 0
    oldest_s: int | None = None  # seconds since the oldest that waits was due; None: nothing waits

    def shown(self) -> dict[str, Any]:
        return asdict(self)


async def count(connection: AsyncConnection, now: int, said: int) -> Numbers:
    waits = deliveries.c.state.in_(READY)
    waiting = await connection.execute(
        select(func.count(), func.min(notices.c.due_at))
        .select_from(deliveries.join(notices, notices.c.id == deliveries.c.notice_id))
        .where(waits)
    )
    lost = await connection.execute(select(func.count()).where(deliveries.c.state.in_(LOST)))
    number, oldest = waiting.one()
    oldest_s = None if oldest is None else max(0, now - oldest) // SECOND
    return Numbers(number, said, lost.scalar_one(), oldest_s)
