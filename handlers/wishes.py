"""Settings in words: /settings тихо 22-8. What is not understood changes nothing and is answered with its form."""

from handlers.facts import read_facts
from handlers.parsing.folding import fold
from handlers.parsing.settings import (
    ALL,
    Setting,
    read_hour,
    read_language,
    read_leads,
    read_quiet_hours,
    read_setting,
    read_sound,
    read_wish,
    read_yes,
)
from handlers.parsing.sports import match_sports
from handlers.parsing.zones import find_zones
from handlers.screens import Screen
from handlers.views.settings import show_form, show_forms, show_tournament_unclear, show_zones_found
from handlers.visits import House, Visit
from schedules import chats, settings
from schedules.settings import Told
from storage.models import Chat, Tournament

SWITCHES = {
    Setting.LICENCES: Told.LICENCES,
    Setting.CHANGES: Told.CHANGES,
    Setting.DIGEST: Told.DIGEST,
    Setting.CELEBRATIONS: Told.CELEBRATIONS,
    Setting.AT_NIGHT: Told.AT_NIGHT,
}
SEVERAL = 2  # tournaments found are too many to know which is meant


async def granted(typed: str, visit: Visit, house: House) -> Chat | Screen:
    """The chat as it wishes to be; or why not, and what to do."""
    found = read_setting(typed)
    if found is None:
        return show_forms(visit.language)
    setting, words = found
    match setting:
        case Setting.SPORTS:
            after = await follow_sports(words, visit, house)
        case Setting.TOURNAMENTS:
            return await follow_tournament(words, visit, house)
        case Setting.ZONE:
            return await set_zone(words, visit, house)
        case _:
            after = await set_plain(setting, words, visit, house)
    return after or show_form(setting, visit.language)


async def set_plain(setting: Setting, words: str, visit: Visit, house: House) -> Chat | None:
    """What needs nothing but its own words; None where they are not understood."""
    of = (house.database, visit.cause, visit.address)
    defaults = house.defaults
    if setting in SWITCHES:
        wanted = read_yes(words)
        if wanted is None:
            return None
        return await settings.set_told(*of, SWITCHES[setting], defaults, wanted=wanted)
    match setting:
        case Setting.LANGUAGE if language := read_language(words):
            return await chats.choose_language(*of, language, defaults)
        case Setting.LEADS if (leads := read_leads(words)) is not None and settings.may_be_leads(leads):
            return await settings.set_leads(*of, leads, defaults)
        case Setting.HOUR if (minutes := read_hour(words)) is not None:
            return await settings.set_hour(*of, minutes, defaults)
        case Setting.QUIET if hours := read_quiet_hours(words):
            return await settings.set_quiet_hours(*of, *hours, defaults)
        case Setting.SOUND if sound := read_sound(words):
            return await settings.set_sound(*of, sound, defaults)
    return None


async def follow_sports(words: str, visit: Visit, house: House) -> Chat | None:
    """As /subscribe and /unsubscribe do; None where a sport is not known."""
    of = (house.database, visit.cause, visit.address)
    if read_yes(words) is False:
        return (await chats.unsubscribe(*of, [], house.games, house.defaults)).chat
    if fold(words) in ALL:
        return (await chats.subscribe(*of, [], house.defaults)).chat
    facts = await read_facts(house, visit.cause.at, visit.zone)
    match = match_sports(words, facts.sports)
    if match.unknown or not match.found:
        return None
    return (await chats.subscribe(*of, [sport.code for sport in match.found], house.defaults)).chat


async def follow_tournament(words: str, visit: Visit, house: House) -> Chat | Screen:
    name, wanted = read_wish(words)
    facts = await read_facts(house, visit.cause.at, visit.zone)
    found = [one for one in facts.contents.index.find(name, SEVERAL) if isinstance(one, Tournament)]
    if len(found) != 1:
        return show_tournament_unclear(visit.language)
    of = (house.database, visit.cause, visit.address, found[0].id, house.defaults)
    return await (chats.leave_to_its_sport(*of) if wanted is None else chats.follow_tournament(*of, wanted=wanted))


async def set_zone(words: str, visit: Visit, house: House) -> Chat | Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    zones = find_zones(words, facts.names.cities.values(), visit.cause.at)
    if not zones:
        return show_form(Setting.ZONE, visit.language)
    if len(zones) > 1:
        return show_zones_found(zones, visit.language, visit.cause.at)
    return await settings.set_zone(house.database, visit.cause, visit.address, zones[0], house.defaults)
