"""A tournament's card: all that is known of it, and what one can do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers.callbacks.calendar import Month
from handlers.callbacks.tournaments import Card, FollowTournament
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, days_until
from handlers.views.chances import came_before, next_chance
from handlers.views.history import show_history
from handlers.views.ledger import Writers
from handlers.views.licences import cut, licence_line
from handlers.views.sharing import card_link, share_button
from handlers.views.tournaments import Names, dashed, dates_of, place, sport_name
from storage.chances import Way
from storage.history import Changed
from storage.models import Chat, Licence, Precision, Tournament, TournamentStatus
from storage.tournaments import last_day, listed_day


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one tournament."""

    tournament: Tournament
    changes: tuple[Changed, ...]  # the first one first
    won: tuple[Licence, ...]  # in force
    way: Way = field(default_factory=Way)
    places_before: Mapping[int, int] = field(default_factory=dict)  # won in what came before, by tournament


def show_card(
    known: Known,
    chat: Chat | None,
    names: Names,
    language: str,
    today: date,
    bot: str,
    writers: Writers | None = None,
) -> Screen:
    """`bot`: its username, for the link that is shared; `writers`: for staff, who read who changed it."""
    text = describe(known, names, language, today, writers)
    return Screen(text, tuple(rows(known.tournament, chat, language, today, bot)))


def describe(
    known: Known,
    names: Names,
    language: str,
    today: date,
    writers: Writers | None = None,
    *,
    past: bool = False,
) -> Html:
    """All that is known of it on `today`. `past`: that day is gone, so nothing is counted from it."""
    tournament = known.tournament
    return stack(
        Html(f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"),
        Html(f"{escape(sport_of(tournament, names, language))} · {kind(tournament, language)}"),
        "\n" + when(tournament, language, None if past else today),
        f"📍 {escape(where)}" if (where := place(tournament, names, language)) else "",
        f"🎟 {say(language, 'card-places', places=tournament.at_stake.in_language(language))}"
        if tournament.at_stake.en
        else "",
        say(language, "how-" + dashed(tournament.kind)),
        "\n" + told if (told := won(known, names, language, today)) else "",
        "\n" + led if (led := came_before(known.way.before, known.places_before, language)) else "",
        "\n" + ahead if (ahead := chances(known, names, language)) else "",
        "\n" + changed if (changed := show_history(known.changes, tournament, names, language, writers)) else "",
        "\n" + source(tournament, language),
    )


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
    share = share_button(card_link(bot, tournament), tournament.names.in_language(language), language)
    listed = listed_day(tournament)
    month = listed.isoformat()[:7] if listed else "undated"
    calendar = Button(
        say_plain(language, "card-calendar-button"), Month(month=month, sport=tournament.sport or "").pack()
    )
    return [(share,), (calendar,)] if over else [(follow,), (share, calendar)]


def when(tournament: Tournament, language: str, today: date | None) -> Html:
    """The dates, how sure they are, and how far from `today` where that is given."""
    dates = escape(date_range(tournament.start_on, tournament.end_on, tournament.precision, language))
    if tournament.status is TournamentStatus.CANCELLED:
        return Html(f"❌ {say(language, 'card-cancelled')} <s>{dates}</s>")
    if tournament.status is TournamentStatus.POSTPONED:
        return Html(f"⏸ {say(language, 'card-postponed')}")
    line = f"📅 {dates_of(tournament, language)}"
    if not tournament.source_url:
        line += f" · {say(language, 'next-unconfirmed')}"
    starts, last = listed_day(tournament), last_day(tournament)
    if today is None or starts is None or tournament.precision is Precision.WINDOW:
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


def chances(known: Known, names: Names, language: str) -> Html:
    """Which door is next; of what is still to come only where one is known to follow."""
    ended = known.tournament.status is TournamentStatus.CANCELLED or (
        known.tournament.status is TournamentStatus.HELD and not known.won
    )
    return next_chance(known.way, names, language) if known.way.after or ended else Html("")


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
