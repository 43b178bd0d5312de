"""What the button of /stats carries."""

from aiogram.filters.callback_data import CallbackData


class ShowStats(CallbackData, prefix="stat1"):
    """The numbers as they are now."""
