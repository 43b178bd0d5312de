"""The ledger as staff read it: what was written when, by whom, and what may still be undone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from handlers.callbacks.ledger import AskUndo, LedgerPage
from handlers.callbacks.places import LicenceCard
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day
from handlers.views.licences import event_name, people
from handlers.views.pages import Page
from handlers.views.tournaments import Names, dashed, sport_name
from storage.ledger import LedgerEntry

A_PAGE = 10
LONGEST = 160  # characters of one event or name


@dataclass(frozen=True, slots=True)
class Writers:
    """Who has written in the ledger."""

    names: Mapping[int, str]  # of all who are or have been editors
    owners: Collection[int]

    def name(self, actor: int | None, language: str) -> Html:
        if actor is None:
            return say(language, "ledger-by-data")
        if actor == 0:
            return say(language, "ledger-by-file")
        if actor in self.owners:
            return say(language, "ledger-by-owner")
        return escape(self.names[actor]) if self.names.get(actor) else say(language, "ledger-by-former")


def show_ledger(
    entries: Sequence[LedgerEntry],
    part: int,
    words: str,
    writers: Writers,
    allowed: frozenset[str] | None,
    names: Names,
    language: str,
) -> Screen:
    """`words`: what narrowed the entries, as buttons carry it; `allowed`: the reader's sports (None: all)."""
    page = Page.of(len(entries), A_PAGE, part)
    first = page.part * A_PAGE
    shown = list(enumerate(entries[first : first + A_PAGE], start=first + 1))
    lines = [entry_lines(number, one, writers, names, language) for number, one in shown]
    undoable: dict[int, int] = {}  # a recording is undone whole: one button for all its entries
    for number, one in shown:
        if one.draft_id is not None and (allowed is None or one.sport in allowed):
            undoable.setdefault(one.draft_id, number)
    undos = [
        Button(say_plain(language, "ledger-undo-button", number=number), AskUndo(dialogue=draft).pack())
        for draft, number in undoable.items()
    ]
    cards = dict.fromkeys(one.licence_id for _, one in shown)
    numbers = {one.licence_id: number for number, one in reversed(shown)}
    opening = [Button(f"📄 {numbers[licence]}", LicenceCard(licence=licence).pack()) for licence in cards]
    return Screen(
        stack(
            say(language, "ledger-title", count=len(entries)) if entries else say(language, "ledger-none"),
            *lines,
        ),
        (
            *(tuple(opening[number : number + 5]) for number in range(0, len(opening), 5)),
            *(tuple(undos[number : number + 2]) for number in range(0, len(undos), 2)),
            *page.row(lambda to: LedgerPage(part=to, words=words).pack()),
        ),
    )


def entry_lines(number: int, entry: LedgerEntry, writers: Writers, names: Names, language: str) -> Html:
    """«1. 20 февраля 2020 · записано: +1» and under it what, who, and by whom."""
    change = f"{entry.places_change:+d}" if entry.places_change else ""
    step = say(language, f"ledger-{dashed(entry.step)}")
    what = f"{sport_name(entry.sport, names, language)} · {event_name(entry.sport, entry.event, names, language)}"
    who = people(entry.used_by or entry.won_by, names, language)
    parts = [short(what)] + ([short(who)] if who else [])
    return Html(
        f"\n{number}. {escape(day(entry.counted_on, language))} · {step}{f' <b>{change}</b>' if change else ''}\n"
        f"{escape(' — '.join(parts))}\n"
        f"<i>{writers.name(entry.actor, language)}</i>"
    )


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
