"""What happens in a seed: who reads, which tournaments there are, and what people do when."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from schedules.clock import SECOND, instant_of
from tests.trials.readers import ALL, Cup, Reader
from tests.trials.wire import KINDS, Faults

FIRST_DAY = date(2020, 3, 2)
ALMATY = "Asia/Almaty"
SPORTS = ("BOX", "JUD", "WRE")
STAFF = (900, 901)  # the first owns the bot
DAY = 86_400

# Zone, hour and quiet hours of some readers.
HOURS = (
    (ALMATY, 9 * 60, (23 * 60, 8 * 60)),
    (ALMATY, 9 * 60 + 30, (0, 0)),
    (ALMATY, 6 * 60, (22 * 60, 7 * 60)),  # an hour meant for the night
    ("Europe/Berlin", 8 * 60, (22 * 60, 8 * 60)),
)
UNDONE_AFTER = (5.0, 60.0, 118.0, 119.9, 120.5, 125.0, 300.0, 3_600.0, 30_000.0)


@dataclass(slots=True)
class Act:
    """Somebody does something, so many seconds after the beginning."""

    at: float
    who: int
    does: str
    wish: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Scenario:
    begins: int
    readers: dict[int, Reader]
    cups: dict[int, Cup]
    acts: list[Act]
    faults: Faults
    crash_every: float  # points between two crashes, on average; 0: none
    long_ends: bool  # whether it may be down for hours
    seconds: float


def write_scenario(chance: random.Random) -> Scenario:
    begins = instant_of(FIRST_DAY, chance.choice((5 * 60, 8 * 60 + 59, 20 * 60)), ALMATY)
    large = chance.random() < 0.1
    days = chance.choice((1, 2, 3)) if large else 1
    cups = {
        number: Cup(number, chance.choice((*SPORTS, "BOX", None)), *some_days(chance))
        for number in range(1, chance.randint(3, 6))
    }
    readers = {one.who: one for one in some_readers(chance, large)}
    for reader in readers.values():
        reader.begin(begins)
    scenario = Scenario(
        begins=begins,
        readers=readers,
        cups=cups,
        acts=[],
        faults=Faults(
            trouble=chance.choice((0.0, 0.03, 0.1, 0.3)),
            polling=chance.choice((0.0, 0.1)),
            weights={kind: weight for kind, weight in KINDS.items() if chance.random() < 0.7} or {"500": 1.0},
        ),
        crash_every=chance.choice((0.0, 20.0, 60.0, 60.0, 200.0)),
        long_ends=chance.random() < 0.3,
        seconds=days * DAY,
    )
    scenario.acts = sorted(
        some_acts(chance, scenario, chance.randint(4, 9) if large else chance.randint(1, 3)),
        key=lambda act: act.at,
    )
    return scenario


def some_days(chance: random.Random) -> tuple[date, date]:
    start = FIRST_DAY + timedelta(days=chance.randint(-1, 9))
    return start, start + timedelta(days=chance.randint(0, 3))


def some_readers(chance: random.Random, large: bool) -> Iterator[Reader]:
    hours = chance.sample(HOURS, 2 if large else 1)
    for who in range(1, chance.choice((12, 24, 40) if large else (1, 2, 3, 4, 9)) + 1):
        zone, remind_at, quiet = chance.choice(hours)
        yield Reader(
            who=who,
            address=-1000 - who if chance.random() < 0.25 else 1000 + who,
            zone=zone,
            remind_at=remind_at,
            quiet=quiet,
            leads=chance.choice(((7, 1, 0), (7, 1, 0), (1,), (3, 2))),
            sports={ALL} if chance.random() < 0.6 else set(chance.sample(SPORTS, chance.randint(1, 2))),
        )


def some_acts(chance: random.Random, scenario: Scenario, number_of: int) -> Iterator[Act]:
    starts = {one.start for one in scenario.cups.values()}
    for number in range(number_of):
        at = some_time(chance, scenario)
        match chance.choice(("licences", "licences", "change", "reader", "comes and goes", "migrates")):
            case "licences":
                yield from record(chance, scenario, at, number)
            case "change":
                yield from change(chance, scenario, at, starts)
            case "reader":
                yield wish_of(chance, scenario, at)
            case "comes and goes":
                who = chance.choice(list(scenario.readers))
                yield Act(at, who, "blocks")
                if chance.random() < 0.7:
                    yield Act(at + chance.choice((5.0, 20_000.0, 90_000.0)), who, "returns")
            case "migrates":
                groups = [one.who for one in scenario.readers.values() if one.address < 0]
                if groups:
                    yield Act(at, chance.choice(groups), "migrates", {"says so": chance.random() < 0.5})


def some_time(chance: random.Random, scenario: Scenario) -> float:
    """Any time, or one at which much is being sent."""
    if chance.random() < 0.5:
        return chance.uniform(0, scenario.seconds)
    reader = chance.choice(list(scenario.readers.values()))
    day = FIRST_DAY + timedelta(days=chance.randint(0, int(scenario.seconds // DAY)))
    hour = (instant_of(day, reader.remind_at, reader.zone) - scenario.begins) / SECOND
    return max(0.0, hour + chance.choice((-125.0, -121.0, -119.5, -1.0, 0.3, 1.0, 2.0, 60.0)))


def record(chance: random.Random, scenario: Scenario, at: float, number: int) -> Iterator[Act]:
    """One to three licences for one tournament or none, some of them undone."""
    staff = chance.choice(STAFF)
    cup = chance.choice([*scenario.cups.values(), None])
    sport = chance.choice(SPORTS) if cup is None or cup.sport is None else cup.sport
    for entry in range(chance.choice((1, 2, 2, 3))):
        athlete = f"Athlete-{number}{entry}"
        at += chance.choice((3.0, 60.0, 110.0, 115.0, 130.0)) if entry else 0.0
        wish = {"athlete": athlete, "sport": sport, "cup": cup.id if cup else None}
        yield Act(at, staff, "draft", wish)
        yield Act(at + 1, staff, "record", {"athlete": athlete})
        if chance.random() < 0.2:
            yield Act(at + 1.2, staff, "record", {"athlete": athlete})  # pressed twice
        if chance.random() < 0.5:
            yield Act(at + 1 + chance.choice(UNDONE_AFTER), chance.choice(STAFF), "undo", {"athlete": athlete})


def change(chance: random.Random, scenario: Scenario, at: float, starts: set[date]) -> Iterator[Act]:
    """New days for a tournament, some of them taken back. No day is the start of two."""
    staff = chance.choice(STAFF)
    cup = chance.choice(list(scenario.cups))
    start = FIRST_DAY + timedelta(days=chance.randint(1, 20))
    while start in starts:
        start += timedelta(days=1)
    starts.add(start)
    end = start + timedelta(days=chance.randint(0, 2))
    yield Act(at, staff, "plan", {"cup": cup, "start": start.isoformat(), "end": end.isoformat()})
    yield Act(at + 1, staff, "move", {"cup": cup, "start": start.isoformat()})
    if chance.random() < 0.4:
        wish = {"cup": cup, "start": start.isoformat()}
        yield Act(at + 1 + chance.choice(UNDONE_AFTER), staff, "move_back", wish)


def wish_of(chance: random.Random, scenario: Scenario, at: float) -> Act:
    who = chance.choice(list(scenario.readers))
    cup = chance.choice(list(scenario.cups))
    sports = chance.sample(SPORTS, chance.randint(0, 2))
    match chance.choice(("subscribe", "unsubscribe", "unsubscribe", "follow", "mute")):
        case "follow":
            return Act(at, who, "follow", {"cup": cup, "wanted": True})
        case "mute":
            return Act(at, who, "follow", {"cup": cup, "wanted": False})
        case verb:
            return Act(at, who, verb, {"sports": sorted(sports)})
