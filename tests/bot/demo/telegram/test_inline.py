"""Inline mode: questions, answers held against their rules, and messages sent through the bot."""

import pytest
from aiohttp import FormData

from bot.demo.telegram.spec import check_of

KEYBOARD = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}


def article(number="1", **more):
    content = {"message_text": "<b>Бокс</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": number, "title": "Бокс", "input_message_content": content, **more}


@pytest.fixture
def inline_bot(telegram, bot):
    telegram.bot.inline = True
    telegram.bot.inline_feedback = True
    return bot


@pytest.fixture
def ask(telegram, aigerim):
    def ask(query="box", **more):
        return telegram.ask_inline(aigerim, query, **more)

    return ask


async def newest(bot, kind):
    updates = await bot.call("getUpdates")
    assert check_of("Array of Update")(updates, "updates", []) == updates
    return updates[-1][kind]


async def test_a_question_is_told_and_answered(telegram, inline_bot, aigerim, ask):
    assert (await inline_bot.call("getMe"))["supports_inline_queries"] is True
    query_id = ask(chat_type="supergroup")
    query = await newest(inline_bot, "inline_query")
    assert (query["id"], query["query"], query["chat_type"]) == (query_id, "box", "supergroup")
    button = {"text": "Баптау", "start_parameter": "set-up_1"}
    given = {"inline_query_id": query_id, "results": [article()], "button": button, "next_offset": "1"}
    assert await inline_bot.call("answerInlineQuery", cache_time=5, is_personal=True, **given)
    assert [each["id"] for each in telegram.offered(aigerim)] == ["1"]
    answer = telegram.inline_answers[-1]
    assert (answer.cache_time, answer.is_personal, answer.button) == (5, True, button)
    assert "query is too old" in await inline_bot.refused("answerInlineQuery", **given)
    more = {"inline_query_id": ask(offset="1"), "results": [article("2")]}
    assert await inline_bot.call("answerInlineQuery", **more)
    assert [each["id"] for each in telegram.offered(aigerim)] == ["1", "2"]
    assert telegram.violations == []


async def test_a_question_answered_too_late_is_refused(telegram, inline_bot, ask, clock):
    query_id = ask()
    clock.seconds += 60
    words = await inline_bot.refused("answerInlineQuery", inline_query_id=query_id, results=[])
    assert words == "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert telegram.violations == []


async def test_only_an_inline_bot_is_asked(telegram, aigerim):
    with pytest.raises(ValueError, match="no inline bot"):
        telegram.ask_inline(aigerim, "box")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"results": [article(str(number)) for number in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("")]}, "RESULT_ID_INVALID"),
        ({"results": [article("ж" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article(title=" ")]}, 'Field "title" must be non-empty'),
        ({"results": [{"type": "article", "id": "1", "title": "x"}]}, '"input_message_content" must be specified'),
        ({"results": [{"type": "photo", "id": "1", "photo_url": "https://a.kz/a.jpg"}]}, "thumbnail_url"),
        ({"results": [{"type": "location", "id": "1", "title": "x", "latitude": 1}]}, '"longitude" must be'),
        ({"results": [{"type": "magic", "id": "1", "title": "x"}]}, "can't parse results[0]"),
        ({"results": [article(input_message_content={"message_text": ""})]}, "message text is empty"),
        ({"results": [article(input_message_content={"message_text": "x" * 4097})]}, "message is too long"),
        (
            {"results": [article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})]},
            "can't parse entities",
        ),
        ({"results": [article(reply_markup={"inline_keyboard": [[{"text": "A"}]]})]}, "inline keyboard button"),
        (
            {"results": [{"type": "gif", "id": "1", "gif_url": "nowhere", "thumbnail_url": "https://a.kz"}]},
            'Field "gif_url" is not a valid URL',
        ),
        ({"button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"button": {"text": "x", "start_parameter": "a" * 65}}, "START_PARAM_INVALID"),
        ({"button": {"text": "x"}}, "exactly one of"),
        ({"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"cache_time": "soon"}, "expected Integer"),
    ],
)
async def test_a_bad_answer_is_refused_and_is_a_violation(telegram, inline_bot, ask, more, words):
    given = {"inline_query_id": ask(), "results": []} | more
    assert words in await inline_bot.refused("answerInlineQuery", **given)
    assert len(telegram.violations) == 1


async def test_a_chosen_result_is_sent_through_the_bot_and_edited_by_its_name(telegram, inline_bot, aigerim, ask):
    group = telegram.add_group("Бокс", members=[aigerim])
    telegram.add_bot(group)
    await inline_bot.call("answerInlineQuery", inline_query_id=ask(), results=[article(reply_markup=KEYBOARD)])
    sent = telegram.choose_inline(aigerim, "1", group)
    message, chosen = (await inline_bot.call("getUpdates"))[-2:]
    assert check_of("Message")(message["message"], "message", []) == sent
    assert message["message"]["via_bot"]["id"] == telegram.bot.id
    name = chosen["chosen_inline_result"]["inline_message_id"]
    assert chosen["chosen_inline_result"]["result_id"] == "1"
    assert chosen["chosen_inline_result"]["query"] == "box"

    telegram.press(aigerim, sent["message_id"], "a", chat=group)
    query = await newest(inline_bot, "callback_query")
    assert (query["inline_message_id"], query["data"], "message" in query) == (name, "a", False)
    assert await inline_bot.call("answerCallbackQuery", callback_query_id=query["id"])
    assert await inline_bot.call("editMessageText", inline_message_id=name, text="Күрес") is True
    assert telegram.history(group.id)[-1]["text"] == "Күрес"
    assert await inline_bot.call("editMessageReplyMarkup", inline_message_id=name, reply_markup=KEYBOARD) is True
    same = {"inline_message_id": name, "text": "Күрес", "reply_markup": KEYBOARD}
    assert "message is not modified" in await inline_bot.refused("editMessageText", **same)
    assert (
        await inline_bot.refused("editMessageText", inline_message_id="x", text="y")
        == "Bad Request: MESSAGE_ID_INVALID"
    )
    where = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert await inline_bot.refused("editMessageText", text="y", **where) == "Bad Request: message can't be edited"
    assert [each.method for each in telegram.ledger] == ["editMessageText", "editMessageReplyMarkup"]
    assert telegram.violations == []


async def test_in_a_chat_of_others_the_bot_knows_the_message_by_its_name_alone(telegram, inline_bot, aigerim, ask):
    friend = telegram.add_person("Дана")
    await inline_bot.call("answerInlineQuery", inline_query_id=ask(), results=[article(reply_markup=KEYBOARD)])
    telegram.choose_inline(aigerim, "1", friend)
    name = (await newest(inline_bot, "chosen_inline_result"))["inline_message_id"]
    query_id = telegram.press_inline(friend, name, "a")
    query = await newest(inline_bot, "callback_query")
    assert (query["id"], query["from"]["id"], query["inline_message_id"]) == (query_id, friend.id, name)
    await inline_bot.call("editMessageText", inline_message_id=name, text="Күрес")
    assert telegram.inline_messages[name]["text"] == "Күрес"
    assert telegram.history(friend.id) == []


async def test_what_was_chosen_is_told_only_to_a_bot_that_wants_to_know(telegram, inline_bot, aigerim, ask):
    telegram.bot.inline_feedback = False
    await inline_bot.call("answerInlineQuery", inline_query_id=ask(), results=[article()])
    telegram.choose_inline(aigerim, "1")
    assert (await newest(inline_bot, "message"))["text"] == "Бокс"
    with pytest.raises(ValueError, match="not offered"):
        telegram.choose_inline(aigerim, "2")


async def test_every_kind_of_result_becomes_a_message(telegram, inline_bot, aigerim, ask):
    form = FormData({"chat_id": str(aigerim.id)})
    form.add_field("document", b"x", filename="x.txt")
    url = f"{telegram.url}/bot42:PRETEND-token_1/sendDocument"
    async with inline_bot.session.post(url, data=form) as response:
        file_id = (await response.json())["result"]["document"]["file_id"]
    link, thumbnail = "https://a.kz/a", {"thumbnail_url": "https://a.kz/t.jpg"}
    results = {
        "text": article("text"),
        "document": {"type": "document", "title": "x", "document_file_id": file_id, "caption": "c"},
        "photo": {"type": "photo", "photo_url": link, **thumbnail},
        "animation": {"type": "mpeg4_gif", "mpeg4_url": link, **thumbnail},
        "video": {"type": "video", "video_url": link, "mime_type": "video/mp4", "title": "x", **thumbnail},
        "audio": {"type": "audio", "audio_url": link, "title": "x"},
        "voice": {"type": "voice", "voice_url": link, "title": "x"},
        "location": {"type": "location", "latitude": 43.2, "longitude": 76.9, "title": "x"},
        "venue": {"type": "venue", "latitude": 43.2, "longitude": 76.9, "title": "x", "address": "y"},
        "contact": {"type": "contact", "phone_number": "+7700", "first_name": "A"},
    }
    given = [result | {"id": kind} for kind, result in results.items()]
    assert await inline_bot.call("answerInlineQuery", inline_query_id=ask(), results=given)
    for kind in results:
        message = telegram.choose_inline(aigerim, kind)
        assert kind in message
        notes = []
        assert check_of("Message")(message, "message", notes) == message
        assert notes == []
    assert telegram.violations == []
