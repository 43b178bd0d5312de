"""Broadcasts: what owners say in their own words, to whom, and how far it has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, RowMapping, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.chats import awake, count_alike, spoken
from storage.models import DeliveryState, Names, NoticeState
from storage.notices import READY
from storage.tables import broadcasts, chat_sports, chats, deliveries, notices


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose readers hear it: subscribers, as for every notice."""

    sport: str | None  # None: whatever they follow
    language: str  # empty: all
    default: str  # the language of who has chosen none


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast has come."""

    notice_id: int
    state: NoticeState
    due_at: int
    readers: int  # when it was confirmed
    said: int
    waiting: int  # may be said now, or are still to be planned for
    sleeping: int  # wait for the end of their quiet hours, or for another try
    given_up: int
    held: int
    stopped: bool
    ended_at: int | None

    @property
    def under_way(self) -> bool:
        return self.state in (NoticeState.WAITING, NoticeState.WALKING, NoticeState.HELD)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that shows how a broadcast goes."""

    chat: int  # Telegram's ids
    message: int
    progress: Progress


async def count_readers(connection: AsyncConnection, audience: Audience) -> dict[str, int]:
    """How many it would be said to now, by language."""
    found: Counter[str] = Counter()
    for one in await count_alike(connection, audience.default):
        if audience.sport is None or one.all_sports:
            found[one.language] += one.count
    if audience.sport is not None:
        language = spoken(audience.default).label("spoken")
        choosy = await connection.execute(
            select(language, func.count())
            .join(chat_sports, chat_sports.c.chat_id == chats.c.id)
            .where(awake(), chats.c.all_sports == 0, chat_sports.c.sport == audience.sport)
            .group_by(language)
        )
        for name, count in choosy:
            found[name] += count
    return {name: count for name, count in found.items() if audience.language in ("", name)}


async def read_words(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Names]:
    """The words of these notices; those that are erased are left out."""
    rows = await connection.execute(
        select(broadcasts).where(among(broadcasts.c.notice_id, ids), broadcasts.c.erased_at.is_(None))
    )
    return {row.notice_id: Names(row.words_en, row.words_ru, row.words_kk) for row in rows}


async def read_progress_of(connection: AsyncConnection, dialogue_id: int, now: int) -> Progress | None:
    """How the broadcast goes that a dialogue began."""
    found = await read_each_progress(connection, broadcasts.c.dialogue_id == dialogue_id, now)
    return found[0][1] if found else None


async def read_progress(connection: AsyncConnection, notice_id: int, now: int) -> Progress | None:
    found = await read_each_progress(connection, broadcasts.c.notice_id == notice_id, now)
    return found[0][1] if found else None


async def read_under_way(connection: AsyncConnection, now: int) -> list[Progress]:
    under_way = broadcasts.c.ended_at.is_(None)
    return [one for _, one in await read_each_progress(connection, under_way, now) if one.under_way]


async def read_shown(connection: AsyncConnection, now: int) -> list[Shown]:
    """The messages that are to be kept true."""
    found = await read_each_progress(connection, broadcasts.c.shown_by.is_not(None), now)
    return [Shown(row["actor"], row["shown_by"], progress) for row, progress in found]


async def read_each_progress(
    connection: AsyncConnection, where: ColumnElement[bool], now: int
) -> list[tuple[RowMapping, Progress]]:
    rows = await connection.execute(
        select(broadcasts, notices.c.state, notices.c.due_at, notices.c.sent)
        .join(notices, notices.c.id == broadcasts.c.notice_id)
        .where(where)
        .order_by(broadcasts.c.notice_id)
    )
    return [(row, await progress_of(connection, row, now)) for row in rows.mappings().all()]


async def progress_of(connection: AsyncConnection, row: RowMapping, now: int) -> Progress:
    ready = deliveries.c.state.in_(READY)
    counted = await connection.execute(
        select(
            func.count(case((ready & (deliveries.c.not_before <= now), 1))),
            func.count(case((ready & (deliveries.c.not_before > now), 1))),
            func.count(case((deliveries.c.state == DeliveryState.GIVEN_UP, 1))),
            func.count(case((deliveries.c.state == DeliveryState.HELD, 1))),
        ).where(deliveries.c.notice_id == row["notice_id"])
    )
    due, sleeping, given_up, held = counted.one()
    unplanned = 0
    if row["state"] in (NoticeState.WAITING, NoticeState.WALKING):
        unplanned = max(0, row["readers"] - row["sent"] - due - sleeping - given_up - held)
    return Progress(
        notice_id=row["notice_id"],
        state=NoticeState(row["state"]),
        due_at=row["due_at"],
        readers=row["readers"],
        said=row["sent"],
        waiting=due + unplanned,
        sleeping=sleeping,
        given_up=given_up,
        held=held,
        stopped=row["stopped_at"] is not None,
        ended_at=row["ended_at"],
    )
