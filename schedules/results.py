"""What staff answer when they are asked what was won: none, so many, not known yet, it was moved.

One call each. A question that another person has taken up, or that is closed, answers who said what.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note
from schedules.drafts import Allowed, Draft, begin_in
from schedules.inbox import change
from schedules.questions import Said, next_morning, set_question, take_up
from schedules.staff import NotAllowed
from schedules.tournaments import NoSuchTournament, Outcome, Won, close_as, refusal
from storage.database import Database
from storage.models import Cause, Tournament, TournamentStatus
from storage.questions import Question, read_question
from storage.tournaments import last_day, read_tournaments_by_id

MOST = 50


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody has said it already."""

    question: Question
    tournament: Tournament


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such question, or the tournament is to be held on other days."""


@dataclass(frozen=True, slots=True)
class Put:
    """It is asked again then; `to_owners`: they are asked at once."""

    tournament: Tournament
    next_at: int
    to_owners: bool = False


async def answer_number(
    database: Database,
    cause: Cause,
    chat: int,
    question_id: int,
    number: int,
    games: str,
    zone: str,
    undo_seconds: int,
    allowed: Allowed = None,
) -> Draft | Tournament | Won | Answered | NotAllowed | Gone:
    """None: the outcome is closed and followers are told. Else a draft for so many licences is begun."""
    if not 0 <= number <= MOST:
        return Gone()
    async with change(database, cause) as connection:
        asked = await read_asked(connection, cause, question_id, games, allowed)
        if not isinstance(asked, Asked):
            return asked
        if number == 0:
            closed = await close_as(
                connection,
                cause,
                asked.tournament.id,
                games,
                Outcome.NOTHING,
                zone,
                allowed,
                undo_seconds=undo_seconds,
            )
            return Gone() if isinstance(closed, NoSuchTournament) else closed
        await take_up(connection, cause, asked.question, Said.NUMBER, number)
        begun = await begin_in(connection, cause, chat, games, asked.tournament.id, allowed, question_id, number)
        return begun if isinstance(begun, Draft | NotAllowed) else Gone()


async def answer_all(
    database: Database,
    cause: Cause,
    question_id: int,
    games: str,
    zone: str,
    undo_seconds: int,
    allowed: Allowed = None,
) -> Tournament | Won | Answered | NotAllowed | Gone:
    """What is recorded is all that was won."""
    async with change(database, cause) as connection:
        asked = await read_asked(connection, cause, question_id, games, allowed)
        if not isinstance(asked, Asked):
            return asked
        closed = await close_as(
            connection,
            cause,
            asked.tournament.id,
            games,
            Outcome.ALL,
            zone,
            allowed,
            undo_seconds=undo_seconds,
        )
        return Gone() if isinstance(closed, NoSuchTournament) else closed


async def answer_later(
    database: Database, cause: Cause, question_id: int, games: str, zone: str, allowed: Allowed = None
) -> Put | Answered | NotAllowed | Gone:
    """It is not known yet: asked again the next morning."""
    async with change(database, cause) as connection:
        asked = await read_asked(connection, cause, question_id, games, allowed)
        if not isinstance(asked, Asked):
            return asked
        next_at = next_morning(cause.at, zone)
        await take_up(connection, cause, asked.question, Said.LATER)
        await set_question(connection, question_id, next_at=next_at)
        return Put(asked.tournament, next_at)


async def pass_on(
    database: Database, cause: Cause, question_id: int, games: str, allowed: Allowed = None
) -> Put | Answered | NotAllowed | Gone:
    """An editor says that it was moved: the owners, who change dates, are asked at once."""
    async with change(database, cause) as connection:
        asked = await read_asked(connection, cause, question_id, games, allowed)
        if not isinstance(asked, Asked):
            return asked
        if asked.question.said != Said.MOVED:
            await take_up(connection, cause, asked.question, Said.MOVED)
            await set_question(connection, question_id, next_at=cause.at, round=2)
            await note(connection, cause, "say that it was moved", f"tournament {asked.tournament.id}")
        return Put(asked.tournament, cause.at, to_owners=True)


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    tournament: Tournament


async def read_asked(
    connection: AsyncConnection, cause: Cause, question_id: int, games: str, allowed: Allowed
) -> Asked | Answered | NotAllowed | Gone:
    """What may be answered by this person now."""
    question = await read_question(connection, question_id)
    if question is None:
        return Gone()
    found = await read_tournaments_by_id(connection, [question.tournament_id])
    tournament = found.get(question.tournament_id)
    if tournament is None or tournament.games != games:
        return Gone()
    if refused := refusal(tournament, allowed):
        return refused
    if not question.open:
        return Answered(question, tournament)
    if tournament.status is not TournamentStatus.SCHEDULED or last_day(tournament) != question.last_on:
        return Gone()
    taken = question.said == Said.NUMBER and question.said_by not in (None, cause.actor)
    return Answered(question, tournament) if taken else Asked(question, tournament)
