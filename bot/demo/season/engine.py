"""What makes the season go: from one moment to the next, the clock never past what is still to be done.

At each moment the clock stands until the bot is at rest and the owner has done what the script has for them. A
jump is the same without the time between. The bot is asked to rest by a condition; nothing is waited for by the
hour of the machine but what the viewer is to see.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.demo.season.clock import SeasonClock
from bot.demo.season.faults import Faults
from bot.demo.season.life import Life
from bot.demo.season.moments import Moment, find_next
from bot.demo.season.moves import Hand
from bot.demo.season.people import People, settle_in
from bot.demo.season.script import GAMES, ZONE, Script
from bot.demo.telegram import Person, PretendTelegram
from storage.database import Database

REST_SECONDS = 20.0  # in which a bot that was killed is up again and at rest
REST_IN_TROUBLE = 2.0  # a bot that meets nothing but refusals may not rest at all


class Engine:
    """One season, from its first noon to its end. `changed` is called when there is something new to show."""

    def __init__(
        self,
        telegram: PretendTelegram,
        clock: SeasonClock,
        life: Life,
        faults: Faults,
        people: People,
        script: Script,
        changed: Callable[[], None],
        breath: float,
    ) -> None:
        """breath: seconds between two moves of a person whom the viewer watches."""
        self._telegram = telegram
        self._clock = clock
        self._life = life
        self._faults = faults
        self._people = people
        self._script = script
        self._changed = changed
        self._breath = breath
        self._woken = asyncio.Event()
        self._played: set[str] = set()
        self._arrived = asyncio.Event()
        self._target: int | None = None  # where a jump leads
        self._watched = False
        self.next: Moment | None = None
        self.settled = asyncio.Event()  # set once everybody has met the bot

    async def run(self, database: Database) -> None:
        """Play until cancelled. The database is that of the bot, which has made it by now."""
        await settle_in(self._telegram, self._people, self.hand)
        self.settled.set()
        self._clock.play(1)
        while True:
            self._woken.clear()
            await self._play_due()
            self.next = await self._find_next(database)
            self._changed()
            if self._target is None:
                await self._run_on()
            else:
                await self._leap(self._target)

    def wake(self) -> None:
        """Something has changed: what comes next may be another thing now."""
        self._woken.set()

    async def travel(self, at: int) -> None:
        """Go to a moment, let the viewer see what is done there, and return when it is done."""
        self._arrived.clear()
        self.jump(at, watched=True)
        await self._arrived.wait()

    def jump(self, at: int, *, watched: bool = False) -> None:
        """Set off to a moment. `watched`: what is done at its end is to be seen."""
        self._target, self._watched = at, watched
        self.wake()

    def halt(self) -> None:
        """Stay where the jump has come to."""
        self._target = None
        self._arrived.set()

    def is_done(self, event_id: str) -> bool:
        """Whether an event of the script is over, and its row was played."""
        return event_id in self._played

    def hand(self, person: Person) -> Hand:
        return Hand(self._telegram, person, self.hear, self._take_breath)

    async def hear(self) -> None:
        """Until all that people have said is answered, or that cannot be."""
        await self._until(self._life.answers)

    async def rest(self) -> None:
        """… and all that is due is said."""
        await self._until(self._life.rests)

    async def _until(self, condition: Callable[[float], Awaitable[bool]]) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(REST_IN_TROUBLE if self._faults.trouble else REST_SECONDS):
                while True:
                    await self._life.up.wait()
                    await self._telegram.until(self._is_heard, REST_SECONDS)
                    if await condition(REST_SECONDS):
                        return

    def _is_heard(self) -> bool:
        """Whether the bot has fetched all updates; also where it cannot."""
        return not self._telegram.pending_updates or self._faults.trouble or not self._life.up.is_set()

    def _take_breath(self) -> float:
        if not self.settled.is_set():
            return 0
        seen = self._target is None or (self._watched and self._clock.now() >= self._target)
        return self._breath if seen else 0

    async def _run_on(self) -> None:
        """Let the time go by until something is to be done, or somebody does something."""
        stop = self.next.at if self.next else self._script.ends
        self._clock.hold_at(stop)
        with suppress(TimeoutError):
            left = self._clock.seconds_to(stop)
            async with asyncio.timeout(left if left < float("inf") else None):
                await self._woken.wait()
        if self._clock.now() >= stop and self._target is None:
            await self._arrive(stop)
            if stop == self._script.ends:
                self._clock.pause()
                self._changed()

    async def _leap(self, target: int) -> None:
        """A step of a jump."""
        at = min(self.next.at, target) if self.next else target
        await self._arrive(at)
        if at == target and self._target == target:
            self.halt()

    async def _arrive(self, at: int) -> None:
        self._clock.hold_at(at)
        self._clock.move_to(at)
        self._changed()
        await self.rest()
        await self._play_due()

    async def _play_due(self) -> None:
        """Let the owner do what is due and not done; while nothing comes through, it stays to be done."""
        now = self._clock.now()
        for event in self._script.events:
            if event.at > now:
                return
            if event.id in self._played:
                continue
            if event.moves and self._faults.trouble:
                return
            await self.hand(self._people.owner).does(event.moves, aside=event.aside)
            self._played.add(event.id)
            self._changed()

    async def _find_next(self, database: Database) -> Moment | None:
        now = self._clock.now()
        async with database.read() as connection:
            found = await find_next(connection, GAMES, now, ZONE)
        events = [Moment(event.at, event.id) for event in self._script.events if event.at > now]
        moments = [*events[:1], *([found] if found else [])]
        within = [one for one in moments if one.at <= self._script.ends]
        return min(within, default=None, key=lambda moment: moment.at)
