"""The page's server: files, the state to begin with, changes as they come, and what the people do."""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo.page.cast import Cast, shown_chats, shown_message
from bot.demo.page.clock import DemoClock, move, shown_clock
from bot.demo.page.gate import body_of, guard_answer, refuse_in_words
from bot.demo.page.refusals import BadInput, NotThere
from bot.demo.telegram import Person, PretendTelegram
from bot.demo.telegram.journal import Watch
from bot.demo.telegram.refusals import Refusal

_PAGE = Path(__file__).parent
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_MOST_BODY_BYTES = 64 * 1024
_MOST_TEXT = 4096  # UTF-16 code units, as Telegram's apps count
_TICK = 1.0  # seconds between two looks at the clock


class DemoPage:
    """The chat page of one pretend Telegram and one clock."""

    def __init__(
        self,
        telegram: PretendTelegram,
        clock: DemoClock,
        cast: Sequence[Cast],
        *,
        zone: str = "Asia/Almaty",
    ) -> None:
        self._telegram = telegram
        self._clock = clock
        self._cast = {one.person.id: one for one in cast}
        self._zone = zone
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
        app.router.add_get("/events", self._events)
        app.router.add_post("/say", self._say)
        app.router.add_post("/press", self._press)
        app.router.add_post("/clock", self._move)
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
                "clock": shown_clock(self._clock.now(), self._zone),
                "chats": shown_chats(self._telegram, self._cast.values(), self._zone),
            }
        )

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events, each a JSON object with a "kind", until the browser or the server goes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        async with self._telegram.watch() as watch:
            self._watches.add(watch)
            try:
                await response.prepare(request)
                async with aclosing(self._happenings(watch)) as happenings:
                    async for event in happenings:
                        await response.write(f"data: {json.dumps(event)}\n\n".encode())
            finally:
                self._watches.discard(watch)
        return response

    async def _happenings(self, watch: Watch) -> AsyncGenerator[dict[str, Any], None]:
        """Changes in the cast's chats as they come, and the clock at once and then every second."""
        loop = asyncio.get_running_loop()
        tick = loop.time()
        while True:
            if loop.time() >= tick:
                yield self._clock_event()
                tick = loop.time() + _TICK
            try:
                async with asyncio.timeout_at(tick):
                    event = await anext(watch)
            except TimeoutError:
                continue
            except StopAsyncIteration:
                return
            if event["kind"] == "clock":
                yield event
            elif event["chat_id"] in self._cast:
                yield self._shown(event)

    def _shown(self, event: dict[str, Any]) -> dict[str, Any]:
        if "message" not in event:
            return event
        return {**event, "message": shown_message(event["message"], self._zone)}

    def _clock_event(self, *, moved: bool = False) -> dict[str, Any]:
        return {"kind": "clock", "moved": moved, **shown_clock(self._clock.now(), self._zone)}

    # --- what is done

    async def _say(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        person = self._person(body)
        text = body.get("text")
        if not isinstance(text, str) or not text.strip():
            raise BadInput("Write something to send.")
        text = text.strip()
        try:
            units = len(text.encode("utf-16-le")) // 2
        except UnicodeEncodeError:
            raise BadInput("The text holds half a character.") from None
        if units > _MOST_TEXT:
            raise BadInput(f"A message holds at most {_MOST_TEXT} characters; this one has {units}.")
        try:
            message = self._telegram.type(person, text)
        except ValueError as error:
            raise BadInput(f"{error}.") from None
        return web.json_response({"message": shown_message(message, self._zone)})

    async def _press(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        person = self._person(body)
        message_id, data = body.get("message_id"), body.get("data")
        if not isinstance(message_id, int) or isinstance(message_id, bool) or not isinstance(data, str):
            raise BadInput("A press needs the message_id, a number, and the button's data, a text.")
        try:
            query_id = self._telegram.press(person, message_id, data)
        except ValueError as error:
            raise BadInput(f"{error}.") from None
        return web.json_response({"callback_query_id": query_id})

    async def _move(self, request: web.Request) -> web.Response:
        move(self._clock, await body_of(request), self._zone)
        event = self._clock_event(moved=True)
        for watch in self._watches:
            watch.put(event)
        return web.json_response({"clock": shown_clock(self._clock.now(), self._zone)})

    def _person(self, body: dict[str, Any]) -> Person:
        person_id = body.get("person")
        one = self._cast.get(person_id) if isinstance(person_id, int) else None
        if one is None:
            raise BadInput("There is no such person in the demo.")
        return one.person


def _served(name: str) -> web.Response:
    """One of the page's own files."""
    path = _PAGE / name
    kind = _KINDS.get(path.suffix)
    if kind is None or path.parent != _PAGE or not path.is_file():
        raise NotThere("There is no such file.")
    return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8")
