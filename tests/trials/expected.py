"""What every chat should have read, reckoned in memory: subscriptions, windows, quiet hours, mornings, notices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile

from handlers.texts.dates import date_range, day
from schedules.clock import HOUR, MINUTE, SECOND, after_quiet_hours, local_day
from storage.models import Precision
from tests.trials.readers import Cup, Reader
from tests.trials.reading import Item
from tests.trials.world import UNDO_SECONDS

WINDOW = UNDO_SECONDS * SECOND
LONGEST_WINDOW = 10 * MINUTE
REMEMBERED = 72 * HOUR
Days = tuple[date, date]


@dataclass(slots=True, eq=False)
class Notice:
    """What is to be said: of licences, of their undoing, or of a cup's days."""

    kind: str  # won, undone, moved
    sport: str | None
    cup: int | None
    created: int
    due: int
    athletes: list[str] = field(default_factory=list)
    known: Days | None = None  # the days people know
    begun: int | None = None
    cancelled: bool = False

    @property
    def waiting(self) -> bool:
        return self.begun is None and not self.cancelled


@dataclass(slots=True)
class Expected:
    readers: dict[int, Reader]
    cups: dict[int, Cup]
    notices: list[Notice] = field(default_factory=list)
    outbox: dict[int, list[tuple[int, Notice]]] = field(default_factory=dict)  # by who: not before, what
    undone: set[str] = field(default_factory=set)
    subscribed_at: dict[int, int] = field(default_factory=dict)

    # What people do ---------------------------------------------------------------------------------------

    def record(self, athlete: str, sport: str, cup: int | None, now: int) -> None:
        for notice in self.notices:
            if notice.waiting and (notice.kind, notice.sport, notice.cup) == ("won", sport, cup):
                notice.athletes.append(athlete)
                notice.due = min(now + WINDOW, notice.created + LONGEST_WINDOW)
                return
        self.notices.append(Notice("won", sport, cup, now, now + WINDOW, [athlete]))

    def undo(self, athlete: str, now: int) -> None:
        told = next(one for one in self.notices if one.kind == "won" and athlete in one.athletes)
        self.undone.add(athlete)
        if not told.waiting:
            self.notices.append(Notice("undone", told.sport, told.cup, now, now, [athlete]))
        elif self.undone.issuperset(told.athletes):
            told.cancelled = True

    def move(self, cup: Cup, days: Days, now: int) -> None:
        known, (cup.start, cup.end) = (cup.start, cup.end), days
        for notice in self.notices:
            if notice.waiting and (notice.kind, notice.cup) == ("moved", cup.id):
                notice.cancelled = notice.known == days
                notice.due = min(now + WINDOW, notice.created + LONGEST_WINDOW)
                return
        self.notices.append(Notice("moved", cup.sport, cup.id, now, now + WINDOW, known=known))

    # What follows -----------------------------------------------------------------------------------------

    def tell(self, now: int) -> dict[int, list[Item]]:
        """What everybody reads at `now`, if nobody has looked since the last time."""
        for notice in self.notices:
            if notice.waiting and notice.due <= now:
                notice.begun = now
                for reader in self.readers.values():
                    if self.concerns(notice, reader):
                        held = after_quiet_hours(now, reader.zone, *reader.quiet)
                        self.outbox.setdefault(reader.who, []).append((held, notice))
        return {who: [*self.morning(one, now), *self.news(one, now)] for who, one in self.readers.items()}

    def concerns(self, notice: Notice, reader: Reader) -> bool:
        return reader.follows(Cup(notice.cup or 0, notice.sport, date.min, date.min))

    def morning(self, reader: Reader, now: int) -> Iterator[Item]:
        if not reader.morning_is_due(now):
            return
        today = local_day(now, reader.zone)
        due = reader.reminders(self.cups.values(), today, self.heard(reader, now))
        reader.told_on = today
        if due:
            yield ("morning", day(today, "en") + ".", *sorted(due))

    def heard(self, reader: Reader, now: int) -> dict[int, date]:
        """On which day a notice tells a reader of single cups; what is held together and goes nowhere, never."""
        together: dict[tuple[int, int], tuple[Days, Days]] = {}
        for notice, (before, after) in self.journeys():
            at = notice.due if notice.begun is None else notice.begun
            remembered = notice.begun is None or at >= now - REMEMBERED
            if not remembered or not self.concerns(notice, reader) or self.subscribed_at[reader.who] > at:
                continue
            about = (notice.cup or 0, after_quiet_hours(at, reader.zone, *reader.quiet))
            together[about] = (together.get(about, (before, after))[0], after)
        found: dict[int, date] = {}
        for (cup, at), (before, after) in together.items():
            if before != after:
                found[cup] = max(local_day(at, reader.zone), found.get(cup, date.min))
        return found

    def journeys(self) -> Iterator[tuple[Notice, tuple[Days, Days]]]:
        """From which days to which a notice tells: to where the next begins, else to where the cup is now."""
        moves = [one for one in self.notices if one.kind == "moved" and not one.cancelled]
        for number, notice in enumerate(moves):
            cup = self.cups[notice.cup or 0]
            following = [one.known for one in moves[number + 1 :] if one.cup == notice.cup]
            assert notice.known is not None
            yield notice, (notice.known, following[0] if following and following[0] else (cup.start, cup.end))

    def news(self, reader: Reader, now: int) -> Iterator[Item]:
        waiting = sorted(self.outbox.pop(reader.who, []), key=lambda kept: self.notices.index(kept[1]))
        # Nothing overtakes what is older and held.
        kept = list(dropwhile(lambda kept: kept[0] <= now, waiting))
        ready = [one for _, one in waiting[: len(waiting) - len(kept)]]
        if kept:
            self.outbox[reader.who] = kept
        wanted = [one for one in ready if self.concerns(one, reader)]
        # All that waits is one message: what it would take back itself is not said.
        unsaid = {athlete for one in ready if one.kind == "won" for athlete in one.athletes}
        for notice in wanted:
            if notice.kind == "won":
                yield from (("won", athlete) for athlete in notice.athletes if athlete not in self.undone)
            elif notice.kind == "undone" and not unsaid.issuperset(notice.athletes):
                yield from (("undone", athlete) for athlete in notice.athletes)
        yield from self.moves([one for one in wanted if one.kind == "moved"])

    def moves(self, ready: Iterable[Notice]) -> Iterator[Item]:
        whole: dict[int, tuple[Days, Days]] = {}
        journeys = dict(self.journeys())
        for notice in ready:
            before, after = journeys[notice]
            cup = notice.cup or 0
            whole[cup] = (whole.get(cup, (before, after))[0], after)
        for cup, (before, after) in whole.items():
            if before != after:
                yield ("moved", f"Cup-{cup}", words(before), words(after))


def words(days: Days) -> str:
    return str(date_range(*days, Precision.EXACT, "en"))
