"""Owners let editors in by a link that works once, and let them go with effect at once."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from schedules.audit import note
from schedules.clock import HOUR
from schedules.inbox import change
from storage.database import Database
from storage.models import Cause
from storage.staff import Editor, read_editor, read_invitation
from storage.tables import invitations, staff, staff_sports

VALID = 24 * HOUR
TOKEN_BYTES = 16  # 128 bits: not to be guessed; 22 letters of a deep link


@dataclass(frozen=True, slots=True)
class NotInvited:
    """The link is none of ours, is used, or is too old; which of them is nobody's business."""


async def invite(database: Database, cause: Cause, sports: Sequence[str]) -> str:
    """The token of a link for one new editor of `sports` (empty: of all). It is kept only as its hash."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    async with change(database, cause) as connection:
        added = await connection.execute(
            insert(invitations)
            .values(
                token_hash=hash_of(token),
                sports=",".join(sports),
                created_by=cause.actor,
                created_at=cause.at,
                expires_at=cause.at + VALID,
            )
            .returning(invitations.c.id)
        )
        await note(connection, cause, "invite an editor", f"invitation {added.scalar_one()}")
    return token


async def accept_invitation(database: Database, cause: Cause, token: str, name: str) -> Editor | NotInvited:
    """Make the actor an editor. Opened again by the same person the link answers the same."""
    async with change(database, cause) as connection:
        invitation = await read_invitation(connection, hash_of(token))
        if invitation is None:
            return NotInvited()
        if invitation.used_by is None and cause.at < invitation.expires_at:
            await connection.execute(
                update(invitations)
                .where(invitations.c.id == invitation.id)
                .values(used_by=cause.actor, used_at=cause.at)
            )
            values = {
                "name": name,
                "all_sports": int(not invitation.sports),
                "added_by": 0,
                "added_at": cause.at,
                "removed_at": None,
            }
            await connection.execute(
                upsert(staff)
                .values(person=cause.actor, **values)
                .on_conflict_do_update(index_elements=["person"], set_=values)
            )
            await connection.execute(delete(staff_sports).where(staff_sports.c.person == cause.actor))
            for sport in invitation.sports:
                await connection.execute(insert(staff_sports).values(person=cause.actor, sport=sport))
            await note(connection, cause, "become an editor", f"invitation {invitation.id}")
        elif invitation.used_by != cause.actor:
            return NotInvited()
        return await read_editor(connection, cause.actor) or NotInvited()


async def remove_editor(database: Database, cause: Cause, person: int) -> bool:
    """Let an editor go; False where they were none."""
    async with change(database, cause) as connection:
        removed = await connection.execute(
            update(staff).where(staff.c.person == person, staff.c.removed_at.is_(None)).values(removed_at=cause.at)
        )
        if removed.rowcount:
            await note(connection, cause, "remove an editor", f"person {person}")
        return bool(removed.rowcount)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
