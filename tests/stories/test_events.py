"""Staff edit the calendar by /events: found by taps, changed in every way, added, moved together, undone."""

from datetime import date

import pytest

from schedules.clock import MINUTE
from tests.conftest import at
from tests.rows import rows
from tests.stories.test_changes import AMMAN, heard, number_of, opens, passes
from tests.stories.test_staff import editor_of
from tests.town import Someone, Town

CONFIRM, UNDO = "Подтвердить", "Вернуть как было"


async def picks(owner: Someone, words: str, tournament: str) -> None:
    """… a tournament from the list of /events."""
    await owner.says(f"/events {words}".strip())
    await owner.taps(tournament)
    assert "Что изменилось?" in owner.last(), owner.last()


def row_of(town: Town, slug: str) -> dict[str, object]:
    return next(row for row in rows(town.database_url, "tournaments") if row["slug"] == slug)


async def test_the_list_is_narrowed_by_words_by_sport_and_by_month(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/events")
    assert "турнир" in owner.last().splitlines()[0]
    said = len(owner.messages())
    await owner.taps("Вид спорта")
    await owner.taps("Бокс")
    assert any("🥊" in button for button in owner.buttons())
    await owner.taps("Месяц")
    await owner.taps("Март 2020")
    shown = [button for button in owner.buttons() if "3–11 марта" in button]
    assert len(shown) == 1
    assert "Март 2020" in owner.buttons()
    await owner.taps("Показать все")
    assert len(owner.messages()) == said, "one message, edited in place"
    await owner.says("/events амман бокс")
    assert "По запросу: амман бокс" in owner.last()
    assert any("🥊" in button for button in owner.buttons())
    await owner.says("/events щщщщщ")
    assert "Таких турниров нет" in owner.last()
    await owner.taps("Показать все")
    assert "Таких турниров нет" not in owner.last()


async def test_a_tournament_that_moves_elsewhere_is_told_with_both_places(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await picks(owner, "бокс", "3–11 марта")
    await owner.taps("Место")
    await owner.says("где-то там")
    assert "Ничего не изменено" in owner.last()
    await town.restarts()
    await owner.says("Тараз, Казахстан https://example.org/taraz")
    await owner.taps("Сменился организатор")
    assert "Было: 3–11 марта 2020, Амман, Иордания" in owner.last()
    assert "Стало: 3–11 марта 2020, Тараз, Казахстан" in owner.last()
    await owner.taps(CONFIRM)
    assert owner.buttons()[0] == "↩️ Вернуть как было"
    assert (row_of(town, AMMAN)["city"], row_of(town, AMMAN)["country"]) == ("Тараз", "KAZ")
    await passes(town)
    told = fan.last()
    assert told.splitlines()[0] == "📍 Турнир пройдёт в другом месте"
    assert "Тараз, Казахстан" in told
    assert "Почему: сменился организатор" in told
    assert "Источник" in told
    await town.moves_to(at(date(2020, 2, 25), 9))
    assert "☀️" in fan.last()
    assert "Тараз" in fan.last()
    await owner.taps(UNDO)
    await town.settles()
    assert "Стало: 3–11 марта 2020, Амман, Иордания" in fan.last()
    assert row_of(town, AMMAN)["zone"] == "Asia/Amman"


async def test_what_is_cancelled_says_what_becomes_of_its_places_and_may_be_restored(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await picks(owner, "бокс", "3–11 марта")
    await owner.taps("Отменён")
    await owner.taps("Разыграют на другом турнире")
    other = next(button for button in owner.buttons() if "🥊" in button)
    await owner.taps(other)
    await owner.taps("Из-за коронавируса")
    assert "Места разыграют на другом турнире:" in owner.last()
    await owner.taps(CONFIRM)
    await passes(town)
    assert fan.last().splitlines()[0] == "❌ Турнир отменён"
    assert "Места разыграют на другом турнире:" in fan.last()
    await opens(owner, AMMAN)
    await owner.taps("Изменить")
    await owner.taps("Всё-таки состоится")
    await owner.taps(CONFIRM)
    await passes(town)
    assert fan.last().splitlines()[0] == "✅ Турнир всё-таки состоится"
    assert "Стало: 3–11 марта 2020" in fan.last()


@pytest.mark.parametrize(("how", "words"), [("Отдадут по рейтингу", "по рейтингу"), ("Пропадают", "больше нет")])
async def test_places_go_by_the_ranking_or_are_gone(town: Town, how: str, words: str) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await picks(owner, "бокс", "3–11 марта")
    await owner.taps("Отменён")
    await owner.taps(how)
    await owner.taps("Без причины")
    await owner.taps(CONFIRM)
    await passes(town)
    assert words in fan.last()


async def test_a_new_name_and_another_kind_are_told_to_nobody_and_undone(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    said = len(fan.messages())
    await picks(owner, "бокс", "3–11 марта")
    before = row_of(town, AMMAN)
    await owner.taps("Название")
    await owner.says("Две\nстроки")
    assert "Ничего не изменено" in owner.last()
    await owner.says("Отбор Азии и Океании")
    assert "Отбор Азии и Океании" in owner.last()
    await owner.taps(CONFIRM)
    assert "Подписчикам об этом не рассказываю" in owner.last()
    assert row_of(town, AMMAN) == before | {"name_ru": "Отбор Азии и Океании"}
    await fan.says("Амман бокс")
    assert "Отбор Азии и Океании" in fan.last()
    await owner.taps(UNDO)
    assert row_of(town, AMMAN) == before
    await picks(owner, "бокс", "3–11 марта")
    await owner.taps("Вид турнира")
    await owner.taps("Этап Кубка мира")
    await owner.taps(CONFIRM)
    assert row_of(town, AMMAN)["kind"] == "world_cup"
    await passes(town, 10 * MINUTE)
    assert len([text for text in fan.reads() if "Изменились" in text]) == 0
    assert len(fan.messages()) == said + 1
    kept = [row["object"] for row in rows(town.database_url, "audit") if row["verb"] == "rename tournament"]
    assert len(kept) == 3
    assert "Отбор Азии и Океании" in kept[0]


async def test_what_has_begun_may_be_marked_as_held_and_that_is_undone(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    said = len(fan.messages())
    await picks(owner, "бокс", "3–11 марта")
    assert not any("Прошёл" in button for button in owner.buttons())
    dialogue = rows(town.database_url, "dialogues")[-1]["id"]
    await owner.forges(f"chg1:held:{dialogue}")
    assert "ещё не начался" in owner.alerts()[-1]
    await fan.says("/unsubscribe")
    await town.moves_to(at(date(2020, 3, 12), 12))
    await opens(owner, AMMAN)
    await owner.taps("Изменить")
    await owner.taps("Прошёл")
    await owner.taps(CONFIRM)
    assert row_of(town, AMMAN)["status"] == "held"
    await owner.taps(UNDO)
    assert row_of(town, AMMAN)["status"] == "scheduled"
    await passes(town, 10 * MINUTE)
    assert len(fan.messages()) == said + 1


async def test_a_tournament_is_added_step_by_step_though_the_bot_restarts(town: Town) -> None:
    owner, fan, judoka = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Jane", "en")
    await fan.says("/subscribe бокс")
    await judoka.says("/subscribe judo")
    quiet = len(judoka.messages())
    await owner.says("/events")
    said = len(owner.messages())
    await owner.taps("Добавить")
    await town.restarts()
    await owner.taps("Бокс")
    assert len(owner.messages()) == said
    await owner.says("Азия кубогы\nКубок Азии\nAsian Cup")
    await town.restarts()
    await owner.says("скоро")
    assert "Не понял, какие это дни" in owner.last()
    await owner.says("5–9 марта 2020 https://example.org/cup")
    assert "Похож" in owner.last()
    assert "3–11 марта" in owner.last()
    await town.restarts()
    await owner.taps("Нет, это другой")
    await owner.says("Алматы")
    await owner.taps("Этап Кубка мира")
    assert "Проверьте, прежде чем добавить" in owner.last()
    assert owner.buttons() == ["✅ Добавить", "✖️ Не добавлять"]
    known = len(rows(town.database_url, "tournaments"))
    confirm = owner.messages()[-1]
    await owner.taps("✅ Добавить")
    assert "Добавлено в календарь" in owner.last()
    assert owner.buttons()[0] == "↩️ Вернуть как было"
    assert len(rows(town.database_url, "tournaments")) == known + 1
    assert confirm["message_id"] == owner.messages()[-1]["message_id"], "in place"
    await passes(town)
    [told] = heard(fan, "Новый турнир в календаре")
    assert "Кубок Азии" in told
    assert "5–9 марта 2020" in told
    assert "Алматы, Казахстан" in told
    assert "Было" not in told
    await town.moves_to(at(date(2020, 2, 27), 9))
    assert "Кубок Азии" in fan.last()
    await owner.taps(UNDO)
    await town.settles()
    assert heard(fan, "его внесли по ошибке")
    await fan.says("Кубок Азии Алматы")
    assert "5–9 марта" not in fan.last()
    assert len(judoka.messages()) == quiet


async def test_it_is_this_one_leads_to_what_is_known_already(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/events")
    await owner.taps("Добавить")
    await owner.taps("Бокс")
    await owner.says("Что-то совсем другое")
    await owner.says("3–11 марта 2020")
    known = len(rows(town.database_url, "tournaments"))
    await owner.taps("Это он")
    assert "Что изменилось?" in owner.last()
    assert len(rows(town.database_url, "tournaments")) == known
    await owner.says("/events")
    await owner.taps("Добавить")
    await owner.taps("Не добавлять")
    assert "ничего не добавляю" in owner.last()


async def test_the_season_of_2020_is_postponed_by_one_sentence(town: Town) -> None:
    owner, fan, judoka, mute = (
        town.someone("Ержан", owner=True),
        town.someone("Ая"),
        town.someone("Jane", "en"),
        town.someone("Тимур"),
    )
    await fan.says("/subscribe")
    await judoka.says("/subscribe judo")
    await mute.says("/subscribe бокс")
    for row in rows(town.database_url, "tournaments"):
        if row["sport"] == "BOX":
            await mute.forges(f"fol1:{row['id']}:0")
    await town.moves_to(at(date(2020, 3, 12), 12))
    said, quiet = len(fan.messages()), len(mute.messages())
    await owner.says("/events")
    await owner.taps("Сдвинуть многие")
    await owner.says("всё отложить бы")
    assert "Не понял" in owner.last()
    await town.restarts()
    await owner.says("всё с 13 марта по 30 июня: дата неизвестна https://example.org/ioc")
    await owner.taps("Из-за коронавируса")
    assert "Проверьте" in owner.last()
    assert "турнир" in owner.last()
    assert owner.messages()[-1]["entities"]
    assert any(one["type"] == "expandable_blockquote" for one in owner.messages()[-1]["entities"])
    await owner.taps(CONFIRM)
    assert owner.buttons()[0] == "↩️ Вернуть как было"
    await passes(town)
    assert len(fan.messages()) == said + 1
    told = fan.last()
    assert told.splitlines()[0].startswith("🔄 Изменил")
    assert "даты неизвестны" in told
    assert "Почему: из-за коронавируса" in told
    assert len(mute.messages()) == quiet
    assert "🥋" in judoka.last()
    assert "🥊" not in judoka.last()
    await town.moves_to(at(date(2020, 3, 13), 9))
    assert not any("☀️" in text for text in fan.reads()[said:])
    await owner.taps(UNDO)
    await town.settles()
    assert len(fan.messages()) == said + 2
    assert "даты неизвестны →" in fan.last()


async def test_the_games_are_moved_by_taps_and_the_countdown_follows(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await owner.says("/events")
    await owner.taps("Сдвинуть многие")
    await owner.taps("Сами Игры")
    await owner.taps("+1 год")
    await owner.taps("Перенесены Игры")
    await owner.taps(CONFIRM)
    assert "Подписчикам расскажу: 20 февраля 2020, 12:02 (Алматы)" in owner.last()
    await passes(town)
    assert "Игры перенесены" in fan.last()
    assert "24 июля – 9 августа 2020 → 24 июля – 9 августа 2021" in fan.last()
    await fan.says("/countdown")
    assert "2021" in fan.last()
    await owner.taps(UNDO)
    await town.settles()
    await fan.says("/countdown")
    assert "2021" not in fan.last()


async def test_many_of_a_sport_are_shifted_by_taps(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/events")
    await owner.taps("Сдвинуть многие")
    said = len(owner.messages())
    await owner.taps("Ближайшие 30 дней")
    await owner.taps("Все виды спорта")
    await owner.taps("Бокс")
    assert "Бокс" in owner.last()
    await owner.taps("+7 дней")
    await owner.taps("Без причины")
    await owner.taps(CONFIRM)
    assert len(owner.messages()) == said
    assert row_of(town, AMMAN)["start_on"] == "2020-03-10"
    await owner.taps(UNDO)
    assert row_of(town, AMMAN)["start_on"] == "2020-03-03"
    await owner.says("/events")
    await owner.taps("Сдвинуть многие")
    await owner.taps("Не менять")
    assert "ничего не меняю" in owner.last()


async def test_an_editor_edits_their_own_sports_and_no_other(town: Town) -> None:
    owner, editor = town.someone("Ержан", owner=True), town.someone("Динара")
    await editor_of(owner, editor, "BOX")
    await editor.says("/events")
    assert all("🥊" in button for button in editor.buttons() if " · " in button)
    await picks(editor, "", "3–11 марта")
    await editor.taps("Отложен")
    await editor.taps("Без причины")
    await editor.taps(CONFIRM)
    assert row_of(town, AMMAN)["status"] == "postponed"
    judo = next(row for row in rows(town.database_url, "tournaments") if row["sport"] == "JUD")
    await editor.forges(f"evo1:{judo['id']}")
    await editor.forges(f"edit1:{judo['id']}")
    await opens(editor, judo["slug"])
    assert not any("Изменить" in button for button in editor.buttons())
    await owner.says("/start")
    await opens(owner, judo["slug"])
    await owner.taps("Изменить")
    await owner.taps("Отложен")
    await owner.taps("Без причины")
    await owner.taps(CONFIRM)
    number = rows(town.database_url, "dialogues")[-1]["id"]
    await editor.forges(f"chg1:undo:{number}")
    assert row_of(town, str(judo["slug"]))["status"] == "postponed"
    await editor.says("/events")
    await editor.taps("Добавить")
    assert not any("Дзюдо" in button for button in editor.buttons())
    await editor.says("/events")
    await editor.taps("Сдвинуть многие")
    assert not any("Сами Игры" in button for button in editor.buttons())
    assert "Бокс" in editor.alerts()[-1]


async def test_outsiders_reach_none_of_it(town: Town) -> None:
    fan = town.someone("Ая")
    await fan.says("/events")
    assert "только сотрудники" in fan.last()
    before = rows(town.database_url, "tournaments")
    number = number_of(town, AMMAN)
    for data in (
        *("evs1:0::", "evf1:0:бокс", "evp1::0", "evm1::0", f"evo1:{number}", "add1:begin:0", "add1:apply:1"),
        *("adp1:1:0", "ads1:1:BOX", "adk1:1:other", "mov1:begin:0", "mov1:apply:1", "mov1:undo:1"),
        *("movw1:1:all", "movp1:1:0", "movs1:1:BOX", "movb1:1:cancelled:0", "movy1:1:1", "movr1:1:host"),
        *("plc1:1:gone:0", "kind1:1:other", "chg1:place:1", "chg1:names:1", "chg1:held:1", "chg1:restore:1"),
    ):
        alerts = len(fan.alerts())
        await fan.forges(data)
        assert len(fan.alerts()) == alerts + 1, data
    assert rows(town.database_url, "tournaments") == before
    assert rows(town.database_url, "dialogues") == []
