"""What the bot asks its staff about tournaments that ended, and what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.models import ChatKind, Tournament, TournamentStatus
from storage.staff import read_editors
from storage.tables import chats, notice_questions, questions, tournaments
from storage.tournaments import tournament_of


@dataclass(frozen=True, slots=True)
class Question:
    """Was a licence won at a tournament that ended on `last_on`?"""

    id: int
    tournament_id: int
    last_on: date
    round: int  # how often it was asked
    asked_at: int  # first
    next_at: int | None
    asked: tuple[int, ...]  # the chats it was put to, surrogate ids
    said: str  # empty: nobody has answered since it was asked last
    number: int | None
    said_by: int | None
    said_at: int | None
    closed_at: int | None
    recording_id: int | None
    alarmed_at: int | None

    @property
    def open(self) -> bool:
        return self.closed_at is None


async def read_question(connection: AsyncConnection, question_id: int) -> Question | None:
    found = await connection.execute(select(questions).where(questions.c.id == question_id))
    row = found.mappings().first()
    return question_of(row) if row else None


async def read_questions_of(connection: AsyncConnection, tournament_ids: Iterable[int]) -> list[Question]:
    found = await connection.execute(
        select(questions).where(among(questions.c.tournament_id, tournament_ids)).order_by(questions.c.id)
    )
    return [question_of(row) for row in found.mappings()]


async def read_questions_by_notice(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Question]:
    found = await connection.execute(
        select(questions, notice_questions.c.notice_id)
        .join(notice_questions, notice_questions.c.question_id == questions.c.id)
        .where(among(notice_questions.c.notice_id, ids))
    )
    return {row["notice_id"]: question_of(row) for row in found.mappings()}


async def read_ended(connection: AsyncConnection, games: str, first: date, last: date) -> list[Tournament]:
    """Tournaments whose last day lies in a span and whose outcome is open."""
    ends = func.coalesce(tournaments.c.end_on, tournaments.c.start_on)
    found = await connection.execute(
        select(tournaments)
        .where(
            tournaments.c.games == games,
            tournaments.c.status == TournamentStatus.SCHEDULED,
            ends >= first.isoformat(),
            ends <= last.isoformat(),
        )
        .order_by(ends, tournaments.c.id)
    )
    return [tournament_of(row) for row in found.mappings()]


async def read_audience(
    connection: AsyncConnection, sport: str | None, owners: Iterable[int], *, owners_only: bool
) -> list[int]:
    """The chats of the editors of a sport, else of the owners; surrogate ids, as far as we can write there."""
    if not owners_only:
        editors = [
            editor.person
            for editor in await read_editors(connection)
            if editor.all_sports or (sport is not None and editor.may_record(sport))
        ]
        if found := await read_private_chats(connection, editors):
            return found
    return await read_private_chats(connection, owners)


async def read_private_chats(connection: AsyncConnection, people: Iterable[int]) -> list[int]:
    found = await connection.execute(
        select(chats.c.id)
        .where(among(chats.c.telegram_id, people), chats.c.kind == ChatKind.PRIVATE, chats.c.paused == "")
        .order_by(chats.c.id)
    )
    return list(found.scalars())


def question_of(row: RowMapping) -> Question:
    return Question(
        id=row["id"],
        tournament_id=row["tournament_id"],
        last_on=date.fromisoformat(row["last_on"]),
        round=row["round"],
        asked_at=row["asked_at"],
        next_at=row["next_at"],
        asked=tuple(int(one) for one in row["asked"].split(",") if one),
        said=row["said"],
        number=row["number"],
        said_by=row["said_by"],
        said_at=row["said_at"],
        closed_at=row["closed_at"],
        recording_id=row["recording_id"],
        alarmed_at=row["alarmed_at"],
    )
