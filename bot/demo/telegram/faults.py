"""Trouble on demand: what may go wrong between a bot and Telegram, one case at a time."""

import random
from dataclasses import dataclass, field
from enum import StrEnum

from bot.demo.telegram.refusals import TAKEN_OVER, Refusal, too_many


class Fault(StrEnum):
    """One way for a request to end badly. "Accepted" means that the message was sent all the same."""

    TOO_MANY = "429 with parameters.retry_after"
    TOO_MANY_BARE = "429 without parameters"
    SERVER_ERROR = "500 Internal Server Error: restart"
    BAD_GATEWAY = "502 with a page of HTML"
    GATEWAY_TIMEOUT = "504 with a page of HTML"
    TOO_LARGE = "413 Request Entity Too Large"
    CUT_OFF = "accepted, then the connection closes in the middle of the answer"
    BROKEN_JSON = "accepted, then the answer is cut in the middle"
    UNPARSABLE_OK = "accepted, then ok: true with a result of an unknown shape"
    RESET_BEFORE = "the connection closes and nothing was accepted"
    RESET_AFTER = "accepted, then the connection closes without an answer"
    SLOW = "accepted, then the answer comes late"
    SILENT = "no answer until the client leaves; nothing was accepted"
    FORBIDDEN = "403"
    BAD_REQUEST = "400"
    MIGRATE = "400 with parameters.migrate_to_chat_id"
    UNAUTHORIZED = "401"
    CONFLICT = "409"

    @property
    def accepts(self) -> bool:
        """Whether the request is carried out before it goes wrong."""
        return self in _ACCEPTING


# Code, what the description begins with, and the rest of it unless it was given.
_ANSWERS: dict[Fault, tuple[int, str, str]] = {
    Fault.TOO_MANY_BARE: (429, "", "Too Many Requests"),
    Fault.SERVER_ERROR: (500, "", "Internal Server Error: restart"),
    Fault.TOO_LARGE: (413, "", "Request Entity Too Large"),
    Fault.FORBIDDEN: (403, "Forbidden: ", "bot was blocked by the user"),
    Fault.BAD_REQUEST: (400, "Bad Request: ", "chat not found"),
    Fault.MIGRATE: (400, "Bad Request: ", "group chat was upgraded to a supergroup chat"),
    Fault.UNAUTHORIZED: (401, "", "Unauthorized"),
    Fault.CONFLICT: (409, "", TAKEN_OVER),
}
_ACCEPTING = frozenset({Fault.CUT_OFF, Fault.BROKEN_JSON, Fault.UNPARSABLE_OK, Fault.RESET_AFTER, Fault.SLOW})


@dataclass(slots=True)
class Trouble:
    """A fault that was asked for, whom it meets and how often."""

    fault: Fault
    methods: frozenset[str] | None  # lower case; None: every method
    chat_id: int | None
    left: int | None  # None: for ever
    probability: float | None
    chance: random.Random = field(repr=False)
    retry_after: int = 3
    seconds: float = 1.0
    description: str | None = None
    migrate_to_chat_id: int | None = None
    everywhere: bool = False
    met: int = 0

    def refusal(self) -> Refusal:
        """The answer of a trouble that is an answer at all."""
        if self.fault is Fault.TOO_MANY:
            return too_many(self.retry_after)
        code, prefix, words = _ANSWERS[self.fault]
        refusal = Refusal(code, prefix + (self.description or words))
        if self.fault is Fault.MIGRATE:
            refusal.parameters = {"migrate_to_chat_id": self.migrate_to_chat_id}
        return refusal

    def meets(self, method: str, chat_id: object) -> bool:
        """Whether this request runs into the trouble; counts it when it does."""
        if self.left == 0 or (self.methods is not None and method not in self.methods):
            return False
        if self.chat_id is not None and chat_id != self.chat_id:
            return False
        if self.probability is not None and self.chance.random() >= self.probability:
            return False
        self.met += 1
        if self.left is not None:
            self.left -= 1
        return True


class Troubles:
    """All troubles asked for; of several that fit a request, the oldest meets it."""

    def __init__(self) -> None:
        self._all: list[Trouble] = []

    def add(self, trouble: Trouble) -> None:
        self._all.append(trouble)

    def clear(self) -> None:
        self._all.clear()

    def next(self, method: str, chat_id: object) -> Trouble | None:
        """The trouble this request runs into, if any. `method` is in lower case."""
        if not self._all:
            return None
        found = next((each for each in self._all if each.meets(method, chat_id)), None)
        if found is not None and found.left == 0:
            self._all.remove(found)
        return found
