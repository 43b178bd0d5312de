"""What the buttons of a new tournament carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from storage.models import TournamentKind


class AddAct(StrEnum):
    BEGIN = "begin"
    UNDATED = "undated"
    ANYWAY = "anyway"  # it is none of those that look like it
    NOWHERE = "nowhere"
    APPLY = "apply"
    ASIDE = "aside"


class Add(CallbackData, prefix="add1"):
    """What to do with a tournament that is being added."""

    act: AddAct
    dialogue: int = 0


class AddSports(CallbackData, prefix="adp1"):
    dialogue: int
    part: int


class AddSport(CallbackData, prefix="ads1"):
    dialogue: int
    sport: str


class AddKind(CallbackData, prefix="adk1"):
    dialogue: int
    kind: TournamentKind
