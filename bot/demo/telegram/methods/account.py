"""Methods about the bot itself: who it is, what it is called, which commands it offers."""

import re
from collections.abc import Callable
from typing import Any

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.methods.content import Params
from bot.demo.telegram.profile import scope_key
from bot.demo.telegram.refusals import broken_rule

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_MOST_COMMANDS = 100
_MOST_COMMAND_WORDS = 256
_MOST_NAME = 64
_MOST_DESCRIPTION = 512
_MOST_SHORT_DESCRIPTION = 120


def get_me(desk: Desk, _params: Params) -> dict[str, Any]:
    can_not = (
        "can_join_groups",
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    )
    return desk.profile.user() | dict.fromkeys(can_not, False) | {"can_join_groups": True}


def set_my_commands(desk: Desk, params: Params) -> bool:
    commands = params["commands"]
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


def set_my_name(desk: Desk, params: Params) -> bool:
    return _keep(desk.profile.names, params, "name", _MOST_NAME)


def set_my_description(desk: Desk, params: Params) -> bool:
    return _keep(desk.profile.descriptions, params, "description", _MOST_DESCRIPTION)


def set_my_short_description(desk: Desk, params: Params) -> bool:
    return _keep(desk.profile.short_descriptions, params, "short_description", _MOST_SHORT_DESCRIPTION)


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


def _keep(texts: dict[str, str], params: Params, name: str, most: int) -> bool:
    text, language = params.get(name, ""), _language(params)
    if len(text) > most:
        raise broken_rule(f"bot {name.replace('_', ' ')} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _in_language(texts: dict[str, str], params: Params) -> str:
    return texts.get(_language(params)) or texts.get("", "")


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
    "setMyName": set_my_name,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyName": get_my_name,
    "getMyDescription": get_my_description,
    "getMyShortDescription": get_my_short_description,
    "logOut": leave,
    "close": leave,
}
