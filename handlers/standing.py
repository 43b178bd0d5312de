"""How the count stands on a day, for `/licences` and for the picture of the race: nothing that came later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.facts import Facts
from handlers.views.licences import Goal
from handlers.visits import House
from storage.games import read_games
from storage.models import Tournament
from storage.race import Standing, ahead_of, pace_of, pasts_of
from storage.targets import for_readers, read_targets


@dataclass(frozen=True, slots=True)
class Stood:
    goal: Goal
    standing: Standing
    ahead: tuple[Tournament, ...]  # that day's calendar of what was still to come


async def read_standing(
    connection: AsyncConnection, places: int, on: date, facts: Facts, language: str, house: House
) -> Stood:
    games = facts.games
    targets = for_readers(await read_targets(connection, house.games, on))
    tournaments: Sequence[Tournament] = facts.tournaments
    if on != facts.today:
        games = (await read_games(connection, house.games, on)) or games
        tournaments = (await house.almanac.read_history(connection)).as_of(tournaments, on)
    return Stood(
        replace(facts, games=games).goal(language),
        Standing(targets[-1] if targets else None, pace_of(tournaments, places, games, on), pasts_of(games, on)),
        tuple(ahead_of(tournaments, on)),
    )
