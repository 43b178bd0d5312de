"""The tournaments that wait for their outcome, as staff see them."""

from collections.abc import Collection, Sequence
from datetime import date

from handlers.callbacks.drafts import WonAt
from handlers.callbacks.results import CloseResult, Pending, ReopenResult
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, say, say_plain
from handlers.views.pages import Page
from handlers.views.tournaments import Names, headline
from schedules.tournaments import Outcome
from storage.models import Tournament

A_PAGE = 8


def show_pending(
    waiting: Sequence[Tournament],
    with_licences: Collection[int],
    part: int,
    names: Names,
    language: str,
    today: date,
    closed: Tournament | None = None,
) -> Screen:
    """`closed`: the one whose outcome has just been said, to be taken back by its button."""
    page = Page.of(len(waiting), A_PAGE, part)
    first = page.part * A_PAGE
    shown = list(enumerate(waiting[first : first + A_PAGE], start=first + 1))
    lines = [
        Html(
            f"\n{number}. {headline(one, names, language, today)}"
            + (f"\n{say(language, 'pending-has-licences')}" if one.id in with_licences else "")
        )
        for number, one in shown
    ]
    text = stack(
        say(language, "pending-closed", tournament=closed.names.in_language(language)) + "\n" if closed else "",
        say(language, "pending-title", count=len(waiting)) if waiting else say(language, "pending-none"),
        *lines,
    )
    return Screen(
        text,
        (
            *([reopen_row(closed, page.part, language)] if closed else []),
            *(
                outcome_row(one, number, page.part, language, has_licences=one.id in with_licences)
                for number, one in shown
            ),
            *page.row(lambda to: Pending(part=to).pack()),
        ),
    )


def reopen_row(closed: Tournament, part: int, language: str) -> tuple[Button, ...]:
    data = ReopenResult(tournament=closed.id, part=part).pack()
    return (Button(say_plain(language, "pending-reopen-button"), data),)


def outcome_row(
    tournament: Tournament,
    number: int,
    part: int,
    language: str,
    *,
    has_licences: bool,
) -> tuple[Button, ...]:
    """Record; nothing was won (unless something is recorded there); all is recorded."""
    outcomes = [Outcome.ALL] if has_licences else [Outcome.NOTHING, Outcome.ALL]
    return (
        Button(
            say_plain(language, "pending-record-button", number=number), WonAt(tournament=tournament.id).pack()
        ),
        *(
            Button(
                say_plain(language, f"pending-{outcome.value}-button", number=number),
                CloseResult(tournament=tournament.id, outcome=outcome, part=part).pack(),
            )
            for outcome in outcomes
        ),
    )
