"""/won by taps: where, in which event, who; previewed with its doubts, in the other languages too."""

import pytest

from handlers.texts import LANGUAGES
from storage.models import Holder
from tests.rows import plant_tournament, rows
from tests.stories.test_recording import data_of, heard, total
from tests.stories.test_staff import editor_of
from tests.town import Someone, Town

TITLE = "Кубок Степи"


def plants(town: Town) -> int:
    """A boxing tournament that ended yesterday; its number."""
    plant_tournament(town.database_url, name_en=TITLE, start_on="2020-02-10", end_on="2020-02-19")
    return int(rows(town.database_url, "tournaments")[-1]["id"])


def alert(one: Someone) -> str:
    return one.alerts()[-1]


async def picks(one: Someone, *words: str) -> None:
    for each in words:
        await one.taps(each)


WORDS = {
    "ru": (
        "Мужчины, до 75 кг",
        "Абильхан Аманкул",
        "Записать",
        "Записано: 1 лицензия",
        "Новая лицензия!",
        "Отменить запись",
    ),
    "kk": (
        "Ерлер, 75 келіге дейін",
        "Әбілхан Аманқұл",
        "Жазу",
        "Жазылды: 1 лицензия",
        "Жаңа лицензия!",
        "Жазбаны қайтарып алу",
    ),
    "en": ("Men's middle (75 kg)", "Abilkhan Amankul", "Record", "Recorded: 1 licence", "A new licence!", "Undo"),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_four_taps_record_a_licence_in_every_language(town: Town, language: str) -> None:
    number = plants(town)
    owner, fan = town.someone("Ержан", language, owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await owner.says("/won")
    event, name, record, recorded, _, undo = WORDS[language]
    assert TITLE in owner.buttons()[0]
    said = len(owner.messages())
    await picks(owner, TITLE, event)
    if not any(name in words for words in owner.buttons()):
        await owner.taps("▶️")  # nine boxers are two pages, and each alphabet has its own order
    await owner.taps(name)
    preview = owner.last()
    assert f"{event} — {name}" in preview
    assert TITLE in preview
    for other in LANGUAGES:
        if other != language:
            assert WORDS[other][4] in preview  # how they will read it
            assert f"{WORDS[other][0]} — {WORDS[other][1]}" in preview
    assert record in owner.buttons()[0]
    await owner.taps(record)
    assert recorded in owner.last()
    assert undo in owner.buttons()[0]
    assert len(owner.messages()) == said  # one message all the way
    assert total(town) == 40
    [licence] = [row for row in rows(town.database_url, "licences") if row["recording_id"]]
    assert (licence["event"], licence["won_by"]) == ("Men's middle (75 kg)", "AMANKUL Abilkhan")
    assert (licence["tournament_id"], licence["holder"]) == (number, Holder.NOC)
    await town.moves_to(town.clock.now() + 120_000)
    assert len(heard(fan, "Новая лицензия")) == 1
    assert "Мужчины, до 75 кг — Абильхан Аманкул" in fan.last()


async def test_what_is_typed_answers_the_step_and_is_taken_as_the_programme_has_it(town: Town) -> None:
    plants(town)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won")
    await owner.taps(TITLE)
    await owner.says("мужчины до 57 кг")
    assert "Мужчины, до 57 кг" in owner.last()
    assert "Кто завоевал?" in owner.last()
    await owner.says("x" * 121)
    assert "слишком длинно" in owner.last()
    await owner.says("/next")  # a command is no name, and ends nothing
    await owner.says("әбілхан аманқұл")
    assert "Мужчины, до 57 кг — Абильхан Аманкул" in owner.last()
    await owner.taps("Ещё лицензия")
    await owner.says("Смешанная эстафета")
    await owner.says("Новый <b>Человек")
    assert "2. 🥊 Бокс · Смешанная эстафета — Новый <b>Человек" in owner.last()
    assert "2: такой дисциплины нет в программе" in owner.last()
    await owner.says("бокс")  # at the preview words are searched for again
    assert "Нет" not in owner.last()
    await owner.taps("Записать")
    assert total(town) == 41


async def test_another_tournament_and_none_at_all_are_found_by_sport(town: Town) -> None:
    plants(town)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won")
    await owner.taps("Другой турнир")
    await owner.taps("▶️")
    await owner.taps("◀️")
    await owner.taps("Бокс")
    assert any(TITLE in button for button in owner.buttons())
    await owner.taps("Без турнира")
    assert "без турнира" in owner.last()
    await owner.taps("до 57")
    await owner.taps("Назад")
    await owner.taps("Назад")
    assert "Что завоёвано?" in owner.last()
    await picks(owner, "Другой турнир", "▶️", "Дзюдо", "Без турнира")
    await owner.says("Men's 60 kg")
    await owner.taps("Без имени")
    assert "Дзюдо · Мужчины, до 60 кг · место страны" in owner.last()
    await owner.taps("Записать")
    [licence] = [row for row in rows(town.database_url, "licences") if row["recording_id"]]
    assert (licence["tournament_id"], licence["won_by"], licence["holder"]) == (None, "", "noc")


async def test_a_tournament_of_many_sports_asks_for_the_sport(town: Town) -> None:
    plant_tournament(town.database_url, sport=None, name_en="Asiada", start_on="2020-02-18", end_on="2020-02-24")
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won")
    await owner.taps("Asiada")
    assert "Какой вид спорта?" in owner.last()
    await owner.taps("Бокс")
    assert "Asiada" in owner.last()
    await owner.says("Men's 57 kg")
    await owner.taps("Без имени")
    assert "Asiada" in owner.last()


async def test_the_preview_is_mended_entry_by_entry(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won " + "\n".join(f"BOX | Event {number}" for number in range(1, 8)))
    assert "7. 🥊 Бокс · Event 7" in owner.last()
    await owner.taps("1. ➕")
    assert "Event 1 · 2 места" in owner.last()
    await owner.taps("1. ➖")
    assert "Event 1 · место страны" in owner.last()
    assert not any(words.startswith("1. ➖") for words in owner.buttons())
    remove = data_of(owner, "2. 🗑")
    await owner.taps("2. 🗑")
    await owner.forges(remove)  # pressed twice: one entry is gone, not two
    assert "Event 2" not in owner.last()
    assert "6. 🥊 Бокс · Event 7" in owner.last()
    await owner.taps("▶️")
    await owner.taps("6. Сделать именной")
    assert "Event 7 · именная" in owner.last()
    assert any(words.startswith("6. ") for words in owner.buttons())  # still on its page
    await owner.taps("Записать")
    assert total(town) == 45


async def test_an_emptied_draft_may_be_filled_again(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won BOX | Men's 57 kg")
    await owner.taps("🗑")
    assert "ничего не осталось" in owner.last()
    assert owner.buttons() == ["➕ Ещё лицензия", "✖️ Не записывать"]
    await owner.taps("Ещё лицензия")
    await owner.says("Men's 63 kg")
    await owner.taps("Без имени")
    await owner.taps("Записать")
    assert total(town) == 40


async def test_the_bot_may_restart_at_every_step(town: Town) -> None:
    plants(town)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won")
    for words in (TITLE, "Мужчины, до 75 кг", "Без имени", "1. ➕", "Ещё лицензия"):
        await town.restarts()
        await owner.taps(words)
    await town.restarts()
    await owner.says("Men's 57 kg")
    await town.restarts()
    await owner.says("Saken Bibossinov")
    await town.restarts()
    await owner.taps("Записать")
    assert total(town) == 42
    await town.restarts()
    await owner.taps("Отменить")
    assert total(town) == 39


async def test_buttons_of_steps_gone_by_change_nothing_and_say_so(town: Town) -> None:
    plants(town)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won")
    where, sports = data_of(owner, TITLE), data_of(owner, "Другой турнир")
    await owner.taps(TITLE)
    event = data_of(owner, "до 57")
    await owner.taps("Мужчины, до 75")
    name = data_of(owner, "Без имени")
    await owner.taps("Абильхан")
    shown = owner.last()
    for data in (where, sports, event, name, "wgo1:1:tournament"):
        await owner.forges(data)
        assert "уже пройден" in alert(owner), data
    for data in ("wevt1:1:00000000", "wnam1:1:00000000", "wpl1:1:7:1", "wrem1:1:7", "wpl1:1:0:51"):
        await owner.forges(data)
        assert "уже пройден" in alert(owner) or "больше нет" in alert(owner), data
    assert owner.last() == shown
    await owner.taps("Не записывать")
    for data in (where, sports, event, name, "wrec1:1:0", "wpar1:1:0"):
        await owner.forges(data)
        assert "больше нет" in alert(owner), data
    assert total(town) == 39


async def test_nobody_presses_in_another_s_conversation(town: Town) -> None:
    plants(town)
    owner, deputy = town.someone("Ержан", owner=True), town.someone("Динара", owner=True)
    stranger = town.someone("Чужой")
    for one in (deputy, stranger):
        await one.says("/help")
    await owner.says("/won")
    forged = [data_of(owner, TITLE), data_of(owner, "Другой турнир")]
    await owner.taps(TITLE)
    forged += [data_of(owner, "до 57"), "wevs1:1:1"]
    await owner.taps("Мужчины, до 75")
    forged += [data_of(owner, "Без имени"), "wnas1:1:0"]
    await owner.taps("Без имени")
    forged += [data_of(owner, words) for words in ("именной", "➕ Мест", "🗑", "Ещё", "Записать", "Не записывать")]
    before = rows(town.database_url, "dialogues")
    for data in forged:
        await deputy.forges(data)
        assert "больше нет" in alert(deputy), data
        await stranger.forges(data)
        assert "только сотрудники" in alert(stranger), data
    assert rows(town.database_url, "dialogues") == before
    assert total(town) == 39


async def test_of_two_who_record_the_same_place_the_second_is_asked_once_more(town: Town) -> None:
    plants(town)
    owner, deputy = town.someone("Ержан", owner=True), town.someone("Динара", owner=True)
    for one in (owner, deputy):
        await one.says("/won")
        await picks(one, TITLE, "Мужчины, до 75", "Абильхан")
        assert "⚠️" not in one.last()
    stale = data_of(deputy, "Записать")
    await owner.taps("Записать")
    await deputy.taps("Записать")
    assert total(town) == 40
    assert "появились сомнения" in alert(deputy)
    assert "1: такая лицензия уже записана" in deputy.last()
    await deputy.forges(stale)  # an impatient second press is no answer to the doubt
    assert total(town) == 40
    await deputy.says("/won")
    await picks(deputy, TITLE, "Мужчины, до 75", "Абильхан")
    assert "1: такая лицензия уже записана" in deputy.last()  # told at once now
    await deputy.taps("Записать")
    assert total(town) == 41
    assert len(rows(town.database_url, "recordings")) == 2


async def test_an_editor_is_offered_their_sports_only(town: Town) -> None:
    plants(town)
    owner, editor = town.someone("Ержан", owner=True), town.someone("Ая")
    await editor_of(owner, editor, "JUD")
    await editor.says("/won")
    assert not any(TITLE in words for words in editor.buttons())
    await editor.taps("Другой турнир")
    assert [words for words in editor.buttons() if "Дзюдо" in words]
    assert not [words for words in editor.buttons() if "Бокс" in words]
    dialogue = rows(town.database_url, "dialogues")[-1]["id"]
    boxing = rows(town.database_url, "tournaments")[-1]["id"]
    for data in (
        f"wtou1:{dialogue}:{boxing}:",
        f"wtou1:{dialogue}:0:BOX",
        f"wofs1:{dialogue}:BOX:0",
        f"wat1:{boxing}",
    ):
        await editor.forges(data)
        assert "не ваш вид спорта" in alert(editor), data
        assert "Дзюдо" in alert(editor)
    await editor.says("/won BOX | Men's 57 kg\nJUD | Men's 60 kg")
    assert "Ничего не записано" in editor.last()
    assert "Бокс" in editor.last()
    await editor.says("/won JUD | Men's 60 kg")
    await editor.taps("Записать")
    assert total(town) == 40
