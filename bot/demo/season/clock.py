"""The season's clock, shared by the pretend Telegram and the bot's process through a file of a few bytes.

Whoever holds the season sets it; everybody else only reads. It stands or runs at a speed, and never beyond the
moment it is held at: at a day in ten seconds the bot would else say its morning in the afternoon.
"""

import math
import mmap
import struct
import time
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from schedules.clock import SECOND

_FORM = struct.Struct("<qqdq")
_CHECK = struct.Struct("<I")
_BYTES = _FORM.size + _CHECK.size
_NEVER = 2**62


@dataclass(frozen=True, slots=True)
class Course:
    """How the time goes: from `at` (ms UTC), which was at `since` (monotonic ns), and at most to `until`."""

    at: int
    since: int
    speed: float  # 0: it stands
    until: int = _NEVER

    def now(self) -> int:
        passed = (time.monotonic_ns() - self.since) * self.speed * SECOND / 1e9
        return max(self.at, min(self.at + int(passed), self.until))


class SharedClock:
    """Reads the clock of a file. The monotonic time is the same in every process of a machine."""

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as opened:
            self._page = mmap.mmap(opened.fileno(), _BYTES)

    def now(self) -> int:
        """Milliseconds UTC."""
        return self._course().now()

    def close(self) -> None:
        self._page.close()

    def _course(self) -> Course:
        while True:
            record = self._page[:_BYTES]
            if _CHECK.unpack_from(record, _FORM.size)[0] == zlib.crc32(record[: _FORM.size]):
                return Course(*_FORM.unpack_from(record))
            # It is being written at this very moment.


class SeasonClock(SharedClock):
    """The one who sets it. It begins standing; its speed is remembered while it stands."""

    def __init__(self, file: Path, at: int) -> None:
        file.write_bytes(_packed(Course(at, time.monotonic_ns(), 0)))
        super().__init__(file)
        self.speed = 1.0
        self.paused = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def move_to(self, at: int) -> None:
        """Forwards only: what was told cannot be untold."""
        now = self.now()
        self._set(replace(self._course(), at=max(at, now), since=time.monotonic_ns()))

    def play(self, speed: float) -> None:
        self.speed, self.paused = speed, False
        self._go_on()

    def pause(self) -> None:
        self.paused = True
        self._go_on()

    def hold_at(self, until: int | None) -> None:
        """It runs no further than this, until it is held elsewhere."""
        self._go_on(until=_NEVER if until is None else until)

    def seconds_to(self, at: int) -> float:
        """Seconds of the machine's own time; infinity while it stands."""
        left = max(0, at - self.now()) / SECOND
        return left / self.speed if not self.paused else math.inf

    def _go_on(self, **changed: int) -> None:
        course = self._course()
        speed = 0.0 if self.paused else self.speed
        self._set(replace(course, at=self.now(), since=time.monotonic_ns(), speed=speed, **changed))

    def _set(self, course: Course) -> None:
        self._page[:_BYTES] = _packed(course)


def _packed(course: Course) -> bytes:
    body = _FORM.pack(course.at, course.since, course.speed, course.until)
    return body + _CHECK.pack(zlib.crc32(body))
