"""Chains of chances: what came before a tournament, which door is next, and what is said after a miss."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.callbacks.tournaments import Card
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.views.tournaments import Names, dates_of, headline, place
from storage.chances import Way
from storage.models import Tournament, TournamentKind, TournamentStatus

MOST = 4  # lines of what came before, and of what comes
LONGEST_BUTTON = 50


def announce_miss(tournament: Tournament, way: Way, names: Names, language: str, today: date) -> Screen:
    """No licence was won there: that, and which door is next."""
    first = way.after[0].tournament if way.after else way.in_sport
    title = first.names.in_language(language) if first else ""
    short = title if len(title) <= LONGEST_BUTTON else title[: LONGEST_BUTTON - 1] + "…"
    card = first and Button(
        say_plain(language, "change-card-button", tournament=short), Card(tournament=first.id).pack()
    )
    return Screen(
        stack(
            say(language, "chance-missed"),
            "\n" + headline(tournament, names, language, today),
            "\n" + next_chance(way, names, language),
        ),
        ((card,),) if card else (),
    )


def next_chance(way: Way, names: Names, language: str) -> Html:
    """Which door is next, and which ones come after it; honest where none is known."""
    if not way.after:
        if way.in_sport is None:
            return say(language, "chance-unknown")
        return stack(say(language, "chance-in-sport"), f"• {door(way.in_sport, names, language)}")
    nearest = [one for one in way.after if one.step == 1]
    later = [one for one in way.after if one.step > 1]
    lines = [f"• {door(one.tournament, names, language, sure=one.sure)}" for one in nearest[:MOST]]
    lines += [
        f"↳ {say(language, 'chance-then', chance=door(one.tournament, names, language, sure=one.sure))}"
        for one in later[: max(MOST - len(lines), 1)]
    ]
    return stack(say(language, "card-next-chance"), *lines, *more(len(way.after) - len(lines), language))


def came_before(before: Sequence[Tournament], won: Mapping[int, int], language: str) -> Html:
    """What led to it, the latest first, and what came of each; `won`: places, by tournament."""
    if not before:
        return Html("")
    lines = [
        f"• {escape(one.names.in_language(language))} · {outcome(one, won.get(one.id, 0), language)}"
        for one in before[:MOST]
    ]
    return stack(say(language, "chance-before"), *lines, *more(len(before) - len(lines), language))


def outcome(tournament: Tournament, places: int, language: str) -> Html:
    """What Kazakhstan won there; until that is known, its days or what became of it."""
    if places:
        return say(language, "chance-won", places=places)
    if tournament.status is TournamentStatus.HELD:
        # Where points alone are won there is no licence to miss.
        points = tournament.kind is TournamentKind.GRAND_PRIX
        return say(language, "state-held" if points else "chance-won-none")
    if tournament.status is TournamentStatus.CANCELLED:
        return say(language, "state-cancelled")
    return when(tournament, language)


def when(tournament: Tournament, language: str) -> Html:
    if tournament.status is TournamentStatus.POSTPONED:
        return say(language, "chance-postponed")
    return dates_of(tournament, language)


def door(tournament: Tournament, names: Names, language: str, *, sure: bool = True) -> Html:
    """«Мировой отбор · 8–10 мая 2020 · Париж, Франция»."""
    parts = (
        escape(tournament.names.in_language(language)),
        when(tournament, language),
        escape(place(tournament, names, language)),
        "" if sure else say(language, "chance-unsure"),
    )
    return Html(" · ".join(part for part in parts if part))


def more(count: int, language: str) -> list[Html]:
    return [say(language, "chance-more", count=count)] if count > 0 else []
