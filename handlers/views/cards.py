"""A tournament's card: all that is known of it, and what one can do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import urlencode

from handlers.callbacks import Card, FollowTournament, Month
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, day, days_until
from handlers.views.licences import cut, licence_line
from handlers.views.tournaments import Names, city_and_country, dates_of, place, sport_name
from storage.models import (
    Chat,
    Licence,
    Precision,
    Tournament,
    TournamentChange,
    TournamentStatus,
)
from storage.tournaments import last_day, listed_day

MOST_CHANGES = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one tournament."""

    tournament: Tournament
    changes: tuple[TournamentChange, ...]  # the first plan first
    won: tuple[Licence, ...]  # in force
    next_chances: tuple[Tournament, ...]


def show_card(known: Known, chat: Chat | None, names: Names, language: str, today: date, bot: str) -> Screen:
    """`bot`: its username, for the link that is shared."""
    tournament = known.tournament
    text = stack(
        Html(f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"),
        Html(
            f"{escape(sport_of(tournament, names, language))} · {say(language, 'kind-' + dashed(tournament.kind))}"
        ),
        "\n" + when(tournament, language, today),
        f"📍 {escape(where)}" if (where := place(tournament, names, language)) else "",
        f"🎟 {say(language, 'card-places', places=tournament.at_stake.in_language(language))}"
        if tournament.at_stake.en
        else "",
        say(language, "how-" + dashed(tournament.kind)),
        "\n" + told if (told := won(known, names, language, today)) else "",
        *chances(known, names, language, today),
        "\n" + changed if (changed := history(known.changes, names, language)) else "",
        "\n" + source(tournament, language),
    )
    return Screen(text, tuple(rows(tournament, chat, language, today, bot)))


def kind(tournament: Tournament, language: str) -> Html:
    return say(language, "kind-" + dashed(tournament.kind))


def rows(
    tournament: Tournament, chat: Chat | None, language: str, today: date, bot: str
) -> list[tuple[Button, ...]]:
    last = last_day(tournament)
    over = tournament.status in (TournamentStatus.CANCELLED, TournamentStatus.HELD) or (
        last is not None and last < today
    )
    follows = chat is not None and chat.follows(tournament.sport, tournament.id)
    follow = Button(
        say_plain(language, "card-mute-button" if follows else "card-follow-button"),
        FollowTournament(tournament=tournament.id, wanted=not follows).pack(),
    )
    link = f"https://t.me/{bot}?start=t{tournament.id}"
    title = tournament.names.in_language(language)
    share = Button(
        say_plain(language, "card-share-button"),
        url="https://t.me/share/url?" + urlencode({"url": link, "text": title}),
    )
    listed = listed_day(tournament)
    month = listed.isoformat()[:7] if listed else "undated"
    calendar = Button(
        say_plain(language, "card-calendar-button"), Month(month=month, sport=tournament.sport or "").pack()
    )
    return [(share,), (calendar,)] if over else [(follow,), (share, calendar)]


def when(tournament: Tournament, language: str, today: date) -> Html:
    """The dates, how sure they are, and how far away."""
    dates = escape(date_range(tournament.start_on, tournament.end_on, tournament.precision, language))
    if tournament.status is TournamentStatus.CANCELLED:
        return Html(f"❌ {say(language, 'card-cancelled')} <s>{dates}</s>")
    if tournament.status is TournamentStatus.POSTPONED:
        return Html(f"⏸ {say(language, 'card-postponed')}")
    line = f"📅 {dates_of(tournament, language)}"
    if not tournament.source_url:
        line += f" · {say(language, 'next-unconfirmed')}"
    starts, last = listed_day(tournament), last_day(tournament)
    if starts is None or tournament.precision is Precision.WINDOW:
        return Html(line)
    if starts >= today:
        return Html(f"{line} · {escape(days_until((starts - today).days, language))}")
    if last is not None and last >= today:
        return Html(f"{line} · {say(language, 'under-way')}")
    return Html(line)


def won(known: Known, names: Names, language: str, today: date) -> Html:
    """What Kazakhstan won there, or that nobody has said yet."""
    if known.won:
        places = sum(licence.places for licence in known.won)
        lines = [licence_line(licence, names, language, with_sport=False) for licence in known.won]
        return stack(say(language, "card-won", places=places), cut(lines, language))
    if known.tournament.status is TournamentStatus.HELD:
        return say(language, "card-won-none")
    last = last_day(known.tournament)
    ended = last is not None and last < today and known.tournament.status is TournamentStatus.SCHEDULED
    return say(language, "card-won-unrecorded") if ended else Html("")


def chances(known: Known, names: Names, language: str, today: date) -> list[str]:
    """Which door is next."""
    open_ones = [
        one
        for one in known.next_chances
        if one.status in (TournamentStatus.SCHEDULED, TournamentStatus.POSTPONED)
        and (last_day(one) is None or (last_day(one) or today) >= today)
    ]
    if not open_ones:
        return []
    lines = []
    for one in open_ones:
        parts = (
            escape(one.names.in_language(language)),
            dates_of(one, language),
            escape(place(one, names, language)),
        )
        lines.append("• " + " · ".join(part for part in parts if part))
    return ["\n" + say(language, "card-next-chance"), *lines]


def history(changes: Sequence[TournamentChange], names: Names, language: str) -> Html:
    """Old → new, the newest first, folded away."""
    lines = []
    # That it was held is no change of the plan.
    for before, after in pairwise(one for one in changes if one.status is not TournamentStatus.HELD):
        about = "≈ " if after.estimated else ""
        became = f"{state(before, names, language)} → {state(after, names, language)}"
        line = f"{about}{day(after.known_on, language)}: {became}"
        if after.reason:
            line += f" ({say(language, 'reason-' + dashed(after.reason))})"
        lines.append(escape(line))
    if not lines:
        return Html("")
    shown = "\n".join(reversed(lines[-MOST_CHANGES:]))
    return Html(f"{say(language, 'card-changes')}\n<blockquote expandable>{shown}</blockquote>")


def state(change: TournamentChange, names: Names, language: str) -> str:
    """One state in a few words."""
    if change.status is not TournamentStatus.SCHEDULED:
        return say_plain(language, "state-" + dashed(change.status))
    dates = date_range(change.start_on, change.end_on, change.precision, language)
    return ", ".join(part for part in (dates, city_and_country(change.city, "", names, language)) if part)


def source(tournament: Tournament, language: str) -> Html:
    if not tournament.source_url:
        return say(language, "card-no-source")
    return Html(f'<a href="{escape(tournament.source_url)}">{say(language, "card-source")}</a>')


def card_rows(tournaments: Sequence[Tournament], first: int) -> list[tuple[Button, ...]]:
    """A button a card, by the numbers the list shows."""
    buttons = [
        Button(str(number), Card(tournament=one.id).pack()) for number, one in enumerate(tournaments, start=first)
    ]
    return [tuple(buttons[number : number + 5]) for number in range(0, len(buttons), 5)]


def emoji(tournament: Tournament, names: Names) -> str:
    sport = names.sports.get(tournament.sport or "")
    return sport.emoji if sport else "🏟"


def sport_of(tournament: Tournament, names: Names, language: str) -> str:
    if tournament.sport is None:
        return say_plain(language, "many-sports")
    return sport_name(tournament.sport, names, language).partition(" ")[2]


def dashed(word: str) -> str:
    return str(word).replace("_", "-")
