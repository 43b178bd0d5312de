"""Channels and who keeps them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import channel_keepers, chats


@dataclass(frozen=True, slots=True)
class KeptChannel:
    """A channel as its keeper knows it."""

    chat_id: int
    title: str
    paused: str  # why we cannot write there; empty: we can


async def read_kept_channels(connection: AsyncConnection, person: int) -> list[KeptChannel]:
    """The channels that this person has set up, by their titles."""
    rows = await connection.execute(
        select(channel_keepers.c.chat_id, channel_keepers.c.title, chats.c.paused)
        .join(chats, chats.c.id == channel_keepers.c.chat_id)
        .where(channel_keepers.c.person == person)
        .order_by(channel_keepers.c.title, channel_keepers.c.chat_id)
    )
    return [KeptChannel(row.chat_id, row.title, row.paused) for row in rows]


async def read_keepers(connection: AsyncConnection, chat_id: int) -> dict[int, str]:
    """The people who keep a channel (Telegram's ids), and the title each has last seen."""
    rows = await connection.execute(
        select(channel_keepers.c.person, channel_keepers.c.title)
        .where(channel_keepers.c.chat_id == chat_id)
        .order_by(channel_keepers.c.person)
    )
    return {row.person: row.title for row in rows}
