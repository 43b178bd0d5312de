"""What buttons of the first meeting carry, and those that show a page."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class Page(StrEnum):
    NEXT = "next"
    LICENCES = "licences"


class Show(CallbackData, prefix="show1"):
    """Show a page as a new message."""

    page: Page


class ChooseLanguage(CallbackData, prefix="lang1"):
    language: str


class ChooseSubscription(CallbackData, prefix="sub1"):
    """Hear of a sport (of everything where it is empty), or not."""

    wanted: bool
    sport: str = ""
