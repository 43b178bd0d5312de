"""The bot's lives: a process of its own that may be killed at any instruction, and comes up again by itself."""

import asyncio
import itertools
import multiprocessing
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

GOODBYE_SECONDS = 15.0  # the bot itself ends within ten


class State(StrEnum):
    STARTING = "starting"
    RUNNING = "running"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Birth:
    """What a bot is born with: its settings, and the file of the season's clock."""

    settings: dict[str, Any]
    clock: Path


class Life:
    """One bot's lives, one after another. `changed` is called when its state is another."""

    def __init__(self, birth: Birth, changed: Callable[[], None], *, down_seconds: float = 2.0) -> None:
        self._birth = birth
        self._changed = changed
        self._down_seconds = down_seconds
        self._process: BaseProcess | None = None
        self._line: asyncio.StreamWriter | None = None
        self._numbers = itertools.count(1)
        self._asked: dict[int, asyncio.Future[bool]] = {}
        self.state = State.STARTING
        self.up = asyncio.Event()  # set while it runs

    async def run(self) -> None:
        """Live until cancelled; then end in order."""
        while True:
            self._become(State.STARTING)
            ours, theirs = socket.socketpair()
            reader, self._line = await asyncio.open_connection(sock=ours)
            bearing = asyncio.get_running_loop().run_in_executor(None, _bear, self._birth, theirs)
            try:
                self._process = await asyncio.shield(bearing)
                theirs.close()
                await self._hear(reader)
            finally:
                begun = self.state is State.RUNNING
                self._become(State.DOWN)
                self._process = await bearing  # who is being born when the demo ends is not left behind
                await self._part(begun=begun)
            await asyncio.sleep(self._down_seconds)

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()

    async def answers(self, seconds: float) -> bool:
        """Whether within these seconds all that came in was answered."""
        return await self._ask(-next(self._numbers), seconds)

    async def rests(self, seconds: float) -> bool:
        """… and all that is due was said."""
        return await self._ask(next(self._numbers), seconds)

    async def _ask(self, number: int, seconds: float) -> bool:
        if self.state is not State.RUNNING or self._line is None:
            return False
        rested: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._asked[number] = rested
        self._line.write(b"%d\n" % number)
        try:
            async with asyncio.timeout(seconds):
                return await rested
        except TimeoutError:
            return False
        finally:
            self._asked.pop(number, None)

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        """What the bot says of itself, until it dies."""
        with suppress(ConnectionError):
            while said := await reader.readline():
                if self.state is State.STARTING:
                    self._become(State.RUNNING)
                self._answer(int(said), rested=True)

    async def _part(self, *, begun: bool) -> None:
        """Nobody holds the line any more: who still lives ends in order, or is killed where it has not begun."""
        for number in list(self._asked):
            self._answer(number, rested=False)
        process, self._process = self._process, None
        line, self._line = self._line, None
        if line is not None:
            line.close()
        if process is not None:
            if not begun:
                process.kill()
            await asyncio.to_thread(_bury, process)

    def _answer(self, number: int, *, rested: bool) -> None:
        waiting = self._asked.pop(number, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(rested)

    def _become(self, state: State) -> None:
        if state is self.state:
            return
        self.state = state
        if state is State.RUNNING:
            self.up.set()
        else:
            self.up.clear()
        self._changed()


def _bear(birth: Birth, line: socket.socket) -> BaseProcess:
    """A process forked from one that has read the program already: it is there in a moment.

    The Ctrl+C that ends the demo is meant for neither of them.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.demo.season.birth"])
    process = context.Process(target=_be_born, args=(birth, line), name="zholdama")
    resource_tracker.ensure_running()  # it would unblock what is blocked next
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def _be_born(birth: Birth, line: socket.socket) -> None:
    from bot.demo.season.birth import be_born  # noqa: PLC0415 (seconds of importing that only the bot needs)

    be_born(birth, line)


def _bury(process: BaseProcess) -> None:
    process.join(GOODBYE_SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
