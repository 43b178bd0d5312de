"""What the viewer may break between the bot and Telegram, and mend again."""

from collections.abc import Sequence
from typing import Any

from bot.demo.telegram import Fault, Person, PretendTelegram

SENDING = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText", "answerCallbackQuery")
RETRY_AFTER = 5  # seconds


class Faults:
    """Those of one pretend Telegram, and who of its people has blocked the bot."""

    def __init__(self, telegram: PretendTelegram, people: Sequence[Person]) -> None:
        self._telegram = telegram
        self._people = {one.id: one for one in people}
        self.network = False
        self.flood = False

    @property
    def trouble(self) -> bool:
        """Whether hardly anything comes through."""
        return self.network or self.flood

    def shown(self) -> dict[str, Any]:
        blocked = [one.id for one in self._people.values() if one.blocked]
        return {"network": self.network, "flood": self.flood, "blocked": blocked}

    def cut_network(self, *, on: bool) -> None:
        """Every connection is closed before anything is said, and so is the one on which the bot waits."""
        self.network = on
        self._set()
        if on:
            self._telegram.hang_up()

    def flood_bot(self, *, on: bool) -> None:
        """Whatever the bot sends is too much."""
        self.flood = on
        self._set()

    def block(self, person_id: object, *, on: bool) -> bool:
        """False where there is no such person."""
        person = self._people.get(person_id) if isinstance(person_id, int) else None
        if person is None:
            return False
        (self._telegram.block if on else self._telegram.unblock)(person)
        return True

    def _set(self) -> None:
        self._telegram.calm()
        if self.network:
            self._telegram.fail(Fault.RESET_BEFORE, times=None)
        if self.flood:
            self._telegram.fail(Fault.TOO_MANY, methods=SENDING, times=None, retry_after=RETRY_AFTER)
