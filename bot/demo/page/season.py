"""What the page asks of the season it plays: what to show of it, and the verbs of its bar."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

VERBS = ("play", "pause", "jump", "tour", "fault")


class Season(Protocol):
    """A season that moves the clock, and knows what happens when."""

    def shown(self) -> dict[str, Any]:
        """{"now": ms UTC, "zone", "paused", "speed", "begins": ms, "ends": ms, "next": {"id", "at"} or None,
        "events": [{"id", "at": ms, "kind": tournament | news | result | games, "title": {"ru", "kk", "en"},
        "done"}], "tour": None or {"step", "of", "says": {"ru", "kk", "en"}, "chat": id or None},
        "bot": running | starting | down, "faults": {"network", "flood", "blocked": [person ids]},
        "outbox": {"waiting", "said", "given_up", "oldest_s"}}
        """

    async def act(self, verb: str, body: dict[str, Any]) -> None:
        """play {speed}, pause, jump {to: event id | "next" | ms}, tour {"do": start | skip | stop},
        fault {"name": network | flood | kill | block, "on", "person"?}. Raises BadInput with a sentence.
        """

    def watch(self) -> AbstractAsyncContextManager[AsyncIterator[object]]:
        """Yields whenever what is shown has changed."""
