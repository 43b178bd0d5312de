"""Topics of a forum: how they open, close, open again and go, whether by people or by the bot.

https://core.telegram.org/bots/api#forumtopic
"""

from typing import Any

from bot.demo.telegram.chats import quoted
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.groups import GENERAL, Group, Topic

COLOR = 0x6FB9F0  # the first of the six that Telegram allows


def open_topic(
    desk: Desk,
    group: Group,
    name: str,
    by: dict[str, Any],
    *,
    color: int = COLOR,
    emoji: str | None = None,
) -> Topic:
    """A new topic; the message that says so opens it and gives it its id. ValueError if there are none here."""
    if not group.is_forum:
        raise ValueError(f"{group.title} is not a forum")
    created = {"name": name, "icon_color": color}
    if emoji:
        created["icon_custom_emoji_id"] = emoji
    topic = Topic(group.next_message_id, name)
    group.topics[topic.id] = topic
    body = {"forum_topic_created": created, "message_thread_id": topic.id, "is_topic_message": True}
    desk.put(group, body, by)
    return topic


def close_topic(desk: Desk, group: Group, topic: Topic, by: dict[str, Any]) -> None:
    topic.closed = True
    _tell(desk, group, topic, {"forum_topic_closed": {}}, by)


def reopen_topic(desk: Desk, group: Group, topic: Topic, by: dict[str, Any]) -> None:
    topic.closed = False
    _tell(desk, group, topic, {"forum_topic_reopened": {}}, by)


def rename_topic(desk: Desk, group: Group, topic: Topic, name: str, by: dict[str, Any]) -> None:
    topic.name = name
    _tell(desk, group, topic, {"forum_topic_edited": {"name": name}}, by)


def delete_topic(desk: Desk, group: Group, topic: Topic) -> None:
    """The topic goes with all its messages. ValueError for General, which stays."""
    if topic.id == GENERAL:
        raise ValueError("General cannot be deleted")
    del group.topics[topic.id]
    for message in [each for each in group.messages.values() if each.get("message_thread_id") == topic.id]:
        del group.messages[message["message_id"]]
        desk.journal.changed("delete", group.id, message_id=message["message_id"], message=message)


def _tell(desk: Desk, group: Group, topic: Topic, body: dict[str, Any], by: dict[str, Any]) -> None:
    opening = group.messages.get(topic.id)
    if topic.id != GENERAL and opening is not None:
        body = {"reply_to_message": quoted(opening)} | body
    desk.put(group, group.thread_of(topic, None) | body, by)
