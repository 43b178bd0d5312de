"""Channels: written to like any chat, and set up by their admins from the private chat.

Who may do so is asked of Telegram by the caller, each time; what is kept here only says which channels to show
to whom, and whom to tell when we have to fall silent.
"""

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert as upsert

from schedules.chats import Defaults, know, read_again, set_chat
from schedules.inbox import change
from storage.chats import read_chat
from storage.database import Database
from storage.models import Address, Cause, Chat, ChatKind
from storage.tables import channel_keepers


async def keep(
    database: Database, cause: Cause, address: Address, title: str, language: str, defaults: Defaults
) -> Chat:
    """The channel at `address` is set up by this person from now on, at first in their language.

    Their own chat is known from then on, too: there they hear what becomes of the channel.
    """
    async with change(database, cause) as connection:
        if await read_chat(connection, cause.actor) is None:
            await know(connection, cause, Address(cause.actor, ChatKind.PRIVATE, None, language), defaults)
        chat = await know(connection, cause, address, defaults)
        if chat.language is None:
            await set_chat(connection, chat.id, language=language)
        await connection.execute(
            upsert(channel_keepers)
            .values(chat_id=chat.id, person=cause.actor, title=title)
            .on_conflict_do_update(index_elements=["chat_id", "person"], set_={"title": title})
        )
        return await read_again(connection, chat)


async def give_up(database: Database, cause: Cause, chat_id: int) -> None:
    """This person leads the channel no more."""
    async with change(database, cause) as connection:
        await connection.execute(
            delete(channel_keepers).where(
                channel_keepers.c.chat_id == chat_id, channel_keepers.c.person == cause.actor
            )
        )
