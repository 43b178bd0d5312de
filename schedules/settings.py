"""How a chat wants to be told: its hour, zone, leads, quiet hours and kinds of notice.

A value that makes no sense is the caller's to refuse; what cannot be stored raises ValueError.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.chats import Defaults, know, read_again, set_chat
from schedules.clock import DAY_MINUTES, after_quiet_hours
from schedules.inbox import change
from storage.chats import OF_THE_COUNT
from storage.database import Database
from storage.models import TO_STAFF, Address, Cause, Chat, Sound
from storage.notices import READY
from storage.tables import deliveries, notices
from storage.zones import zone as known_zone

MOST_LEADS = 6
LONGEST_LEAD = 365


class Told(StrEnum):
    """What a chat may hear besides reminders, and how; each has its column."""

    LICENCES = "licences"
    CHANGES = "changes"
    CELEBRATIONS = "celebrations"
    DIGEST = "digest"
    AT_NIGHT = "at_night"


async def set_hour(database: Database, cause: Cause, address: Address, minutes: int, defaults: Defaults) -> Chat:
    """`minutes` after midnight in the chat's zone."""
    check_minutes(minutes)
    return await set_values(database, cause, address, defaults, remind_at=minutes)


async def set_zone(database: Database, cause: Cause, address: Address, name: str, defaults: Defaults) -> Chat:
    """`name` as in the IANA list; raises zoneinfo.ZoneInfoNotFoundError for others."""
    known_zone(name)
    return await set_values(database, cause, address, defaults, zone=name)


async def set_lead(
    database: Database, cause: Cause, address: Address, lead: int, defaults: Defaults, *, wanted: bool
) -> Chat:
    """Add one lead to those of the chat, or take it away."""
    async with change(database, cause) as connection:
        chat = await know(connection, cause, address, defaults)
        leads = {*chat.leads, lead} if wanted else {*chat.leads} - {lead}
        check_leads(leads)
        await set_chat(connection, chat.id, leads=write_leads(leads))
        return await read_again(connection, chat)


async def set_leads(
    database: Database, cause: Cause, address: Address, leads: Collection[int], defaults: Defaults
) -> Chat:
    """These and no others; none: no reminders ahead."""
    check_leads(leads)
    return await set_values(database, cause, address, defaults, leads=write_leads(set(leads)))


async def set_quiet_hours(
    database: Database, cause: Cause, address: Address, quiet_from: int, quiet_to: int, defaults: Defaults
) -> Chat:
    """Minutes after midnight; equal ends mean none."""
    check_minutes(quiet_from)
    check_minutes(quiet_to)
    return await set_values(database, cause, address, defaults, quiet_from=quiet_from, quiet_to=quiet_to)


async def set_told(
    database: Database, cause: Cause, address: Address, told: Told, defaults: Defaults, *, wanted: bool
) -> Chat:
    """Whether to hear of it, or so."""
    return await set_values(database, cause, address, defaults, **{f"tells_{told.value}": int(wanted)})


async def set_sound(database: Database, cause: Cause, address: Address, sound: Sound, defaults: Defaults) -> Chat:
    return await set_values(database, cause, address, defaults, sound=sound)


async def set_values(
    database: Database, cause: Cause, address: Address, defaults: Defaults, **values: object
) -> Chat:
    async with change(database, cause) as connection:
        chat = await know(connection, cause, address, defaults)
        await set_chat(connection, chat.id, **values)
        chat = await read_again(connection, chat)
        await hold_anew(connection, chat, cause.at)
        return chat


async def hold_anew(connection: AsyncConnection, chat: Chat, now: int) -> None:
    """What was held for the old quiet hours is held for the new ones, or let go. Staff are asked at any hour."""
    wakes_at = after_quiet_hours(now, chat.zone, chat.quiet_from, chat.quiet_to)
    for kinds, not_before in (
        (notices.c.kind.not_in((*TO_STAFF, *OF_THE_COUNT)), wakes_at),
        (notices.c.kind.in_(OF_THE_COUNT), now if chat.tells_at_night else wakes_at),
    ):
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.chat_id == chat.id, deliveries.c.state.in_(READY), deliveries.c.attempts == 0)
            .where(deliveries.c.notice_id.in_(select(notices.c.id).where(kinds)))
            .values(not_before=not_before)
        )


def check_minutes(minutes: int) -> None:
    if not 0 <= minutes < DAY_MINUTES:
        raise ValueError("minutes")


def check_leads(leads: Collection[int]) -> None:
    if not may_be_leads(leads):
        raise ValueError("leads")


def may_be_leads(leads: Collection[int]) -> bool:
    return len(leads) <= MOST_LEADS and all(0 <= lead <= LONGEST_LEAD for lead in leads)


def write_leads(leads: Iterable[int]) -> str:
    return ",".join(str(lead) for lead in sorted(leads, reverse=True))
