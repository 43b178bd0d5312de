"""What stands under every push: mute and settings."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class Muted(StrEnum):
    """What can be stopped from right under it."""

    LICENCES = "licences"
    CHANGES = "changes"
    DIGEST = "digest"


class Mute(CallbackData, prefix="mute1"):
    """Hear no more of this kind; the message it stands under stays as it is."""

    what: Muted


class MuteTournament(CallbackData, prefix="mutt1"):
    """Be spared one tournament; the message stays."""

    tournament: int


class SettingsBelow(CallbackData, prefix="sets1"):
    """The settings in a message of their own."""
