"""The connections to Telegram: one for polling, one for replies and one for notices, so none waits for another."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import ClassVar, Self

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods.base import Response, TelegramMethod, TelegramType
from aiogram.types import LinkPreviewOptions

from bot.outcomes import A_LITTLE_MORE, outcome_of
from bot.pace import Gate
from bot.settings import Settings, SettingsError
from schedules.clock import SECOND
from schedules.outbox import Sent

log = structlog.get_logger(__name__)

REPLY_TRIES = 4
LONGEST_REPLY_WAIT = 60


class ReplyPace(BaseRequestMiddleware):
    """Replies keep to the pace and are tried again; nobody else remembers them."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat = getattr(method, "chat_id", None)
        for attempt in range(REPLY_TRIES):
            if isinstance(chat, int) and (attempt or method.__api_method__.startswith("send")):
                await self._gate.let_reply_through(chat)
            sent_at = self._gate.timer.now()
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as asked:
                seconds = asked.retry_after + A_LITTLE_MORE / SECOND
                if isinstance(chat, int):
                    # Also where this reply is given up: the next message to the chat has to heed it.
                    self._gate.wait_as_asked(chat, seconds, sent_at)
                if attempt == REPLY_TRIES - 1 or asked.retry_after > LONGEST_REPLY_WAIT:
                    raise
                if not isinstance(chat, int):
                    # Answering a tap passes no gate: it waits here, and nobody else needs to.
                    await asyncio.sleep(seconds)
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError, UnicodeDecodeError) as failed:
                if attempt == REPLY_TRIES - 1 or isinstance(outcome_of(failed), Sent):
                    raise
                log.warning("a reply is tried again", error=type(failed).__name__)
                await asyncio.sleep(2**attempt / 2)
        raise AssertionError("unreachable")  # pragma: no cover


class Session(AiohttpSession):
    """aiogram's, without its quarter of a second for the end of encryption where there is none.

    And without making its models of answers anew, which takes a good part of what a reply takes.
    """

    _models: ClassVar[set[type]] = set()  # aiogram's last only while somebody holds them

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        self._models.add(Response[method.__returning__])  # type: ignore[name-defined]
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        if self.api.base.startswith("https://"):
            await super().close()
        elif self._session is not None and not self._session.closed:
            await self._session.close()


@dataclass(slots=True)
class Telegram(AbstractAsyncContextManager["Telegram"]):
    """Three bots with one token."""

    poller: Bot
    replier: Bot
    notifier: Bot

    @classmethod
    def open(cls, settings: Settings, gate: Gate, slots: int) -> Self:
        """Raises SettingsError without a token that looks like one."""
        replier = make_bot(settings, 100)
        replier.session.middleware(ReplyPace(gate))
        return cls(poller=make_bot(settings, 2), replier=replier, notifier=make_bot(settings, slots))

    async def __aexit__(self, *_: object) -> None:
        # Together: the library gives each connection a quarter of a second to say goodbye.
        await asyncio.gather(*(bot.session.close() for bot in (self.poller, self.replier, self.notifier)))


def make_bot(settings: Settings, connections: int) -> Bot:
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    if not token:
        raise SettingsError(
            "BOT_TOKEN is not set: get one from @BotFather in Telegram and put it into .env, "
            "or try the bot without any by `make demo`."
        )
    session = Session(api=TelegramAPIServer.from_base(settings.telegram_api_url), limit=connections, timeout=60)
    try:
        return Bot(
            token,
            session=session,
            default=DefaultBotProperties(
                parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
            ),
        )
    except Exception:
        raise SettingsError(
            "BOT_TOKEN does not look like a token; copy the line 123456789:AA… from @BotFather."
        ) from None
