"""Groups and supergroups: who is in them, what the bot hears there, and when it may not write."""

import pytest

from bot.demo.telegram.spec import check_of

NO_RIGHTS = "Bad Request: not enough rights to send text messages to the chat"


@pytest.fixture
def arman(telegram):
    return telegram.add_person("Арман", username="arman")


@pytest.fixture
def group(telegram, arman, aigerim):
    return telegram.add_group("Дзюдо", members=[arman, aigerim])


async def news(bot):
    """What came since, held against the specification, and confirmed."""
    updates = await bot.call("getUpdates")
    notes = []
    assert check_of("Array of Update")(updates, "updates", notes) == updates
    assert notes == []
    if updates:
        await bot.call("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


async def test_the_bot_is_told_of_being_added_promoted_and_removed(telegram, bot, arman, group):
    await news(bot)
    telegram.add_bot(group)
    telegram.promote_bot(group, rights=["can_pin_messages"])
    telegram.demote_bot(group)
    telegram.remove_bot(group)
    added, joined, promoted, demoted, left, removed = await news(bot)
    assert added["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert added["my_chat_member"]["from"]["id"] == arman.id
    assert joined["message"]["new_chat_members"][0]["username"] == "pretend_bot"
    assert promoted["my_chat_member"]["new_chat_member"]["can_pin_messages"] is True
    assert promoted["my_chat_member"]["new_chat_member"]["can_delete_messages"] is False
    assert "can_post_messages" not in promoted["my_chat_member"]["new_chat_member"]
    assert demoted["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert left["message"]["left_chat_member"]["is_bot"]
    assert removed["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_a_group_without_the_bot_refuses_it(telegram, bot, group):
    basic = telegram.add_group("Бокс", supergroup=False)
    for chat, kind in ((group, "supergroup"), (basic, "group")):
        words = await bot.refused("sendMessage", chat_id=chat.id, text="x")
        assert words == f"Forbidden: bot is not a member of the {kind} chat"
        telegram.add_bot(chat)
        sent = await bot.call("sendMessage", chat_id=chat.id, text="x")
        assert check_of("Message")(sent, "message", []) == sent
        telegram.remove_bot(chat)
        words = await bot.refused("sendMessage", chat_id=chat.id, text="x")
        assert words == f"Forbidden: bot was kicked from the {kind} chat"
    assert telegram.violations == []


async def test_in_privacy_mode_only_what_is_meant_for_the_bot_is_heard(telegram, bot, arman, aigerim, group):
    telegram.add_bot(group)
    sent = await bot.call("sendMessage", chat_id=group.id, text="Кім бірінші?")
    await news(bot)
    telegram.type(arman, "hello", chat=group)
    telegram.type(arman, "see /next there", chat=group)
    telegram.type(arman, "/next@other_bot", chat=group)
    telegram.type(arman, "@pretend_bot hello", chat=group)
    other = telegram.type(arman, "nothing to you", chat=group)
    telegram.type(aigerim, "nor this", chat=group, reply_to=other["message_id"])
    assert await news(bot) == []
    command = telegram.type(arman, "/next@Pretend_Bot", chat=group)
    telegram.type(arman, "/next", chat=group)
    telegram.type(arman, "me", chat=group, reply_to=sent["message_id"])
    telegram.type(aigerim, "me too", chat=group, reply_to=command["message_id"])
    telegram.leave(aigerim, group)
    heard = [each["message"] for each in await news(bot)]
    assert [each.get("text") for each in heard] == ["/next@Pretend_Bot", "/next", "me", "me too", None]
    assert heard[2]["reply_to_message"]["text"] == "Кім бірінші?"
    assert heard[4]["left_chat_member"]["id"] == aigerim.id


async def test_without_privacy_mode_or_as_administrator_the_bot_hears_everything(telegram, bot, arman, group):
    telegram.add_bot(group)
    await news(bot)
    assert (await bot.call("getMe"))["can_read_all_group_messages"] is False
    telegram.bot.privacy = False
    assert (await bot.call("getMe"))["can_read_all_group_messages"] is True
    telegram.type(arman, "one", chat=group)
    telegram.bot.privacy = True
    telegram.type(arman, "two", chat=group)
    telegram.promote_bot(group, rights=[])
    telegram.type(arman, "three", chat=group)
    assert [each["message"]["text"] for each in await news(bot) if "message" in each] == ["one", "three"]


@pytest.mark.parametrize("supergroup", [True, False])
async def test_the_right_to_write_is_taken_and_given_back(telegram, bot, supergroup):
    group = telegram.add_group("Күрес", supergroup=supergroup)
    telegram.add_bot(group)
    telegram.permit(group, [])
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == NO_RIGHTS
    telegram.promote_bot(group)
    await bot.call("sendMessage", chat_id=group.id, text="x")
    telegram.demote_bot(group)
    telegram.permit(group, ["can_send_messages"])
    await bot.call("sendMessage", chat_id=group.id, text="x")
    telegram.restrict_bot(group, unnoticed=True)
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == "Bad Request: CHAT_WRITE_FORBIDDEN"
    telegram.demote_bot(group)
    await bot.call("sendMessage", chat_id=group.id, text="x")
    assert telegram.violations == []


async def test_a_restricted_bot_is_told_so_and_still_edits(telegram, bot, group):
    telegram.add_bot(group)
    sent = await bot.call("sendMessage", chat_id=group.id, text="one")
    telegram.restrict_bot(group, ["can_send_messages"])
    await bot.call("sendMessage", chat_id=group.id, text="x")
    telegram.restrict_bot(group)
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == NO_RIGHTS
    await bot.call("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="two")
    member = (await news(bot))[-1]["my_chat_member"]["new_chat_member"]
    assert (member["status"], member["can_send_messages"]) == ("restricted", False)


async def test_members_are_described_by_their_standing(telegram, bot, arman, aigerim, group):
    telegram.add_bot(group)
    stranger = telegram.add_person("Бауыржан")

    async def status(person_id):
        member = await bot.call("getChatMember", chat_id=group.id, user_id=person_id)
        assert check_of("ChatMember")(member, "member", []) == member
        return member["status"]

    assert await status(arman.id) == "creator"
    assert await status(aigerim.id) == "member"
    assert await status(stranger.id) == "left"
    assert await status(telegram.bot.id) == "member"
    telegram.promote(aigerim, group, rights=["can_pin_messages"], title="Хатшы")
    assert await status(aigerim.id) == "administrator"
    admins = await bot.call("getChatAdministrators", chat_id=group.id)
    assert check_of("Array of ChatMember")(admins, "admins", []) == admins
    assert [(each["user"]["id"], each.get("custom_title")) for each in admins] == [
        (arman.id, None),
        (aigerim.id, "Хатшы"),
    ]
    telegram.restrict(aigerim, group)
    assert await status(aigerim.id) == "restricted"
    assert await bot.call("getChatMemberCount", chat_id=group.id) == 3
    telegram.kick(aigerim, group)
    assert await status(aigerim.id) == "kicked"
    assert await bot.call("getChatMemberCount", chat_id=group.id) == 2
    assert await bot.refused("getChatMember", chat_id=group.id, user_id=5) == "Bad Request: PARTICIPANT_ID_INVALID"
    chat = await bot.call("getChat", chat_id=group.id)
    assert check_of("ChatFullInfo")(chat, "chat", []) == chat
    assert chat["permissions"]["can_send_messages"] is True
    assert telegram.violations == []


async def test_changes_of_members_are_told_to_a_bot_that_leads_and_asks(telegram, bot, aigerim, group):
    telegram.add_bot(group)
    await bot.call("getUpdates", offset=-1, allowed_updates=["chat_member"])
    telegram.promote(aigerim, group)
    telegram.promote_bot(group)
    telegram.demote(aigerim, group)
    change = (await news(bot))[-1]["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "administrator",
        "member",
    )


async def test_anonymous_administrators_and_channels_write_under_telegrams_own_accounts(
    telegram, bot, arman, aigerim, group
):
    channel = telegram.add_channel("Жаңалық", members=[aigerim])
    telegram.add_bot(group, rights=[])
    await news(bot)
    telegram.type(arman, "as the group", chat=group, anonymous=True)
    telegram.type(aigerim, "as a channel", chat=group, sender_chat=channel)
    as_group, as_channel = [each["message"] for each in await news(bot)]
    assert (as_group["from"]["id"], as_group["sender_chat"]["id"]) == (1087968824, group.id)
    assert (as_channel["from"]["id"], as_channel["sender_chat"]["id"]) == (136817688, channel.id)
    with pytest.raises(ValueError, match="does not lead"):
        telegram.type(aigerim, "me too", chat=group, anonymous=True)


async def test_who_was_put_out_comes_back_only_when_added(telegram, arman, aigerim, group):
    telegram.kick(aigerim, group)
    with pytest.raises(ValueError, match="was put out"):
        telegram.join(aigerim, group)
    with pytest.raises(ValueError, match="is not in"):
        telegram.leave(aigerim, group)
    telegram.join(aigerim, group, by=arman)
    telegram.bot.joins_groups = False
    with pytest.raises(ValueError, match="no groups"):
        telegram.add_bot(group)


async def test_a_document_is_heard_when_its_caption_is_a_command(telegram, bot, aigerim, group):
    telegram.add_bot(group)
    await news(bot)
    telegram.send_document(aigerim, "a.csv", b"x", "rows", group)
    telegram.send_document(aigerim, "b.csv", b"x", "/import", group)
    assert [each["message"]["caption"] for each in await news(bot)] == ["/import"]


async def test_nobody_writes_where_they_may_not(telegram, arman, aigerim, group):
    stranger = telegram.add_person("Бауыржан")
    with pytest.raises(ValueError, match="may not write"):
        telegram.type(stranger, "x", chat=group)
    telegram.restrict(aigerim, group)
    with pytest.raises(ValueError, match="may not write"):
        telegram.type(aigerim, "x", chat=group)
    telegram.demote(aigerim, group)
    telegram.type(aigerim, "x", chat=group)
    with pytest.raises(ValueError, match="is the creator"):
        telegram.kick(arman, group)


async def test_a_button_in_a_group_is_tapped_by_its_members(telegram, bot, arman, aigerim, group):
    telegram.add_bot(group)
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await bot.call("sendMessage", chat_id=group.id, text="?", reply_markup=markup)
    await news(bot)
    asked = [telegram.press(who, sent["message_id"], "a", chat=group) for who in (arman, aigerim) * 150]
    queries = []
    while updates := await news(bot):
        queries += [each["callback_query"] for each in updates]
    assert [each["id"] for each in queries] == asked
    assert queries[1]["from"]["id"] == aigerim.id
    assert queries[1]["message"]["chat"]["id"] == group.id
    await bot.call("answerCallbackQuery", callback_query_id=asked[-1])
    with pytest.raises(ValueError, match="is not in"):
        telegram.press(telegram.add_person("Бауыржан"), sent["message_id"], "a", chat=group)


async def test_others_messages_are_deleted_by_an_administrator_alone(telegram, bot, arman, group, clock):
    telegram.add_bot(group)
    typed = telegram.type(arman, "/spam", chat=group)
    where = {"chat_id": group.id, "message_id": typed["message_id"]}
    assert await bot.refused("deleteMessage", **where) == "Bad Request: message can't be deleted"
    assert await bot.call("deleteMessages", chat_id=group.id, message_ids=[typed["message_id"]])
    assert telegram.history(group.id)[-1] == typed
    telegram.promote_bot(group, rights=["can_delete_messages"])
    clock.seconds += 3 * 86400
    assert await bot.call("deleteMessage", **where)


async def test_the_bot_leaves_by_itself(telegram, bot, aigerim, group):
    telegram.add_bot(group)
    await news(bot)
    assert await bot.call("leaveChat", chat_id=group.id)
    assert (await news(bot))[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert (await bot.refused("getChat", chat_id=group.id)).startswith("Forbidden: bot is not a member")
    assert await bot.refused("leaveChat", chat_id=aigerim.id) == "Bad Request: can't leave private chats"


async def test_a_public_group_may_be_looked_at_from_outside(telegram, bot):
    group = telegram.add_group("Ашық", username="ashyq")
    assert (await bot.call("getChat", chat_id="@Ashyq"))["active_usernames"] == ["ashyq"]
    assert "not a member" in await bot.refused("sendMessage", chat_id="@ashyq", text="x")
    assert await bot.call("getChatMemberCount", chat_id=group.id) == 1


async def test_a_text_is_edited_by_its_author(telegram, bot, arman, aigerim, group):
    telegram.add_bot(group, rights=[])
    typed = telegram.type(arman, "one", chat=group)
    await news(bot)
    telegram.edit(arman, typed["message_id"], "two", chat=group)
    edited = (await news(bot))[0]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("two", typed["message_id"])
    with pytest.raises(ValueError, match="is not by"):
        telegram.edit(aigerim, typed["message_id"], "three", chat=group)


async def test_a_group_becomes_a_supergroup_under_a_new_id(telegram, bot, arman, aigerim):
    group = telegram.add_group("Бокс", members=[arman, aigerim], supergroup=False)
    telegram.add_bot(group)
    await bot.call("sendMessage", chat_id=group.id, text="x")
    await news(bot)
    new_id = telegram.migrate(group)
    gone, come = [each["message"] for each in await news(bot)]
    assert (gone["chat"]["id"], gone["migrate_to_chat_id"]) == (group.id, new_id)
    assert (come["chat"]["id"], come["migrate_from_chat_id"]) == (new_id, group.id)
    assert come["chat"]["type"] == "supergroup"
    for method, more in (
        ("sendMessage", {"text": "x"}),
        ("getChat", {}),
        ("sendChatAction", {"action": "typing"}),
    ):
        assert await bot.ask(method, chat_id=group.id, **more) == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new_id},
        }
    await bot.call("sendMessage", chat_id=new_id, text="x")
    telegram.type(aigerim, "/next", chat=telegram.chat(new_id))
    with pytest.raises(ValueError, match="by now"):
        telegram.type(aigerim, "/next", chat=group)
    assert telegram.violations == []


async def test_replies_in_a_supergroup_make_a_thread(telegram, bot, arman, group):
    telegram.add_bot(group, rights=[])
    first = telegram.type(arman, "one", chat=group)
    second = telegram.type(arman, "two", chat=group, reply_to=first["message_id"])
    sent = await bot.call(
        "sendMessage", chat_id=group.id, text="x", reply_parameters={"message_id": second["message_id"]}
    )
    assert sent["message_thread_id"] == second["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in sent
    assert (
        await bot.refused("sendMessage", chat_id=group.id, text="x", message_thread_id=sent["message_id"])
        == "Bad Request: message thread not found"
    )
