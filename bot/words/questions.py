"""What staff are asked about results, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.words.round import Round
from handlers.screens import Screen
from handlers.views.results import Asked, alarm_overdue, ask_result, show_answered
from schedules.questions import Said
from storage.models import Notice, NoticeKind, TournamentStatus
from storage.questions import Question, read_questions_by_notice
from storage.tournaments import last_day

QUESTIONS = (NoticeKind.QUESTION, NoticeKind.OVERDUE)  # have buttons, which say nothing of what they answer


@dataclass(frozen=True, slots=True)
class QuestionWords:
    round: Round
    questions: dict[int, Question]

    @classmethod
    async def read(cls, connection: AsyncConnection, round_: Round, notices: Sequence[Notice]) -> Self:
        return cls(round_, await read_questions_by_notice(connection, [notice.id for notice in notices]))

    def say(self, notice: Notice, language: str) -> Screen | None:
        """None where it was answered meanwhile, or (of an answer) taken back."""
        facts = self.round.facts
        question = self.questions.get(notice.id)
        tournament = facts.tournament(question.tournament_id) if question else None
        if question is None or tournament is None:
            return None
        won = tuple(one for one in self.round.in_force if one.tournament_id == tournament.id)
        asked = Asked(question, tournament, won, self.round.writers.name(question.said_by, language))
        if notice.kind is NoticeKind.ANSWERED:
            return None if question.open else show_answered(asked, facts.names, language, mine=False)
        waits = tournament.status is TournamentStatus.SCHEDULED and last_day(tournament) == question.last_on
        taken_up = question.said not in ("", Said.MOVED) and notice.kind is NoticeKind.QUESTION
        if not question.open or not waits or taken_up:
            return None
        if notice.kind is NoticeKind.OVERDUE:
            return alarm_overdue(asked, self.round.house.defaults.zone, facts.names, language)
        return ask_result(asked, facts.names, language)
