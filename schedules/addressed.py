"""A notice for chats that are named: it walks nowhere, all its deliveries are made at once."""

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Chat, DeliveryState, NoticeKind, NoticeState
from storage.tables import deliveries, games_changes, notices


async def address_notice(
    connection: AsyncConnection, kind: NoticeKind, readers: Sequence[tuple[Chat, int]], now: int
) -> int | None:
    """Say it to each of `readers` from the instant beside them on; its id, or None where nobody is to hear it."""
    games = (await connection.execute(select(games_changes.c.games).limit(1))).scalar()
    if not readers or games is None:
        return None
    added = await connection.execute(
        insert(notices)
        .values(
            kind=kind,
            games=games,
            created_at=now,
            due_at=now,
            state=NoticeState.WALKING,
            cursor=0,
            max_chat_id=0,
            sent=0,
        )
        .returning(notices.c.id)
    )
    notice_id = int(added.scalar_one())
    await connection.execute(
        insert(deliveries),
        [
            {
                "notice_id": notice_id,
                "chat_id": chat.id,
                "state": DeliveryState.READY,
                "attempts": 0,
                "not_before": not_before,
                "reason": "",
            }
            for chat, not_before in readers
        ],
    )
    return notice_id
