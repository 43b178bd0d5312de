"""How many readers there are, who came lately, and what became of what was said to them."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chats import awake, count_alike
from storage.models import ChatKind, DeliveryState, Notice, NoticeState
from storage.notices import READY, notice_of
from storage.tables import chat_sports, chats, deliveries, notices

OPEN = (NoticeState.WAITING, NoticeState.WALKING, NoticeState.HELD)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Readers are chats that have subscribed and can be written to."""

    by_language: dict[str, int]
    by_kind: dict[ChatKind, int]
    of_everything: int  # follow all sports
    by_sport: dict[str, int]  # of those who have chosen
    came_in_week: int
    came_in_month: int
    said: int  # notices of the month, a chat at a time
    waiting: int  # deliveries that are planned
    held: int
    given_up: dict[str, int]  # by the reason, of all that is still remembered
    oldest: Notice | None  # not said to the end

    @property
    def readers(self) -> int:
        return sum(self.by_kind.values())


async def read_statistics(connection: AsyncConnection, default: str, week_ago: int, month_ago: int) -> Statistics:
    """`default`: the language of who has chosen none. Of a million chats only the choosy are read."""
    readers = await count_alike(connection, default, week_ago, month_ago)
    by_language: Counter[str] = Counter()
    by_kind: Counter[ChatKind] = Counter()
    for one in readers:
        by_language[one.language] += one.count
        by_kind[one.kind] += one.count
    states = await connection.execute(
        select(deliveries.c.state, func.count())
        .where(deliveries.c.state.in_((*READY, DeliveryState.HELD)))
        .group_by(deliveries.c.state)
    )
    by_state: dict[str, int] = {row[0]: row[1] for row in states}
    given_up = await connection.execute(
        select(deliveries.c.reason, func.count())
        .where(deliveries.c.state == literal_column(f"'{DeliveryState.GIVEN_UP}'"))  # as its index says it
        .group_by(deliveries.c.reason)
    )
    said = await connection.execute(
        select(func.coalesce(func.sum(notices.c.sent), 0)).where(notices.c.created_at >= month_ago)
    )
    return Statistics(
        by_language=by_language,
        by_kind=by_kind,
        of_everything=sum(one.count for one in readers if one.all_sports),
        by_sport=await count_by_sport(connection),
        came_in_week=sum(one.newcomers[0] for one in readers),
        came_in_month=sum(one.newcomers[1] for one in readers),
        said=said.scalar_one(),
        waiting=sum(by_state.get(state, 0) for state in READY),
        held=by_state.get(DeliveryState.HELD, 0),
        given_up={row[0]: row[1] for row in given_up},
        oldest=await read_oldest_open(connection),
    )


async def count_by_sport(connection: AsyncConnection) -> dict[str, int]:
    rows = await connection.execute(
        select(chat_sports.c.sport, func.count())
        .join(chats, chats.c.id == chat_sports.c.chat_id)
        .where(awake(), chats.c.all_sports == 0)
        .group_by(chat_sports.c.sport)
    )
    return {row[0]: row[1] for row in rows}


async def read_oldest_open(connection: AsyncConnection) -> Notice | None:
    rows = await connection.execute(
        select(notices).where(notices.c.state.in_(OPEN)).order_by(notices.c.created_at, notices.c.id).limit(1)
    )
    row = rows.mappings().first()
    return notice_of(row) if row else None
