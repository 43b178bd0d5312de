"""The season as the page plays it: what is shown of it, and what the viewer may do with it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.demo.page.refusals import BadInput
from bot.demo.season.clock import SeasonClock
from bot.demo.season.engine import Engine
from bot.demo.season.faults import Faults
from bot.demo.season.guide import Guide
from bot.demo.season.life import Life
from bot.demo.season.outbox import Numbers, count
from bot.demo.season.script import ZONE, Event, Script
from bot.demo.season.tour import Tour
from bot.demo.telegram import PretendTelegram
from schedules.clock import local
from storage.database import Database

FASTEST = 86_400.0
LOOK_SECONDS = 1.0  # between two looks where nothing calls for one
SHORTEST_SECONDS = 0.1  # between two tellings of those who watch
SENDING = ("sendmessage", "sendphoto", "senddocument")


class Season:
    """Use `run` in a task; the other methods at any time."""

    def __init__(
        self,
        telegram: PretendTelegram,
        clock: SeasonClock,
        life: Life,
        faults: Faults,
        engine: Engine,
        guide: Guide,
        script: Script,
        tour: Tour,
        changed: asyncio.Event,
    ) -> None:
        self._telegram = telegram
        self._clock = clock
        self._life = life
        self._faults = faults
        self._engine = engine
        self._guide = guide
        self._script = script
        self._tour = tour
        self._changed = changed
        self._numbers = Numbers()
        self._counted = 0  # entries of Telegram's ledger
        self._watching: set[asyncio.Event] = set()

    async def run(self, database_url: str) -> None:
        """Live until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._life.run(), name="bot")
            group.create_task(self._guide.run(), name="guide")
            group.create_task(self._listen(), name="listen")
            telling = group.create_task(self._tell(None), name="tell")
            await self._life.up.wait()
            telling.cancel()
            async with Database(database_url, writes=False) as database, asyncio.TaskGroup() as tasks:
                tasks.create_task(self._tell(database), name="tell")
                tasks.create_task(self._engine.run(database), name="engine")

    # --- what is seen

    def shown(self) -> dict[str, Any]:
        upcoming = self._engine.next
        return {
            "now": self._clock.now(),
            "zone": ZONE,
            "paused": self._clock.paused,
            "speed": self._clock.speed,
            "begins": self._script.begins,
            "ends": self._script.ends,
            "next": {"id": upcoming.id, "at": upcoming.at} if upcoming else None,
            "events": [self._shown_event(event) for event in self._script.events],
            "tour": self._guide.shown(),
            "bot": str(self._life.state),
            "faults": self._faults.shown(),
            "outbox": self._numbers.shown(),
        }

    def _shown_event(self, event: Event) -> dict[str, Any]:
        done = self._engine.is_done(event.id)
        return {"id": event.id, "at": event.at, "kind": str(event.kind), "title": event.title, "done": done}

    @asynccontextmanager
    async def watch(self) -> AsyncIterator[AsyncIterator[None]]:
        """Yields whenever `shown()` is not what it was, at most ten times a second."""
        changed = asyncio.Event()
        self._watching.add(changed)

        async def changes() -> AsyncIterator[None]:
            while True:
                await changed.wait()
                changed.clear()
                yield

        try:
            yield changes()
        finally:
            self._watching.discard(changed)

    async def _listen(self) -> None:
        async with self._telegram.watch() as watch:
            async for _ in watch:
                self._engine.wake()
                self._changed.set()

    async def _tell(self, database: Database | None) -> None:
        before: dict[str, Any] = {}
        while True:
            self._changed.clear()
            if database is not None:
                await self._count(database)
            if (shown := self.shown()) != before:
                before = shown
                for one in self._watching:
                    one.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._changed.wait()
            await asyncio.sleep(SHORTEST_SECONDS)

    async def _count(self, database: Database) -> None:
        ledger = self._telegram.ledger
        said = self._numbers.said + sum(one.method.lower() in SENDING for one in ledger[self._counted :])
        self._counted = len(ledger)
        async with database.read() as connection:
            self._numbers = await count(connection, self._clock.now(), said)

    # --- what is done

    async def act(self, verb: str, body: dict[str, Any]) -> None:
        """play, pause, jump, tour, fault. Returns when it has begun; raises BadInput with a sentence."""
        doing = {
            "play": self._play,
            "pause": self._pause,
            "jump": self._jump,
            "tour": self._lead,
            "fault": self._break,
        }.get(verb)
        if doing is None:
            raise BadInput("The season knows play, pause, jump, tour and fault.")
        doing(body)
        self._engine.wake()
        self._changed.set()

    def _play(self, body: dict[str, Any]) -> None:
        speed = body.get("speed", self._clock.speed)
        if isinstance(speed, bool) or not isinstance(speed, int | float) or not 1 <= speed <= FASTEST:
            raise BadInput(f"The speed is a number from 1 to {FASTEST:.0f}.")
        self._check_end()
        self._clock.play(float(speed))

    def _pause(self, _: dict[str, Any]) -> None:
        self._clock.pause()
        if self._guide.shown() is None:
            self._engine.halt()

    def _jump(self, body: dict[str, Any]) -> None:
        self._check_end()
        at = self._instant(body.get("to"))
        if at < self._clock.now():
            raise BadInput("Time goes only forwards here: choose something that is still to come.")
        if at > self._script.ends:
            raise BadInput(f"The season ends on {local(self._script.ends, ZONE):%d.%m.%Y}: choose an earlier day.")
        self._guide.stop()
        self._engine.jump(at)

    def _instant(self, to: object) -> int:
        upcoming = self._engine.next
        if to == "next" or (upcoming is not None and to == upcoming.id):
            return min(upcoming.at, self._script.ends) if upcoming else self._script.ends
        event = self._script.event(to) if isinstance(to, str) else None
        if event is not None:
            return event.at
        if isinstance(to, int) and not isinstance(to, bool):
            return to
        raise BadInput('Say where to jump: an event of the season, "next", or ms UTC.')

    def _lead(self, body: dict[str, Any]) -> None:
        match body.get("do"):
            case "start":
                self._start_tour()
            case "skip":
                self._guide.skip()
            case "stop":
                self._guide.stop()
            case _:
                raise BadInput("A tour can be started, skipped a step of, and stopped: start, skip or stop.")

    def _start_tour(self) -> None:
        if self._clock.now() > self._tour.first_moment:
            raise BadInput("The tour begins in February, and time goes only forwards: start the demo anew.")
        self._guide.start()

    def _break(self, body: dict[str, Any]) -> None:
        name, on = body.get("name"), body.get("on")
        if not isinstance(on, bool):
            raise BadInput("A fault is switched on or off: true or false.")
        if not self._engine.settled.is_set():
            raise BadInput("The people of the demo are still meeting the bot: try again in a moment.")
        match name:
            case "network":
                self._faults.cut_network(on=on)
            case "flood":
                self._faults.flood_bot(on=on)
            case "kill":
                if on:
                    self._life.kill()
            case "block":
                if not self._faults.block(body.get("person"), on=on):
                    raise BadInput("There is no such person in the demo.")
            case _:
                raise BadInput("The faults are network, flood, kill and block.")

    def _check_end(self) -> None:
        if self._clock.now() >= self._script.ends:
            raise BadInput("The season is over: start the demo anew to see it again.")
