"""Notices and the outbox of their deliveries."""

from collections.abc import Iterable

from sqlalchemy import RowMapping, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Delivery, DeliveryState, Notice, NoticeKind, NoticeState
from storage.tables import deliveries, notices

READY = (DeliveryState.READY, DeliveryState.PLAIN)


async def read_notices(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Notice]:
    rows = await connection.execute(select(notices).where(notices.c.id.in_(list(ids))))
    return {row["id"]: notice_of(row) for row in rows.mappings()}


async def read_ready_deliveries(
    connection: AsyncConnection, now: int, limit: int, without: Iterable[int] = ()
) -> list[Delivery]:
    """What may be said now, the oldest notice first; nothing for the chats `without`."""
    rows = await connection.execute(
        select(deliveries)
        .where(
            deliveries.c.state.in_(READY),
            deliveries.c.not_before <= now,
            deliveries.c.chat_id.not_in(list(without)),
        )
        .order_by(deliveries.c.notice_id, deliveries.c.chat_id)
        .limit(limit)
    )
    return [delivery_of(row) for row in rows.mappings()]


async def read_deliveries_of(connection: AsyncConnection, chat_ids: Iterable[int], now: int) -> list[Delivery]:
    """What may be said now to these chats."""
    rows = await connection.execute(
        select(deliveries)
        .where(
            deliveries.c.chat_id.in_(list(chat_ids)),
            deliveries.c.state.in_(READY),
            deliveries.c.not_before <= now,
        )
        .order_by(deliveries.c.chat_id, deliveries.c.notice_id)
    )
    return [delivery_of(row) for row in rows.mappings()]


async def count_ready(connection: AsyncConnection, notice_id: int, now: int) -> tuple[int, int]:
    """How many deliveries of a notice may be said now, and how many are still to be said at all."""
    due = func.coalesce(func.sum(case((deliveries.c.not_before <= now, 1), else_=0)), 0)
    found = await connection.execute(
        select(due, func.count()).where(deliveries.c.notice_id == notice_id, deliveries.c.state.in_(READY))
    )
    row = found.one()
    return row[0], row[1]


def notice_of(row: RowMapping) -> Notice:
    return Notice(
        id=row["id"],
        kind=NoticeKind(row["kind"]),
        games=row["games"],
        sport=row["sport"],
        tournament_id=row["tournament_id"],
        created_at=row["created_at"],
        due_at=row["due_at"],
        state=NoticeState(row["state"]),
    )


def delivery_of(row: RowMapping) -> Delivery:
    return Delivery(
        notice_id=row["notice_id"],
        chat_id=row["chat_id"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        not_before=row["not_before"],
        reason=row["reason"],
    )
