"""The settings of a chat: one message, changed in place."""

from collections.abc import Sequence
from enum import StrEnum

from handlers.callbacks import (
    OpenSettings,
    SetHour,
    SetLead,
    SetQuietHours,
    SetSport,
    SettingsPage,
    SetTold,
    SetZone,
)
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, say, say_plain
from handlers.texts.dates import hour, zone_city
from handlers.views.chats import language_row, lead_words, list_sports
from handlers.views.tournaments import Names
from schedules.clock import local_minutes
from schedules.settings import Told
from storage.models import Chat, ChatKind, Sport

HOURS = (6, 7, 8, 9, 10, 12, 15, 18, 20, 21)
LEADS = (30, 14, 7, 3, 1, 0)
QUIET_HOURS = ((22, 7), (23, 8), (0, 9), (0, 0))  # the last: none
ZONES = (
    "Asia/Almaty",
    "Asia/Tashkent",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Dubai",
    "Asia/Shanghai",
    "Asia/Seoul",
    "Asia/Tokyo",
)
SPORTS_A_PAGE = 12
ON, OFF = "✅", "▫️"


class Kind(StrEnum):
    """What is on a button of the main page, in the order they stand."""

    SPORTS = "sports"
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
            (opening[0],),
            (opening[1], opening[2]),
            (opening[3], opening[4]),
            (
                told_button(Told.LICENCES, language, on=chat.tells_licences),
                told_button(Told.CHANGES, language, on=chat.tells_changes),
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


def quiet_line(chat: Chat, language: str) -> Html:
    if chat.quiet_from == chat.quiet_to:
        return say(language, "settings-no-quiet")
    hours = f"{hour(chat.quiet_from)}–{hour(chat.quiet_to)}"
    return say(language, "settings-quiet", hours=hours, city=zone_city(chat.zone, language))


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
    text = say_plain(language, f"settings-{told.value}-button")
    return Button(f"{ON if on else OFF} {text}", SetTold(told=told, wanted=not on).pack())


def show_sports(chat: Chat, sports: Sequence[Sport], language: str, part: int) -> Screen:
    """One page of the sports, each with whether it is followed."""
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    last = (len(named) - 1) // SPORTS_A_PAGE
    part = min(max(part, 0), last)
    shown = named[part * SPORTS_A_PAGE : (part + 1) * SPORTS_A_PAGE]
    buttons = [
        Button(
            f"{ON if chat.follows(sport.code) else OFF} {sport.emoji} {sport.names.in_language(language)}",
            SetSport(sport=sport.code, wanted=not chat.follows(sport.code), part=part).pack(),
        )
        for sport in shown
    ]
    everything = chat.subscribed and chat.all_sports
    return Screen(
        say(language, "settings-sports-title"),
        (
            (
                Button(
                    f"{ON if everything else OFF} {say_plain(language, 'settings-all-sports-button')}",
                    SetSport(sport="", wanted=not everything, part=part).pack(),
                ),
            ),
            *pairs(buttons),
            (
                Button("◀️", OpenSettings(page=SettingsPage.SPORTS, part=part - 1 if part else last).pack()),
                Button(f"{part + 1}/{last + 1}", OpenSettings(page=SettingsPage.SPORTS, part=part).pack()),
                Button("▶️", OpenSettings(page=SettingsPage.SPORTS, part=part + 1 if part < last else 0).pack()),
            ),
            back_row(language),
        ),
    )


def show_leads(chat: Chat, language: str) -> Screen:
    buttons = [
        Button(
            f"{ON if lead in chat.leads else OFF} {say_plain(language, 'lead-days', days=lead)}",
            SetLead(lead=lead, wanted=lead not in chat.leads).pack(),
        )
        for lead in sorted({*LEADS, *chat.leads}, reverse=True)
    ]
    return Screen(say(language, "settings-leads-title"), (*pairs(buttons), back_row(language)))


def show_hours(chat: Chat, language: str) -> Screen:
    buttons = [
        Button(
            f"{ON if chat.remind_at == one * 60 else OFF} {hour(one * 60)}",
            SetHour(minutes=one * 60).pack(),
        )
        for one in HOURS
    ]
    title = say(language, "settings-hour-title", city=zone_city(chat.zone, language))
    return Screen(title, (*pairs(buttons), back_row(language)))


def show_zones(chat: Chat, language: str, now: int) -> Screen:
    """Each zone by its city, with the time it is there now: so everyone knows their own."""
    offered = ZONES if chat.zone in ZONES else (chat.zone, *ZONES)
    buttons = [
        Button(
            f"{ON if chat.zone == zone else OFF} {zone_city(zone, language)} {hour(local_minutes(now, zone))}",
            SetZone(zone=zone).pack(),
        )
        for zone in offered
    ]
    return Screen(say(language, "settings-zone-title"), (*pairs(buttons), back_row(language)))


def show_quiet_hours(chat: Chat, language: str) -> Screen:
    buttons = []
    for start, end in QUIET_HOURS:
        on = (chat.quiet_from, chat.quiet_to) == (start * 60, end * 60)
        none = start == end
        on = on or (none and chat.quiet_from == chat.quiet_to)
        words = say_plain(language, "settings-no-quiet-button") if none else f"{hour(start * 60)}–{hour(end * 60)}"
        data = SetQuietHours(quiet_from=start * 60, quiet_to=end * 60).pack()
        buttons.append(Button(f"{ON if on else OFF} {words}", data))
    title = say(language, "settings-quiet-title", city=zone_city(chat.zone, language))
    return Screen(title, (*pairs(buttons), back_row(language)))


def back_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "settings-back-button"), OpenSettings(page=SettingsPage.MAIN).pack()),)


def pairs(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(buttons[number : number + 2]) for number in range(0, len(buttons), 2)]
