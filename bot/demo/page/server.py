"""The page's server: files, the state to begin with, changes as they come, and what the people do."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo.page.cast import Cast, gatherings_of, shown_chats, shown_people
from bot.demo.page.doings import Doings
from bot.demo.page.gate import body_of, guard_answer, refuse_in_words
from bot.demo.page.refusals import NotThere
from bot.demo.page.season import VERBS, Season
from bot.demo.telegram import PretendTelegram
from bot.demo.telegram.journal import Watch
from bot.demo.telegram.refusals import Refusal

_FRONT = Path(__file__).parent / "front"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_MOST_BODY_BYTES = 64 * 1024
_RETRY = b"retry: 500\n\n"  # milliseconds until a browser that lost us tries again


class DemoPage:
    """The chat page of one pretend Telegram and one season."""

    def __init__(self, telegram: PretendTelegram, season: Season, cast: Sequence[Cast]) -> None:
        self._telegram = telegram
        self._season = season
        self._cast = cast
        self._doings = Doings(telegram, cast)
        self._seen = {
            telegram.bot.id,
            *(one.person.id for one in cast),
            *(chat.id for chat in gatherings_of(cast)),
        }
        self._run = secrets.token_hex(4)  # what a browser remembers of another run is of no use in this one
        self._watches: set[Watch] = set()
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self, host: str = "127.0.0.1", port: int = 8080) -> None:
        """Listen; `url` is set when this returns. Port 0 is any free one; OSError if the port is taken."""
        app = web.Application(middlewares=[refuse_in_words], client_max_size=_MOST_BODY_BYTES)
        app.on_response_prepare.append(guard_answer)
        app.router.add_get("/", self._page)
        app.router.add_get("/static/{name}", self._static)
        app.router.add_get("/file/{id}", self._file)
        app.router.add_get("/state", self._state)
        app.router.add_get("/season", self._show_season)
        app.router.add_get("/events", self._events)
        app.router.add_post(f"/season/{{verb:{'|'.join(VERBS)}}}", self._act)
        people = self._doings
        for do in (people.say, people.press, people.follow, people.ask, people.choose, people.menu):
            app.router.add_post(f"/{do.__name__}", _answering(do))
        runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.url = f"http://{host}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close every connection. Stopping twice is stopping once."""
        for watch in self._watches:
            watch.put(None)
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    # --- what is seen

    async def _page(self, _request: web.Request) -> web.Response:
        return _served("page.html")

    async def _static(self, request: web.Request) -> web.Response:
        return _served(request.match_info["name"])

    async def _file(self, request: web.Request) -> web.Response:
        """A photo or document that the bot sent; never a page of this origin."""
        try:
            content = self._telegram.file(request.match_info["id"])
        except Refusal:
            raise NotThere("There is no such file.") from None
        picture = next((kind for start, kind in _PICTURES.items() if content.startswith(start)), None)
        headers = {} if picture else {"Content-Disposition": "attachment"}
        return web.Response(body=content, content_type=picture or "application/octet-stream", headers=headers)

    async def _state(self, _request: web.Request) -> web.Response:
        return web.json_response(
            {
                "run": self._run,
                "bot": self._telegram.bot.user(),
                "season": self._season.shown(),
                "people": shown_people(self._cast),
                "chats": shown_chats(self._telegram, self._cast),
            }
        )

    async def _show_season(self, _request: web.Request) -> web.Response:
        return web.json_response(self._season.shown())

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events, each a JSON object with a "kind", until the browser or the server goes.

        The season comes first, as a sign that nothing is missed from now on.
        """
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        async with self._telegram.watch() as watch, asyncio.TaskGroup() as tasks:
            self._watches.add(watch)
            follower = tasks.create_task(self._follow_season(watch))
            try:
                await response.prepare(request)
                await response.write(_RETRY)
                async for event in watch:
                    if "chat_id" not in event or event["chat_id"] in self._seen:
                        await response.write(f"data: {json.dumps(event)}\n\n".encode())
            finally:
                self._watches.discard(watch)
                follower.cancel()
        return response

    async def _follow_season(self, watch: Watch) -> None:
        async with self._season.watch() as changes:
            watch.put(self._season_event())
            async for _ in changes:
                watch.put(self._season_event())

    def _season_event(self) -> dict[str, Any]:
        return {"kind": "season", **self._season.shown()}

    # --- what is done

    async def _act(self, request: web.Request) -> web.Response:
        await self._season.act(request.match_info["verb"], await body_of(request))
        return web.json_response(self._season.shown())


def _answering(do: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        return web.json_response(do(await body_of(request)))

    return answer


def _served(name: str) -> web.Response:
    """One of the page's own files."""
    path = _FRONT / name
    kind = _KINDS.get(path.suffix)
    if kind is None or path.parent != _FRONT or not path.is_file():
        raise NotThere("There is no such file.")
    return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8")
