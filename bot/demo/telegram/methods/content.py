"""What a message says and shows: its text with entities, its keyboard, what it replies to."""

from typing import Any

from bot.demo.telegram.chats import Chat, Message
from bot.demo.telegram.markup.entities import Entity, found, in_order, settled, trimmed, units
from bot.demo.telegram.markup.html import MarkupError, parse_html
from bot.demo.telegram.markup.keyboards import check_inline, check_markup
from bot.demo.telegram.refusals import bad_request, broken_rule

Params = dict[str, Any]

# Counted in UTF-16 code units, as entity offsets are: the strictest reading of "characters".
MOST_TEXT = 4096
MOST_CAPTION = 1024


def text_of(params: Params) -> dict[str, Any]:
    """{"text", "entities"} of a sending or editing call."""
    text, entities = _formatted(params["text"], params.get("parse_mode"), params.get("entities"))
    if not text:
        raise broken_rule("message text is empty")
    if units(text) > MOST_TEXT:
        raise broken_rule("message is too long")
    return _body("text", text, "entities", entities)


def caption_of(params: Params) -> dict[str, Any]:
    """{"caption", "caption_entities"}, or nothing when there is no caption."""
    caption = params.get("caption")
    if not caption:
        return {}
    text, entities = _formatted(caption, params.get("parse_mode"), params.get("caption_entities"))
    if units(text) > MOST_CAPTION:
        raise broken_rule("message caption is too long")
    return _body("caption", text, "caption_entities", entities) if text else {}


def keyboard_of(params: Params) -> dict[str, Any]:
    """{"reply_markup"} when the message carries an inline keyboard; other markups are not part of it."""
    markup = params.get("reply_markup")
    if not markup:
        return {}
    check_markup(markup)
    return {"reply_markup": markup} if any(markup.get("inline_keyboard", ())) else {}


def inline_keyboard_of(params: Params) -> dict[str, Any]:
    """{"reply_markup"} of an edit: inline keyboards only, an empty one is none."""
    markup = params.get("reply_markup")
    if not markup:
        return {}
    check_inline(markup)
    return {"reply_markup": markup} if any(markup["inline_keyboard"]) else {}


def original_of(chat: Chat, params: Params) -> Message | None:
    """The message that is answered to, if any."""
    reply = params.get("reply_parameters") or {}
    message_id = reply.get("message_id", params.get("reply_to_message_id"))
    if message_id is None:
        return None
    original = chat.messages.get(message_id)
    if original is None and not (
        reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply")
    ):
        raise bad_request("message to be replied not found")
    return original


def preview_of(params: Params) -> dict[str, Any]:
    """{"link_preview_options"} where they were given."""
    options = params.get("link_preview_options")
    if options is None and params.get("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def content(message: Message) -> tuple[object, ...]:
    """What makes two messages "exactly the same" for an edit."""
    return tuple(message.get(key) for key in _CONTENT)


_CONTENT = ("text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options")


def _formatted(source: str, parse_mode: str | None, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    mode = (parse_mode or "").lower()
    if not given:
        source = source.replace("\r", "")  # offsets that were given would no longer fit
    if mode == "html":
        try:
            text, entities = parse_html(source)
        except MarkupError as error:
            raise broken_rule(f"can't parse entities: {error}") from None
    elif mode in ("markdown", "markdownv2"):
        raise bad_request(f"can't parse entities: {parse_mode} is not supported by the pretend Telegram")
    elif mode:
        raise broken_rule("unsupported parse_mode")
    else:
        text, entities = source, settled([dict(each) for each in given or ()])
    text, entities = trimmed(text, entities)
    automatic = found(text, entities)
    return text, in_order(entities + automatic) if automatic else entities


def _body(text_key: str, text: str, entities_key: str, entities: list[Entity]) -> dict[str, Any]:
    return {text_key: text, entities_key: entities} if entities else {text_key: text}
