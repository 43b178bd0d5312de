"""What people do besides writing: files, links that open the bot, the menu they see, answers that open links."""

import pytest

from bot.demo.telegram.spec import check_of

TOKEN = "42:PRETEND-token_1"


async def test_a_document_from_a_person_is_fetched_by_the_bot(telegram, bot, aigerim):
    content = "спорт;ел\nBOX;KAZ\n".encode()
    telegram.send_document(aigerim, "күнтізбе.csv", content, caption="/import this")
    message = (await bot.call("getUpdates"))[-1]["message"]
    assert check_of("Message")(message, "message", []) == message
    document = message["document"]
    assert (document["file_name"], document["mime_type"]) == ("күнтізбе.csv", "text/csv")
    assert document["file_size"] == len(content)
    assert message["caption_entities"][0]["type"] == "bot_command"
    path = (await bot.call("getFile", file_id=document["file_id"]))["file_path"]
    async with bot.session.get(f"{telegram.url}/file/bot{TOKEN}/{path}") as response:
        assert await response.read() == content
    async with bot.session.get(f"{telegram.url}/file/bot42:other/{path}") as response:
        assert response.status == 401
    again = await bot.call("sendDocument", chat_id=aigerim.id, document=document["file_id"])
    assert again["document"] == document
    assert telegram.violations == []


async def test_a_file_of_more_than_20_megabytes_is_not_fetched(telegram, bot, aigerim):
    whole = bytes(20 * 1024 * 1024)
    for content, fetched in ((whole, True), (whole + b"x", False)):
        sent = telegram.send_document(aigerim, "film.bin", content)
        answer = await bot.ask("getFile", file_id=sent["document"]["file_id"])
        assert answer["ok"] is fetched
    assert answer["description"] == "Bad Request: file is too big"
    assert telegram.violations == []


async def test_pictures_stickers_contacts_and_places_are_sent(telegram, bot, aigerim):
    group = telegram.add_group("Дзюдо", members=[aigerim])
    telegram.add_bot(group, rights=[])
    for chat in (None, group):
        telegram.send_photo(aigerim, b"picture", "Сурет", chat)
        telegram.send_sticker(aigerim, "🥊", chat)
        telegram.send_contact(aigerim, "+77001112233", "Айгерим", chat, user_id=aigerim.id)
        telegram.send_location(aigerim, 43.238, 76.945, chat)
    updates = await bot.call("getUpdates")
    assert check_of("Array of Update")(updates, "updates", []) == updates
    for place in (updates[-8:-4], updates[-4:]):
        photo, sticker, contact, location = (each["message"] for each in place)
        assert photo["caption"] == "Сурет"
        assert telegram.file(photo["photo"][-1]["file_id"]) == b"picture"
        assert sticker["sticker"]["emoji"] == "🥊"
        assert contact["contact"]["user_id"] == aigerim.id
        assert location["location"] == {"latitude": 43.238, "longitude": 76.945}


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("https://t.me/pretend_bot?start=boxing-2020_A", "/start boxing-2020_A"),
        ("t.me/Pretend_Bot", "/start"),
        ("tg://resolve?domain=pretend_bot&start=x", "/start x"),
    ],
)
async def test_a_link_starts_the_bot(telegram, bot, link, text):
    dana = telegram.add_person("Дана")
    telegram.follow_link(dana, link)
    message = (await bot.call("getUpdates"))[-1]["message"]
    assert (message["text"], message["from"]["id"]) == (text, dana.id)
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize(
    "link", ["https://t.me/pretend_bot?start=a b", f"t.me/pretend_bot?start={'a' * 65}", "https://t.me/other_bot"]
)
async def test_a_link_that_leads_nowhere_is_not_followed(telegram, aigerim, link):
    with pytest.raises(ValueError, match=r"does not lead|is not 0-64"):
        telegram.follow_link(aigerim, link)


async def test_a_link_puts_the_bot_into_a_group_or_channel(telegram, bot, aigerim):
    group = telegram.add_group("Дзюдо", members=[aigerim])
    channel = telegram.add_channel("Жаңалық", members=[aigerim])
    telegram.follow_link(
        aigerim, "https://t.me/pretend_bot?startgroup=judo&admin=delete_messages+pin_messages", chat=group
    )
    telegram.follow_link(aigerim, "https://t.me/pretend_bot?startchannel&admin=post_messages", chat=channel)
    _, member, joined, leader, started, posting = await bot.call("getUpdates")
    assert member["my_chat_member"]["from"]["id"] == aigerim.id
    assert "new_chat_members" in joined["message"]
    assert leader["my_chat_member"]["new_chat_member"]["can_delete_messages"] is True
    assert started["message"]["text"] == "/start@pretend_bot judo"
    assert posting["my_chat_member"]["new_chat_member"]["can_post_messages"] is True


def listed(name):
    return [{"command": name, "description": "x"}]


async def test_the_narrowest_list_of_commands_is_shown(telegram, bot, aigerim):
    dana = telegram.add_person("Дана", language_code="en-GB")
    group = telegram.add_group("Дзюдо", members=[aigerim, dana], username="judo")
    telegram.add_bot(group)

    def seen():
        people = ((aigerim, None), (dana, None), (aigerim, group), (dana, group))
        return ["".join(each["command"] for each in telegram.menu(person, chat)) for person, chat in people]

    async def offer(name, scope=None, language=""):
        await bot.call(
            "setMyCommands",
            commands=listed(name),
            scope={"type": "default"} | (scope or {}),
            language_code=language,
        )

    assert seen() == ["", "", "", ""]
    await offer("d")
    assert seen() == ["d", "d", "d", "d"]
    await offer("dk", language="kk")
    assert seen() == ["dk", "d", "dk", "d"]
    await offer("g", {"type": "all_group_chats"})
    assert seen() == ["dk", "d", "g", "g"]
    await offer("p", {"type": "all_private_chats"})
    assert seen() == ["p", "p", "g", "g"]
    await offer("a", {"type": "all_chat_administrators"})
    assert seen() == ["p", "p", "a", "g"]
    await offer("c", {"type": "chat", "chat_id": "@judo"})
    assert seen() == ["p", "p", "c", "c"]
    await offer("ca", {"type": "chat_administrators", "chat_id": group.id})
    assert seen() == ["p", "p", "ca", "c"]
    await offer("m", {"type": "chat_member", "chat_id": group.id, "user_id": dana.id}, "en")
    assert seen() == ["p", "p", "ca", "m"]
    await offer("o", {"type": "chat", "chat_id": aigerim.id})
    assert seen() == ["o", "p", "ca", "m"]
    assert telegram.menu(aigerim, telegram.add_channel("Жаңалық")) == []
    assert telegram.violations == []


async def test_commands_are_set_for_chats_that_are_there(telegram, bot, aigerim):
    scope = {"type": "chat", "chat_id": 5}
    refused = await bot.refused("setMyCommands", commands=listed("a"), scope=scope)
    assert refused == "Bad Request: chat not found"
    assert telegram.violations == []
    scope = {"type": "chat_administrators", "chat_id": aigerim.id}
    assert "private chats" in await bot.refused("setMyCommands", commands=listed("a"), scope=scope)


async def test_the_menu_button_is_kept_for_one_chat_and_for_all(telegram, bot, aigerim):
    button = {"type": "web_app", "text": "Ашу", "web_app": {"url": "https://a.kz"}}
    assert await bot.call("getChatMenuButton") == {"type": "commands"}
    assert await bot.call("setChatMenuButton", chat_id=aigerim.id, menu_button=button)
    assert await bot.call("getChatMenuButton", chat_id=aigerim.id) == button
    assert await bot.call("setChatMenuButton", chat_id=aigerim.id)
    assert await bot.call("getChatMenuButton", chat_id=aigerim.id) == {"type": "default"}
    assert telegram.violations == []
    bad = button | {"web_app": {"url": "http://a.kz"}}
    assert "is invalid" in await bot.refused("setChatMenuButton", menu_button=bad)


async def test_default_rights_of_an_administrator_are_kept(telegram, bot):
    rights = await bot.call("getMyDefaultAdministratorRights", for_channels=True)
    assert check_of("ChatAdministratorRights")(rights, "rights", []) == rights
    assert not any(rights.values())
    rights["can_post_messages"] = True
    assert await bot.call("setMyDefaultAdministratorRights", for_channels=True, rights=rights)
    assert await bot.call("getMyDefaultAdministratorRights", for_channels=True) == rights
    assert not any((await bot.call("getMyDefaultAdministratorRights")).values())
    assert telegram.violations == []


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://t.me/pretend_bot?start=x", True),
        ("t.me/pretend_bot?start=x", True),
        ("tg://resolve?domain=pretend_bot&start=x", True),
        ("https://t.me/pretend_bot", False),
        ("https://t.me/other_bot?start=x", False),
        ("https://olympic.kz", False),
    ],
)
async def test_an_answer_opens_nothing_but_the_bot_itself(telegram, bot, aigerim, url, taken):
    query_id = telegram.press(aigerim, 1, "x", forged=True)
    answer = await bot.ask("answerCallbackQuery", callback_query_id=query_id, url=url)
    assert answer["ok"] is taken
    if taken:
        assert telegram.answers[-1].url == url
    else:
        assert telegram.violations == ["answerCallbackQuery: Bad Request: URL_INVALID"]


async def test_a_text_edited_by_a_person_is_told(telegram, bot, aigerim):
    typed = telegram.type(aigerim, "one")
    telegram.edit(aigerim, typed["message_id"], "two")
    edited = (await bot.call("getUpdates"))[-1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("two", typed["message_id"])
