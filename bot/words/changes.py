"""Changes of the calendar: what is to be told of one tournament is told together, its whole way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.words.known import from_what_is_known
from bot.words.round import Round, of_kind
from handlers.callbacks.pushes import Muted
from handlers.screens import Screen
from handlers.views.changes import announce_change
from handlers.views.pushes import mute_button, mute_tournament_button
from handlers.views.together import announce_together
from schedules.changes.together import Moved
from schedules.clock import local_day
from storage.changes import Telling, known_by, read_tellings_by_notice
from storage.games import GamesMove, read_games_told
from storage.models import Chat, Notice, NoticeKind, Tournament
from storage.tournaments import read_tournaments_by_id

Way = dict[int, list[Telling]]  # by tournament: the steps from the state people know to the last


@dataclass(frozen=True, slots=True)
class ChangeWords:
    round: Round
    tellings: dict[int, list[Telling]]  # by notice, a tournament at a time
    games_moves: dict[int, GamesMove]  # by notice: the Games themselves
    changed: dict[int, Tournament]  # that the tellings are about
    _said: dict[tuple[str, date, int, tuple[tuple[int, int, int], ...]], Screen] = field(default_factory=dict)

    @classmethod
    async def read(cls, connection: AsyncConnection, round_: Round, notices: Sequence[Notice]) -> Self:
        changes = of_kind(notices, NoticeKind.CHANGE)
        tellings = await read_tellings_by_notice(connection, changes)
        moves = {number: await read_games_told(connection, number) for number in changes}
        spoken_of = {one.tournament_id for each in tellings.values() for one in each}
        return cls(
            round=round_,
            tellings=tellings,
            games_moves={number: move for number, move in moves.items() if move},
            changed=await read_tournaments_by_id(connection, spoken_of),
        )

    def ways(self, notices: Sequence[Notice], tried: Collection[int]) -> Way:
        """None are left of what people know already."""
        steps: Way = {}
        for notice in notices:
            for one in self.tellings.get(notice.id, ()):
                steps.setdefault(one.tournament_id, []).append(one)
        return {
            tournament_id: from_what_is_known(
                [(one, known_by(one.before), known_by(one.after), one.notice_id in tried) for one in told]
            )
            for tournament_id, told in steps.items()
        }

    def say(self, chat: Chat, notice: Notice, ways: Way, told: set[int]) -> Screen | None:
        """What a notice tells of tournaments not among those `told` already, which it joins."""
        if not chat.tells_changes:
            return None
        language, today = self.round.language(chat), local_day(self.round.now, chat.zone)
        games = self.games_moves.get(notice.id)
        news = [
            ways[one.tournament_id]
            for one in self.tellings.get(notice.id, ())
            if one.tournament_id not in told
            and chat.follows(one.sport, one.tournament_id)
            and ways[one.tournament_id]
        ]
        told |= {one.tournament_id for one in self.tellings.get(notice.id, ())}
        if not news and not games:
            return None
        parts = tuple((way[0].tournament_id, way[0].notice_id, way[-1].notice_id) for way in news)
        key = (language, today, notice.id, parts)
        if key not in self._said:
            moved = [Moved(self.changed[way[0].tournament_id], way[0].before, way[-1].after) for way in news]
            only = moved[0].tournament.id if len(moved) == 1 and not games else None
            mute = mute_tournament_button(only, language) if only else mute_button(Muted.CHANGES, language)
            self._said[key] = replace(self._moved(moved, games, language, today), mutes=(mute,))
        return self._said[key]

    def tells_no_more(self, notice: Notice, told: set[int]) -> bool:
        """Whether a change speaks of nothing but tournaments told of already."""
        tellings = self.tellings.get(notice.id, [])
        return (
            bool(tellings)
            and not self.games_moves.get(notice.id)
            and {one.tournament_id for one in tellings} <= told
        )

    def _moved(self, moved: list[Moved], games: GamesMove | None, language: str, today: date) -> Screen:
        facts = self.round.facts
        if games or len(moved) != 1:
            return announce_together(moved, games, facts.games, facts.names, language)
        [one] = moved
        return announce_change(
            one.before,
            one.after,
            one.tournament,
            facts.names,
            language,
            today,
            self.round.chances.way(one.tournament, facts.tournaments, today),
            instead=facts.tournament(one.after.places_to),
        )
