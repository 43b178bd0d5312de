"""Sending, editing, deleting: what Telegram accepts, what it answers, and what it refuses."""

import json

import pytest
from aiohttp import FormData

from bot.demo.telegram.spec import check_of

SAME = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"


async def test_a_message_is_answered_as_the_specification_says(telegram, bot, aigerim, clock):
    message = await bot.call(
        "sendMessage",
        chat_id=aigerim.id,
        text=" <b>Сәлем</b> 😀 ",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
        reply_parameters={"message_id": 1},
    )
    notes = []
    assert check_of("Message")(message, "message", notes) == message
    assert notes == []
    assert message["text"] == "Сәлем 😀"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert message["date"] == int(clock())
    assert message["message_id"] == 2
    assert message["from"]["is_bot"]
    assert message["reply_to_message"]["text"] == "/start"
    assert telegram.history(aigerim.id)[-1] == message
    assert telegram.violations == []


async def test_every_accepted_message_is_in_the_ledger(telegram, bot, aigerim, clock):
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="<i>one</i>", parse_mode="HTML")
    clock.seconds += 5
    await bot.call("editMessageText", chat_id=aigerim.id, message_id=sent["message_id"], text="two")
    await bot.refused("sendMessage", chat_id=1, text="nobody")
    first, second = telegram.ledger
    assert (first.number, first.method, first.text, first.answered) == (0, "sendMessage", "one", True)
    assert first.params == {"chat_id": aigerim.id, "text": "<i>one</i>", "parse_mode": "HTML"}
    assert (second.number, second.method, second.text, second.at) == (1, "editMessageText", "two", clock())
    assert [each.outcome for each in telegram.requests] == ["ok", "ok", "Bad Request: chat not found"]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n ", "Bad Request: message text is empty"),
        ("<b> </b>", "Bad Request: message text is empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("😀" * 2049, "Bad Request: message is too long"),
        ("<x>", 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
    ],
)
async def test_a_bad_text_is_refused_and_is_a_violation(telegram, bot, aigerim, text, description):
    assert await bot.refused("sendMessage", chat_id=aigerim.id, text=text, parse_mode="HTML") == description
    assert telegram.violations == [f"sendMessage: {description}"]
    assert telegram.ledger == []


async def test_markup_does_not_count_towards_the_length(bot, aigerim):
    await bot.call("sendMessage", chat_id=aigerim.id, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")


async def test_entities_may_be_given_instead_of_markup(telegram, bot, aigerim):
    given = [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 1, "length": 1}]
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="<b>", entities=given)
    assert (sent["text"], sent["entities"]) == ("<b>", given)
    assert telegram.violations == []


async def test_markdown_is_not_read(telegram, bot, aigerim):
    words = await bot.refused("sendMessage", chat_id=aigerim.id, text="*x*", parse_mode="MarkdownV2")
    assert words.startswith("Bad Request: can't parse entities")
    assert telegram.violations == []


async def test_only_who_has_started_the_bot_is_written_to(telegram, bot):
    stranger = telegram.add_person("Бауыржан")
    assert await bot.refused("sendMessage", chat_id=987, text="x") == "Bad Request: chat not found"
    assert (
        await bot.refused("sendMessage", chat_id=stranger.id, text="x")
        == "Forbidden: bot can't initiate conversation with a user"
    )
    telegram.type(stranger, "hello")
    await bot.call("sendMessage", chat_id=stranger.id, text="x")
    assert telegram.violations == []


async def test_a_blocked_chat_refuses_messages_until_it_is_unblocked(telegram, bot, aigerim):
    telegram.block(aigerim)
    assert (
        await bot.refused("sendMessage", chat_id=aigerim.id, text="x") == "Forbidden: bot was blocked by the user"
    )
    telegram.type(aigerim, "/start")
    await bot.call("sendMessage", chat_id=aigerim.id, text="x")
    kinds = [next(key for key in each if key != "update_id") for each in await bot.call("getUpdates")]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]
    assert telegram.violations == []


async def test_a_deleted_account_refuses_messages(telegram, bot, aigerim):
    telegram.deactivate(aigerim)
    assert await bot.refused("sendMessage", chat_id=aigerim.id, text="x") == "Forbidden: user is deactivated"


async def test_a_group_known_from_an_update_is_written_to_until_the_bot_is_put_out(telegram, bot):
    group = {"id": -100500, "type": "supergroup", "title": "Дзюдо"}
    member = {"chat": group, "from": {"id": 1, "is_bot": False, "first_name": "A"}, "date": 1}
    telegram.add_update({"my_chat_member": member | {"new_chat_member": {"status": "member"}}})
    await bot.call("sendMessage", chat_id=-100500, text="x")
    telegram.add_update({"my_chat_member": member | {"new_chat_member": {"status": "kicked"}}})
    assert (
        await bot.refused("sendMessage", chat_id=-100500, text="x")
        == "Forbidden: bot was kicked from the supergroup chat"
    )


async def test_an_edit_replaces_text_and_keyboard(telegram, bot, aigerim, clock):
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="one", reply_markup=keyboard)
    where = {"chat_id": aigerim.id, "message_id": sent["message_id"]}
    before = telegram.history(aigerim.id)[-1]
    clock.seconds += 60

    edited = await bot.call("editMessageText", text="two", **where)
    assert edited["text"] == "two"
    assert edited["edit_date"] == int(clock())
    assert "reply_markup" not in edited
    assert before["text"] == "one"

    marked = await bot.call("editMessageReplyMarkup", reply_markup=keyboard, **where)
    assert marked["text"] == "two"
    assert marked["reply_markup"] == keyboard
    assert (await bot.refused("editMessageReplyMarkup", reply_markup=keyboard, **where)).startswith(SAME)
    assert (await bot.refused("editMessageText", text=" two ", reply_markup=keyboard, **where)).startswith(SAME)
    assert telegram.violations == []


async def test_only_the_bots_own_messages_are_edited(bot, aigerim):
    assert (
        await bot.refused("editMessageText", chat_id=aigerim.id, message_id=1, text="x")
        == "Bad Request: message can't be edited"
    )
    assert (
        await bot.refused("editMessageText", chat_id=aigerim.id, message_id=99, text="x")
        == "Bad Request: message to edit not found"
    )


async def test_a_deleted_message_is_gone(telegram, bot, aigerim, clock):
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="one")
    where = {"chat_id": aigerim.id, "message_id": sent["message_id"]}
    assert await bot.call("deleteMessage", **where) is True
    assert [each["text"] for each in telegram.history(aigerim.id)] == ["/start"]
    assert await bot.refused("deleteMessage", **where) == "Bad Request: message to delete not found"
    assert await bot.call("deleteMessages", chat_id=aigerim.id, message_ids=[1, 99]) is True
    assert telegram.history(aigerim.id) == []
    old = await bot.call("sendMessage", chat_id=aigerim.id, text="old")
    clock.seconds += 48 * 3600 + 1
    assert (
        await bot.refused("deleteMessage", chat_id=aigerim.id, message_id=old["message_id"])
        == "Bad Request: message can't be deleted for everyone"
    )


async def test_a_message_is_copied_and_forwarded(bot, aigerim):
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="<b>one</b>", parse_mode="HTML")
    source = {"from_chat_id": aigerim.id, "message_id": sent["message_id"]}
    assert await bot.call("copyMessage", chat_id=aigerim.id, **source) == {"message_id": 3}
    forwarded = await bot.call("forwardMessage", chat_id=aigerim.id, **source)
    assert forwarded["forward_origin"]["type"] == "user"
    assert forwarded["entities"] == sent["entities"]
    assert check_of("Message")(forwarded, "message", []) == forwarded


async def test_files_are_kept_described_and_served(telegram, bot, aigerim):
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0 and so on\r\n--"
    form = FormData()
    form.add_field("chat_id", str(aigerim.id))
    form.add_field("photo", "attach://picture")
    form.add_field("caption", "<b>Күнтізбе</b>")
    form.add_field("parse_mode", "HTML")
    form.add_field("picture", png, filename="chart.png")
    url = f"{telegram.url}/bot42:PRETEND-token_1"
    async with bot.session.post(f"{url}/sendPhoto", data=form) as response:
        message = (await response.json())["result"]
    assert check_of("Message")(message, "message", []) == message
    assert message["caption_entities"] == [{"type": "bold", "offset": 0, "length": 8}]
    small, large = message["photo"]
    assert (large["width"], large["height"]) == (640, 480)
    assert (small["width"], small["height"]) == (320, 240)
    assert telegram.file(large["file_id"]) == png
    assert telegram.ledger[-1].text == "Күнтізбе"

    again = await bot.call("sendPhoto", chat_id=aigerim.id, photo=large["file_id"])
    assert again["photo"] == message["photo"]
    path = (await bot.call("getFile", file_id=large["file_id"]))["file_path"]
    async with bot.session.get(f"{telegram.url}/file/bot42:PRETEND-token_1/{path}") as response:
        assert await response.read() == png

    form = FormData({"chat_id": str(aigerim.id)})
    form.add_field("document", b"BEGIN:VCALENDAR", filename='a "b".ics')
    async with bot.session.post(f"{url}/sendDocument", data=form) as response:
        document = (await response.json())["result"]["document"]
    assert document["file_size"] == 15
    assert document["mime_type"] == "text/calendar"
    assert telegram.file(document["file_id"]) == b"BEGIN:VCALENDAR"
    assert (
        await bot.refused("sendDocument", chat_id=aigerim.id, document="nonsense")
        == "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert telegram.violations == []


async def test_a_caption_is_edited_and_has_its_own_limit(telegram, bot, aigerim):
    form = FormData({"chat_id": str(aigerim.id), "caption": "one"})
    form.add_field("document", b"x", filename="x.txt")
    async with bot.session.post(f"{telegram.url}/bot42:PRETEND-token_1/sendDocument", data=form) as response:
        sent = (await response.json())["result"]
    where = {"chat_id": aigerim.id, "message_id": sent["message_id"]}
    assert (await bot.call("editMessageCaption", caption="two", **where))["caption"] == "two"
    assert (
        await bot.refused("editMessageText", text="x", **where)
        == "Bad Request: there is no text in the message to edit"
    )
    assert telegram.violations == []
    assert (
        await bot.refused("editMessageCaption", caption="x" * 1025, **where)
        == "Bad Request: message caption is too long"
    )


async def test_parameters_come_by_query_form_json_and_multipart(telegram, bot, aigerim):
    url = f"{telegram.url}/bot42:PRETEND-token_1/SENDMESSAGE"
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    async with bot.session.get(url, params={"chat_id": aigerim.id, "text": "query"}) as response:
        assert response.status == 200
    json_body = {"chat_id": aigerim.id, "text": "json", "reply_markup": keyboard, "parse_mode": None}
    async with bot.session.post(url, json=json_body) as response:
        assert (await response.json())["result"]["reply_markup"] == keyboard
    form = FormData(quote_fields=False)
    form.add_field("chat_id", str(aigerim.id), content_type="text/plain")
    form.add_field("text", "үш\r\n--жол", content_type="text/plain")
    form.add_field("reply_markup", json.dumps(keyboard), content_type="text/plain")
    async with bot.session.post(url, data=form) as response:
        assert (await response.json())["result"]["text"] == "үш\n--жол"
    async with bot.session.post(url, data=b"[1]", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400
    assert len(telegram.ledger) == 3
