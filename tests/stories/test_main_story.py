"""The main job, from a newcomer's first word to everyone hearing of a licence."""

from datetime import date

from tests.conftest import at
from tests.town import Town

AMMAN = "Отборочный олимпийский турнир по боксу Азии и Океании"
MARCH_2 = date(2020, 3, 2)
LINE = "BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1"


async def test_a_subscriber_reads_of_amman_on_the_morning_before_it(town: Town) -> None:
    aigerim = town.someone("Айгерим")
    await aigerim.says("/subscribe")
    await town.moves_to(at(MARCH_2, 8, 59))
    assert not aigerim.sees(AMMAN)
    await town.moves_to(at(MARCH_2, 9))
    mornings = [text for text in aigerim.reads() if AMMAN in text]
    assert len(mornings) == 1
    assert "Завтра" in mornings[0]
    assert "3–11 марта" in mornings[0]
    assert "Амман, Иордания" in mornings[0]
    await town.moves_to(at(MARCH_2, 9, 30))
    assert len([text for text in aigerim.reads() if AMMAN in text]) == 1


async def test_the_count_grows_with_a_licence_and_shrinks_when_it_is_undone(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fan.says("/subscribe")
    await fan.says("/licences")
    assert fan.last().splitlines()[0].startswith("🏅 39 лицензий")
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    await fan.says("/licences")
    assert fan.last().splitlines()[0].startswith("🏅 40 лицензий")
    await owner.taps("Отменить запись")
    await fan.says("/licences")
    assert fan.last().splitlines()[0].startswith("🏅 39 лицензий")
    await town.moves_to(town.clock.now() + 3_600_000)
    assert not fan.sees("Новая лицензия")


async def test_everyone_concerned_hears_of_a_licence_after_the_undo_window(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    fan, judoka = town.someone("Айгерим"), town.someone("Тимур")
    await fan.says("/subscribe бокс")
    await judoka.says("/subscribe дзюдо")
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    await town.moves_to(town.clock.now() + 119_000)
    assert not fan.sees("Новая лицензия")
    await town.moves_to(town.clock.now() + 1_000)
    assert fan.sees("Новая лицензия")
    assert "Абильхан Аманкул" in fan.last()
    assert "40" in fan.last()
    assert not judoka.sees("Новая лицензия")
