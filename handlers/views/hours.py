"""When a chat is written to, in its settings: the hour, the zone, the quiet hours."""

from handlers.callbacks.settings import SetHour, SetQuietHours, SetZone
from handlers.parsing.zones import neighbours
from handlers.screens import Button, Screen
from handlers.texts import say, say_plain
from handlers.texts.dates import hour, zone_city
from handlers.views.pages import pairs
from handlers.views.settings import OFF, ON, back_row, told_button
from schedules.clock import DAY_MINUTES, local_minutes
from schedules.settings import Told
from storage.models import Chat

HOURS = (6, 7, 8, 9, 10, 12, 15, 18, 20, 21)
STEP = 30  # minutes to an hour beside those offered
QUIET_STEP = 60
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


def show_hours(chat: Chat, language: str) -> Screen:
    buttons = [
        Button(
            f"{ON if chat.remind_at == one * 60 else OFF} {hour(one * 60)}",
            SetHour(minutes=one * 60).pack(),
        )
        for one in HOURS
    ]
    title = say(language, "settings-hour-title", city=zone_city(chat.zone, language), hour=hour(chat.remind_at))
    beside = [
        Button(f"{mark} {hour(minutes)}", SetHour(minutes=minutes).pack())
        for mark, minutes in (
            ("➖", (chat.remind_at - STEP) % DAY_MINUTES),
            ("➕", (chat.remind_at + STEP) % DAY_MINUTES),
        )
    ]
    return Screen(title, (tuple(beside), *pairs(buttons), back_row(language)))


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
    here = local_minutes(now, chat.zone)
    title = say(language, "settings-zone-title", city=zone_city(chat.zone, language), now=hour(here))
    beside = [
        Button(f"{mark} {zone_city(zone, language)} {hour(local_minutes(now, zone))}", SetZone(zone=zone).pack())
        for mark, zone in zip("➖➕", neighbours(chat.zone, now), strict=True)
        if zone
    ]
    return Screen(title, (tuple(beside), *pairs(buttons), back_row(language)))


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
    at_night = told_button(Told.AT_NIGHT, language, on=chat.tells_at_night)
    return Screen(title, (*pairs(buttons), *quiet_ends(chat, language), (at_night,), back_row(language)))


def quiet_ends(chat: Chat, language: str) -> list[tuple[Button, ...]]:
    """Each end an hour earlier or later; where there are no quiet hours there is none to move."""
    if chat.quiet_from == chat.quiet_to:
        return []
    rows = []
    for key, moves_from in (("settings-quiet-from-button", True), ("settings-quiet-to-button", False)):
        row = []
        for mark, step in (("➖", -QUIET_STEP), ("➕", QUIET_STEP)):
            start = (chat.quiet_from + step * moves_from) % DAY_MINUTES
            end = (chat.quiet_to + step * (not moves_from)) % DAY_MINUTES
            if start != end:
                words = say_plain(language, key, clock=hour(start if moves_from else end))
                data = SetQuietHours(quiet_from=start, quiet_to=end).pack()
                row.append(Button(f"{mark} {words}", data))
        rows.append(tuple(row))
    return rows
