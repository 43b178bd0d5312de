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
    ABSENT = "absent"  # not in the calendar: not entered yet, or entered by mistake


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
    CORRECTED = "corrected"  # its size was entered wrongly
    SUPERSEDED = "superseded"
    CONFIRMED = "confirmed"  # the committee has told the federation that it takes the place
    DECLINED = "declined"  # the committee does not take it
    WITHDRAWN = "withdrawn"  # the federation has taken it away
    REALLOCATED = "reallocated"  # it came, or came back, when places were given out anew
    TAKEN_BACK = "taken_back"  # a later entry was undone


# With these a place is gone.
GONE = (LicenceStep.SUPERSEDED, LicenceStep.DECLINED, LicenceStep.WITHDRAWN)


class Sound(StrEnum):
    """What of ours rings; the rest comes without a sound."""

    ALL = "all"
    LICENCES = "licences"  # new ones alone
    NONE = "none"


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Names:
    """A name in three languages; a language without one of its own borrows the best known."""

    en: str
    ru: str
    kk: str

    def in_language(self, language: str) -> str:
        """The name in `language` (en, ru, kk); Kazakh borrows Russian, Russian borrows English."""
        ru = self.ru or self.en or self.kk
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
    at_stake: Names = Names("", "", "")  # `places` for readers
    offers: int | None = None  # how many places that is, for all countries, where it is a plain number


class PlacesGo(StrEnum):
    """What becomes of the places of a tournament that is cancelled."""

    RANKING = "ranking"
    TOURNAMENT = "tournament"  # they are won at another one
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TournamentChange:
    """One state a tournament has been in, from `known_on` on."""

    known_on: date
    estimated: bool  # the day it became known is our estimate
    status: TournamentStatus
    start_on: date | None
    end_on: date | None
    precision: Precision
    city: str
    country: str
    reason: str  # coronavirus, host, quarantine, calendar, games_moved, other, or empty
    source_url: str
    places_go: PlacesGo | None = None  # of what is cancelled
    places_to: int | None = None  # the tournament they go to


@dataclass(frozen=True, slots=True)
class Event:
    """What is competed for in a sport."""

    sport: str
    names: Names
    places: int  # how many a licence there usually has
    also: str = ""  # another English wording of it


@dataclass(frozen=True, slots=True)
class Athlete:
    name: str  # as in results and in the ledger
    names: Names
    sport: str | None


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


@dataclass(frozen=True, slots=True)
class Cause:
    """Who did something, by which update, when."""

    actor: int  # Telegram's id of the person; 0: the bot itself
    at: int
    update_id: int | None = None
    editor_since: int | None = None  # who acts as an editor: since when; None: with no such rights, or an owner


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram has a conversation."""

    telegram_id: int
    kind: ChatKind
    topic_id: int | None = None
    language_hint: str = ""  # Telegram's guess


@dataclass(frozen=True, slots=True)
class Chat:
    """Where we write, and what it wants to hear."""

    id: int
    telegram_id: int
    kind: ChatKind
    topic_id: int | None
    language: str | None  # None until chosen
    language_hint: str
    zone: str
    remind_at: int  # minutes after midnight in `zone`
    quiet_from: int
    quiet_to: int  # equal to quiet_from: no quiet hours
    leads: tuple[int, ...]  # days before the start
    all_sports: bool
    sports: frozenset[str]  # where not all
    subscribed_at: int | None
    told_on: date | None
    paused: str  # why we cannot write there; empty: we can
    tournaments: frozenset[int] = frozenset()  # followed besides the sports
    muted: frozenset[int] = frozenset()  # tournaments it is spared
    tells_licences: bool = True
    tells_changes: bool = True
    tells_celebrations: bool = True  # fireworks with a new licence; in private chats only
    tells_digest: bool = False  # on Mondays, with the morning: the week ahead, and what the last one brought
    tells_at_night: bool = False  # what changes the count comes in quiet hours too
    sound: Sound = Sound.ALL

    @property
    def subscribed(self) -> bool:
        return self.subscribed_at is not None

    def follows(self, sport: str | None, tournament: int | None = None) -> bool:
        """Whether news of `sport` and of one tournament of it concern it.

        What concerns many sports concerns everyone; what is wanted of a single tournament goes before all.
        """
        if not self.subscribed or tournament in self.muted:
            return False
        return self.all_sports or sport is None or sport in self.sports or tournament in self.tournaments


class NoticeKind(StrEnum):
    LICENCES = "licences"
    CORRECTION = "correction"
    CHANGE = "change"  # of a tournament's dates, place or standing
    NOTHING = "nothing"  # a tournament ended without a licence
    PLACES = "places"  # what became of places later, where it changes the count
    TARGET = "target"  # how many places are hoped for
    CLOSED = "closed"  # the Games are over
    OPENED = "opened"  # other Games are followed now: whether to go on
    BROADCAST = "broadcast"  # an owner's own words
    FAULT = "fault"  # to the owners: a message of ours that Telegram would not take
    SILENCED = "silenced"  # to a group's admins: we may not write there any more
    TOPIC = "topic"  # to a group: the topic it chose is closed
    QUESTION = "question"  # to staff: what was won there
    ANSWERED = "answered"  # to those who were asked too
    OVERDUE = "overdue"  # to the owners: an outcome nobody has said for two days
    SILENCE = "silence"  # to the owners: mornings that do not go out


# These go to staff: at once, whatever the quiet hours.
TO_STAFF = (
    NoticeKind.FAULT,
    NoticeKind.QUESTION,
    NoticeKind.ANSWERED,
    NoticeKind.OVERDUE,
    NoticeKind.SILENCE,
)


class NoticeState(StrEnum):
    WAITING = "waiting"  # its undo window runs
    WALKING = "walking"  # deliveries are planned, chat by chat
    HELD = "held"  # refused in several chats: nobody else gets it until an owner tries again
    DONE = "done"
    CANCELLED = "cancelled"  # undone in time


class DeliveryState(StrEnum):
    READY = "ready"
    PLAIN = "plain"  # ready, and to be said as plain text
    HELD = "held"  # refused as plain text too: kept, with the reason, until an owner tries again
    GIVEN_UP = "given_up"  # kept with its reason


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said once to everyone concerned."""

    id: int
    kind: NoticeKind
    games: str
    sport: str | None  # whose followers are told; None: all subscribers
    tournament_id: int | None
    created_at: int
    due_at: int
    state: NoticeState


@dataclass(frozen=True, slots=True)
class Delivery:
    """One notice for one chat, still to be said or given up."""

    notice_id: int
    chat_id: int
    state: DeliveryState
    attempts: int
    not_before: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where a conversation of several steps stands."""

    id: int
    chat: int  # Telegram's ids
    person: int
    kind: str
    step: str
    data: str  # JSON
    open: bool


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as Telegram sent it, kept until it is handled."""

    update_id: int
    chat: int  # whose updates are handled one after another
    body: str
    attempts: int
    received_at: int = 0
    applied: bool = False  # it has had its effect; only its answer may be missing
