"""One bot through all its lives: the real delivery, intake, verbs and database between a wire and a disk.

A life ends in a crash wherever the seed will have it, and the next one begins on the file that is left. What
people do comes to it as updates, through the real intake and the inbox; time leaps where nothing is due.
"""

import asyncio
import json
import random
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from sqlalchemy import select

from bot.delivery import Delivery
from bot.intake import Intake
from bot.pace import Gate, Pace
from bot.telegram import ReplyPace
from handlers.almanac import Almanac
from handlers.visits import House
from schedules import changes, drafts, licences
from schedules import chats as chat_verbs
from schedules.chats import Defaults
from schedules.clock import SECOND
from schedules.lives import begin_life
from storage.database import Database
from storage.models import Address, Cause, ChatKind, Holder
from storage.tables import dialogues
from tests.trials import disk
from tests.trials.disk import Crash, Disk
from tests.trials.virtual import Stuck, VirtualLoop
from tests.trials.wire import Wire

GAMES = "TRIAL"
UNDO_SECONDS = 120
OWNER = 900
PATIENCE = 600.0  # seconds in which a living bot tells all that is due
IN_VAIN = 5  # looks at what is due already, and nothing happens
DEFAULTS = Defaults()


class WallClock:
    """The loop's time as a date; `offset` is moved where the system's clock is set."""

    def __init__(self, loop: VirtualLoop, begins: int) -> None:
        self._loop = loop
        self.offset = begins

    def now(self) -> int:
        return self.offset + round(self._loop.time() * SECOND)

    def seconds_until(self, instant: int) -> float:
        return (instant - self.now()) / SECOND


@dataclass(slots=True)
class Life:
    number: int
    disk: Disk
    delivery: Delivery
    intake: Intake
    ended: asyncio.Event


class World:
    """Use `run` with a story; the database's file is made anew from a template."""

    def __init__(self, file: Path, template: Path, begins: int, wire: Wire, loop: VirtualLoop) -> None:
        self.loop = loop
        self.clock = WallClock(loop, begins)
        self.wire = wire
        self.crashes = 0
        self.commits = 0
        self.file = file
        self.points: dict[str, int] = {}
        self.at_point: Callable[[str], bool] = lambda _point: False  # whether the process dies there
        self.downtime: Callable[[], float] = lambda: 1.0
        self.on_crash: Callable[[Life], None] = lambda _life: None
        self.hour_of: Callable[[int], int] = lambda _chat: 0  # from when on a chat's morning may be told
        self.life: Life | None = None
        self._alive = asyncio.Event()
        self._update = 0
        for ending in ("", "-wal", "-shm"):
            Path(f"{file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(template, file)
        self.outside = sqlite3.connect(file, isolation_level=None)

    # Lives ------------------------------------------------------------------------------------------------

    async def run(self, story: Callable[[], Awaitable[None]]) -> None:
        async with asyncio.TaskGroup() as group:
            living = group.create_task(self._live_on())
            await story()
            living.cancel()
        self.outside.close()

    async def _live_on(self) -> None:
        number = 0
        while True:
            number += 1
            try:
                await self._live(number)
            except* Crash:
                self.crashes += 1
            await asyncio.sleep(self.downtime())

    async def _live(self, number: int) -> None:
        drive = Disk()
        disk.current[:] = [drive]
        database = opened(self.file)
        await forget_connections(database)
        house = House(
            database=database,
            clock=self.clock,
            games=GAMES,
            owners=frozenset({OWNER}),
            defaults=DEFAULTS,
            language="en",
            undo_seconds=UNDO_SECONDS,
            almanac=Almanac(GAMES),
        )
        gate = Gate(Pace())
        delay = await begin_life(database, self.clock.now())
        delivery = Delivery(house, self.wire.bot(number, drive, reply=False), gate, delay=delay)
        replier = self.wire.bot(number, drive, reply=True)
        replier.session.middleware(ReplyPace(gate))
        intake = Intake(house, self.wire.bot(number, drive, reply=True), replier, Office(house), gate)  # type: ignore[arg-type]
        life = self.life = Life(number, drive, delivery, intake, asyncio.Event())

        def die_or_not(point: str) -> None:
            self.points[point] = self.points.get(point, 0) + 1
            if self.at_point(point):
                self.on_crash(life)
                drive.die()

        drive.at_point = die_or_not
        self._alive.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(intake.run(), name="intake")
                group.create_task(delivery.run(), name="delivery")
        finally:
            disk.current.clear()
            self._alive.clear()
            life.ended.set()
            self.commits += drive.commits
            drive.end()

    # From outside -----------------------------------------------------------------------------------------

    def say(self, who: int, address: int, **wish: Any) -> int:
        """An update with a wish; its number."""
        self._update += 1
        kind = "private" if address > 0 else "supergroup"
        message = {
            "message_id": self._update,
            "date": 0,
            "chat": {"id": address, "type": kind},
            "from": {"id": abs(who), "is_bot": False, "first_name": "x"},
            "text": json.dumps(wish),
        }
        self.wire.write({"update_id": self._update, "message": message})
        return self._update

    async def quiet(self) -> None:
        """Until a living bot has answered all that came in and told all that is due now."""
        while True:
            await self._alive.wait()
            life = self.life
            assert life is not None
            if await self._unless_it_dies(life, self._settled(life)):
                return

    async def _settled(self, life: Life) -> None:
        await life.intake.polled.wait()
        while self.wire.updates or not life.intake.idle.is_set():  # noqa: ASYNC110 (here time is virtual)
            await asyncio.sleep(0.05)
        async with asyncio.timeout(PATIENCE):
            await life.delivery.settle_down()

    async def _unless_it_dies(self, life: Life, waiting: Coroutine[Any, Any, None]) -> bool:
        loop = asyncio.get_running_loop()
        first, second = loop.create_task(waiting), loop.create_task(life.ended.wait())
        await asyncio.wait((first, second), return_when=asyncio.FIRST_COMPLETED)
        if life.ended.is_set():
            first.cancel()
            return False
        second.cancel()
        first.result()
        return True

    def next_due(self) -> int | None:
        """The next instant for which something waits in the tables; what is held up by it is due already."""
        notices = self.ask(
            "SELECT not_before FROM deliveries WHERE state IN ('ready', 'plain')"
            " UNION SELECT due_at FROM notices WHERE state = 'waiting'"
        )
        mornings = self.ask("SELECT chat_id, not_before FROM morning_retries WHERE state != 'given_up'")
        # What a day that is over has left untold is told on the next morning.
        waiting = [at for (at,) in notices] + [max(at, self.hour_of(chat)) for chat, at in mornings]
        now = self.clock.now()
        return min((at for at in waiting if at > now), default=min(waiting, default=None))

    async def tell_all(self, before: int | None, judge: Callable[[], None]) -> None:
        """All that falls due before an instant (None: ever) is told, and judged whenever it is quiet."""
        looks = 0
        while True:
            await self.quiet()
            judge()
            due = self.next_due()
            if due is None or (before is not None and due >= before):
                return
            looks = looks + 1 if due <= self.clock.now() else 0
            if looks > IN_VAIN:
                raise Stuck("something is due and nobody tells it")
            self.leap_to(due)

    def leap_to(self, instant: int) -> None:
        self.loop.leap_to(self.loop.time() + self.clock.seconds_until(instant))

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.outside.execute(query, values).fetchall()


opened_databases: dict[Path, Database] = {}


def opened(file: Path) -> Database:
    """One object a process: its compiled statements outlive a crash, as its file does, its connections do not."""
    return opened_databases.setdefault(file, Database(f"sqlite+aiosqlite:///{file}"))


async def forget_connections(database: Database) -> None:
    if database._writer is None:
        await database.__aenter__()
    for engine in (database._writer, database._reader):
        assert engine is not None
        await engine.dispose()


class Office:
    """Stands where the dispatcher stands: understands wishes, and makes for each the calls a handler would."""

    def __init__(self, house: House) -> None:
        self._house = house

    def resolve_used_update_types(self) -> list[str]:
        return ["message"]

    async def feed_update(self, bot: Bot, update: Update) -> None:
        message = update.message
        assert message is not None
        assert message.from_user is not None
        wish = json.loads(message.text or "{}")
        cause = Cause(message.from_user.id, self._house.clock.now(), update.update_id)
        kind = ChatKind.PRIVATE if message.chat.id > 0 else ChatKind.GROUP
        address = Address(message.chat.id, kind)
        answer = await getattr(self, wish.pop("do"))(cause, address, **wish)
        await bot.send_message(message.chat.id, f"Reply: {answer}")

    async def subscribe(self, cause: Cause, address: Address, sports: list[str]) -> str:
        await chat_verbs.subscribe(self._house.database, cause, address, sports, DEFAULTS)
        return "subscribed"

    async def unsubscribe(self, cause: Cause, address: Address, sports: list[str]) -> str:
        await chat_verbs.unsubscribe(self._house.database, cause, address, sports, GAMES, DEFAULTS)
        return "unsubscribed"

    async def follow(self, cause: Cause, address: Address, cup: int, *, wanted: bool) -> str:
        await chat_verbs.follow_tournament(self._house.database, cause, address, cup, DEFAULTS, wanted=wanted)
        return "followed"

    async def welcome(self, cause: Cause, address: Address) -> str:
        await chat_verbs.welcome(self._house.database, cause, address, DEFAULTS)
        return "welcome"

    async def migrated(self, cause: Cause, address: Address, old: int) -> str:
        await chat_verbs.move(self._house.database, cause, old, address.telegram_id)
        return "moved"

    async def draft(self, cause: Cause, address: Address, athlete: str, sport: str, cup: int | None) -> str:
        entry = drafts.Entry(sport, f"Event {athlete[8:]}", athlete, cup, 1, Holder.NOC)
        await drafts.draft(self._house.database, cause, address.telegram_id, [entry])
        return "drafted"

    async def record(self, cause: Cause, _: Address, athlete: str) -> str:
        number = await self._dialogue(drafts.WON, f'"{athlete}"')
        house = self._house
        answer = await licences.record(house.database, cause, number, GAMES, DEFAULTS.zone, house.undo_seconds)
        return type(answer).__name__

    async def undo(self, cause: Cause, _: Address, athlete: str) -> str:
        number = await self._dialogue(drafts.WON, f'"{athlete}"')
        answer = await licences.undo(self._house.database, cause, number, GAMES, DEFAULTS.zone)
        return type(answer).__name__

    async def plan(self, cause: Cause, address: Address, cup: int, start: str, end: str) -> str:
        database = self._house.database
        state = changes.fixed(date.fromisoformat(start), date.fromisoformat(end))
        answer = await changes.draft_change(database, cause, address.telegram_id, cup, state)
        if isinstance(answer, changes.Draft):
            await changes.choose_reason(database, cause, answer.dialogue_id, None)
        return type(answer).__name__

    async def move(self, cause: Cause, _: Address, cup: int, start: str) -> str:
        house = self._house
        number = await self._dialogue(changes.CHANGE, f'{{"tournament_id": {cup},', f'"{start}"')
        answer = await changes.apply_change(house.database, cause, number, DEFAULTS.zone, house.undo_seconds)
        return type(answer).__name__

    async def move_back(self, cause: Cause, _: Address, cup: int, start: str) -> str:
        house = self._house
        number = await self._dialogue(changes.CHANGE, f'{{"tournament_id": {cup},', f'"{start}"')
        answer = await changes.undo_change(house.database, cause, number, DEFAULTS.zone, house.undo_seconds)
        return type(answer).__name__

    async def _dialogue(self, kind: str, *words: str) -> int:
        """The newest conversation about it: its number is what the buttons carry."""
        async with self._house.database.read() as connection:
            found = await connection.execute(
                select(dialogues.c.id)
                .where(dialogues.c.kind == kind, *(dialogues.c.data.contains(word) for word in words))
                .order_by(dialogues.c.id.desc())
                .limit(1)
            )
            return found.scalar() or 0


async def begin_with(template: Path) -> None:
    """A migrated database with the Games of the trials, three sports and nothing else."""
    from storage.migration import migrate

    await migrate(f"sqlite+aiosqlite:///{template}")
    with closing(sqlite3.connect(template)) as connection, connection:
        connection.execute(
            "INSERT INTO games (code, name_en, name_ru, name_kk, zone)"
            " VALUES (?, 'Games', 'Games', 'Games', 'UTC')",
            (GAMES,),
        )
        connection.execute(
            "INSERT INTO games_changes (games, known_on, estimated, target, at)"
            " VALUES (?, '2019-01-01', 0, 500, 0)",
            (GAMES,),
        )
        for code in ("BOX", "JUD", "WRE"):
            connection.execute(
                "INSERT INTO sports (code, name_en, name_ru, name_kk, emoji, holder)"
                " VALUES (?, ?, ?, ?, '🏅', 'noc')",
                (code,) * 4,
            )
            connection.execute("INSERT INTO games_sports (games, sport) VALUES (?, ?)", (GAMES, code))


def chance_of(seed: int) -> random.Random:
    """The seed's own chance, and the program's too."""
    random.seed(seed)
    return random.Random(seed)
