"""Methods that put a new message into a chat."""

from collections.abc import Callable
from typing import Any

from bot.demo.telegram.chats import Chat, Message, quoted
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.files import described
from bot.demo.telegram.groups import GENERAL
from bot.demo.telegram.methods.content import (
    Params,
    caption_of,
    keyboard_of,
    original_of,
    preview_of,
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
    "sticker",
    "contact",
    "location",
    "venue",
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
    original = _source(desk, params).message(params["message_id"], "copy")
    body = {key: original[key] for key in _COPIED if key in original}
    if "caption" in params and "text" not in body:
        body = {key: value for key, value in body.items() if not key.startswith("caption")}
        body |= caption_of(params)
    body |= keyboard_of(params)
    return {"message_id": _send(desk, "copyMessage", params, body)["message_id"]}


def forward_message(desk: Desk, params: Params) -> Message:
    original = _source(desk, params).message(params["message_id"], "forward")
    body = {key: original[key] for key in _COPIED if key in original}
    body["forward_origin"] = _origin(original)
    return _send(desk, "forwardMessage", params, body)


def send_chat_action(desk: Desk, params: Params) -> bool:
    if params["action"] not in _CHAT_ACTIONS:
        raise broken_rule("wrong parameter action in request")
    chat = desk.chats.find(params["chat_id"])
    chat.check_writable("messages")
    if params.get("message_thread_id") != GENERAL:  # the one method that takes General by its number
        chat.thread(params.get("message_thread_id"), None)
    desk.journal.changed("action", chat.id, action=params["action"])
    return True


def _send_file(desk: Desk, method: str, kind: str, params: Params, body: dict[str, Any]) -> Message:
    desk.chats.find(params["chat_id"]).check_writable(f"{kind}s")  # a refused file is not kept
    stored = desk.files.find(params[kind], params[UPLOADS], kind)
    return _send(desk, method, params, described(stored) | body, f"{kind}s")


def _send(desk: Desk, method: str, params: Params, body: dict[str, Any], kind: str = "messages") -> Message:
    chat = desk.chats.find(params["chat_id"])
    chat.check_writable(kind)
    original = original_of(chat, params)
    if original is not None:
        body = {"reply_to_message": quoted(original)} | body
    thread = chat.thread(params.get("message_thread_id"), original)
    if thread:
        body = thread | body
    if params.get("protect_content"):
        body["has_protected_content"] = True
    if params.get("message_effect_id"):
        body["effect_id"] = params["message_effect_id"]
    message = chat.put(body, desk.profile.user(), int(desk.now()))
    desk.journal.accepted(method, message, params)
    desk.journal.changed("photo" if "photo" in body else "message", chat.id, message=message)
    return message


def _source(desk: Desk, params: Params) -> Chat:
    chat = desk.chats.find(params["from_chat_id"])
    if chat.is_group:
        chat.check_open()
    return chat


def _origin(original: Message) -> dict[str, Any]:
    """Whom a forwarded message comes from; what was forwarded before keeps where it came from."""
    if "forward_origin" in original:
        origin: dict[str, Any] = original["forward_origin"]
        return origin
    sender_chat = original.get("sender_chat")
    if sender_chat is None:
        return {"type": "user", "date": original["date"], "sender_user": original["from"]}
    origin = {"type": "chat", "date": original["date"], "sender_chat": sender_chat}
    if sender_chat["id"] == original["chat"]["id"] and sender_chat["type"] == "channel":
        origin = {
            "type": "channel",
            "date": original["date"],
            "chat": sender_chat,
            "message_id": original["message_id"],
        }
    if "author_signature" in original:
        origin["author_signature"] = original["author_signature"]
    return origin


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
}
