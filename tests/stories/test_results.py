"""A tournament ends: the bot asks, one answers with a few taps, everyone is told, the count is right."""

from datetime import date

import pytest

from schedules.clock import HOUR, MINUTE
from tests.conftest import at
from tests.rows import rows
from tests.stories.test_recording import data_of, total
from tests.stories.test_staff import editor_of
from tests.town import Someone, Town

EVENING = at(date(2020, 3, 11), 21, zone="Asia/Amman")
NINE = (
    ("52 кг", "Сакен Бибосынов"),
    ("57 кг", "Серик Темиржанов"),
    ("63 кг", "Закир Сафиуллин"),
    ("69 кг", "Абылайхан Жусупов"),
    ("75 кг", "Абильхан Аманкул"),
    ("81 кг", "Бекзад Нурдаулетов"),
    ("91 кг", "Василий Левит"),
    ("свыше 91 кг", "Камшыбек Кункабаев"),
    ("Женщины, до 75 кг", "Надежда Рябец"),
)


def question_of(one: Someone) -> str:
    return next(text for text in reversed(one.reads()) if "Сколько лицензий" in text)


async def taps(one: Someone, *words: str) -> int:
    for each in words:
        await one.taps(each)
    return len(words)


@pytest.fixture
async def boxing(town: Town) -> tuple[Someone, Someone, Someone]:
    """An owner, an editor of boxing and a fan of it, at the last evening in Amman."""
    owner, aya, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, aya, "BOX")
    await owner.says("/start")
    await fan.says("/subscribe бокс")
    await town.moves_to(EVENING)
    return owner, aya, fan


async def test_from_the_last_bout_in_amman_to_everyone(
    town: Town, boxing: tuple[Someone, Someone, Someone]
) -> None:
    owner, aya, fan = boxing
    asked = question_of(aya)
    assert "боксу Азии и Океании" in asked
    assert "3–11 марта 2020" in asked
    assert "Амман" in asked
    assert not any("завершился" in text and "боксу" in text for text in owner.reads())
    before = total(town)
    count = await taps(aya, "Больше", "9")
    for event, name in NINE:
        count += await taps(aya, event, name)
    await town.restarts()
    count += await taps(aya, "✅ Записать")
    assert count == 21
    assert total(town) == before + 9
    assert not fan.sees("Новые лицензии")
    await town.moves_to(EVENING + 8 * HOUR)
    told = [text for text in fan.reads() if "Новые лицензии: 9" in text]
    assert len(told) == 1
    assert str(before + 9) in told[0]
    await fan.says("/licences")
    assert fan.last().startswith(f"🏅 {before + 9} ")
    await town.moves_to(EVENING + 48 * HOUR)
    assert len([text for text in fan.reads() if "Новые лицензии" in text]) == 1
    assert len([text for text in aya.reads() if "Сколько лицензий" in text and "боксу" in text]) == 1


async def test_none_takes_one_tap_and_says_where_the_next_chance_is(
    town: Town, boxing: tuple[Someone, Someone, Someone]
) -> None:
    _, aya, fan = boxing
    await aya.taps("0")
    assert "лицензий нет" in aya.last()
    await aya.taps("Вернуть вопрос")
    await town.moves_to(EVENING + 8 * HOUR)  # 09:00 in Almaty: it is asked again
    await aya.taps("0")
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    assert "без лицензий" in fan.last()
    assert "Мировой" in fan.last()
    assert len([text for text in fan.reads() if "без лицензий" in text]) == 1


async def test_the_second_who_answers_reads_who_was_first(
    town: Town, boxing: tuple[Someone, Someone, Someone]
) -> None:
    owner, aya, _ = boxing
    zero, two = data_of(aya, "0"), data_of(aya, "2")
    await aya.taps("2")
    await owner.forges(zero)
    assert "Уже записывает Ая: 2 лицензии" in owner.last()
    await aya.taps("Не записывать")
    await owner.forges(zero)
    assert "Кто ответил: владелец" in owner.last()
    await aya.forges(two)
    assert "лицензий нет" in aya.last()


async def test_not_yet_and_moved(town: Town, boxing: tuple[Someone, Someone, Someone]) -> None:
    owner, aya, _ = boxing
    await aya.taps("Пока неизвестно")
    assert "12 марта 2020, 09:00 (Алматы)" in aya.last()
    await town.moves_to(EVENING + 8 * HOUR)
    await aya.taps("Перенесли")
    assert "владельцы" in aya.last()
    await town.moves_to(town.clock.now() + MINUTE)
    assert "Ая: турнир перенесли" in question_of(owner)
    await owner.taps("Перенесли")
    assert any("📅" in words for words in owner.buttons())


async def test_an_answer_is_refused_to_who_has_no_right_to_it(
    town: Town, boxing: tuple[Someone, Someone, Someone]
) -> None:
    owner, _, fan = boxing
    judoka = town.someone("Дана")
    await editor_of(owner, judoka, "JUD")
    number = rows(town.database_url, "questions")[-1]["id"]
    for said in ("number:0", "more:0", "all:0", "later:0", "moved:0"):
        await fan.forges(f"ans1:{number}:{said}")
        assert "только сотрудники" in fan.alerts()[-1]
        await judoka.forges(f"ans1:{number}:{said}")
        assert "не ваш вид спорта" in judoka.alerts()[-1]
    await owner.forges("ans1:999:number:2")
    assert "больше не ждёт ответа" in owner.alerts()[-1]
    assert rows(town.database_url, "questions")[-1]["said"] == ""
