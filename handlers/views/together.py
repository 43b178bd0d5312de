"""Many tournaments move at once, and the Games themselves: how staff move them, and how followers read of it."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.callbacks.events import Events
from handlers.callbacks.together import (
    Move,
    MoveAct,
    MoveBecomes,
    MoveReason,
    MoveSpan,
    MoveSport,
    MoveSports,
    MoveWhich,
    MoveYears,
)
from handlers.screens import Button, Screen, fitting, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, instant
from handlers.views.cards import emoji
from handlers.views.changes import capital, in_words
from handlers.views.drafts import SPORTS_A_PAGE
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names, dashed, next_row, sport_name
from schedules.changes import Reason
from schedules.changes.together import Becomes, Moved, Together, Wish
from storage.games import GamesMove, GamesState
from storage.models import Games, Precision, Sport, Tournament
from storage.tournaments import by_days

MOST_LINES = 40
ROOM = 3_000  # characters; the rest of the message needs the others
MOST_LEFT_OUT = 10
OFFERED = (
    ((Becomes.POSTPONED, 0, 0), (Becomes.UNDATED, 0, 0)),
    ((Becomes.SHIFTED, 7, 0), (Becomes.SHIFTED, 28, 0), (Becomes.SHIFTED, 0, 1)),
    ((Becomes.CANCELLED, 0, 0),),
)


# Everyone concerned ----------------------------------------------------------------------------------------


def announce_together(
    moved: Sequence[Moved],
    games_move: GamesMove | None,
    games: Games,
    names: Names,
    language: str,
) -> Screen:
    """Only what concerns the reader, all of it in one message."""
    states = [one.after for one in moved]
    reasons = {one.reason for one in states} | ({games_move.after.reason} if games_move else set())
    sources = {one.source_url for one in states} | ({games_move.after.source_url} if games_move else set())
    return Screen(
        stack(
            say(language, "together-games-title") if games_move else "",
            games_line(games_move, games, language) if games_move else "",
            "\n" + say(language, "together-title", count=len(moved)) if moved else "",
            listed(moved, names, language),
            why(reasons, sources, language),
        ),
        (next_row(language),),
    )


def games_line(move: GamesMove, games: Games, language: str) -> Html:
    was, becomes = (games_days(one, language) for one in (move.before, move.after))
    return Html(f"🏟 {escape(games.names.in_language(language))}: {was} → <b>{becomes}</b>")


def games_days(state: GamesState, language: str) -> Html:
    return escape(date_range(state.opening_on, state.closing_on, Precision.EXACT, language))


def listed(moved: Sequence[Moved], names: Names, language: str) -> Html:
    """Old → new, a line each, folded away."""
    lines = []
    order = {one.id: place for place, one in enumerate(by_days(as_known(each) for each in moved))}
    for one in sorted(moved, key=lambda each: order[each.tournament.id]):
        name = escape(one.tournament.names.in_language(language))
        was, becomes = (in_words(state, names, language) for state in (one.before, one.after))
        lines.append(f"{emoji(one.tournament, names)} <b>{name}</b>: {was} → {becomes}")
    if not lines:
        return Html("")
    taken = fitting(lines, MOST_LINES, ROOM)
    shown = "\n".join(lines[:taken])
    more = say(language, "together-more", count=len(lines) - taken) if taken < len(lines) else ""
    return stack(f"<blockquote expandable>{shown}</blockquote>", more)


def as_known(moved: Moved) -> Tournament:
    """The tournament on the days people look for it under: the old ones, or the new where it had none."""
    state = moved.before if moved.before.start_on or moved.before.end_on else moved.after
    return replace(
        moved.tournament,
        start_on=state.start_on,
        end_on=state.end_on,
        precision=state.precision,
        status=state.status,
    )


def why(reasons: set[str], sources: set[str], language: str) -> Html:
    """The reason and the source, where all of them have the same."""
    reason = next(iter(reasons)) if len(reasons) == 1 else ""
    source = next(iter(sources)) if len(sources) == 1 else ""
    said = reason and reason != Reason.OTHER
    linked = source.startswith(("https://", "http://"))
    return stack(
        say(language, "change-why", reason=say(language, "reason-" + dashed(reason))) if said else "",
        f'<a href="{escape(source)}">{say(language, "card-source")}</a>' if linked else "",
    )


# Staff -----------------------------------------------------------------------------------------------------


def ask_together(
    together: Together,
    count: int,
    names: Names,
    language: str,
    *,
    again: bool = False,
    may_move_games: bool = False,
) -> Screen:
    """Which ones, and what becomes of them. `count`: how many are meant so far; `again`: words were not read."""
    number, wish = together.dialogue_id, together.wish
    spans = [
        Button(say_plain(language, f"together-{span.value}-button"), MoveWhich(dialogue=number, span=span).pack())
        for span in MoveSpan
        if span is not MoveSpan.GAMES or may_move_games
    ]
    sport = sport_name(wish.sport, names, language) if wish.sport else say_plain(language, "together-all-sports")
    offered = [
        tuple(
            Button(
                becomes_name(becomes, days, years, language),
                MoveYears(dialogue=number, years=years).pack()
                if years
                else MoveBecomes(dialogue=number, becomes=becomes, days=days).pack(),
            )
            for becomes, days, years in row
            if not (wish.games and becomes is Becomes.CANCELLED)
        )
        for row in OFFERED
    ]
    return Screen(
        stack(
            say(language, "together-not-read") + "\n" if again else "",
            say(language, "together-ask"),
            "\n" + say(language, "together-which", which=which(wish, names, language)),
            "" if wish.games else say(language, "together-count", count=count),
            "\n" + say(language, "together-how"),
        ),
        (
            *pairs(spans),
            *([] if wish.games else [(Button(sport, MoveSports(dialogue=number, part=0).pack()),)]),
            *(row for row in offered if row),
            (act(number, MoveAct.ASIDE, language),),
        ),
    )


def which(wish: Wish, names: Names, language: str) -> str:
    """In words which ones are meant."""
    if wish.games:
        return say_plain(language, "together-games")
    if wish.first and wish.last:
        days = date_range(wish.first, wish.last, Precision.EXACT, language)
    elif wish.first:
        days = date_range(wish.first, None, Precision.START_ONLY, language)
    elif wish.last:
        days = say_plain(language, "together-until", day=date_range(None, wish.last, Precision.EXACT, language))
    else:
        days = say_plain(language, "together-ahead")
    return f"{days} · {sport_name(wish.sport, names, language)}" if wish.sport else days


def becomes_name(becomes: Becomes, days: int, years: int, language: str) -> str:
    if becomes is not Becomes.SHIFTED:
        return say_plain(language, f"together-{becomes.value}-button")
    if years:
        return say_plain(language, "together-years-button", years=years)
    return say_plain(language, "together-days-button", days=days)


def ask_sports(together: Together, sports: Sequence[Sport], part: int, language: str) -> Screen:
    number = together.dialogue_id
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    page = Page.of(len(named), SPORTS_A_PAGE, part)
    buttons = [
        Button(
            f"{sport.emoji} {sport.names.in_language(language)}",
            MoveSport(dialogue=number, sport=sport.code).pack(),
        )
        for sport in named[page.part * SPORTS_A_PAGE : (page.part + 1) * SPORTS_A_PAGE]
    ]
    return Screen(
        say(language, "draft-which-sport"),
        (
            (Button(say_plain(language, "together-all-sports"), MoveSport(dialogue=number).pack()),),
            *pairs(buttons),
            *page.row(lambda to: MoveSports(dialogue=number, part=to).pack()),
            (Button(say_plain(language, "draft-back-button"), Move(act=MoveAct.WHICH, dialogue=number).pack()),),
        ),
    )


def ask_why(together: Together, games: Games, names: Names, language: str) -> Screen:
    number = together.dialogue_id
    reasons = [
        Button(
            capital(say_plain(language, "reason-" + dashed(reason))),
            MoveReason(dialogue=number, reason=reason).pack(),
        )
        for reason in Reason
    ]
    return Screen(
        stack(say(language, "change-why-ask"), "\n" + contents(together, games, names, language)),
        (
            *((one,) for one in reasons),
            (act(number, MoveAct.UNEXPLAINED, language),),
            (act(number, MoveAct.ASIDE, language),),
        ),
    )


def show_together_draft(together: Together, games: Games, names: Names, language: str) -> Screen:
    number, wish = together.dialogue_id, together.wish
    return Screen(
        stack(
            say(language, "change-preview"),
            "\n" + contents(together, games, names, language),
            why({wish.reason or ""}, {wish.source_url}, language),
            "" if wish.source_url else "\n" + say(language, "change-source-hint"),
        ),
        ((act(number, MoveAct.APPLY, language, "primary"),), (act(number, MoveAct.ASIDE, language),)),
    )


def show_together_applied(together: Together, games: Games, names: Names, zone: str, language: str) -> Screen:
    if together.due_at is not None:
        told = say(language, "change-told-at", at=instant(together.due_at, zone, language))
    else:
        told = say(language, "change-told-already")
    wish = together.wish
    return Screen(
        stack(
            say(language, "change-applied"),
            "\n" + contents(together, games, names, language),
            why({wish.reason or ""}, {wish.source_url}, language),
            left_out(together.left_out, language),
            "\n" + told,
        ),
        (
            (act(together.dialogue_id, MoveAct.UNDO, language),),
            (Button(say_plain(language, "events-button"), Events(part=0).pack()),),
        ),
    )


def show_together_undone(together: Together, language: str) -> Screen:
    how = "change-undone-in-time" if together.in_time else "change-undone-late"
    return Screen(
        stack(
            say(language, how),
            say(language, "together-count", count=len(together.moves)) if together.moves else "",
            left_out(together.left_out, language),
        )
    )


def contents(together: Together, games: Games, names: Names, language: str) -> Html:
    return stack(
        games_line(together.games, games, language) if together.games else "",
        say(language, "together-count", count=len(together.moves)) if together.moves else "",
        listed(together.moves, names, language),
    )


def left_out(tournaments: Sequence[Tournament], language: str) -> Html:
    """Those that somebody has changed meanwhile."""
    if not tournaments:
        return Html("")
    shown = [f"• {escape(one.names.in_language(language))}" for one in tournaments[:MOST_LEFT_OUT]]
    more = len(tournaments) - len(shown)
    return stack(
        "\n" + say(language, "together-left-out", count=len(tournaments)),
        *shown,
        say(language, "together-more", count=more) if more else "",
    )


def act(number: int, what: MoveAct, language: str, style: str | None = None) -> Button:
    return Button(
        say_plain(language, f"change-{what.value}-button"), Move(act=what, dialogue=number).pack(), style
    )
