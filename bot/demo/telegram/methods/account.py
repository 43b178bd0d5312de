"""Methods about the bot itself: who it is, what it is called, which commands it offers."""

import re
from collections.abc import Callable
from typing import Any

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.groups import Channel, Gathering
from bot.demo.telegram.members import rights_in
from bot.demo.telegram.methods.content import Params
from bot.demo.telegram.profile import scope_key
from bot.demo.telegram.refusals import bad_request, broken_rule

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_MOST_COMMANDS = 100
_MOST_COMMAND_WORDS = 256
_MOST_NAME = 64
_MOST_DESCRIPTION = 512
_MOST_SHORT_DESCRIPTION = 120


def get_me(desk: Desk, _params: Params) -> dict[str, Any]:
    profile = desk.profile
    return profile.user() | {
        "can_join_groups": profile.joins_groups,
        "can_read_all_group_messages": not profile.privacy,
        "supports_inline_queries": profile.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(desk: Desk, params: Params) -> bool:
    commands = params["commands"]
    _check_scope(desk, params)
    if len(commands) > _MOST_COMMANDS:
        raise broken_rule("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if _COMMAND.fullmatch(command["command"].removeprefix("/")) is None:
            raise broken_rule("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"].strip()) <= _MOST_COMMAND_WORDS:
            raise broken_rule("BOT_COMMAND_DESCRIPTION_INVALID")
    key = (scope_key(params.get("scope")), _language(params))
    if commands:
        desk.profile.commands[key] = commands
    else:
        desk.profile.commands.pop(key, None)
    return True


def get_my_commands(desk: Desk, params: Params) -> list[dict[str, Any]]:
    return desk.profile.commands.get((scope_key(params.get("scope")), _language(params)), [])


def delete_my_commands(desk: Desk, params: Params) -> bool:
    desk.profile.commands.pop((scope_key(params.get("scope")), _language(params)), None)
    return True


def set_chat_menu_button(desk: Desk, params: Params) -> bool:
    button = params.get("menu_button") or {"type": "default"}
    if button["type"] == "web_app":
        if not button["text"].strip():
            raise broken_rule("BUTTON_TEXT_INVALID")
        if not button["web_app"]["url"].startswith("https://"):
            raise broken_rule(f"menu button Web App URL '{button['web_app']['url']}' is invalid")
    chat_id = _private(desk, params)
    if button["type"] == "default":
        desk.profile.menu_buttons.pop(chat_id, None)
    else:
        desk.profile.menu_buttons[chat_id] = button
    return True


def get_chat_menu_button(desk: Desk, params: Params) -> dict[str, Any]:
    buttons, chat_id = desk.profile.menu_buttons, _private(desk, params)
    unset = {"type": "commands" if chat_id is None else "default"}
    return buttons.get(chat_id, unset)


def set_my_default_administrator_rights(desk: Desk, params: Params) -> bool:
    desk.profile.default_rights[params.get("for_channels", False)] = params.get("rights", {})
    return True


def get_my_default_administrator_rights(desk: Desk, params: Params) -> dict[str, Any]:
    for_channels = params.get("for_channels", False)
    given = desk.profile.default_rights.get(for_channels, {})
    names = ("is_anonymous", *rights_in("channel" if for_channels else "supergroup"))
    return {name: given.get(name, False) for name in names}


def set_my_name(desk: Desk, params: Params) -> bool:
    return _keep(desk, desk.profile.names, params, "name", _MOST_NAME)


def set_my_description(desk: Desk, params: Params) -> bool:
    return _keep(desk, desk.profile.descriptions, params, "description", _MOST_DESCRIPTION)


def set_my_short_description(desk: Desk, params: Params) -> bool:
    return _keep(desk, desk.profile.short_descriptions, params, "short_description", _MOST_SHORT_DESCRIPTION)


def get_my_name(desk: Desk, params: Params) -> dict[str, str]:
    names = {"": desk.profile.first_name} | desk.profile.names
    return {"name": _in_language(names, params)}


def get_my_description(desk: Desk, params: Params) -> dict[str, str]:
    return {"description": _in_language(desk.profile.descriptions, params)}


def get_my_short_description(desk: Desk, params: Params) -> dict[str, str]:
    return {"short_description": _in_language(desk.profile.short_descriptions, params)}


def leave(_desk: Desk, _params: Params) -> bool:
    """logOut and close: there is no other server to move to."""
    return True


def _keep(desk: Desk, texts: dict[str, str], params: Params, name: str, most: int) -> bool:
    text, language = params.get(name, ""), _language(params)
    if len(text) > most:
        raise broken_rule(f"bot {name.replace('_', ' ')} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    desk.journal.changed("profile", desk.profile.id)
    return True


def _in_language(texts: dict[str, str], params: Params) -> str:
    return texts.get(_language(params)) or texts.get("", "")


def _private(desk: Desk, params: Params) -> int | None:
    """The private chat that is asked about, or None for all of them."""
    if "chat_id" not in params:
        return None
    chat = desk.chats.find(params["chat_id"])
    if chat.person is None:
        raise bad_request("menu button can be set only in private chats")
    return chat.id


def _check_scope(desk: Desk, params: Params) -> None:
    """A scope may name a chat, which must be there, and be one that has such people."""
    scope = params.get("scope") or {}
    if "chat_id" not in scope:
        return
    chat = desk.chats.find(scope["chat_id"])
    if isinstance(chat, Channel):
        raise broken_rule("can't change bot commands in channel chats")
    if scope["type"] != "chat" and not isinstance(chat, Gathering):
        raise broken_rule("can't use specified scope in private chats")
    if scope["type"] == "chat_member" and scope["user_id"] not in desk.chats.people:
        raise bad_request("user not found")


def _language(params: Params) -> str:
    language: str = params.get("language_code", "")
    if _LANGUAGE.fullmatch(language) is None:
        raise broken_rule("invalid language code specified")
    return language


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_my_default_administrator_rights,
    "getMyDefaultAdministratorRights": get_my_default_administrator_rights,
    "setMyName": set_my_name,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyName": get_my_name,
    "getMyDescription": get_my_description,
    "getMyShortDescription": get_my_short_description,
    "logOut": leave,
    "close": leave,
}
