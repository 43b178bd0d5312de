"""A loop whose time costs nothing: where nobody is ready it goes straight on to the next timer.

With it a run takes no time but its own computing, and the same things happen in the same order every time.
"""

import asyncio
import selectors
from collections.abc import Callable
from typing import Any


class Stuck(RuntimeError):  # noqa: N818 (what happened, not a kind of error)
    """Everybody waits and no timer is left: nothing would ever happen again."""


class Impatient(selectors.SelectSelector):
    """Waits for nobody outside; instead of waiting the time is moved on."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise Stuck("everybody waits for something that cannot come")
        self.now += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time begins at 0 and goes on only where nobody is ready."""

    def __init__(self) -> None:
        self._impatient = Impatient()
        super().__init__(self._impatient)

    def time(self) -> float:
        return self._impatient.now

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        """What is left to a thread is done at once: threads have a time of their own."""
        done = self.create_future()
        done.set_result(func(*args))
        return done

    def leap_to(self, moment: float) -> None:
        """The machine has slept: what was to happen meanwhile happens now, late."""
        self._impatient.now = max(self._impatient.now, moment)
