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
from storage.database import Database
from storage.models import TO_STAFF, Address, Cause, Chat
from storage.notices import READY
from storage.tables import deliveries, notices
from storage.zones import zone as known_zone

MOST_LEADS = 6
LONGEST_LEAD = 365


class Told(StrEnum):
    """What a chat may hear besides reminders, and whether with fireworks."""

    LICENCES = "licences"
    CHANGES = "changes"
    CELEBRATIONS = "celebrations"


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
    """Whether to hear of licences or of changes, or to see a celebration with them."""
    return await set_values(database, cause, address, defaults, **{f"tells_{told.value}": int(wanted)})


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
    to_readers = select(notices.c.id).where(notices.c.kind.not_in(TO_STAFF))
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat.id, deliveries.c.state.in_(READY), deliveries.c.attempts == 0)
        .where(deliveries.c.notice_id.in_(to_readers))
        .values(not_before=after_quiet_hours(now, chat.zone, chat.quiet_from, chat.quiet_to))
    )


def check_minutes(minutes: int) -> None:
    if not 0 <= minutes < DAY_MINUTES:
        raise ValueError("minutes")


def check_leads(leads: Collection[int]) -> None:
    if len(leads) > MOST_LEADS or any(not 0 <= lead <= LONGEST_LEAD for lead in leads):
        raise ValueError("leads")


def write_leads(leads: Iterable[int]) -> str:
    return ",".join(str(lead) for lead in sorted(leads, reverse=True))
