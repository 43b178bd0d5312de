"""The gate of the page's server: only this machine's own page comes in, and a refusal goes out as JSON.

Any site may make a browser send requests to 127.0.0.1. A foreign Host is a name that was bent to this
machine (DNS rebinding), a foreign Origin a page that writes in somebody's place.
"""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.demo.page.refusals import BadInput, Refused, Stranger

_OWN_HOST = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", re.IGNORECASE)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@web.middleware
async def refuse_in_words(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """{"error": one sentence} for whatever was refused, by us or by aiohttp."""
    try:
        _check_sender(request)
        return await handler(request)
    except Refused as refused:
        return web.json_response({"error": str(refused)}, status=refused.status)
    except web.HTTPException as error:
        headers = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else None
        return web.json_response({"error": f"{error.reason}."}, status=error.status, headers=headers)


async def guard_answer(_request: web.Request, response: web.StreamResponse) -> None:
    """Let a browser keep, run and embed nothing that is not this page's."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request. Raises BadInput."""
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise BadInput("The request is not JSON.") from None
    if not isinstance(body, dict):
        raise BadInput("The request is not a JSON object.")
    return body


def _check_sender(request: web.Request) -> None:
    host = request.headers.get("Host", "")
    if _OWN_HOST.fullmatch(host) is None:
        raise Stranger("The demo answers only to 127.0.0.1 and localhost.")
    origin = request.headers.get("Origin")
    if request.method == "POST" and origin is not None and origin.lower() != f"http://{host}".lower():
        raise Stranger("Only the demo's own page may act here.")
