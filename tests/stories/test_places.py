"""A licence's card: everyone reads its history, staff say what became of it, followers read what it changes."""

from schedules.clock import HOUR, MINUTE
from tests.rows import rows
from tests.stories.test_recording import LINE, total
from tests.stories.test_staff import editor_of
from tests.town import Someone, Town

BEFORE = 39


async def records(town: Town, owner: Someone) -> int:
    """One boxer's licence, told to all; its number."""
    await owner.says(f"/won {LINE}")
    await owner.taps("✅ Записать")
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    return int(rows(town.database_url, "licences")[-1]["id"])


async def test_a_correction_takes_four_taps_and_everyone_is_told(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fan.says("/subscribe бокс")
    await records(town, owner)
    assert fan.sees("Всего теперь 40")
    await owner.says("/ledger")
    for words in ("📄 1", "Число мест", "0"):
        await owner.taps(words)
    assert "было 40, станет 39" in owner.last()
    await owner.says("https://example.org/protocol")
    await town.restarts()
    await owner.taps("✅ Записать")
    assert total(town) == BEFORE
    assert not fan.sees("Поправка")
    await town.moves_to(town.clock.now() + HOUR)
    assert "Поправка" in fan.last()
    assert "Абильхан Аманкул" in fan.last()
    assert "Было 40, стало 39" in fan.last()
    assert len([text for text in fan.reads() if "Поправка" in text]) == 1
    await owner.taps("Отменить")
    assert "получат поправку" in owner.last()
    await town.settles()
    assert "Было 39, стало 40" in fan.last()


async def test_a_place_is_named_confirmed_and_declined(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fan.says("/subscribe")
    number = await records(town, owner)
    await owner.forges(f"place1:{number}")
    await owner.taps("Кто поедет")
    await owner.taps("Василий Левит")
    await owner.taps("✅ Записать")
    await owner.forges(f"place1:{number}")
    assert "Кто завоевал: Абильхан Аманкул" in owner.last()
    assert "Кто поедет: Василий Левит" in owner.last()
    await owner.taps("✅ Подтверждено")
    await owner.taps("✅ Записать")
    await owner.forges(f"place1:{number}")
    assert not any("✅ Подтверждено" in words for words in owner.buttons())
    await owner.taps("Отказались")
    await owner.taps("Травма")
    await owner.taps("✅ Записать")
    await owner.taps("Отменить")
    assert "Подписчикам об этом не сообщалось" in owner.last()
    await town.moves_to(town.clock.now() + HOUR)
    assert not fan.sees("Счёт лицензий изменился")
    await owner.forges(f"place1:{number}")
    await owner.taps("Отказались")
    await owner.taps("Травма")
    await owner.taps("✅ Записать")
    await town.moves_to(town.clock.now() + HOUR)
    assert "Счёт лицензий изменился" in fan.last()
    assert "причина: травма" in fan.last()
    await fan.forges(f"place1:{number}")
    card = fan.last()
    assert card.index("отказалась") < card.index("подтверждено") < card.index("назван") < card.index("записано")
    assert "Сейчас не в силе" in card
    assert "владелец" not in card
    assert [words[:1] for words in fan.buttons()] == ["📋"]  # the tournament's card, and nothing to change


async def test_who_has_no_right_is_refused_whatever_they_press(town: Town) -> None:
    owner, fan, judoka = town.someone("Ержан", owner=True), town.someone("Айгерим"), town.someone("Дана")
    await editor_of(owner, judoka, "JUD")
    await fan.says("/start")
    number = await records(town, owner)
    entry = rows(town.database_url, "ledger")[-1]["id"]
    before = rows(town.database_url, "ledger")
    forged = (f"life1:{number}:declined", f"lund1:{entry}:0", "lact1:apply:1", "lnum1:1:0", "lwhy1:1:injury")
    for data in (*forged, "lact1:aside:1", "lnam1:1:0a1b2c3d", "lnas1:1:0", f"lund1:{entry}:1"):
        await fan.forges(data)
        assert "только сотрудники" in fan.alerts()[-1]
        await judoka.forges(data)
        refused = judoka.alerts()[-1]
        assert "не ваш вид спорта" in refused or "больше нет" in refused
    await owner.forges(f"lund1:{entry}:1")
    assert "больше нет" in owner.alerts()[-1]
    await owner.forges("place1:999999")
    assert rows(town.database_url, "ledger") == before


async def test_what_is_typed_may_be_a_name_a_number_or_nonsense(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    number = await records(town, owner)
    await owner.forges(f"life1:{number}:corrected")
    await owner.says("два")
    assert "число от 0 до 50" in owner.last()
    await owner.says("2")
    assert "было 40, станет 41" in owner.last()
    await owner.taps("Не менять")
    await owner.forges(f"life1:{number}:named")
    await owner.says("x" * 400)
    assert "слишком длинно" in owner.last()
    await owner.says("Василий Левит; Кто-то Новый")
    assert "Василий Левит, Кто-то Новый" in owner.last()
    assert "Счёт не изменится" in owner.last()
