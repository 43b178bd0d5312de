"""In groups the bot answers in place, lets everyone look, and lets only admins change what the group hears."""

from datetime import date
from typing import Any

from bot.demo.telegram import Group
from tests.conftest import at
from tests.rows import rows
from tests.town import Someone, Town

MARCH_2 = date(2020, 3, 2)


async def says(someone: Someone, group: Group, text: str, **how: Any) -> None:
    someone.town.telegram.type(someone.person, text, chat=group, **how)
    await someone.town.deals_with_it()


def answers(town: Town, group: Group) -> list[dict[str, Any]]:
    ours = town.telegram.bot.id
    return [
        one for one in town.telegram.history(group.id) if one.get("from", {}).get("id") == ours and "text" in one
    ]


async def test_an_admin_subscribes_a_group_and_the_morning_comes_there(town: Town) -> None:
    admin, member = town.someone("Ержан"), town.someone("Айгерим")
    group = town.telegram.add_group("Болельщики", members=(admin.person, member.person))
    town.telegram.add_bot(group, by=admin.person)
    await says(member, group, "/subscribe")
    assert "только её администраторы" in answers(town, group)[-1]["text"]
    await says(admin, group, "/subscribe бокс")
    assert "🥊 Бокс" in answers(town, group)[-1]["text"]
    await says(member, group, "/next")
    assert "Амман" in answers(town, group)[-1]["text"]
    await town.moves_to(at(MARCH_2, 9))
    assert "Завтра" in answers(town, group)[-1]["text"]


async def test_an_anonymous_admin_counts_as_one_and_a_channel_does_not(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Болельщики", members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe", anonymous=True)
    assert "обо всех турнирах" in answers(town, group)[-1]["text"]


async def test_an_answer_stays_in_its_topic_and_the_subscription_is_said_there(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Форум", forum=True, members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    topic = town.telegram.add_topic(group, "Лицензии", by=admin.person)
    await says(admin, group, "/subscribe бокс", topic=topic)
    assert answers(town, group)[-1]["message_thread_id"] == topic
    await town.moves_to(at(MARCH_2, 9))
    assert "Завтра" in answers(town, group)[-1]["text"]
    assert answers(town, group)[-1]["message_thread_id"] == topic


async def test_a_member_taps_in_vain_and_an_admin_does_not(town: Town) -> None:
    admin, member = town.someone("Ержан"), town.someone("Айгерим")
    group = town.telegram.add_group("Болельщики", members=(admin.person, member.person))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe")
    message = answers(town, group)[-1]
    mute = next(
        button["callback_data"]
        for row in message["reply_markup"]["inline_keyboard"]
        for button in row
        if "🔕" in button["text"]
    )
    town.telegram.press(member.person, message["message_id"], mute, chat=group)
    await town.deals_with_it()
    assert "администраторы" in member.alerts()[-1]
    [chat] = [row for row in rows(town.database_url, "chats") if row["telegram_id"] == group.id]
    assert chat["subscribed_at"] is not None
    town.telegram.press(admin.person, message["message_id"], mute, chat=group)
    await town.deals_with_it()
    [chat] = [row for row in rows(town.database_url, "chats") if row["telegram_id"] == group.id]
    assert chat["subscribed_at"] is None


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscription(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Болельщики", supergroup=False, members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe бокс")
    new_id = town.telegram.migrate(group, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_2, 9))
    morning = [one["text"] for one in town.telegram.history(new_id) if "Завтра" in one.get("text", "")]
    assert len(morning) == 1


async def test_a_group_that_threw_the_bot_out_is_not_written_to(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Болельщики", members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe бокс")
    said = len(answers(town, group))
    town.telegram.remove_bot(group, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_2, 9))
    assert len(answers(town, group)) == said
    town.telegram.add_bot(group, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(date(2020, 3, 3), 9))
    assert len(answers(town, group)) == said + 1


async def test_nobody_speaks_unless_spoken_to(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Болельщики", members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    for text in ("Привет всем", "бокс", "/unknown", "/next@another_bot"):
        await says(admin, group, text)
    assert answers(town, group) == []
    await says(admin, group, f"/next@{town.telegram.bot.username}")
    assert len(answers(town, group)) == 1
