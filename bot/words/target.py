"""How many places are hoped for: all notices of it are said as one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.words.known import from_what_is_known
from bot.words.round import Round, concerns, of_kind
from handlers.callbacks.pushes import Muted
from handlers.screens import Screen
from handlers.views.pushes import mute_button
from handlers.views.target import announce_target
from storage.models import Chat, Notice, NoticeKind
from storage.targets import TargetTelling, read_target_tellings


@dataclass(frozen=True, slots=True)
class TargetWords:
    round: Round
    targets: dict[int, TargetTelling]
    _said: dict[tuple[str, int, int], Screen] = field(default_factory=dict)

    @classmethod
    async def read(cls, connection: AsyncConnection, round_: Round, notices: Sequence[Notice]) -> Self:
        return cls(round_, await read_target_tellings(connection, of_kind(notices, NoticeKind.TARGET)))

    def say(self, chat: Chat, notices: Sequence[Notice], tried: Collection[int] = ()) -> Screen | None:
        """What these tell together; `tried`: what the chat may have read already."""
        told = [self.targets[one.id] for one in notices if one.id in self.targets and concerns(one, chat)]
        told = from_what_is_known([(one, one.before, one.after.places, one.notice_id in tried) for one in told])
        if not told:
            return None
        key = (self.round.language(chat), told[0].notice_id, told[-1].notice_id)
        if key not in self._said:
            screen = announce_target(
                told[0].before, told[-1].after, self.round.places, self.round.facts.games, key[0]
            )
            self._said[key] = replace(screen, mutes=(mute_button(Muted.LICENCES, key[0]),))
        return self._said[key]


def said_with(notice: Notice, notices: Sequence[Notice]) -> list[Notice]:
    """The notice, and with one of the target all later ones of it: they are said as one."""
    if notice.kind is not NoticeKind.TARGET:
        return [notice]
    return [one for one in notices if (one.kind, one.games) == (notice.kind, notice.games)]
