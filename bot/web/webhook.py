"""Updates that Telegram brings instead of being asked for them.

Nothing is believed without the secret, and Telegram hears "received" only when the update is kept; otherwise it
brings the same one again.
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import web

log = structlog.get_logger(__name__)

LARGEST = 1024 * 1024  # bytes; Telegram's updates are far smaller
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram is to bring updates, and where we listen for them."""

    url: str
    secret: str
    host: str
    port: int

    async def serve(self, keep: Callable[[dict[str, Any]], Awaitable[None]], ready: asyncio.Event) -> None:
        """Listen until cancelled; `keep` returns when an update is kept. Raises OSError for a taken port."""

        async def receive(request: web.Request) -> web.Response:
            shown = request.headers.get(SECRET_HEADER, "")
            if not hmac.compare_digest(shown.encode(), self.secret.encode()):
                return web.Response(status=403)
            try:
                update = await request.json()
            except ValueError:
                return web.Response(status=400)
            if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
                return web.Response(status=400)
            await keep(update)
            return web.Response()

        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(urlsplit(self.url).path or "/", receive)
        runner = web.AppRunner(app, access_log=None, handle_signals=False)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            ready.set()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()
