"""The calendar kept in memory until it changes, and the index that finds things in it by words."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.parsing.search import SearchIndex
from handlers.texts import LANGUAGES
from handlers.texts.countries import country
from handlers.views.tournaments import Names as CalledNames
from storage.games import (
    read_athletes,
    read_cities,
    read_events,
    read_games,
    read_games_name,
    read_sports,
)
from storage.history import History, read_history
from storage.models import Athlete, City, Event, Games, Names, Sport, Tournament
from storage.tournaments import Version, read_tournaments, read_version

Found = Tournament | Athlete
MOST_DAYS = 64  # of one version that are remembered; readers of all zones have three at a time


@dataclass(slots=True)
class Contents:
    """What was in the database at one version of it."""

    version: Version
    sports: tuple[Sport, ...]
    cities: dict[str, City]
    events: tuple[Event, ...]
    athletes: tuple[Athlete, ...]
    tournaments: tuple[Tournament, ...]
    previous: Names | None  # how the Games before are called
    games_on: dict[date, Games]  # as they were known on the days that were asked for
    _index: SearchIndex[Found] | None = None
    _called: CalledNames | None = None

    @property
    def called(self) -> CalledNames:
        """How sports, cities, athletes and events are called in each language."""
        if self._called is None:
            self._called = CalledNames(
                sports={sport.code: sport for sport in self.sports},
                cities=self.cities,
                athletes={
                    called.casefold(): athlete.names
                    for athlete in self.athletes
                    for called in (athlete.name, *spoken(athlete.names))
                },
                events={
                    (event.sport, called.casefold()): event.names
                    for event in self.events
                    for called in (event.names.en, event.also)
                    if called
                },
            )
        return self._called

    @property
    def index(self) -> SearchIndex[Found]:
        if self._index is None:
            self._index = SearchIndex(
                [
                    *((one, self._words_of_tournament(one)) for one in self.tournaments),
                    *((one, self._words_of_athlete(one)) for one in self.athletes),
                ]
            )
        return self._index

    def _words_of_tournament(self, one: Tournament) -> list[str]:
        city = self.cities.get(one.city)
        return [
            *spoken(one.names),
            one.city,
            *(spoken(city.names) if city else ()),
            *(country(one.country, language) for language in LANGUAGES if one.country),
            *self._words_of_sport(one.sport),
        ]

    def _words_of_athlete(self, one: Athlete) -> list[str]:
        return [one.name, *spoken(one.names), *self._words_of_sport(one.sport)]

    def _words_of_sport(self, code: str | None) -> list[str]:
        return [word for sport in self.sports if sport.code == code for word in (sport.code, *spoken(sport.names))]


@dataclass(slots=True)
class Almanac:
    """One for each bot and Games."""

    games: str
    _contents: Contents | None = field(default=None)
    _history: tuple[Version, History] | None = field(default=None)

    async def read(self, connection: AsyncConnection, day: date) -> tuple[Contents, Games]:
        """And the Games as they are known on `day`. Raises LookupError where they are not there."""
        version = await read_version(connection, self.games)
        if self._contents is None or self._contents.version != version:
            games = await self._read_games(connection, day)
            self._contents = Contents(
                version=version,
                sports=tuple(await read_sports(connection, self.games)),
                cities=await read_cities(connection),
                events=tuple(await read_events(connection, self.games)),
                athletes=tuple(await read_athletes(connection)),
                tournaments=tuple(await read_tournaments(connection, self.games)),
                previous=await read_games_name(connection, games.previous_code),
                games_on={day: games},
            )
        contents = self._contents
        if day not in contents.games_on:
            if len(contents.games_on) >= MOST_DAYS:
                contents.games_on.clear()
            contents.games_on[day] = await self._read_games(connection, day)
        return contents, contents.games_on[day]

    async def _read_games(self, connection: AsyncConnection, day: date) -> Games:
        games = await read_games(connection, self.games, day)
        if games is None:
            raise LookupError(f"The Games {self.games} are not in the database.")
        return games

    async def read_history(self, connection: AsyncConnection) -> History:
        """Every state of every tournament: few ask for it, so it is read when the first one does."""
        version = await read_version(connection, self.games)
        if self._history is None or self._history[0] != version:
            self._history = version, await read_history(connection, self.games)
        return self._history[1]


def spoken(names: Names) -> tuple[str, ...]:
    return names.en, names.ru, names.kk
