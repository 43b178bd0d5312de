"""/staff: owners let editors in by a link and let them go; an editor's rights are theirs until that instant."""

import re

from schedules.clock import HOUR
from tests.rows import rows
from tests.stories.test_recording import LINE, data_of, total
from tests.town import Someone, Town


def link(one: Someone) -> str:
    """What a person who opens the newest link says."""
    found = re.search(r"https://t\.me/(\w+)\?start=(\S+)", one.last())
    assert found is not None, one.last()
    return f"/start {found[2]}"


async def editor_of(owner: Someone, newcomer: Someone, sports: str) -> None:
    await owner.says(f"/staff {sports}")
    await newcomer.says(link(owner))
    assert "Добро пожаловать" in newcomer.last()


async def test_who_opens_the_link_records_their_sports_and_no_others(town: Town) -> None:
    owner, aya, late = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await owner.says("/staff")
    assert "Сотрудников пока нет" in owner.last()
    await owner.says("/staff бокс, JUD")
    assert "🥊 Бокс" in owner.last()
    assert "24 часа" in owner.last()
    opening = link(owner)
    await owner.says(opening)  # looking whether it works does not use it up
    assert "Перешлите" in owner.last()
    await aya.says(opening)
    assert "Добро пожаловать" in aya.last()
    assert "🥊 Бокс" in aya.last()
    assert "/pending" in aya.last()
    await aya.says(opening)
    assert "Добро пожаловать" in aya.last()
    await late.says(opening)
    assert "уже не действует" in late.last()
    await aya.says("/help")
    assert "/ledger" in aya.last()
    assert "/staff" not in aya.last()
    await aya.says(f"/won {LINE}")
    await aya.taps("Записать")
    assert total(town) == 40
    await aya.says("/won WRE | 97 kg")
    assert "🤼 Борьба — не ваши виды спорта" in aya.last()
    await owner.says("/staff")
    assert "Ая — 🥊 Бокс, 🥋 Дзюдо" in owner.last()
    assert "с 20 февраля 2020, 12:00" in owner.last()
    assert [row["verb"] for row in rows(town.database_url, "audit")] == [
        "invite an editor",
        "become an editor",
        "record licences",
    ]


async def test_links_that_are_old_foreign_or_torn_are_refused_in_words(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    refusals = {"ru": "уже не действует", "kk": "енді жарамсыз", "en": "does not work any more"}
    await owner.says("/staff BOX")
    opening = link(owner)
    await town.moves_to(town.clock.now() + 24 * HOUR)
    for language, words in refusals.items():
        fan = town.someone("Ая", language)
        for said in (opening, opening[:-1], "/start i", "/start iiiiiiiiiiiiiiiiiiiiiii"):
            await fan.says(said)
            assert words in fan.last(), said
    assert rows(town.database_url, "staff") == []
    await fan.says("/start")
    assert "Zholdama" in fan.last() or "Жолдама" in fan.last()


async def test_a_link_is_opened_in_private_only(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await owner.says("/staff BOX")
    group = {"id": -100_123, "type": "supergroup", "title": "Болельщики"}
    await aya.sends(chat=group, text=link(owner), entities=[{"type": "bot_command", "offset": 0, "length": 6}])
    assert rows(town.database_url, "staff") == []
    await owner.sends(chat=group, text="/staff BOX")
    assert len(rows(town.database_url, "invitations")) == 1


async def test_a_removed_editor_has_no_rights_from_that_instant(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await editor_of(owner, aya, "BOX")
    await aya.says(f"/won {LINE}")
    await aya.taps("Записать")
    undo = data_of(aya, "Отменить")
    await aya.says("/won BOX | Men's 57 kg")
    record = data_of(aya, "Записать")
    await owner.says("/staff")
    await owner.taps("✖️ Ая")
    assert "Убрать из сотрудников" in owner.last()
    button = owner.messages()[-1]["reply_markup"]["inline_keyboard"][0][0]
    assert button["style"] == "danger"
    await owner.taps("Назад")
    assert len(rows(town.database_url, "staff")) == 1
    await owner.taps("✖️ Ая")
    sure = data_of(owner, "Да, убрать")
    await owner.taps("Да, убрать")
    assert "Сотрудников пока нет" in owner.last()
    await owner.forges(sure)  # twice without harm
    for data in (record, undo, "wpen1:0", "wled1:0:", "wask1:1"):
        await aya.forges(data)
        assert "только сотрудники" in aya.alerts()[-1], data
    for said in ("/won", "/pending", "/ledger"):
        await aya.says(said)
        assert "только сотрудники" in aya.last()
    await aya.says("/help")
    assert "/won" not in aya.last()
    assert total(town) == 40
    await editor_of(owner, aya, "BOX")  # a new link, and their draft is theirs again
    await aya.forges(record)
    assert total(town) == 41


async def test_sports_are_chosen_by_buttons_also_through_a_restart(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await owner.says("/staff")
    await owner.taps("Выбрать виды")
    await owner.taps("Бокс")
    await town.restarts()
    assert any("✅ 🥊 Бокс" in words for words in owner.buttons())
    await owner.taps("▶️")
    await owner.taps("▫️ 🥋 Дзюдо")
    await owner.taps("✅ 🥋 Дзюдо")
    await owner.taps("Получить ссылку (1)")
    choice = data_of_older(owner, "Получить ссылку")
    await aya.says(link(owner))
    assert "🥊 Бокс" in aya.last()
    assert "Дзюдо" not in aya.last()
    await owner.forges(choice)
    assert "завершён" in owner.alerts()[-1]
    await owner.says("/staff")
    await owner.taps("Пригласить: все виды")
    await aya.says(link(owner))
    assert "все виды спорта" in aya.last()


def data_of_older(one: Someone, words: str) -> str:
    """What a button of the message before the newest carries."""
    keyboard = one.messages()[-2]["reply_markup"]["inline_keyboard"]
    return next(button["callback_data"] for row in keyboard for button in row if words in button["text"])


async def test_only_owners_name_staff(town: Town) -> None:
    owner, aya, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, aya, "BOX")
    await fan.says("/start")
    before = [rows(town.database_url, name) for name in ("staff", "invitations", "dialogues", "audit")]
    for one, words in ((aya, "только владелец"), (fan, "только")):
        await one.says("/staff")
        assert words in one.last()
        await one.says("/staff JUD")
        for data in ("staff1", f"fire1:{aya.person.id}:1", "inv1:0", "inv1:1", "invs1:0:0", "invc1:1:JUD:1:0"):
            await one.forges(data)
            assert "только владелец" in one.alerts()[-1], data
    assert [rows(town.database_url, name) for name in ("staff", "invitations", "dialogues", "audit")] == before


async def test_an_unknown_sport_invites_nobody(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/staff BOX, ъъъъ")
    assert "«ъъъъ»" in owner.last()
    await owner.says("/staff ,")
    assert rows(town.database_url, "invitations") == []
