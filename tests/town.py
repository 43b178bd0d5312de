"""Where stories happen: one pretend Telegram, one running bot, a clock, and people who say, tap and see."""

import asyncio
from dataclasses import dataclass
from typing import Any, Self

from pydantic import SecretStr

from bot.app import Running, run_bot
from bot.demo.telegram import Answer, Person, PretendTelegram
from bot.lines import MOST_OF_PERSON
from bot.pace import Pace
from bot.settings import Settings
from schedules.clock import SECOND, MovableClock

TOKEN = "42:PRETEND-token-of-the-tests-only"
UNHURRIED = Pace(a_second=100_000, chat_seconds=0, group_a_minute=100_000)
Message = dict[str, Any]


@dataclass(slots=True)
class Someone:
    """A person in a private chat with the bot."""

    town: "Town"
    person: Person

    async def says(self, text: str) -> None:
        """… and waits for the bot to have dealt with it."""
        self.town.telegram.type(self.person, text)
        await self.town.deals_with_it()

    async def sends(self, kind: str = "message", **content: Any) -> None:
        """Anything but plain words, as Telegram puts it: `sends(sticker={…})`."""
        number = max((one["message_id"] for one in self.town.telegram.history(self.person.id)), default=0) + 1
        person = {"chat": self.person.chat(), "from": self.person.user()}
        date = self.town.clock.now() // SECOND
        self.town.telegram.add_update({kind: {"message_id": number, "date": date, **person, **content}})
        await self.town.deals_with_it()

    async def taps(self, words: str, *, on: Message | None = None) -> None:
        """The button whose text has these words, on the newest message that has one."""
        message, data = self._find_button(words, on)
        self.town.telegram.press(self.person, message["message_id"], data)
        await self.town.deals_with_it()

    async def forges(self, *data: str) -> list[Answer]:
        """Presses buttons that are on no message of theirs; what each is answered."""
        anything = self.messages()[-1] if self.messages() else self.town.telegram.history(self.person.id)[-1]
        answers: list[Answer] = []
        for first in range(0, len(data), MOST_OF_PERSON):
            answered = len(self.town.telegram.answers)
            for one in data[first : first + MOST_OF_PERSON]:
                self.town.telegram.press(self.person, anything["message_id"], one, forged=True)
            await self.town.deals_with_it()
            answers += self.town.telegram.answers[answered:]
        return answers

    def blocks(self) -> None:
        self.town.telegram.block(self.person)

    def messages(self) -> list[Message]:
        """What the bot has written, as it now stands."""
        return [one for one in self.town.telegram.history(self.person.id) if one["from"]["is_bot"]]

    def reads(self) -> list[str]:
        return [one.get("text", "") for one in self.messages()]

    def last(self) -> str:
        return self.reads()[-1]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.reads())

    def alerts(self) -> list[str]:
        return [one.text or "" for one in self.town.telegram.answers if one.show_alert]

    def buttons(self) -> list[str]:
        """The texts of the newest message's buttons."""
        rows = self.messages()[-1].get("reply_markup", {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]

    def _find_button(self, words: str, on: Message | None) -> tuple[Message, str]:
        for message in [on] if on else reversed(self.messages()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if words in button["text"]:
                        return message, button["callback_data"]
        raise AssertionError(f"no button says {words!r}; the last message is {self.last()!r}")


class Town:
    """Use with `async with`; `restarts` ends the bot and begins it anew on the same database."""

    def __init__(self, database_url: str, clock: MovableClock, **settings: Any) -> None:
        self.clock = clock
        self.telegram = PretendTelegram(token=TOKEN, now=lambda: clock.now() / SECOND)
        self.running: Running
        self._settings = {"games": "TOKYO2020"} | settings
        self.database_url = database_url
        self.introduces = False  # menus and descriptions have tests of their own
        self._owners: list[int] = []
        self._stop = asyncio.Event()
        self._bot: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.telegram.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stops()
        await self.telegram.stop()

    def someone(self, name: str, language: str = "ru", *, owner: bool = False) -> Someone:
        """A newcomer. Owners must come before the bot starts."""
        person = self.telegram.add_person(name, language_code=language)
        if owner:
            assert self._bot is None, "owners are set when the bot starts"
            self._owners.append(person.id)
        return Someone(self, person)

    def dismisses(self, one: Someone) -> None:
        """From the next start on they are no owner any more."""
        self._owners.remove(one.person.id)

    def turns_to(self, games: str) -> None:
        """From the next start on these Games are followed."""
        self._settings["games"] = games

    async def starts(self) -> None:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(TOKEN),
            owner_ids=tuple(self._owners),
            database_url=self.database_url,
            telegram_api_url=self.telegram.url,
            **self._settings,
        )
        ready = asyncio.Event()

        def note(running: Running) -> None:
            self.running = running
            ready.set()

        self._stop = asyncio.Event()
        self._bot = asyncio.get_running_loop().create_task(
            run_bot(
                settings,
                clock=self.clock,
                pace=UNHURRIED,
                introduces=self.introduces,
                ready=note,
                stop=self._stop,
            )
        )
        waiting = asyncio.get_running_loop().create_task(ready.wait())
        await asyncio.wait([self._bot, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._bot.done():
            self._bot.result()

    async def stops(self) -> None:
        if self._bot is not None:
            self._stop.set()
            await self._bot
            self._bot = None

    async def restarts(self) -> None:
        await self.stops()
        await self.starts()

    async def deals_with_it(self) -> None:
        if self._bot is None:
            await self.starts()
        await self.telegram.until(lambda: self.telegram.pending_updates == 0)
        async with asyncio.timeout(10):
            await self.running.intake.idle.wait()

    async def moves_to(self, at: int) -> None:
        """The clock goes on to `at`, and all that falls due is said."""
        self.clock.move_to(at)
        await self.settles()

    async def settles(self) -> None:
        async with asyncio.timeout(20):
            await self.running.delivery.settle_down()
