"""Keep the message true that shows an owner how their broadcast goes.

It is edited every few seconds at most, and only where it would say something else; which message that is stands in
the database, so it goes on after a restart. Nothing new is written to the chat.
"""

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from handlers.screens import Screen
from handlers.views.broadcasts import show_progress
from handlers.visits import House, language_of
from schedules.broadcasts import LAST_FIGURES, note_ended, show_no_more
from storage.broadcasts import Progress, Shown, read_shown
from storage.chats import read_chat

log = structlog.get_logger(__name__)


class ProgressBoard:
    """`look` is called every few seconds."""

    def __init__(self, house: House, bot: Bot) -> None:
        self._house = house
        self.bot = bot
        self._last: dict[int, Screen] = {}  # what each message shows, as far as this life knows
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        async with self._looking:
            now = self._house.clock.now()
            await note_ended(self._house.database, now)
            async with self._house.database.read() as connection:
                shown = await read_shown(connection, now)
                chats = {one.chat: await read_chat(connection, one.chat) for one in shown}
            for one in shown:
                chat = chats[one.chat]
                language = language_of(chat, "", self._house.language)
                zone = chat.zone if chat else self._house.defaults.zone
                screen = show_progress(one.progress, self._house.send_rate, zone, language)
                if await self._show(one, screen) and is_last(one.progress, now):
                    await show_no_more(self._house.database, one.progress.notice_id)
                    del self._last[one.progress.notice_id]

    async def _show(self, one: Shown, screen: Screen) -> bool:
        """Whether the message says so now, or never will."""
        number = one.progress.notice_id
        if self._last.get(number) == screen:
            return True
        try:
            await self.bot.edit_message_text(
                screen.text, chat_id=one.chat, message_id=one.message, reply_markup=screen.keyboard()
            )
        except (TelegramBadRequest, TelegramForbiddenError) as refusal:
            # It says so already, or it is gone: the broadcast goes on without it.
            if "not modified" not in refusal.message:
                log.info("the progress of a broadcast cannot be shown", reason=refusal.message)
        except TelegramAPIError as failed:
            log.warning("the progress of a broadcast is shown later", error=type(failed).__name__)
            return False
        self._last[number] = screen
        return True


def is_last(progress: Progress, now: int) -> bool:
    """Whether nothing of it will change: what was in hand at the end is counted by then."""
    return progress.ended_at is not None and now >= progress.ended_at + LAST_FIGURES
