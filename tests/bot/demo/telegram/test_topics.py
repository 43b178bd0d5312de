"""Topics of a forum: where messages go, and what closed and deleted topics answer."""

import pytest

from bot.demo.telegram.spec import check_of

UNKNOWN = "Bad Request: message thread not found"


@pytest.fixture
def arman(telegram):
    return telegram.add_person("Арман")


@pytest.fixture
def forum(telegram, arman):
    forum = telegram.add_group("Жолдама", forum=True, members=[arman])
    telegram.add_bot(forum)
    return forum


async def test_the_first_topic_is_another_one_than_general(telegram, arman):
    forum = telegram.add_group("Жолдама", forum=True, members=[arman])
    topic = telegram.add_topic(forum, "Бокс")
    telegram.type(arman, "Сәлем", chat=forum, topic=topic)
    assert telegram.history(forum.id)[-1]["message_thread_id"] == topic


async def test_messages_of_a_topic_say_so_and_those_of_general_do_not(telegram, bot, arman, forum):
    topic = telegram.add_topic(forum, "Бокс")
    assert telegram.history(forum.id)[-1]["forum_topic_created"]["name"] == "Бокс"
    telegram.type(arman, "/next", chat=forum, topic=topic)
    telegram.type(arman, "/next", chat=forum)
    updates = await bot.call("getUpdates")
    assert check_of("Array of Update")(updates, "updates", []) == updates
    inside, general = (each["message"] for each in updates[-2:])
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic, True)
    assert inside["reply_to_message"]["forum_topic_created"]["name"] == "Бокс"
    assert inside["chat"]["is_forum"] is True
    assert not {"message_thread_id", "is_topic_message", "reply_to_message"} & general.keys()

    sent = await bot.call("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    reply = {"message_id": inside["message_id"]}
    answered = await bot.call("sendMessage", chat_id=forum.id, text="x", reply_parameters=reply)
    assert answered["message_thread_id"] == topic
    assert "message_thread_id" not in await bot.call("sendMessage", chat_id=forum.id, text="x")
    assert telegram.violations == []


async def test_unknown_and_deleted_topics_are_not_found(telegram, bot, arman, forum, aigerim):
    topic = telegram.add_topic(forum, "Бокс")
    telegram.type(arman, "x", chat=forum, topic=topic)
    telegram.delete_topic(forum, topic)
    assert not [each for each in telegram.history(forum.id) if each.get("message_thread_id") == topic]
    for thread in (topic, 99, 1):
        words = await bot.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
        assert words == UNKNOWN
    assert await bot.call("sendChatAction", chat_id=forum.id, action="typing", message_thread_id=1)
    assert await bot.refused("sendMessage", chat_id=aigerim.id, text="x", message_thread_id=1) == UNKNOWN
    with pytest.raises(ValueError, match="no topic"):
        telegram.type(arman, "x", chat=forum, topic=topic)
    assert telegram.violations == []


async def test_a_closed_topic_takes_only_those_who_manage_topics(telegram, bot, arman, forum):
    guest = telegram.add_person("Қонақ")
    telegram.join(guest, forum)
    topic = telegram.add_topic(forum, "Бокс")
    telegram.close_topic(forum, topic)
    where = {"chat_id": forum.id, "text": "x", "message_thread_id": topic}
    assert await bot.refused("sendMessage", **where) == "Bad Request: TOPIC_CLOSED"
    with pytest.raises(ValueError, match="closed"):
        telegram.type(guest, "x", chat=forum, topic=topic)
    telegram.type(arman, "x", chat=forum, topic=topic)
    telegram.promote_bot(forum, rights=["can_manage_topics"])
    await bot.call("sendMessage", **where)
    telegram.demote_bot(forum)
    telegram.reopen_topic(forum, topic)
    await bot.call("sendMessage", **where)
    telegram.close_topic(forum)
    assert await bot.refused("sendMessage", chat_id=forum.id, text="x") == "Bad Request: TOPIC_CLOSED"
    kinds = [key for each in telegram.history(forum.id) for key in each if key.startswith("forum_topic")]
    assert kinds == ["forum_topic_created", "forum_topic_closed", "forum_topic_reopened", "forum_topic_closed"]
    assert telegram.violations == []


async def test_a_bot_with_the_right_manages_topics_itself(telegram, bot, forum):
    assert "not enough rights" in await bot.refused("createForumTopic", chat_id=forum.id, name="Бокс")
    telegram.promote_bot(forum)
    topic = await bot.call("createForumTopic", chat_id=forum.id, name="Бокс")
    assert check_of("ForumTopic")(topic, "topic", []) == topic
    where = {"chat_id": forum.id, "message_thread_id": topic["message_thread_id"]}
    assert await bot.call("editForumTopic", name="Күрес", **where)
    assert await bot.call("closeForumTopic", **where)
    assert await bot.refused("closeForumTopic", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await bot.call("reopenForumTopic", **where)
    assert await bot.call("deleteForumTopic", **where)
    assert await bot.refused("sendMessage", text="x", **where) == UNKNOWN
    plain = telegram.add_group("Дзюдо")
    telegram.add_bot(plain, rights=None)
    assert (
        await bot.refused("createForumTopic", chat_id=plain.id, name="x") == "Bad Request: the chat is not a forum"
    )
    assert telegram.violations == []
