"""What the buttons of an editor's last day carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class LookAtDay(CallbackData, prefix="day1"):
    """What an editor, or a former one, has entered within the last day."""

    person: int


class DayAct(StrEnum):
    UNDO = "undo"
    LEAVE = "leave"


class DayStep(CallbackData, prefix="dayd1"):
    """What to do with what was shown."""

    act: DayAct
    dialogue: int


class DayPage(CallbackData, prefix="dayp1"):
    dialogue: int
    part: int
