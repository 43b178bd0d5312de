"""The demo's page in a real browser, as somebody sees, taps and types it."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.demo.page import DemoPage
from tests.bot.demo.browsers import CHROMIUM
from tests.bot.demo.conftest import Bot
from tests.bot.demo.stand_in import moment

AXE = Path(__file__).parent / "axe" / "axe.min.js"
DESKTOP, PHONE = (1280, 800), (360, 740)
KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "Бокс", "callback_data": "box"},
            {"text": "Записать", "callback_data": "yes", "style": "success"},
        ],
        [{"text": "Поделиться", "url": "https://t.me/pretend_bot?start=s_BOX"}],
    ]
}

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here; install one to see the page in it"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def look(chromium: Browser, page: DemoPage) -> AsyncIterator[Any]:
    """`await look(size=…, scheme=…)` opens the page; at the end nothing was complained of in the console."""
    complaints: list[str] = []
    contexts = []

    async def opened(size: tuple[int, int] = DESKTOP, scheme: str = "light", at: str = "") -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = await chromium.new_context(
            viewport=viewport, color_scheme=scheme, locale="ru", reduced_motion="reduce"
        )
        contexts.append(context)
        seen = await context.new_page()
        seen.set_default_timeout(5000)
        seen.on("pageerror", lambda error: complaints.append(str(error)))
        seen.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        await seen.goto(f"{page.url}/{at}")
        await expect(seen.locator(".chat").first).to_be_visible()
        return seen

    yield opened
    for context in contexts:
        await context.close()
    assert complaints == []


async def findings(seen: Page, part: str = "body") -> list[str]:
    """What axe finds amiss: the rule, and where."""
    await seen.evaluate(AXE.read_text(encoding="utf-8"))
    found = await seen.evaluate("part => axe.run(part, {resultTypes: ['violations']})", part)
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


async def asked(bot: Bot) -> dict[str, Any]:
    """The inline query that comes next."""
    offset = 0
    while True:
        for update in await bot.call("getUpdates", offset=offset, timeout=5):
            if "inline_query" in update:
                return update["inline_query"]
            offset = update["update_id"] + 1


async def runs_over(seen: Page) -> bool:
    """Whether something is wider than the window."""
    wide = "document.documentElement.scrollWidth > innerWidth"
    return bool(
        await seen.evaluate(
            f"{wide} || [...document.querySelectorAll('#log')].some(n => n.scrollWidth > n.clientWidth)"
        )
    )


async def test_a_message_is_sent_answered_tapped_and_edited_in_place(look, bot, telegram, aigerim, group):
    seen = await look()
    await expect(seen.locator(".chat")).to_have_count(4)
    await bot.call("setMyDescription", description="Олимпиада лицензиялары", language_code="kk")
    await expect(seen.locator("#nothing")).to_contain_text("Олимпиада лицензиялары")
    await seen.get_by_role("button", name="Начать").click()
    await expect(seen.locator(".message.own .text")).to_contain_text("/start")
    rich = "<b>Амман</b>\n<blockquote expandable>Раз\nДва\nТри\nЧетыре</blockquote><tg-spoiler>48</tg-spoiler>"
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text=rich, parse_mode="HTML", reply_markup=KEYBOARD)
    await expect(seen.locator(".message.other strong")).to_have_text("Амман")
    await seen.get_by_role("button", name="Развернуть").click()
    await expect(seen.locator("blockquote")).not_to_have_class(re.compile("collapsed"))
    await seen.get_by_role("button", name="Записать").click()
    await expect(seen.locator(".key[data-data=yes]")).to_have_attribute("aria-busy", "true")
    query = (await bot.call("getUpdates"))[-1]["callback_query"]
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Записано")
    await expect(seen.locator(".toast")).to_have_text("Записано")
    edit = {"chat_id": aigerim.id, "message_id": sent["message_id"]}
    await bot.call("editMessageText", **edit, text="Готово", reply_markup=KEYBOARD)
    await expect(seen.locator(".message.other")).to_have_count(1)
    await expect(seen.locator(".message.other .text")).to_contain_text("Готово")
    await expect(seen.locator(".message.other .meta")).to_have_text("изменено 12:00")
    await seen.get_by_role("link", name="Поделиться").click()
    await expect(seen.locator(".message.own").last).to_contain_text("/start s_BOX")
    assert telegram.history(aigerim.id)[-1]["text"] == "/start s_BOX"


async def test_unread_messages_are_counted_until_they_are_seen_also_after_a_reload(
    look, bot, telegram, aigerim, yerzhan
):
    telegram.type(yerzhan, "/start")
    seen = await look()
    row = seen.locator(f"[data-chat='{yerzhan.id}']")
    await bot.call("sendChatAction", chat_id=yerzhan.id, action="typing")
    await expect(row).to_contain_text("печатает…")
    for number in range(3):
        await bot.call("sendMessage", chat_id=yerzhan.id, text=f"Новость {number}")
    await expect(row.locator(".count")).to_contain_text("3")
    await expect(row.locator(".chat-line")).to_have_text("Новость 2")
    await row.click()
    await expect(row.locator(".count")).to_have_count(0)
    await expect(seen.locator("#peer")).to_have_text("Ержан")
    await seen.reload()
    await expect(seen.locator("#peer")).to_have_text("Ержан")
    await expect(seen.locator(".message.other")).to_have_count(3)
    await expect(row.locator(".count")).to_have_count(0)


async def test_in_a_group_one_chooses_who_speaks_and_reads_topic_by_topic(look, bot, telegram, group, yerzhan):
    boxing = telegram.add_topic(group, "Бокс")
    seen = await look(at=f"#{group.id}")
    await bot.call("sendMessage", chat_id=group.id, message_thread_id=boxing, text="Амман завтра")
    tab = seen.get_by_role("navigation", name="Темы").get_by_role("button", name="Бокс")
    await expect(tab).to_contain_text("1")
    await tab.click()
    await expect(seen.locator(".message").last).to_contain_text("Амман завтра")
    await seen.get_by_label("Кто говорит").select_option("Ержан")
    await seen.get_by_role("textbox").fill("Ура")
    await seen.keyboard.press("Enter")
    await expect(seen.locator(".message.own").last).to_contain_text("Ура")
    said = telegram.history(group.id)[-1]
    assert (said["from"]["id"], said["message_thread_id"]) == (yerzhan.id, boxing)


async def test_everything_can_be_done_by_keyboard(look, bot, telegram, aigerim):
    await bot.call("setMyCommands", commands=[{"command": "next", "description": "Ближайшие турниры"}])
    telegram.bot.inline = True
    seen = await look()
    await seen.locator(".chat").first.focus()
    await seen.keyboard.press("ArrowDown")
    await expect(seen.locator(".chat").nth(1)).to_be_focused()
    await seen.keyboard.press("Enter")
    await expect(seen.locator("#peer")).to_have_text("Ержан")
    await seen.get_by_role("textbox").focus()
    await seen.keyboard.type("/ne")
    await expect(seen.locator("#offers [role=option]")).to_have_text("/nextБлижайшие турниры")
    await seen.keyboard.press("ArrowDown")
    await seen.keyboard.press("Enter")
    await expect(seen.locator(".message.own")).to_contain_text("/next")
    await seen.keyboard.type("@pretend_bot бокс")
    query = await asked(bot)
    card = {"type": "article", "id": "1", "title": "Амман", "input_message_content": {"message_text": "3 марта"}}
    await bot.call("answerInlineQuery", inline_query_id=query["id"], results=[card])
    await expect(seen.locator("#offers [role=option]")).to_have_text("Амман")
    await seen.keyboard.press("ArrowDown")
    await seen.keyboard.press("Enter")
    await expect(seen.locator(".message.own").last).to_contain_text("3 марта")


async def test_the_season_is_played_from_its_bar_and_its_tour_leads_to_the_chat_it_is_about(look, season, yerzhan):
    seen = await look()
    await expect(seen.locator("#now")).to_have_text("20 февраля 2020 12:00")
    await seen.get_by_role("button", name="Перейти к следующему событию").click()
    await expect(seen.locator("#now")).to_have_text("28 февраля 2020 09:00")
    await seen.get_by_role("button", name="Пустить время").click()
    await expect(seen.get_by_role("button", name="Остановить время")).to_be_visible()
    await seen.get_by_role("button", name="События сезона").click()
    await seen.get_by_role("button", name="Парижский отбор отложен").click()
    await expect(seen.locator("#now")).to_contain_text("16 марта 2020")
    await seen.get_by_role("button", name="Показать за минуту").click()
    says = {"ru": "Владельца спрашивают", "kk": "Иесінен сұралады", "en": "The owner is asked"}
    season.tell(tour={"step": 3, "of": 7, "says": says, "chat": yerzhan.id})
    await expect(seen.locator("#tour")).to_contain_text("Владельца спрашивают")
    await expect(seen.locator("#peer")).to_have_text("Ержан")
    await seen.get_by_label("Язык страницы").select_option("kk")
    await expect(seen.locator("#tour")).to_contain_text("Иесінен сұралады")
    await seen.get_by_role("button", name="Аяқтау").click()
    await seen.get_by_role("button", name="Ақаулар").click()
    await seen.get_by_role("switch", name="Желі үзілді").click()
    await seen.get_by_role("button", name="Ботты өлтіру").click()
    await expect(seen.locator(".number.said dd")).to_have_text("12")
    season.tell(bot="starting")
    await expect(seen.locator("#bot-state")).to_have_text("бот іске қосылуда…")
    assert [act for act in season.acts if act[0] != "jump"] == [
        ("play", {"speed": 60}),
        ("tour", {"do": "start"}),
        ("tour", {"do": "stop"}),
        ("fault", {"name": "network", "on": True}),
        ("fault", {"name": "kill", "on": True}),
    ]


async def test_on_a_phone_one_thing_is_seen_at_a_time_and_nothing_is_wider_than_it(look, bot, telegram, aigerim):
    telegram.type(aigerim, "/start")
    wide = "https://example.org/" + "a" * 90 + " " + "ұзынсөз" * 20
    await bot.call("sendMessage", chat_id=aigerim.id, text=wide, reply_markup=KEYBOARD)
    seen = await look(size=PHONE)
    assert not await seen.locator("#conversation").is_visible()
    assert not await runs_over(seen)
    await seen.locator(".chat").first.click()
    await expect(seen.locator(".message.other")).to_be_visible()
    assert not await seen.locator("#chats").is_visible()
    await expect(seen.locator("#log")).to_be_focused()
    assert not await runs_over(seen)
    await seen.get_by_role("button", name="К списку чатов").click()
    await expect(seen.locator("#chats")).to_be_visible()
    await seen.go_back()
    await expect(seen.locator("#peer")).to_have_text("Айгерим")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nobody_is_shut_out(look, bot, telegram, season, aigerim, scheme):
    telegram.type(aigerim, "/start")
    rich = (
        "<b>Раз</b> <code>два</code> <a href='https://example.org'>три</a> /next <blockquote>Четыре</blockquote>"
    )
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text=rich, parse_mode="HTML", reply_markup=KEYBOARD)
    telegram.type(aigerim, "Кто едет?", reply_to=sent["message_id"])
    seen = await look(scheme=scheme)
    await expect(seen.locator(".message.other")).to_be_visible()
    says = {"ru": "Шаг", "kk": "Қадам", "en": "Step"}
    season.tell(tour={"step": 1, "of": 7, "says": says, "chat": None})
    await seen.get_by_role("button", name="Неполадки").click()
    assert await findings(seen) == []
    await seen.get_by_role("button", name="События сезона").click()
    assert await findings(seen, "#agenda") == []
    await seen.keyboard.press("Escape")
    ground = await seen.evaluate("getComputedStyle(document.body).backgroundColor")
    await seen.get_by_role("button", name=re.compile("(Тёмная|Светлая) тема")).click()
    assert await seen.evaluate("getComputedStyle(document.body).backgroundColor") != ground


async def test_a_page_that_lost_its_server_shows_all_when_it_is_back(look, page, telegram, season, aigerim):
    seen = await look()
    port = int(page.url.rpartition(":")[2])
    await page.stop()
    telegram.type(aigerim, "Пока вас не было")
    season.clock.move_to(moment(3, 3))
    await page.start(port=port)
    await expect(seen.locator(".message.own")).to_contain_text("Пока вас не было", timeout=8000)
    await expect(seen.locator("#day")).to_have_text("3 марта 2020")
