"""Methods that put a new message into a chat."""

from collections.abc import Callable
from typing import Any

from bot.demo.telegram.chats import Chat, Message
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.files import described
from bot.demo.telegram.methods.content import (
    Params,
    caption_of,
    keyboard_of,
    preview_of,
    reply_of,
    text_of,
)
from bot.demo.telegram.refusals import broken_rule
from bot.demo.telegram.spec import UPLOADS

_CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_COPIED = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "link_preview_options",
    "has_media_spoiler",
    "show_caption_above_media",
)


def send_message(desk: Desk, params: Params) -> Message:
    body = text_of(params) | keyboard_of(params) | preview_of(params)
    return _send(desk, "sendMessage", params, body)


def send_photo(desk: Desk, params: Params) -> Message:
    body = caption_of(params) | keyboard_of(params)
    for asked, shown in (
        ("has_spoiler", "has_media_spoiler"),
        ("show_caption_above_media", "show_caption_above_media"),
    ):
        if params.get(asked):
            body[shown] = True
    return _send_file(desk, "sendPhoto", "photo", params, body)


def send_document(desk: Desk, params: Params) -> Message:
    return _send_file(desk, "sendDocument", "document", params, caption_of(params) | keyboard_of(params))


def copy_message(desk: Desk, params: Params) -> dict[str, Any]:
    original = desk.chats.find(params["from_chat_id"]).message(params["message_id"], "copy")
    body = {key: original[key] for key in _COPIED if key in original}
    if "caption" in params and "text" not in body:
        body = {key: value for key, value in body.items() if not key.startswith("caption")}
        body |= caption_of(params)
    body |= keyboard_of(params)
    return {"message_id": _send(desk, "copyMessage", params, body)["message_id"]}


def forward_message(desk: Desk, params: Params) -> Message:
    original = desk.chats.find(params["from_chat_id"]).message(params["message_id"], "forward")
    body = {key: original[key] for key in _COPIED if key in original}
    body["forward_origin"] = {"type": "user", "date": original["date"], "sender_user": original["from"]}
    return _send(desk, "forwardMessage", params, body)


def send_chat_action(desk: Desk, params: Params) -> bool:
    if params["action"] not in _CHAT_ACTIONS:
        raise broken_rule("wrong parameter action in request")
    chat = desk.chats.find(params["chat_id"])
    chat.check_open()
    desk.journal.changed("action", chat.id, action=params["action"])
    return True


def _send_file(desk: Desk, method: str, kind: str, params: Params, body: dict[str, Any]) -> Message:
    _open_chat(desk, params)  # a refused file is not kept
    stored = desk.files.find(params[kind], params[UPLOADS], kind)
    return _send(desk, method, params, described(stored) | body)


def _send(desk: Desk, method: str, params: Params, body: dict[str, Any]) -> Message:
    chat = _open_chat(desk, params)
    body = reply_of(chat, params) | body
    if params.get("protect_content"):
        body["has_protected_content"] = True
    message = chat.put(body, desk.profile.user(), int(desk.now()))
    desk.journal.accepted(method, message, params)
    desk.journal.changed("photo" if "photo" in body else "message", chat.id, message=message)
    return message


def _open_chat(desk: Desk, params: Params) -> Chat:
    chat = desk.chats.find(params["chat_id"])
    chat.check_open()
    return chat


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
}
