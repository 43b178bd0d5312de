"""Seasons of crashes and faults, one a seed, each closed by a ledger; and bugs planted to see it notice.

`make trials` runs ten thousand and shows the sum. `SEED=123 python -m pytest tests/trials/test_simulation.py -s`
repeats one.
"""

import asyncio
import logging
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import structlog

from handlers.texts import be_strict
from tests.trials.bugs import BUGS, Planted
from tests.trials.process import FULL
from tests.trials.simulation import Run, Tally, run_seed
from tests.trials.world import begin_with

SEEDS = int(os.environ.get("SEEDS", "10000" if FULL else "10"))
TRIES = 150 if FULL else 40  # seeds in which a planted bug has to be noticed
CHUNK = 25


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("trials") / "template.db"
    asyncio.run(begin_with(file))
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: nothing of a run outlives it."""
    shared = Path("/dev/shm")  # noqa: S108
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="zholdama-", dir=shared) as place:
        yield Path(place)


@pytest.fixture(autouse=True)
def unheard() -> Iterator[None]:
    """What the bot says of thousands of faults is not what is looked at here."""
    be_quiet()
    yield
    logging.disable(logging.NOTSET)


def be_quiet() -> None:
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    be_strict(True)


def run_some(seeds: range, folder: Path, template: Path) -> Tally:
    """In a process of its own."""
    be_quiet()
    own = folder / str(os.getpid())
    own.mkdir(exist_ok=True)
    return Tally.of(run_seed(seed, own, template) for seed in seeds)


@pytest.mark.timeout(14_400)
def test_nobody_is_left_out_and_nobody_is_told_twice_wherever_it_dies(folder: Path, template: Path) -> None:
    only = os.environ.get("SEED")
    if only:
        tally = run_seed(int(only), folder, template)
    elif FULL:
        tally = run_all(folder, template)
    else:
        tally = run_some(range(SEEDS), folder, template)
    assert tally.wrong == []
    assert tally.accepted > 0


def run_all(folder: Path, template: Path) -> Tally:
    began = time.perf_counter()
    parts = [range(first, min(first + CHUNK, SEEDS)) for first in range(0, SEEDS, CHUNK)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        tally = Tally.of(pool.map(run_some, parts, [folder] * len(parts), [template] * len(parts)))
    print(tally.told(time.perf_counter() - began))
    return tally


def test_the_same_seed_is_the_same_run(folder: Path, template: Path) -> None:
    """To the last message: what it was, when it went and what became of it."""

    def lived() -> list[object]:
        run = Run(7, folder, template)
        run.run()
        return [run.world.crashes, *run.wire.messages]

    assert lived() == lived()


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("bug", "hint"), BUGS.items(), ids=lambda value: getattr(value, "__name__", None))
def test_a_planted_bug_is_noticed(
    bug: Planted, hint: int, folder: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`hint`: a seed that has noticed it before; where the program has changed since, others will."""
    bug(monkeypatch)
    assert any(run_seed(seed, folder, template).wrong for seed in (hint, *range(TRIES)))
