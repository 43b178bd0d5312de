"""Licences: won, taken back, what became of their places later, that none was won, and all of the Games."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.words.round import Round, of_kind
from handlers.screens import Screen
from handlers.views.chances import announce_miss
from handlers.views.licences import announce_correction, announce_licences
from handlers.views.next_games import announce_end
from handlers.views.places import announce_places
from storage.ledger import Entered, read_history, read_noticed_entries
from storage.licences import (
    read_licences_as_recorded,
    read_licences_in_force,
    read_noticed_licences,
    tally,
)
from storage.models import Licence, Notice, NoticeKind, TournamentStatus

SPEAK_OF_LICENCES = (NoticeKind.LICENCES, NoticeKind.CORRECTION)


@dataclass(frozen=True, slots=True)
class Told:
    """What licence notices speak of."""

    ids: frozenset[int]
    licences: tuple[Licence, ...]
    places: int  # in all, with them


@dataclass(frozen=True, slots=True)
class LicenceWords:
    round: Round
    told: dict[int, Told]
    became: dict[int, list[tuple[Entered, Licence]]]

    @classmethod
    async def read(cls, connection: AsyncConnection, round_: Round, notices: Sequence[Notice]) -> Self:
        told: dict[int, Told] = {}
        for number in of_kind(notices, NoticeKind.LICENCES):
            ids = frozenset(await read_noticed_licences(connection, number))
            standing = round_.in_force
            if not ids <= {one.id for one in standing}:
                # Undone; or the clock was put back, and what was recorded before that counts from a day to come.
                standing = await read_licences_in_force(connection, round_.house.games, date.max)
            told[number] = Told(ids, tuple(one for one in standing if one.id in ids), tally(standing).places)
        for number in of_kind(notices, NoticeKind.CORRECTION):
            noticed = await read_noticed_licences(connection, number)
            recorded = tuple(await read_licences_as_recorded(connection, noticed))
            told[number] = Told(frozenset(noticed), recorded, round_.places)
        places = of_kind(notices, NoticeKind.PLACES)
        return cls(round_, told, {number: await read_what_became(connection, number) for number in places})

    def was_never_told(self, notice: Notice, notices: Sequence[Notice]) -> bool:
        """Whether a correction takes back what this very message would first have told: then both are moot."""
        if notice.kind not in (NoticeKind.CORRECTION, NoticeKind.PLACES):
            return False
        unsaid = [self.told[one.id].ids for one in notices if one.kind is NoticeKind.LICENCES]
        spoken_of = (
            self.told[notice.id].ids
            if notice.kind is NoticeKind.CORRECTION
            else {licence.id for _, licence in self.became[notice.id]}
        )
        return spoken_of <= frozenset().union(*unsaid)

    def say(self, notice: Notice, language: str) -> Screen | None:
        """None where there is nothing left to tell."""
        facts, places = self.round.facts, self.round.places
        if notice.kind is NoticeKind.CLOSED:
            return announce_end(self.round.in_force, facts.goal(language), language)
        if notice.kind is NoticeKind.NOTHING:
            return self._miss(notice, language)
        if notice.kind is NoticeKind.PLACES:
            became = self.became[notice.id]
            return announce_places(became, places, facts.names, language) if became else None
        told = self.told[notice.id]
        if not told.licences:
            return None
        if notice.kind is NoticeKind.CORRECTION:
            return announce_correction(told.licences, told.places, facts.names, language)
        tournament = facts.tournament(notice.tournament_id)
        return announce_licences(told.licences, tournament, told.places, facts.games, facts.names, language)

    def _miss(self, notice: Notice, language: str) -> Screen | None:
        facts = self.round.facts
        tournament = facts.tournament(notice.tournament_id)
        if tournament is None or tournament.status is not TournamentStatus.HELD:
            return None
        way = self.round.chances.way(tournament, facts.tournaments, facts.today)
        return announce_miss(tournament, way, facts.names, language, facts.today)


async def read_what_became(connection: AsyncConnection, notice_id: int) -> list[tuple[Entered, Licence]]:
    """The entries a notice tells of, with their licences as they stand; not what went and came back within it."""
    entries = await read_noticed_entries(connection, notice_id)
    changes: Counter[int] = Counter()
    for entry in entries:
        changes[entry.licence_id] += entry.places_change
    found = []
    for entry in entries:
        history = await read_history(connection, entry.licence_id)
        if history is not None and changes[entry.licence_id]:
            found.append((entry, history.licence))
    return found
