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


async def read_dialogues_of(
    connection: AsyncConnection, person: int, kind: str, step: str, since: int
) -> list[Dialogue]:
    """A person's dialogues that came to a step since an instant, the last first."""
    rows = await connection.execute(
        select(dialogues)
        .where(dialogues.c.person == person, dialogues.c.kind == kind, dialogues.c.step == step)
        .where(dialogues.c.changed_at >= since)
        .order_by(dialogues.c.changed_at.desc(), dialogues.c.id.desc())
    )
    return [dialogue_of(row) for row in rows.mappings()]


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
