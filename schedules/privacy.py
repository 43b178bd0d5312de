"""Forgetting: all that is kept of a chat and of the person in it is deleted, in one transaction.

What staff have written in the public history stays, and with it their number as long as they work for us; after
that a stand-in, one for each of them, takes its place. Whoever writes again is new.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Column, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.days import forget_days_of
from schedules.inbox import change
from schedules.questions import UNSAID
from storage.channels import read_kept_channels
from storage.chats import read_chat
from storage.database import Database
from storage.models import Address, Cause, ChatKind
from storage.privacy import WRITERS
from storage.staff import read_editor
from storage.tables import audit, channel_keepers, chats, dialogues, metadata, questions, staff, staff_sports


@dataclass(frozen=True, slots=True)
class Forgotten:
    """`works`: they record for us, and what they wrote keeps their number."""

    works: bool


async def forget(database: Database, cause: Cause, address: Address, owners: Collection[int]) -> Forgotten:
    """Forget the chat; a private one with the person in it. Nothing that waits for them is said any more."""
    async with change(database, cause) as connection:
        chat = await read_chat(connection, address.telegram_id)
        if chat:
            await erase_chat(connection, chat.id)
        if address.kind is not ChatKind.PRIVATE:
            return Forgotten(works=False)
        person = address.telegram_id
        await give_up_channels(connection, person)
        await drop_drafts(connection, person)
        works = person in owners or await read_editor(connection, person) is not None
        if not works:
            await take_out(connection, person)
        return Forgotten(works)


async def erase_chat(connection: AsyncConnection, chat_id: int) -> None:
    """The chat with all that hangs on it."""
    for table in metadata.sorted_tables:
        for column in table.c:
            if column.references(chats.c.id):
                await connection.execute(delete(table).where(column == chat_id))
    asked = await connection.execute(
        select(questions.c.id, questions.c.asked).where(
            (literal(",") + questions.c.asked + ",").contains(f",{chat_id},")
        )
    )
    for question in asked.all():
        others = ",".join(one for one in question.asked.split(",") if one != str(chat_id))
        await connection.execute(update(questions).where(questions.c.id == question.id).values(asked=others))
    await connection.execute(delete(chats).where(chats.c.id == chat_id))


async def give_up_channels(connection: AsyncConnection, person: int) -> None:
    """The channels go on; one that shut us out and that nobody else keeps is forgotten, too."""
    kept = await read_kept_channels(connection, person)
    await connection.execute(delete(channel_keepers).where(channel_keepers.c.person == person))
    for channel in kept:
        others = await connection.execute(
            select(channel_keepers.c.person).where(channel_keepers.c.chat_id == channel.chat_id).limit(1)
        )
        if channel.paused and others.first() is None:
            await erase_chat(connection, channel.chat_id)


async def drop_drafts(connection: AsyncConnection, person: int) -> None:
    """What they were about to do; a question they took up is anybody's again."""
    await connection.execute(delete(dialogues).where(dialogues.c.person == person, dialogues.c.open == 1))
    await connection.execute(
        update(questions).where(questions.c.said_by == person, questions.c.closed_at.is_(None)).values(UNSAID)
    )


async def take_out(connection: AsyncConnection, person: int) -> None:
    """Who does not work for us (any more): their role, their drafts, their number beside what they wrote."""
    stand_in = await next_stand_in(connection)
    wrote = 0
    for column in WRITERS:
        wrote += await put_in_place(connection, column, person, stand_in)
    await connection.execute(
        update(audit).where(audit.c.object == f"person {person}").values(object=f"person {stand_in}")
    )
    if wrote:
        # What was recorded can be undone, which takes its draft.
        await connection.execute(
            update(dialogues).where(dialogues.c.person == person).values(person=stand_in, chat=stand_in)
        )
    await connection.execute(delete(dialogues).where(dialogues.c.person == person))
    await forget_days_of(connection, person)
    await connection.execute(delete(staff_sports).where(staff_sports.c.person == person))
    await connection.execute(delete(staff).where(staff.c.person == person))


async def next_stand_in(connection: AsyncConnection) -> int:
    """Below zero, where Telegram has no people."""
    lowest = [(await connection.execute(select(func.min(column)))).scalar_one_or_none() or 0 for column in WRITERS]
    return min(0, *lowest) - 1


async def put_in_place(connection: AsyncConnection, column: Column[int], person: int, stand_in: int) -> int:
    """How often their number stood there."""
    replaced = await connection.execute(
        update(column.table).where(column == person).values({column.name: stand_in})
    )
    return replaced.rowcount
