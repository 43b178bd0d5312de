"""What closes a run: the facts in the database on one side, what everybody has read on the other."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from handlers.texts.dates import date_range
from schedules.clock import MINUTE, SECOND
from storage.models import Precision
from tests.trials.readers import ALL, Cup, Reader
from tests.trials.reading import Item, read
from tests.trials.wire import Message
from tests.trials.world import UNDO_SECONDS

if TYPE_CHECKING:
    from tests.trials.simulation import Run

WINDOW = UNDO_SECONDS * SECOND
LONGEST_WINDOW = 10 * MINUTE


@dataclass(frozen=True, slots=True)
class Won:
    """A licence as the ledger of the bot has it."""

    athlete: str
    sport: str
    cup: int | None
    at: int
    undone_at: int | None


class Closing:
    """Everything that can be said of one run when it is over."""

    def __init__(self, run: "Run") -> None:
        self.run = run
        self.world = run.world
        self.begins = run.scenario.begins
        self.read: dict[int, list[tuple[Message, Item]]] = defaultdict(list)
        for message in run.wire.messages:
            if message.accepted and not message.reply:
                self.read[message.who] += [(message, item) for item in read(message.text)]
        self.spoilt = run.spoilt()

    def wrong(self, what: str) -> None:
        self.run.wrong(what)

    def close(self) -> None:
        for rule in (
            self.nothing_is_left,
            self.nobody_was_written_to_in_vain,
            self.nobody_was_told_twice,
            self.commands_were_applied_once,
            self.chats_are_as_they_wished,
            self.licences_were_told,
            self.changes_were_told,
        ):
            rule()

    def nothing_is_left(self) -> None:
        for query, what in (
            ("SELECT * FROM deliveries WHERE state IN ('ready', 'plain')", "stands in the outbox"),
            ("SELECT * FROM deliveries WHERE state = 'given_up' AND reason = ''", "was given up without a reason"),
            ("SELECT * FROM morning_retries WHERE state IN ('ready', 'plain')", "waits for a morning"),
            ("SELECT * FROM notices WHERE state NOT IN ('done', 'cancelled', 'held')", "is an open notice"),
            ("SELECT update_id FROM inbox WHERE state NOT IN ('done', 'parked')", "is in the inbox"),
        ):
            for row in self.world.ask(query):
                self.wrong(f"{row} {what}")

    def nobody_was_written_to_in_vain(self) -> None:
        for what in self.run.wire.violations:
            self.wrong(what)

    def nobody_was_told_twice(self) -> None:
        tally = self.run.tally
        for who in self.run.scenario.readers:
            messages = self.read[who]
            settled: set[Item] = set()
            seen: set[Item] = set()
            for message, item in messages:
                key = item[:2] if item[0] == "morning" else item
                if key in settled:
                    self.wrong(f"{who} read {item} again at {message.began:.3f}")
                tally.repeated += key in seen
                seen.add(key)
                if not message.lost:
                    settled.add(key)

    def commands_were_applied_once(self) -> None:
        recorded = [one for (one,) in self.world.ask("SELECT won_by FROM licences")]
        if sorted(recorded) != sorted(self.run.recorded):
            self.wrong(f"recorded {sorted(recorded)} instead of {sorted(self.run.recorded)}")
        double = self.world.ask(
            "SELECT licence_id, sum(places_change) AS sum FROM ledger GROUP BY 1 HAVING sum > 1"
        )
        if double:
            self.wrong(f"counted twice: {double}")

    def chats_are_as_they_wished(self) -> None:
        for reader in self.run.scenario.readers.values():
            row = self.world.ask(
                "SELECT subscribed_at IS NOT NULL, all_sports,"
                " (SELECT group_concat(sport) FROM chat_sports WHERE chat_id = chats.id) FROM chats WHERE id = ?",
                reader.who,
            )[0]
            sports = {ALL} if row[1] else set((row[2] or "").split(",")) - {""}
            if bool(row[0]) != reader.subscribed or (reader.subscribed and sports != reader.sports):
                self.wrong(f"{reader.who} wants {reader.subscribed, reader.sports}, kept is {row}")

    # Licences ---------------------------------------------------------------------------------------------

    def licences_were_told(self) -> None:
        for won, in_time in due_in_time(self.licences()):
            if won.undone_at is not None and in_time:
                self.nobody_heard(won)
                continue
            for reader in self.run.scenario.readers.values():
                if won.undone_at is None:
                    self.was_told(reader, won)
                else:
                    self.was_corrected(reader, won)

    def licences(self) -> list[Won]:
        return [
            Won(*row)
            for row in self.world.ask(
                "SELECT won_by, sport, tournament_id, at, undone_at FROM licences"
                " JOIN recordings ON recordings.id = recording_id ORDER BY at, licences.id"
            )
        ]

    def nobody_heard(self, won: Won) -> None:
        # Staff are shown what has been recorded, when they are asked what was won.
        for who in self.run.scenario.readers:
            if any(item[1] == won.athlete for _, item in self.read[who] if item[0] in ("won", "undone")):
                self.wrong(f"{who} heard of {won.athlete}, who was undone in time")
        self.run.tally.licences += len(self.run.scenario.readers)

    def was_told(self, reader: Reader, won: Won) -> None:
        heard = ("won", won.athlete) in [item for _, item in self.read[reader.who]]
        cup = Cup(won.cup or 0, won.sport, date.min, date.min)
        if self.steady(reader, won.at) and reader.who not in self.spoilt:
            self.run.tally.licences += 1
            if heard != reader.follows(cup):
                self.wrong(f"{reader.who} {'heard' if heard else 'did not hear'} of {won.athlete}")

    def was_corrected(self, reader: Reader, won: Won) -> None:
        items = [item for _, item in self.read[reader.who]]
        told, corrected = (("won", won.athlete) in items, ("undone", won.athlete) in items)
        steady = self.steady(reader, won.at) and reader.who not in self.spoilt
        if told and not corrected and steady:
            self.wrong(f"{reader.who} believes that {won.athlete} has won")

    def steady(self, reader: Reader, since: int) -> bool:
        """Whether nothing happened to what a reader wants from then on, and they can read."""
        if reader.who in self.run.wire.blocked:
            return False
        # What they changed later hides what they wanted then: a reader is known as they are at the end.
        return all(self.begins + int(at * SECOND) < since - MINUTE for at in self.run.acted[reader.who])

    # Changes ----------------------------------------------------------------------------------------------

    def changes_were_told(self) -> None:
        for cup in self.run.scenario.cups.values():
            states = self.world.ask(
                "SELECT start_on, end_on, at FROM tournament_changes WHERE tournament_id = ? ORDER BY id", cup.id
            )
            if len(states) > 1:
                first, last = words(states[0]), words(states[-1])
                unseen = taken_back_in_time(states)
                for reader in self.run.scenario.readers.values():
                    self.follows_the_days(reader, cup, first, last, unseen)

    def follows_the_days(self, reader: Reader, cup: Cup, first: str, last: str, unseen: set[str]) -> None:
        told = [(message, item[2:]) for message, item in self.read[reader.who] if item[:2] == ("moved", cup.name)]
        for _, (_, now) in told:
            if now in unseen:
                self.wrong(f"{reader.who} heard that {cup.name} is on {now}, which was taken back in time")
        if self.run.acted[reader.who] or reader.who in self.spoilt:
            return
        self.run.tally.changes += 1
        if not reader.follows(cup):
            if told:
                self.wrong(f"{reader.who} heard of {cup.name} and does not follow it")
            return
        known = told[-1][1][1] if told else first
        if known != last:
            self.wrong(f"{reader.who} believes {cup.name} to be on {known}, it is on {last}")
        if any(message.lost for message, _ in told):
            return
        for (one, (_, before)), (next_one, (was, _)) in pairwise(told):
            # What was due when it died may have been read: what takes that back is said, read or not.
            if was != before and not any(one.began <= at <= next_one.began for at in self.run.crashed):
                self.wrong(f"{reader.who} heard of {cup.name} on {before}, then that it had been on {was}")


def words(state: tuple[str, str, int]) -> str:
    return str(date_range(date.fromisoformat(state[0]), date.fromisoformat(state[1]), Precision.EXACT, "en"))


def taken_back_in_time(states: list[tuple[str, str, int]]) -> set[str]:
    """Days that held for less than the window, with nothing else going on about them."""
    found = set()
    for before, state, after in zip(states, states[1:], states[2:], strict=False):
        alone = state[2] - before[2] > LONGEST_WINDOW + WINDOW
        if alone and after[2] - state[2] < WINDOW and after[:2] == before[:2]:
            found.add(words(state))
    return found


def due_in_time(licences: list[Won]) -> Iterator[tuple[Won, bool]]:
    """Each licence, and whether it was certainly undone before its announcement was due."""
    waiting: dict[tuple[str, int | None], tuple[int, int]] = {}  # when an announcement was begun and is due
    dues: dict[str, int] = {}
    for won in licences:
        about = (won.sport, won.cup)
        created, due = waiting.get(about, (won.at, won.at))
        # Joined while it waits; a process that is down lets it wait longer, which is not counted on.
        if won.at >= due:
            created = won.at
        due = min(won.at + WINDOW, created + LONGEST_WINDOW)
        waiting[about] = (created, due)
        dues[won.athlete] = won.at + min(WINDOW, due - won.at)
    for won in licences:
        yield won, won.undone_at is not None and won.undone_at < dues[won.athlete]


def close_ledger(run: "Run") -> None:
    tally = run.tally
    Closing(run).close()
    tally.crashes = run.world.crashes
    tally.commits = run.world.commits + (run.world.life.disk.commits if run.world.life else 0)
    tally.requests = len(run.wire.messages) + run.wire.polls
    tally.accepted = sum(message.accepted and not message.reply for message in run.wire.messages)
    tally.lost_answers = sum(message.accepted and message.lost for message in run.wire.messages)
    tally.faults.update(run.wire.counts)
