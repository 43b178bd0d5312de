"""What a chat follows, in its settings: sports, and single tournaments besides or in spite of them."""

from collections.abc import Sequence

from handlers.callbacks.settings import LeaveToSport, OpenSettings, SetSport, SettingsPage
from handlers.screens import Button, Screen, stack
from handlers.texts import say, say_plain
from handlers.views.pages import Page, pairs
from handlers.views.settings import OFF, ON, back_row
from storage.models import Chat, Sport, Tournament

SPORTS_A_PAGE = 12
TOURNAMENTS_A_PAGE = 8
LONGEST_NAME = 50


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


def show_single_tournaments(chat: Chat, tournaments: Sequence[Tournament], language: str, part: int) -> Screen:
    """Each with what is wanted of it; tapped, it is as its sport is. `tournaments`: all, by their days."""
    chosen = [one for one in tournaments if one.id in chat.tournaments or one.id in chat.muted]
    page = Page.of(len(chosen), TOURNAMENTS_A_PAGE, part)
    shown = chosen[page.part * TOURNAMENTS_A_PAGE : (page.part + 1) * TOURNAMENTS_A_PAGE]
    rows = [
        (
            Button(
                f"{'🔔' if one.id in chat.tournaments else '🔕'} {one.names.in_language(language)[:LONGEST_NAME]}",
                LeaveToSport(tournament=one.id, part=page.part).pack(),
            ),
        )
        for one in shown
    ]
    text = stack(
        say(language, "settings-tournaments-title"),
        say(language, "settings-tournaments-tap" if chosen else "settings-tournaments-none"),
        "\n" + say(language, "settings-tournaments-how"),
    )
    turning = page.row(lambda to: OpenSettings(page=SettingsPage.TOURNAMENTS, part=to).pack())
    return Screen(text, (*rows, *turning, back_row(language)))
