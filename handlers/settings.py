"""Settings by taps: each button carries what is wanted, and the message shows what has become of it.

In words they are read by handlers/wishes.py.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from zoneinfo import ZoneInfoNotFoundError

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, replace_tapped, say_out_of_date
from handlers.callbacks.settings import (
    LeaveToSport,
    OpenSettings,
    SetHour,
    SetLanguage,
    SetLead,
    SetQuietHours,
    SetSound,
    SetSport,
    SettingsPage,
    SetTold,
    SetZone,
)
from handlers.facts import read_facts
from handlers.rights import may_change, may_tap
from handlers.screens import Screen
from handlers.texts import LANGUAGES
from handlers.views.channels import show_for_channel
from handlers.views.followed import show_single_tournaments, show_sports
from handlers.views.hours import show_hours, show_quiet_hours, show_zones
from handlers.views.settings import show_leads, show_set, show_settings, show_sound
from handlers.visits import House, Visit
from handlers.wishes import granted
from schedules import chats, settings
from schedules.settings import Told
from storage.models import Chat


def add_handlers(router: Router) -> None:
    router.message.register(open_settings, Command("settings"))
    router.callback_query.register(turn_page, OpenSettings.filter())
    router.callback_query.register(tap_sport, SetSport.filter())
    router.callback_query.register(tap_lead, SetLead.filter())
    router.callback_query.register(tap_hour, SetHour.filter())
    router.callback_query.register(tap_zone, SetZone.filter())
    router.callback_query.register(tap_quiet_hours, SetQuietHours.filter())
    router.callback_query.register(tap_told, SetTold.filter())
    router.callback_query.register(tap_sound, SetSound.filter())
    router.callback_query.register(tap_language, SetLanguage.filter())
    router.callback_query.register(tap_tournament, LeaveToSport.filter())


async def open_settings(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """Alone they are shown; with words they are set."""
    if not await may_change(message, visit):
        return
    if command.args:
        after = await granted(command.args, visit, house)
        await answer(message, after if isinstance(after, Screen) else await set_screen(after, visit, house))
        return
    chat = await chats.welcome(house.database, visit.cause, visit.address, house.defaults)
    await answer(message, await page(SettingsPage.MAIN, chat, visit, house))


async def set_screen(chat: Chat, visit: Visit, house: House) -> Screen:
    """The page after what was typed, in the language it now has."""
    theirs = replace(visit, language=chat.language or visit.language)
    return show_set(await page(SettingsPage.MAIN, chat, theirs, house), theirs.language)


async def turn_page(tap: CallbackQuery, callback_data: OpenSettings, visit: Visit, house: House) -> None:
    async def look() -> Chat:
        return await chats.welcome(house.database, visit.cause, visit.address, house.defaults)

    await change_and_show(tap, visit, house, look, callback_data.page, callback_data.part)


async def tap_sport(tap: CallbackQuery, callback_data: SetSport, visit: Visit, house: House) -> None:
    async def follow() -> Chat:
        return await chats.follow_sport(
            house.database,
            visit.cause,
            visit.address,
            callback_data.sport or None,
            house.games,
            house.defaults,
            wanted=callback_data.wanted,
        )

    await change_and_show(tap, visit, house, follow, SettingsPage.SPORTS, callback_data.part)


async def tap_lead(tap: CallbackQuery, callback_data: SetLead, visit: Visit, house: House) -> None:
    async def set_lead() -> Chat:
        return await settings.set_lead(
            house.database,
            visit.cause,
            visit.address,
            callback_data.lead,
            house.defaults,
            wanted=callback_data.wanted,
        )

    await change_and_show(tap, visit, house, set_lead, SettingsPage.LEADS)


async def tap_hour(tap: CallbackQuery, callback_data: SetHour, visit: Visit, house: House) -> None:
    async def set_hour() -> Chat:
        return await settings.set_hour(
            house.database, visit.cause, visit.address, callback_data.minutes, house.defaults
        )

    await change_and_show(tap, visit, house, set_hour, SettingsPage.HOUR)


async def tap_zone(tap: CallbackQuery, callback_data: SetZone, visit: Visit, house: House) -> None:
    async def set_zone() -> Chat:
        return await settings.set_zone(
            house.database, visit.cause, visit.address, callback_data.zone, house.defaults
        )

    await change_and_show(tap, visit, house, set_zone, SettingsPage.ZONE)


async def tap_quiet_hours(tap: CallbackQuery, callback_data: SetQuietHours, visit: Visit, house: House) -> None:
    async def set_quiet_hours() -> Chat:
        return await settings.set_quiet_hours(
            house.database,
            visit.cause,
            visit.address,
            callback_data.quiet_from,
            callback_data.quiet_to,
            house.defaults,
        )

    await change_and_show(tap, visit, house, set_quiet_hours, SettingsPage.QUIET)


async def tap_told(tap: CallbackQuery, callback_data: SetTold, visit: Visit, house: House) -> None:
    async def set_told() -> Chat:
        return await settings.set_told(
            house.database,
            visit.cause,
            visit.address,
            callback_data.told,
            house.defaults,
            wanted=callback_data.wanted,
        )

    which = SettingsPage.QUIET if callback_data.told is Told.AT_NIGHT else SettingsPage.MAIN
    await change_and_show(tap, visit, house, set_told, which)


async def tap_sound(tap: CallbackQuery, callback_data: SetSound, visit: Visit, house: House) -> None:
    async def set_sound() -> Chat:
        return await settings.set_sound(
            house.database, visit.cause, visit.address, callback_data.sound, house.defaults
        )

    await change_and_show(tap, visit, house, set_sound, SettingsPage.SOUND)


async def tap_language(tap: CallbackQuery, callback_data: SetLanguage, visit: Visit, house: House) -> None:
    language = callback_data.language

    async def choose() -> Chat:
        if language not in LANGUAGES:
            raise ValueError("language")
        return await chats.choose_language(house.database, visit.cause, visit.address, language, house.defaults)

    # A channel's language is its own; who sets it up is spoken to in theirs.
    theirs = visit if visit.channel or language not in LANGUAGES else replace(visit, language=language)
    await change_and_show(tap, theirs, house, choose, SettingsPage.MAIN)


async def tap_tournament(tap: CallbackQuery, callback_data: LeaveToSport, visit: Visit, house: House) -> None:
    async def leave() -> Chat:
        return await chats.leave_to_its_sport(
            house.database, visit.cause, visit.address, callback_data.tournament, house.defaults
        )

    await change_and_show(tap, visit, house, leave, SettingsPage.TOURNAMENTS, callback_data.part)


async def change_and_show(
    tap: CallbackQuery,
    visit: Visit,
    house: House,
    change: Callable[[], Awaitable[Chat]],
    which: SettingsPage,
    part: int = 0,
) -> None:
    """One change by who may make it, and the page it was made on as it is now."""
    if not await may_tap(tap, visit):
        return
    try:
        chat = await change()
    except (ValueError, ZoneInfoNotFoundError):
        # No button of ours carries such a value.
        await say_out_of_date(tap, visit.language)
        return
    await replace_tapped(tap, await page(which, chat, visit, house, part))


async def page(which: SettingsPage, chat: Chat, visit: Visit, house: House, part: int = 0) -> Screen:
    screen = await bare_page(which, chat, visit, house, part)
    if visit.channel is None:
        return screen
    return show_for_channel(screen, visit.channel, chat, visit.language, main=which is SettingsPage.MAIN)


async def bare_page(which: SettingsPage, chat: Chat, visit: Visit, house: House, part: int) -> Screen:
    facts = await read_facts(house, visit.cause.at, chat.zone)
    match which:
        case SettingsPage.SPORTS:
            return show_sports(chat, facts.sports, visit.language, part)
        case SettingsPage.LEADS:
            return show_leads(chat, visit.language)
        case SettingsPage.TOURNAMENTS:
            return show_single_tournaments(chat, facts.tournaments, visit.language, part)
        case SettingsPage.SOUND:
            return show_sound(chat, visit.language)
        case SettingsPage.HOUR:
            return show_hours(chat, visit.language)
        case SettingsPage.ZONE:
            return show_zones(chat, visit.language, visit.cause.at)
        case SettingsPage.QUIET:
            return show_quiet_hours(chat, visit.language)
        case _:
            return show_settings(chat, facts.names, visit.language, visit.cause.at)
