"""Methods about the topics of a forum."""

from collections.abc import Callable
from typing import Any

from bot.demo.telegram.chats import THREAD_NOT_FOUND
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.groups import GENERAL, Group, Topic
from bot.demo.telegram.methods.content import Params
from bot.demo.telegram.refusals import bad_request, broken_rule
from bot.demo.telegram.topics import (
    COLOR,
    close_topic,
    delete_topic,
    open_topic,
    rename_topic,
    reopen_topic,
)

_MOST_NAME = 128
_COLORS = frozenset({COLOR, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F})


def create_forum_topic(desk: Desk, params: Params) -> dict[str, Any]:
    group = _forum(desk, params)
    color = params.get("icon_color", COLOR)
    if color not in _COLORS:
        raise broken_rule("TOPIC_ICON_COLOR_INVALID")
    emoji = params.get("icon_custom_emoji_id")
    topic = open_topic(desk, group, _name(params), desk.profile.user(), color=color, emoji=emoji)
    shown = {"message_thread_id": topic.id, "name": topic.name, "icon_color": color}
    return shown | ({"icon_custom_emoji_id": emoji} if emoji else {})


def edit_forum_topic(desk: Desk, params: Params) -> bool:
    group = _forum(desk, params)
    topic = _topic(group, params)
    if params.get("name"):
        rename_topic(desk, group, topic, _name(params), desk.profile.user())
    return True


def close_forum_topic(desk: Desk, params: Params) -> bool:
    group = _forum(desk, params)
    topic = _topic(group, params)
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    close_topic(desk, group, topic, desk.profile.user())
    return True


def reopen_forum_topic(desk: Desk, params: Params) -> bool:
    group = _forum(desk, params)
    topic = _topic(group, params)
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    reopen_topic(desk, group, topic, desk.profile.user())
    return True


def delete_forum_topic(desk: Desk, params: Params) -> bool:
    group = _forum(desk, params)
    if not group.bot.may("can_delete_messages"):
        raise bad_request("not enough rights to delete a topic")
    delete_topic(desk, group, _topic(group, params))
    return True


def _forum(desk: Desk, params: Params) -> Group:
    chat = desk.chats.find(params["chat_id"])
    chat.check_open()
    if not isinstance(chat, Group) or not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.bot.may("can_manage_topics"):
        raise bad_request("not enough rights to manage topics in the chat")
    return chat


def _topic(group: Group, params: Params) -> Topic:
    topic = group.topics.get(params["message_thread_id"])
    if topic is None or topic.id == GENERAL:
        raise bad_request(THREAD_NOT_FOUND)
    return topic


def _name(params: Params) -> str:
    name: str = params["name"].strip()
    if not 1 <= len(name) <= _MOST_NAME:
        raise broken_rule("TOPIC_TITLE_EMPTY" if not name else "topic name is too long")
    return name


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
}
