"""What the question of /forget carries."""

from aiogram.filters.callback_data import CallbackData


class Forget(CallbackData, prefix="fgt1"):
    """Forget all about the chat, or nothing after all."""

    wanted: bool
