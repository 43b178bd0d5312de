"""How Telegram answered a message, as an outcome. The table is the Bot API's, learnt from its server's source.

The order matters: aiogram makes "too large" a network error and an unreadable "ok" a decoding error.
"""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from schedules.clock import SECOND
from schedules.outbox import Gone, Later, Moved, NoTopic, Outcome, Refused, Sent, Silenced

# Telegram's seconds are whole; asked again at the very second it may still say no.
A_LITTLE_MORE = 500

# Too many requests, and no word of how long to wait.
FIRST_BARE_WAIT = 5 * SECOND

# Words in a description that mean the chat, not the message, is the obstacle. The server turns a 403 whose
# text is in capitals into a 400, and every 404.
TOPIC_IS_CLOSED = ("topic_closed", "topic_deleted", "message thread not found")
NO_RIGHT = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "chat_send_plain_forbidden",
    "chat_guest_send_forbidden",
)
CHAT_IS_GONE = (
    "chat not found",
    "user not found",
    "bot was blocked",
    "bot was kicked",
    "user is deactivated",
    "group chat was deleted",
    "not a member",
    "can't initiate conversation",
    "group chat was upgraded",
    "peer_id_invalid",
    "user_is_blocked",
    "user_deactivated",
    "user_is_deactivated",
    "user_banned_in_channel",
    "channel_private",
    "chat_forbidden",
    "chat_id_invalid",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an error of this class means, where `words` (any, if given) stand in its text."""

    error: type[Exception]
    outcome: Callable[[Exception], Outcome]
    words: tuple[str, ...] = ()

    def fits(self, error: Exception) -> bool:
        text = str(error).casefold()
        return isinstance(error, self.error) and (not self.words or any(word in text for word in self.words))


def asked_to_wait(error: Exception) -> Outcome:
    assert isinstance(error, TelegramRetryAfter)  # noqa: S101 (the rule's own class)
    return Later("too many requests", int(error.retry_after) * SECOND + A_LITTLE_MORE)


def moved(error: Exception) -> Outcome:
    assert isinstance(error, TelegramMigrateToChat)  # noqa: S101 (the rule's own class)
    return Moved(error.migrate_to_chat_id)


def read_badly(error: Exception) -> Outcome:
    """ "ok" that cannot be parsed was accepted; anything else unreadable says nothing."""
    data = getattr(error, "data", None)
    if isinstance(data, dict) and data.get("ok") is True:
        result = data.get("result")
        return Sent(result.get("message_id") if isinstance(result, dict) else None)
    return Later("unreadable answer")


def describe(error: Exception) -> str:
    """Telegram's own words, without the method and the address of the request."""
    return getattr(error, "message", type(error).__name__)


TABLE = (
    Rule(TelegramRetryAfter, asked_to_wait),
    Rule(TelegramMigrateToChat, moved),
    Rule(TelegramEntityTooLarge, lambda error: Refused(describe(error))),
    *(
        rule
        for refused in (TelegramForbiddenError, TelegramBadRequest)
        for rule in (
            Rule(refused, lambda error: NoTopic(describe(error)), TOPIC_IS_CLOSED),
            Rule(refused, lambda error: Silenced(describe(error)), NO_RIGHT),
        )
    ),
    Rule(TelegramForbiddenError, lambda error: Gone(describe(error))),
    Rule(TelegramBadRequest, lambda error: Gone(describe(error)), CHAT_IS_GONE),
    Rule(TelegramNotFound, lambda error: Gone(describe(error)), CHAT_IS_GONE),
    Rule(TelegramBadRequest, lambda error: Refused(describe(error))),
    Rule(ClientDecodeError, read_badly),
    Rule(UnicodeDecodeError, read_badly),  # cut within a letter: the library lets it through
    Rule(TelegramServerError, lambda _: Later("Telegram is restarting")),
    Rule(TelegramNetworkError, lambda _: Later("the network failed")),
    Rule(TelegramAPIError, lambda _: Later("too many requests", first=FIRST_BARE_WAIT), ("too many requests",)),
)


class TokenRefused(Exception):  # noqa: N818 (what happened, not a kind of error)
    """Telegram does not know the bot's token (any more)."""


def outcome_of(error: Exception) -> Outcome:
    """Raise TokenRefused where nothing can be sent at all."""
    if isinstance(error, TelegramUnauthorizedError):
        raise TokenRefused("Telegram does not accept BOT_TOKEN; take the current one from @BotFather.") from None
    for rule in TABLE:
        if rule.fits(error):
            return rule.outcome(error)
    return Later(f"unknown: {type(error).__name__}")
