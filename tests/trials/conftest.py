"""One nursery for all trials: reading the program takes seconds."""

from collections.abc import Iterator

import pytest

from tests.trials.process import Nursery


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery
