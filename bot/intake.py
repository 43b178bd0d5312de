"""From Telegram to the handlers: an update is kept before Telegram is told that it was received.

Fetched raw, kept raw and understood one by one: a value the library does not know spoils its own update, not
the whole batch at the same offset for ever. Each chat's updates are handled one after another, different
chats' side by side.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, SetWebhook
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update

from bot.asides import Asides
from bot.distress import Distress
from bot.floods import Floods
from bot.lines import Door, Lines
from bot.outcomes import outcome_of
from bot.pace import Gate
from bot.senders import chat_of, person_of
from bot.web.webhook import Webhook
from handlers.screens import Screen
from handlers.texts import say
from handlers.visits import House, language_of
from schedules import inbox
from schedules.clock import MINUTE
from schedules.inbox import Received
from storage.chats import read_chat
from storage.database import is_away
from storage.inbox import read_kept_updates, read_waiting_updates
from storage.models import Incoming

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

POLL_SECONDS = 30
LIMIT = 100
STALE_ANSWER = 10 * MINUTE
MOST_REFUSING = 10  # polls whose surplus is being refused; of what comes above, not even that is said
LONGEST_BACKOFF = 30.0


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates, its answer left as it came."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = LIMIT
    timeout: int = POLL_SECONDS
    allowed_updates: list[str] | None = None


class Intake:
    """Fetches updates, or has them brought, keeps and handles them until cancelled."""

    def __init__(
        self,
        house: House,
        poller: Bot,
        replier: Bot,
        dispatcher: Dispatcher,
        gate: Gate,
        webhook: Webhook | None = None,
    ) -> None:
        self._webhook = webhook
        self._house = house
        self._poller = poller
        self._replier = replier
        self._dispatcher = dispatcher
        self._gate = gate
        self._lines = Lines()
        self._door = Door()
        asides = Asides(house, replier)
        self._distress = Distress(asides)
        self._floods = Floods(asides)
        self._refusing = 0
        self._polling: asyncio.Task[None] | None = None
        self.polled = asyncio.Event()  # set by the first answer to a poll
        self.idle = asyncio.Event()  # set while nothing that came in waits to be handled
        self.idle.set()

    async def run(self) -> None:
        """Raises TokenRefused. Where another program polls for this bot it waits for that one to stop."""
        async with asyncio.TaskGroup() as group:
            async with self._house.database.read() as connection:
                left_over = await read_waiting_updates(connection)
            left_over = await self._leave_stale_answers(left_over)
            self._hand_out(group, left_over)
            source = self._listen_for_ever if self._webhook else self._poll_for_ever
            self._polling = group.create_task(source(group), name="source")

    async def _leave_stale_answers(self, left_over: list[Incoming]) -> list[Incoming]:
        """What has had its effect long ago is answered no more: whoever asked has gone on since."""
        before = self._house.clock.now() - STALE_ANSWER
        stale = [one for one in left_over if one.applied and one.received_at < before]
        for one in stale:
            await inbox.finish(self._house.database, one.update_id)
        return [one for one in left_over if one not in stale]

    def stop_polling(self) -> None:
        """`run` ends when what has come in is answered."""
        if self._polling is not None:
            self._polling.cancel()

    async def _listen_for_ever(self, group: asyncio.TaskGroup) -> None:
        assert self._webhook is not None  # noqa: S101 (chosen by it)

        async def keep(update: dict[str, Any]) -> None:
            self._hand_out(group, await self._accept([update], group))

        listening = asyncio.Event()
        group.create_task(self._ask_for_updates(listening), name="set webhook")
        await self._webhook.serve(keep, listening)

    async def _ask_for_updates(self, listening: asyncio.Event) -> None:
        """Tell Telegram where to bring updates, once somebody listens there."""
        assert self._webhook is not None  # noqa: S101 (chosen by it)
        await listening.wait()
        await self._until_done(
            SetWebhook(
                url=self._webhook.url,
                secret_token=self._webhook.secret,
                allowed_updates=self._dispatcher.resolve_used_update_types(),
            )
        )
        self.polled.set()

    async def _until_done(self, method: TelegramMethod[bool]) -> None:
        backoff = 1.0
        while True:
            try:
                await self._poller(method)
            except TelegramUnauthorizedError as error:
                outcome_of(error)
            except Exception as error:
                log.warning("Telegram was asked in vain", method=method.__api_method__, error=type(error).__name__)
                await asyncio.sleep(backoff)
                backoff = min(LONGEST_BACKOFF, backoff * 2)
            else:
                return

    async def _poll_for_ever(self, group: asyncio.TaskGroup) -> None:
        # While a webhook stands Telegram answers no poll. What waits is kept.
        await self._until_done(DeleteWebhook(drop_pending_updates=False))
        offset: int | None = None
        backoff = 1.0
        while True:
            try:
                updates = await self._poller(
                    GetRawUpdates(
                        offset=offset,
                        # The first look waits for nothing: it tells whether Telegram talks to us at all.
                        timeout=POLL_SECONDS if self.polled.is_set() else 0,
                        allowed_updates=self._dispatcher.resolve_used_update_types(),
                    ),
                    request_timeout=POLL_SECONDS + 15,
                )
                self.polled.set()
                new = await self._accept(updates, group)
            except TelegramUnauthorizedError as error:
                outcome_of(error)
            except TelegramConflictError:
                log.warning("another program polls for this bot; waiting for it to stop")
                await asyncio.sleep(backoff)
                backoff = min(LONGEST_BACKOFF, backoff * 2)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except Exception as error:
                # Not confirmed, so not lost: Telegram gives the same updates again.
                log.warning("polling failed", error=type(error).__name__)
                await asyncio.sleep(backoff)
                backoff = min(LONGEST_BACKOFF, backoff * 2)
            else:
                backoff = 1.0
                if updates:
                    offset = max(update["update_id"] for update in updates) + 1
                self._hand_out(group, new)

    async def _accept(self, updates: list[dict[str, Any]], group: asyncio.TaskGroup) -> list[Incoming]:
        """Those that are new, kept. Where they cannot be, their people hear of it and Telegram keeps them.

        What is too much of one person is refused, and kept nowhere.
        """
        try:
            wanted, surplus = await self._sift(updates)
            received = [read_update(update) for update in wanted]
            new = await inbox.accept(self._house.database, received, self._house.clock.now())
        except Exception as error:
            if is_away(error):
                log.exception("the database is away; what came in is left with Telegram")
                group.create_task(self._distress.tell(updates), name="distress")
            raise
        if received:
            self._distress.end()
        if surplus and self._refusing < MOST_REFUSING:
            self._refusing += 1
            self.idle.clear()
            group.create_task(self._refuse(surplus), name="refuse")
        return new

    async def _sift(self, updates: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """What is to be kept, and what is too much. What Telegram brings again after a crash is neither."""
        wanted, surplus = self._lines.sift(updates)
        if not surplus:
            return wanted, surplus
        async with self._house.database.read() as connection:
            kept = await read_kept_updates(connection, [update["update_id"] for update in updates])
        return self._lines.sift(update for update in updates if update["update_id"] not in kept)

    async def _refuse(self, surplus: list[dict[str, Any]]) -> None:
        try:
            await self._floods.refuse(surplus, self._house.clock.now())
        finally:
            self._refusing -= 1
            self._note_idle()

    def _note_idle(self) -> None:
        if not self._lines and not self._refusing:
            self.idle.set()

    def _hand_out(self, group: asyncio.TaskGroup, updates: Iterable[Incoming]) -> None:
        for update in updates:
            self.idle.clear()
            if self._lines.add(person_of(json.loads(update.body)), update):
                group.create_task(self._handle_chat(update.chat), name="chat")

    async def _handle_chat(self, chat: int) -> None:
        """All that waits from one chat, in order."""
        line = self._lines.of(chat)
        again = False
        while line:
            # A group at its limit keeps its place until it may be answered.
            async with self._door.place(sends_a_lot=again or self._gate.reply_wait(chat) > 0):
                with self._gate.answering():
                    await self._handle(line.take())
            again = True
        self._lines.close(chat)
        self._note_idle()

    async def _handle(self, incoming: Incoming) -> None:
        while True:
            try:
                update = Update.model_validate(json.loads(incoming.body), context={"bot": self._replier})
                await self._dispatcher.feed_update(self._replier, update)
            except TelegramUnauthorizedError as error:
                outcome_of(error)
            except inbox.AlreadyDoneError:
                return
            except Exception as error:
                # The text of the error may quote what a person wrote; its kind and place are enough.
                log.exception("a handler failed", update_id=incoming.update_id)
                if is_away(error):
                    await self._distress.tell([json.loads(incoming.body)])
                if await self._give_up(incoming):
                    return
            else:
                await insist(lambda: inbox.finish(self._house.database, incoming.update_id))
                return

    async def _give_up(self, incoming: Incoming) -> bool:
        """Whether the update is not to be tried again; who caused it gets an apology."""
        if not await insist(lambda: inbox.fail(self._house.database, incoming.update_id)):
            return False
        try:
            async with self._house.database.read() as connection:
                chat = await read_chat(connection, incoming.chat)
            language = language_of(chat, "", self._house.language)
            screen = Screen(say(language, "something-broke"))
            if incoming.chat > 0:
                await self._replier.send_message(incoming.chat, screen.text)
        except Exception as error:
            log.warning("could not apologise", error=type(error).__name__)
        return True


async def insist(write: Callable[[], Awaitable[Result]]) -> Result:
    """Write what became of an update. While the database is away this waits, and answers nobody twice."""
    backoff = 1.0
    while True:
        try:
            return await write()
        except Exception:
            log.exception("the database is away; what became of an update is kept")
            await asyncio.sleep(backoff)
            backoff = min(LONGEST_BACKOFF, backoff * 2)


def read_update(update: dict[str, Any]) -> Received:
    """An update's number and whose line it stands in, whatever else it may hold.

    In ASCII: half of a surrogate pair, which no database takes, would hold up its whole batch for ever.
    """
    return Received(update["update_id"], chat_of(update), json.dumps(update))
