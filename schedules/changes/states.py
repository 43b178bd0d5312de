"""What staff wish a tournament to become, and what that is beside the state it stands in.

A wish says only what changes: whatever somebody else has changed meanwhile stays.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from storage.changes import Entered, known_by
from storage.games import day_or_none
from storage.models import (
    Names,
    PlacesGo,
    Precision,
    Tournament,
    TournamentChange,
    TournamentKind,
    TournamentStatus,
)


class Reason(StrEnum):
    """Why a tournament is changed."""

    CORONAVIRUS = "coronavirus"
    HOST = "host"
    QUARANTINE = "quarantine"
    CALENDAR = "calendar"
    GAMES_MOVED = "games_moved"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class State:
    """What a tournament is to become."""

    status: TournamentStatus | None  # None: stays
    start_on: date | None = None
    end_on: date | None = None
    precision: Precision = Precision.UNKNOWN
    reason: Reason | None = None
    source_url: str = ""
    keeps_days: bool = False
    as_is: bool = False  # these days with this precision stood in the history: a list may have had two
    city: str | None = None  # None: the place stays
    country: str = ""
    zone: str = ""
    places_go: PlacesGo | None = None
    places_to: int | None = None
    names: Names | None = None  # None: they stay
    kind: TournamentKind | None = None

    @classmethod
    def read(cls, known: dict[str, Any]) -> Self:
        """From what a dialogue has kept, also of an older form."""
        return cls(
            **known
            | {
                "status": TournamentStatus(known["status"]) if known["status"] else None,
                "start_on": day_or_none(known["start_on"]),
                "end_on": day_or_none(known["end_on"]),
                "precision": Precision(known["precision"]),
                "reason": Reason(known["reason"]) if known["reason"] else None,
                "places_go": PlacesGo(go) if (go := known.get("places_go")) else None,
                "names": Names(**names) if (names := known.get("names")) else None,
                "kind": TournamentKind(kind) if (kind := known.get("kind")) else None,
            }
        )

    def of(self, now: TournamentChange, kind: TournamentKind) -> "State":
        """In full, for a tournament that stands like this; a list has a closing day."""
        wished = self
        if self.city is None:
            wished = replace(wished, city=now.city, country=now.country)
        if self.status is None:
            wished = replace(wished, status=now.status, places_go=now.places_go, places_to=now.places_to)
        if self.keeps_days:
            return replace(wished, start_on=now.start_on, end_on=now.end_on, precision=now.precision)
        if not self.as_is and self.precision is Precision.EXACT and kind is TournamentKind.RANKING:
            return replace(wished, start_on=None, precision=Precision.CLOSING_DATE)
        return wished

    def becomes(self, now: TournamentChange, kind: TournamentKind) -> TournamentChange:
        """The next state of the history after this one."""
        full = self.of(now, kind)
        return TournamentChange(
            known_on=now.known_on,
            estimated=False,
            status=full.status or now.status,
            start_on=full.start_on,
            end_on=full.end_on,
            precision=full.precision,
            city=full.city or "",
            country=full.country,
            reason=full.reason or "",
            source_url=full.source_url,
            places_go=full.places_go,
            places_to=full.places_to,
        )

    def moves(self, now: TournamentChange, kind: TournamentKind) -> bool:
        """Whether followers are told anything new of it."""
        return known_by(self.becomes(now, kind)) != known_by(now)

    def renames(self, tournament: Tournament) -> bool:
        """Whether it is called, or counted, otherwise."""
        called = self.names is not None and self.names != tournament.names
        return called or (self.kind is not None and self.kind is not tournament.kind)

    def changes(self, tournament: Tournament, now: TournamentChange) -> bool:
        return self.moves(now, tournament.kind) or self.renames(tournament)


def fixed(start_on: date, end_on: date, source_url: str = "") -> State:
    return State(TournamentStatus.SCHEDULED, start_on, end_on, Precision.EXACT, None, source_url)


def moved_to(city: str, country: str, zone: str, source_url: str = "") -> State:
    return State(None, keeps_days=True, city=city, country=country, zone=zone, source_url=source_url)


def renamed(names: Names) -> State:
    return State(None, keeps_days=True, names=names)


def counted_as(kind: TournamentKind) -> State:
    return State(None, keeps_days=True, kind=kind)


def back_to(before: Entered) -> State:
    """As it was, without its reason: that was another day's."""
    state = before.change
    return State(
        state.status,
        state.start_on,
        state.end_on,
        state.precision,
        source_url=state.source_url,
        as_is=True,
        city=state.city,
        country=state.country,
        zone=before.zone,
        places_go=state.places_go,
        places_to=state.places_to,
    )


POSTPONED = State(TournamentStatus.POSTPONED)
UNDATED = State(TournamentStatus.SCHEDULED)
CANCELLED = State(TournamentStatus.CANCELLED, keeps_days=True)
RESTORED = State(TournamentStatus.SCHEDULED, keeps_days=True)
HELD = State(TournamentStatus.HELD, keeps_days=True)
