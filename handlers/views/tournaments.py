"""Tournaments as people read them: what comes next, and the morning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from handlers.callbacks.chats import ChooseSubscription, Page, Show
from handlers.screens import Button, Screen, fitting, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.countries import country
from handlers.texts.dates import date_range, day, days_until
from schedules.morning import Reminder
from storage.models import City, Games, Precision, Sport, Tournament, TournamentKind
from storage.models import Names as NamesOf
from storage.tournaments import Coming

MORNING_LINES = 15
MORNING_ROOM = 3_300  # characters; the headings and the end need the rest of a message


@dataclass(frozen=True, slots=True)
class Names:
    """The names things are shown by."""

    sports: Mapping[str, Sport]
    cities: Mapping[str, City]
    athletes: Mapping[str, NamesOf] = field(default_factory=dict)  # by their name in the ledger, case-folded
    events: Mapping[tuple[str, str], NamesOf] = field(
        default_factory=dict
    )  # by sport and English name, case-folded


def show_next(coming: Coming, names: Names, language: str, today: date, *, subscribed: bool) -> Screen:
    text = stack(
        say(language, "next-title"),
        *(["\n" + entry(one, names, language, today) for one in coming.dated]),
        "" if coming.dated else say(language, "next-none"),
        "\n" + say(language, "next-undated", count=coming.undated) if coming.undated else "",
    )
    offered = () if subscribed else (subscribe_row(language),)
    return Screen(text, (*offered, licences_row(language)))


def show_morning(reminders: Sequence[Reminder], names: Names, language: str, today: date) -> Screen:
    """All reminders of one morning, the nearest first under one heading a day."""
    lines = [headline(one.tournament, names, language, today) for one in reminders]
    shown = list(zip(reminders, lines, strict=True))[: fitting(lines, MORNING_LINES, MORNING_ROOM)]
    parts: list[str] = [say(language, "morning-title", day=day(today, language))]
    for days, group in groupby(shown, key=lambda one: one[0].days):
        heading = days_until(days, language)
        parts.append(Html(f"\n<b>{escape(heading[:1].upper() + heading[1:])}</b>"))
        parts += [line for _, line in group]
    if len(reminders) > len(shown):
        parts.append("\n" + say(language, "morning-more", count=len(reminders) - len(shown)))
    mute = Button(say_plain(language, "unsubscribe-button"), ChooseSubscription(wanted=False).pack())
    return Screen(stack(*parts), (licences_row(language),), mutes=(mute,))


def entry(tournament: Tournament, names: Names, language: str, today: date) -> Html:
    """A tournament with its days counted."""
    starts = tournament.end_on if tournament.precision is Precision.CLOSING_DATE else tournament.start_on
    if starts is None:
        return headline(tournament, names, language, today)
    when = days_until((starts - today).days, language) if starts >= today else say(language, "under-way")
    return Html(f"{headline(tournament, names, language, today)} · {escape(when)}")


def headline(tournament: Tournament, names: Names, language: str, today: date) -> Html:
    """«🥊 Отборочный турнир…» and under it its sport, dates and place."""
    sport = names.sports.get(tournament.sport or "")
    title = escape(tournament.names.in_language(language))
    parts = [escape(sport.names.in_language(language)) if sport else say(language, "many-sports")]
    parts.append(dates_of(tournament, language, today))
    parts += [escape(place(tournament, names, language))] if tournament.city or tournament.country else []
    if not tournament.source_url:
        parts.append(say(language, "next-unconfirmed"))
    return Html(f"{sport.emoji if sport else '🏟'} <b>{title}</b>\n{' · '.join(parts)}")


def dates_of(tournament: Tournament, language: str, today: date | None = None) -> Html:
    """The dates in words that say what they are; a span is never one long event.

    What lies in the year of `today` goes without its year.
    """
    precision = tournament.precision
    closing = precision is Precision.WINDOW and tournament.kind is TournamentKind.RANKING
    if closing:
        # A list or a standard counts all through its window; what people wait for is the end.
        precision = Precision.CLOSING_DATE
    dates = date_range(tournament.start_on, tournament.end_on, precision, language, today=today)
    if precision is Precision.UNKNOWN:
        return escape(dates)
    return say(language, "dates-" + precision.value.replace("_", "-"), dates=dates)


def place(tournament: Tournament, names: Names, language: str) -> str:
    """«Амман, Иордания»."""
    return city_and_country(tournament.city, tournament.country, names, language)


def city_and_country(city: str, iso3: str, names: Names, language: str) -> str:
    """As far as each is known."""
    known = names.cities.get(city)
    parts = (
        known.names.in_language(language) if known else city,
        country(iso3, language) if iso3 else "",
    )
    return ", ".join(part for part in parts if part)


def place_of_games(games: Games, names: Names, language: str) -> str:
    return city_and_country(games.city, games.country, names, language)


def sport_name(code: str, names: Names, language: str) -> str:
    """«🥊 Бокс»."""
    sport = names.sports.get(code)
    return f"{sport.emoji} {sport.names.in_language(language)}" if sport else code


def subscribe_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "subscribe-button"), ChooseSubscription(wanted=True).pack(), "primary"),)


def licences_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "licences-button"), Show(page=Page.LICENCES).pack()),)


def next_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "next-button"), Show(page=Page.NEXT).pack()),)


def dashed(word: str) -> str:
    """A word of the models as the keys of texts have it."""
    return str(word).replace("_", "-")
