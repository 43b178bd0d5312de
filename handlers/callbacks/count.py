"""What the buttons of /licences carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class LicencesBy(StrEnum):
    """How the count is looked at."""

    TOTAL = "total"
    SPORTS = "sports"
    SPORT = "sport"
    TOURNAMENTS = "where"
    TOURNAMENT = "at"
    NEWEST = "newest"
    TARGET = "target"  # what has been said of the target


class LookAtLicences(CallbackData, prefix="lic1"):
    """A page of the count in place of what is shown; `what`: a sport's code or a tournament's number.

    `day` as 20200224; empty: today.
    """

    by: LicencesBy
    what: str = ""
    day: str = ""
    part: int = 0
