"""A tournament ends and its staff are asked what was won there; what stays silent alarms the owners.

Asked at 21:00 of the last day at the venue: the editors of the sport, else the owners; the next morning again;
the morning after that all owners. An outcome open for two days is said to the owners once, and so are mornings
that do not go out. What was missed while the process was down is asked when it is up again.
"""

import json
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import HOUR, MINUTE, SECOND, local_day
from schedules.memory import recall, remember
from schedules.morning import has_come
from schedules.questions import UNSAID, Said, next_morning, put, set_question
from schedules.tournaments import over_at
from storage.chats import count_overdue_mornings, read_mornings
from storage.database import Database
from storage.models import NoticeKind, Precision, Tournament, TournamentStatus
from storage.questions import Question, read_audience, read_ended, read_private_chats, read_questions_of
from storage.tables import games_changes, meta, questions
from storage.tournaments import last_day, read_tournaments_by_id

OVERDUE = 48 * HOUR
LAST_ROUND = 3  # to all owners; after that nothing but the alarm
UNKNOWN_LENGTH = timedelta(days=7)  # of a tournament whose last day nobody has said: most are over by then
STALLED = 30 * MINUTE
SILENCE = "mornings that wait"


async def ask_due(database: Database, games: str, now: int, zone: str, owners: Sequence[int]) -> None:
    """Put the questions that are due, each in a transaction of its own; `zone`: of the house."""
    async with database.read() as connection:
        made = await connection.execute(select(meta.c.value).where(meta.c.name == "made_at"))
        made_at = int(made.scalar() or 0)
        first, last = local_day(made_at, "UTC") - timedelta(days=8), local_day(now, "UTC") + timedelta(days=1)
        ended = await read_ended(connection, games, first, last)
        known = await read_known(connection, [one.id for one in ended])
    for one in ended:
        if made_at <= asked_at(one, zone) <= now and is_due(known.get(one.id, {}).get(str(last_day(one))), now):
            async with database.write() as connection:
                await ask(connection, one.id, now, zone, owners)


async def read_known(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, dict[str, Question]]:
    """The questions of these tournaments, by the last day they were asked about."""
    known: dict[int, dict[str, Question]] = {}
    for question in await read_questions_of(connection, ids):
        known.setdefault(question.tournament_id, {})[str(question.last_on)] = question
    return known


def asked_at(tournament: Tournament, zone: str) -> int:
    """When it is asked first."""
    at = over_at(tournament, zone) or 0
    if tournament.precision is Precision.START_ONLY and last_day(tournament) is not None:
        at += int(UNKNOWN_LENGTH.total_seconds()) * SECOND
    return at


def is_due(question: Question | None, now: int) -> bool:
    if question is None:
        return True
    again = question.next_at is not None and question.next_at <= now
    return question.open and (again or is_overdue(question, now))


def is_overdue(question: Question, now: int) -> bool:
    return question.alarmed_at is None and question.asked_at + OVERDUE <= now


async def ask(connection: AsyncConnection, tournament_id: int, now: int, zone: str, owners: Sequence[int]) -> None:
    """The next question about one tournament, if it is still due: it may have been answered meanwhile."""
    tournament = (await read_tournaments_by_id(connection, [tournament_id])).get(tournament_id)
    last = last_day(tournament) if tournament else None
    if tournament is None or last is None or tournament.status is not TournamentStatus.SCHEDULED:
        return
    question = (await read_known(connection, [tournament_id])).get(tournament_id, {}).get(str(last))
    if not is_due(question, now):
        return
    if question is None:
        added = await connection.execute(
            insert(questions)
            .values(tournament_id=tournament_id, last_on=str(last), round=0, asked_at=now, next_at=now)
            .returning(questions.c.id)
        )
        number, turn = int(added.scalar_one()), 1
    else:
        number, turn = question.id, question.round + 1
        if is_overdue(question, now):
            everyone = await read_private_chats(connection, owners)
            await put(connection, NoticeKind.OVERDUE, tournament.games, tournament_id, number, everyone, now, now)
            await set_question(connection, number, alarmed_at=now)
        if question.next_at is None or question.next_at > now:
            return
    to_chats = await read_audience(connection, tournament.sport, owners, owners_only=turn >= LAST_ROUND)
    await put(connection, NoticeKind.QUESTION, tournament.games, tournament_id, number, to_chats, now, now)
    before = question.asked if question else ()
    await set_question(
        connection,
        number,
        round=turn,
        next_at=next_morning(now, zone) if turn < LAST_ROUND else None,
        asked=",".join(str(chat) for chat in sorted({*before, *to_chats})),
        # That it was moved is what the owners are asked about.
        **({} if question and question.said == Said.MOVED else UNSAID),
    )


async def watch_mornings(database: Database, now: int, owners: Sequence[int]) -> bool:
    """Tell the owners, once, of mornings that should be on their way and are not; True where they are told.

    So many chats take hours at Telegram's pace: what counts is that there become fewer. Who met an obstacle
    waits for their own retry.
    """
    waiting = 0
    async with database.read() as connection:
        for hour in await read_mornings(connection):
            day = local_day(now, hour.zone)
            late = now - STALLED
            if local_day(late, hour.zone) == day and has_come(hour, late) and has_come(hour, now):
                waiting += await count_overdue_mornings(connection, hour, day)
    before = json.loads(await recall(database, SILENCE) or "{}")
    if not waiting:
        if before:
            await remember(database, SILENCE, "{}")
        return False
    if not before or waiting < before["waiting"]:
        await remember(database, SILENCE, json.dumps({"waiting": waiting, "since": now, "told": False}))
        return False
    if before["told"] or now < before["since"] + STALLED:
        return False
    async with database.write() as connection:
        games = (await connection.execute(select(games_changes.c.games).limit(1))).scalar()
        everyone = await read_private_chats(connection, owners)
        await put(connection, NoticeKind.SILENCE, str(games), None, None, everyone, now, now)
    await remember(database, SILENCE, json.dumps({**before, "told": True}))
    return True
