"""Webhooks: updates are brought to the bot, again and again until they are taken."""

import asyncio

import pytest
from aiohttp import FormData, web

TOKEN = "42:PRETEND-token_1"


class Hook:
    """A bot's own server: remembers what came, answers what it is told to."""

    def __init__(self):
        self.came = []
        self.answers = []
        self.url = ""
        self.held = None
        self.arrival = asyncio.Condition()

    async def take(self, request):
        update = await request.json()
        async with self.arrival:
            self.came.append((update, request.headers))
            self.arrival.notify_all()
        if self.held is not None:
            await self.held.wait()
        return self.answers.pop(0)() if self.answers else web.Response()

    async def until(self, number):
        """Wait until so many updates came."""
        async with asyncio.timeout(5), self.arrival:
            await self.arrival.wait_for(lambda: len(self.came) >= number)

    def texts(self):
        return [update["message"]["text"] for update, _ in self.came]


@pytest.fixture
async def hook():
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


@pytest.fixture
def waits(telegram):
    """Waits between attempts; none takes any time."""
    waits = []

    async def pause(seconds):
        waits.append(seconds)
        await asyncio.sleep(0)

    telegram.local = True
    telegram.pause = pause
    return waits


def no(status, **headers):
    return lambda: web.Response(status=status, headers=headers)


async def test_updates_are_posted_with_the_secret(telegram, bot, aigerim, hook, waits):
    assert await bot.call("setWebhook", url=hook.url, secret_token="S3cret_-")
    telegram.type(aigerim, "Сәлем")
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert hook.texts() == ["/start", "Сәлем"]
    update, headers = hook.came[-1]
    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "S3cret_-"
    assert headers["Content-Type"] == "application/json"
    assert update["message"] == telegram.history(aigerim.id)[-1]
    assert waits == []
    assert telegram.violations == []


async def test_what_is_not_taken_is_brought_again_with_growing_waits(telegram, bot, aigerim, hook, waits, clock):
    hook.answers = [no(500)] * 4 + [no(429, **{"Retry-After": "7"}), no(302, Location="/other")]
    await bot.call("setWebhook", url=hook.url)
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert hook.texts() == ["/start"] * 7
    assert waits == [0, 2, 4, 8, 7, 32]
    info = await bot.call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert info["last_error_date"] == int(clock())
    assert info["pending_update_count"] == 0


async def test_a_webhook_that_is_not_there_keeps_updates_waiting(telegram, bot, aigerim, waits, hook):
    tried = asyncio.Event()

    async def pause(seconds):
        tried.set()
        await asyncio.Event().wait()

    telegram.pause = pause
    await bot.call("setWebhook", url="http://127.0.0.1:1/hook")
    await tried.wait()
    info = await bot.call("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert "last_error_message" in info
    telegram.pause = asyncio.sleep
    await bot.call("setWebhook", url=hook.url)
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert hook.texts() == ["/start"]
    assert "last_error_message" not in await bot.call("getWebhookInfo")


async def test_an_update_is_given_up_after_a_day(telegram, bot, aigerim, hook, clock):
    async def pause(seconds):
        clock.seconds += 3600
        await asyncio.sleep(0)

    telegram.local = True
    telegram.pause = pause
    hook.answers = [no(500)] * 30
    await bot.call("setWebhook", url=hook.url)
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert 24 <= len(hook.came) <= 26


async def test_one_chat_is_served_in_order_and_several_side_by_side(telegram, bot, aigerim, hook, waits):
    other = telegram.add_person("Ержан")
    hook.held = asyncio.Event()
    await bot.call("setWebhook", url=hook.url)
    telegram.type(aigerim, "one")
    telegram.type(other, "two")
    telegram.type(other, "three")
    await hook.until(2)
    assert sorted(hook.texts()) == ["/start", "two"]
    hook.held.set()
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert [text for text in hook.texts() if text in ("/start", "one")] == ["/start", "one"]
    assert [text for text in hook.texts() if text in ("two", "three")] == ["two", "three"]


async def test_no_more_connections_are_made_than_allowed(telegram, bot, hook, waits):
    people = [telegram.add_person(f"P{number}") for number in range(5)]
    hook.held = asyncio.Event()
    await bot.call("setWebhook", url=hook.url, max_connections=2, drop_pending_updates=True)
    for person in people:
        telegram.type(person, "x")
    await hook.until(2)
    await bot.call("getMe")
    assert len(hook.came) == 2
    hook.held.set()
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert len(hook.came) == 5


async def test_only_kinds_that_were_asked_for_are_brought(telegram, bot, aigerim, hook, waits):
    wanted = ["callback_query"]
    await bot.call("setWebhook", url=hook.url, allowed_updates=wanted, drop_pending_updates=True)
    telegram.type(aigerim, "not wanted")
    telegram.press(aigerim, 1, "x", forged=True)
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert [next(iter(update)) for update, _ in hook.came] == ["callback_query"]
    assert (await bot.call("getWebhookInfo"))["allowed_updates"] == wanted


async def test_polling_is_refused_while_there_is_a_webhook(telegram, bot, aigerim, hook, waits):
    await bot.call("getUpdates", offset=-1)
    async with asyncio.TaskGroup() as tasks:
        newest = (await bot.call("getUpdates"))[-1]["update_id"]
        poll = tasks.create_task(bot.ask("getUpdates", offset=newest + 1, timeout=30))
        await telegram.until(lambda: telegram.pending_updates == 0)
        await bot.call("setWebhook", url=hook.url)
    assert poll.result()["description"] == "Conflict: terminated by setWebhook request"
    assert (await bot.ask("getUpdates"))["error_code"] == 409
    await bot.call("deleteWebhook")
    telegram.type(aigerim, "polled")
    assert [each["message"]["text"] for each in await bot.call("getUpdates")] == ["polled"]
    assert hook.came == []


@pytest.mark.parametrize("form", ["json", "urlencoded", "multipart"])
async def test_a_webhook_may_name_a_method_in_its_answer(telegram, bot, aigerim, hook, waits, form):
    call = {"method": "sendMessage", "chat_id": aigerim.id, "text": "Сәлем"}

    def answer():
        if form == "json":
            return web.json_response(call)
        if form == "urlencoded":
            text = f"method=SendMessage&chat_id={aigerim.id}&text=%D0%A1%D3%99%D0%BB%D0%B5%D0%BC"
            return web.Response(text=text, content_type="application/x-www-form-urlencoded")
        parts = "".join(
            f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in call.items()
        )
        content_type = {"Content-Type": "multipart/form-data; boundary=b"}
        return web.Response(body=f"{parts}--b--\r\n".encode(), headers=content_type)

    hook.answers = [answer, lambda: web.json_response({"method": "getMe"}), lambda: web.Response(text="thanks")]
    telegram.type(aigerim, "two")
    telegram.type(aigerim, "three")
    await bot.call("setWebhook", url=hook.url)
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert [each.text for each in telegram.ledger] == ["Сәлем"]
    assert [each.method for each in telegram.requests] == ["setWebhook", "sendMessage"]
    assert telegram.violations == []


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://olympic.kz/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://olympic.kz:8080/hook"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://127.0.0.1/hook"}, "bad webhook: IP address 127.0.0.1 is reserved"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_bad_webhook_is_refused(telegram, bot, params, words):
    given = {"url": "https://olympic.kz/hook"} | params
    assert await bot.refused("setWebhook", **given) == f"Bad Request: {words}"
    assert len(telegram.violations) == 1
    assert (await bot.call("getWebhookInfo"))["url"] == ""


async def test_a_certificate_of_ones_own_has_to_be_one(telegram, bot):
    form = FormData({"url": "https://olympic.kz/hook"})
    form.add_field("certificate", b"nonsense", filename="own.pem")
    async with bot.session.post(f"{telegram.url}/bot{TOKEN}/setWebhook", data=form) as response:
        assert (await response.json())["description"] == "Bad Request: bad webhook: not a certificate in PEM"


async def test_more_connections_than_there_may_be_are_the_most_there_may_be(bot):
    await bot.call("setWebhook", url="https://olympic.kz/hook", max_connections=1000)
    assert (await bot.call("getWebhookInfo"))["max_connections"] == 100


async def test_a_webhook_outlives_a_restart(telegram, bot, aigerim, hook, waits):
    await bot.call("setWebhook", url=hook.url, drop_pending_updates=True)
    await telegram.stop()
    telegram.type(aigerim, "later")
    await telegram.start()
    await telegram.until(lambda: telegram.pending_updates == 0)
    assert hook.texts() == ["later"]
