"""What the buttons of the history of licences carry."""

from aiogram.filters.callback_data import CallbackData


class LedgerPage(CallbackData, prefix="wled1"):
    """`words`: what narrows it, folded and cut."""

    part: int
    words: str = ""


class AskUndo(CallbackData, prefix="wask1"):
    """Ask whether a recording is to be undone."""

    dialogue: int
