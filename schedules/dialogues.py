"""Steps of a conversation, taken in the transaction of the update that causes them."""

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.inbox import KEPT_DONE
from storage.dialogues import read_dialogue
from storage.models import Cause, Dialogue
from storage.tables import dialogues


async def open_in(connection: AsyncConnection, cause: Cause, chat: int, kind: str, step: str, data: str) -> int:
    again = await read_opened_by(connection, cause)
    if again is not None:
        return again
    await close_all(connection, chat, cause.actor)
    added = await connection.execute(
        insert(dialogues)
        .values(
            chat=chat,
            person=cause.actor,
            kind=kind,
            step=step,
            data=data,
            changed_at=cause.at,
            update_id=cause.update_id,
            open=1,
        )
        .returning(dialogues.c.id)
    )
    dialogue_id: int = added.scalar_one()
    return dialogue_id


async def read_opened_by(connection: AsyncConnection, cause: Cause) -> int | None:
    """The dialogue this very update has opened, where it is handled again."""
    if cause.update_id is None:
        return None
    opened = await connection.execute(
        select(dialogues.c.id).where(
            dialogues.c.person == cause.actor,
            dialogues.c.update_id == cause.update_id,
            dialogues.c.changed_at > cause.at - KEPT_DONE,  # update ids may start anew after that
        )
    )
    dialogue_id: int | None = opened.scalar()
    return dialogue_id


async def read_own(connection: AsyncConnection, cause: Cause, dialogue_id: int, kind: str) -> Dialogue | None:
    """The actor's own dialogue; a number that was forged or belongs to another finds nothing."""
    dialogue = await read_dialogue(connection, dialogue_id)
    mine = dialogue and (dialogue.kind, dialogue.person) == (kind, cause.actor)
    return dialogue if mine else None


async def step_in(
    connection: AsyncConnection,
    cause: Cause,
    dialogue_id: int,
    step: str,
    data: str,
    *,
    stays_open: bool | None = None,
) -> None:
    """`stays_open` None: as open as it was."""
    opened = {} if stays_open is None else {"open": int(stays_open)}
    await connection.execute(
        update(dialogues)
        .where(dialogues.c.id == dialogue_id)
        .values(step=step, data=data, changed_at=cause.at, **opened)
    )


async def close_others(connection: AsyncConnection, dialogue: Dialogue) -> None:
    """Only one question of ours is open in a chat for a person."""
    await close_all(connection, dialogue.chat, dialogue.person, but=dialogue.id)


async def close_all(connection: AsyncConnection, chat: int, person: int, *, but: int = 0) -> None:
    await connection.execute(
        update(dialogues)
        .where(dialogues.c.chat == chat, dialogues.c.person == person)
        .where(dialogues.c.open == 1, dialogues.c.id != but)
        .values(open=0)
    )


async def close_in(connection: AsyncConnection, dialogue_id: int) -> None:
    await connection.execute(update(dialogues).where(dialogues.c.id == dialogue_id).values(open=0))
