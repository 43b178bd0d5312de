"""The season's script: what became known when, and how the demo's owner tells the bot of it.

The table is `script.json`; licences and names are the packaged facts. A row becomes moves of a person who knows
the bot's commands and buttons and nothing else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from bot.demo.season.moves import Move, Say, Tap
from schedules.clock import instant_of
from storage.models import Names
from storage.packaged import (
    PackagedLicence,
    PackagedTournament,
    read_events,
    read_licences,
    read_people,
    read_tournaments,
)

GAMES = "TOKYO2020"
ZONE = "Asia/Almaty"
LANGUAGES = ("ru", "kk", "en")
MORNING = 9 * 60
Title = dict[str, str]  # by language


class Kind(StrEnum):
    """What the page marks on its timeline."""

    TOURNAMENT = "tournament"
    NEWS = "news"
    RESULT = "result"
    GAMES = "games"


@dataclass(frozen=True, slots=True)
class Event:
    """Something of the season, and what the owner does that day; `moves` is empty where there is nothing to do."""

    id: str
    at: int
    kind: Kind
    title: Title
    moves: tuple[Move, ...] = ()
    aside: Tap | None = None  # what is tapped where the moves could not be ended


@dataclass(frozen=True, slots=True)
class Script:
    begins: int
    ends: int
    events: tuple[Event, ...]  # in their order

    def event(self, event_id: str) -> Event | None:
        return next((one for one in self.events if one.id == event_id), None)


@dataclass(frozen=True)
class Facts:
    """The packaged facts that the script speaks of."""

    @cached_property
    def tournaments(self) -> Mapping[str, PackagedTournament]:
        return {one.slug: one for one in read_tournaments(GAMES)}

    @cached_property
    def licences(self) -> Sequence[PackagedLicence]:
        return read_licences(GAMES)

    @cached_property
    def events(self) -> Mapping[tuple[str, str], Names]:
        return {(one.sport, one.names.en): one.names for one in read_events(GAMES)}

    @cached_property
    def people(self) -> Mapping[str, Names]:
        return {one.name: one.names for one in read_people()}

    def won_at(self, slug: str) -> list[PackagedLicence]:
        """What Kazakhstan won at a tournament."""
        return [one for one in self.licences if one.tournament == slug]


@cache
def read_script() -> Script:
    table: dict[str, Any] = json.loads(files(__package__).joinpath("script.json").read_text("utf-8"))
    facts = Facts()
    starts = [tournament_event(facts.tournaments[slug]) for slug in table["tournaments"]]
    rows = [event_of(row, table["names"], facts) for row in table["rows"]]
    events = sorted([*starts, *rows], key=lambda event: event.at)
    return Script(instant(table["begins"]), instant(table["ends"]), tuple(events))


def instant(words: str) -> int:
    """2020-03-16 16:00, in the season's zone."""
    there = datetime.fromisoformat(words)
    return instant_of(there.date(), there.hour * 60 + there.minute, ZONE)


def tournament_event(one: PackagedTournament) -> Event:
    """A tournament that was held begins."""
    first = one.states[-1].start_on
    assert first is not None  # noqa: S101 (what was held began)
    return Event(one.slug, instant_of(first, MORNING, ZONE), Kind.TOURNAMENT, title_of(one.names))


def event_of(row: Mapping[str, Any], names: Mapping[str, Title], facts: Facts) -> Event:
    what, at = row["what"], instant(row["at"])
    if what in ("nothing", "together"):
        told = tuple(together(row["line"], row["why"])) if what == "together" else ()
        return Event(row["id"], at, Kind(row.get("kind", Kind.NEWS)), row["title"], told, Tap("mov1:aside:*"))
    if what == "entered":
        won = [one for one in facts.licences if one.slug in row["licences"]]
        tournament = facts.tournaments[str(won[0].tournament)]
        title = filled(names["won"], tournament.names, len(won))
        return Event(f"entered-{tournament.slug}", at, Kind.RESULT, title, (Say(line(won)), Tap("wrec1:*")))
    tournament = facts.tournaments[row["tournament"]]
    if what == "won":
        won = facts.won_at(tournament.slug)
        title = filled(names["won" if won else "none"], tournament.names, len(won))
        # Nothing is put aside: an open draft of this tournament may be the viewer's.
        return Event(f"won-{tournament.slug}", at, Kind.RESULT, title, tuple(answer(tournament, won, facts)))
    title = filled(names[what], tournament.names)
    moves = tuple(change(tournament, what, row))
    return Event(f"{what}-{tournament.slug}", at, Kind.NEWS, title, moves, Tap("chg1:aside:*"))


def title_of(names: Names) -> Title:
    return {language: names.in_language(language) for language in LANGUAGES}


def filled(words: Title, names: Names, number: int = 0) -> Title:
    return {
        language: words[language].format(name=names.in_language(language), number=number) for language in LANGUAGES
    }


def in_every_language(names: Names) -> tuple[str, ...]:
    return tuple(title_of(names).values())


def change(tournament: PackagedTournament, what: str, row: Mapping[str, Any]) -> Iterator[Move]:
    """From the tournament's card: what became of it, and why."""
    yield Say(f"/start t_{tournament.slug}")
    yield Tap("edit1:*")
    if what == "dates":
        yield Tap("chg1:dates:*")
        yield Say(row["dates"])
    elif what == "cancelled":
        yield Tap("chg1:cancel:*")
        yield Tap("plc1:*:unknown:*", missed=True)
    else:
        yield Tap("chg1:postpone:*")
    yield Tap(f"why1:*:{row['why']}", missed=True)
    yield Tap("chg1:apply:*")


def answer(tournament: PackagedTournament, won: Sequence[PackagedLicence], facts: Facts) -> Iterator[Move]:
    """From the bot's own question: how many, and who in which event."""
    about = in_every_language(tournament.names)
    yield Tap("ans1:*:more:0", about=about, missed=True)
    yield Tap(f"ans1:*:number:{len(won)}", about=about)
    for one in won:
        yield Tap("wevt1:*", words=in_every_language(facts.events[one.sport, one.event]))
        name = facts.people.get(one.won_by)
        yield Tap("wnam1:*", words=in_every_language(name)) if name else Tap("wnam1:*:")
    if won:
        yield Tap("wrec1:*")


def line(won: Sequence[PackagedLicence]) -> str:
    return "/won " + "\n".join(f"{one.sport} | {one.event} | {one.won_by} | {one.tournament}" for one in won)


def together(words: str, why: str) -> Iterator[Move]:
    """Many at once, or the Games themselves."""
    yield Say("/events")
    yield Tap("mov1:begin:*")
    yield Say(words)
    yield Tap(f"movr1:*:{why}", missed=True)
    yield Tap("mov1:apply:*")
