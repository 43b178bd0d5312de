"""One seed, one run: a bot, its readers and staff over some days of crashes and faults, closed by a ledger."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Self

from handlers.texts.dates import day
from schedules.clock import SECOND, instant_of, local_day
from tests.trials.ledger import close_ledger
from tests.trials.readers import ALL, Cup, Reader
from tests.trials.reading import read
from tests.trials.scenario import FIRST_DAY, SPORTS, STAFF, Act, Scenario, write_scenario
from tests.trials.virtual import Stuck, VirtualLoop
from tests.trials.wire import Message, Wire
from tests.trials.world import GAMES, Life, World, chance_of

TOGETHER = 3.0  # seconds: acts nearer to each other do not wait until all is told
HELD_FOR_ALL = 3  # chats that refused a message alike
BEYOND_DOUBT = 20  # violations
MOST_DEATHS = 500  # who dies so often and is not done gets nowhere
LONG_RUN = 40_000  # points; nothing takes so many


@dataclass(slots=True)
class Tally:
    """What a run, or many, went through, and what was wrong."""

    seeds: int = 0
    crashes: int = 0
    commits: int = 0
    requests: int = 0
    accepted: int = 0
    repeated: int = 0
    lost_answers: int = 0
    in_flight_at_crashes: int = 0
    commands: int = 0
    mornings: int = 0  # judged to the last tournament
    licences: int = 0  # told or not told, judged reader by reader
    changes: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, parts: Iterable[Self]) -> Self:
        """The sum; what is wrong is shown as soon as it is known."""
        whole = cls()
        for part in parts:
            whole.add(part)
            if part.wrong:
                print("\n".join(part.wrong))
        return whole

    def add(self, other: Self) -> None:
        for name in self.__slots__:
            mine, more = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                mine.update(more)
            else:
                setattr(self, name, mine + more)

    def told(self, seconds: float) -> str:
        faults = ", ".join(f"{kind} {count}" for kind, count in sorted(self.faults.items()))
        return (
            f"\n{self.seeds} seeds in {seconds:.0f} s ({self.seeds / seconds:.1f} a second):"
            f" {self.crashes} crashes, {self.commits} commits, {self.requests} requests\n"
            f"faults: {faults}\n"
            f"{self.commands} commands; {self.accepted} messages accepted, {self.repeated} things read twice, with"
            f" {self.in_flight_at_crashes} in flight at crashes and {self.lost_answers} answers lost\n"
            f"judged: {self.mornings} mornings, {self.licences} tellings of licences, {self.changes} of changes;"
            f" wrong: {len(self.wrong)}"
        )


class Run:
    """The story of one seed."""

    def __init__(self, seed: int, folder: Path, template: Path) -> None:
        self.seed = seed
        self.chance = chance_of(seed)
        self.scenario: Scenario = write_scenario(self.chance)
        self.loop = VirtualLoop()
        self.wire = Wire(self.chance, self.loop.time, self.scenario.faults)
        self.world = World(folder / "run.db", template, self.scenario.begins, self.wire, self.loop)
        self.tally = Tally(seeds=1)
        self.until_crash = self.next_crash()
        self.unread: dict[int, list[Message]] = {who: [] for who in self.scenario.readers}
        self.heard = 0  # messages dealt out so far
        self.unsure: set[int] = set()  # readers who did something since their last morning was judged
        self.crashed: list[float] = []  # when
        self.acted: dict[int, list[float]] = {who: [] for who in self.scenario.readers}
        self.moved: set[str] = set()  # cups whose days have been touched
        self.recorded: set[str] = set()
        self.silent: set[int] = (
            set()
        )  # groups that have migrated: their wishes would come from a chat of their own
        self.world.at_point = self.dies
        self.world.downtime = self.downtime
        self.world.on_crash = self.note_crash
        self.world.hour_of = self.hour_of
        self.plant()

    # Chance -----------------------------------------------------------------------------------------------

    def next_crash(self) -> int:
        every = self.scenario.crash_every
        return int(self.chance.expovariate(1 / every)) + 1 if every else LONG_RUN

    def dies(self, _point: str) -> bool:
        if len(self.crashed) == MOST_DEATHS:
            return False
        self.until_crash -= 1
        if self.until_crash > 0:
            return False
        self.until_crash = self.next_crash()
        return True

    def downtime(self) -> float:
        if self.scenario.long_ends and self.chance.random() < 0.15:
            return self.chance.choice((400.0, 4_000.0, 12_000.0, 40_000.0, 100_000.0))
        return self.chance.uniform(0.5, 4.0)

    def note_crash(self, life: Life) -> None:
        self.crashed.append(self.loop.time())
        if len(self.crashed) == MOST_DEATHS:
            self.wrong("it dies again and again and gets nowhere")
        lost = self.wire.in_flight(life.number)
        for message in lost:
            message.lost = True
        taken = sum(message.accepted for message in lost)
        self.tally.in_flight_at_crashes += taken
        if taken > (slots := life.delivery._slots):
            self.wrong(f"{taken} messages were in flight with {slots} slots")

    def wrong(self, what: str) -> None:
        self.tally.wrong.append(f"SEED={self.seed}: at {self.loop.time():.3f}: {what}")

    # The beginning ----------------------------------------------------------------------------------------

    def plant(self) -> None:
        connection = self.world.outside
        connection.execute("BEGIN")
        for cup in self.scenario.cups.values():
            plant_cup(connection, cup)
        for reader in self.scenario.readers.values():
            self.wire.homes[reader.address] = reader.who
            plant_reader(connection, reader, self.scenario.begins)
        for person in STAFF:
            self.wire.homes[person] = person
        owner = Reader(who=STAFF[0], address=STAFF[0], subscribed=False)
        plant_reader(connection, owner, self.scenario.begins)
        connection.execute("COMMIT")

    # The story --------------------------------------------------------------------------------------------

    def run(self) -> Tally:
        try:
            self.loop.run_until_complete(self.world.run(self.story))
        except BaseException as error:
            if not isinstance(error, BaseExceptionGroup) or error.subgroup((Stuck, TimeoutError)) is None:
                error.add_note(f"SEED={self.seed}")
                raise
            self.wrong(f"nothing goes on any more: {error.exceptions!r}")
        finally:
            self.loop.close()
        return self.tally

    async def story(self) -> None:
        end = self.scenario.begins + int(self.scenario.seconds * SECOND)
        acts = [(self.scenario.begins + int(act.at * SECOND), act) for act in self.scenario.acts]
        hours = sorted({*self.hours(end)})
        while acts or hours:
            instant = min(group[0] for group in (hours, [at for at, _ in acts[:1]]) if group)
            await self.until(instant)
            while hours and hours[0] <= self.world.clock.now():
                hours.pop(0)
            while acts and acts[0][0] <= self.world.clock.now():
                self.do(acts.pop(0)[1])
        await self.until(max(end, self.world.clock.now()))
        await self.finish()

    def hours(self, end: int) -> list[int]:
        """When mornings come."""
        found = []
        for reader in self.scenario.readers.values():
            today = FIRST_DAY
            while (hour := instant_of(today, reader.remind_at, reader.zone)) < end:
                today += timedelta(days=1)
                if hour > self.scenario.begins:
                    found.append(hour)
        return found

    def hour_of(self, who: int) -> int:
        """From when on they may be told a morning: now, or the next hour of theirs."""
        reader, now = self.scenario.readers[who], self.world.clock.now()
        if reader.hour_has_come(now):
            return now
        today = local_day(now, reader.zone)
        hour = instant_of(today, reader.remind_at, reader.zone)
        return hour if hour > now else instant_of(today + timedelta(days=1), reader.remind_at, reader.zone)

    async def until(self, instant: int) -> None:
        """All that falls due before is told, and judged."""
        gap = self.world.clock.seconds_until(instant)
        if gap <= 0:
            return
        if gap < TOGETHER:
            await asyncio.sleep(gap)
            return
        await self.world.tell_all(instant, self.judge)
        self.world.leap_to(instant)

    async def finish(self) -> None:
        """No more faults, no more crashes: what is still to be told has no excuse."""
        self.until_crash = LONG_RUN * 1000
        self.wire.faults.trouble = self.wire.faults.polling = 0.0
        await self.world.tell_all(None, self.judge)
        close_ledger(self)

    # What people do ---------------------------------------------------------------------------------------

    def do(self, act: Act) -> None:
        reader = self.scenario.readers.get(act.who)
        if reader is None:
            self.command(act)
        elif act.does in ("blocks", "returns", "migrates"):
            self.come_or_go(reader, act)
        elif reader.who not in self.wire.blocked | self.silent:
            self.wish(reader, act)

    def command(self, act: Act) -> None:
        self.tally.commands += 1
        if act.does == "record":
            self.recorded.add(act.wish["athlete"])
        if act.does in ("move", "move_back"):
            self.moved.add(f"Cup-{act.wish['cup']}")
        self.world.say(act.who, act.who, do=act.does, **act.wish)

    def come_or_go(self, reader: Reader, act: Act) -> None:
        wire = self.wire
        if reader.who in self.silent:
            return
        if act.does == "blocks" and not wire.updates:
            wire.blocked.add(reader.who)
        elif act.does == "returns" and reader.who in wire.blocked:
            wire.blocked.discard(reader.who)
            wire.refusals.pop(reader.who, None)
            self.world.say(reader.who, reader.address, do="welcome")
            reader.begin(self.world.clock.now())
        elif act.does == "migrates":
            old, reader.address = reader.address, reader.address - 100_000
            wire.moved[old] = reader.address
            wire.homes[reader.address] = reader.who
            self.silent.add(reader.who)
            if act.wish["says so"] and reader.who not in wire.blocked:
                self.world.say(reader.who, reader.address, do="migrated", old=old)
        else:
            return
        self.disturb(reader)

    def wish(self, reader: Reader, act: Act) -> None:
        self.tally.commands += 1
        self.world.say(reader.who, reader.address, do=act.does, **act.wish)
        was = reader.subscribed
        self.disturb(reader)
        match act.does:
            case "subscribe":
                subscribe(reader, set(act.wish["sports"]))
            case "unsubscribe":
                unsubscribe(reader, set(act.wish["sports"]))
            case "follow":
                if act.wish["wanted"] and not reader.subscribed:
                    reader.subscribed, reader.sports = True, set()
                reader.single[act.wish["cup"]] = act.wish["wanted"]
        if reader.subscribed and not was:
            reader.begin(self.world.clock.now())

    def disturb(self, reader: Reader) -> None:
        self.unsure.add(reader.who)
        self.acted[reader.who].append(self.loop.time())

    # Mornings ---------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """All is told that is due: whoever's hour has come has read what they should."""
        for message in self.wire.messages[self.heard :]:
            if message.accepted and not message.reply and message.who in self.unread:
                self.unread[message.who].append(message)
        self.heard = len(self.wire.messages)
        if len(self.wire.violations) > BEYOND_DOUBT:
            raise Stuck("the rules are broken again and again: " + self.wire.violations[0])
        now = self.world.clock.now()
        waiting = {one for (one,) in self.world.ask(WAITING)}
        for reader in self.scenario.readers.values():
            if reader.who in waiting:
                continue
            if not reader.morning_is_due(now):
                self.judge_unasked(reader)
                continue
            if reader.who not in self.wire.blocked:
                self.judge_morning(reader, local_day(now, reader.zone))
                self.unsure.discard(reader.who)
            self.unread[reader.who].clear()
            reader.told_on = local_day(now, reader.zone)

    def judge_unasked(self, reader: Reader) -> None:
        """It is not their hour; what they read may be of an earlier day, of which the bot lived but a moment."""
        told = mornings(self.unread[reader.who])
        if told and any(message.lost for message in self.unread[reader.who]):
            self.unsure.add(reader.who)  # the bot cannot know that they have read it
        self.unread[reader.who].clear()
        # What was in flight at a crash is read again, and is one morning.
        for day_told in dict.fromkeys(one[0] for one in told):
            if reader.who in self.unsure:
                return
            missed = self.days_untold(reader)
            named = [one for one in missed if day_told.startswith(day(one, "en"))]
            if not named:
                self.wrong(f"{reader.who} had a morning before its hour or after it was told: {day_told!r}")
                return
            reader.told_on = named[0]

    def days_untold(self, reader: Reader) -> list[date]:
        today = local_day(self.world.clock.now(), reader.zone)
        since = reader.told_on or today
        return [since + timedelta(days=number) for number in range(1, (today - since).days + 1)]

    def judge_morning(self, reader: Reader, today: date) -> None:
        told = mornings(self.unread[reader.who])
        if reader.who in self.unsure or self.was_spoilt(reader):
            return
        if any(not one[0].startswith(day(today, "en")) for one in told):
            return  # it lived for a moment of an earlier day too
        due = reader.reminders(self.scenario.cups.values(), today)
        must, may = due - self.moved, due | self.moved
        self.tally.mornings += 1
        if must and not told:
            self.wrong(f"{reader.who} was not told of {sorted(must)} on the morning of {today}")
        for one in told:
            if not must <= set(one[1:]) <= may:
                self.wrong(f"{reader.who} read {one[1:]} on the morning of {today} instead of {sorted(must)}")

    def was_spoilt(self, reader: Reader) -> bool:
        return reader.who in self.spoilt()

    def spoilt(self) -> set[int]:
        """Who may have missed what Telegram refused: refused alike in three chats, it is held for all."""
        refused = {who for who, _ in self.wire.spoilt}
        return refused if len(refused) < HELD_FOR_ALL else set(self.scenario.readers)


WAITING = "SELECT chat_id FROM morning_retries WHERE state != 'given_up'"


def mornings(messages: list[Message]) -> list[tuple[str, ...]]:
    return [item[1:] for one in messages for item in read(one.text) if item[0] == "morning"]


def subscribe(reader: Reader, sports: set[str]) -> None:
    reader.subscribed = True
    if not sports:
        # What had been chosen before is remembered beneath everything.
        reader.sports = {ALL}
    elif ALL in reader.sports:
        reader.sports = sports
    else:
        reader.sports |= sports


def unsubscribe(reader: Reader, sports: set[str]) -> None:
    if not reader.subscribed:
        return
    if sports:
        every = set(SPORTS) if ALL in reader.sports else reader.sports
        reader.sports = every - sports
    if not sports or not reader.sports:
        reader.subscribed = False


def plant_cup(connection: sqlite3.Connection, cup: Cup) -> None:
    known = (cup.id, cup.start.isoformat(), cup.end.isoformat())
    connection.execute(
        "INSERT INTO tournaments (id, start_on, end_on, games, slug, sport, kind, name_en, name_ru, name_kk, zone,"
        " precision, status, source_url) VALUES (?, ?, ?, ?, ?, ?, 'other', ?, ?, ?, 'Asia/Almaty', 'exact',"
        " 'scheduled', 'https://example.org')",
        (*known, GAMES, cup.name, cup.sport, cup.name, cup.name, cup.name),
    )
    connection.execute(
        "INSERT INTO tournament_changes (tournament_id, start_on, end_on, known_on, estimated, status, precision,"
        " zone, source_url, at) VALUES (?, ?, ?, '2019-01-01', 0, 'scheduled', 'exact', 'Asia/Almaty',"
        " 'https://example.org', 0)",
        known,
    )


def plant_reader(connection: sqlite3.Connection, reader: Reader, now: int) -> None:
    connection.execute(
        "INSERT INTO chats (id, telegram_id, kind, language, zone, remind_at, quiet_from, quiet_to, leads,"
        " all_sports, subscribed_at, told_on, created_at) VALUES (?, ?, ?, 'en', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            reader.who,
            reader.address,
            "private" if reader.address > 0 else "group",
            reader.zone,
            reader.remind_at,
            *reader.quiet,
            ",".join(str(lead) for lead in reader.leads),
            int(ALL in reader.sports),
            now if reader.subscribed else None,
            reader.told_on.isoformat() if reader.told_on else None,
            now,
        ),
    )
    connection.executemany(
        "INSERT INTO chat_sports (chat_id, sport) VALUES (?, ?)",
        [(reader.who, sport) for sport in sorted(reader.sports - {ALL})],
    )


def run_seed(seed: int, folder: Path, template: Path) -> Tally:
    return Run(seed, folder, template).run()
