"""What comes in survives: stored before Telegram is told, marked in the same transaction as its effect.

`change` is how every verb that a person causes opens its transaction: the effect, the dialogue's step and the
update's mark are committed together, so a killed process neither loses nor repeats it. Done it is when it has
been answered too; a process killed between the two handles it again. Every verb therefore answers the same
when it is asked twice by one update, and changes nothing the second time.

An editor's rights are asked for when they speak or press; by the time their verb may write, an owner may have let
them go. So who acts as an editor is looked for once more within the transaction.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import HOUR
from storage.database import Database
from storage.inbox import OPEN, InboxState
from storage.models import Cause, Incoming
from storage.staff import read_editor
from storage.tables import inbox

ATTEMPTS = 3
# Telegram repeats an update for a day at most; its ids may start anew after an idle week.
KEPT_DONE = 72 * HOUR
# What is left of an update when it is done with: that it came.
NOBODYS: dict[str, object] = {"chat": 0, "body": None}


class AlreadyDoneError(Exception):
    """The update has had its effect and its answer."""


class NoLongerEditorError(Exception):
    """Who acted as an editor was let go, or let in for other sports, before anything was changed."""


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came over the wire."""

    update_id: int
    chat: int
    body: str


async def accept(database: Database, received: Sequence[Received], now: int) -> list[Incoming]:
    """Keep what came in; what had come in before is left out of the answer."""
    if not received:
        return []
    async with database.write() as connection:
        rows = await connection.execute(
            insert(inbox)
            .values(
                [
                    {
                        "update_id": one.update_id,
                        "chat": one.chat,
                        "body": one.body,
                        "received_at": now,
                        "state": InboxState.WAITING,
                        "attempts": 0,
                    }
                    for one in received
                ]
            )
            .on_conflict_do_nothing()
            .returning(inbox.c.update_id)
        )
        new = set(rows.scalars())
    return [Incoming(one.update_id, one.chat, one.body, 0) for one in received if one.update_id in new]


@asynccontextmanager
async def change(database: Database, cause: Cause) -> AsyncIterator[AsyncConnection]:
    """The one transaction of an effect.

    Raises AlreadyDoneError where its update is done with, NoLongerEditorError where the actor's rights are gone.
    """
    async with database.write() as connection:
        if cause.editor_since is not None:
            editor = await read_editor(connection, cause.actor)
            if editor is None or editor.added_at != cause.editor_since:
                raise NoLongerEditorError(f"The person {cause.actor} is not the editor they were.")
        if cause.update_id is not None:
            await mark_applied(connection, cause.update_id)
        yield connection


async def mark_applied(connection: AsyncConnection, update_id: int) -> None:
    marked = await connection.execute(
        update(inbox)
        .where(inbox.c.update_id == update_id, inbox.c.state.in_(OPEN))
        .values(state=InboxState.APPLIED)
    )
    if marked.rowcount == 0:
        known = await connection.execute(select(inbox.c.state).where(inbox.c.update_id == update_id))
        if known.scalar() is not None:
            raise AlreadyDoneError(f"Update {update_id} is done already.")


async def finish(database: Database, update_id: int) -> None:
    """The update is answered; whose it was and what it said is erased."""
    async with database.write() as connection:
        await connection.execute(
            update(inbox)
            .where(inbox.c.update_id == update_id, inbox.c.state.in_(OPEN))
            .values(state=InboxState.DONE, **NOBODYS)
        )


async def fail(database: Database, update_id: int) -> bool:
    """Note that a handler failed; True where the update is parked, False where it may be tried again."""
    async with database.write() as connection:
        row = (
            await connection.execute(select(inbox.c.state, inbox.c.attempts).where(inbox.c.update_id == update_id))
        ).first()
        if row is None or row.state not in OPEN:
            return True
        attempts: int = row.attempts + 1
        parked = attempts >= ATTEMPTS
        values = {"attempts": attempts} | ({"state": InboxState.PARKED, **NOBODYS} if parked else {})
        await connection.execute(update(inbox).where(inbox.c.update_id == update_id).values(values))
        return parked


async def forget_done(database: Database, now: int) -> None:
    async with database.write() as connection:
        await connection.execute(
            delete(inbox).where(inbox.c.state.not_in(OPEN), inbox.c.received_at < now - KEPT_DONE)
        )
