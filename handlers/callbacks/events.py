"""What the buttons of /events carry."""

from aiogram.filters.callback_data import CallbackData


class Events(CallbackData, prefix="evs1"):
    """The tournaments staff may change; of a month, of a sport, or (empty) all that is ahead."""

    part: int
    month: str = ""
    sport: str = ""


class EventsFound(CallbackData, prefix="evf1"):
    """… found by words, folded and cut."""

    part: int
    words: str


class EventsSports(CallbackData, prefix="evp1"):
    month: str
    part: int


class EventsMonths(CallbackData, prefix="evm1"):
    sport: str
    part: int


class OpenEvent(CallbackData, prefix="evo1"):
    """What may change of a tournament, in place of the list."""

    tournament: int
