"""What is known when somebody asks: the Games, their tournaments and the names of things."""

from dataclasses import dataclass
from datetime import date

from handlers.views.licences import Goal
from handlers.views.tournaments import Names
from handlers.visits import House
from schedules.clock import local_day
from storage.games import read_cities, read_games, read_games_name, read_sports
from storage.models import Games, Sport, Tournament
from storage.tournaments import Coming, coming, read_tournaments

NEXT = 5
NEXT_AT_START = 3


@dataclass(frozen=True, slots=True)
class Facts:
    today: date  # the reader's
    games: Games
    previous: dict[str, str]  # the name of the Games before, by language
    sports: tuple[Sport, ...]
    tournaments: tuple[Tournament, ...]
    names: Names

    def coming(self, limit: int) -> Coming:
        return coming(self.tournaments, self.today, limit)

    def goal(self, language: str) -> Goal:
        return Goal(self.games, self.previous.get(language, ""))


async def read_facts(house: House, now: int, zone: str | None) -> Facts:
    """The facts at `now`, for a reader in `zone` (the default one where that is unknown)."""
    today = local_day(now, zone or house.defaults.zone)
    async with house.database.read() as connection:
        games = await read_games(connection, house.games, today)
        if games is None:
            raise LookupError(f"The Games {house.games} are not in the database.")
        previous = await read_games_name(connection, games.previous_code)
        sports = await read_sports(connection, house.games)
        tournaments = await read_tournaments(connection, house.games)
        cities = await read_cities(connection)
    return Facts(
        today=today,
        games=games,
        previous={language: previous.in_language(language) for language in ("en", "ru", "kk")} if previous else {},
        sports=tuple(sports),
        tournaments=tuple(tournaments),
        names=Names(sports={sport.code: sport for sport in sports}, cities=cities),
    )
