"""A licence's card, what staff do with it step by step, and how followers read that the count has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.callbacks.places import (
    BeginLife,
    LicenceCard,
    Place,
    PlaceAct,
    PlaceName,
    PlaceNames,
    PlaceNumber,
    PlaceReason,
    UndoEntry,
)
from handlers.callbacks.tournaments import Card
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day, instant
from handlers.views.drafts import NAMES_A_PAGE, mark_of
from handlers.views.ledger import Writers
from handlers.views.licences import cut, event_name, licence_line, people
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names, dashed, sport_name
from schedules.places import LIFE, Applied, Draft, Life, TakenBack, Why, change_of, fits
from storage.ledger import Entered, History
from storage.models import Athlete, Holder, Licence, LicenceStep, Tournament

MOST_ENTRIES = 12
LONGEST_BUTTON = 40
NUMBERS = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A licence beside what is known of it."""

    history: History
    tournament: Tournament | None
    writers: Writers | None  # None: who wrote it is not the reader's business


def show_place(shown: Shown, names: Names, language: str, *, staff: bool) -> Screen:
    """`staff`: the reader may change it."""
    licence, tournament = shown.history.licence, shown.tournament
    whose = "licence-of-noc" if licence.holder is Holder.NOC else "licence-of-athlete"
    route = say(language, "place-route-" + dashed(licence.route))
    used_by = people(licence.used_by, names, language)
    won_by = people(licence.won_by, names, language)
    won_on = f" · {escape(day(licence.won_on, language))}" if licence.won_on else ""
    entries = shown.history.entries[-MOST_ENTRIES:]
    text = stack(
        Html(f"<b>{escape(title(licence, names, language))}</b>"),
        say(language, "place-places", places=licence.places),
        say(language, whose),
        "\n" + say(language, "place-won-by", who=won_by) if won_by else "\n",
        say(language, "place-used-by", who=used_by) if used_by else "",
        escape(tournament.names.in_language(language)) if tournament else "",
        Html(route + won_on),
        "\n" + say(language, "place-history"),
        *(history_line(one, licence, shown.writers, names, language) for one in reversed(entries)),
    )
    card = ((tournament_button(tournament, language),),) if tournament else ()
    return Screen(text, (*(life_rows(shown.history, language) if staff else ()), *card))


def tournament_button(tournament: Tournament, language: str) -> Button:
    name = shortened(tournament.names.in_language(language))
    return Button(
        say_plain(language, "change-card-button", tournament=name), Card(tournament=tournament.id).pack()
    )


def shortened(label: str) -> str:
    return label if len(label) <= LONGEST_BUTTON else label[: LONGEST_BUTTON - 1] + "…"


def licence_rows(won: Sequence[Licence], names: Names, language: str) -> list[tuple[Button, ...]]:
    """A button a licence, by who won it, else by the event."""
    buttons = []
    for licence in won[:MOST_ENTRIES]:
        who = people(licence.used_by or licence.won_by, names, language)
        label = who or event_name(licence.sport, licence.event, names, language)
        buttons.append(Button(f"🏅 {shortened(label)}", LicenceCard(licence=licence.id).pack()))
    return pairs(buttons)


def title(licence: Licence, names: Names, language: str) -> str:
    event = event_name(licence.sport, licence.event, names, language)
    return f"{sport_name(licence.sport, names, language)} · {event}"


def history_line(entry: Entered, licence: Licence, writers: Writers | None, names: Names, language: str) -> Html:
    """«≈ 5 июля 2021 · назван спортсмен — Абильхан Аманкул · источник»."""
    about = "≈ " if entry.estimated else ""
    parts = [f"{about}{escape(day(entry.counted_on, language))}", what_became(entry, names, language)]
    source = entry.source_url or (licence.source_url if entry.step is LicenceStep.RECORDED else "")
    if source:
        parts.append(f'<a href="{escape(source)}">{say(language, "place-source")}</a>')
    if writers is not None:
        parts.append(f"<i>{writers.name(entry.actor, language)}</i>")
    return Html("• " + " · ".join(parts))


def what_became(entry: Entered, names: Names, language: str) -> Html:
    """What one entry says, in a few words, with its change of places and its reason."""
    change = f" <b>{entry.places_change:+d}</b>" if entry.places_change else ""
    who = people(entry.used_by, names, language) if entry.step is LicenceStep.NAMED else ""
    reason = ""
    if entry.reason in set(Why):
        why = say(language, f"place-why-{entry.reason}")
        reason = f" ({say(language, 'place-why', reason=why)})"
    called = f" — {escape(who)}" if who else ""
    return Html(f"{say(language, 'ledger-' + dashed(entry.step))}{change}{called}{reason}")


def life_rows(history: History, language: str) -> list[tuple[Button, ...]]:
    """What may become of it now, and what became of it last."""
    buttons = [
        Button(
            say_plain(language, f"place-{life.value}-button"),
            BeginLife(licence=history.licence.id, life=life).pack(),
        )
        for life in Life
        if fits(history, life)
    ]
    rows = pairs(buttons)
    last = history.standing[-1]
    if last.step in LIFE and last.actor is not None:
        what = say_plain(language, "ledger-" + dashed(last.step))
        undo = Button(
            say_plain(language, "place-undo-last-button", what=what), UndoEntry(entry=last.id, sure=False).pack()
        )
        rows.append((undo,))
    return rows


# Step by step ----------------------------------------------------------------------------------------------


def ask_place_name(
    draft: Draft, licence: Licence, athletes: Sequence[Athlete], part: int, names: Names, language: str
) -> Screen:
    known = sorted(athletes, key=lambda one: one.names.in_language(language).casefold())
    page = Page.of(len(known), NAMES_A_PAGE, part)
    buttons = [
        Button(one.names.in_language(language), PlaceName(dialogue=draft.id, name=mark_of(one.name)).pack())
        for one in known[page.part * NAMES_A_PAGE : (page.part + 1) * NAMES_A_PAGE]
    ]
    return Screen(
        stack(escape(title(licence, names, language)), "\n" + say(language, "place-ask-name")),
        (
            *pairs(buttons),
            *page.row(lambda to: PlaceNames(dialogue=draft.id, part=to).pack()),
            aside_row(draft, language),
        ),
    )


def ask_number(draft: Draft, licence: Licence, names: Names, language: str) -> Screen:
    buttons = tuple(
        Button(str(number), PlaceNumber(dialogue=draft.id, number=number).pack())
        for number in range(NUMBERS + 1)
        if number != licence.places
    )
    return Screen(
        stack(escape(title(licence, names, language)), "\n" + say(language, "place-ask-number")),
        (buttons, aside_row(draft, language)),
    )


def ask_place_why(draft: Draft, licence: Licence, names: Names, language: str) -> Screen:
    buttons = [
        Button(
            say_plain(language, f"place-why-{why.value}-button"), PlaceReason(dialogue=draft.id, reason=why).pack()
        )
        for why in Why
    ]
    none = Button(
        say_plain(language, "place-unexplained-button"),
        Place(act=PlaceAct.UNEXPLAINED, dialogue=draft.id).pack(),
    )
    return Screen(
        stack(
            escape(title(licence, names, language)),
            say(language, "ledger-" + draft.life.value),
            "\n" + say(language, "place-ask-why"),
        ),
        (*pairs([*buttons, none]), aside_row(draft, language)),
    )


def show_place_draft(draft: Draft, history: History, total: int, names: Names, language: str) -> Screen:
    """What will be written; `total`: places in force now."""
    change = change_of(history, draft)
    record = Button(
        say_plain(language, "place-apply-button"),
        Place(act=PlaceAct.APPLY, dialogue=draft.id).pack(),
        "primary",
    )
    return Screen(
        stack(
            say(language, "place-preview"),
            "\n" + licence_line(history.licence, names, language),
            say(language, "place-becomes", what=drafted(draft, change, names, language)),
            say(language, "place-total-becomes", was=total, places=total + change)
            if change
            else say(language, "place-total-same"),
            "\n" + say(language, "place-source-is", url=draft.source_url)
            if draft.source_url
            else "\n" + say(language, "place-source-hint"),
        ),
        ((record,), aside_row(draft, language)),
    )


def drafted(draft: Draft, change: int, names: Names, language: str) -> Html:
    """As the history will say it."""
    entry = Entered(
        id=0,
        licence_id=draft.licence_id,
        step=LicenceStep(draft.life),
        places_change=change,
        counted_on=date.min,
        estimated=False,
        used_by=draft.used_by,
        reason=draft.reason,
        source_url=draft.source_url,
        actor=None,
        takes_back=None,
    )
    return what_became(entry, names, language)


def show_life_entered(applied: Applied, licence: Licence, names: Names, zone: str, language: str) -> Screen:
    undo = Button(say_plain(language, "place-undo-button"), UndoEntry(entry=applied.entry.id, sure=True).pack())
    return Screen(
        stack(
            say(language, "place-applied", what=what_became(applied.entry, names, language)),
            licence_line(licence, names, language),
            "\n" + say(language, "place-total", places=applied.places),
            say(language, "place-told-at", at=instant(applied.told_at, zone, language))
            if applied.told_at is not None
            else "",
        ),
        () if applied.undone else ((undo,),),
    )


def ask_undo_entry(entry: Entered, licence: Licence, names: Names, language: str) -> Screen:
    sure = Button(
        say_plain(language, "place-undo-sure-button"), UndoEntry(entry=entry.id, sure=True).pack(), "danger"
    )
    return Screen(
        stack(
            say(language, "place-undo-ask", what=what_became(entry, names, language)),
            licence_line(licence, names, language),
        ),
        ((sure,),),
    )


def show_entry_undone(undone: TakenBack, language: str) -> Screen:
    how = "place-undone-in-time" if undone.in_time else "place-undone-late"
    return Screen(stack(say(language, how), say(language, "place-total", places=undone.places)))


def aside_row(draft: Draft, language: str) -> tuple[Button, ...]:
    data = Place(act=PlaceAct.ASIDE, dialogue=draft.id).pack()
    return (Button(say_plain(language, "place-aside-button"), data),)


# Everyone concerned ----------------------------------------------------------------------------------------


def announce_places(became: Sequence[tuple[Entered, Licence]], places: int, names: Names, language: str) -> Screen:
    """`places`: the total in force with them."""
    was = places - sum(entry.places_change for entry, _ in became)
    mended = all(entry.step in (LicenceStep.CORRECTED, LicenceStep.TAKEN_BACK) for entry, _ in became)
    return Screen(
        stack(
            say(language, "correction-title" if mended else "places-title"),
            "\n" + cut(list(lines(became, names, language)), language),
            "\n" + say(language, "correction-total", was=was, places=places),
        )
    )


def lines(became: Iterable[tuple[Entered, Licence]], names: Names, language: str) -> Iterable[Html]:
    for entry, licence in became:
        what = f"{licence_line(licence, names, language)}\n{what_became(entry, names, language)}"
        source = f' · <a href="{escape(entry.source_url)}">{say(language, "place-source")}</a>'
        yield Html(what + (source if entry.source_url else ""))
