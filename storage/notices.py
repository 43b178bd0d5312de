"""Notices and the outbox of their deliveries."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, RowMapping, and_, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among, not_among
from storage.chats import OF_THE_COUNT
from storage.models import TO_STAFF, ChatKind, Delivery, DeliveryState, Notice, NoticeKind, NoticeState
from storage.tables import chats, deliveries, morning_retries, notice_chats, notice_faults, notices

READY = (DeliveryState.READY, DeliveryState.PLAIN)
older = deliveries.alias("older")


@dataclass(frozen=True, slots=True)
class Fault:
    """A message of ours that Telegram refuses, as it stands now."""

    refused: Notice | None  # None: mornings
    reason: str  # Telegram's words
    held: int  # in how many chats it waits for an owner


async def read_notices(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Notice]:
    rows = await connection.execute(select(notices).where(among(notices.c.id, ids)))
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
            not_among(deliveries.c.chat_id, without),
            ~overtakes(now),
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
            among(deliveries.c.chat_id, chat_ids),
            deliveries.c.state.in_(READY),
            deliveries.c.not_before <= now,
            ~overtakes(now),
        )
        .order_by(deliveries.c.chat_id, deliveries.c.notice_id)
    )
    return [delivery_of(row) for row in rows.mappings()]


def overtakes(now: int) -> ColumnElement[bool]:
    """Whether something older still waits for the same chat: said before it, news would end with what is past.

    Questions and alarms to staff wait for nothing; what changes the count does not wait for other news that
    only the quiet hours hold.
    """
    walking = select(notices.c.id).where(notices.c.state == NoticeState.WALKING)
    to_staff = walking.where(notices.c.kind.in_(TO_STAFF))
    of_the_count = walking.where(notices.c.kind.in_(OF_THE_COUNT))
    sleeps = and_(older.c.reason == "", older.c.attempts == 0, older.c.notice_id.not_in(of_the_count))
    return deliveries.c.notice_id.not_in(to_staff) & exists().where(
        older.c.chat_id == deliveries.c.chat_id,
        older.c.notice_id < deliveries.c.notice_id,
        # Reckoned with, lest SQLite look for them by their instant, through all that the night holds, and not by
        # the chat: 50,000 held took a minute.
        (older.c.state + "").in_(READY),
        older.c.not_before + 0 > now,
        ~and_(deliveries.c.notice_id.in_(of_the_count), sleeps),
    )


async def count_ready(connection: AsyncConnection, notice_id: int, now: int) -> tuple[int, int]:
    """How many deliveries of a notice may be said now, and how many are still to be said at all."""
    due = func.coalesce(func.sum(case((deliveries.c.not_before <= now, 1), else_=0)), 0)
    found = await connection.execute(
        select(due, func.count()).where(deliveries.c.notice_id == notice_id, deliveries.c.state.in_(READY))
    )
    row = found.one()
    return row[0], row[1]


async def read_faults(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Fault]:
    """What these alarms are about, by the alarm's id."""
    rows = await connection.execute(select(notice_faults).where(among(notice_faults.c.notice_id, ids)))
    found = {}
    for row in rows.all():
        if row.refused_id is None:
            mornings = morning_retries.c.state == DeliveryState.HELD
            counted = await connection.execute(select(func.count()).select_from(morning_retries).where(mornings))
            refused = None
        else:
            theirs = and_(deliveries.c.notice_id == row.refused_id, deliveries.c.state == DeliveryState.HELD)
            counted = await connection.execute(select(func.count()).select_from(deliveries).where(theirs))
            refused = (await read_notices(connection, [row.refused_id]))[row.refused_id]
        found[row.notice_id] = Fault(refused, row.reason, counted.scalar_one())
    return found


@dataclass(frozen=True, slots=True)
class Silence:
    """A chat in which we may not write, as it stands now."""

    title: str  # empty where Telegram did not tell
    kind: ChatKind
    paused: str  # why; empty: we may again


async def read_silenced(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Silence]:
    """The chats in which we may not write any more, by the id of what tells their admins."""
    rows = await connection.execute(
        select(notice_chats.c.notice_id, notice_chats.c.title, chats.c.kind, chats.c.paused)
        .join(chats, chats.c.id == notice_chats.c.chat_id)
        .where(among(notice_chats.c.notice_id, ids))
    )
    return {row.notice_id: Silence(row.title, ChatKind(row.kind), row.paused) for row in rows}


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
