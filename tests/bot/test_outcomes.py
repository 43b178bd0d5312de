"""How Telegram answered, as an outcome: every row of the Bot API's table of errors, through the real library."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramEntityTooLarge, TelegramNotFound
from aiogram.methods import SendMessage
from pydantic import SecretStr

from bot.demo.telegram import Fault, Person, PretendTelegram
from bot.outcomes import TokenRefused, outcome_of
from bot.settings import Settings
from bot.telegram import make_bot
from schedules.clock import SECOND
from schedules.outbox import Gone, Later, Moved, NoTopic, Outcome, Refused, Sent, Silenced
from tests.town import TOKEN


@pytest.fixture
async def telegram() -> AsyncIterator[PretendTelegram]:
    telegram = PretendTelegram(token=TOKEN, now=lambda: 1_582_178_400.0)
    await telegram.start()
    yield telegram
    await telegram.stop()


@pytest.fixture
def aigerim(telegram: PretendTelegram) -> Person:
    person = telegram.add_person("Айгерим")
    telegram.type(person, "/start")
    return person


@pytest.fixture
async def bot(telegram: PretendTelegram) -> AsyncIterator[Bot]:
    settings = Settings(_env_file=None, bot_token=SecretStr(TOKEN), telegram_api_url=telegram.url)
    async with make_bot(settings, 10) as made:
        yield made


async def outcome(bot: Bot, chat: int, text: str = "x", patience: float | None = None) -> Outcome:
    """As delivery sees it."""
    try:
        message = await bot(SendMessage(chat_id=chat, text=text), request_timeout=patience)
    except Exception as error:
        return outcome_of(error)
    return Sent(message.message_id)


@pytest.mark.parametrize(
    ("fault", "more", "expected"),
    [
        (Fault.TOO_MANY, {"retry_after": 7}, Later("too many requests", 7_500)),
        (Fault.TOO_MANY_BARE, {}, Later("too many requests", first=5 * SECOND)),
        (Fault.SERVER_ERROR, {}, Later("Telegram is restarting")),
        (Fault.BAD_GATEWAY, {}, Later("unreadable answer")),
        (Fault.BROKEN_JSON, {}, Later("unreadable answer")),
        (Fault.RESET_BEFORE, {}, Later("the network failed")),
        (Fault.RESET_AFTER, {}, Later("the network failed")),
        (Fault.MIGRATE, {"migrate_to_chat_id": -1005}, Moved(-1005)),
        (Fault.CONFLICT, {}, Later("unknown: TelegramConflictError")),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
async def test_what_says_nothing_of_the_message_lets_it_wait(
    telegram: PretendTelegram, bot: Bot, aigerim: Person, fault: Fault, more: dict[str, Any], expected: Outcome
) -> None:
    telegram.fail(fault, methods={"sendMessage"}, **more)
    assert await outcome(bot, aigerim.id) == expected
    assert telegram.violations == []


async def test_accepted_with_an_answer_of_unknown_shape_is_sent(
    telegram: PretendTelegram, bot: Bot, aigerim: Person
) -> None:
    telegram.fail(Fault.UNPARSABLE_OK, methods={"sendMessage"})
    assert await outcome(bot, aigerim.id) == Sent(2)
    assert [one.answered for one in telegram.ledger] == [True]


async def test_nobody_there_and_no_answer_in_time_let_it_wait(
    telegram: PretendTelegram, bot: Bot, aigerim: Person
) -> None:
    telegram.fail(Fault.SILENT, methods={"sendMessage"})
    assert await outcome(bot, aigerim.id, patience=0.05) == Later("the network failed")
    await telegram.stop()
    assert await outcome(bot, aigerim.id) == Later("the network failed")


@pytest.mark.parametrize(
    "description",
    [
        "bot was blocked by the user",
        "user is deactivated",
        "bot was kicked from the supergroup chat",
        "bot is not a member of the channel chat",
        "the group chat was deleted",
        "bot can't initiate conversation with a user",
        "something new",
    ],
)
async def test_whatever_is_forbidden_is_gone(
    telegram: PretendTelegram, bot: Bot, aigerim: Person, description: str
) -> None:
    telegram.fail(Fault.FORBIDDEN, methods={"sendMessage"}, description=description)
    assert await outcome(bot, aigerim.id) == Gone(f"Forbidden: {description}")


@pytest.mark.parametrize(
    "description",
    [
        "chat not found",
        "private chat not found",
        "PEER_ID_INVALID",
        "USER_IS_BLOCKED",
        "INPUT_USER_DEACTIVATED",
        "CHANNEL_PRIVATE",
        "group chat was upgraded to a supergroup chat",
    ],
)
async def test_a_bad_request_that_means_the_chat_is_gone(
    telegram: PretendTelegram, bot: Bot, aigerim: Person, description: str
) -> None:
    """The server turns some 403 and all 404 into 400: the words decide."""
    telegram.fail(Fault.BAD_REQUEST, methods={"sendMessage"}, description=description)
    assert await outcome(bot, aigerim.id) == Gone(f"Bad Request: {description}")


@pytest.mark.parametrize("fault", [Fault.BAD_REQUEST, Fault.FORBIDDEN])
@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("not enough rights to send text messages to the chat", Silenced),
        ("have no rights to send a message", Silenced),
        ("need administrator rights in the channel chat", Silenced),
        ("CHAT_WRITE_FORBIDDEN", Silenced),
        ("TOPIC_CLOSED", NoTopic),
        ("TOPIC_DELETED", NoTopic),
        ("message thread not found", NoTopic),
    ],
)
async def test_no_right_or_no_topic_is_not_gone(
    telegram: PretendTelegram, bot: Bot, aigerim: Person, fault: Fault, description: str, expected: type[Outcome]
) -> None:
    telegram.fail(fault, methods={"sendMessage"}, description=description)
    said = {Fault.BAD_REQUEST: "Bad Request", Fault.FORBIDDEN: "Forbidden"}[fault]
    assert await outcome(bot, aigerim.id) == expected(f"{said}: {description}")


@pytest.mark.parametrize(
    "description",
    [
        'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        "message is too long",
        "BUTTON_DATA_INVALID",
        "message text is empty",
        "wrong parameter action in request",
    ],
)
async def test_any_other_bad_request_is_a_fault_of_ours(
    telegram: PretendTelegram, bot: Bot, aigerim: Person, description: str
) -> None:
    telegram.fail(Fault.BAD_REQUEST, methods={"sendMessage"}, description=description)
    assert await outcome(bot, aigerim.id) == Refused(f"Bad Request: {description}")


async def test_the_servers_own_refusals(telegram: PretendTelegram, bot: Bot, aigerim: Person) -> None:
    """Without any demanded fault."""
    stranger = telegram.add_person("Ержан")
    assert isinstance(await outcome(bot, aigerim.id, "<b>no end"), Refused)
    assert isinstance(await outcome(bot, 123), Gone)
    assert isinstance(await outcome(bot, stranger.id), Gone)
    telegram.block(aigerim)
    assert await outcome(bot, aigerim.id) == Gone("Forbidden: bot was blocked by the user")
    telegram.unblock(aigerim)
    telegram.deactivate(aigerim)
    assert await outcome(bot, aigerim.id) == Gone("Forbidden: user is deactivated")


async def test_a_token_that_is_refused_stops_everything(
    telegram: PretendTelegram, bot: Bot, aigerim: Person
) -> None:
    telegram.fail(Fault.UNAUTHORIZED, methods={"sendMessage"})
    with pytest.raises(TokenRefused) as refused:
        await outcome(bot, aigerim.id)
    assert str(refused.value) == "Telegram does not accept BOT_TOKEN; take the current one from @BotFather."


def test_too_large_is_a_fault_of_ours_although_the_library_takes_it_for_the_network() -> None:
    error = TelegramEntityTooLarge(SendMessage(chat_id=1, text="x"), "Request Entity Too Large")
    assert outcome_of(error) == Refused("Request Entity Too Large")


def test_a_404_speaks_of_the_chat_only_in_its_own_words() -> None:
    method = SendMessage(chat_id=1, text="x")
    assert outcome_of(TelegramNotFound(method, "Not Found: chat not found")) == Gone("Not Found: chat not found")
    assert outcome_of(TelegramNotFound(method, "Not Found")) == Later("unknown: TelegramNotFound")


def test_what_nobody_foresaw_lets_it_wait() -> None:
    assert outcome_of(RuntimeError("no idea")) == Later("unknown: RuntimeError")
