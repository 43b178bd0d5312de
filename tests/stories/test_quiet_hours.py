"""Quiet hours hold what is announced, never an answer; what was held comes as one message at their end."""

from datetime import date

from tests.conftest import at
from tests.stories.test_recording import LINE
from tests.town import Town

FEBRUARY_24, FEBRUARY_25 = date(2020, 2, 24), date(2020, 2, 25)


async def test_what_is_announced_at_night_comes_at_eight_as_one_message(town: Town) -> None:
    owner, fan, judoka = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await fan.says("/subscribe")
    await judoka.says("/subscribe дзюдо")
    await town.moves_to(at(FEBRUARY_24, 23, 28))
    await owner.says(f"/won {LINE}\nJUD | Men's 60 kg | Yeldos Smetov")
    await owner.taps("Записать")
    assert "23:30 (Алматы)" in owner.last()
    await town.moves_to(at(FEBRUARY_24, 23, 30))
    await owner.says("/won WRE | Greco-Roman 97 kg")
    await owner.taps("Записать")
    said = len(fan.messages())
    await town.moves_to(at(FEBRUARY_25, 7, 59))
    assert len(fan.messages()) == said
    await fan.says("/licences")  # an answer is not held
    assert fan.last().startswith("🏅 42 лицензии")
    await town.restarts()
    await town.moves_to(at(FEBRUARY_25, 8))
    [held] = fan.reads()[said + 1 :]
    assert held.count("🏅 Новая лицензия!") == 3
    assert "Абильхан Аманкул" in held
    assert "Елдос Сметов" in held
    assert "Greco-Roman 97 kg" in held
    assert "Елдос Сметов" in judoka.last()
    assert "Аманкул" not in judoka.last()
    await town.moves_to(at(FEBRUARY_25, 9))
    assert len(fan.messages()) == said + 3
    assert fan.last().startswith("☀️ Здравствуйте!")


async def test_what_was_taken_back_at_night_is_never_announced_to_who_slept(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    said = len(fan.messages())
    await town.moves_to(at(FEBRUARY_24, 23, 30))
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    await town.moves_to(at(FEBRUARY_24, 23, 40))
    await owner.taps("Отменить")
    await town.moves_to(at(FEBRUARY_25, 8))
    for text in fan.reads()[said:]:
        assert "Новая лицензия" not in text


async def test_who_slept_through_a_licence_and_its_undoing_hears_of_neither(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fan.says("/subscribe")
    told = len(fan.messages())
    await town.moves_to(at(FEBRUARY_24, 23, 10))
    await owner.says("/won BOX | Men's 75 kg")
    await owner.taps("Записать")
    await town.moves_to(at(FEBRUARY_24, 23, 20))
    await owner.taps("Отменить")
    assert "получат поправку" in owner.last()
    await town.moves_to(at(FEBRUARY_25, 8))
    assert [text for text in fan.reads()[told:] if "☀️" not in text] == []
