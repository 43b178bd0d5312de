"""What the buttons of an owner's alarm carry."""

from aiogram.filters.callback_data import CallbackData


class TryAgain(CallbackData, prefix="again1"):
    """Send what Telegram refused once more; `notice` 0: the mornings."""

    notice: int
