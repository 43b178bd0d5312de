"""The demo's page over real HTTP: a browser on one side, a bot that knows only the Bot API on the other."""

import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.demo.page import Cast, DemoPage
from bot.demo.telegram import Person, PretendTelegram
from schedules.clock import HOUR, SECOND, MovableClock, instant_of

TOKEN = "42:PRETEND-token_1"
NOON = instant_of(date(2020, 2, 20), 12 * 60, "Asia/Almaty")
KEYBOARD = {"inline_keyboard": [[{"text": "Қазақша", "callback_data": "kk"}]]}


@dataclass
class Browser:
    session: ClientSession
    page: DemoPage

    async def get(self, path: str, **headers: str) -> tuple[int, dict[str, Any]]:
        async with self.session.get(self.page.url + path, headers=headers) as response:
            return response.status, await response.json()

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self.session.post(self.page.url + path, data=data, headers=headers) as response:
            return response.status, await response.json()

    async def state(self) -> dict[str, Any]:
        status, state = await self.get("/state")
        assert status == 200
        return state

    async def refused(self, path: str, body: Any) -> str:
        """The sentence of a 400."""
        status, answer = await self.post(path, body)
        assert status == 400, answer
        return str(answer["error"])

    async def events(self) -> AsyncIterator[dict[str, Any]]:
        """The first event, the clock, comes when the listening has begun."""
        async with self.session.get(self.page.url + "/events") as response:
            assert response.content_type == "text/event-stream"
            async for line in response.content:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))


@dataclass
class Bot:
    session: ClientSession
    telegram: PretendTelegram

    async def call(self, method: str, **params: Any) -> Any:
        async with self.session.post(f"{self.telegram.url}/bot{TOKEN}/{method}", json=params) as response:
            body = await response.json()
            assert body["ok"], body
            return body["result"]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
async def telegram(clock: MovableClock) -> AsyncIterator[PretendTelegram]:
    telegram = PretendTelegram(TOKEN, lambda: clock.now() / SECOND)
    await telegram.start()
    yield telegram
    await telegram.stop()


@pytest.fixture
def aigerim(telegram: PretendTelegram) -> Person:
    return telegram.add_person("Айгерим", language_code="kk")


@pytest.fixture
def yerzhan(telegram: PretendTelegram) -> Person:
    return telegram.add_person("Ержан", language_code="ru")


@pytest.fixture
async def page(
    telegram: PretendTelegram, clock: MovableClock, aigerim: Person, yerzhan: Person
) -> AsyncIterator[DemoPage]:
    page = DemoPage(telegram, clock, [Cast(aigerim, "fan"), Cast(yerzhan, "owner")])
    await page.start(port=0)
    yield page
    await page.stop()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def browser(session: ClientSession, page: DemoPage) -> Browser:
    return Browser(session, page)


@pytest.fixture
def bot(session: ClientSession, telegram: PretendTelegram) -> Bot:
    return Bot(session, telegram)


async def test_the_page_and_everything_it_names_are_served(browser, page):
    seen, unread = set(), ["/"]
    while unread:
        path = unread.pop()
        async with browser.session.get(page.url + path) as response:
            assert response.status == 200, path
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            text = await response.text()
        seen.add(path)
        named = {word for word in text.split('"') if word.startswith(("/static/", "./"))}
        unread += {word.replace("./", "/static/") for word in named} - seen
    assert {"/", "/static/page.js", "/static/page.css", "/static/entities.js"} <= seen


async def test_nothing_but_the_pages_own_files_is_served(browser):
    for path in (
        "/static/__init__.py",
        "/static/..%2F..%2F__init__.py",
        "/static/none.js",
        "/file/none",
        "/admin",
    ):
        status, answer = await browser.get(path)
        assert (status, bool(answer["error"])) == (404, True), path


async def test_the_state_begins_with_the_clock_and_the_empty_chats(browser, aigerim, yerzhan):
    state = await browser.state()
    assert state["clock"] == {
        "now": NOON,
        "zone": "Asia/Almaty",
        "wall": "2020-02-20T12:00:00",
        "shown": "20 февраля 2020, 12:00 (Алматы)",
    }
    assert state["chats"] == [
        {"person": aigerim.user(), "role": "fan", "messages": []},
        {"person": yerzhan.user(), "role": "owner", "messages": []},
    ]


async def test_what_is_said_reaches_the_bot(browser, bot, aigerim):
    status, answer = await browser.post("/say", {"person": aigerim.id, "text": " /start kk\n"})
    (update,) = await bot.call("getUpdates")
    assert status == 200
    assert update["message"]["text"] == "/start kk"
    assert update["message"]["from"]["id"] == aigerim.id
    assert answer["message"] == update["message"] | {"wall": "2020-02-20T12:00:00"}


async def test_an_answer_of_the_bot_stands_in_the_state_and_comes_as_an_event(browser, bot, aigerim):
    await browser.post("/say", {"person": aigerim.id, "text": "/start"})
    events = browser.events()
    assert (await anext(events))["kind"] == "clock"
    sent = await bot.call(
        "sendMessage", chat_id=aigerim.id, text="<b>Сәлем</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    shown = sent | {"wall": "2020-02-20T12:00:00"}
    assert await anext(events) == {"kind": "message", "chat_id": aigerim.id, "message": shown}
    fan, owner = (await browser.state())["chats"]
    assert fan["messages"][-1] == shown
    assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert owner["messages"] == []
    await events.aclose()


async def test_a_press_reaches_the_bot_and_its_answer_the_page(browser, bot, telegram, aigerim):
    telegram.type(aigerim, "/language")
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="Тіл?", reply_markup=KEYBOARD)
    events = browser.events()
    await anext(events)
    status, pressed = await browser.post(
        "/press", {"person": aigerim.id, "message_id": sent["message_id"], "data": "kk"}
    )
    query = (await bot.call("getUpdates"))[-1]["callback_query"]
    assert status == 200
    assert (query["id"], query["data"]) == (pressed["callback_query_id"], "kk")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Дайын", show_alert=True)
    await bot.call("editMessageText", chat_id=aigerim.id, message_id=sent["message_id"], text="Қазақша")
    press, answer, edit = [await anext(events) for _ in range(3)]
    assert (press["kind"], press["callback_query_id"]) == ("press", query["id"])
    assert (answer["kind"], answer["id"], answer["text"], answer["show_alert"]) == (
        "answer",
        query["id"],
        "Дайын",
        True,
    )
    assert (edit["kind"], edit["message"]["text"]) == ("edit", "Қазақша")
    await events.aclose()


async def test_chats_outside_the_cast_stay_out_of_sight(browser, telegram, aigerim):
    stranger = telegram.add_person("Бекзат")
    events = browser.events()
    await anext(events)
    telegram.type(stranger, "one")
    telegram.type(aigerim, "two")
    assert (await anext(events))["message"]["text"] == "two"
    assert stranger.id not in [chat["person"]["id"] for chat in (await browser.state())["chats"]]
    assert await browser.refused("/say", {"person": stranger.id, "text": "x"})
    await events.aclose()


async def test_a_file_the_bot_sent_can_be_fetched_and_never_runs_as_a_page(browser, bot, telegram, aigerim):
    telegram.type(aigerim, "/export")
    form = FormData({"chat_id": str(aigerim.id)})
    form.add_field("document", b"<script>1</script>", filename="page.html", content_type="text/html")
    async with browser.session.post(f"{telegram.url}/bot{TOKEN}/sendDocument", data=form) as response:
        file_id = (await response.json())["result"]["document"]["file_id"]
    async with browser.session.get(f"{browser.page.url}/file/{file_id}") as response:
        assert await response.read() == b"<script>1</script>"
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize(
    ("wish", "at"),
    [
        pytest.param({"by": HOUR}, NOON + HOUR, id="by"),
        pytest.param({"to": NOON + 5}, NOON + 5, id="to"),
        pytest.param({"by": 0}, NOON, id="nowhere"),
        pytest.param({"wall": "2020-03-02T09:00"}, instant_of(date(2020, 3, 2), 540, "Asia/Almaty"), id="wall"),
    ],
)
async def test_the_clock_moves_and_every_listener_hears_it(browser, clock, wish, at):
    events = browser.events()
    assert (await anext(events))["now"] == NOON
    status, answer = await browser.post("/clock", wish)
    assert (status, answer["clock"]["now"], clock.now()) == (200, at, at)
    told = await anext(events)
    assert (told["kind"], told["now"], told["moved"]) == ("clock", at, True)
    assert told["shown"] == (await browser.state())["clock"]["shown"]
    await events.aclose()


async def test_the_clock_is_told_once_a_second(browser):
    events = browser.events()
    ticks = [await anext(events) for _ in range(2)]
    assert [(tick["kind"], tick["now"], tick["moved"]) for tick in ticks] == [("clock", NOON, False)] * 2
    await events.aclose()


@pytest.mark.parametrize("wish", [{"by": -1}, {"to": NOON - 1}, {"wall": "2020-02-20T11:59"}])
async def test_the_clock_is_not_moved_backwards(browser, clock, wish):
    status, answer = await browser.post("/clock", wish)
    assert status == 409
    assert "20 февраля 2020, 12:00 (Алматы)" in answer["error"]
    assert clock.now() == NOON


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"to": "x"},
        {"to": True},
        {"by": 1.5},
        {"by": 10**30},
        {"by": 1, "to": NOON + 1},
        {"wall": "soon"},
        {"wall": "2020-03-02T09:00Z"},
        {"wall": "2100-01-01T00:00"},
    ],
)
async def test_a_clock_wish_that_says_nothing_clear_is_refused(browser, clock, wish):
    assert (await browser.refused("/clock", wish)).endswith((".", "}."))
    assert clock.now() == NOON


@pytest.mark.parametrize("path", ["/say", "/press", "/clock"])
@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 50_000, [], "text", None, {"person": "x"}])
async def test_a_body_of_the_wrong_shape_is_refused(browser, path, body):
    assert await browser.refused(path, body)


@pytest.mark.parametrize("text", [None, 5, "", " \n ", "x" * 4097, "𝔘" * 2049, "\ud800"])
async def test_a_text_that_telegrams_apps_would_not_send_is_refused(browser, bot, aigerim, text):
    assert await browser.refused("/say", {"person": aigerim.id, "text": text})
    assert await bot.call("getUpdates") == []


async def test_a_button_that_is_not_there_cannot_be_pressed(browser, bot, telegram, aigerim):
    message = telegram.type(aigerim, "/start")
    for press in (
        {"message_id": message["message_id"], "data": "kk"},
        {"message_id": 99, "data": "kk"},
        {"message_id": True, "data": "kk"},
        {"message_id": message["message_id"], "data": None},
    ):
        assert await browser.refused("/press", {"person": aigerim.id, **press})
    assert [update for update in await bot.call("getUpdates") if "callback_query" in update] == []


async def test_who_has_deleted_the_account_says_nothing_more(browser, telegram, aigerim):
    telegram.deactivate(aigerim)
    assert "deleted" in await browser.refused("/say", {"person": aigerim.id, "text": "x"})


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:80", "localhost:80:80", "0.0.0.0:80", ""]
)
async def test_a_name_bent_to_this_machine_is_refused(browser, host):
    for path in ("/", "/state", "/events", "/static/page.js"):
        status, answer = await browser.get(path, Host=host)
        assert (status, bool(answer["error"])) == (403, True), path


async def test_both_names_of_this_machine_are_answered(browser, page):
    port = page.url.rpartition(":")[2]
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", "LOCALHOST"):
        assert (await browser.get("/state", Host=host))[0] == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"])
async def test_a_foreign_page_does_nothing_here(browser, telegram, clock, aigerim, origin):
    for path, body in (("/say", {"person": aigerim.id, "text": "x"}), ("/clock", {"by": HOUR}), ("/press", {})):
        status, answer = await browser.post(path, body, Origin=origin)
        assert (status, bool(answer["error"])) == (403, True), path
    assert telegram.history(aigerim.id) == []
    assert clock.now() == NOON


async def test_the_pages_own_origin_is_welcome(browser, page, aigerim):
    status, _ = await browser.post("/say", {"person": aigerim.id, "text": "x"}, Origin=page.url)
    assert status == 200


async def test_a_wrong_method_or_an_endless_body_is_refused_in_words(browser):
    assert (await browser.get("/say"))[0] == 405
    assert (await browser.post("/say", b"x" * 70_000))[0] == 413


async def test_a_taken_port_is_an_os_error(telegram, clock):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        page = DemoPage(telegram, clock, [])
        with pytest.raises(OSError, match="address already in use"):
            await page.start(port=taken.getsockname()[1])
    await page.stop()


async def test_listeners_are_let_go_when_the_page_or_telegram_stops(browser, page, telegram):
    events = browser.events()
    await anext(events)
    await telegram.stop()
    assert [event async for event in events if event["kind"] != "clock"] == []
    events = browser.events()
    await anext(events)
    await page.stop()
    assert [event async for event in events if event["kind"] != "clock"] == []
