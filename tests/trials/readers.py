"""What a reader should hear, written down once more without a database: the measure of the trials."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from schedules.clock import is_quiet, local_day, local_minutes

ALL = "*"


@dataclass(slots=True)
class Cup:
    """A tournament: its days, and the sport it is of (None: of many)."""

    id: int
    sport: str | None
    start: date
    end: date

    @property
    def name(self) -> str:
        return f"Cup-{self.id}"


@dataclass(slots=True)
class Reader:
    """A chat and what it wants."""

    who: int
    address: int  # Telegram's id, which a group may change
    zone: str = "Asia/Almaty"
    remind_at: int = 9 * 60
    quiet: tuple[int, int] = (23 * 60, 8 * 60)
    leads: tuple[int, ...] = (7, 1, 0)
    subscribed: bool = True
    sports: set[str] = field(default_factory=lambda: {ALL})
    single: dict[int, bool] = field(default_factory=dict)  # cups followed, or muted
    told_on: date | None = None

    def follows(self, cup: Cup) -> bool:
        if not self.subscribed:
            return False
        if cup.id in self.single:
            # What is muted is spared; what is followed is heard whatever the sport.
            return self.single[cup.id]
        return ALL in self.sports or cup.sport is None or cup.sport in self.sports

    def begin(self, now: int) -> None:
        """Whoever comes before the hour is told today, whoever comes after it from tomorrow on."""
        today = local_day(now, self.zone)
        passed = local_minutes(now, self.zone) >= self.remind_at
        heard = today if passed else today - timedelta(days=1)
        self.told_on = heard if self.told_on is None else max(self.told_on, heard)

    def hour_has_come(self, now: int) -> bool:
        minutes = local_minutes(now, self.zone)
        at_night = is_quiet(minutes, *self.quiet) and not is_quiet(self.remind_at, *self.quiet)
        return minutes >= self.remind_at and not at_night

    def morning_is_due(self, now: int) -> bool:
        untold = self.told_on is None or self.told_on < local_day(now, self.zone)
        return self.subscribed and untold and self.hour_has_come(now)

    def reminders(self, cups: Iterable[Cup], today: date, heard: dict[int, date] | None = None) -> set[str]:
        """The names of what fell due since this chat was last told; `heard`: told of single cups by a notice."""
        since = self.told_on or today - timedelta(days=1)
        found = set()
        for cup in cups:
            told = max(since, (heard or {}).get(cup.id, since))
            due = (cup.start - timedelta(days=lead) for lead in self.leads)
            if cup.start >= today and self.follows(cup) and any(told < day <= today for day in due):
                found.add(cup.name)
        return found
