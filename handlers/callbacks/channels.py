"""What the buttons of a channel carry: those of settings, and whose they are."""

from aiogram.filters.callback_data import CallbackData


class OfChannel(CallbackData, prefix="at1", sep="|"):
    """What another button carries, meant for a channel; `chat`: the row it has."""

    chat: int
    inner: str
