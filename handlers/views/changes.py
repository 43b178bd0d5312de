"""A tournament's dates become known, move or go: how staff change them, and how followers read of it."""

from datetime import date

from handlers.callbacks import Card, Change, ChangeAct, ChangeReason, ChangeTournament
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, days_until, instant
from handlers.views.cards import emoji
from handlers.views.chances import next_chance
from handlers.views.tournaments import Names, city_and_country, dashed
from schedules.changes import Applied, Draft, Reason, Undone
from storage.chances import Way
from storage.models import Precision, Tournament, TournamentChange, TournamentStatus
from storage.tournaments import SHOWN

LONGEST_BUTTON = 50


# Everyone concerned ----------------------------------------------------------------------------------------


def announce_change(
    before: TournamentChange,
    after: TournamentChange,
    tournament: Tournament,
    names: Names,
    language: str,
    today: date,
    way: Way | None = None,
) -> Screen:
    """What people knew, and what holds now; with a cancellation, which door is next by its `way`."""
    name = tournament.names.in_language(language)
    short = name if len(name) <= LONGEST_BUTTON else name[: LONGEST_BUTTON - 1] + "…"
    card = Button(
        say_plain(language, "change-card-button", tournament=short), Card(tournament=tournament.id).pack()
    )
    return Screen(
        stack(
            say(language, "change-title-" + what_happened(before, after)),
            "\n" + old_and_new(before, after, tournament, names, language, today, in_full=False),
            "\n" + next_chance(way, names, language) if way and after.status is TournamentStatus.CANCELLED else "",
        ),
        ((card,),),
    )


def what_happened(before: TournamentChange, after: TournamentChange) -> str:
    """The one thing that matters most: it ends the key of the title."""
    if after.status is TournamentStatus.CANCELLED:
        return "cancelled"
    if after.status is TournamentStatus.POSTPONED:
        return "postponed"
    if before.status is TournamentStatus.CANCELLED:
        return "again"
    was, becomes = counted_day(before), counted_day(after)
    if becomes is None:
        return "undated" if was is not None else "dates"
    if was is None:
        return "known"
    if was != becomes:
        return "earlier" if becomes < was else "later"
    same_days = (before.start_on, before.end_on, before.precision) == (
        after.start_on,
        after.end_on,
        after.precision,
    )
    return "elsewhere" if same_days else "dates"


def counted_day(change: TournamentChange) -> date | None:
    """The day people count to; None where none is known."""
    if change.status is not TournamentStatus.SCHEDULED or change.precision not in SHOWN:
        return None
    return change.end_on if change.precision is Precision.CLOSING_DATE else change.start_on


def old_and_new(
    before: TournamentChange,
    after: TournamentChange,
    tournament: Tournament,
    names: Names,
    language: str,
    today: date,
    *,
    in_full: bool = True,
) -> Html:
    """The tournament and, under it, the old days and the new ones, why, and who says so.

    Not `in_full`: what has become of it stands in the title, unless it has days.
    """
    moved = (before.city, before.country) != (after.city, after.country)
    where = city_and_country(after.city, after.country, names, language)
    new = say(language, "change-is", becomes=in_words(after, names, language, with_place=moved))
    reason = after.reason if after.reason != Reason.OTHER else ""
    source = after.source_url if after.source_url.startswith(("https://", "http://")) else ""
    return stack(
        Html(f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"),
        f"📍 {escape(where)}" if where and not moved else "",
        say(language, "change-was", was=in_words(before, names, language, with_place=moved)),
        Html(new + left(after, language, today)) if in_full or after.status is TournamentStatus.SCHEDULED else "",
        say(language, "change-why", reason=say(language, "reason-" + dashed(reason))) if reason else "",
        f'<a href="{escape(source)}">{say(language, "card-source")}</a>' if source else "",
    )


def in_words(change: TournamentChange, names: Names, language: str, *, with_place: bool = False) -> Html:
    """One state: its days as far as they are known, or what became of it."""
    if change.status is not TournamentStatus.SCHEDULED:
        return say(language, "state-" + dashed(change.status))
    dates = date_range(change.start_on, change.end_on, change.precision, language)
    said = say(language, "dates-" + dashed(change.precision), dates=dates)
    where = city_and_country(change.city, change.country, names, language) if with_place else ""
    return Html(f"{said}, {escape(where)}") if where else said


def left(change: TournamentChange, language: str, today: date) -> str:
    """« · через 12 дней»; nothing where no day is certain or all are over."""
    first = counted_day(change)
    if first is None:
        return ""
    if first >= today:
        return f" · {escape(days_until((first - today).days, language))}"
    return f" · {say(language, 'under-way')}" if (change.end_on or first) >= today else ""


# Staff -----------------------------------------------------------------------------------------------------


def change_rows(tournament: Tournament, language: str) -> tuple[tuple[Button, ...], ...]:
    """What staff find on a card besides."""
    if tournament.status is TournamentStatus.HELD:
        return ()
    button = Button(say_plain(language, "change-button"), ChangeTournament(tournament=tournament.id).pack())
    return ((button,),)


def ask_what_changed(draft: Draft, tournament: Tournament, names: Names, language: str) -> Screen:
    return Screen(
        stack(say(language, "change-what"), "\n" + stands(draft, tournament, names, language)),
        (
            (act(draft, ChangeAct.DATES, language),),
            (act(draft, ChangeAct.POSTPONE, language), act(draft, ChangeAct.CANCEL, language)),
            (act(draft, ChangeAct.ASIDE, language),),
        ),
    )


def ask_when(
    dialogue: int, tournament: Tournament | None, names: Names, language: str, today: date, *, again: bool = False
) -> Screen:
    """`again`: what was typed could not be read."""
    example = date(today.year + 1, 3, 3), date(today.year + 1, 3, 11)
    named = f"{emoji(tournament, names)} {escape(tournament.names.in_language(language))}" if tournament else ""
    aside = Button(
        say_plain(language, "change-aside-button"), Change(act=ChangeAct.ASIDE, dialogue=dialogue).pack()
    )
    return Screen(
        stack(
            say(language, "change-not-read" if again else "change-when"),
            named,
            "\n" + say(language, "change-when-how", dates=date_range(*example, Precision.EXACT, language)),
        ),
        ((aside,),),
    )


def ask_why(draft: Draft, tournament: Tournament, names: Names, language: str, today: date) -> Screen:
    reasons = [
        Button(
            capital(say_plain(language, "reason-" + dashed(reason))),
            ChangeReason(dialogue=draft.dialogue_id, reason=reason).pack(),
        )
        for reason in Reason
    ]
    return Screen(
        stack(
            say(language, "change-why-ask"),
            "\n" + old_and_new(draft.now.change, becomes(draft), tournament, names, language, today),
        ),
        (
            *((one,) for one in reasons),
            (act(draft, ChangeAct.UNEXPLAINED, language),),
            (act(draft, ChangeAct.ASIDE, language),),
        ),
    )


def show_change_draft(
    draft: Draft, tournament: Tournament, names: Names, language: str, today: date, *, stale: bool = False
) -> Screen:
    """What will hold. `stale`: the tournament was changed by somebody while this was looked at."""
    after = becomes(draft)
    return Screen(
        stack(
            say(language, "change-stale") if stale else "",
            say(language, "change-preview"),
            "\n" + old_and_new(draft.now.change, after, tournament, names, language, today),
            "\n" + say(language, "change-source-hint") if not draft.state or not draft.state.source_url else "",
        ),
        (
            (act(draft, ChangeAct.APPLY, language, "primary"),),
            (act(draft, ChangeAct.ASIDE, language),),
        ),
    )


def show_applied(
    applied: Applied, tournament: Tournament, names: Names, zone: str, language: str, today: date
) -> Screen:
    draft, window = applied.draft, applied.window
    if window.due_at is not None:
        told = say(language, "change-told-at", at=instant(window.due_at, zone, language))
    else:
        told = say(language, "change-silent" if window.silent else "change-told-already")
    return Screen(
        stack(
            say(language, "change-applied"),
            "\n" + old_and_new(draft.now.change, becomes(draft), tournament, names, language, today),
            "\n" + told,
        ),
        ((act(draft, ChangeAct.UNDO, language),),),
    )


def show_change_undone(undone: Undone, tournament: Tournament, names: Names, language: str) -> Screen:
    how = "change-undone-in-time" if undone.in_time else "change-undone-late"
    return Screen(stack(say(language, how), "\n" + stands(undone.draft, tournament, names, language)))


def stands(draft: Draft, tournament: Tournament, names: Names, language: str) -> Html:
    """The tournament, and the state before the draft."""
    return stack(
        Html(f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"),
        say(language, "change-now", now=in_words(draft.now.change, names, language)),
    )


def becomes(draft: Draft) -> TournamentChange:
    """The state a draft leads to, in the place where the tournament is."""
    now, state = draft.now.change, draft.state
    if state is None:
        return now
    return TournamentChange(
        known_on=now.known_on,
        estimated=False,
        status=state.status,
        start_on=state.start_on,
        end_on=state.end_on,
        precision=state.precision,
        city=now.city,
        country=now.country,
        reason=state.reason or "",
        source_url=state.source_url,
    )


def act(draft: Draft, what: ChangeAct, language: str, style: str | None = None) -> Button:
    text = say_plain(language, f"change-{what.value}-button")
    return Button(text, Change(act=what, dialogue=draft.dialogue_id).pack(), style)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
