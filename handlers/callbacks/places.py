"""What the buttons of a licence's card carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from schedules.places import Life, Why


class LicenceCard(CallbackData, prefix="place1"):
    """Show a licence and its history below."""

    licence: int


class BeginLife(CallbackData, prefix="life1"):
    """Begin to say what became of a place."""

    licence: int
    life: Life


class PlaceNames(CallbackData, prefix="lnas1"):
    dialogue: int
    part: int


class PlaceName(CallbackData, prefix="lnam1"):
    """`name`: the mark of an athlete's."""

    dialogue: int
    name: str


class PlaceNumber(CallbackData, prefix="lnum1"):
    """How many places it really is."""

    dialogue: int
    number: int


class PlaceReason(CallbackData, prefix="lwhy1"):
    dialogue: int
    reason: Why


class PlaceAct(StrEnum):
    UNEXPLAINED = "unexplained"  # no reason is given
    APPLY = "apply"
    ASIDE = "aside"


class Place(CallbackData, prefix="lact1"):
    """What to do with a draft of a place's life."""

    act: PlaceAct
    dialogue: int


class UndoEntry(CallbackData, prefix="lund1"):
    """Take back one entry of the ledger; not `sure`: ask first."""

    entry: int
    sure: bool
