"""After the bot was away people get what still matters, as one message, and no flood."""

from datetime import date

from schedules.clock import MINUTE
from tests.conftest import at
from tests.rows import rows
from tests.town import Someone, Town


async def records(owner: Someone, line: str) -> None:
    await owner.says(f"/won {line}")
    await owner.taps("✅")


async def reader(town: Town) -> Someone:
    aigerim = town.someone("Айгерим")
    await aigerim.says("/subscribe")
    return aigerim


async def away(town: Town, until: int) -> None:
    await town.stops()
    town.clock.move_to(until)
    await town.starts()
    await town.settles()
    await town.settles()


async def test_several_missed_mornings_are_one_message_of_what_is_still_to_come(town: Town) -> None:
    aigerim = await reader(town)
    heard = len(aigerim.messages())
    await away(town, at(date(2020, 3, 2), 12))
    (morning,) = aigerim.reads()[heard:]
    assert "Завтра" in morning
    assert "Амман" in morning
    # On the cycling track in Berlin they race since 26 February: two leads were missed and are told no more.
    assert "Берлин" not in morning


async def test_notices_that_piled_up_are_one_message_and_the_morning_another(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    aigerim = await reader(town)
    await owner.says("/unsubscribe")
    for line in ("BOX | Men's 75 kg | Abilkhan Amankul", "JUD | Men's 60 kg | Yeldos Smetov", "SHO | Trap Men"):
        await records(owner, line)
    heard = len(aigerim.messages())
    await away(town, at(date(2020, 3, 2), 12))
    told = aigerim.reads()[heard:]
    assert len(told) == 2
    assert ["Завтра" in text for text in told].count(True) == 1
    together = next(text for text in told if "Завтра" not in text)
    assert together.count("➖➖➖") == 2
    assert all(row["state"] == "done" for row in rows(town.database_url, "notices"))


async def test_what_piled_up_over_a_night_waits_for_its_end_and_is_one_message(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    aigerim = await reader(town)
    await owner.says("/unsubscribe")
    await town.moves_to(at(date(2020, 3, 1), 9))
    for line in ("BOX | Men's 75 kg | Abilkhan Amankul", "JUD | Men's 60 kg | Yeldos Smetov"):
        await records(owner, line)
    heard = len(aigerim.messages())
    await away(town, at(date(2020, 3, 2), 2))
    assert aigerim.reads()[heard:] == []
    await town.restarts()
    await town.moves_to(at(date(2020, 3, 2), 7, 59))
    assert aigerim.reads()[heard:] == []
    await town.moves_to(at(date(2020, 3, 2), 8))
    (together,) = aigerim.reads()[heard:]
    assert together.count("➖➖➖") == 1
    await town.moves_to(at(date(2020, 3, 2), 9))
    await town.moves_to(at(date(2020, 3, 2), 9) + MINUTE)
    assert len(aigerim.reads()[heard:]) == 2
    assert "Завтра" in aigerim.last()
