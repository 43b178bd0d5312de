"""When the bot has something to do next, as its database tells: what the season's clock may not run past."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.asking import asked_at
from schedules.clock import after_quiet_hours, instant_of, is_quiet, local_day
from schedules.digest import is_digest_day
from schedules.morning import reminders_for
from storage.chats import read_chats
from storage.models import Chat, NoticeState, Tournament, TournamentStatus
from storage.notices import READY
from storage.tables import chats, deliveries, notices, questions
from storage.tournaments import first_day, last_day, read_tournaments

FORESEEN = timedelta(days=400)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    at: int
    id: str


async def find_next(connection: AsyncConnection, games: str, now: int, zone: str) -> Moment | None:
    """The first moment after `now`: a notice, the end of a quiet night, a morning, a question to staff."""
    known = await read_tournaments(connection, games)
    readers = (await read_chats(connection, await _reader_ids(connection))).values()
    moments = [
        *await _find_notices(connection, now),
        *await _find_questions(connection, known, now, zone),
        *(moment for chat in readers for moment in next_morning(chat, known, now)),
    ]
    return min(moments, default=None)


def next_morning(chat: Chat, known: Sequence[Tournament], now: int) -> Iterator[Moment]:
    """The first morning on which this chat has something to hear; each Monday is one for who reads the digest."""
    today = local_day(now, chat.zone)
    starts = {first for one in known if (first := first_day(one)) is not None}
    days = {start - timedelta(lead) for start in starts for lead in chat.leads}
    if chat.tells_digest:
        days |= {today + timedelta(number) for number in range(8)}
    for day in sorted(day for day in days if today <= day <= today + FORESEEN):
        at = instant_of(day, chat.remind_at, chat.zone)
        if not is_quiet(chat.remind_at, chat.quiet_from, chat.quiet_to):
            at = after_quiet_hours(at, chat.zone, chat.quiet_from, chat.quiet_to)
        has_digest = chat.tells_digest and is_digest_day(day)
        if at > now and (has_digest or reminders_for(chat, known, day)):
            yield Moment(at, f"morning-{day}")
            return


async def _reader_ids(connection: AsyncConnection) -> list[int]:
    found = await connection.execute(select(chats.c.id).where(chats.c.subscribed_at.is_not(None)))
    return list(found.scalars())


async def _find_notices(connection: AsyncConnection, now: int) -> list[Moment]:
    waiting = select(func.min(notices.c.due_at)).where(
        notices.c.due_at > now, notices.c.state == NoticeState.WAITING
    )
    # What is tried again is no moment of the season: the clock does not stop for each try.
    held_back = select(func.min(deliveries.c.not_before)).where(
        deliveries.c.not_before > now, deliveries.c.state.in_(READY), deliveries.c.attempts == 0
    )
    found = [(await connection.execute(one)).scalar() for one in (waiting, held_back)]
    return [Moment(at, "notice") for at in found if at is not None]


async def _find_questions(
    connection: AsyncConnection, known: Sequence[Tournament], now: int, zone: str
) -> list[Moment]:
    again = select(func.min(questions.c.next_at)).where(questions.c.next_at > now, questions.c.closed_at.is_(None))
    found = [(await connection.execute(again)).scalar()]
    found += [
        asked_at(one, zone)
        for one in known
        if one.status is TournamentStatus.SCHEDULED and last_day(one) is not None
    ]
    return [Moment(at, "question") for at in found if at is not None and at > now]
