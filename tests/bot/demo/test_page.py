"""The demo's page over real HTTP: a browser on one side, a bot that knows only the Bot API on the other."""

import socket

import pytest
from aiohttp import FormData

from bot.demo.page import DemoPage
from schedules.clock import HOUR
from tests.bot.demo.conftest import NOON, TOKEN
from tests.bot.demo.stand_in import moment

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEYBOARD = {"inline_keyboard": [[{"text": "Қазақша", "callback_data": "kk"}]]}


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
    assert {"/", "/static/page.js", "/static/words.kk.js", "/static/message.css", "/static/pattern.svg"} <= seen


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


async def test_the_state_begins_with_the_season_the_people_and_every_chat_they_see(
    browser, season, aigerim, yerzhan, group, channel
):
    state = await browser.state()
    assert state["season"] == season.shown()
    assert state["people"] == [aigerim.user() | {"role": "fan"}, yerzhan.user() | {"role": "owner"}]
    seen = {chat["title"]: chat for chat in state["chats"]}
    assert list(seen) == ["Айгерим", "Ержан", "Боксшы", "Жол"]
    assert [chat["kind"] for chat in seen.values()] == ["private", "private", "group", "channel"]
    assert seen["Айгерим"]["eyes"] == seen["Айгерим"]["speakers"] == [aigerim.id]
    assert seen["Боксшы"]["speakers"] == [aigerim.id, yerzhan.id]
    assert seen["Боксшы"]["topics"] == [{"id": 1, "name": "General", "closed": False}]
    assert (seen["Жол"]["eyes"], seen["Жол"]["speakers"]) == ([yerzhan.id], [])
    assert "new_chat_members" in seen["Боксшы"]["messages"][0]


async def test_the_bot_says_of_itself_what_it_can_do_where_nothing_was_said(browser, bot, aigerim):
    await bot.call("setMyDescription", description="Olympic licences")
    await bot.call("setMyDescription", description="Олимпиада лицензиялары", language_code="kk")
    fan, owner, *_ = (await browser.state())["chats"]
    assert (fan["about"], owner["about"]) == ("Олимпиада лицензиялары", "Olympic licences")


async def test_whoever_is_chosen_speaks_in_a_group_and_in_its_topic(browser, bot, telegram, group, aigerim):
    boxing = telegram.add_topic(group, "Бокс")
    said = {"person": aigerim.id, "chat": group.id, "topic": boxing, "text": "/next"}
    assert (await browser.post("/say", said))[0] == 200
    message = (await bot.call("getUpdates"))[-1]["message"]
    assert (message["chat"]["id"], message["message_thread_id"]) == (group.id, boxing)
    assert message["from"]["id"] == aigerim.id
    topics = (await browser.state())["chats"][2]["topics"]
    assert [topic["name"] for topic in topics] == ["General", "Бокс"]


async def test_nobody_speaks_where_they_are_not(browser, telegram, channel, aigerim):
    said = {"person": aigerim.id, "chat": channel.id, "text": "x"}
    assert "may not post" in await browser.refused("/say", said)
    hidden = telegram.add_group("Тайна", members=(aigerim,))
    assert await browser.refused("/say", said | {"chat": hidden.id})


async def test_the_menu_is_what_the_bot_has_set_for_that_chat_and_language(browser, bot, aigerim, yerzhan, group):
    await bot.call("setMyCommands", commands=[{"command": "next", "description": "Следующие"}])
    kazakh = [{"command": "next", "description": "Келесі"}]
    await bot.call("setMyCommands", commands=kazakh, language_code="kk")
    of_groups = [{"command": "help", "description": "Справка"}]
    await bot.call("setMyCommands", commands=of_groups, scope={"type": "all_group_chats"})
    menus = [
        await browser.post("/menu", {"person": person.id, "chat": chat})
        for person, chat in ((aigerim, None), (yerzhan, yerzhan.id), (yerzhan, group.id))
    ]
    assert [answer["commands"][0]["description"] for _, answer in menus] == ["Келесі", "Следующие", "Справка"]


async def test_a_link_to_the_bot_is_followed_and_any_other_refused(browser, bot, aigerim):
    link = "https://t.me/pretend_bot?start=s_BOX"
    status, answer = await browser.post("/follow", {"person": aigerim.id, "link": link})
    assert (status, answer["message"]["text"]) == (200, "/start s_BOX")
    elsewhere = {"person": aigerim.id, "link": "https://t.me/other?start=x"}
    assert "does not lead" in await browser.refused("/follow", elsewhere)


async def test_the_bot_is_asked_from_a_chat_and_what_it_offers_is_sent_there(
    browser, bot, telegram, aigerim, group
):
    telegram.bot.inline = True
    events = browser.events()
    await anext(events)
    _, asked = await browser.post("/ask", {"person": aigerim.id, "chat": group.id, "query": "бокс"})
    query = (await bot.call("getUpdates"))[-1]["inline_query"]
    assert (query["id"], query["query"], query["chat_type"]) == (asked["id"], "бокс", "supergroup")
    card = {"type": "article", "id": "1", "title": "Амман", "input_message_content": {"message_text": "Амман!"}}
    await bot.call("answerInlineQuery", inline_query_id=query["id"], results=[card], next_offset="10")
    offer = [await anext(events) for _ in range(2)][-1]
    assert (offer["kind"], offer["id"], offer["next_offset"]) == ("inline_answer", asked["id"], "10")
    assert offer["results"][0]["title"] == "Амман"
    chosen = {"person": aigerim.id, "chat": group.id, "result": "1"}
    status, answer = await browser.post("/choose", chosen)
    assert (status, answer["message"]["text"]) == (200, "Амман!")
    assert telegram.history(group.id)[-1]["via_bot"]["username"] == "pretend_bot"
    assert "was not offered" in await browser.refused("/choose", chosen | {"result": "2"})
    await events.aclose()


async def test_the_season_is_shown_played_and_told_to_every_listener(browser, season):
    events = browser.events()
    assert await anext(events) == {"kind": "season"} | season.shown()
    status, answer = await browser.post("/season/jump", {"to": "next"})
    assert (status, answer["now"]) == (200, moment(2, 28))
    told = await anext(events)
    assert (told["kind"], told["now"], told["events"][0]["done"]) == ("season", moment(2, 28), True)
    assert (await browser.get("/season"))[1] == season.shown()
    await browser.post("/season/fault", {"name": "kill", "on": True})
    assert season.acts == [("jump", {"to": "next"}), ("fault", {"name": "kill", "on": True})]
    await events.aclose()


async def test_what_the_season_refuses_is_refused_in_its_words(browser, season, clock):
    assert await browser.refused("/season/jump", {"to": NOON - 1}) == "Time only goes forwards."
    assert (await browser.post("/season/rewind", {}))[0] == 404
    assert clock.now() == NOON


async def test_what_is_said_reaches_the_bot(browser, bot, aigerim):
    status, answer = await browser.post("/say", {"person": aigerim.id, "text": " /start kk\n"})
    update = (await bot.call("getUpdates"))[-1]
    assert status == 200
    assert update["message"]["text"] == "/start kk"
    assert update["message"]["from"]["id"] == aigerim.id
    assert answer["message"] == update["message"]


async def test_an_answer_of_the_bot_stands_in_the_state_and_comes_as_an_event(browser, bot, aigerim):
    await browser.post("/say", {"person": aigerim.id, "text": "/start"})
    events = browser.events()
    assert (await anext(events))["kind"] == "season"
    sent = await bot.call(
        "sendMessage", chat_id=aigerim.id, text="<b>Сәлем</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    assert await anext(events) == {"kind": "message", "chat_id": aigerim.id, "message": sent}
    fan, owner, *_ = (await browser.state())["chats"]
    assert fan["messages"][-1] == sent
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
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
    assert stranger.id not in [chat["id"] for chat in (await browser.state())["chats"]]
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


@pytest.mark.parametrize("path", ["/say", "/press", "/follow", "/ask", "/choose", "/menu"])
@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 50_000, [], "text", None, {"person": "x"}])
async def test_a_body_of_the_wrong_shape_is_refused(browser, path, body):
    assert await browser.refused(path, body)


@pytest.mark.parametrize("text", [None, 5, "", " \n ", "x" * 4097, "𝔘" * 2049, "\ud800"])
async def test_a_text_that_telegrams_apps_would_not_send_is_refused(browser, telegram, aigerim, text):
    assert await browser.refused("/say", {"person": aigerim.id, "text": text})
    assert telegram.history(aigerim.id) == []


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
    for path, body in (
        ("/say", {"person": aigerim.id, "text": "x"}),
        ("/season/jump", {"to": NOON + HOUR}),
        ("/press", {}),
    ):
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


async def test_a_taken_port_is_an_os_error(telegram, season):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        page = DemoPage(telegram, season, [])
        with pytest.raises(OSError, match="address already in use"):
            await page.start(port=taken.getsockname()[1])
    await page.stop()


async def test_listeners_are_let_go_when_the_page_or_telegram_stops(browser, page, telegram):
    events = browser.events()
    await anext(events)
    await telegram.stop()
    assert [event async for event in events if event["kind"] != "season"] == []
    events = browser.events()
    await anext(events)
    await page.stop()
    assert [event async for event in events if event["kind"] != "season"] == []
