"""Methods about updates, webhooks, callback queries and files."""

import re
import ssl
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.journal import Answer
from bot.demo.telegram.methods.content import Params
from bot.demo.telegram.refusals import WEBHOOK_SET, Refusal, bad_request, broken_rule
from bot.demo.telegram.spec import UPDATE_KINDS, UPLOADS, Upload
from bot.demo.telegram.updates import USUAL_KINDS
from bot.demo.telegram.webhook import Address, trust

_MOST_UPDATES = 100
_MOST_ANSWER = 200
_CONNECTIONS, _MOST_CONNECTIONS, _MOST_LOCAL_CONNECTIONS = 40, 100, 100_000
_MOST_SECRET = 256
_SECRET = re.compile(r"[A-Za-z0-9_-]+")
_WEBHOOK_PORTS = frozenset({80, 88, 443, 8443})
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
    _check_address(url, local=desk.local)
    secret = params.get("secret_token", "")
    if len(secret) > _MOST_SECRET:
        raise broken_rule("secret token is too long")
    if secret and _SECRET.fullmatch(secret) is None:
        raise broken_rule("secret token contains unallowed characters")
    trusted = _trusted(params)
    _allow(desk, params)
    most = _MOST_LOCAL_CONNECTIONS if desk.local else _MOST_CONNECTIONS
    desk.profile.webhook = {
        "url": url,
        "has_custom_certificate": trusted is not True,
        "max_connections": min(max(params.get("max_connections", _CONNECTIONS), 1), most),
    }
    if params.get("ip_address"):
        desk.profile.webhook["ip_address"] = params["ip_address"]
    if params.get("drop_pending_updates"):
        desk.updates.clear()
    desk.updates.take_over(WEBHOOK_SET)
    desk.webhook.point(Address(url, secret, trusted), desk.profile.webhook["max_connections"])
    return True


def delete_webhook(desk: Desk, params: Params) -> bool:
    desk.profile.webhook = {}
    desk.webhook.point(None)
    if params.get("drop_pending_updates"):
        desk.updates.clear()
    return True


def get_webhook_info(desk: Desk, _params: Params) -> dict[str, Any]:
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(desk.updates)}
    if desk.updates.allowed != USUAL_KINDS:
        info["allowed_updates"] = sorted(desk.updates.allowed)
    return info | desk.profile.webhook | desk.webhook.last_error()


def _trusted(params: Params) -> ssl.SSLContext | bool:
    """Whom to trust at a webhook: its own certificate where it was uploaded."""
    certificate = params.get("certificate")
    if isinstance(certificate, str):
        certificate = params[UPLOADS].get(certificate.removeprefix("attach://"))
    if not isinstance(certificate, Upload):
        return True
    try:
        return trust(certificate.content)
    except ValueError as error:
        raise broken_rule(f"bad webhook: {error}") from None


def _check_address(url: str, *, local: bool) -> None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host:
        raise broken_rule("invalid webhook URL specified")
    if local:
        return
    if parts.scheme != "https":
        raise broken_rule("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in _WEBHOOK_PORTS:
        raise broken_rule("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    try:
        reserved = not ip_address(host).is_global
    except ValueError:
        reserved = host == "localhost"
    if reserved:
        raise broken_rule(f"bad webhook: IP address {host} is reserved")


def answer_callback_query(desk: Desk, params: Params) -> bool:
    if len(params.get("text", "")) > _MOST_ANSWER:
        raise broken_rule("MESSAGE_TOO_LONG")
    if params.get("url"):
        _check_opening(desk, params["url"])
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
    said = {"id": answer.id, "text": answer.text, "show_alert": answer.show_alert, "url": answer.url}
    desk.journal.changed("answer", query.chat_id, **said)
    return True


def _check_opening(desk: Desk, url: str) -> None:
    """An answer may open the bot itself with a parameter, and nothing else (games are not played here)."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    if parts.scheme == "tg":
        name = asked.get("domain", [""])[0] if parts.netloc == "resolve" else ""
    else:
        ours = parts.scheme in ("", "http", "https") and parts.netloc in ("t.me", "telegram.me")
        name = parts.path.strip("/") if ours else ""
        if not parts.scheme:
            name = parts.path.removeprefix("t.me/")
    if name.lower() != desk.profile.username.lower() or not asked.get("start"):
        raise broken_rule("URL_INVALID")


def get_file(desk: Desk, params: Params) -> dict[str, Any]:
    stored = desk.files.fetchable(params["file_id"])
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
    "getFile": get_file,
}
