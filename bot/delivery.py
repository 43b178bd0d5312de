"""From the tables to Telegram: mornings and notices go out under the pace, and every outcome is written down.

What is being sent is held in memory and nowhere else: a crash leaves it ready. A slot is freed when the outcome
is committed, so what a crash can repeat is never more than the slots.
"""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import structlog
from aiogram import Bot

from bot.letters import Letters
from bot.outcomes import outcome_of
from bot.pace import Gate
from bot.words import Words, prepare_words
from handlers.admins import find_admins
from handlers.screens import Screen
from handlers.visits import House
from schedules.asking import ask_due
from schedules.clock import MINUTE, SECOND, StepWatch
from schedules.lives import make_way
from schedules.morning import Morning, Mornings
from schedules.next_games import tell_end
from schedules.notices import find_deliveries, plan
from schedules.outbox import (
    LONGEST_WAIT,
    Gone,
    Later,
    NoTopic,
    Outcome,
    Refused,
    Result,
    Sent,
    Silenced,
    heed_step_back,
    settle,
)
from storage.database import is_away
from storage.models import Chat, DeliveryState, Notice

log = structlog.get_logger(__name__)

LOOK_EVERY = 1.0  # seconds between looks where nobody wakes us
SOONEST_LOOK = 0.1
FLUSH_AFTER = 0.05  # seconds an outcome may wait for others to be written with
FLUSH_AT = 50
LONGEST_BACKOFF = 30.0
AHEAD = 4  # messages a slot has before it while the next are looked for
SLOT_SECONDS = 0.09  # a slot's turn from request to commit, at a usual latency
FEWEST_SLOTS, MOST_SLOTS = 8, 90


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message to one chat: its morning, or the notices that wait for it."""

    chat: Chat
    morning: Morning | None = None
    notices: tuple[Notice, ...] = ()
    plain: bool = False
    tried: frozenset[int] = frozenset()  # the notices it may have read although no answer came


@dataclass(slots=True)
class Batch:
    """Results that are written together."""

    results: list[Result] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    full: asyncio.Event = field(default_factory=asyncio.Event)
    written: asyncio.Event = field(default_factory=asyncio.Event)


class Delivery:
    """Runs until cancelled; `wake` makes it look at once."""

    def __init__(self, house: House, bot: Bot, gate: Gate, *, paid: bool = False, delay: int = 0) -> None:
        """`delay`: milliseconds before anything is sent (schedules/lives.py)."""
        self._house = house
        self._born = house.clock.now()
        self._mornings = Mornings(house.database, house.games)
        self._letters = Letters(bot, paid)
        self._gate = gate
        self._steps = StepWatch(house.clock)
        self._delay = delay
        self._has_made_way = False
        self._slots = min(MOST_SLOTS, max(FEWEST_SLOTS, math.ceil(gate.pace.a_second * SLOT_SECONDS)))
        self._look = asyncio.Event()
        self._held: set[int] = set()  # surrogate ids: waiting in memory, being sent, or at rest
        self._lost: set[int] = set()  # surrogate ids: what became of their message could not be written
        self._resting: dict[int, float] = {}
        self._batch = Batch()
        self._ending = False
        self._flying = 0
        self._landed = asyncio.Event()  # set while nothing is being sent
        self._landed.set()
        self._asked = 0  # how often somebody asked to know that nothing is due
        self._answered = 0
        self._quiet = asyncio.Condition()
        self._asking = asyncio.Event()  # set while it is looked for questions to staff
        self._asked_at = 0  # when that was last done: once a minute is often enough

    def wake(self) -> None:
        self._look.set()

    async def land(self) -> None:
        """Begin nothing new, and wait until what is being sent is written down."""
        self._ending = True
        await self._landed.wait()

    async def settle_down(self) -> None:
        """Wait until all that is due now has been sent and written down."""
        self._asked += 1
        asked = self._asked
        self.wake()
        async with self._quiet:
            await self._quiet.wait_for(lambda: self._answered >= asked)

    async def run(self) -> None:
        """Raises TokenRefused where Telegram knows the bot no more; nothing of the outbox is lost by it."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._settle_for_ever(), name="settle")
            waiting: asyncio.Queue[tuple[Parcel, Words]] = asyncio.Queue(maxsize=AHEAD * self._slots)
            for number in range(self._slots):
                group.create_task(self._send_for_ever(waiting), name=f"slot {number}")
            group.create_task(self._ask_for_ever(), name="ask")
            if self._delay:
                log.warning("it has died often of late: sending begins later", seconds=self._delay / SECOND)
                await self._gate.timer.sleep(self._delay / SECOND)
            await self._look_for_ever(waiting)

    async def _ask_for_ever(self) -> None:
        """Beside the sending, which never waits for it."""
        house = self._house
        while True:
            await self._asking.wait()
            now = house.clock.now()
            try:
                await ask_due(house.database, house.games, now, house.defaults.zone, sorted(house.owners))
                await tell_end(house.database, house.games, now, house.defaults.zone)
            except Exception:
                log.exception("could not ask staff; it is tried again in a minute")
            self._asked_at = now
            self._asking.clear()
            self.wake()

    async def _look_for_ever(self, waiting: "asyncio.Queue[tuple[Parcel, Words]]") -> None:
        backoff = LOOK_EVERY
        while True:
            self._look.clear()
            asked = self._asked
            try:
                found = await self._find()
                backoff = LOOK_EVERY
            except Exception:
                # The database may be away for a while; what was sent meanwhile is kept in memory.
                log.exception("could not look for what is due")
                await asyncio.sleep(backoff)
                backoff = min(LONGEST_BACKOFF, backoff * 2)
                continue
            for parcel, _ in found:
                self._held.add(parcel.chat.id)
            for one in found:
                await waiting.put(one)
            if not found:
                if not self._held and not self._look.is_set() and not self._asking.is_set():
                    async with self._quiet:
                        self._answered = asked
                        self._quiet.notify_all()
                await self._wait_for_a_reason()

    async def _wait_for_a_reason(self) -> None:
        # Until the clock's next second, for hours strike at one.
        to_second = (SECOND - self._house.clock.now() % SECOND) / SECOND
        try:
            async with asyncio.timeout(min(LOOK_EVERY, max(SOONEST_LOOK, to_second))):
                await self._look.wait()
        except TimeoutError:
            pass

    async def _find(self) -> list[tuple[Parcel, Words]]:
        step = self._steps.step()
        if step < -LONGEST_WAIT:
            log.warning("the clock was put back", seconds=-step / SECOND)
            self._born += step
            await heed_step_back(self._house.database, -step)
        now = self._house.clock.now()
        self._end_rests()
        limit = 2 * AHEAD * self._slots
        database = self._house.database
        if now // MINUTE != self._asked_at // MINUTE:
            self._asking.set()
        await plan(database, now)
        # As they are before the tables are read: who is let go meanwhile would be read as not yet told.
        mornings = await self._mornings.find(now, limit, frozenset(self._held | self._lost))
        parcels = [Parcel(one.chat, morning=one, plain=one.plain) for one in mornings]
        taken = self._held | self._lost | {parcel.chat.id for parcel in parcels}
        for chat, told in await find_deliveries(database, now, limit, taken):
            plain = any(delivery.state is DeliveryState.PLAIN for delivery, _ in told)
            if plain:
                # One by one, so that what Telegram will not take costs no other notice.
                told = [one for one in told if one[0].state is DeliveryState.PLAIN][:1]
            # What was due before this life began may have been in flight when the last one ended.
            begun = [one for one, _ in told if one.attempts or one.not_before <= self._born]
            tried = frozenset(one.notice_id for one in begun)
            notices = tuple(notice for _, notice in told)
            parcels.append(Parcel(chat, notices=notices, plain=plain, tried=tried))
        if not parcels:
            return []
        spoken_of = {notice.id: notice for parcel in parcels for notice in parcel.notices}
        words = await prepare_words(self._house, now, list(spoken_of.values()))
        return [(parcel, words) for parcel in parcels]

    def _end_rests(self) -> None:
        now = self._gate.timer.now()
        for chat_id in [chat_id for chat_id, until in self._resting.items() if until <= now]:
            del self._resting[chat_id]
            self._held.discard(chat_id)

    async def _send_for_ever(self, waiting: "asyncio.Queue[tuple[Parcel, Words]]") -> None:
        while True:
            parcel, words = await waiting.get()
            screen, result = self._prepare(parcel, words)
            if screen:
                if (rest := await self._gate.let_notice_through(parcel.chat.telegram_id)) > 0:
                    # A limited chat gives its slot to the others and comes again.
                    self._resting[parcel.chat.id] = self._gate.timer.now() + rest
                    continue
                if self._ending:
                    continue
            self._flying += 1
            self._landed.clear()
            if screen:
                result = replace(result, outcome=await self._speak(parcel, screen))
            await self._write_down(result)
            self._flying -= 1
            if not self._flying:
                self._landed.set()
            self._held.discard(parcel.chat.id)
            self.wake()

    def _prepare(self, parcel: Parcel, words: Words) -> tuple[Screen | None, Result]:
        """The parcel's words, and what became of it where there are none."""
        said: Sequence[Notice] = parcel.notices
        screen: Screen | None = None
        outcome: Outcome = Sent(None)
        try:
            if parcel.morning:
                screen = words.morning(parcel.morning)
            else:
                screen, said = words.notices(parcel.chat, list(parcel.notices), parcel.tried)
        except Exception:
            # A fault of ours in one message's words holds up that message alone.
            log.exception("no words could be made for a message")
            outcome = Later("no words")
        return screen, Result(
            chat_id=parcel.chat.id,
            day=parcel.morning.day if parcel.morning else None,
            notice_ids=tuple(notice.id for notice in said),
            outcome=outcome,
            plain=parcel.plain,
            doubtful=bool(parcel.tried),
        )

    async def _speak(self, parcel: Parcel, screen: Screen) -> Outcome:
        sent_at = self._gate.timer.now()
        try:
            return Sent(await self._letters.send(parcel.chat, screen, plain=parcel.plain))
        except Exception as error:
            outcome = outcome_of(error)
            self._heed(parcel.chat, outcome, sent_at)
            if isinstance(outcome, NoTopic) and parcel.chat.topic_id is None:
                outcome = Silenced(outcome.reason)  # General itself is closed: there is nowhere to give way to
            if isinstance(outcome, Silenced):
                title, admins = await find_admins(self._letters.bot, parcel.chat.telegram_id)
                return Silenced(outcome.reason, title, admins)
            return outcome

    async def _write_down(self, result: Result) -> None:
        """Return when it is committed."""
        batch = self._batch
        batch.results.append(result)
        batch.begun.set()
        if len(batch.results) >= min(FLUSH_AT, self._slots):
            batch.full.set()
        await batch.written.wait()

    def _heed(self, chat: Chat, outcome: Outcome, sent_at: float) -> None:
        """What an outcome means for the others, and for the log."""
        match outcome:
            case Later(wait=int(wait)):
                self._gate.wait_as_asked(chat.telegram_id, wait / SECOND, sent_at)
                log.warning("Telegram asks to wait", seconds=wait / SECOND)
            case Later(reason=reason, first=first):
                if first > SECOND:
                    # Too many requests, not for how long: its own wait grows, the others make room once.
                    self._gate.wait_as_asked(chat.telegram_id, first / SECOND, sent_at)
                log.warning("a message has to wait", reason=reason)
            case Gone(reason=reason) | Silenced(reason=reason) | NoTopic(reason=reason):
                log.info("a chat does not take messages any more", reason=reason)
            case Refused(reason=reason):
                log.error("Telegram refused a message of ours", reason=reason)

    async def _settle_for_ever(self) -> None:
        """Write outcomes together; while the database is away they wait here and nothing is sent twice."""
        while True:
            await self._batch.begun.wait()
            try:
                async with asyncio.timeout(FLUSH_AFTER):
                    await self._batch.full.wait()
            except TimeoutError:
                pass
            batch, self._batch = self._batch, Batch()
            try:
                await self._settle(batch.results)
            except Exception:
                log.exception("outcomes cannot be written together; each is tried alone")
                await self._settle_each(batch.results)
            await self._make_way()
            batch.written.set()

    async def _settle_each(self, results: list[Result]) -> None:
        """One outcome that cannot be written holds up no other; its chat is not written to again in this life."""
        for result in results:
            try:
                await self._settle([result])
            except Exception:
                log.exception("an outcome cannot be written")
                self._lost.add(result.chat_id)

    async def _make_way(self) -> None:
        if self._has_made_way:
            return
        try:
            await make_way(self._house.database)
            self._has_made_way = True
        except Exception:
            log.exception("could not note that sending goes well")

    async def _settle(self, results: list[Result]) -> None:
        backoff = LOOK_EVERY
        while True:
            try:
                await settle(self._house.database, results, self._house.clock.now(), sorted(self._house.owners))
            except Exception as error:
                if not is_away(error):
                    raise
                log.exception("could not write outcomes; they are kept")
                await asyncio.sleep(backoff)
                backoff = min(LONGEST_BACKOFF, backoff * 2)
            else:
                return
