"""A letter is the message aiogram would send, with less work; and its errors are aiogram's."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from pydantic import SecretStr

from bot.demo.telegram import Fault, Person, PretendTelegram
from bot.letters import KEPT, Letters
from bot.settings import Settings
from bot.telegram import make_bot
from handlers.screens import Button, Screen
from handlers.texts import Html
from storage.models import Chat, Sound
from tests.people import filled

TOKEN = "42:PRETEND-token-of-the-letters"
SCREEN = Screen(
    Html('<b>Амман</b> «Ә» "\\n" 🥊\n— 3–11 марта'),
    ((Button("Карточка", "t1:1", "primary"), Button("Сайт", url="https://olympic.kz/?a=1&b=2")),),
)


@pytest.fixture
async def telegram() -> AsyncIterator[PretendTelegram]:
    telegram = PretendTelegram(TOKEN, now=lambda: 0.0)
    await telegram.start()
    yield telegram
    await telegram.stop()


@pytest.fixture
async def bot(telegram: PretendTelegram) -> AsyncIterator[Bot]:
    bot = make_bot(Settings(_env_file=None, bot_token=SecretStr(TOKEN), telegram_api_url=telegram.url), 4)
    yield bot
    await bot.session.close()


@pytest.fixture
def person(telegram: PretendTelegram) -> Person:
    person = telegram.add_person("Айгерим")
    person.started = True
    return person


@pytest.fixture
def reader(person: Person) -> Chat:
    return filled(Chat, telegram_id=person.id, topic_id=None)


def said(telegram: PretendTelegram) -> dict[str, Any]:
    return telegram.ledger[-1].params


async def test_it_is_what_aiogram_sends(telegram: PretendTelegram, bot: Bot, reader: Chat) -> None:
    message_id = await Letters(bot).send(reader, SCREEN)
    assert message_id == telegram.ledger[-1].message_id
    ours = said(telegram)
    await bot.send_message(reader.telegram_id, SCREEN.text, reply_markup=SCREEN.keyboard())
    assert ours == said(telegram)
    assert telegram.violations == []


async def test_plain_words_have_no_markup_and_keep_their_buttons(
    telegram: PretendTelegram, bot: Bot, reader: Chat
) -> None:
    await Letters(bot).send(reader, SCREEN, plain=True)
    assert said(telegram)["text"] == SCREEN.plain()
    assert "parse_mode" not in said(telegram)
    assert said(telegram)["reply_markup"]["inline_keyboard"][0][0]["text"] == "Карточка"


async def test_a_paid_bot_says_so(telegram: PretendTelegram, bot: Bot, reader: Chat) -> None:
    await Letters(bot, paid=True).send(reader, SCREEN)
    assert said(telegram)["allow_paid_broadcast"] is True


async def test_each_reads_their_own_screen_however_many_there_are(
    telegram: PretendTelegram, bot: Bot, reader: Chat
) -> None:
    letters = Letters(bot)
    for number in range(KEPT + 5):
        await letters.send(reader, Screen(Html(f"number {number}")))
    assert [one.text for one in telegram.ledger] == [f"number {number}" for number in range(KEPT + 5)]


@pytest.mark.parametrize(
    ("fault", "more", "error"),
    [
        (Fault.TOO_MANY, {"retry_after": 3}, TelegramRetryAfter),
        (Fault.TOO_MANY_BARE, {}, TelegramAPIError),
        (Fault.BAD_GATEWAY, {}, ClientDecodeError),
        (Fault.BROKEN_JSON, {}, ClientDecodeError),
        (Fault.RESET_BEFORE, {}, TelegramNetworkError),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
async def test_its_errors_are_aiograms_and_do_not_tell_the_token(
    telegram: PretendTelegram, bot: Bot, reader: Chat, fault: Fault, more: dict[str, Any], error: type[Exception]
) -> None:
    telegram.fail(fault, methods=frozenset({"sendMessage"}), **more)
    with pytest.raises(error) as raised:
        await Letters(bot).send(reader, SCREEN)
    assert TOKEN not in str(raised.value)


async def test_who_blocked_the_bot_is_an_error_too(
    telegram: PretendTelegram, bot: Bot, person: Person, reader: Chat
) -> None:
    telegram.block(person)
    with pytest.raises(TelegramForbiddenError):
        await Letters(bot).send(reader, SCREEN)


async def test_an_ok_that_reads_oddly_is_taken_all_the_same(
    telegram: PretendTelegram, bot: Bot, reader: Chat
) -> None:
    telegram.fail(Fault.UNPARSABLE_OK, methods=frozenset({"sendMessage"}))
    assert await Letters(bot).send(reader, SCREEN) == telegram.ledger[-1].message_id


@pytest.mark.parametrize(
    ("sound", "rings"),
    [
        (Sound.ALL, ["news", "a licence", "a broadcast", "a question"]),
        (Sound.LICENCES, ["a licence", "a question"]),
        (Sound.NONE, ["a question"]),
    ],
)
async def test_it_rings_where_the_reader_wants_it_and_always_for_what_nobody_can_mute(
    telegram: PretendTelegram, bot: Bot, reader: Chat, sound: Sound, rings: list[str]
) -> None:
    mutes = (Button("🔕", "mute1:changes"),)
    letters, rang = Letters(bot), []
    for screen in (
        Screen(Html("news"), mutes=mutes),
        Screen(Html("a licence"), mutes=mutes, festive=True),
        Screen(Html("a broadcast"), soft=True),
        Screen(Html("a question")),
    ):
        await letters.send(replace(reader, sound=sound), screen)
        if not said(telegram).get("disable_notification"):
            rang.append(screen.text)
    assert rang == rings
