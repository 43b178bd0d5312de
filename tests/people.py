"""People and groups as the verbs know them: who they are, and the short ways to make one."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.chats import Defaults, set_chat, subscribe
from storage.chats import read_chat
from storage.database import Database
from storage.models import Address, Cause, Chat, ChatKind

DEFAULTS = Defaults()
Model = TypeVar("Model")


def filled(model: type[Model], **known: object) -> Model:
    """A value of a model in which only what matters is said: the rest is absent, empty, 0 or true."""
    hints = get_type_hints(model)
    missing = {field.name for field in fields(model) if field.name not in known}  # type: ignore[arg-type]
    return model(**known, **{name: nothing_of(hints[name]) for name in missing})


def nothing_of(kind: Any) -> object:
    if NoneType in get_args(kind):
        return None
    plain = get_origin(kind) or kind
    if plain is bool:
        return True
    if isinstance(plain, type) and is_dataclass(plain):
        return filled(plain)
    return next(iter(plain)) if issubclass(plain, Enum) else plain()


def address(telegram_id: int) -> Address:
    """A private chat; a group where the number is negative, as Telegram has it."""
    return Address(telegram_id, ChatKind.GROUP if telegram_id < 0 else ChatKind.PRIVATE)


async def subscriber(
    database: Database, telegram_id: int, now: int, sports: Sequence[str] = (), **settings: object
) -> Chat:
    """A chat that has subscribed at `now`; `settings`: columns set after that."""
    await subscribe(database, Cause(telegram_id, now), address(telegram_id), sports, DEFAULTS)
    if settings:
        async with database.write() as connection:
            await set_chat(connection, (await chat_at(connection, telegram_id)).id, **settings)
    async with database.read() as connection:
        return await chat_at(connection, telegram_id)


async def chat_at(connection: AsyncConnection, telegram_id: int) -> Chat:
    chat = await read_chat(connection, telegram_id)
    assert chat is not None
    return chat


async def chat_of(database: Database, telegram_id: int) -> Chat:
    async with database.read() as connection:
        return await chat_at(connection, telegram_id)


async def all_of(database: Database, table: Table, *columns: str) -> list[tuple[object, ...]]:
    """The rows of a table, or these columns of them, in the order of their first column."""
    wanted = [table.c[name] for name in columns] or list(table.c)
    async with database.read() as connection:
        rows = await connection.execute(select(*wanted).order_by(*wanted[:2]))
    return [tuple(row) for row in rows]
