"""What the buttons of a tournament's change carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from schedules.changes import Reason
from storage.models import PlacesGo, TournamentKind


class ChangeTournament(CallbackData, prefix="edit1"):
    """Begin to change a tournament's dates or standing."""

    tournament: int


class ChangeAct(StrEnum):
    DATES = "dates"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    UNEXPLAINED = "unexplained"  # no reason is given
    APPLY = "apply"
    UNDO = "undo"
    ASIDE = "aside"
    WHAT = "what"  # back to what may change
    PLACE = "place"
    NAMES = "names"
    KIND = "kind"
    HELD = "held"
    RESTORE = "restore"


class Change(CallbackData, prefix="chg1"):
    """What to do with a draft of a tournament's change."""

    act: ChangeAct
    dialogue: int


class ChangeReason(CallbackData, prefix="why1"):
    """Why the tournament of a draft is changed."""

    dialogue: int
    reason: Reason


class ChangePlaces(CallbackData, prefix="plc1"):
    """What becomes of the places of what is cancelled. `tournament` 0 with TOURNAMENT: ask which."""

    dialogue: int
    go: PlacesGo
    tournament: int = 0


class ChangeKind(CallbackData, prefix="kind1"):
    dialogue: int
    kind: TournamentKind
