"""What the buttons of many changes at once carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from schedules.changes import Reason
from schedules.changes.together import Becomes


class MoveAct(StrEnum):
    BEGIN = "begin"
    WHICH = "which"  # back to which ones
    UNEXPLAINED = "unexplained"
    APPLY = "apply"
    UNDO = "undo"
    ASIDE = "aside"


class Move(CallbackData, prefix="mov1"):
    """What to do with a move of many."""

    act: MoveAct
    dialogue: int = 0


class MoveSpan(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"
    GAMES = "games"


class MoveWhich(CallbackData, prefix="movw1"):
    dialogue: int
    span: MoveSpan


class MoveSports(CallbackData, prefix="movp1"):
    dialogue: int
    part: int


class MoveSport(CallbackData, prefix="movs1"):
    """Only those of a sport (empty: of all)."""

    dialogue: int
    sport: str = ""


class MoveBecomes(CallbackData, prefix="movb1"):
    """What becomes of all of them; by how many days they are shifted."""

    dialogue: int
    becomes: Becomes
    days: int = 0


class MoveYears(CallbackData, prefix="movy1"):
    """They are shifted by whole years."""

    dialogue: int
    years: int


class MoveReason(CallbackData, prefix="movr1"):
    dialogue: int
    reason: Reason
