"""The settings of a chat: one message, changed in place."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from handlers.callbacks.settings import (
    OpenSettings,
    SetLanguage,
    SetLead,
    SetSound,
    SettingsPage,
    SetTold,
    SetZone,
)
from handlers.parsing.settings import Setting
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, say, say_plain
from handlers.texts.dates import hour, zone_city
from handlers.views.chats import LANGUAGES_OFFERED, lead_words, list_sports
from handlers.views.pages import pairs
from handlers.views.tournaments import Names, dashed
from schedules.clock import local_minutes
from schedules.settings import Told
from storage.models import Chat, ChatKind, Sound

LEADS = (30, 14, 7, 3, 1, 0)
ON, OFF = "✅", "▫️"


class Kind(StrEnum):
    """What is on a button of the main page, in the order they stand."""

    SPORTS = "sports"
    TOURNAMENTS = "tournaments"
    LEADS = "leads"
    HOUR = "hour"
    ZONE = "zone"
    QUIET = "quiet"


def show_settings(chat: Chat, names: Names, language: str, now: int) -> Screen:
    """All that is set, said in words."""
    text = stack(
        say(language, "settings-title"),
        "\n" + say(language, "settings-language", language=say_plain(chat.language or language, "language-name")),
        sports_line(chat, names, language),
        tournaments_line(chat, language),
        say(language, "settings-leads", leads=lead_words(chat.leads, language))
        if chat.leads
        else say(language, "settings-no-leads"),
        say(language, "settings-hour", hour=hour(chat.remind_at), city=zone_city(chat.zone, language)),
        say(
            language,
            "settings-zone",
            city=zone_city(chat.zone, language),
            now=hour(local_minutes(now, chat.zone)),
        ),
        quiet_line(chat, language),
        say(language, "settings-licences-told" if chat.tells_licences else "settings-licences-not-told"),
        say(language, "settings-changes-told" if chat.tells_changes else "settings-changes-not-told"),
        say(language, "settings-digest-told" if chat.tells_digest else "settings-digest-not-told"),
        say(language, f"settings-sound-{chat.sound.value}"),
        celebration_line(chat, language),
    )
    opening = [
        Button(
            say_plain(language, f"settings-{kind.value}-button"),
            OpenSettings(page=SettingsPage(kind.value)).pack(),
        )
        for kind in Kind
    ]
    return Screen(
        text,
        (
            language_row(),
            *pairs(opening),
            (
                told_button(Told.LICENCES, language, on=chat.tells_licences),
                told_button(Told.CHANGES, language, on=chat.tells_changes),
            ),
            (
                told_button(Told.DIGEST, language, on=chat.tells_digest),
                Button(say_plain(language, "settings-sound-button"), OpenSettings(page=SettingsPage.SOUND).pack()),
            ),
            *celebration_rows(chat, language),
        ),
    )


def sports_line(chat: Chat, names: Names, language: str) -> Html:
    if not chat.subscribed:
        return say(language, "settings-sports-none")
    if chat.all_sports:
        return say(language, "settings-sports-all")
    return say(language, "settings-sports-some", sports=list_sports(chat.sports, names, language))


def tournaments_line(chat: Chat, language: str) -> Html:
    if not chat.tournaments and not chat.muted:
        return Html("")
    return say(language, "settings-tournaments", followed=len(chat.tournaments), muted=len(chat.muted))


def quiet_line(chat: Chat, language: str) -> Html:
    if chat.quiet_from == chat.quiet_to:
        return say(language, "settings-no-quiet")
    hours = f"{hour(chat.quiet_from)}–{hour(chat.quiet_to)}"
    key = "settings-quiet-but-licences" if chat.tells_at_night else "settings-quiet"
    return say(language, key, hours=hours, city=zone_city(chat.zone, language))


def language_row() -> tuple[Button, ...]:
    """As elsewhere, but the page stays where it is."""
    return tuple(
        Button(say_plain(one, "language-name"), SetLanguage(language=one).pack()) for one in LANGUAGES_OFFERED
    )


def celebration_line(chat: Chat, language: str) -> Html:
    """Telegram has no fireworks in groups and channels."""
    if chat.kind is not ChatKind.PRIVATE:
        return Html("")
    told = "settings-celebrations-told" if chat.tells_celebrations else "settings-celebrations-not-told"
    return say(language, told)


def celebration_rows(chat: Chat, language: str) -> tuple[tuple[Button, ...], ...]:
    if chat.kind is not ChatKind.PRIVATE:
        return ()
    return ((told_button(Told.CELEBRATIONS, language, on=chat.tells_celebrations),),)


def told_button(told: Told, language: str, *, on: bool) -> Button:
    text = say_plain(language, f"settings-{dashed(told.value)}-button")
    return Button(f"{ON if on else OFF} {text}", SetTold(told=told, wanted=not on).pack())


def show_leads(chat: Chat, language: str) -> Screen:
    buttons = [
        Button(
            f"{ON if lead in chat.leads else OFF} {say_plain(language, 'lead-days', days=lead)}",
            SetLead(lead=lead, wanted=lead not in chat.leads).pack(),
        )
        for lead in sorted({*LEADS, *chat.leads}, reverse=True)
    ]
    return Screen(say(language, "settings-leads-title"), (*pairs(buttons), back_row(language)))


def show_sound(chat: Chat, language: str) -> Screen:
    buttons = [
        (
            Button(
                f"{ON if chat.sound is sound else OFF} "
                + say_plain(language, f"settings-sound-{sound.value}-button"),
                SetSound(sound=sound).pack(),
            ),
        )
        for sound in Sound
    ]
    return Screen(say(language, "settings-sound-title"), (*buttons, back_row(language)))


def back_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "settings-back-button"), OpenSettings(page=SettingsPage.MAIN).pack()),)


# In words --------------------------------------------------------------------------------------------------


def show_set(screen: Screen, language: str) -> Screen:
    """The page as it is after what was typed."""
    return replace(screen, text=stack(say(language, "settings-set"), "\n" + screen.text))


def show_forms(language: str) -> Screen:
    """How everything is set in words."""
    forms = [say(language, f"settings-form-{setting.value}") for setting in Setting]
    return Screen(stack(say(language, "settings-forms"), "\n" + stack(*forms)), (back_row(language),))


def show_form(setting: Setting, language: str) -> Screen:
    """What was typed was not understood: how this one is written."""
    text = stack(say(language, "settings-not-understood"), say(language, f"settings-form-{setting.value}"))
    return Screen(text, (back_row(language),))


def show_zones_found(zones: Sequence[str], language: str, now: int) -> Screen:
    """Which of them is meant."""
    buttons = [
        (Button(f"{zone_city(zone, language)} {hour(local_minutes(now, zone))}", SetZone(zone=zone).pack()),)
        for zone in zones
    ]
    return Screen(say(language, "settings-zone-unclear"), (*buttons, back_row(language)))


def show_tournament_unclear(language: str) -> Screen:
    return Screen(
        stack(say(language, "settings-tournament-unclear"), say(language, "settings-form-tournaments")),
        (back_row(language),),
    )
