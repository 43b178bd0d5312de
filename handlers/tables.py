"""The tables for journalists: what is in force, and every entry that made it so, each row with its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.texts import say_plain
from handlers.views.licences import event_name, people
from handlers.views.tournaments import Names
from storage.ledger import LedgerEntry
from storage.models import Licence, Tournament
from storage.targets import Target
from storage.xlsx_files import Sheet


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the tables are made of, on one day."""

    in_force: Sequence[Licence]
    entries: Sequence[LedgerEntry]  # the oldest first
    targets: Sequence[Target]
    tournaments: Mapping[int, Tournament]
    names: Names


def licence_sheet(ledger: Ledger, language: str) -> Sheet:
    """A row a licence in force; the places add up to the total."""
    rows = [
        (
            one.counted_on.isoformat(),
            one.won_on.isoformat() if one.won_on else "",
            *what(one.sport, one.event, ledger.names, language),
            people(one.won_by, ledger.names, language),
            people(one.used_by, ledger.names, language),
            one.places,
            say_plain(language, f"table-holder-{one.holder.value}"),
            say_plain(language, "table-route-" + one.route.value.replace("_", "-")),
            tournament(one.tournament_id, ledger, language),
            one.source_url,
        )
        for one in sorted(ledger.in_force, key=lambda one: (one.counted_on, one.id))
    ]
    columns = "date won-on sport code event won-by used-by places holder route tournament source"
    return sheet("licences", columns, rows, language)


def change_sheet(ledger: Ledger, language: str) -> Sheet:
    """A row an entry of the ledger, with the total after it."""
    rows = []
    total = 0
    for number, one in enumerate(ledger.entries, start=1):
        total += one.places_change
        rows.append(
            (
                number,
                one.counted_on.isoformat(),
                say_plain(language, "table-estimated") if one.estimated else "",
                say_plain(language, f"table-step-{one.step.value}"),
                one.places_change,
                total,
                *what(one.sport, one.event, ledger.names, language),
                people(one.used_by or one.won_by, ledger.names, language),
                say_plain(language, "table-route-" + one.route.value.replace("_", "-")) if one.route else "",
                tournament(one.tournament_id, ledger, language),
                one.source_url,
            )
        )
    columns = "number date estimated step change total sport code event athlete route tournament source"
    return sheet("changes", columns, rows, language)


def target_sheet(ledger: Ledger, language: str) -> Sheet:
    rows = [
        (one.known_on.isoformat(), one.places if one.places is not None else "", one.said, one.source_url)
        for one in ledger.targets
    ]
    return sheet("target", "date target said source", rows, language)


def sheet(name: str, columns: str, rows: Sequence[Sequence[str | int]], language: str) -> Sheet:
    heads = tuple(say_plain(language, f"table-{column}") for column in columns.split())
    return Sheet(say_plain(language, f"table-sheet-{name}"), heads, rows)


def what(sport: str, event: str, names: Names, language: str) -> tuple[str, str, str]:
    """The sport, its code, the event."""
    known = names.sports.get(sport)
    called = known.names.in_language(language) if known else sport
    return called, sport, event_name(sport, event, names, language)


def tournament(number: int | None, ledger: Ledger, language: str) -> str:
    known = ledger.tournaments.get(number or 0)
    return known.names.in_language(language) if known else ""


def up_to(entries: Sequence[LedgerEntry], day: date) -> list[LedgerEntry]:
    """Those of the days up to one, the oldest first."""
    return [one for one in reversed(entries) if one.counted_on <= day]
