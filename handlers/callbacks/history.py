"""What turns the pages of the calendar of a day gone by."""

from aiogram.filters.callback_data import CallbackData


class PastMonth(CallbackData, prefix="past1"):
    """A month of the calendar as it stood on a day (2020-02-24), in place of what is shown."""

    day: str
    month: str
    sport: str = ""
    mine: bool = False
    part: int = 0


class PastCard(CallbackData, prefix="pcard1"):
    """A tournament's card as it stood on a day, below."""

    tournament: int
    day: str


class MonthChanges(CallbackData, prefix="news1"):
    """What changed in a month, in place of what is shown."""

    month: str
    sport: str = ""
    mine: bool = False
    part: int = 0
