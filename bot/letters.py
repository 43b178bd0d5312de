"""Notices on the wire: what is the same for many chats is encoded once.

aiogram builds, checks and parses a message anew for each chat, which at a thousand a second is most of the work.
Here only the address differs; errors are aiogram's own, and so is the connection.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from aiohttp import ClientError, ClientTimeout
from yarl import URL

from handlers.screens import Screen
from storage.models import Chat, ChatKind, Sound

KEPT = 256  # screens whose encoded form is remembered
FIREWORKS = "5046509860389126442"  # Telegram's free effect 🎉; it has none in groups and channels
HEADERS = {"Content-Type": "application/json"}


@dataclass(slots=True)
class Letters:
    """Sends screens to chats by `bot`; `paid`: above Telegram's free limit, for its price."""

    bot: Bot
    paid: bool = False
    # By identity, and with the screen itself, lest its identity be given to another.
    _encoded: dict[tuple[int, bool], tuple[Screen, str]] = field(default_factory=dict)
    _url: URL | None = None

    async def send(self, chat: Chat, screen: Screen, *, plain: bool = False) -> int | None:
        """The message's id; None where Telegram's "ok" could not be read. `plain`: without markup.

        Raises what aiogram raises.
        """
        session = self.bot.session
        assert isinstance(session, AiohttpSession)  # noqa: S101 (as bot.telegram makes it)
        if self._url is None:
            self._url = URL(session.api.api_url(self.bot.token, "sendMessage"), encoded=True)
        topic = f',"message_thread_id":{chat.topic_id}' if chat.topic_id else ""
        effect = f',"message_effect_id":"{FIREWORKS}"' if screen.festive and likes_it(chat) and not plain else ""
        silent = "" if rings(chat, screen) else ',"disable_notification":true'
        body = f'{{"chat_id":{chat.telegram_id}{topic}{effect}{silent},{self._encode(screen, plain)}}}'
        client = await session.create_session()
        try:
            async with client.post(
                self._url, data=body.encode(), headers=HEADERS, timeout=ClientTimeout(total=session.timeout)
            ) as response:
                content = await response.read()
        except TimeoutError:
            raise TelegramNetworkError(method_to(chat), "Request timeout error") from None
        except ClientError as error:
            raise TelegramNetworkError(method_to(chat), f"{type(error).__name__}: {error}") from error
        if response.ok and (message_id := read_ok(content)) is not None:
            return message_id
        session.check_response(self.bot, method_to(chat), response.status, content.decode(errors="replace"))
        return None

    def _encode(self, screen: Screen, plain: bool) -> str:  # noqa: FBT001 (as asked for)
        """A message without its address: the inside of a JSON object."""
        key = (id(screen), plain)
        if key not in self._encoded:
            if len(self._encoded) >= KEPT:
                self._encoded.clear()
            self._encoded[key] = (screen, self._encode_anew(screen, plain))
        return self._encoded[key][1]

    def _encode_anew(self, screen: Screen, plain: bool) -> str:  # noqa: FBT001 (as asked for)
        keyboard = screen.keyboard()
        fields: dict[str, Any] = {
            "text": screen.plain() if plain else screen.text,
            "link_preview_options": {"is_disabled": True},
        }
        if not plain:
            fields["parse_mode"] = "HTML"
        if keyboard:
            fields["reply_markup"] = keyboard.model_dump(exclude_none=True)
        if self.paid:
            fields["allow_paid_broadcast"] = True
        return json.dumps(fields, ensure_ascii=False)[1:-1]


def likes_it(chat: Chat) -> bool:
    """Whether good news comes with fireworks there."""
    return chat.tells_celebrations and chat.kind is ChatKind.PRIVATE


def rings(chat: Chat, screen: Screen) -> bool:
    """Whether it comes with a sound there; what nobody can mute does, but for an owner's own words."""
    return (
        not (screen.mutes or screen.soft)
        or chat.sound is Sound.ALL
        or (chat.sound is Sound.LICENCES and screen.festive)
    )


def read_ok(content: bytes) -> int | None:
    """The id of the message Telegram has taken; None where the answer says anything else, or nothing readable."""
    try:
        answer = json.loads(content)
        message_id = answer["result"]["message_id"] if answer["ok"] is True else None
    except (ValueError, LookupError, TypeError):
        return None
    return message_id if isinstance(message_id, int) else None


def method_to(chat: Chat) -> SendMessage:
    """What aiogram's errors want to speak of; never the words."""
    return SendMessage(chat_id=chat.telegram_id, text="")
