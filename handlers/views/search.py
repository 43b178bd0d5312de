"""What was found by words."""

from collections.abc import Sequence
from datetime import date

from handlers.almanac import Found
from handlers.callbacks.calendar import Month
from handlers.callbacks.chats import ChooseSubscription
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day
from handlers.views.cards import card_rows
from handlers.views.licences import licence_line
from handlers.views.tournaments import Names, entry, headline, sport_name
from storage.licences import split_names
from storage.models import Athlete, Licence, Sport, Tournament
from storage.tournaments import Coming


def show_found(
    found: Sequence[Found], in_force: Sequence[Licence], names: Names, language: str, today: date
) -> Screen:
    """Athletes with their licences, tournaments with a button each; never empty."""
    people = [one for one in found if isinstance(one, Athlete)]
    tournaments = [one for one in found if isinstance(one, Tournament)]
    lines: list[str] = [say(language, "search-title")]
    lines += ["\n" + show_athlete(one, in_force, names, language) for one in people]
    lines += [
        f"\n{number}. {headline(one, names, language, today)}" for number, one in enumerate(tournaments, start=1)
    ]
    return Screen(stack(*lines), tuple(card_rows(tournaments, 1)))


def show_athlete(athlete: Athlete, in_force: Sequence[Licence], names: Names, language: str) -> Html:
    """Who it is, and the licences they use or have won."""
    called = {athlete.name.casefold(), *(name.casefold() for name in (athlete.names.en, athlete.names.ru))}
    theirs = [
        licence
        for licence in in_force
        if called & {name.casefold() for name in split_names(f"{licence.used_by};{licence.won_by}")}
    ]
    sport = f" · {escape(sport_name(athlete.sport, names, language))}" if athlete.sport else ""
    lines = [Html(f"👤 <b>{escape(athlete.names.in_language(language))}</b>{sport}")]
    lines += [
        Html(
            f"🏅 {licence_line(one, names, language, with_sport=False)} · {escape(day(one.counted_on, language))}"
        )
        for one in theirs
    ]
    return stack(*lines, "" if theirs else say(language, "search-no-licence"))


def show_sport(sport: Sport, coming: Coming, places: int, names: Names, language: str, today: date) -> Screen:
    """A sport: what is won in it and what comes."""
    text = stack(
        Html(f"{sport.emoji} <b>{escape(sport.names.in_language(language))}</b>"),
        say(language, "search-sport-places", places=places),
        *("\n" + entry(one, names, language, today) for one in coming.dated),
        "" if coming.dated else "\n" + say(language, "next-none"),
        "\n" + say(language, "next-undated", count=coming.undated) if coming.undated else "",
    )
    follow = Button(
        say_plain(language, "search-follow-button"), ChooseSubscription(wanted=True, sport=sport.code).pack()
    )
    calendar = Button(
        say_plain(language, "card-calendar-button"), Month(month=f"{today:%Y-%m}", sport=sport.code).pack()
    )
    return Screen(text, ((follow,), (calendar,)))


def show_nothing_found(language: str) -> Screen:
    return Screen(say(language, "search-nothing"))
