"""What the buttons of a broadcast carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class BroadcastAct(StrEnum):
    SKIP = "skip"  # no words of its own in the language asked for
    ENOUGH = "enough"  # … nor in any after it
    REWORD = "reword"
    SEND = "send"
    ASIDE = "aside"


class BroadcastStep(CallbackData, prefix="bc1"):
    """What to do with a broadcast that is being written; `version`: how it stood when the button was shown."""

    act: BroadcastAct
    dialogue: int
    version: int


class BroadcastSports(CallbackData, prefix="bcp1"):
    """The sports to choose an audience by."""

    dialogue: int
    part: int


class BroadcastSport(CallbackData, prefix="bcs1"):
    """Say it to followers of a sport (empty: whatever they follow)."""

    dialogue: int
    sport: str = ""


class BroadcastLanguage(CallbackData, prefix="bcl1"):
    """Say it to readers of a language (empty: of all)."""

    dialogue: int
    language: str = ""


class StopBroadcast(CallbackData, prefix="bcx1"):
    """Say it to nobody else; before it has begun: to nobody."""

    notice: int
