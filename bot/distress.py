"""A word to people while nothing can be written down: who writes or taps meanwhile hears so, once, and no silence.

Nothing is confirmed by it: what they asked is kept, by Telegram or in the inbox, and done when the database is
back.
"""

from collections.abc import Iterable

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from handlers.texts import say, say_plain
from handlers.visits import House, language_of
from storage.chats import read_chat

log = structlog.get_logger(__name__)


class Distress:
    """Tells each person once a trouble; `end` it when something has been written again."""

    def __init__(self, house: House, replier: Bot) -> None:
        self._house = house
        self._replier = replier
        self._told: set[int] = set()  # people
        self._taps: set[str] = set()  # answered already

    def end(self) -> None:
        self._told.clear()
        self._taps.clear()

    async def tell(self, bodies: Iterable[dict[str, object]]) -> None:
        """Whoever wrote in private or tapped in one of these updates."""
        for body in bodies:
            try:
                await self._tell(Update.model_validate(body))
            except ValidationError:
                continue
            except AiogramError as error:
                log.warning("could not tell that nothing can be written", error=type(error).__name__)

    async def _tell(self, update: Update) -> None:
        if update.callback_query is not None:
            tap = update.callback_query
            if tap.id not in self._taps:
                self._taps.add(tap.id)
                language = await self._language(tap.from_user.id, tap.from_user.language_code)
                await self._replier.answer_callback_query(
                    tap.id, text=say_plain(language, "cannot-write-now"), show_alert=True
                )
        elif update.message is not None and update.message.chat.id > 0:
            person = update.message.chat.id
            if person not in self._told:
                self._told.add(person)
                hint = update.message.from_user.language_code if update.message.from_user else None
                await self._replier.send_message(
                    person, say(await self._language(person, hint), "cannot-write-now")
                )

    async def _language(self, person: int, hint: str | None) -> str:
        known = None
        try:
            async with self._house.database.read() as connection:
                known = await read_chat(connection, person)
        except SQLAlchemyError:
            log.warning("the database cannot be read either")
        return language_of(known, (hint or "").partition("-")[0], self._house.language)
