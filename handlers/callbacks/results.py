"""What the buttons of a question of results carry."""

from aiogram.filters.callback_data import CallbackData

from schedules.questions import Said
from schedules.tournaments import Outcome


class Pending(CallbackData, prefix="wpen1"):
    """The tournaments that wait for their outcome."""

    part: int


class CloseResult(CallbackData, prefix="wclo1"):
    tournament: int
    outcome: Outcome
    part: int


class ReopenResult(CallbackData, prefix="wreo1"):
    tournament: int
    part: int


class Answer(CallbackData, prefix="ans1"):
    """Answer the question what was won; `number`: of licences, with NUMBER."""

    question: int
    said: Said
    number: int = 0
