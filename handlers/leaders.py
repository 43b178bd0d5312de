"""Who leads a channel: asked of Telegram, and believed for a minute."""

from dataclasses import dataclass, field
from enum import Enum, auto

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner, ResultChatMemberUnion

BELIEVED = 60_000  # milliseconds
MOST = 10_000  # answers that are remembered


class Lead(Enum):
    """What somebody is to a channel."""

    LEADS = auto()  # may post there
    NOT = auto()
    UNKNOWN = auto()  # Telegram does not tell us: we are not there, or lead nothing there


@dataclass(slots=True)
class Leaders:
    _asked: dict[tuple[int, int], tuple[Lead, int]] = field(default_factory=dict)

    async def ask(self, bot: Bot, channel: int, person: int, now: int) -> Lead:
        """What a person is to a channel (Telegram's ids)."""
        lead, at = self._asked.get((channel, person), (Lead.UNKNOWN, now - BELIEVED))
        if now - at < BELIEVED:
            return lead
        try:
            member = await bot.get_chat_member(channel, person)
        except (TelegramForbiddenError, TelegramBadRequest):
            return Lead.UNKNOWN
        lead = Lead.LEADS if may_post(member) else Lead.NOT
        if len(self._asked) >= MOST:
            self._asked.clear()
        self._asked[channel, person] = (lead, now)
        return lead


def may_post(member: ResultChatMemberUnion) -> bool:
    if isinstance(member, ChatMemberAdministrator):
        return bool(member.can_post_messages)
    return isinstance(member, ChatMemberOwner)
