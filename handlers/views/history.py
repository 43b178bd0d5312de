"""How a tournament's plan changed: old → new, day by day, why, by whom and where it was announced."""

from collections.abc import Sequence

from handlers.texts import Html, escape, say
from handlers.texts.dates import date_range, day
from handlers.views.ledger import Writers
from handlers.views.tournaments import Names, city_and_country, dashed
from storage.history import Changed
from storage.models import Precision, Tournament, TournamentChange, TournamentKind, TournamentStatus

ROOM = 2_200  # characters; the rest of the card needs the others


def show_history(
    changes: Sequence[Changed],
    tournament: Tournament,
    names: Names,
    language: str,
    writers: Writers | None = None,
) -> Html:
    """All of it folded away, the newest day first; `writers`: for staff, who read who entered it."""
    lines: list[str] = []
    for one in reversed(changes):
        told = step(one, tournament.kind, names, language, writers)
        line = Html(f"{about(one.after)}{escape(day(one.after.known_on, language))}: {told}")
        if lines and len("\n".join([*lines, line])) > ROOM:
            lines.append("…")
            break
        lines.append(line)
    if not lines:
        return Html("")
    folded = "\n".join(lines)
    return Html(f"{say(language, 'card-changes')}\n<blockquote expandable>{folded}</blockquote>")


def step(
    changed: Changed, kind: TournamentKind, names: Names, language: str, writers: Writers | None = None
) -> Html:
    """«3–14 февраля 2020, Ухань → 3–11 марта 2020, Амман (из-за коронавируса) · Источник»."""
    after = escape(state(changed.after, kind, names, language))
    if changed.before is None:
        told = say(language, "history-new", state=after)
    else:
        told = Html(f"{escape(state(changed.before, kind, names, language))} → {after}")
    return Html(
        f"{told}{why(changed.after.reason, language)}{announced(changed.after.source_url, language)}"
        f"{entered_by(changed.actor, writers, language)}"
    )


def state(change: TournamentChange | Tournament, kind: TournamentKind, names: Names, language: str) -> str:
    """One state in a few words; a span is never one long event."""
    if change.status is not TournamentStatus.SCHEDULED:
        return say(language, "state-" + dashed(change.status))
    precision = change.precision
    if precision is Precision.WINDOW and kind is TournamentKind.RANKING:
        precision = Precision.CLOSING_DATE
    dates = date_range(change.start_on, change.end_on, precision, language)
    said = dates if precision is Precision.UNKNOWN else say(language, "dates-" + dashed(precision), dates=dates)
    return ", ".join(part for part in (said, city_and_country(change.city, "", names, language)) if part)


def about(change: TournamentChange) -> str:
    """A mark where the day it became known is our estimate."""
    return "≈ " if change.estimated else ""


def why(reason: str, language: str) -> Html:
    return Html(f" ({say(language, 'reason-' + dashed(reason))})" if reason else "")


def announced(source_url: str, language: str) -> Html:
    if not source_url.startswith(("https://", "http://")):
        return Html("")
    return Html(f' · <a href="{escape(source_url)}">{say(language, "card-source")}</a>')


def entered_by(actor: int | None, writers: Writers | None, language: str) -> Html:
    """Staff read the name; readers only that it was entered here. What came with the data names its source."""
    if actor is None:
        return Html("")
    name = writers.name(actor, language) if writers else say(language, "history-by-staff")
    return Html(f" · {name}")
