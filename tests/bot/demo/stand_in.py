"""A season that stands where it is put: what the page asks of one, without a bot behind it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from bot.demo.page.refusals import BadInput
from schedules.clock import MovableClock, instant_of

ALMATY = "Asia/Almaty"


def moment(month: int, day: int, hours: int = 9) -> int:
    """An instant of 2020 in Almaty."""
    return instant_of(date(2020, month, day), hours * 60, ALMATY)


def event(at: int, kind: str, ru: str, kk: str, en: str) -> dict[str, Any]:
    return {"id": f"{kind}-{at}", "at": at, "kind": kind, "title": {"ru": ru, "kk": kk, "en": en}}


EVENTS = [
    event(
        moment(2, 28),
        "news",
        "Азиатский отбор по борьбе отложен",
        "Күрестен Азия іріктеуі шегерілді",
        "The Asian wrestling qualifier is postponed",
    ),
    event(moment(3, 3), "tournament", "Бокс, Амман: начало", "Бокс, Амман: басталуы", "Boxing, Amman: it begins"),
    event(
        moment(3, 11, 21),
        "result",
        "Бокс, Амман: девять лицензий",
        "Бокс, Амман: тоғыз лицензия",
        "Boxing, Amman: nine licences",
    ),
    event(
        moment(3, 16),
        "news",
        "Парижский отбор отложен",
        "Париж іріктеуі шегерілді",
        "The Paris qualifier is postponed",
    ),
    event(
        moment(3, 24, 18),
        "games",
        "Игры перенесены на 2021",
        "Ойындар 2021 жылға шегерілді",
        "The Games move to 2021",
    ),
    event(moment(5, 13), "tournament", "Дзюдо, Баку", "Дзюдо, Баку", "Judo, Baku"),
]


class StandIn:
    """Tells of `changes` when `tell` is called; notes what was asked of it in `acts`."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.acts: list[tuple[str, dict[str, Any]]] = []
        self.changes: dict[str, Any] = {}
        self._listeners: set[asyncio.Queue[None]] = set()

    def shown(self) -> dict[str, Any]:
        now = self.clock.now()
        ahead = next((one for one in EVENTS if one["at"] > now), None)
        return {
            "now": now,
            "zone": ALMATY,
            "paused": True,
            "speed": 60,
            "begins": moment(2, 20, 0),
            "ends": moment(6, 1, 0),
            "next": {"id": ahead["id"], "at": ahead["at"]} if ahead else None,
            "events": [one | {"done": one["at"] <= now} for one in EVENTS],
            "tour": None,
            "bot": "running",
            "faults": {"network": False, "flood": False, "blocked": []},
            "outbox": {"waiting": 0, "said": 12, "given_up": 0, "oldest_s": None},
        } | self.changes

    async def act(self, verb: str, body: dict[str, Any]) -> None:
        self.acts.append((verb, body))
        match verb, body:
            case "jump", {"to": int(at)} if at >= self.clock.now():
                self.clock.move_to(at)
            case "jump", {"to": str(name)}:
                ahead = [one for one in EVENTS if one["at"] > self.clock.now() and name in ("next", one["id"])]
                if not ahead:
                    raise BadInput("Nothing of that name is ahead.")
                self.clock.move_to(ahead[0]["at"])
            case "jump", _:
                raise BadInput("Time only goes forwards.")
            case ("play", _) | ("pause", _):
                self.changes["paused"] = verb == "pause"
        self.tell()

    def tell(self, **changes: Any) -> None:
        """Something is not what it was."""
        self.changes |= changes
        for each in self._listeners:
            each.put_nowait(None)

    @asynccontextmanager
    async def watch(self) -> AsyncIterator[AsyncIterator[None]]:
        queue: asyncio.Queue[None] = asyncio.Queue()
        self._listeners.add(queue)

        async def told() -> AsyncIterator[None]:
            while True:
                await queue.get()
                yield

        try:
            yield told()
        finally:
            self._listeners.discard(queue)
