"""Rights: whoever presses is asked for theirs anew; a button that was forged or has aged changes nothing."""

from pathlib import Path

from tests.rows import rows
from tests.stories.test_recording import LINE, data_of
from tests.town import Someone, Town

GOLDEN = Path(__file__).parents[1] / "golden" / "callbacks.txt"
OURS = ("licences", "ledger", "recordings", "notices", "notice_licences", "dialogues", "audit", "tournaments")

NOT_STAFF = ("только сотрудники", "қызметкерлер жаза алады", "Only staff")
AGED = {"ru": "Эта кнопка устарела", "kk": "Бұл түйме ескірген", "en": "This button is out of date"}
# Of another version, of an unknown kind, for something there is not.
UNKNOWN = (
    "won0:record:1",
    "won2:record:1:2",
    "won1:celebrate:1",
    "won1:record:one",
    "who1:1:0:king",
    "show1:map",
    "lang1:de",
    "sub1:maybe:BOX",
    "sub1:1:XXX",
    "sub1:1:bo",
    "settings9",
    "ж" * 32,
    "\\x00:;'\"--",
)


def facts(town: Town, but: Someone) -> dict[str, object]:
    """All that stands in the tables and is not this person's own."""
    chats = [row for row in rows(town.database_url, "chats") if row["telegram_id"] != but.person.id]
    return {"chats": chats} | {table: rows(town.database_url, table) for table in OURS}


async def test_no_button_that_an_outsider_forges_changes_anything_of_others(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/subscribe бокс")
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    await owner.says("/won JUD | Men's 60 kg")
    forged = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line]
    forged += [
        data.replace(":1", f":{number}", 1) for data in forged if data[0] == "w" for number in (0, 2, 9**15)
    ]
    stranger = town.someone("Чужой")
    await stranger.says("/help")
    before = facts(town, stranger)
    for data, answer in zip(forged, await stranger.forges(*forged), strict=True):  # no spinner is left
        if data.startswith("w"):
            assert answer.show_alert, data
            assert any(words in answer.text for words in NOT_STAFF), data
    assert facts(town, stranger) == before


async def test_buttons_of_unknown_age_are_said_to_be_out_of_date(town: Town) -> None:
    for language, words in AGED.items():
        aya = town.someone("Ая", language)
        await aya.says("/start")
        before = (aya.last(), rows(town.database_url, "chats"))
        for number, data in enumerate(UNKNOWN, start=1 + len(aya.alerts())):
            await aya.forges(data)
            assert len(aya.alerts()) == number, data
            assert words in aya.alerts()[-1], data
        assert (aya.last(), rows(town.database_url, "chats")) == before
    assert {row["attempts"] for row in rows(town.database_url, "inbox")} == {0}


async def test_a_tap_that_is_answered_late_is_answered_all_the_same(town: Town) -> None:
    town.telegram.query_lifetime = -1
    aya = town.someone("Ая")
    await aya.says("/next")
    await aya.taps("🏅")
    assert "39" in aya.last()
    await aya.forges("settings9")
    assert town.telegram.answers == []
    assert {row["attempts"] for row in rows(town.database_url, "inbox")} == {0}


async def test_in_a_group_only_admins_change_anything_and_staff_commands_are_for_private(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await owner.says(f"/won {LINE}")
    record = data_of(owner, "Записать")
    group = {"id": -100_123, "type": "supergroup", "title": "Болельщики"}

    def answers() -> list[str]:
        ours = town.telegram.bot.id
        return [one["text"] for one in town.telegram.history(group["id"]) if one["from"]["id"] == ours]

    for text in ("/subscribe", "/unsubscribe бокс"):
        await aya.sends(chat=group, text=text)
        assert "только её администраторы" in answers()[-1]
    assert group["id"] not in {row["telegram_id"] for row in rows(town.database_url, "chats")}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    await aya.sends(chat=group, text="/subscribe бокс", sender_chat=group, **{"from": anonymous})
    assert "🥊 Бокс" in answers()[-1]
    channel = {"id": -100_777, "type": "channel", "title": "Чужой канал"}
    await aya.sends(chat=group, text="/unsubscribe", sender_chat=channel, **{"from": anonymous})
    assert "только её администраторы" in answers()[-1]
    for text in ("/next", "/licences", "/help"):
        said = len(answers())
        await aya.sends(chat=group, text=text)
        assert len(answers()) == said + 1
    await owner.sends(chat=group, text="/won")
    assert "только в личной переписке" in answers()[-1]
    await owner.sends(chat=group, text="/help")
    assert "/won" not in answers()[-1]
    said = len(answers())
    await aya.sends(chat=group, text="Здравствуйте, болельщики")
    await aya.sends(chat=group, text="/nonsense")
    message = {"message_id": 1, "date": 1, "chat": group, "text": "…"}
    pressed = {"id": "1", "from": owner.person.user(), "chat_instance": "1", "message": message}
    for person, data in ((owner, record), (aya, "sub1:0:"), (aya, "lang1:en")):
        town.telegram.add_update({"callback_query": pressed | {"from": person.person.user(), "data": data}})
        await town.deals_with_it()
    assert len(answers()) == said
    assert rows(town.database_url, "recordings") == []
    [chat] = [row for row in rows(town.database_url, "chats") if row["telegram_id"] == group["id"]]
    assert chat["subscribed_at"] is not None
    assert chat["language"] is None
    assert {row["attempts"] for row in rows(town.database_url, "inbox")} == {0}
