"""Which commands a person is shown. https://core.telegram.org/bots/api#botcommandscope

The first list that exists wins; at every step one in the person's language goes before one for everybody.
"""

import json
from collections.abc import Iterator
from typing import Any

from bot.demo.telegram.chats import Chat, Person
from bot.demo.telegram.directory import Chats
from bot.demo.telegram.groups import Channel, Gathering
from bot.demo.telegram.profile import Profile


def menu(profile: Profile, chats: Chats, person: Person, chat: Chat) -> list[dict[str, Any]]:
    """The commands in a person's menu in a chat; empty where there are none."""
    language = (person.language_code or "").lower().partition("-")[0]
    lists = {(_settled(chats, scope), code): listed for (scope, code), listed in profile.commands.items()}
    for scope in _scopes(person, chat):
        for code in (language, ""):
            found = lists.get((_key(scope), code))
            if found is not None:
                return found
    return []


def _scopes(person: Person, chat: Chat) -> Iterator[dict[str, Any]]:
    """The scopes that concern a person in a chat, the narrowest first."""
    if isinstance(chat, Channel):
        return  # nobody writes commands there
    if not isinstance(chat, Gathering):
        yield {"type": "chat", "chat_id": chat.id}
        yield {"type": "all_private_chats"}
        yield {"type": "default"}
        return
    leads = chat.standing(person).leads
    yield {"type": "chat_member", "chat_id": chat.id, "user_id": person.id}
    if leads:
        yield {"type": "chat_administrators", "chat_id": chat.id}
    yield {"type": "chat", "chat_id": chat.id}
    if leads:
        yield {"type": "all_chat_administrators"}
    yield {"type": "all_group_chats"}
    yield {"type": "default"}


def _settled(chats: Chats, scope: str) -> str:
    """A scope's key with the chat's number in place of its @name."""
    named: dict[str, Any] = json.loads(scope)
    chat = chats.known(named["chat_id"]) if isinstance(named.get("chat_id"), str) else None
    return scope if chat is None else _key(named | {"chat_id": chat.id})


def _key(scope: dict[str, Any]) -> str:
    return json.dumps(scope, sort_keys=True)
