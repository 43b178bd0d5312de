"""What the buttons of /target carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class BeginTarget(CallbackData, prefix="tgtn1"):
    """Begin to set the target."""


class TargetAct(StrEnum):
    APPLY = "apply"
    UNDO = "undo"
    ASIDE = "aside"


class TargetStep(CallbackData, prefix="tgt1"):
    """What to do with a draft of the target."""

    act: TargetAct
    dialogue: int
