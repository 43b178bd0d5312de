"""What a keyboard under a message must be like. https://core.telegram.org/bots/api#inlinekeyboardbutton"""

from typing import Any

from bot.demo.telegram.markup.links import mentioned_user, wrong_with
from bot.demo.telegram.refusals import Refusal, broken_rule

_MOST_BUTTONS = 100
_MOST_DATA_BYTES = 64
_MOST_COPIED = 256
_STYLES = frozenset({"danger", "success", "primary"})
_LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})


def check_markup(markup: dict[str, Any]) -> None:
    """Refuse a reply markup that Telegram would refuse."""
    if "inline_keyboard" in markup:
        check_inline(markup)
    elif "keyboard" in markup:
        _count(markup["keyboard"])
        for row in markup["keyboard"]:
            for button in row:
                _check_style(button)


def check_inline(markup: dict[str, Any]) -> None:
    """Refuse an inline keyboard that Telegram would refuse."""
    rows: list[list[dict[str, Any]]] = markup["inline_keyboard"]
    _count(rows)
    for row in rows:
        for button in row:
            _check_button(button)


def button_data(message: dict[str, Any]) -> set[str]:
    """The callback data of all buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def _count(rows: list[list[dict[str, Any]]]) -> None:
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise broken_rule("reply markup is too long")


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise broken_rule("BUTTON_TEXT_INVALID")
    _check_style(button)
    actions = button.keys() - _LOOKS
    if not actions:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsed(f"exactly one action must be specified, found {', '.join(sorted(actions))}")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= _MOST_DATA_BYTES:
        raise broken_rule("BUTTON_DATA_INVALID")
    if "url" in button and mentioned_user(button["url"]) is None:
        _check_url(button["url"])
    if "web_app" in button and not button["web_app"]["url"].startswith("https://"):
        raise _invalid_url(button["web_app"]["url"], "Only HTTPS links are allowed", "Web App ")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= _MOST_COPIED:
        raise broken_rule("BUTTON_COPY_TEXT_INVALID")


def _check_style(button: dict[str, Any]) -> None:
    style = button.get("style")
    if style is not None and style not in _STYLES:
        raise _unparsed(f'unknown button style "{style}"')


def _check_url(url: str) -> None:
    reason = wrong_with(url)
    if reason is not None:
        raise _invalid_url(url, reason)


def _invalid_url(url: str, reason: str, kind: str = "") -> Refusal:
    return broken_rule(f"inline keyboard button {kind}URL '{url}' is invalid: {reason}")


def _unparsed(words: str) -> Refusal:
    return broken_rule(f"can't parse inline keyboard button: {words}")
