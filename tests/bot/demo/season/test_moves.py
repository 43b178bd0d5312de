"""People of the demo tap what is there, and leave alone what somebody else has done."""

from typing import Any

import pytest

from bot.demo.season.moves import Hand, Say, Tap
from bot.demo.telegram import Person, PretendTelegram

QUESTION = "🏁 Амман\nСколько лицензий?"


@pytest.fixture
def telegram() -> PretendTelegram:
    return PretendTelegram("42:PRETEND-token_1", lambda: 1_582_178_400.0)


@pytest.fixture
def owner(telegram: PretendTelegram) -> Person:
    return telegram.add_person("Ержан", language_code="ru")


@pytest.fixture
def hand(telegram: PretendTelegram, owner: Person) -> Hand:
    async def hear() -> None:
        """Nobody answers here."""

    return Hand(telegram, owner, hear, lambda: 0)


def shows(telegram: PretendTelegram, owner: Person, number: int, text: str, *buttons: tuple[str, str]) -> None:
    """The bot has said something with buttons: text and data."""
    keyboard = [[{"text": words, "callback_data": data}] for words, data in buttons]
    message: dict[str, Any] = {
        "message_id": number,
        "date": 1_582_178_400,
        "from": telegram.bot.user(),
        "chat": owner.chat(),
        "text": text,
        "reply_markup": {"inline_keyboard": keyboard},
    }
    telegram.add_update({"message": message})


def tapped(telegram: PretendTelegram) -> list[str]:
    waiting = telegram._updates.after(0)
    return [one["callback_query"]["data"] for one in waiting if "callback_query" in one]


async def test_a_button_is_known_by_what_it_carries_its_words_and_its_message(telegram, owner, hand):
    shows(telegram, owner, 1, QUESTION, ("0", "ans1:4:number:0"), ("9", "ans1:4:number:9"))
    shows(telegram, owner, 2, "🏁 Берлин", ("0", "ans1:5:number:0"))
    assert await hand.does([Tap("ans1:*:number:0", about=("Амман", "Amman"))])
    assert await hand.does([Tap("ans1:*", words=("9",))])
    assert tapped(telegram) == ["ans1:4:number:0", "ans1:4:number:9"]


async def test_where_the_viewer_was_faster_the_rest_is_left_alone(telegram, owner, hand):
    shows(telegram, owner, 1, QUESTION)
    assert not await hand.does([Tap("ans1:*:number:9", about=("Амман",)), Tap("wrec1:*")])
    assert tapped(telegram) == []


async def test_buttons_from_before_what_was_said_are_not_looked_at(telegram, owner, hand):
    shows(telegram, owner, 1, "Что изменилось?", ("⏸", "chg1:postpone:1"), ("✖️", "chg1:aside:1"))
    assert not await hand.does([Say("/start t_paris"), Tap("chg1:postpone:*")], aside=Tap("chg1:aside:*"))
    assert tapped(telegram) == []


async def test_what_may_be_missed_is_and_what_was_begun_is_put_aside(telegram, owner, hand):
    shows(telegram, owner, 1, "Почему?", ("✏️", "edit1:7"), ("✖️", "chg1:aside:1"))
    moves = [Tap("edit1:*"), Tap("plc1:*", missed=True), Tap("chg1:apply:*")]
    assert not await hand.does(moves, aside=Tap("chg1:aside:*"))
    assert tapped(telegram) == ["edit1:7", "chg1:aside:1"]
