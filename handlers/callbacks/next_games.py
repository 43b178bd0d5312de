"""What the question whether to go on carries."""

from aiogram.filters.callback_data import CallbackData


class GoOn(CallbackData, prefix="nxt1"):
    """Go on with other Games, or not."""

    games: str
    wanted: bool
