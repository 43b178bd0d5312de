"""The season's clock: shared through a file, never backwards, never past the moment it is held at."""

from pathlib import Path

import pytest

from bot.demo.season import clock as clocks
from bot.demo.season.clock import SeasonClock, SharedClock

DAY = 86_400_000


@pytest.fixture
def clock(tmp_path: Path):
    with SeasonClock(tmp_path / "clock", 1_000) as clock:
        yield clock


class Machine:
    """The machine's own time, in nanoseconds."""

    def __init__(self) -> None:
        self.ns = 0

    def monotonic_ns(self) -> int:
        return self.ns

    def passes(self, seconds: float) -> None:
        self.ns += int(seconds * 1e9)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(clocks, "time", machine)
    return machine


def test_it_stands_until_it_is_played_and_goes_at_its_speed(machine: Machine, clock: SeasonClock):
    machine.passes(5)
    assert clock.now() == 1_000
    clock.play(3600)
    machine.passes(2)
    assert clock.now() == 1_000 + 2 * 3_600_000
    clock.pause()
    machine.passes(9)
    assert clock.now() == 1_000 + 2 * 3_600_000
    assert clock.seconds_to(clock.now() + DAY) == float("inf")


def test_it_does_not_run_past_where_it_is_held_and_loses_nothing_when_it_goes_on(
    machine: Machine, clock: SeasonClock
):
    clock.play(86_400)
    clock.hold_at(DAY)
    assert clock.seconds_to(DAY) == pytest.approx(1, abs=0.001)
    machine.passes(60)
    assert clock.now() == DAY
    clock.hold_at(None)
    assert clock.now() == DAY
    machine.passes(0.5)
    assert clock.now() == DAY + DAY // 2


def test_it_never_goes_back(machine: Machine, clock: SeasonClock):
    clock.move_to(DAY)
    clock.move_to(5)
    clock.hold_at(10)
    assert clock.now() == DAY


def test_another_process_reads_the_same(tmp_path: Path, machine: Machine, clock: SeasonClock):
    other = SharedClock(tmp_path / "clock")
    clock.move_to(DAY)
    clock.play(60)
    machine.passes(1)
    assert other.now() == clock.now() == DAY + 60_000
    other.close()
