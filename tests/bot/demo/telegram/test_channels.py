"""Channels: posts by people and by the bot, and the group of discussion."""

import pytest

from bot.demo.telegram.spec import check_of

NO_RIGHTS = "Bad Request: need administrator rights in the channel chat"


@pytest.fixture
def arman(telegram):
    return telegram.add_person("Арман")


@pytest.fixture
def channel(telegram, arman):
    return telegram.add_channel("Жаңалық", "zhanalyq", members=[arman])


async def test_a_post_is_by_the_channel_and_by_nobody(telegram, bot, arman, channel):
    telegram.add_bot(channel)
    post = telegram.post(arman, channel, "Сәлем", signed=True)
    telegram.edit(arman, post["message_id"], "Сәлем!", chat=channel)
    updates = await bot.call("getUpdates")
    assert check_of("Array of Update")(updates, "updates", []) == updates
    added, posted, edited = updates
    assert added["my_chat_member"]["new_chat_member"]["can_post_messages"] is True
    assert "from" not in posted["channel_post"]
    assert posted["channel_post"]["sender_chat"]["id"] == channel.id
    assert posted["channel_post"]["author_signature"] == "Арман"
    assert edited["edited_channel_post"]["text"] == "Сәлем!"
    with pytest.raises(ValueError, match="may not post"):
        telegram.post(telegram.add_person("Қонақ"), channel, "x")


async def test_the_bot_posts_and_edits_with_the_right_to_post(telegram, bot, arman, channel):
    assert "not a member of the channel chat" in await bot.refused("sendMessage", chat_id=channel.id, text="x")
    telegram.add_bot(channel, rights=[])
    assert await bot.refused("sendMessage", chat_id=channel.id, text="x") == NO_RIGHTS
    telegram.promote_bot(channel, rights=["can_post_messages"])
    sent = await bot.call("sendMessage", chat_id="@zhanalyq", text="one")
    assert check_of("Message")(sent, "message", []) == sent
    assert "from" not in sent
    assert (await bot.call("editMessageText", chat_id=channel.id, message_id=sent["message_id"], text="two"))[
        "text"
    ]
    others = telegram.post(arman, channel, "x")
    where = {"chat_id": channel.id, "message_id": others["message_id"]}
    assert await bot.refused("editMessageText", text="y", **where) == "Bad Request: message can't be edited"
    telegram.promote_bot(channel, rights=["can_post_messages", "can_edit_messages"])
    await bot.call("editMessageText", text="y", **where)
    assert await bot.call("deleteMessage", chat_id=channel.id, message_id=sent["message_id"])
    forwarded = await bot.refused("forwardMessage", chat_id=arman.id, from_chat_id=channel.id, message_id=1)
    assert "not found" in forwarded
    telegram.remove_bot(channel)
    assert "kicked from the channel chat" in await bot.refused("sendMessage", chat_id=channel.id, text="x")
    assert telegram.violations == []


async def test_members_of_a_channel_are_shown_to_its_administrators(telegram, bot, arman, channel):
    telegram.add_bot(channel)
    admins = await bot.call("getChatAdministrators", chat_id=channel.id)
    assert [each["status"] for each in admins] == ["creator", "administrator"]
    telegram.demote_bot(channel)
    assert "not a member" in await bot.refused("getChatAdministrators", chat_id=channel.id)
    telegram.join(telegram.add_person("Қонақ"), channel)
    assert await bot.call("getChatMemberCount", chat_id=channel.id) == 2
    assert telegram.history(channel.id) == []


async def test_a_post_is_forwarded_to_the_linked_group(telegram, bot, arman, channel):
    group = telegram.add_group("Пікір", members=[arman])
    telegram.link(channel, group)
    telegram.add_bot(group, rights=[])
    post = telegram.post(arman, channel, "Сәлем")
    forward = (await bot.call("getUpdates"))[-1]["message"]
    assert check_of("Message")(forward, "message", []) == forward
    assert forward["is_automatic_forward"] is True
    assert forward["forward_origin"]["message_id"] == post["message_id"]
    assert (forward["from"]["id"], forward["chat"]["id"]) == (777000, group.id)
    assert (await bot.call("getChat", chat_id=group.id))["linked_chat_id"] == channel.id


async def test_a_forwarded_post_names_its_channel(telegram, bot, arman, aigerim, channel):
    telegram.add_bot(channel)
    post = telegram.post(arman, channel, "Сәлем")
    source = {"from_chat_id": channel.id, "message_id": post["message_id"]}
    forwarded = await bot.call("forwardMessage", chat_id=aigerim.id, **source)
    assert check_of("Message")(forwarded, "message", []) == forwarded
    assert forwarded["forward_origin"]["chat"]["id"] == channel.id
