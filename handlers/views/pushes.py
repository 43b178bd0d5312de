"""What stands under everything we send unasked: to want no more of it, and the settings."""

from dataclasses import replace

from handlers.callbacks.pushes import Mute, Muted, MuteTournament, SettingsBelow
from handlers.callbacks.settings import OpenSettings, SettingsPage, SetTold
from handlers.screens import Button, Screen
from handlers.texts import say, say_plain
from handlers.views.pages import pairs
from schedules.settings import Told


def with_mutes(screen: Screen, language: str) -> Screen:
    """The buttons to change what comes; what was not asked for (a question to staff, an alarm) has none."""
    if not screen.mutes:
        return screen
    below = Button(say_plain(language, "push-settings-button"), SettingsBelow().pack())
    return replace(screen, rows=(*screen.rows, *pairs((*screen.mutes, below))))


def mute_button(what: Muted, language: str) -> Button:
    return Button(say_plain(language, f"push-mute-{what.value}-button"), Mute(what=what).pack())


def mute_tournament_button(tournament: int, language: str) -> Button:
    return Button(say_plain(language, "push-mute-tournament-button"), MuteTournament(tournament=tournament).pack())


def show_muted(what: Muted, language: str) -> Screen:
    """What it will not hear of any more, and the way back."""
    again = Button(say_plain(language, "push-again-button"), SetTold(told=Told(what.value), wanted=True).pack())
    return Screen(say(language, f"push-muted-{what.value}"), ((again, settings_button(language)),))


def show_muted_tournament(name: str, language: str) -> Screen:
    single = OpenSettings(page=SettingsPage.TOURNAMENTS).pack()
    again = Button(say_plain(language, "settings-tournaments-button"), single)
    return Screen(say(language, "push-muted-tournament", name=name), ((again, settings_button(language)),))


def settings_button(language: str) -> Button:
    return Button(say_plain(language, "push-settings-button"), OpenSettings(page=SettingsPage.MAIN).pack())
