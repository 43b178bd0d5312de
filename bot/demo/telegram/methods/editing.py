"""Methods that change or remove a message which is already there."""

from collections.abc import Callable
from typing import Any, Literal

from bot.demo.telegram.chats import Chat, Message
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.methods.content import (
    Params,
    caption_of,
    content,
    inline_keyboard_of,
    preview_of,
    text_of,
)
from bot.demo.telegram.refusals import Refusal, bad_request, broken_rule

# A message sent through the bot is not shown to it.
Edited = Message | Literal[True]

_MOST_DELETED = 100
_DELETABLE_SECONDS = 48 * 3600
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(desk: Desk, params: Params) -> Edited:
    if "rich_message" in params:
        raise bad_request("rich messages are not supported by the pretend Telegram")
    params.setdefault("text", "")
    body = text_of(params) | inline_keyboard_of(params) | preview_of(params)
    chat, message = _own(desk, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    dropped = ("text", "entities", "reply_markup", "link_preview_options")
    return _replace(desk, "editMessageText", params, chat, message, dropped, body)


def edit_message_caption(desk: Desk, params: Params) -> Edited:
    body = caption_of(params) | inline_keyboard_of(params)
    chat, message = _own(desk, params)
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    dropped = ("caption", "caption_entities", "reply_markup")
    return _replace(desk, "editMessageCaption", params, chat, message, dropped, body)


def edit_message_reply_markup(desk: Desk, params: Params) -> Edited:
    body = inline_keyboard_of(params)
    chat, message = _own(desk, params)
    return _replace(desk, "editMessageReplyMarkup", params, chat, message, ("reply_markup",), body)


def delete_message(desk: Desk, params: Params) -> bool:
    chat = _addressed(desk, params)
    message = chat.message(params["message_id"], "delete")
    young = desk.now() - message["date"] <= _DELETABLE_SECONDS
    if chat.check_deletable(message, desk.profile.id) and not young:
        raise bad_request("message can't be deleted for everyone")
    _delete(desk, chat, message)
    return True


def delete_messages(desk: Desk, params: Params) -> bool:
    chat = _addressed(desk, params)
    message_ids = params["message_ids"]
    if not 1 <= len(message_ids) <= _MOST_DELETED:
        raise broken_rule("message identifiers must be 1-100")
    for message_id in message_ids:
        message = chat.messages.get(message_id)
        if message is not None and _deletable(desk, chat, message):
            _delete(desk, chat, message)
    return True


def _deletable(desk: Desk, chat: Chat, message: Message) -> bool:
    try:
        only_young = chat.check_deletable(message, desk.profile.id)
    except Refusal:
        return False  # of several messages those that can be deleted are
    return not only_young or desk.now() - message["date"] <= _DELETABLE_SECONDS


def _delete(desk: Desk, chat: Chat, message: Message) -> None:
    del chat.messages[message["message_id"]]
    desk.journal.changed("delete", chat.id, message_id=message["message_id"], message=message)


def _addressed(desk: Desk, params: Params) -> Chat:
    if "chat_id" not in params:
        raise broken_rule("chat_id is empty")
    if not params.get("message_id") and not params.get("message_ids"):
        raise broken_rule("message identifier is not specified")
    chat = desk.chats.find(params["chat_id"])
    chat.check_open()
    return chat


def _own(desk: Desk, params: Params) -> tuple[Chat, Message]:
    """The message to edit; only what the bot itself has written, or was sent through it, can be."""
    if "inline_message_id" in params:
        return desk.inline.find(params["inline_message_id"])
    chat = _addressed(desk, params)
    message = chat.message(params["message_id"], "edit")
    if not chat.own(message, desk.profile.id) or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(
    desk: Desk,
    method: str,
    params: Params,
    chat: Chat,
    message: Message,
    dropped: tuple[str, ...],
    body: dict[str, Any],
) -> Edited:
    edited = {key: value for key, value in message.items() if key not in dropped} | body
    if content(edited) == content(message):
        raise bad_request(_SAME)
    edited["edit_date"] = int(desk.now())
    chat.messages[message["message_id"]] = edited
    desk.journal.accepted(method, edited, params)
    desk.journal.changed("edit", chat.id, message=edited)
    return True if "inline_message_id" in params else edited


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
