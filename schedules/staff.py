"""Owners let editors in by a link that works once, and let them go with effect at once."""

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.chats import Defaults, know
from schedules.clock import HOUR
from schedules.dialogues import close_in, open_in, read_own
from schedules.inbox import change
from schedules.questions import let_go_all
from storage.database import Database
from storage.models import Address, Cause
from storage.staff import Editor, read_editor, read_invitation
from storage.tables import dialogues, invitations, staff, staff_sports

VALID = 24 * HOUR
INVITE = "invite"  # the dialogue of choosing an editor's sports
CHOOSING = "sports"  # its only step
TOKEN_BYTES = 16  # 128 bits: not to be guessed; 22 letters of a deep link


@dataclass(frozen=True, slots=True)
class NotInvited:
    """The link is none of ours, is used, or is too old; which of them is nobody's business."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What a link for one new editor is made of. The token is kept only as its hash."""

    token: str
    sports: tuple[str, ...]  # empty: all


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Nothing was changed: these sports are not the actor's. Empty: it takes all sports."""

    sports: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """The sports chosen so far for a new editor."""

    id: int  # of the dialogue
    sports: frozenset[str]


def not_theirs(sports: Iterable[str], allowed: frozenset[str] | None) -> NotAllowed | None:
    """The refusal where some of these are not among the `allowed` sports (None: all are)."""
    alien = frozenset() if allowed is None else frozenset(sports) - allowed
    return NotAllowed(alien) if alien else None


async def choose_sports(database: Database, cause: Cause, chat: int) -> Choice:
    """Begin to choose what a new editor may record."""
    async with change(database, cause) as connection:
        number = await open_in(connection, cause, chat, INVITE, CHOOSING, "[]")
        return await read_choice(connection, cause, number) or Choice(number, frozenset())


async def choose_sport(
    database: Database, cause: Cause, choice_id: int, sport: str, *, wanted: bool
) -> Choice | None:
    """Add one sport to the choice or take it away; None where the choice is none of the actor's any more."""
    async with change(database, cause) as connection:
        choice = await read_choice(connection, cause, choice_id)
        if choice is None:
            return None
        sports = choice.sports | {sport} if wanted else choice.sports - {sport}
        await connection.execute(
            update(dialogues)
            .where(dialogues.c.id == choice_id)
            .values(data=json.dumps(sorted(sports)), changed_at=cause.at)
        )
        return Choice(choice_id, sports)


async def invite_chosen(database: Database, cause: Cause, choice_id: int) -> Invited | None:
    """Invite an editor of the chosen sports; None where none is chosen, or the choice is used already."""
    async with change(database, cause) as connection:
        choice = await read_choice(connection, cause, choice_id)
        if choice is None or not choice.sports:
            return None
        await close_in(connection, choice_id)
        return await add_invitation(connection, cause, sorted(choice.sports))


async def invite(database: Database, cause: Cause, sports: Sequence[str]) -> Invited:
    """Invite one new editor of `sports` (empty: of all)."""
    async with change(database, cause) as connection:
        return await add_invitation(connection, cause, sports)


async def add_invitation(connection: AsyncConnection, cause: Cause, sports: Sequence[str]) -> Invited:
    token = secrets.token_urlsafe(TOKEN_BYTES)
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
    return Invited(token, tuple(sports))


async def accept_invitation(
    database: Database,
    cause: Cause,
    token: str,
    name: str,
    address: Address,
    defaults: Defaults,
    owners: Collection[int],
) -> Editor | NotInvited:
    """Make the actor an editor. Opened again by the same person the link answers the same.

    An invitation of who is no owner any more is worth nothing; an owner needs none.
    """
    async with change(database, cause) as connection:
        invitation = await read_invitation(connection, hash_of(token))
        if invitation is None or invitation.created_by not in owners or cause.actor in owners:
            return NotInvited()
        if invitation.used_by is None and cause.at < invitation.expires_at:
            await know(connection, cause, address, defaults)
            await connection.execute(
                update(invitations)
                .where(invitations.c.id == invitation.id)
                .values(used_by=cause.actor, used_at=cause.at)
            )
            values = {
                "name": name,
                "all_sports": int(not invitation.sports),
                "added_by": invitation.created_by,
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
    """Let an editor go; False where they were none.

    At once: their drafts are closed, the questions they have taken up are anybody's again, none is on its way to
    them, and what they have in flight is refused by its own transaction (schedules/inbox.py).
    """
    async with change(database, cause) as connection:
        removed = await connection.execute(
            update(staff).where(staff.c.person == person, staff.c.removed_at.is_(None)).values(removed_at=cause.at)
        )
        if removed.rowcount:
            await connection.execute(
                update(dialogues).where(dialogues.c.person == person, dialogues.c.open == 1).values(open=0)
            )
            await let_go_all(connection, person)
            await note(connection, cause, "remove an editor", f"person {person}")
        return bool(removed.rowcount)


async def read_choice(connection: AsyncConnection, cause: Cause, choice_id: int) -> Choice | None:
    dialogue = await read_own(connection, cause, choice_id, INVITE)
    if dialogue is None or not dialogue.open:
        return None
    return Choice(choice_id, frozenset(json.loads(dialogue.data)))


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
