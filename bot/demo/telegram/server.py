"""The pretend Telegram itself: what tests and the demo hold in their hands.

It plays the server and the people. `start()` opens a real HTTP server that speaks the Bot API; the other
methods are what people do (`type`, `press`, `block`; more in `stage`) and what an onlooker sees (`history`,
`ledger`).
Its clock is the `now` it is given.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import Any

from aiohttp import web

from bot.demo.telegram import commands
from bot.demo.telegram.chats import Message, Person
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.directory import Chats
from bot.demo.telegram.faults import Fault, Trouble, Troubles
from bot.demo.telegram.files import Files
from bot.demo.telegram.gate import Gate
from bot.demo.telegram.groups import Gathering
from bot.demo.telegram.journal import Accepted, Answer, InlineAnswer, Journal, Request, Watch
from bot.demo.telegram.limits import Limits, Meter
from bot.demo.telegram.members import standing_of
from bot.demo.telegram.profile import Profile
from bot.demo.telegram.stage.inline import InlineLife
from bot.demo.telegram.stage.talk import Talk
from bot.demo.telegram.updates import UpdateQueue

_MOST_REQUEST_BYTES = 60 * 1024 * 1024


class PretendTelegram(Talk, InlineLife):
    """A Telegram of one's own, for one bot."""

    def __init__(self, token: str, now: Callable[[], float], limits: Limits | None = None) -> None:
        self._now = now
        self._journal = Journal(now)
        self._chats = Chats()
        self._updates = UpdateQueue()
        self._files = Files()
        self._troubles = Troubles()
        self._meter = Meter(limits or Limits.unlimited())
        self._profile = Profile(token)
        super().__init__(Desk(now, self._chats, self._updates, self._files, self._profile, self._journal))
        self._gate = Gate(token, self._desk, self._meter, self._troubles)
        self._desk.webhook.call = self._gate.carry_out
        self._runner: web.AppRunner | None = None
        self._courier: asyncio.Task[None] | None = None
        self.url = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; `url` is set when this returns. Port 0 is any free one."""
        app = web.Application(client_max_size=_MOST_REQUEST_BYTES)
        self._gate.add_routes(app.router)
        self._gate.open()
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{bound}"
        # It outlives this call, as the server does; stop() ends it and hears of its errors.
        self._courier = asyncio.create_task(self._desk.webhook.run())  # noqa: TID251

    async def stop(self) -> None:
        """Close every connection. What happened can still be read."""
        self._updates.end_polls()
        self._gate.close()
        self._journal.end_watches()
        courier, self._courier = self._courier, None
        if courier is not None:
            courier.cancel()
            with suppress(asyncio.CancelledError):
                await courier
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    # --- what people do

    def add_person(
        self,
        first_name: str,
        *,
        language_code: str | None = None,
        username: str | None = None,
        id: int | None = None,  # noqa: A002 - Telegram's own word
    ) -> Person:
        """A person who has not written to the bot yet."""
        return self._chats.add_person(first_name, language_code, username, id)

    def block(self, person: Person) -> None:
        """The person blocks the bot."""
        if not person.blocked:
            self._check_alive(person)
            self._move(person, blocked=True)

    def unblock(self, person: Person) -> None:
        """The person lets the bot in again."""
        if person.blocked:
            self._move(person, blocked=False)

    def deactivate(self, person: Person) -> None:
        """The person deletes their account. Telegram does not tell the bot."""
        person.deactivated = True
        self._journal.changed("deactivate", person.id)

    def add_update(self, update: dict[str, Any]) -> int | None:
        """Something from outside, as raw as it is; its update_id is returned (None: the bot did not ask for it).

        A message in it becomes part of its chat, which is known from then on; so is a chat that the bot was
        put into or out of (my_chat_member).
        """
        message = update.get("message") or update.get("channel_post")
        if message is not None:
            self._chats.learn(message)
            self._journal.changed("message", message["chat"]["id"], message=message)
        moved = update.get("my_chat_member")
        if moved is not None:
            chat = self._chats.meet(moved["chat"])
            if isinstance(chat, Gathering):
                chat.bot = standing_of(moved["new_chat_member"])
        self._journal.wake()
        return self._updates.add(update)

    # --- what an onlooker sees

    def history(self, chat_id: int) -> list[Message]:
        """The chat's messages as they now stand, the oldest first. To be read, not changed."""
        chat = self._chats.known(chat_id)
        return list(chat.messages.values()) if chat else []

    def chat(self, chat_id: int) -> Gathering:
        """The group or channel of an id. KeyError if there is none."""
        chat = self._chats.known(chat_id)
        if not isinstance(chat, Gathering):
            raise KeyError(chat_id)
        return chat

    def menu(self, person: Person, chat: Gathering | None = None) -> list[dict[str, Any]]:
        """The commands that the person is shown in a group, or in the chat with the bot."""
        where = chat if chat is not None else self._chats.find(person.id)
        return commands.menu(self._profile, self._chats, person, where)

    @property
    def people(self) -> list[Person]:
        return list(self._chats.people.values())

    @property
    def answers(self) -> list[Answer]:
        """Callback queries that were answered."""
        return self._journal.answers

    @property
    def ledger(self) -> list[Accepted]:
        """Every accepted sending or editing call, in order."""
        return self._journal.ledger

    @property
    def requests(self) -> list[Request]:
        """Every request, the refused ones too."""
        return self._journal.requests

    @property
    def violations(self) -> list[str]:
        """Every broken rule of the Bot API."""
        return self._journal.violations

    @property
    def inline_answers(self) -> list[InlineAnswer]:
        """Inline queries that were answered."""
        return self._journal.inline_answers

    @property
    def commands(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        """{(scope as JSON, language code): commands}"""
        return self._profile.commands

    @property
    def bot(self) -> Profile:
        """What the bot calls itself, and what BotFather sets: `privacy`, `inline` and the like."""
        return self._profile

    @property
    def pending_updates(self) -> int:
        """How many updates wait for the bot to confirm them."""
        return len(self._updates)

    def file(self, file_id: str) -> bytes:
        """The bytes of a file that the bot or somebody else sent."""
        return self._files.by_id(file_id).content

    async def until(self, condition: Callable[[], object], seconds: float = 10) -> None:
        """Wait for a condition, looked at after every request and change; TimeoutError when it never holds."""
        await self._journal.until(condition, seconds)

    def watch(self) -> Watch:
        """Every change in any chat from now on: {"kind", "chat_id", "message" or what else belongs to it}."""
        return self._journal.watch()

    # --- trouble

    @property
    def latency(self) -> float:
        """Seconds that every answer to a sending call takes longer."""
        return self._gate.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._gate.latency = seconds

    @property
    def local(self) -> bool:
        """Whether webhooks may be plain HTTP on any host and port, as with a Bot API server's --local."""
        return self._desk.local

    @local.setter
    def local(self, local: bool) -> None:
        self._desk.local = local

    @property
    def pause(self) -> Callable[[float], Awaitable[None]]:
        """How the time (seconds) before a webhook is tried again is spent; a test need not sleep."""
        return self._desk.webhook.pause

    @pause.setter
    def pause(self, pause: Callable[[float], Awaitable[None]]) -> None:
        self._desk.webhook.pause = pause

    @property
    def query_lifetime(self) -> float:
        """Seconds after which a callback query is too old to be answered."""
        return self._desk.query_lifetime

    @query_lifetime.setter
    def query_lifetime(self, seconds: float) -> None:
        self._desk.query_lifetime = seconds

    def fail(
        self,
        fault: Fault,
        *,
        methods: Collection[str] | None = None,
        chat_id: int | None = None,
        times: int | None = 1,
        probability: float | None = None,
        seed: int = 0,
        retry_after: int = 3,
        seconds: float = 1.0,
        description: str | None = None,
        migrate_to_chat_id: int | None = None,
        everywhere: bool = False,
    ) -> Trouble:
        """Let requests go wrong: the next `times` that fit, or each with a `probability` for ever.

        methods, chat_id: whom it meets (None: any). retry_after: seconds, for TOO_MANY; the wait is the
        refused chat's, `everywhere` makes it the whole bot's. seconds: for SLOW. description: Telegram's
        words after "Forbidden: " or "Bad Request: ".
        """
        trouble = Trouble(
            fault=fault,
            methods=None if methods is None else frozenset(method.lower() for method in methods),
            chat_id=chat_id,
            left=None if probability is not None else times,
            probability=probability,
            chance=random.Random(seed),  # noqa: S311 - repeatable, not secret
            retry_after=retry_after,
            seconds=seconds,
            description=description,
            migrate_to_chat_id=migrate_to_chat_id,
            everywhere=everywhere,
        )
        self._troubles.add(trouble)
        return trouble

    def hang_up(self) -> None:
        """The line breaks on which the bot waits for updates: it is answered with nothing, and has to ask anew."""
        self._updates.end_polls()

    def calm(self) -> None:
        """End all demanded faults and all waits."""
        self._troubles.clear()
        self._meter.forget_waits()

    def _move(self, person: Person, *, blocked: bool) -> None:
        person.blocked = blocked
        self._desk.tell_membership(person, blocked=blocked)
