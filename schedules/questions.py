"""The question about a result, as it is opened, answered, closed and opened again.

One answers for all: who takes a question up holds it until it is asked next, and what closes it is the outcome
itself, whichever way it came in. Those who were asked too hear of the answer when it can no longer be undone in
silence.
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import HOUR, SECOND, instant_of, local_day
from storage.models import TO_STAFF, Cause, DeliveryState, NoticeKind, NoticeState
from storage.questions import Question, read_question
from storage.tables import chats, deliveries, notice_questions, notices, questions, tournaments

MORNING = 9 * 60  # minutes after midnight, in the zone of the house
REST = 6 * HOUR  # between the evening's question and the morning's


class Said(StrEnum):
    """What staff may answer."""

    NUMBER = "number"  # so many licences; 0: none
    MORE = "more"  # more than the first buttons offer: the numbers are shown
    ALL = "all"  # what is recorded is all
    LATER = "later"  # not known yet
    MOVED = "moved"  # it was not held then


def next_morning(now: int, zone: str) -> int:
    """The first 09:00 that leaves a night's rest."""
    day = local_day(now + REST, zone)
    at = instant_of(day, MORNING, zone)
    return at if at >= now + REST else instant_of(day + timedelta(days=1), MORNING, zone)


async def set_question(connection: AsyncConnection, question_id: int, **values: object) -> None:
    await connection.execute(update(questions).where(questions.c.id == question_id).values(**values))


async def take_up(
    connection: AsyncConnection, cause: Cause, question: Question, said: Said, number: int | None = None
) -> None:
    """Say that this person answers it; it stays open until the outcome is recorded."""
    await set_question(connection, question.id, said=said, number=number, said_by=cause.actor, said_at=cause.at)


async def let_go(connection: AsyncConnection, cause: Cause, question_id: int) -> None:
    """Who took it up will not record after all: anyone may answer again."""
    await connection.execute(
        update(questions)
        .where(questions.c.id == question_id, questions.c.said_by == cause.actor, questions.c.closed_at.is_(None))
        .values(**UNSAID)
    )


async def let_go_all(connection: AsyncConnection, person: int) -> None:
    """Who has taken questions up will answer none of them any more, nor be asked what is on its way to them."""
    await connection.execute(
        update(questions).where(questions.c.said_by == person, questions.c.closed_at.is_(None)).values(**UNSAID)
    )
    asked = select(notices.c.id).where(notices.c.kind.in_(TO_STAFF), notices.c.state == NoticeState.WALKING)
    theirs = select(chats.c.id).where(chats.c.telegram_id == person)
    await connection.execute(
        delete(deliveries).where(deliveries.c.notice_id.in_(asked), deliveries.c.chat_id.in_(theirs))
    )


UNSAID = {"said": "", "number": None, "said_by": None, "said_at": None}


async def close_question(
    connection: AsyncConnection,
    cause: Cause,
    tournament_id: int,
    said: Said,
    number: int | None = None,
    *,
    recording_id: int | None = None,
    undo_seconds: int = 0,
) -> Question | None:
    """The outcome of a tournament is recorded; None where nobody had been asked for it."""
    question = await read_current(connection, tournament_id)
    if question is None or not question.open:
        return None
    await take_up(connection, cause, question, said, number)
    await set_question(connection, question.id, closed_at=cause.at, next_at=None, recording_id=recording_id)
    mine = await connection.execute(select(chats.c.id).where(chats.c.telegram_id == cause.actor))
    others = [chat for chat in question.asked if chat not in set(mine.scalars())]
    games = await connection.execute(select(tournaments.c.games).where(tournaments.c.id == tournament_id))
    due_at = cause.at + undo_seconds * SECOND
    code = str(games.scalar_one())
    await put(connection, NoticeKind.ANSWERED, code, tournament_id, question.id, others, cause.at, due_at)
    return await read_question(connection, question.id)


async def reopen_question(
    connection: AsyncConnection, cause: Cause, zone: str, where: ColumnElement[bool]
) -> int | None:
    """An answer was taken back: it is asked again the next morning. The tournament's number, if one was closed."""
    found = await connection.execute(
        select(questions.c.id, questions.c.tournament_id)
        .where(where, questions.c.closed_at.is_not(None))
        .order_by(questions.c.id.desc())
        .limit(1)
    )
    row = found.first()
    if row is None:
        return None
    next_at = next_morning(cause.at, zone)
    await set_question(connection, row.id, closed_at=None, recording_id=None, next_at=next_at, **UNSAID)
    return int(row.tournament_id)


async def read_current(connection: AsyncConnection, tournament_id: int) -> Question | None:
    """The question about a tournament as its days stand now."""
    found = await connection.execute(
        select(questions.c.id)
        .join(tournaments, tournaments.c.id == questions.c.tournament_id)
        .where(
            questions.c.tournament_id == tournament_id,
            questions.c.last_on == func.coalesce(tournaments.c.end_on, tournaments.c.start_on),
        )
    )
    number = found.scalar()
    return await read_question(connection, number) if number is not None else None


async def put(
    connection: AsyncConnection,
    kind: NoticeKind,
    games: str,
    tournament_id: int | None,
    question_id: int | None,
    to_chats: Sequence[int],
    now: int,
    due_at: int,
) -> None:
    """A notice to these chats of staff, and nobody else; whom it goes to is fixed here."""
    if not to_chats:
        return
    added = await connection.execute(
        insert(notices)
        .values(
            kind=kind,
            games=games,
            tournament_id=tournament_id,
            created_at=now,
            due_at=due_at,
            state=NoticeState.WALKING,
            cursor=0,
            max_chat_id=0,
            sent=0,
        )
        .returning(notices.c.id)
    )
    notice_id: int = added.scalar_one()
    if question_id is not None:
        await connection.execute(upsert(notice_questions).values(notice_id=notice_id, question_id=question_id))
    await connection.execute(
        insert(deliveries),
        [
            {
                "notice_id": notice_id,
                "chat_id": chat,
                "state": DeliveryState.READY,
                "attempts": 0,
                "not_before": due_at,
                "reason": "",
            }
            for chat in to_chats
        ],
    )
