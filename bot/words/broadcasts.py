"""Broadcasts: the owners' own words, in the reader's language or in the one that lends its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.words.round import of_kind
from handlers.screens import Screen
from handlers.texts import Html
from storage.broadcasts import read_words
from storage.models import Names, Notice, NoticeKind


@dataclass(frozen=True, slots=True)
class BroadcastWords:
    words: dict[int, Names]

    @classmethod
    async def read(cls, connection: AsyncConnection, notices: Sequence[Notice]) -> Self:
        return cls(await read_words(connection, of_kind(notices, NoticeKind.BROADCAST)))

    def say(self, notice: Notice, language: str) -> Screen | None:
        """None where its words are erased already."""
        words = self.words.get(notice.id)
        return Screen(Html(words.in_language(language)), soft=True) if words else None
