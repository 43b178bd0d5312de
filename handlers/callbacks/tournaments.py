"""What the buttons of a tournament's card carry."""

from aiogram.filters.callback_data import CallbackData


class Card(CallbackData, prefix="card1"):
    """Show a tournament's card below."""

    tournament: int


class FollowTournament(CallbackData, prefix="fol1"):
    """Hear of one tournament, or be spared it."""

    tournament: int
    wanted: bool
