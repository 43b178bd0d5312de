"""Alarms to the owners, and what a group or its admins are told of our silence there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.words.round import of_kind
from handlers.screens import Screen
from handlers.texts import say
from handlers.views.faults import show_fault, show_left_topic, show_silenced
from storage.models import Notice, NoticeKind
from storage.notices import Fault, Silence, read_faults, read_silenced

ALARMS = (NoticeKind.FAULT, NoticeKind.SILENCED, NoticeKind.TOPIC, NoticeKind.SILENCE)


@dataclass(frozen=True, slots=True)
class AlarmWords:
    faults: dict[int, Fault]
    silenced: dict[int, Silence]

    @classmethod
    async def read(cls, connection: AsyncConnection, notices: Sequence[Notice]) -> Self:
        return cls(
            faults=await read_faults(connection, of_kind(notices, NoticeKind.FAULT)),
            silenced=await read_silenced(connection, of_kind(notices, NoticeKind.SILENCED)),
        )

    def say(self, notice: Notice, language: str) -> Screen | None:
        match notice.kind:
            case NoticeKind.FAULT:
                # Held no more: tried again, or given up with its chat.
                return show_fault(self.faults[notice.id], language) if self.faults[notice.id].held else None
            case NoticeKind.SILENCED:
                silence = self.silenced.get(notice.id)  # None: the chat has been forgotten
                return show_silenced(silence, language) if silence else None
            case NoticeKind.TOPIC:
                return show_left_topic(language)
            case _:
                return Screen(say(language, "silence"))
