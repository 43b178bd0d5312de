"""Dialogues: where each conversation of several steps stands."""

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Dialogue
from storage.tables import dialogues


async def read_open_dialogue(connection: AsyncConnection, chat: int, person: int) -> Dialogue | None:
    rows = await connection.execute(
        select(dialogues).where(dialogues.c.chat == chat, dialogues.c.person == person, dialogues.c.open == 1)
    )
    row = rows.mappings().first()
    return dialogue_of(row) if row else None


async def read_dialogue(connection: AsyncConnection, dialogue_id: int) -> Dialogue | None:
    rows = await connection.execute(select(dialogues).where(dialogues.c.id == dialogue_id))
    row = rows.mappings().first()
    return dialogue_of(row) if row else None


def dialogue_of(row: RowMapping) -> Dialogue:
    return Dialogue(
        id=row["id"],
        chat=row["chat"],
        person=row["person"],
        kind=row["kind"],
        step=row["step"],
        data=row["data"],
        open=bool(row["open"]),
    )
