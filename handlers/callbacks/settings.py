"""What the buttons of settings carry: the state that is wanted."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from schedules.settings import Told
from storage.models import Sound


class SettingsPage(StrEnum):
    MAIN = "main"
    SPORTS = "sports"
    LEADS = "leads"
    HOUR = "hour"
    ZONE = "zone"
    QUIET = "quiet"
    SOUND = "sound"
    TOURNAMENTS = "tournaments"


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


class SetSound(CallbackData, prefix="snd1"):
    sound: Sound


class SetLanguage(CallbackData, prefix="setl1"):
    """The language, on the settings' own page."""

    language: str


class LeaveToSport(CallbackData, prefix="lts1"):
    """Want nothing of its own of a single tournament any more; `part`: the page it was tapped on."""

    tournament: int
    part: int
