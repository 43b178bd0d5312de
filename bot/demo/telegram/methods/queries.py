"""Methods about updates, callback queries, chats and files."""

from collections.abc import Callable
from typing import Any

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.journal import Answer
from bot.demo.telegram.methods.content import Params
from bot.demo.telegram.refusals import Refusal, bad_request, broken_rule
from bot.demo.telegram.spec import UPDATE_KINDS

_MOST_UPDATES = 100
_MOST_ANSWER = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(desk: Desk, params: Params) -> list[dict[str, Any]]:
    if desk.profile.webhook:
        raise Refusal(409, _WEBHOOK_ACTIVE)
    _allow(desk, params)
    desk.updates.confirm(params.get("offset", 0))
    desk.journal.wake()
    limit = min(max(params.get("limit", _MOST_UPDATES), 1), _MOST_UPDATES)
    return await desk.updates.take(limit, max(params.get("timeout", 0), 0))


def set_webhook(desk: Desk, params: Params) -> bool:
    url = params["url"]
    if not url:
        return delete_webhook(desk, params)
    if not url.startswith("https://"):
        raise broken_rule("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(desk, params)
    desk.profile.webhook = {"url": url, "max_connections": params.get("max_connections", 40)}
    desk.updates.take_over()
    if params.get("drop_pending_updates"):
        desk.updates.clear()
    return True


def delete_webhook(desk: Desk, params: Params) -> bool:
    desk.profile.webhook = {}
    if params.get("drop_pending_updates"):
        desk.updates.clear()
    return True


def get_webhook_info(desk: Desk, _params: Params) -> dict[str, Any]:
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(desk.updates)}
    return info | desk.profile.webhook


def answer_callback_query(desk: Desk, params: Params) -> bool:
    if len(params.get("text", "")) > _MOST_ANSWER:
        raise broken_rule("MESSAGE_TOO_LONG")
    query = desk.queries.pop(params["callback_query_id"], None)
    if query is None or desk.now() - query.at > desk.query_lifetime:
        raise bad_request(_TOO_OLD)
    answer = Answer(
        id=params["callback_query_id"],
        text=params.get("text", ""),
        show_alert=params.get("show_alert", False),
        url=params.get("url"),
    )
    desk.journal.answers.append(answer)
    desk.journal.changed("answer", query.chat_id, id=answer.id, text=answer.text, show_alert=answer.show_alert)
    return True


def get_chat(desk: Desk, params: Params) -> dict[str, Any]:
    chat = desk.chats.find(params["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat.card,
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_chat_member(desk: Desk, params: Params) -> dict[str, Any]:
    chat = desk.chats.find(params["chat_id"])
    user_id = params["user_id"]
    if user_id == desk.profile.id:
        return {"user": desk.profile.user(), "status": "member"}
    person = desk.chats.people.get(user_id)
    if person is None or (chat.person is not None and chat.person is not person):
        raise bad_request("member not found")
    return {"user": person.user(), "status": "member"}


def get_file(desk: Desk, params: Params) -> dict[str, Any]:
    stored = desk.files.by_id(params["file_id"])
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


def _allow(desk: Desk, params: Params) -> None:
    kinds = params.get("allowed_updates")
    if kinds is not None:
        # What is not a kind of update is passed over, as the real server does.
        desk.updates.allow(kind for kind in kinds if kind in UPDATE_KINDS)


METHODS: dict[str, Callable[[Desk, Params], Any]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getFile": get_file,
}
