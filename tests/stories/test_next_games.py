"""Tokyo ends, Los Angeles begins: how it ended is told, and readers are asked once whether to go on."""

from datetime import date

from schedules.clock import HOUR
from tests.conftest import at
from tests.rows import rows
from tests.stories.test_groups import answers, says, tap
from tests.town import Town

NEXT_DAY = date(2020, 8, 10)


async def test_from_the_end_of_tokyo_to_los_angeles(town: Town) -> None:
    aya, timur, admin = town.someone("Ая"), town.someone("Timur", "en"), town.someone("Ержан")
    await aya.says("/subscribe бокс, карате")
    await timur.says("/subscribe")
    group = town.telegram.add_group("Болельщики", members=(admin.person, aya.person))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe")
    await town.moves_to(at(NEXT_DAY, 9))
    assert "Игры «Токио-2020» завершились" in aya.last()
    assert "39 лицензий" in aya.last()
    assert "Цель была 100, не хватило 61." in aya.last()
    assert "Рио-2016): 105" in aya.last()

    await town.stops()
    town.turns_to("LA2028")
    await town.starts()
    await town.moves_to(town.clock.now() + HOUR)
    for one in (aya, timur):
        assert sum("2028" in text for text in one.reads()) == 1
    assert "🥊 Бокс" in aya.last()
    assert "1 вашего вида на этих Играх нет" in aya.last()
    assert "Shall we go on together?" in timur.last()
    await aya.taps("Да, дальше")
    assert "Идём дальше" in aya.last()
    await timur.taps("No, thank you")
    assert "/subscribe" in timur.last()
    question = answers(town, group)[-1]
    assert "Ответить может администратор" in question["text"]
    tap(aya, group, question, "Нет")
    await town.deals_with_it()
    assert "администраторы" in aya.alerts()[-1]
    tap(admin, group, question, "Нет")
    await town.deals_with_it()
    subscribed = [row["telegram_id"] for row in rows(town.database_url, "chats") if row["subscribed_at"]]
    assert subscribed == [aya.person.id]
    heard = len(aya.messages())
    await town.restarts()
    await town.moves_to(town.clock.now() + 2 * HOUR)
    assert len(aya.messages()) == heard
    await aya.forges("nxt1:TOKYO2020:1")
    assert "о других Играх" in aya.alerts()[-1]
