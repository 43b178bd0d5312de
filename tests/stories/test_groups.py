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


def tap(someone: Someone, group: Group, message: dict[str, Any], words: str) -> None:
    keyboard = message["reply_markup"]["inline_keyboard"]
    data = next(button["callback_data"] for row in keyboard for button in row if words in button["text"])
    someone.town.telegram.press(someone.person, message["message_id"], data, chat=group)


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
    tap(member, group, message, "🔕")
    await town.deals_with_it()
    assert "администраторы" in member.alerts()[-1]
    [chat] = [row for row in rows(town.database_url, "chats") if row["telegram_id"] == group.id]
    assert chat["subscribed_at"] is not None
    tap(admin, group, message, "🔕")
    await town.deals_with_it()
    [chat] = [row for row in rows(town.database_url, "chats") if row["telegram_id"] == group.id]
    assert chat["subscribed_at"] is None


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
    assert len(answers(town, group)) == 1  # the greeting
    await says(admin, group, f"/next@{town.telegram.bot.username}")
    assert len(answers(town, group)) == 2


async def test_a_group_is_greeted_once_in_the_language_of_who_added_us_and_keeps_to_it(town: Town) -> None:
    admin, member = town.someone("Ержан", "kk"), town.someone("Aigerim", "en")
    group = town.telegram.add_group("Жанкүйерлер", members=(admin.person, member.person))
    town.telegram.add_bot(group, by=admin.person)
    await town.deals_with_it()
    (greeting,) = answers(town, group)
    assert len(greeting["text"].splitlines()) == 2
    assert "/subscribe" in greeting["text"]
    assert "Сәлеметсіздер" in greeting["text"]
    town.telegram.promote_bot(group, by=admin.person)
    await says(member, group, "/next")
    assert "Алдағы турнирлер" in answers(town, group)[-1]["text"]
    tap(admin, group, greeting, "Русский")
    await town.deals_with_it()
    assert "Здравствуйте" in answers(town, group)[0]["text"]
    tap(admin, group, answers(town, group)[0], "🔔")
    await town.deals_with_it()
    await says(member, group, "/start")
    assert "Сюда я уже пишу" in answers(town, group)[-1]["text"]
    assert len(answers(town, group)) == 4


async def test_a_post_of_the_linked_channel_is_not_said_to_us(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Обсуждение", members=(admin.person,))
    channel = town.telegram.add_channel("Новости", members=(admin.person,))
    town.telegram.link(channel, group)
    town.telegram.add_bot(group, by=admin.person)
    town.telegram.post(admin.person, channel, "/next")
    await town.deals_with_it()
    assert len(answers(town, group)) == 1


async def test_a_topic_from_being_chosen_to_being_deleted_and_the_group_until_we_are_put_out(town: Town) -> None:
    admin = town.someone("Ержан")
    forum = town.telegram.add_group("Форум", forum=True, members=(admin.person,))
    town.telegram.add_bot(forum, by=admin.person)
    topic = town.telegram.add_topic(forum, "Лицензии", by=admin.person)
    await says(admin, forum, "/subscribe бокс", topic=topic)
    await says(admin, forum, "/next")
    placed = [one.get("message_thread_id") for one in answers(town, forum)]
    assert placed == [None, topic, None]  # the greeting; the two answers where they were asked for
    town.telegram.delete_topic(forum, topic)
    await town.moves_to(at(MARCH_2, 9))
    said = answers(town, forum)[2:]
    assert all("message_thread_id" not in one for one in said)
    assert "Завтра" in "\n".join(one["text"] for one in said)
    assert "больше нет" in "\n".join(one["text"] for one in said)
    town.telegram.remove_bot(forum, by=admin.person)
    await town.moves_to(at(date(2020, 3, 3), 9))
    assert answers(town, forum)[2:] == said
