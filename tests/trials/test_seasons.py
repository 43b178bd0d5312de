"""Whatever people do and whatever the clock does, every chat reads exactly what it should, and nothing else.

The real verbs, intake and delivery on a real database against the reckoning of `expected.py`.
"""

import asyncio
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from schedules.clock import HOUR, SECOND
from tests.trials.expected import Expected
from tests.trials.process import FULL
from tests.trials.readers import Cup, Reader
from tests.trials.reading import Item, read
from tests.trials.scenario import ALMATY, FIRST_DAY, SPORTS
from tests.trials.simulation import plant_cup, plant_reader, subscribe, unsubscribe
from tests.trials.virtual import VirtualLoop
from tests.trials.wire import Faults, Wire
from tests.trials.world import OWNER, World, begin_with

EXAMPLES, STEPS = (1_000, 40) if FULL else (10, 15)
BEGINS = 1583118600000  # 2 March 2020, 09:10 in Almaty
DAYS = [FIRST_DAY + timedelta(days=number) for number in range(1, 12)]
PLACE = Path("/dev/shm")  # noqa: S108 (in memory where there is such a place)

LATER = st.sampled_from((0, 40, 130, 9 * 3_600))  # seconds until the next thing happens

templates: list[Path] = []


@pytest.fixture(scope="module", autouse=True)
def template() -> Iterator[None]:
    folder = Path(tempfile.mkdtemp(prefix="zholdama-", dir=PLACE if os.access(PLACE, os.W_OK) else None))
    templates[:] = [folder / "template.db"]
    asyncio.run(begin_with(templates[0]))
    yield
    shutil.rmtree(folder)


def everybody() -> dict[int, Reader]:
    readers = [
        Reader(1, 1001),
        Reader(2, 1002, sports={"BOX"}, leads=(3, 2)),
        Reader(3, -1003, zone="Europe/Berlin", remind_at=8 * 60, quiet=(22 * 60, 8 * 60)),
        Reader(4, 1004, zone=ALMATY, remind_at=6 * 60, quiet=(22 * 60, 7 * 60), subscribed=False, sports=set()),
    ]
    return {one.who: one for one in readers}


class Season(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = VirtualLoop()
        chance = random.Random(0)
        self.wire = Wire(chance, self.loop.time, Faults())
        self.world = World(templates[0].with_name("run.db"), templates[0], BEGINS, self.wire, self.loop)
        cups = [Cup(1, "BOX", DAYS[0], DAYS[1]), Cup(2, None, DAYS[7], DAYS[7]), Cup(3, "JUD", DAYS[2], DAYS[3])]
        self.expected = Expected(everybody(), {one.id: one for one in cups})
        for cup in cups:
            plant_cup(self.world.outside, cup)
        for reader in self.expected.readers.values():
            reader.begin(BEGINS)
            self.expected.subscribed_at[reader.who] = BEGINS
            self.wire.homes[reader.address] = reader.who
            plant_reader(self.world.outside, reader, BEGINS)
        self.wire.homes[OWNER] = OWNER
        self.athletes = 0
        self.seen = 0
        self.living = self.loop.create_task(self.world._live_on())
        self.look()

    def teardown(self) -> None:
        self.living.cancel()
        self.loop.run_until_complete(asyncio.wait([self.living]))
        self.world.outside.close()
        self.loop.close()

    @property
    def now(self) -> int:
        return self.world.clock.now()

    def look(self) -> None:
        """The bot has told all it had to tell: it is what it should be, for everybody."""
        self.loop.run_until_complete(self.world.quiet())
        told: dict[int, list[Item]] = {who: [] for who in self.expected.readers}
        for message in self.wire.messages[self.seen :]:
            if not message.reply:
                told[message.who] += read(message.text)
        self.seen = len(self.wire.messages)
        due = self.expected.tell(self.now)
        assert {who: sorted(items) for who, items in told.items()} == {
            who: sorted(items) for who, items in due.items()
        }
        assert self.wire.violations == []

    # What people do ---------------------------------------------------------------------------------------

    @rule(who=st.integers(1, 4), sports=st.sets(st.sampled_from(SPORTS), max_size=2))
    def subscribes(self, who: int, sports: set[str]) -> None:
        reader = self.expected.readers[who]
        self.world.say(who, reader.address, do="subscribe", sports=sorted(sports))
        if not reader.subscribed:
            reader.begin(self.now)
            self.expected.subscribed_at[who] = self.now
        subscribe(reader, sports)
        self.look()

    @rule(who=st.integers(1, 4), sports=st.sets(st.sampled_from(SPORTS), max_size=2))
    def unsubscribes(self, who: int, sports: set[str]) -> None:
        reader = self.expected.readers[who]
        self.world.say(who, reader.address, do="unsubscribe", sports=sorted(sports))
        unsubscribe(reader, sports)
        self.look()

    @rule(who=st.integers(1, 4), cup=st.integers(1, 3))
    def mutes(self, who: int, cup: int) -> None:
        reader = self.expected.readers[who]
        self.world.say(who, reader.address, do="follow", cup=cup, wanted=False)
        reader.single[cup] = False
        self.look()

    @rule(who=st.integers(1, 4), cup=st.integers(1, 3))
    def follows(self, who: int, cup: int) -> None:
        reader = self.expected.readers[who]
        self.world.say(who, reader.address, do="follow", cup=cup, wanted=True)
        if not reader.subscribed:
            reader.subscribed, reader.sports = True, set()
            reader.begin(self.now)
            self.expected.subscribed_at[who] = self.now
        reader.single[cup] = True
        self.look()

    @rule(cup=st.integers(1, 3), start=st.sampled_from(DAYS[:6]), later=LATER)
    def is_moved(self, cup: int, start: date, later: int) -> None:
        moving = self.expected.cups[cup]
        if (moving.start, moving.end) != (start, start):
            days = {"cup": cup, "start": start.isoformat()}
            self.world.say(OWNER, OWNER, do="plan", end=start.isoformat(), **days)
            self.world.say(OWNER, OWNER, do="move", **days)
            self.expected.move(moving, (start, start), self.now)
        self.look()
        self.time_passes(later)

    @rule(sport=st.sampled_from(SPORTS[:2]), cup=st.sampled_from((None, 2)), later=LATER)
    def is_won(self, sport: str, cup: int | None, later: int) -> None:
        self.athletes += 1
        athlete = f"Athlete-{self.athletes}"
        self.world.say(OWNER, OWNER, do="draft", athlete=athlete, sport=sport, cup=cup)
        self.world.say(OWNER, OWNER, do="record", athlete=athlete)
        self.expected.record(athlete, sport, cup, self.now)
        self.look()
        self.time_passes(later)

    @precondition(lambda self: self.athletes > len(self.expected.undone))
    @rule(data=st.data(), later=LATER)
    def is_undone(self, data: st.DataObject, later: int) -> None:
        standing = [f"Athlete-{number}" for number in range(1, self.athletes + 1)]
        athlete = data.draw(st.sampled_from([one for one in standing if one not in self.expected.undone]))
        self.world.say(OWNER, OWNER, do="undo", athlete=athlete)
        self.expected.undo(athlete, self.now)
        self.look()
        self.time_passes(later)

    # What the clock and the machine do --------------------------------------------------------------------

    @rule(seconds=st.sampled_from((40, 130, 3_600, 9 * 3_600, 14 * 3_600, 86_400, 3 * 86_400)))
    def time_passes(self, seconds: int) -> None:
        self.world.leap_to(self.now + seconds * SECOND)
        self.look()

    @rule(hours=st.sampled_from((1, 24)))
    def the_clock_is_set_back(self, hours: int) -> None:
        self.world.clock.offset -= hours * HOUR
        self.look()

    @rule()
    def is_killed(self) -> None:
        life = self.world.life
        assert life is not None
        life.disk.end()
        self.loop.run_until_complete(life.ended.wait())
        self.look()


@pytest.mark.timeout(3_600)
def test_every_chat_reads_what_it_should() -> None:
    run_state_machine_as_test(
        Season,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            # To shrink a failure takes minutes: that is for the trials.
            phases=[Phase.generate, Phase.shrink] if FULL else [Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_was_recorded_before_the_clock_was_put_back_a_day_is_told_with_what_joins_it() -> None:
    season = Season()
    season.is_won(cup=2, sport="BOX", later=0)
    season.the_clock_is_set_back(hours=24)
    season.is_won(cup=2, sport="BOX", later=130)
    assert "That makes <b>2</b>" in season.wire.messages[-1].text
    season.teardown()
