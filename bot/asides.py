"""A word to who wrote in private or tapped, when what they asked is not handled (yet): no silence, no spinner."""

from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from sqlalchemy.exc import SQLAlchemyError

from bot.senders import tap_of, words_of
from handlers.texts import say, say_plain
from handlers.visits import House, language_of
from storage.chats import read_chat

log = structlog.get_logger(__name__)


class Asides:
    def __init__(self, house: House, replier: Bot) -> None:
        self._house = house
        self._replier = replier

    async def say(self, update: dict[str, Any], key: str | None) -> None:
        """The text of `key` in their language; None: nothing but that the spinner stops."""
        tap, words = tap_of(update), words_of(update)
        try:
            if tap is not None:
                text = say_plain(await self._language(tap.person, tap.hint), key) if key else None
                await self._replier.answer_callback_query(tap.id, text=text, show_alert=key is not None)
            elif words is not None and key:
                language = await self._language(words.person, words.hint)
                await self._replier.send_message(words.person, say(language, key))
        except AiogramError as error:
            log.warning("a word beside could not be said", error=type(error).__name__)

    async def _language(self, person: int, hint: str) -> str:
        known = None
        try:
            async with self._house.database.read() as connection:
                known = await read_chat(connection, person)
        except SQLAlchemyError:
            log.warning("the database cannot be read")
        return language_of(known, hint, self._house.language)
