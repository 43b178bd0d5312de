"""What all words of one round of sending share: the facts as they are when it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.facts import Facts
from handlers.views.ledger import Writers
from handlers.visits import House, language_of
from schedules.clock import local_day
from storage.chances import Chances, read_chances
from storage.chats import OF_LICENCES
from storage.licences import read_licences_in_force, tally
from storage.models import Chat, Licence, Notice, NoticeKind
from storage.staff import read_staff_names

WITH_CHANCES = (NoticeKind.CHANGE, NoticeKind.NOTHING)  # name the next open door


@dataclass(frozen=True, slots=True)
class Round:
    house: House
    facts: Facts
    chances: Chances  # empty where no notice of the round names one
    in_force: list[Licence]
    places: int  # the total in force
    writers: Writers
    now: int

    @classmethod
    async def read(
        cls, connection: AsyncConnection, house: House, facts: Facts, now: int, notices: Sequence[Notice]
    ) -> Self:
        in_force = await read_licences_in_force(connection, house.games, local_day(now, house.defaults.zone))
        names_doors = any(notice.kind in WITH_CHANCES for notice in notices)
        return cls(
            house=house,
            facts=facts,
            chances=await read_chances(connection, house.games) if names_doors else Chances(),
            in_force=in_force,
            places=tally(in_force).places,
            writers=Writers(await read_staff_names(connection), house.owners),
            now=now,
        )

    def language(self, chat: Chat) -> str:
        return language_of(chat, "", self.house.language)


def of_kind(notices: Sequence[Notice], *kinds: NoticeKind) -> list[int]:
    return list(dict.fromkeys(notice.id for notice in notices if notice.kind in kinds))


def concerns(notice: Notice, chat: Chat) -> bool:
    """Whether the chat still wants to hear of it when it is said."""
    wanted = chat.tells_licences or notice.kind not in OF_LICENCES
    return wanted and chat.follows(notice.sport, notice.tournament_id)
