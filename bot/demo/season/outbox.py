"""The outbox in numbers, as the viewer reads them: looked at from outside, also while no bot runs."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import SECOND, instant_of, local_day
from storage.models import DeliveryState
from storage.notices import READY
from storage.tables import chats, deliveries, morning_retries, notices

LOST = (DeliveryState.HELD, DeliveryState.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Numbers:
    waiting: int = 0  # notices, those for the end of a quiet night too, and mornings that met an obstacle
    said: int = 0  # messages that Telegram has taken
    given_up: int = 0
    oldest_s: int | None = None  # seconds since the oldest that waits was due; None: nothing waits

    def shown(self) -> dict[str, Any]:
        return asdict(self)


async def count(connection: AsyncConnection, now: int, said: int) -> Numbers:
    waiting = await connection.execute(
        select(notices.c.due_at)
        .select_from(deliveries.join(notices, notices.c.id == deliveries.c.notice_id))
        .where(deliveries.c.state.in_(READY))
    )
    mornings = await connection.execute(
        select(chats.c.zone, chats.c.remind_at)
        .select_from(morning_retries.join(chats, chats.c.id == morning_retries.c.chat_id))
        .where(morning_retries.c.state.in_(READY))
    )
    due = [
        *waiting.scalars(),
        *(instant_of(local_day(now, row.zone), row.remind_at, row.zone) for row in mornings),
    ]
    lost = 0
    for table in (deliveries, morning_retries):
        lost += (await connection.execute(select(func.count()).where(table.c.state.in_(LOST)))).scalar_one()
    oldest_s = max(0, now - min(due)) // SECOND if due else None
    return Numbers(len(due), said, lost, oldest_s)
