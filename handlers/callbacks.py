"""What buttons carry: ids and the wanted state, never "toggle", in at most 64 bytes.

A button lives as long as its message, for years: the number in a prefix is its version, and a packed string
that was ever released must still be understood or be answered as out of date (tests/golden/callbacks.txt).
Nothing in here is a right: whoever presses is asked for theirs anew.
"""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from schedules.settings import Told
from storage.models import Holder


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


class WonAct(StrEnum):
    RECORD = "record"
    UNDO = "undo"
    ASIDE = "aside"


class Won(CallbackData, prefix="won1"):
    """What to do with a draft of licences."""

    act: WonAct
    dialogue: int


class WonHolder(CallbackData, prefix="who1"):
    """Whose the licence of one line of a draft is."""

    dialogue: int
    line: int
    holder: Holder


class SettingsPage(StrEnum):
    MAIN = "main"
    SPORTS = "sports"
    LEADS = "leads"
    HOUR = "hour"
    ZONE = "zone"
    QUIET = "quiet"


class OpenSettings(CallbackData, prefix="open1"):
    page: SettingsPage
    part: int = 0


class SetSport(CallbackData, prefix="sport1"):
    """Follow a sport (everything where it is empty), or not; `part`: the page it was tapped on."""

    sport: str
    wanted: bool
    part: int


class SetLead(CallbackData, prefix="lead1"):
    lead: int
    wanted: bool


class SetHour(CallbackData, prefix="hour1"):
    minutes: int


class SetZone(CallbackData, prefix="zone1"):
    zone: str


class SetQuietHours(CallbackData, prefix="quiet1"):
    quiet_from: int
    quiet_to: int


class SetTold(CallbackData, prefix="told1"):
    told: Told
    wanted: bool


class Card(CallbackData, prefix="card1"):
    """Show a tournament's card below."""

    tournament: int


class FollowTournament(CallbackData, prefix="fol1"):
    """Hear of one tournament, or be spared it."""

    tournament: int
    wanted: bool


class Month(CallbackData, prefix="cal1"):
    """A month of the calendar in place of what is shown; `month` as 2020-03, "undated" for what has no days."""

    month: str
    sport: str = ""  # empty: all
    mine: bool = False  # only what the chat follows
    part: int = 0


class CalendarSports(CallbackData, prefix="cals1"):
    """The sports to choose from for the calendar."""

    month: str
    mine: bool
    part: int
