"""Leads through the tour, a step at a time, and never waits for ever."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from bot.demo.season.engine import Engine
from bot.demo.season.moves import Say
from bot.demo.season.people import People
from bot.demo.season.script import Title
from bot.demo.season.tour import Step, Tour, is_fulfilled
from bot.demo.telegram import PretendTelegram


class Guide:
    """One tour. `patience`: seconds a step may take; `reading`: seconds its sentence stays when it is done."""

    def __init__(
        self,
        tour: Tour,
        engine: Engine,
        telegram: PretendTelegram,
        people: People,
        changed: Callable[[], None],
        patience: float,
        reading: float,
    ) -> None:
        self._tour = tour
        self._engine = engine
        self._telegram = telegram
        self._people = people
        self._changed = changed
        self._patience = patience
        self._reading = reading
        self._called = asyncio.Event()
        self._leading: asyncio.Task[None] | None = None
        self._skipped = asyncio.Event()
        self._number = 0  # of the step, from 1; 0: no tour
        self._says: Title = {}

    def shown(self) -> dict[str, Any] | None:
        if not self._number:
            return None
        chat = self._people.chat(self._tour.steps[self._number - 1].chat)
        return {"step": self._number, "of": len(self._tour.steps), "says": self._says, "chat": chat}

    async def run(self) -> None:
        """Lead whenever somebody asks for it."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self._called.wait()
                self._called.clear()
                self._leading = group.create_task(self._lead(), name="tour")
                await asyncio.wait([self._leading])

    def start(self) -> None:
        """From the first step on, also where another tour was under way."""
        self.stop()
        self._called.set()

    def stop(self) -> None:
        self._called.clear()
        if self._leading is not None and not self._leading.done():
            self._leading.cancel()
            self._engine.halt()

    async def _lead(self) -> None:
        try:
            for number, step in enumerate(self._tour.steps, start=1):
                self._number = number
                await self._take(step)
        finally:
            self._number = 0
            self._changed()

    def skip(self) -> None:
        """On to the next step as soon as what belongs to this one is done."""
        self._skipped.set()

    async def _take(self, step: Step) -> None:
        self._skipped.clear()
        self._say(step.says)
        try:
            async with asyncio.timeout(self._patience):
                await self._perform(step)
        except TimeoutError:
            self._say(self._tour.late)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._reading):
                await self._skipped.wait()

    async def _perform(self, step: Step) -> None:
        await self._engine.settled.wait()
        if step.to is not None:
            await self._engine.travel(step.to)
        if step.types:
            await self._engine.hand(getattr(self._people, step.chat)).does([Say(step.types)])
        await self._telegram.until(lambda: self._is_seen(step), self._patience)

    def _is_seen(self, step: Step) -> bool:
        return all(is_fulfilled(wish, self._messages, self._engine.is_done) for wish in step.waits)

    def _messages(self, chat: str) -> Sequence[Mapping[str, Any]]:
        return self._telegram.history(self._people.chat(chat))

    def _say(self, words: Title) -> None:
        self._says = words
        self._changed()
