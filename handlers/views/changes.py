"""A tournament's dates become known, move or go: how staff change them, and how followers read of it."""

from collections.abc import Sequence
from datetime import date

from handlers.callbacks.changes import Change, ChangeAct, ChangeKind, ChangePlaces, ChangeReason, ChangeTournament
from handlers.callbacks.events import Events
from handlers.callbacks.tournaments import Card
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, days_until, instant
from handlers.views.cards import emoji
from handlers.views.chances import next_chance
from handlers.views.drafts import tournament_label
from handlers.views.pages import pairs
from handlers.views.tournaments import Names, city_and_country, dashed
from schedules.changes import Applied, Draft, Reason, Undone
from storage.chances import Way
from storage.models import PlacesGo, Precision, Tournament, TournamentChange, TournamentKind, TournamentStatus
from storage.tournaments import SHOWN

LONGEST_BUTTON = 50
MOST_OTHERS = 8
SIGNS = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}


# Everyone concerned ----------------------------------------------------------------------------------------


def announce_change(
    before: TournamentChange,
    after: TournamentChange,
    tournament: Tournament,
    names: Names,
    language: str,
    today: date,
    way: Way | None = None,
    *,
    instead: Tournament | None = None,
) -> Screen:
    """What people knew, and what holds now.

    With a cancellation, which door is next by its `way`, and where its places go (`instead`).
    """
    name = tournament.names.in_language(language)
    short = name if len(name) <= LONGEST_BUTTON else name[: LONGEST_BUTTON - 1] + "…"
    card = Button(
        say_plain(language, "change-card-button", tournament=short), Card(tournament=tournament.id).pack()
    )
    return Screen(
        stack(
            say(language, "change-title-" + what_happened(before, after)),
            "\n" + old_and_new(before, after, tournament, names, language, today, in_full=False, instead=instead),
            "\n" + next_chance(way, names, language) if way and after.status is TournamentStatus.CANCELLED else "",
        ),
        () if after.status is TournamentStatus.ABSENT else ((card,),),
    )


def what_happened(before: TournamentChange, after: TournamentChange) -> str:
    """The one thing that matters most: it ends the key of the title."""
    if TournamentStatus.ABSENT in (before.status, after.status):
        return "added" if before.status is TournamentStatus.ABSENT else "withdrawn"
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
    instead: Tournament | None = None,
) -> Html:
    """The tournament and, under it, the old days and the new ones, why, and who says so.

    Not `in_full`: what has become of it stands in the title, unless it has days.
    """
    absent = before.status is TournamentStatus.ABSENT
    moved = (before.city, before.country) != (after.city, after.country)
    where = city_and_country(after.city, after.country, names, language)
    new = say(language, "change-is", becomes=in_words(after, names, language, with_place=moved))
    if absent:
        new = Html(f"📅 {in_words(after, names, language)}")
    reason = after.reason if after.reason != Reason.OTHER else ""
    source = after.source_url if after.source_url.startswith(("https://", "http://")) else ""
    return stack(
        Html(f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"),
        f"📍 {escape(where)}" if where and not moved else "",
        "" if absent else say(language, "change-was", was=in_words(before, names, language, with_place=moved)),
        Html(new + left(after, language, today)) if in_full or after.status is TournamentStatus.SCHEDULED else "",
        places_go(after, instead, language),
        say(language, "change-why", reason=say(language, "reason-" + dashed(reason))) if reason else "",
        f'<a href="{escape(source)}">{say(language, "card-source")}</a>' if source else "",
    )


def places_go(change: TournamentChange, instead: Tournament | None, language: str) -> Html:
    """What becomes of the places of what is cancelled, where that is said."""
    if change.status is not TournamentStatus.CANCELLED or change.places_go is None:
        return Html("")
    if instead is not None:
        return say(language, "change-places-to", tournament=instead.names.in_language(language))
    return say(language, "change-places-" + change.places_go.value)


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


def ask_what_changed(
    draft: Draft, tournament: Tournament, names: Names, language: str, *, begun: bool = False
) -> Screen:
    """`begun`: it may be over, and say so."""
    cancelled = draft.now.change.status is TournamentStatus.CANCELLED
    standing: list[tuple[Button, ...]]
    if cancelled:
        standing = [(act(draft, ChangeAct.RESTORE, language), act(draft, ChangeAct.DATES, language))]
    else:
        standing = [
            (act(draft, ChangeAct.DATES, language), act(draft, ChangeAct.PLACE, language)),
            (act(draft, ChangeAct.POSTPONE, language), act(draft, ChangeAct.CANCEL, language)),
            *([(act(draft, ChangeAct.HELD, language),)] if begun else []),
        ]
    return Screen(
        stack(say(language, "change-what"), "\n" + stands(draft, tournament, names, language)),
        (
            *standing,
            (act(draft, ChangeAct.NAMES, language), act(draft, ChangeAct.KIND, language)),
            (act(draft, ChangeAct.ASIDE, language),),
        ),
    )


def ask_where(draft: Draft, tournament: Tournament, names: Names, language: str, *, again: bool = False) -> Screen:
    """`again`: what was typed names no place we know."""
    return Screen(
        stack(
            say(language, "change-place-not-read" if again else "change-where"),
            "\n" + stands(draft, tournament, names, language),
            "\n" + say(language, "change-where-how"),
        ),
        ((act(draft, ChangeAct.ASIDE, language),),),
    )


def ask_names(draft: Draft, tournament: Tournament, language: str, *, again: bool = False) -> Screen:
    return Screen(
        stack(
            say(language, "change-names-not-read" if again else "change-called"),
            *(f"{sign} {escape(tournament.names.in_language(one))}" for one, sign in SIGNS.items()),
            "\n" + say(language, "change-called-how"),
        ),
        ((act(draft, ChangeAct.ASIDE, language),),),
    )


def ask_kind(draft: Draft, tournament: Tournament, names: Names, language: str) -> Screen:
    kinds = [
        Button(kind_name(one, language), ChangeKind(dialogue=draft.dialogue_id, kind=one).pack())
        for one in TournamentKind
        if one is not tournament.kind
    ]
    return Screen(
        stack(say(language, "change-which-kind"), "\n" + stands(draft, tournament, names, language)),
        (*pairs(kinds), (act(draft, ChangeAct.WHAT, language), act(draft, ChangeAct.ASIDE, language))),
    )


def kind_name(kind: TournamentKind, language: str) -> str:
    return capital(say_plain(language, "kind-" + dashed(kind)))


def ask_places(draft: Draft, tournament: Tournament, names: Names, language: str) -> Screen:
    """What becomes of the places of what is cancelled."""
    ways = [
        (
            Button(
                say_plain(language, f"change-go-{go.value}"),
                ChangePlaces(dialogue=draft.dialogue_id, go=go).pack(),
            ),
        )
        for go in (PlacesGo.UNKNOWN, PlacesGo.RANKING, PlacesGo.TOURNAMENT, PlacesGo.GONE)
    ]
    return Screen(
        stack(say(language, "change-places-ask"), "\n" + stands(draft, tournament, names, language)),
        (*ways, (act(draft, ChangeAct.ASIDE, language),)),
    )


def ask_instead(draft: Draft, others: Sequence[Tournament], names: Names, language: str, today: date) -> Screen:
    """At which other tournament its places are won."""
    rows = [
        (
            Button(
                tournament_label(one, names, language, today),
                ChangePlaces(dialogue=draft.dialogue_id, go=PlacesGo.TOURNAMENT, tournament=one.id).pack(),
            ),
        )
        for one in others[:MOST_OTHERS]
    ]
    unknown = ChangePlaces(dialogue=draft.dialogue_id, go=PlacesGo.UNKNOWN).pack()
    return Screen(
        say(language, "change-instead" if rows else "change-instead-none"),
        (
            *rows,
            (Button(say_plain(language, "change-go-unknown"), unknown),),
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


def ask_why(
    draft: Draft,
    tournament: Tournament,
    names: Names,
    language: str,
    today: date,
    instead: Tournament | None = None,
) -> Screen:
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
            "\n"
            + old_and_new(draft.now.change, becomes(draft), tournament, names, language, today, instead=instead),
        ),
        (
            *((one,) for one in reasons),
            (act(draft, ChangeAct.UNEXPLAINED, language),),
            (act(draft, ChangeAct.ASIDE, language),),
        ),
    )


def show_change_draft(
    draft: Draft,
    tournament: Tournament,
    names: Names,
    language: str,
    today: date,
    *,
    stale: bool = False,
    instead: Tournament | None = None,
) -> Screen:
    """What will hold. `stale`: the tournament was changed by somebody while this was looked at."""
    return Screen(
        stack(
            say(language, "change-stale") if stale else "",
            say(language, "change-preview"),
            "\n" + what_differs(draft, tournament, names, language, today, instead),
            "\n" + say(language, "change-source-hint") if not draft.state or not draft.state.source_url else "",
        ),
        (
            (act(draft, ChangeAct.APPLY, language, "primary"),),
            (act(draft, ChangeAct.ASIDE, language),),
        ),
    )


def show_applied(
    applied: Applied,
    tournament: Tournament,
    names: Names,
    zone: str,
    language: str,
    today: date,
    instead: Tournament | None = None,
) -> Screen:
    draft, window = applied.draft, applied.window
    if window.untold:
        told = say(language, "change-untold")
    elif window.due_at is not None:
        told = say(language, "change-told-at", at=instant(window.due_at, zone, language))
    else:
        told = say(language, "change-silent" if window.silent else "change-told-already")
    return Screen(
        stack(
            say(language, "change-added" if draft.added else "change-applied"),
            "\n" + what_differs(draft, tournament, names, language, today, instead),
            "\n" + told,
        ),
        (
            (act(draft, ChangeAct.UNDO, language),),
            (Button(say_plain(language, "events-button"), Events(part=0).pack()),),
        ),
    )


def show_change_undone(undone: Undone, tournament: Tournament, names: Names, language: str) -> Screen:
    how = "change-undone-in-time" if undone.in_time else "change-undone-late"
    if undone.draft.added:
        how = "change-added-undone" if undone.in_time else "change-added-undone-late"
        title = f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"
        return Screen(stack(say(language, how), "\n" + title))
    return Screen(stack(say(language, how), "\n" + stands(undone.draft, tournament, names, language)))


def stands(draft: Draft, tournament: Tournament, names: Names, language: str) -> Html:
    """The tournament, and the state before the draft."""
    return stack(
        Html(f"{emoji(tournament, names)} <b>{escape(tournament.names.in_language(language))}</b>"),
        say(language, "change-now", now=in_words(draft.now.change, names, language)),
    )


def what_differs(
    draft: Draft,
    tournament: Tournament,
    names: Names,
    language: str,
    today: date,
    instead: Tournament | None = None,
) -> Html:
    """A draft beside what it changes: names and kind by themselves, all else as followers read it."""
    now, after = draft.now.change, becomes(draft)
    state = draft.state
    if state is None or (state.names is None and state.kind is None):
        return old_and_new(now, after, tournament, names, language, today, instead=instead)
    lines = [
        f"{SIGNS[one]} {escape(draft.named.in_language(one))} → <b>{escape(state.names.in_language(one))}</b>"
        for one in ("kk", "ru", "en")
        if state.names and state.names.in_language(one) != draft.named.in_language(one)
    ]
    if state.kind and state.kind is not draft.counted:
        lines.append(
            f"🏷 {escape(kind_name(draft.counted, language))} → <b>{escape(kind_name(state.kind, language))}</b>"
        )
    title = Html(f"{emoji(tournament, names)} <b>{escape(draft.named.in_language(language))}</b>")
    return stack(title, *lines)


def becomes(draft: Draft) -> TournamentChange:
    """The state a draft leads to."""
    now = draft.now.change
    return draft.state.becomes(now, draft.counted) if draft.state else now


def act(draft: Draft, what: ChangeAct, language: str, style: str | None = None) -> Button:
    text = say_plain(language, f"change-{what.value}-button")
    return Button(text, Change(act=what, dialogue=draft.dialogue_id).pack(), style)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
