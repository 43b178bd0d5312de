"""Meeting, help, subscription and language as people read them."""

from collections.abc import Sequence
from datetime import date

from babel.lists import format_list

from handlers.callbacks.chats import ChooseLanguage, ChooseSubscription
from handlers.parsing.sports import Unknown
from handlers.screens import Button, Screen, stack
from handlers.texts import LANGUAGES, Html, escape, say, say_plain
from handlers.texts.dates import hour, zone_city
from handlers.views.tournaments import Names, entry, licences_row, next_row, sport_name, subscribe_row
from schedules.chats import Subscription
from storage.models import Chat, Games
from storage.tournaments import Coming

LANGUAGES_OFFERED = ("kk", *(one for one in LANGUAGES if one != "kk"))  # Kazakh first
UNKNOWN = 3  # as many questions one message may raise
TYPED = 60  # characters of what was typed that an answer repeats


def show_start(
    coming: Coming,
    games: Games,
    names: Names,
    language: str,
    today: date,
    *,
    subscribed: bool,
    chosen: bool = False,
    lost: bool = False,
) -> Screen:
    """`chosen`: the language has just been; `lost`: by a link that leads nowhere."""
    text = stack(
        say(language, "language-chosen") + "\n" if chosen else "",
        say(language, "link-unknown") + "\n" if lost else "",
        say(language, "start", games=games.names.in_language(language)),
        "\n" + say(language, "start-soon"),
        *(entry(one, names, language, today) for one in coming.dated),
        "" if coming.dated else say(language, "next-none"),
        say(language, "next-undated", count=coming.undated) if coming.undated else "",
        "\n" + say(language, "start-choose-language"),
    )
    offered = () if subscribed else (subscribe_row(language),)
    return Screen(text, (language_row(), *offered, (*next_row(language), *licences_row(language))))


def show_languages(language: str) -> Screen:
    return Screen(say(language, "start-choose-language"), (language_row(),))


def show_help(language: str, *, staff: bool, owner: bool) -> Screen:
    text = stack(
        say(language, "help"),
        "\n" + say(language, "help-staff") if staff else "",
        say(language, "help-owner") if owner else "",
    )
    return Screen(text, ((*next_row(language), *licences_row(language)),))


def show_subscription(subscription: Subscription, names: Names, language: str) -> Screen:
    chat = subscription.chat
    key = "subscribed-to-all" if chat.all_sports else "subscribed-to-sports"
    key += "" if subscription.changed else "-already"
    followed = {} if chat.all_sports else {"sports": list_sports(chat.sports, names, language)}
    text = stack(
        say(language, key, **followed),
        how(chat, language),
        "\n" + say(language, "narrow-hint") if chat.all_sports else "",
    )
    return Screen(text, (next_row(language), mute_row(language)))


def show_unsubscription(subscription: Subscription, gone: Sequence[str], names: Names, language: str) -> Screen:
    """`gone`: the followed sports that were to be taken away."""
    chat = subscription.chat
    if not chat.subscribed:
        key = "unsubscribed" if subscription.changed else "unsubscribed-already"
        return Screen(say(language, key), (subscribe_row(language),))
    left = list_sports(chat.sports, names, language)
    if not subscription.changed:
        return Screen(say(language, "unsubscribed-from-sports-not-followed", left=left))
    taken = list_sports(gone, names, language)
    return Screen(say(language, "unsubscribed-from-sports", sports=taken, left=left), (mute_row(language),))


def show_unknown_sports(unknown: Sequence[Unknown], language: str, *, wanted: bool) -> list[Screen]:
    """A screen for each, since each has its own buttons; of many only the first."""
    return [show_unknown_sport(one, language, wanted=wanted) for one in unknown[:UNKNOWN]]


def show_unknown_sport(unknown: Unknown, language: str, *, wanted: bool) -> Screen:
    """`wanted`: whether it was to be subscribed to, or taken away."""
    typed = unknown.text if len(unknown.text) <= TYPED else f"{unknown.text[:TYPED]}…"
    if not unknown.suggestions:
        return Screen(say(language, "sport-unknown", sport=typed))
    return Screen(
        say(language, "sport-unclear", sport=typed),
        tuple(
            (
                Button(
                    f"{sport.emoji} {sport.names.in_language(language)}",
                    ChooseSubscription(wanted=wanted, sport=sport.code).pack(),
                ),
            )
            for sport in unknown.suggestions
        ),
    )


def how(chat: Chat, language: str) -> Html:
    """When it is written to, in words."""
    city = zone_city(chat.zone, language)
    leads = lead_words(chat.leads, language)
    reminders = (
        say(language, "subscribed-how", leads=leads, hour=hour(chat.remind_at), city=city)
        if chat.leads
        else say(language, "settings-no-leads")
    )
    quiet = f"{hour(chat.quiet_from)}–{hour(chat.quiet_to)}"
    return stack(
        f"{reminders} {say(language, 'subscribed-news')}" if chat.tells_licences else reminders,
        say(language, "subscribed-quiet", quiet=quiet, city=city) if chat.quiet_from != chat.quiet_to else "",
    )


def lead_words(leads: Sequence[int], language: str) -> str:
    """«за 7 дней, за 1 день и в сам день»."""
    return format_list([say(language, "lead-days", days=lead) for lead in leads], locale=language)


def list_sports(codes: Sequence[str] | frozenset[str], names: Names, language: str) -> Html:
    """By name."""
    known = sorted(
        codes, key=lambda code: names.sports[code].names.in_language(language) if code in names.sports else code
    )
    return Html(", ".join(escape(sport_name(code, names, language)) for code in known))


def language_row() -> tuple[Button, ...]:
    """Each language in its own words."""
    return tuple(
        Button(say_plain(one, "language-name"), ChooseLanguage(language=one).pack()) for one in LANGUAGES_OFFERED
    )


def mute_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "unsubscribe-button"), ChooseSubscription(wanted=False).pack()),)
