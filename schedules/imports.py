"""Files are taken in as a whole or not at all: first what would change, then, confirmed, the change.

What stands in the database and not in the file stays. Nothing is forgotten on the way: the states of tournaments
and the ledger only grow, and the audit keeps every text from before. Imports are told to nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.audit import note, note_each
from schedules.import_rows import World, WrongRowError, read_world, understand
from schedules.inbox import change
from storage.csv_files import KEYS, FileTable, Problem, Row, Why
from storage.database import Database
from storage.exports import Known, read_known
from storage.models import Cause, LicenceStep, TournamentStatus
from storage.tables import ledger, licences, tournament_changes, tournaments

# The file's columns and ours; what they call otherwise is kept elsewhere or follows from the rest.
TOURNAMENT_COLUMNS = {
    "event_id": "slug",
    "discipline": "sport",
    "title_en": "name_en",
    "title_ru": "name_ru",
    "title_kk": "name_kk",
    "kind": "kind",
    "city": "city",
    "country": "country",
    "time_zone": "zone",
    "start_date": "start_on",
    "end_date": "end_on",
    "date_precision": "precision",
    "status": "status",
    "places_available": "places",
    "places_available_ru": "places_ru",
    "places_available_kk": "places_kk",
    "source_url": "source_url",
    "confidence": "confidence",
    "note": "note",
}
LICENCE_COLUMNS = {
    "licence_id": "slug",
    "discipline": "sport",
    "event": "event",
    "holder_type": "holder",
    "won_by": "won_by",
    "route": "route",
    "event_id": "tournament_id",
    "date_won": "won_on",
    "source_url": "source_url",
    "confidence": "confidence",
    "note": "note",
}
NULLABLE = {"sport", "start_on", "end_on", "won_on", "tournament_id"}
# A change of one of these is a new state of the tournament.
STATE = ("status", "start_on", "end_on", "precision", "city", "country", "zone")
# Of a row, for new things or for this change alone.
SAID_ONCE = ("reason", "known_on")


@dataclass(frozen=True, slots=True)
class FieldChange:
    column: str  # as the file calls it
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """What one row would do."""

    row: int
    key: str
    name: str  # of the tournament, or of the event a licence is for
    id: int | None  # None: it is new
    fields: tuple[FieldChange, ...]
    facts: Mapping[str, str]  # all of it as it will be, by the file's columns


@dataclass(frozen=True, slots=True)
class Diff:
    """What a file would change. A licence that is superseded is cancelled, in the words of a diff."""

    games: str
    table: FileTable
    today: date
    rows: tuple[Row, ...]
    added: tuple[Item, ...]
    changed: tuple[Item, ...]
    cancelled: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.added, *self.changed, *self.cancelled)


@dataclass(frozen=True, slots=True)
class Problems:
    """Why a file cannot be taken in; never empty, in the order of the rows."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    diff: Diff


@dataclass(frozen=True, slots=True)
class Outdated:
    """What is known has changed since the diff was made; nothing was applied."""


async def plan_import(
    connection: AsyncConnection, games: str, table: FileTable, rows: Sequence[Row], today: date
) -> Diff | Problems:
    """What these rows would change, compared with what is known on `today`."""
    known = await read_known(connection, games, table, today)
    world = await read_world(connection, games, today)
    items: list[Item] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for row in rows:
        key = row.cells[KEYS[table]]
        if key and first.setdefault(key, row.number) != row.number:
            problems.append(Problem(Why.ROW_TWICE, row.number, KEYS[table], key, str(first[key])))
            continue
        try:
            items.append(plan_row(table, row, known.get(key), world))
        except WrongRowError as wrong:
            problems += wrong.problems
    if problems:
        return Problems(tuple(problems))
    touched = [item for item in items if item.fields]
    new = tuple(item for item in touched if item.id is None)
    cancelled = tuple(item for item in touched if item.id is not None and ends(item))
    changed = tuple(item for item in touched if item.id is not None and not ends(item))
    return Diff(games, table, today, tuple(rows), new, changed, cancelled)


def plan_row(table: FileTable, row: Row, known: Known | None, world: World) -> Item:
    """Raise WrongRowError where the row makes no sense."""
    key = row.cells[KEYS[table]]
    if known and known.undone:
        raise WrongRowError([Problem(Why.UNDONE, row.number, KEYS[table], key)])
    facts = understand(table, row, known, world)
    before: Mapping[str, str] = known.facts if known else {}
    fields = tuple(
        FieldChange(column, before.get(column, ""), value)
        for column, value in facts.items()
        if value != before.get(column, "") and (known is None or column not in SAID_ONCE)
    )
    name = facts["title_en" if table is FileTable.EVENTS else "event"]
    return Item(row.number, key, name, known.id if known else None, fields, facts)


def ends(item: Item) -> bool:
    """Whether the row calls off what went on so far."""
    over = (TournamentStatus.CANCELLED, LicenceStep.SUPERSEDED)
    return any(field.column == "status" and field.after in over for field in item.fields)


async def apply_import(database: Database, cause: Cause, diff: Diff) -> Imported | Outdated:
    """Do what a diff says, in one transaction, unless it would say something else by now."""
    async with change(database, cause) as connection:
        if await plan_import(connection, diff.games, diff.table, diff.rows, diff.today) != diff:
            return Outdated()
        if diff.table is FileTable.EVENTS:
            await apply_events(connection, cause, diff)
        else:
            await apply_licences(connection, cause, diff)
        if diff.items:
            counted = f"{len(diff.added)} added, {len(diff.changed)} changed, {len(diff.cancelled)} cancelled"
            await note(connection, cause, f"import {diff.table}", f"{diff.games}: {counted}")
        return Imported(diff)


async def apply_events(connection: AsyncConnection, cause: Cause, diff: Diff) -> None:
    if diff.added:
        rows = [
            columns_of(item.facts, TOURNAMENT_COLUMNS)
            | {"games": diff.games, "places_number": places_number(item.facts)}
            for item in diff.added
        ]
        await connection.execute(insert(tournaments), rows)
    ids = await tournament_ids(connection, diff.games)
    states = [(ids[item.key], item) for item in diff.added]
    for item in (*diff.changed, *diff.cancelled):
        columns = columns_of({field.column: field.after for field in item.fields}, TOURNAMENT_COLUMNS)
        if "places" in columns:
            columns["places_number"] = places_number(item.facts)
        await connection.execute(update(tournaments).where(tournaments.c.id == item.id).values(columns))
        if any(name in columns for name in STATE):
            states.append((ids[item.key], item))
    if states:
        await connection.execute(
            insert(tournament_changes), [state_of(number, item, cause, diff.today) for number, item in states]
        )
    await note_each(
        connection, cause, "import tournament", (audited("tournament", ids[item.key], item) for item in diff.items)
    )


def state_of(number: int, item: Item, cause: Cause, day: date) -> dict[str, object]:
    columns = columns_of(item.facts, TOURNAMENT_COLUMNS)
    return {name: columns[name] for name in STATE} | {
        "tournament_id": number,
        "known_on": day.isoformat(),
        "estimated": 0,
        "reason": item.facts["reason"],
        "source_url": item.facts["source_url"],
        "actor": cause.actor,
        "update_id": cause.update_id,
        "at": cause.at,
    }


async def apply_licences(connection: AsyncConnection, cause: Cause, diff: Diff) -> None:
    won_at: Mapping[str, int] = await tournament_ids(connection, diff.games)
    if diff.added:
        rows = [licence_columns(item.facts, won_at) | {"games": diff.games} for item in diff.added]
        await connection.execute(insert(licences), rows)
    found = await connection.execute(select(licences.c.slug, licences.c.id).where(licences.c.games == diff.games))
    new = {row.slug: row.id for row in found if row.slug}
    numbers = {item.key: item.id or new[item.key] for item in diff.items}
    for item in (*diff.changed, *diff.cancelled):
        columns = licence_columns({field.column: field.after for field in item.fields}, won_at)
        if columns:
            await connection.execute(update(licences).where(licences.c.id == item.id).values(columns))
    steps = [
        {
            "licence_id": numbers[item.key],
            "estimated": 0,
            "source_url": item.facts["source_url"],
            "actor": cause.actor,
            "update_id": cause.update_id,
            "at": cause.at,
        }
        | step
        for item in diff.items
        for step in steps_of(item, diff.today)
    ]
    if steps:
        await connection.execute(insert(ledger), steps)
    await note_each(
        connection, cause, "import licence", (audited("licence", numbers[item.key], item) for item in diff.items)
    )


def steps_of(item: Item, today: date) -> list[dict[str, object]]:
    """What the ledger is to say of a licence; a new one counts from the day it became known."""
    said = {field.column: field for field in item.fields}
    places = int(item.facts["places"])
    steps: list[tuple[LicenceStep, int, str, str]] = []
    if item.id is None:
        known_on = item.facts["known_on"] or item.facts["date_won"] or today.isoformat()
        steps.append((LicenceStep.RECORDED, places, "", known_on))
    elif "places" in said:
        steps.append((LicenceStep.CORRECTED, places - int(said["places"].before), "", today.isoformat()))
    if "used_by" in said:
        steps.append((LicenceStep.NAMED, 0, item.facts["used_by"], today.isoformat()))
    if ends(item):
        steps.append((LicenceStep.SUPERSEDED, -places, "", today.isoformat()))
    return [
        {"step": step, "places_change": change_of, "used_by": used_by, "counted_on": day}
        for step, change_of, used_by, day in steps
    ]


def licence_columns(facts: Mapping[str, str], won_at: Mapping[str, int]) -> dict[str, Any]:
    columns = columns_of(facts, LICENCE_COLUMNS)
    if columns.get("tournament_id"):
        columns["tournament_id"] = won_at[columns["tournament_id"]]
    return columns


def columns_of(facts: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        names[column]: None if names[column] in NULLABLE and not value else value
        for column, value in facts.items()
        if column in names
    }


def places_number(facts: Mapping[str, str]) -> int | None:
    """How many places are on offer, where that is all the text says."""
    words = facts["places_available"]
    return int(words) if words.isascii() and words.isdigit() and len(words) < len("1000") else None


async def tournament_ids(connection: AsyncConnection, games: str) -> dict[str, int]:
    found = await connection.execute(
        select(tournaments.c.slug, tournaments.c.id).where(tournaments.c.games == games)
    )
    return {row.slug: row.id for row in found}


def audited(what: str, number: int, item: Item) -> str:
    """The thing by its number; for what was known, every text before and after."""
    if item.id is None:
        return f"{what} {number}"
    return f"{what} {number}: {in_full(item.fields)}"


def in_full(fields: Iterable[FieldChange]) -> str:
    return "; ".join(f'{field.column} "{field.before}" → "{field.after}"' for field in fields)
