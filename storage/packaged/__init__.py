"""The facts that come with the project, read from `storage/data` as frozen values.

Every fact carries the day it became known (`known_on`) and whether that day is an estimate, so a reader of
any day can be given what was known then and nothing else. A bad value raises ValueError naming the file and
the row (the header is row 1). Nothing is looked up, guessed or stored here.
"""

from storage.packaged.counts import PublicCount, read_public_counts
from storage.packaged.games import (
    GamesState,
    PackagedCity,
    PackagedGames,
    PackagedSport,
    read_cities,
    read_games,
    read_sports,
)
from storage.packaged.licences import LicenceEntry, PackagedLicence, read_licences
from storage.packaged.names import (
    PackagedChance,
    PackagedEvent,
    PackagedPerson,
    read_chances,
    read_events,
    read_people,
)
from storage.packaged.rows import DATA, games_packaged
from storage.packaged.tournaments import PackagedTournament, TournamentState, read_tournaments

__all__ = [
    "DATA",
    "GamesState",
    "LicenceEntry",
    "PackagedChance",
    "PackagedCity",
    "PackagedEvent",
    "PackagedGames",
    "PackagedLicence",
    "PackagedPerson",
    "PackagedSport",
    "PackagedTournament",
    "PublicCount",
    "TournamentState",
    "games_packaged",
    "read_chances",
    "read_cities",
    "read_events",
    "read_games",
    "read_licences",
    "read_people",
    "read_public_counts",
    "read_sports",
    "read_tournaments",
]
