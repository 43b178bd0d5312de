"""The HTTP door: tokens, parameters, pace and faults on the way in, answers on the way out.

The order of things is Telegram's: who are you, what do you ask, is it well-formed, may you ask it now.
A message is in the ledger before its answer is on the wire.
"""

import asyncio
import hmac
import inspect
import json
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.faults import Fault, Trouble, Troubles
from bot.demo.telegram.form import parameters
from bot.demo.telegram.journal import Request
from bot.demo.telegram.limits import Meter, Scope, Wait
from bot.demo.telegram.methods import METERED, SUPPORTED
from bot.demo.telegram.refusals import Refusal, bad_request, too_many
from bot.demo.telegram.spec import METHODS, UPLOADS, Method, Notes, Upload

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_PAGES = {Fault.BAD_GATEWAY: (502, "Bad Gateway"), Fault.GATEWAY_TIMEOUT: (504, "Gateway Time-out")}
# Requests that were on their way when the whole bot was told to wait are not its fault.
_UNDER_WAY_SECONDS = 0.1


@dataclass(slots=True)
class _Visit:
    """One request on its way through the gate."""

    http: web.Request
    entry: Request
    accepted: int | None = None  # the number of its entry in the ledger


class Gate:
    """Turns HTTP requests into calls of methods."""

    def __init__(self, token: str, desk: Desk, meter: Meter, troubles: Troubles) -> None:
        self.token = token
        self.desk = desk
        self.meter = meter
        self.troubles = troubles
        self.latency = 0.0
        self._all_wait_since = float("-inf")  # on the event loop's clock
        self._closing = asyncio.Event()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Everything the server answers to."""
        for verb in ("GET", "POST"):
            router.add_route(verb, "/bot{token}/{method}", self.handle)
        router.add_get("/file/bot{token}/{path:.+}", self.handle_file)
        router.add_route("*", "/{rest:.*}", self.handle_nothing)

    def open(self) -> None:
        """Serve (again)."""
        self._closing.clear()

    def close(self) -> None:
        """Let go of those who are kept without an answer."""
        self._closing.set()

    async def handle_nothing(self, _http: web.Request) -> web.Response:
        return _refused(Refusal(404, "Not Found"))

    async def handle_file(self, http: web.Request) -> web.Response:
        """A file the bot sent, by the path that getFile gave."""
        try:
            self._check_token(http)
        except Refusal as refusal:
            return _refused(refusal)
        stored = self.desk.files.by_path(http.match_info["path"])
        if stored is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=stored.content, headers={"Content-Type": stored.mime_type})

    async def handle(self, http: web.Request) -> web.StreamResponse:
        """One call of a method of the Bot API."""
        asked = http.match_info["method"]
        method = METHODS.get(asked.lower())
        journal = self.desk.journal
        visit = _Visit(http, journal.request(method.name if method else asked))
        response: web.StreamResponse
        try:
            response = await self._serve(visit, method)
        except Refusal as refusal:
            if refusal.broke_rule:
                journal.violation(f"{visit.entry.method}: {refusal.description}")
            visit.entry.outcome = refusal.description
            response = _refused(refusal)
        except asyncio.CancelledError:
            visit.entry.outcome = "the client left"
            self._unanswered(visit)
            journal.wake()
            raise
        if http.transport is None or http.transport.is_closing():
            self._unanswered(visit)
        else:
            visit.entry.status = response.status
        journal.wake()
        return response

    async def carry_out(self, asked: dict[str, object]) -> None:
        """Call a method that a webhook named in its answer; nobody is told how it went."""
        named = str(asked.pop("method"))
        method = METHODS.get(named.lower())
        entry = self.desk.journal.request(method.name if method else named)
        try:
            await self._carry_out(method, asked, entry)
        except Refusal as refusal:
            if refusal.broke_rule:
                self.desk.journal.violation(f"{entry.method}: {refusal.description}")
            entry.outcome = refusal.description
        self.desk.journal.wake()

    async def _carry_out(self, method: Method | None, asked: dict[str, object], entry: Request) -> None:
        if method is None:
            raise Refusal(404, "Not Found", broke_rule=True)
        params = self._read(method, asked)
        entry.chat_id = params.get("chat_id")
        lower = self._supported(method)
        trouble = self._admit(lower, params)
        if trouble is not None and not trouble.fault.accepts:
            entry.outcome = str(trouble.fault)
            return
        result = SUPPORTED[lower](self.desk, params)
        if inspect.isawaitable(result):
            await result
        entry.outcome = "ok"

    async def _serve(self, visit: _Visit, method: Method | None) -> web.StreamResponse:
        self._check_token(visit.http)
        if method is None:
            raise Refusal(404, "Not Found", broke_rule=True)
        raw = await parameters(visit.http)
        visit.entry.chat_id = raw.get("chat_id")
        params = self._read(method, raw)
        visit.entry.chat_id = params.get("chat_id")
        lower = self._supported(method)
        trouble = self._admit(lower, params)
        if trouble is not None and not trouble.fault.accepts:
            return await self._turn_away(visit, trouble)
        result = await self._call(visit, lower, params)
        if trouble is not None:
            return await self._spoil(visit, trouble, result)
        visit.entry.outcome = "ok"
        return _done(result)

    def _supported(self, method: Method) -> str:
        lower = method.name.lower()
        if lower not in SUPPORTED:
            raise bad_request(f"{method.name} is not supported by the pretend Telegram")
        return lower

    def _check_token(self, http: web.Request) -> None:
        token = http.match_info["token"]
        if _TOKEN.fullmatch(token) is None:
            raise Refusal(404, "Not Found")
        if not hmac.compare_digest(token, self.token):
            raise Refusal(401, "Unauthorized")

    def _read(self, method: Method, raw: dict[str, object]) -> dict[str, Any]:
        notes: Notes = []
        params = method.read(raw, notes)
        for note in notes:
            self.desk.journal.violation(f"{method.name}: {note}")
        params[UPLOADS] = {name: value for name, value in raw.items() if isinstance(value, Upload)}
        return params

    def _admit(self, method: str, params: dict[str, Any]) -> Trouble | None:
        """Hold a request against waits, troubles and the pace, in this order."""
        chat_id = params.get("chat_id")
        now = self.desk.now()
        wait = self.meter.waiting((None, chat_id, method) if method in METERED else (method,), now)
        if wait is not None:
            raise self._impatient(wait, method, now)
        trouble = self.troubles.next(method, chat_id)
        if trouble is None or trouble.fault.accepts:
            self._take(method, chat_id, now)
        elif trouble.fault is Fault.TOO_MANY:
            scope = None if trouble.everywhere else chat_id if method in METERED and chat_id else method
            self._begin_wait(scope, now, trouble.retry_after)
        return trouble

    def _take(self, method: str, chat_id: object, now: float) -> None:
        if method not in METERED or chat_id is None:
            return
        chat = self.desk.chats.known(chat_id)
        if chat is None:
            return
        wait = self.meter.take(chat.id, now, group=chat.is_group)
        if wait is not None:
            if wait.scope is None:
                self._all_wait_since = asyncio.get_running_loop().time()
            raise too_many(wait.left(now))

    def _begin_wait(self, scope: Scope, now: float, seconds: int) -> None:
        if scope is None:
            self._all_wait_since = asyncio.get_running_loop().time()
        self.meter.wait(scope, now, seconds)

    def _impatient(self, wait: Wait, method: str, now: float) -> Refusal:
        waited = asyncio.get_running_loop().time() - self._all_wait_since
        if wait.scope is None and waited < _UNDER_WAY_SECONDS:
            return too_many(wait.left(now))
        whose = "the bot" if wait.scope is None else wait.scope
        self.desk.journal.violation(f"{method}: {wait.left(now)} s before the end of the wait of {whose}")
        self.meter.disturb(wait, now)
        wait = self.meter.waiting((wait.scope,), now) or wait
        return too_many(wait.left(now))

    async def _call(self, visit: _Visit, method: str, params: dict[str, Any]) -> Any:
        """Do what is asked. The ledger is written inside, and nothing else runs meanwhile."""
        ledger = self.desk.journal.ledger
        before = len(ledger)
        result = SUPPORTED[method](self.desk, params)
        if len(ledger) > before:
            visit.accepted = before
        if inspect.isawaitable(result):
            result = await result
        if method in METERED and self.latency > 0:
            await asyncio.sleep(self.latency)
        return result

    async def _turn_away(self, visit: _Visit, trouble: Trouble) -> web.Response:
        """Answer with a trouble in which nothing is accepted."""
        visit.entry.outcome = str(trouble.fault)
        match trouble.fault:
            case Fault.BAD_GATEWAY | Fault.GATEWAY_TIMEOUT:
                return _page(*_PAGES[trouble.fault])
            case Fault.RESET_BEFORE:
                return _hang_up(visit.http)
            case Fault.SILENT:
                await self._closing.wait()
                return _hang_up(visit.http)
            case _:
                raise trouble.refusal()

    async def _spoil(self, visit: _Visit, trouble: Trouble, result: Any) -> web.StreamResponse:
        """Answer with a trouble in which the request was accepted."""
        visit.entry.outcome = str(trouble.fault)
        match trouble.fault:
            case Fault.SLOW:
                await asyncio.sleep(trouble.seconds)
                return _done(result)
            case Fault.UNPARSABLE_OK:
                known = {"message_id": result["message_id"]} if isinstance(result, dict) else {}
                return _done({**known, "shape": "of a later Bot API"})
            case Fault.BROKEN_JSON:
                self._unanswered(visit)
                whole = _done(result).body
                cut = whole[: len(whole) // 2] if isinstance(whole, bytes) else b"{"
                return web.Response(body=cut, content_type="application/json")
            case Fault.CUT_OFF:
                self._unanswered(visit)
                return await _cut_off(visit.http, _done(result))
            case _:
                self._unanswered(visit)
                return _hang_up(visit.http)

    def _unanswered(self, visit: _Visit) -> None:
        if visit.accepted is not None:
            self.desk.journal.unanswered(visit.accepted)


def _done(result: Any) -> web.Response:
    return _json(200, {"ok": True, "result": result})


def _refused(refusal: Refusal) -> web.Response:
    return _json(refusal.code, refusal.body())


def _json(status: int, body: dict[str, Any]) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(
        status=status, body=text.encode("utf-8", "replace"), headers={"Content-Type": "application/json"}
    )


def _page(code: int, words: str) -> web.Response:
    """As a proxy in front of Telegram answers in its place."""
    return web.Response(
        status=code,
        text=f"<html>\r\n<head><title>{code} {words}</title></head>\r\n"
        f"<body>\r\n<center><h1>{code} {words}</h1></center>\r\n"
        "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n",
        content_type="text/html",
    )


async def _cut_off(http: web.Request, answer: web.Response) -> web.StreamResponse:
    """Half of an answer that had promised to be whole."""
    whole = answer.body if isinstance(answer.body, bytes) else b"{}"
    half = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(whole))})
    await half.prepare(http)
    await half.write(whole[: len(whole) // 2])
    if http.transport is not None:
        http.transport.close()
    return half


def _hang_up(http: web.Request) -> web.Response:
    """Close the connection under an answer, which then goes nowhere."""
    if http.transport is not None:
        http.transport.abort()
    return web.Response()
