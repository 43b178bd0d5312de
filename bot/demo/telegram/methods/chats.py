"""Methods about chats and who is in them."""

from collections.abc import Callable
from typing import Any

from bot.demo.telegram.chats import Chat
from bot.demo.telegram.desk import Desk
from bot.demo.telegram.groups import Channel, Gathering, Group
from bot.demo.telegram.members import OUT, Standing
from bot.demo.telegram.methods.content import Params
from bot.demo.telegram.refusals import bad_request
from bot.demo.telegram.spec import PERMISSIONS

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(desk: Desk, params: Params) -> dict[str, Any]:
    chat = desk.chats.find(params["chat_id"])
    full = {
        **chat.card,
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if isinstance(chat, Gathering):
        chat.check_known()
        if "username" in chat.card:
            full["active_usernames"] = [chat.card["username"]]
        if chat.linked is not None:
            full["linked_chat_id"] = chat.linked.id
    if isinstance(chat, Group):
        full["permissions"] = {name: name in chat.permissions for name in PERMISSIONS}
    return full


def get_chat_member(desk: Desk, params: Params) -> dict[str, Any]:
    chat = desk.chats.find(params["chat_id"])
    user_id = params["user_id"]
    if not isinstance(chat, Gathering):
        return _private_member(desk, chat, user_id)
    chat.check_open()
    if user_id == desk.profile.id:
        return chat.bot.card(desk.profile.user(), chat.kind)
    _check_listed(chat)
    person = desk.chats.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.standing(person).card(person.user(), chat.kind)


def get_chat_administrators(desk: Desk, params: Params) -> list[dict[str, Any]]:
    chat = desk.chats.find(params["chat_id"])
    if not isinstance(chat, Gathering):
        raise bad_request("there are no administrators in the private chat")
    chat.check_open()
    _check_listed(chat)
    people: list[tuple[dict[str, Any], Standing]] = [
        (person.user(), chat.members.get(person.id, OUT)) for person in desk.chats.people.values()
    ]
    everybody = [*people, (desk.profile.user(), chat.bot)]
    return [standing.card(user, chat.kind) for user, standing in everybody if standing.leads]


def get_chat_member_count(desk: Desk, params: Params) -> int:
    chat = desk.chats.find(params["chat_id"])
    if not isinstance(chat, Gathering):
        return 2
    chat.check_known()
    return chat.member_count()


def leave_chat(desk: Desk, params: Params) -> bool:
    chat = desk.chats.find(params["chat_id"])
    if not isinstance(chat, Gathering):
        raise bad_request("can't leave private chats")
    chat.check_open()
    bot = desk.profile.user()
    if not isinstance(chat, Channel):
        desk.put(chat, {"left_chat_member": bot}, bot)
    desk.change_bot(chat, OUT, bot)
    return True


def _private_member(desk: Desk, chat: Chat, user_id: int) -> dict[str, Any]:
    if user_id == desk.profile.id:
        return {"user": desk.profile.user(), "status": "member"}
    if chat.person is None or chat.person.id != user_id:
        raise bad_request("member not found")
    return {"user": chat.person.user(), "status": "member"}


def _check_listed(chat: Gathering) -> None:
    """Subscribers of a channel are shown to its administrators alone."""
    if isinstance(chat, Channel) and not chat.bot.leads:
        raise bad_request("member list is inaccessible")


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
