"""Who leads a chat in which we may not write any more: asked of Telegram at that moment, kept nowhere."""

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError

log = structlog.get_logger(__name__)


async def find_admins(bot: Bot, chat: int) -> tuple[str, tuple[int, ...]]:
    """The group's title and its human admins; empty where Telegram does not tell."""
    try:
        group = await bot.get_chat(chat)
        members = await bot.get_chat_administrators(chat)
    except AiogramError as error:
        log.warning("the admins of a group could not be found", error=type(error).__name__)
        return "", ()
    return group.title or "", tuple(sorted(one.user.id for one in members if not one.user.is_bot))
