"""What turns the pages of the calendar."""

from aiogram.filters.callback_data import CallbackData


class Month(CallbackData, prefix="cal1"):
    """A month of the calendar in place of what is shown; `month` as 2020-03, "undated" for what has no days."""

    month: str
    sport: str = ""  # empty: all
    mine: bool = False  # only what the chat follows
    part: int = 0


class CalendarSports(CallbackData, prefix="cals1"):
    """The sports to choose from for the calendar."""

    month: str
    mine: bool
    part: int
