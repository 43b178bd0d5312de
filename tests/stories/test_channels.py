"""A channel from being connected to being left: set up in private, written to without a button."""

from datetime import date
from typing import Any

import pytest

from bot.demo.telegram import Channel
from schedules.clock import MINUTE
from tests.conftest import at
from tests.rows import rows
from tests.town import Someone, Town

MARCH_2, MARCH_3 = date(2020, 3, 2), date(2020, 3, 3)
LINK = "https://t.me/pretend_bot?startchannel&admin=post_messages"


@pytest.fixture
async def admin(town: Town) -> Someone:
    """Leads a channel, and knows the bot."""
    admin = town.someone("Ержан")
    await admin.says("/channel")
    return admin


def posts(town: Town, channel: Channel) -> list[dict[str, Any]]:
    return [one for one in town.telegram.history(channel.id) if one["message_id"] in channel.posted]


def row_of(town: Town, channel: Channel) -> dict[str, Any]:
    return next(row for row in rows(town.database_url, "chats") if row["telegram_id"] == channel.id)


async def forwards(one: Someone, channel: Channel) -> None:
    origin = {"type": "channel", "chat": channel.card, "message_id": 1, "date": 1_582_000_000}
    await one.sends(text="Бокс", forward_origin=origin)


async def test_a_channel_is_connected_set_up_in_private_written_to_and_left(town: Town, admin: Someone) -> None:
    urls = [button.get("url") for row in admin.messages()[-1]["reply_markup"]["inline_keyboard"] for button in row]
    assert LINK in urls
    channel = town.telegram.add_channel("Спорт", members=(admin.person,))
    town.telegram.follow_link(admin.person, LINK, chat=channel)
    await town.deals_with_it()
    assert "«Спорт»" in admin.last()
    assert "Напоминания выключены" in admin.last()
    await admin.taps("🔔 Виды спорта")
    await admin.taps("🥊 Бокс")
    await admin.taps("⬅️")
    assert "Слежу за видами спорта: 🥊 Бокс" in admin.last()
    await admin.taps("⏳")
    await admin.taps("за 7 дней")
    await admin.taps("⬅️")
    await admin.taps("Қазақша")
    assert "Язык: Қазақша" in admin.last()
    chat = row_of(town, channel)
    assert (chat["leads"], chat["language"], chat["kind"]) == ("1,0", "kk", "channel")
    assert [row["telegram_id"] for row in rows(town.database_url, "chats") if row["subscribed_at"]] == [channel.id]
    assert posts(town, channel) == []
    await town.moves_to(at(MARCH_2, 9))
    (morning,) = posts(town, channel)
    assert "Ертең" in morning["text"]
    assert "reply_markup" not in morning
    await admin.says("/channel")
    await admin.taps("📣 Спорт")
    await admin.taps("🔕")
    assert row_of(town, channel)["subscribed_at"] is None
    await admin.taps("🔔 Писать в канал обо всём")
    town.telegram.remove_bot(channel, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_3, 9))
    assert len(posts(town, channel)) == 1
    await admin.says("/channel")
    assert "🔇 Спорт" in admin.buttons()


async def test_only_who_may_post_in_a_channel_sets_it_up_as_long_as_they_may(town: Town, admin: Someone) -> None:
    other, reader = town.someone("Айгерим"), town.someone("Тимур")
    channel = town.telegram.add_channel("Спорт", members=(admin.person, other.person, reader.person))
    town.telegram.promote(other.person, channel, rights=["can_post_messages"], by=admin.person)
    town.telegram.add_bot(channel, by=admin.person, rights=["can_edit_messages"])
    await town.deals_with_it()
    assert "мне там нельзя публиковать" in admin.last()
    town.telegram.promote_bot(channel, rights=["can_post_messages"], by=admin.person)
    await town.deals_with_it()
    await forwards(reader, channel)
    assert "только его администраторы" in reader.last()
    number = row_of(town, channel)["id"]
    await reader.forges(f"at1|{number}|sub1:1:")
    assert "только его администраторы" in reader.alerts()[-1]
    await forwards(other, channel)
    await other.taps("🔔 Писать в канал обо всём")
    assert row_of(town, channel)["subscribed_at"] is not None
    asked = [one for one in town.telegram.requests if one.method == "getChatMember"]
    town.telegram.demote(other.person, channel, by=admin.person)
    await other.taps("🔕")
    assert row_of(town, channel)["subscribed_at"] is None  # believed for a minute
    assert [one for one in town.telegram.requests if one.method == "getChatMember"] == asked
    town.clock.move_to(town.clock.now() + MINUTE)
    await other.taps("🔔 Писать в канал обо всём")
    assert row_of(town, channel)["subscribed_at"] is None
    await other.says("/channel")
    assert not any("Спорт" in button for button in other.buttons())


async def test_in_a_channel_nothing_is_said_whatever_is_written_or_tapped_there(
    town: Town, admin: Someone
) -> None:
    reader = town.someone("Тимур")
    channel = town.telegram.add_channel("Спорт", members=(admin.person, reader.person))
    town.telegram.add_bot(channel, by=admin.person)
    post = town.telegram.post(admin.person, channel, "/subscribe")
    town.telegram.press(reader.person, post["message_id"], "show1:next", chat=channel, forged=True)
    await town.deals_with_it()
    assert posts(town, channel) == []
    assert "личном чате" in reader.alerts()[-1]
    assert row_of(town, channel)["subscribed_at"] is None


async def test_a_post_of_a_strange_channel_is_words_like_any_other(town: Town, admin: Someone) -> None:
    await forwards(admin, town.telegram.add_channel("Чужой"))
    assert "🥊 Бокс" in admin.last()


async def test_a_channel_that_silences_us_or_puts_us_out_is_told_of_to_those_who_keep_it(
    town: Town, admin: Someone
) -> None:
    other = town.someone("Айгерим")
    channel = town.telegram.add_channel("Спорт", members=(admin.person, other.person))
    town.telegram.promote(other.person, channel, by=admin.person)
    town.telegram.add_bot(channel, by=admin.person)
    await town.deals_with_it()
    await admin.taps("🔔 Писать в канал обо всём")
    await forwards(other, channel)
    town.telegram.promote_bot(channel, rights=["can_edit_messages"], by=other.person)
    await town.deals_with_it()
    await town.settles()
    for one in (admin, other):
        assert "В канале «Спорт» мне больше нельзя публиковать" in one.last()
    await town.moves_to(at(MARCH_2, 9))
    assert posts(town, channel) == []
    town.telegram.promote_bot(channel, rights=["can_post_messages"], by=other.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_3, 9))
    assert len(posts(town, channel)) == 1
    town.clock.move_to(at(date(2020, 3, 12), 12))
    heard = len(other.messages())
    town.telegram.remove_bot(channel, by=other.person)
    await town.deals_with_it()
    await town.settles()
    assert "Меня убрали из канала «Спорт»" in admin.last()
    assert len(other.messages()) == heard  # who did it knows
