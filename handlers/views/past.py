"""What changed in a month, and the calendar and cards as they stood on a day gone by.

What shows the past says so in its first lines, and has a button to the present.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from handlers.callbacks.calendar import Month
from handlers.callbacks.history import MonthChanges, PastCard, PastMonth
from handlers.callbacks.tournaments import Card
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day, month_name
from handlers.views.calendar import (
    UNDATED,
    Wanted,
    filters,
    is_wanted,
    list_month,
    month_before,
    title,
    turn,
)
from handlers.views.cards import Known, card_rows, describe, emoji
from handlers.views.history import about, announced, state, step, why
from handlers.views.ledger import Writers
from handlers.views.pages import Page
from handlers.views.tournaments import Names
from storage.history import Changed, GamesChanged, History
from storage.models import Chat, Games, Tournament
from storage.tournaments import Span, listed_day

A_PAGE = 6


@dataclass(frozen=True, slots=True)
class Past:
    """A day gone by, and the days around it on which something changed."""

    on: date
    games: Games  # as they were known that day
    earlier: date | None
    later: date | None  # today where nothing changed since


# What changed in a month ----------------------------------------------------------------------------------


def show_changes(
    history: History,
    tournaments: Mapping[int, Tournament],
    wanted: Wanted,
    span: Span,
    chat: Chat | None,
    games: Games,
    names: Names,
    language: str,
    today: date,
    writers: Writers | None = None,
) -> Screen:
    """Day by day, the newest day first."""
    found = [
        one
        for one in history.changes_in(span)
        if one.tournament_id in tournaments and is_wanted(tournaments[one.tournament_id], wanted, chat)
    ]
    page = Page.of(len(found), A_PAGE, wanted.part)
    first = page.part * A_PAGE
    shown = found[first : first + A_PAGE]
    moved = history.games_in(span) if page.part == 0 else []
    lines: list[str] = [games_line(one, games, language) for one in moved]
    numbered = enumerate(shown, start=first + 1)
    for on, group in groupby(numbered, key=lambda each: each[1].after.known_on):
        lines.append(f"\n<b>{escape(day(on, language))}</b>")
        lines += [
            line(number, one, tournaments[one.tournament_id], names, language, writers) for number, one in group
        ]
    text = stack(
        say(language, "history-title", month=month_name(span.first, language)),
        filters(wanted, names, language),
        *lines,
        "" if lines else "\n" + say(language, "history-empty"),
        "\n" + say(language, "calendar-part", part=page.part + 1, parts=page.last + 1) if page.last else "",
    )
    return Screen(text, tuple(change_rows(history, found, page, wanted, span, tournaments, language, today)))


def line(
    number: int,
    one: Changed,
    tournament: Tournament,
    names: Names,
    language: str,
    writers: Writers | None,
) -> Html:
    """«1. 🥊 Отборочный турнир…» and under it old → new."""
    name = f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"
    told = step(one, tournament.kind, names, language, writers)
    return Html(f"{number}. {name}\n{about(one.after)}{told}")


def games_line(one: GamesChanged, games: Games, language: str) -> Html:
    """«🏟 Токио-2020, открытие: 24 июля 2020 → …»."""
    was, becomes = (
        escape(day(opening, language)) if opening else say(language, "dates-unknown")
        for opening in (one.before[0], one.after[0])
    )
    told = say(language, "history-games", games=games.names.in_language(language), was=was, becomes=becomes)
    return Html(
        f"\n<b>{escape(day(one.known_on, language))}</b>\n"
        f"{told}{why(one.reason, language)}{announced(one.source_url, language)}"
    )


def change_rows(
    history: History,
    found: Sequence[Changed],
    page: Page,
    wanted: Wanted,
    span: Span,
    tournaments: Mapping[int, Tournament],
    language: str,
    today: date,
) -> list[tuple[Button, ...]]:
    def to(month: date, *, part: int = 0, mine: bool = wanted.mine) -> str:
        return MonthChanges(month=f"{month:%Y-%m}", sport=wanted.sport, mine=mine, part=part).pack()

    first_number = page.part * A_PAGE
    shown = [tournaments[one.tournament_id] for one in found[first_number : first_number + A_PAGE]]
    result = card_rows(shown, first_number + 1)
    result += turn(page, lambda part: to(span.first, part=part))
    begins = history.first_day
    months = []
    if begins is not None and span.first > begins:
        before = month_before(span.first)
        months.append(Button(f"◀️ {month_name(before, language)}", to(before)))
    if span.end <= today:
        months.append(Button(f"{month_name(span.end, language)} ▶️", to(span.end)))
    result += [tuple(months)] if months else []
    stood = min(span.first, today)
    if begins is not None and stood > begins:
        before = stood - timedelta(days=1)
        past = PastMonth(
            day=before.isoformat(), month=f"{span.first:%Y-%m}", sport=wanted.sport, mine=wanted.mine
        ).pack()
        result.append((Button(say_plain(language, "past-button", day=day(before, language)), past),))
    result.append(
        (mine_button(wanted, language, lambda mine: to(span.first, mine=mine)), now(wanted, language, today))
    )
    return result


# The calendar and a card of a day gone by -----------------------------------------------------------------


def show_past_calendar(
    tournaments: Sequence[Tournament],
    past: Past,
    wanted: Wanted,
    chat: Chat | None,
    names: Names,
    language: str,
    today: date,
) -> Screen:
    """`tournaments`: as they stood that day."""
    listing = list_month(tournaments, wanted, chat, names, language, today)
    opening = past.games.opening_on
    text = stack(
        title(wanted, language),
        say(language, "past-calendar", day=day(past.on, language)),
        say(language, "past-opening", day=day(opening, language))
        if opening
        else say(language, "past-opening-unknown"),
        filters(wanted, names, language),
        *listing.lines,
    )

    def to(on: date, month: str, *, part: int = 0, mine: bool = wanted.mine) -> str:
        return PastMonth(day=on.isoformat(), month=month, sport=wanted.sport, mine=mine, part=part).pack()

    result = past_card_rows(listing.shown, listing.first_number, past.on)
    result += turn(listing.page, lambda part: to(past.on, wanted.month, part=part))
    span = wanted.span
    if span is None:
        here = Button(say_plain(language, "calendar-months-button"), to(past.on, f"{past.on:%Y-%m}"))
        result.append((here,))
    else:
        before = month_before(span.first)
        result.append(
            (
                Button(f"◀️ {month_name(before, language)}", to(past.on, f"{before:%Y-%m}")),
                Button(f"{month_name(span.end, language)} ▶️", to(past.on, f"{span.end:%Y-%m}")),
            )
        )
        result.append((Button(say_plain(language, "calendar-undated-button"), to(past.on, UNDATED)),))
    days = []
    if past.earlier is not None:
        days.append(Button(f"🕰 ◂ {day(past.earlier, language)}", to(past.earlier, wanted.month)))
    if past.later is not None:
        days.append(Button(f"🕰 {day(past.later, language)} ▸", to(past.later, wanted.month)))
    result += [tuple(days)] if days else []
    result.append(
        (
            mine_button(wanted, language, lambda mine: to(past.on, wanted.month, mine=mine)),
            now(wanted, language, today),
        )
    )
    return Screen(text, tuple(result))


def show_past_card(known: Known, past: Past, tournament: Tournament, names: Names, language: str) -> Screen:
    """`known`: of that day; `tournament`: as it stands now."""
    same = standing(known.tournament) == standing(tournament)
    now_is = state(tournament, tournament.kind, names, language)
    since = say(language, "past-same") if same else say(language, "past-now", state=now_is)
    listed = listed_day(known.tournament)
    month = f"{listed:%Y-%m}" if listed else UNDATED
    return Screen(
        stack(
            say(language, "past-card", day=day(past.on, language)),
            since,
            "\n" + describe(known, names, language, past.on, past=True),
        ),
        (
            (Button(say_plain(language, "past-now-button"), Card(tournament=tournament.id).pack(), "primary"),),
            (
                Button(
                    say_plain(language, "past-button", day=day(past.on, language)),
                    PastMonth(day=past.on.isoformat(), month=month, sport=tournament.sport or "").pack(),
                ),
            ),
        ),
    )


def standing(one: Tournament) -> tuple[object, ...]:
    """What people are told of where it stands."""
    return one.status, one.start_on, one.end_on, one.precision, one.city, one.country


def past_card_rows(tournaments: Sequence[Tournament], first: int, on: date) -> list[tuple[Button, ...]]:
    """As `card_rows`, of that day."""
    buttons = [
        Button(str(number), PastCard(tournament=one.id, day=on.isoformat()).pack())
        for number, one in enumerate(tournaments, start=first)
    ]
    return [tuple(buttons[number : number + 5]) for number in range(0, len(buttons), 5)]


def mine_button(wanted: Wanted, language: str, to: Callable[[bool], str]) -> Button:
    key = "calendar-everything-button" if wanted.mine else "calendar-mine-button"
    return Button(say_plain(language, key), to(not wanted.mine))


def now(wanted: Wanted, language: str, today: date) -> Button:
    """The way to the present."""
    present = Month(month=f"{today:%Y-%m}", sport=wanted.sport, mine=wanted.mine).pack()
    return Button(say_plain(language, "past-present-button"), present)


# Days that cannot be shown --------------------------------------------------------------------------------


def show_future(on: date, sport: str, language: str) -> Screen:
    """Nobody knows how the calendar will stand; what is planned for that month is known."""
    month = Month(month=f"{on:%Y-%m}", sport=sport).pack()
    return Screen(
        say(language, "past-future", day=day(on, language)),
        ((Button(f"📅 {month_name(on.replace(day=1), language)}", month),),),
    )


def show_too_early(first: date, sport: str, language: str) -> Screen:
    """Before `first` nothing is known at all."""
    past = PastMonth(day=first.isoformat(), month=f"{first:%Y-%m}", sport=sport).pack()
    button = Button(say_plain(language, "past-button", day=day(first, language)), past)
    return Screen(say(language, "past-too-early", day=day(first, language)), ((button,),))


def ask_for_day(key: str, language: str, today: date) -> Screen:
    """`key`: past-one-day or past-not-a-day."""
    return Screen(say(language, key, example=f"{today - timedelta(days=7):%d.%m.%Y}"))
