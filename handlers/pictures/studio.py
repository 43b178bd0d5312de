"""Where pictures are drawn: one at a time, in a process of its own, and each once, however many ask for it.

The library that draws takes a second to load and a hundred megabytes; so it is loaded by whoever draws, gone when
the picture is done, and nobody who writes to the bot meanwhile waits for it.
"""

import asyncio
import os
import pickle
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from handlers.pictures.race import Order

log = structlog.get_logger(__name__)

PATIENCE = 30.0  # seconds; a first picture on a slow machine looks for its fonts
KEPT = 24  # pictures; two megabytes
ROOT = Path(__file__).parents[2]


class NotDrawnError(Exception):
    """The picture could not be drawn; the log says why."""


@dataclass(slots=True)
class Studio:
    """One for each bot. What was drawn last is kept for those who ask for the same."""

    drawn: int = 0
    _kept: OrderedDict[Order, bytes] = field(default_factory=OrderedDict)
    _easel: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def draw(self, order: Order) -> bytes:
        """Raises NotDrawnError."""
        async with self._easel:
            if order in self._kept:
                self._kept.move_to_end(order)
                return self._kept[order]
            file = await draw_apart(order)
            self.drawn += 1
            self._kept[order] = file
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return file


async def draw_apart(order: Order) -> bytes:
    paths = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH", "")) if part)
    environment = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "handlers.pictures"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment | {"PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"},
    )
    try:
        async with asyncio.timeout(PATIENCE):
            file, complaint = await process.communicate(pickle.dumps(order))
    except TimeoutError:
        log.warning("a picture took too long")
        raise NotDrawnError from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not file:
        log.error("a picture could not be drawn", complaint=complaint.decode(errors="replace")[-2_000:])
        raise NotDrawnError
    return file
