"""The gate keeps Telegram's limits in any second, and makes nobody wait for longer than they ask."""

import asyncio
import heapq
from bisect import bisect_left
from collections.abc import Awaitable, Coroutine, Iterable
from itertools import count
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage, TelegramMethod
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.pace import Gate, Pace
from bot.telegram import ReplyPace

GROUP = -100


class VirtualTimer:
    """Time that passes when everybody waits for it."""

    def __init__(self) -> None:
        self.at = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.at + seconds, next(self._numbers), waking))
        await waking

    async def pass_until(self, end: Awaitable[Any]) -> None:
        """Let everybody run until they wait, then the next hour strikes."""
        ending = asyncio.ensure_future(end)  # noqa: TID251 (watched, and awaited below)
        ready = asyncio.get_running_loop()._ready
        while not ending.done():
            await asyncio.sleep(0)
            if ready:
                continue  # somebody has something to do still
            if self._sleepers and not ending.done():
                self.at, _, waking = heapq.heappop(self._sleepers)
                if not waking.done():
                    waking.set_result(None)
        await ending


class LateTimer(VirtualTimer):
    """One that wakes each sleeper some milliseconds too late, as a busy loop does."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds + 0.005)


class Street:
    """Who was let through the gate, and when."""

    def __init__(self, pace: Pace | None = None) -> None:
        self.timer = VirtualTimer()
        self.gate = Gate(pace or Pace(), self.timer)
        self.notices: list[tuple[float, int]] = []
        self.replies: list[tuple[float, int]] = []

    @property
    def all(self) -> list[float]:
        return sorted(at for at, _ in self.notices + self.replies)

    async def notice(self, chat: int) -> None:
        while (rest := await self.gate.let_notice_through(chat)) > 0:
            await self.timer.sleep(rest)
        self.notices.append((self.timer.now(), chat))

    async def broadcast(self, chats: Iterable[int], slots: int = 8) -> None:
        """Notices to these chats, as delivery sends them: so many at a time."""
        left = iter(chats)

        async def slot() -> None:
            for chat in left:
                await self.notice(chat)

        async with asyncio.TaskGroup() as group:
            for _ in range(slots):
                group.create_task(slot())

    async def reply(self, chat: int, after: float = 0.0) -> None:
        if after:
            await self.timer.sleep(after)
        await self.gate.let_reply_through(chat)
        self.replies.append((self.timer.now(), chat))

    async def wait(self, seconds: float) -> None:
        await self.timer.sleep(seconds)

    async def run(self, *goings: Coroutine[Any, Any, Any]) -> None:
        async def together() -> None:
            async with asyncio.TaskGroup() as group:
                for going in goings:
                    group.create_task(going)

        await self.timer.pass_until(together())


def most_in_a_second(times: list[float]) -> int:
    """In any window of one second; `times` are in order."""
    return max(bisect_left(times, start + 1) - number for number, start in enumerate(times))


async def test_thirty_a_second_are_never_exceeded_and_hardly_missed() -> None:
    street = Street()
    await street.run(street.broadcast(range(1, 601)))
    assert most_in_a_second(street.all) <= 30
    assert street.all[-1] <= 600 / 30 * 1.03
    assert len({chat for _, chat in street.notices}) == 600


async def test_notices_are_evenly_spaced_without_a_burst() -> None:
    street = Street()
    await street.run(street.broadcast(range(1, 61)))
    gaps = [after - before for before, after in zip(street.all, street.all[1:], strict=False)]
    assert min(gaps) >= 1 / 30


async def test_a_paid_bot_sends_a_thousand_a_second() -> None:
    street = Street(Pace(a_second=1000))
    await street.run(street.broadcast(range(1, 1501), slots=40))
    assert most_in_a_second(street.all) <= 1000
    assert street.all[-1] <= 1.5 * 1.03


async def test_a_busy_loop_costs_a_paid_bot_no_pace_and_makes_no_burst() -> None:
    street = Street(Pace(a_second=1000))
    street.timer = street.gate.timer = LateTimer()
    await street.run(street.broadcast(range(1, 1501), slots=40))
    assert most_in_a_second(street.all) <= 1000
    assert street.all[-1] <= 1.5 * 1.03
    assert max(bisect_left(street.all, at + 0.001) - n for n, at in enumerate(street.all)) <= 22


async def test_replies_go_before_notices_that_wait() -> None:
    """Forty replies in the middle of a broadcast: thirty go at once, and no notice before the rest of them."""
    street = Street()
    await street.run(
        street.broadcast(range(1, 301)), *(street.reply(chat, after=3.0) for chat in range(1001, 1041))
    )
    assert most_in_a_second(street.all) <= 30
    assert max(at for at, _ in street.replies) <= 3.0 + 2.1
    last_reply = max(at for at, _ in street.replies)
    assert not [at for at, _ in street.notices if 3.1 < at < last_reply - 0.1]
    assert street.all[-1] <= 340 / 30 * 1.03 + 0.1


async def test_notices_stand_back_for_a_moment_while_somebody_is_answered() -> None:
    street = Street(Pace(a_second=1000))

    async def answer() -> None:
        await street.timer.sleep(0.5)
        with street.gate.answering():
            await street.timer.sleep(0.03)

    await street.run(street.broadcast(range(1, 1001), slots=40), answer())
    assert not [at for at in street.all if 0.501 < at < 0.53]
    assert street.all[-1] <= 1.0 * 1.04


async def test_who_asks_without_end_leaves_the_notices_half_of_the_time() -> None:
    street = Street(Pace(a_second=1000))

    async def answer_for_ever() -> None:
        while street.timer.now() < 3:
            with street.gate.answering():
                await street.timer.sleep(0.02)

    await street.run(street.broadcast(range(1, 1001), slots=40), answer_for_ever())
    assert street.all[-1] <= 2.2


async def test_one_reply_in_a_broadcast_does_not_queue() -> None:
    street = Street()
    await street.run(street.broadcast(range(1, 201)), street.reply(1001, after=2.01))
    ((at, _),) = street.replies
    assert at <= 2.01 + 1 / 30
    assert most_in_a_second(street.all) <= 30


async def test_what_replies_take_is_taken_from_the_notices_and_no_more() -> None:
    street = Street()
    replies = [street.reply(1000 + number, after=number / 10) for number in range(1, 100)]
    await street.run(street.broadcast(range(1, 301)), *replies)
    assert most_in_a_second(street.all) <= 30
    assert street.all[-1] <= 400 / 30 * 1.05


async def test_a_chat_hears_a_notice_a_second_at_most() -> None:
    street = Street()
    await street.run(*(street.notice(1) for _ in range(4)))
    times = [at for at, _ in street.notices]
    assert times == pytest.approx([0, 1, 2, 3], abs=1e-6)


async def test_who_asks_twice_in_a_second_is_answered_twice() -> None:
    street = Street()
    await street.run(street.reply(1), street.reply(1))
    assert street.all == [0, 0]


async def test_a_group_hears_twenty_messages_a_minute_at_most() -> None:
    street = Street()
    await street.run(*(street.reply(GROUP) for _ in range(25)), *(street.notice(GROUP) for _ in range(25)))
    for start in street.all:
        assert sum(start <= at < start + 60 for at in street.all) <= 20
    assert street.all[-1] <= 2 * 60 + 20


async def test_a_private_chat_has_no_limit_by_the_minute() -> None:
    street = Street()
    await street.run(*(street.notice(1) for _ in range(25)))
    assert street.all[-1] == pytest.approx(24, abs=1e-6)


async def test_a_closed_gate_lets_nobody_through() -> None:
    street = Street()
    street.gate.close_for(30)
    street.gate.close_for(5)
    await street.run(*(street.notice(chat) for chat in range(1, 11)), street.reply(99))
    assert min(street.all) == pytest.approx(30)
    assert most_in_a_second(street.all) <= 30


async def test_a_resting_chat_holds_nobody_back() -> None:
    street = Street()
    street.gate.rest_chat(1, 30)
    street.gate.rest_chat(GROUP, 20)
    await street.run(street.notice(1), street.reply(1), street.reply(GROUP), street.broadcast(range(2, 62)))
    assert sorted(chat for at, chat in street.notices if at < 2.1) == list(range(2, 62))
    assert {chat: round(at) for at, chat in street.replies} == {1: 30, GROUP: 20}
    assert [round(at) for at, chat in street.notices if chat == 1] in ([30], [31])


async def test_the_wait_of_a_chat_is_told_beforehand() -> None:
    street = Street()
    assert street.gate.chat_wait(1) == 0
    await street.run(street.notice(1))
    assert street.gate.chat_wait(1) == pytest.approx(1)
    assert street.gate.reply_wait(1) == 0
    await street.run(street.wait(0.75))
    assert street.gate.chat_wait(1) == pytest.approx(0.25)
    street.gate.rest_chat(1, 9)
    street.gate.rest_chat(1, 3)
    assert street.gate.reply_wait(1) == street.gate.chat_wait(1) == pytest.approx(9)


@pytest.mark.parametrize(
    ("chat", "before", "whose"),
    [
        (GROUP, 0, "the chat's"),
        (1, 0, "the bot's"),
        (1, 1, "the bot's"),
        (1, 3, "the chat's"),
    ],
    ids=["a group", "a private chat", "one message", "three replies at once"],
)
async def test_too_many_requests_says_not_whose_limit_it_is(chat: int, before: int, whose: str) -> None:
    """A group's is its own; a private chat's only if it was overspent; else the whole bot has to wait."""
    street = Street()
    await street.run(*(street.reply(chat) for _ in range(before)))
    street.gate.wait_as_asked(chat, 7, street.timer.now())
    await street.run(street.notice(2), street.notice(chat))
    waited = {to: round(at) for at, to in street.notices}
    assert waited == ({2: 0, chat: 7} if whose == "the chat's" else {2: 7, chat: 7})


async def test_what_has_gone_to_a_chat_since_was_not_what_was_too_much() -> None:
    """A notice is refused while a reply to the same chat is under way: before the notice there was nothing."""
    street = Street()
    await street.run(street.notice(1))
    sent_at = street.timer.now()
    await street.run(street.reply(1, after=0.1))
    street.gate.wait_as_asked(1, 7, sent_at)
    await street.run(street.notice(2))
    assert round(street.notices[-1][0]) == 7


async def test_chats_that_are_idle_are_forgotten() -> None:
    street = Street(Pace(a_second=1000))
    for _ in range(3):
        await street.run(*(street.reply(chat) for chat in range(1, 3001)))
        await street.run(street.wait(61))
        assert street.gate.chat_wait(1) == 0
    await street.run(*(street.reply(chat) for chat in range(3001, 6001)))
    assert len(street.gate._chats) <= 3001


async def test_a_broadcast_to_many_remembers_few() -> None:
    street = Street(Pace(a_second=1000))
    await street.run(street.broadcast(range(1, 20_001), slots=90))
    assert len(street.gate._chats) < 11_000


@settings(max_examples=15, deadline=None)
@given(
    rate=some.sampled_from([1, 3, 30]),
    notices=some.lists(some.integers(1, 8), max_size=25),
    replies=some.lists(some.tuples(some.integers(1, 8), some.floats(0, 3)), max_size=25),
)
async def test_no_crowd_exceeds_the_pace(rate: int, notices: list[int], replies: list[tuple[int, float]]) -> None:
    street = Street(Pace(a_second=rate))
    await street.run(
        *(street.notice(chat) for chat in notices), *(street.reply(chat, after) for chat, after in replies)
    )
    assert len(street.all) == len(notices) + len(replies)
    assert not street.all or most_in_a_second(street.all) <= rate


async def test_the_wait_of_a_reply_that_is_given_up_is_heeded_by_the_next() -> None:
    gate = Gate(Pace())

    async def busy(_: Bot, method: TelegramMethod[Any]) -> Any:
        raise TelegramRetryAfter(method, "Too Many Requests", retry_after=90)

    with pytest.raises(TelegramRetryAfter):
        await ReplyPace(gate)(busy, Bot("42:TEST"), SendMessage(chat_id=GROUP, text="x"))
    assert gate.reply_wait(GROUP) > 89
