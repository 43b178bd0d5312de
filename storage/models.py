"""The nouns of the house, as frozen values. Their names are the glossary's (README, "Words")."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much is known of a tournament's dates."""

    EXACT = "exact"
    WINDOW = "window"  # lies somewhere in the range, or counts all through it: never one long event
    CLOSING_DATE = "closing_date"  # a ranking list of that day
    PROVISIONAL = "provisional"
    START_ONLY = "start_only"
    UNKNOWN = "unknown"


class TournamentKind(StrEnum):
    WORLD_CHAMPIONSHIP = "world_championship"
    CONTINENTAL_CHAMPIONSHIP = "continental_championship"
    WORLD_QUALIFIER = "world_qualifier"
    CONTINENTAL_QUALIFIER = "continental_qualifier"
    WORLD_CUP = "world_cup"
    GRAND_PRIX = "grand_prix"
    RANKING = "ranking"
    OTHER = "other"


class TournamentStatus(StrEnum):
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"  # taken off its dates, the new ones not known
    CANCELLED = "cancelled"
    HELD = "held"  # over, and its outcome for Kazakhstan is recorded


class Holder(StrEnum):
    """Whose a licence is."""

    NOC = "noc"  # the committee picks who goes
    ATHLETE = "athlete"  # it bears a name


class Route(StrEnum):
    TOURNAMENT = "tournament"
    RANKING = "ranking"
    STANDARD = "standard"
    STANDARD_OR_RANKING = "standard_or_ranking"  # which of the two is not known
    OTHER = "other"


class LicenceStep(StrEnum):
    """What one entry of the ledger says of a licence."""

    RECORDED = "recorded"
    UNDONE = "undone"
    NAMED = "named"
    SUPERSEDED = "superseded"


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Names:
    """One thing's name in the three languages; a language without a name of its own borrows the best known."""

    en: str
    ru: str
    kk: str

    def in_language(self, language: str) -> str:
        """The name in `language` (en, ru, kk); Kazakh borrows Russian, Russian borrows English."""
        ru = self.ru or self.en
        return {"en": self.en or ru, "ru": ru, "kk": self.kk or ru}[language]


@dataclass(frozen=True, slots=True)
class Games:
    """An edition of the Olympic Games, as it is known on a day."""

    code: str  # TOKYO2020
    names: Names
    city: str  # its English name, the key of the cities
    country: str  # ISO 3166 alpha-3
    zone: str
    opening_on: date | None
    closing_on: date | None
    target: int | None  # licences hoped for; None: nobody has announced one
    previous_code: str
    previous_licences: int | None


@dataclass(frozen=True, slots=True)
class Sport:
    """A discipline of the IOC."""

    code: str  # BOX
    names: Names
    emoji: str
    holder: Holder  # whose a place usually is in this sport


@dataclass(frozen=True, slots=True)
class City:
    names: Names
    country: str  # ISO 3166 alpha-3
    zone: str


@dataclass(frozen=True, slots=True)
class Tournament:
    """A qualifying event, a ranking list or a standards window, as it stands now."""

    id: int
    slug: str  # boxing-asia-oceania-2020
    games: str
    sport: str | None  # a sport's code; None for an event of many sports
    kind: TournamentKind
    names: Names
    city: str  # as in `City.names.en`; empty where unknown
    country: str  # ISO 3166 alpha-3; empty where unknown
    zone: str  # the venue's
    start_on: date | None
    end_on: date | None
    precision: Precision
    status: TournamentStatus
    places: str  # what is at stake, in the words of the source
    source_url: str
    confidence: str  # high, medium, low
    note: str


@dataclass(frozen=True, slots=True)
class Licence:
    """A quota place as the ledger has it on a day."""

    id: int
    games: str
    sport: str
    event: str
    places: int
    holder: Holder
    won_by: str  # a name, or empty where the source has none
    used_by: str
    route: Route
    tournament_id: int | None
    won_on: date | None
    counted_on: date  # from this day it counts
    source_url: str
