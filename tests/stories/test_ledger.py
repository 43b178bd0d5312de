"""/ledger: the history with who wrote it, narrowed by a sport or a name; undone after one more question."""

from tests.rows import rows
from tests.stories.test_recording import LINE, data_of, total
from tests.stories.test_staff import editor_of
from tests.town import Town


async def test_the_history_says_what_was_written_when_and_by_whom(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await editor_of(owner, aya, "BOX")
    await owner.says("/won JUD | Men's 60 kg | Yeldos Smetov | | 2")
    await owner.taps("Записать")
    await aya.says(f"/won {LINE}")
    await aya.taps("Записать")
    await aya.taps("Отменить")
    await owner.says("/ledger")
    lines = owner.last().split("\n\n")
    assert lines[1] == "1. 20 февраля 2020 · отменено -1\n🥊 Бокс · Мужчины, до 75 кг — Абильхан Аманкул\nАя"
    assert lines[2].startswith("2. 20 февраля 2020 · записано +1\n🥊 Бокс")
    assert lines[3] == "3. 20 февраля 2020 · записано +2\n🥋 Дзюдо · Мужчины, до 60 кг — Елдос Сметов\nвладелец"
    assert lines[4].endswith("из данных проекта")
    assert len(lines) == 11
    await owner.says("/staff")
    await owner.taps("✖️ Ая")
    await owner.taps("Да, убрать")
    await owner.says("/ledger")
    assert "\nАя" in owner.last()  # who wrote it stays known


async def test_pages_are_turned_and_stay_narrowed(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/ledger")
    first = owner.last()
    await owner.taps("▶️")
    assert "11. " in owner.last()
    await owner.taps("◀️")
    assert owner.last() == first
    await owner.says("/ledger борьба")
    assert "🤼" in owner.last()
    assert "🥋" not in owner.last()
    await owner.says("/ledger balandin")
    assert "Дмитрий Баландин" in owner.last()
    assert "История лицензий: 1 запись" in owner.last()
    await owner.says("/ledger ъъъъ")
    assert "Таких записей нет" in owner.last()
    for data in ("wled1:999:", "wled1:0:" + "ж" * 18, "wled1:-5:бокс"):
        await owner.forges(data)
    await owner.says("/ledger " + "очень длинное имя " * 10)
    assert "Таких записей нет" in owner.last()


async def test_a_recording_is_undone_after_one_more_question(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says(f"/won {LINE}\nBOX | Men's 57 kg")
    await owner.taps("Записать")
    await owner.says("/ledger")
    undos = [words for words in owner.buttons() if "Отменить" in words]
    assert undos == ["1. ↩️ Отменить"]  # both entries are one recording
    ask = data_of(owner, "Отменить")
    await owner.taps("Отменить")
    assert total(town) == 41
    assert "Отменить эту запись целиком?" in owner.last()
    assert "Мужчины, до 57 кг" in owner.last()
    assert owner.messages()[-1]["reply_markup"]["inline_keyboard"][0][0]["style"] == "danger"
    await town.restarts()
    sure = data_of(owner, "Да, отменить")
    await owner.taps("Да, отменить")
    await owner.forges(sure)
    assert total(town) == 39
    await owner.forges(ask)
    assert "больше нет" in owner.alerts()[-1]
    await owner.says("/ledger")
    assert not any("Отменить" in words for words in owner.buttons())


async def test_rights_are_asked_anew(town: Town) -> None:
    owner, aya, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, aya, "JUD")
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    draft = rows(town.database_url, "recordings")[0]["dialogue_id"]
    await aya.says("/ledger")
    assert "🥊 Бокс · Мужчины, до 75 кг" in aya.last()
    assert not any("Отменить" in words for words in aya.buttons())
    for data in (f"wask1:{draft}", f"won1:undo:{draft}"):
        await aya.forges(data)
        assert "не ваш вид спорта" in aya.alerts()[-1]
    await fan.says("/ledger")
    assert "только сотрудники" in fan.last()
    for data in (f"wask1:{draft}", f"won1:undo:{draft}", "wled1:0:"):
        await fan.forges(data)
        assert "только сотрудники" in fan.alerts()[-1]
    assert total(town) == 40
