"""How the bot introduces itself in Telegram: menus of commands for each scope and language, descriptions.

Cosmetics: whatever fails here is logged and stops nothing, and rights are asked for in the handlers, whatever a
menu shows. What Telegram has been told is remembered, and told again only when it differs.
"""

import hashlib
from collections.abc import Iterable, Iterator

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription
from aiogram.methods.base import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from handlers.texts import LANGUAGES, say_plain
from handlers.visits import House
from schedules.memory import recall, remember
from storage.staff import read_editors

log = structlog.get_logger(__name__)

FOR_ALL = (
    "start",
    "next",
    "calendar",
    "licences",
    "countdown",
    "subscribe",
    "unsubscribe",
    "settings",
    "channel",
    "language",
    "privacy",
    "forget",
    "help",
)
FOR_GROUPS = ("next", "calendar", "licences", "countdown", "subscribe", "unsubscribe", "settings", "help")
FOR_EDITORS = ("won", "pending", "events", "ledger")
FOR_OWNERS = (*FOR_EDITORS, "target", "broadcast", "stats", "staff")
REMEMBERED = "menus"


async def introduce(house: House, bot: Bot) -> None:
    """Tell Telegram what the bot is and can do, where that is not what it was told last."""
    async with house.database.read() as connection:
        editors = [editor.person for editor in await read_editors(connection)]
    calls = list(introductions(house, editors))
    told = digest(calls)
    if await recall(house.database, REMEMBERED) == told:
        return
    for call in calls:
        try:
            await bot(call)
        except TelegramAPIError as refused:
            # An owner who has not yet written to the bot has no chat to hold a menu.
            log.info("an introduction was refused", method=call.__api_method__, reason=refused.message)
    await remember(house.database, REMEMBERED, told)


def introductions(house: House, editors: Iterable[int]) -> Iterator[TelegramMethod[bool]]:
    for language, code in ((house.language, None), *((one, one) for one in LANGUAGES)):
        yield menu(FOR_ALL, BotCommandScopeAllPrivateChats(), language, code)
        yield menu(FOR_GROUPS, BotCommandScopeAllGroupChats(), language, code)
        for person in sorted({*house.owners, *editors}):
            own = FOR_OWNERS if person in house.owners else FOR_EDITORS
            yield menu((*own, *FOR_ALL), BotCommandScopeChat(chat_id=person), language, code)
        yield SetMyDescription(description=say_plain(language, "bot-description"), language_code=code)
        yield SetMyShortDescription(
            short_description=say_plain(language, "bot-short-description"), language_code=code
        )


def menu(commands: Iterable[str], scope: BotCommandScopeUnion, language: str, code: str | None) -> SetMyCommands:
    return SetMyCommands(
        commands=[
            BotCommand(command=command, description=say_plain(language, f"command-{command}"))
            for command in commands
        ],
        scope=scope,
        language_code=code,
    )


def digest(calls: Iterable[TelegramMethod[bool]]) -> str:
    told = "\n".join(f"{call.__api_method__} {call.model_dump_json(exclude_none=True)}" for call in calls)
    return hashlib.sha256(told.encode()).hexdigest()
