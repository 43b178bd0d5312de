"""What is known when somebody asks: the Games, their tournaments and the names of things."""

from dataclasses import dataclass
from datetime import date

from handlers.almanac import Contents
from handlers.texts import LANGUAGES
from handlers.views.licences import Goal
from handlers.views.tournaments import Names
from handlers.visits import House
from schedules.clock import local_day
from storage.models import Games, Sport, Tournament
from storage.tournaments import Coming, coming

NEXT = 5
NEXT_AT_START = 3


@dataclass(frozen=True, slots=True)
class Facts:
    today: date  # the reader's
    games: Games
    previous: dict[str, str]  # the name of the Games before, by language
    contents: Contents
    names: Names

    @property
    def sports(self) -> tuple[Sport, ...]:
        return self.contents.sports

    @property
    def tournaments(self) -> tuple[Tournament, ...]:
        """In the order of their days, the undated last."""
        return self.contents.tournaments

    def tournament(self, tournament_id: int | None) -> Tournament | None:
        return next((one for one in self.tournaments if one.id == tournament_id), None)

    def coming(self, limit: int) -> Coming:
        return coming(self.tournaments, self.today, limit)

    def goal(self, language: str) -> Goal:
        return Goal(self.games, self.previous.get(language, ""))


async def read_facts(house: House, now: int, zone: str | None) -> Facts:
    """The facts at `now`, for a reader in `zone` (the default one where that is unknown)."""
    today = local_day(now, zone or house.defaults.zone)
    async with house.database.read() as connection:
        contents, games = await house.almanac.read(connection, today)
    previous = contents.previous
    return Facts(
        today=today,
        games=games,
        previous={language: previous.in_language(language) for language in LANGUAGES} if previous else {},
        contents=contents,
        names=contents.called,
    )
