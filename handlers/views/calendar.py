"""The calendar by months: what was, what comes, and what has no days yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.callbacks.calendar import CalendarSports, Month
from handlers.callbacks.history import MonthChanges
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import month_name
from handlers.views.cards import card_rows
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names, headline
from storage.models import Chat, Sport, Tournament, TournamentStatus
from storage.tournaments import Span, listed_in, undated

A_PAGE = 8
SPORTS_A_PAGE = 12
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the calendar is looked at."""

    month: str  # 2020-03, or UNDATED
    sport: str = ""
    mine: bool = False
    part: int = 0

    @property
    def span(self) -> Span | None:
        """The month's days; None for what has none. Raises ValueError for what is no month."""
        if self.month == UNDATED:
            return None
        first = date.fromisoformat(f"{self.month}-01")
        return Span(first, month_after(first))


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of what is listed in a month, and the lines that say it."""

    page: Page
    shown: Sequence[Tournament]
    lines: tuple[Html, ...]

    @property
    def first_number(self) -> int:
        return self.page.part * A_PAGE + 1


def show_calendar(
    tournaments: Sequence[Tournament],
    wanted: Wanted,
    chat: Chat | None,
    names: Names,
    language: str,
    today: date,
) -> Screen:
    listing = list_month(tournaments, wanted, chat, names, language, today)
    text = stack(title(wanted, language), filters(wanted, names, language), *listing.lines)
    return Screen(text, tuple(rows(wanted, listing, language, today)))


def title(wanted: Wanted, language: str) -> Html:
    if wanted.span is None:
        return say(language, "calendar-undated-title")
    return say(language, "calendar-title", month=month_name(wanted.span.first, language))


def list_month(
    tournaments: Sequence[Tournament],
    wanted: Wanted,
    chat: Chat | None,
    names: Names,
    language: str,
    today: date,
) -> Listing:
    span = wanted.span
    chosen = [one for one in tournaments if is_wanted(one, wanted, chat)]
    found = undated(chosen) if span is None else listed_in(chosen, span)
    page = Page.of(len(found), A_PAGE, wanted.part)
    shown = found[page.part * A_PAGE : (page.part + 1) * A_PAGE]
    lines = [
        Html(f"\n{number}. {line(one, names, language, today)}")
        for number, one in enumerate(shown, start=page.part * A_PAGE + 1)
    ]
    if not found:
        lines.append(Html("\n" + say(language, "calendar-empty")))
    if page.last:
        lines.append(Html("\n" + say(language, "calendar-part", part=page.part + 1, parts=page.last + 1)))
    return Listing(page, shown, tuple(lines))


def is_wanted(one: Tournament, wanted: Wanted, chat: Chat | None) -> bool:
    if wanted.sport and one.sport != wanted.sport:
        return False
    return not wanted.mine or (chat is not None and chat.follows(one.sport, one.id))


def line(one: Tournament, names: Names, language: str, today: date) -> Html:
    """As elsewhere; what is off is struck through."""
    head = headline(one, names, language, today)
    if one.status is TournamentStatus.CANCELLED:
        return Html(f"<s>{head}</s> · {say(language, 'card-cancelled')}")
    return head


def filters(wanted: Wanted, names: Names, language: str) -> Html:
    parts = []
    if wanted.sport in names.sports:
        parts.append(escape(names.sports[wanted.sport].names.in_language(language)))
    if wanted.mine:
        parts.append(say(language, "calendar-mine"))
    return Html(" · ".join(parts))


def rows(wanted: Wanted, listing: Listing, language: str, today: date) -> list[tuple[Button, ...]]:
    def to(month: str, *, part: int = 0, mine: bool = wanted.mine) -> str:
        return Month(month=month, sport=wanted.sport, mine=mine, part=part).pack()

    span = wanted.span
    result = card_rows(listing.shown, listing.first_number)
    result += turn(listing.page, lambda part: to(wanted.month, part=part))
    if span is None:
        months = Button(say_plain(language, "calendar-months-button"), to(f"{today:%Y-%m}"))
        result.append((months,))
    else:
        before, after = month_before(span.first), span.end
        result.append(
            (
                Button(f"◀️ {month_name(before, language)}", to(f"{before:%Y-%m}")),
                Button(f"{month_name(after, language)} ▶️", to(f"{after:%Y-%m}")),
            )
        )
        changes = MonthChanges(month=f"{today:%Y-%m}", sport=wanted.sport, mine=wanted.mine).pack()
        result.append(
            (
                Button(say_plain(language, "calendar-undated-button"), to(UNDATED)),
                Button(say_plain(language, "history-button"), changes),
            )
        )
    mine_key = "calendar-everything-button" if wanted.mine else "calendar-mine-button"
    result.append(
        (
            Button(
                say_plain(language, "calendar-sports-button"),
                CalendarSports(month=wanted.month, mine=wanted.mine, part=0).pack(),
            ),
            Button(say_plain(language, mine_key), to(wanted.month, mine=not wanted.mine)),
        )
    )
    return result


def turn(page: Page, to: Callable[[int], str]) -> list[tuple[Button, ...]]:
    """Other arrows than the months': these stay within one."""
    if not page.last:
        return []
    earlier = page.part - 1 if page.part else page.last
    later = page.part + 1 if page.part < page.last else 0
    return [(Button("◂", to(earlier)), Button("▸", to(later)))]


def show_calendar_sports(sports: Sequence[Sport], month: str, part: int, language: str, *, mine: bool) -> Screen:
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    last = (len(named) - 1) // SPORTS_A_PAGE
    part = min(max(part, 0), last)
    buttons = [
        Button(
            f"{sport.emoji} {sport.names.in_language(language)}",
            Month(month=month, sport=sport.code, mine=mine).pack(),
        )
        for sport in named[part * SPORTS_A_PAGE : (part + 1) * SPORTS_A_PAGE]
    ]
    everything = Button(say_plain(language, "settings-all-sports-button"), Month(month=month, mine=mine).pack())
    turn = [
        Button(arrow, CalendarSports(month=month, mine=mine, part=to).pack())
        for arrow, to in (("◀️", part - 1 if part else last), ("▶️", part + 1 if part < last else 0))
    ]
    return Screen(
        say(language, "calendar-sports-title"),
        ((everything,), *pairs(buttons), *([tuple(turn)] if last else [])),
    )


def month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def month_before(first: date) -> date:
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
