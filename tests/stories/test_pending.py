"""/pending: what is over and waits for its outcome; closed by a press, and opened again."""

from tests.rows import plant_tournament, rows
from tests.stories.test_recording import data_of, total
from tests.stories.test_staff import editor_of
from tests.town import Town


def plants(town: Town, count: int = 1, **known: object) -> None:
    for number in range(1, count + 1):
        days = {"start_on": "2020-02-01", "end_on": f"2020-02-{number + 1:02}"}
        plant_tournament(town.database_url, **{"name_en": f"Кубок {number}"} | days | known)


def statuses(town: Town) -> list[str]:
    return [row["status"] for row in rows(town.database_url, "tournaments") if row["slug"].startswith("planted")]


async def test_what_waits_is_closed_by_one_press_and_taken_back_by_another(town: Town) -> None:
    plants(town, 2)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/pending")
    assert "Ждут итога 2 турнира" in owner.last()
    assert owner.last().index("Кубок 2") < owner.last().index("Кубок 1")  # the newest end first
    nothing = data_of(owner, "1. Ничего не завоевали")
    await owner.taps("1. Ничего не завоевали")
    assert "Итог есть: Кубок 2" in owner.last()
    assert "Ждёт итога 1 турнир" in owner.last()
    assert statuses(town) == ["scheduled", "held"]
    await owner.forges(nothing)  # twice without harm
    await town.restarts()
    back = data_of(owner, "Вернуть")
    await owner.taps("Вернуть")
    assert "Ждут итога 2 турнира" in owner.last()
    await owner.forges(back)
    assert statuses(town) == ["scheduled", "scheduled"]
    assert [row["verb"] for row in rows(town.database_url, "audit")] == [
        "close a result: nothing",
        "open a result again",
    ]
    await owner.taps("1. Всё записано")
    await owner.taps("1. Всё записано")
    assert "итога не ждёт ни один турнир" in owner.last()


async def test_recording_begins_at_the_event_and_what_is_recorded_is_not_nothing(town: Town) -> None:
    plants(town)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/pending")
    nothing = data_of(owner, "Ничего")
    await owner.taps("Записать")
    assert "В какой дисциплине?" in owner.last()
    assert "Кубок 1" in owner.last()
    await owner.says("Men's 57 kg")
    await owner.taps("Без имени")
    await owner.taps("✅ Записать")
    assert total(town) == 40
    await owner.forges(nothing)
    assert "уже записана 1 лицензия" in owner.alerts()[-1]
    assert statuses(town) == ["scheduled"]
    await owner.says("/pending")
    assert "лицензии отсюда уже записаны" in owner.last()
    assert not any("Ничего" in words for words in owner.buttons())
    await owner.taps("Всё записано")
    assert statuses(town) == ["held"]


async def test_there_are_eight_a_page(town: Town) -> None:
    plants(town, 10)
    owner = town.someone("Ержан", owner=True)
    await owner.says("/pending")
    assert "8. 🥊" in owner.last()
    assert "Кубок 2\n" not in owner.last()
    await owner.taps("▶️")
    assert "10. 🥊 Кубок 1" in owner.last()
    await owner.taps("10. Ничего")
    assert "9. 🥊 Кубок 2" in owner.last()  # still on its page


async def test_an_editor_sees_and_closes_their_sports_only(town: Town) -> None:
    plants(town, 1, sport="JUD")
    plants(town, 1, name_en="Финал бокса")
    owner, aya, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, aya, "JUD")
    await aya.says("/pending")
    assert "Кубок 1" in aya.last()
    assert "Финал бокса" not in aya.last()
    judo, boxing = (row["id"] for row in rows(town.database_url, "tournaments")[-2:])
    for data in (f"wclo1:{boxing}:nothing:0", f"wat1:{boxing}"):
        await aya.forges(data)
        assert "не ваш вид спорта" in aya.alerts()[-1]
    await fan.says("/pending")
    assert "только сотрудники" in fan.last()
    for data in (f"wclo1:{judo}:nothing:0", f"wreo1:{judo}:0", f"wat1:{judo}", "wpen1:0"):
        await fan.forges(data)
        assert "только сотрудники" in fan.alerts()[-1]
    await aya.forges("wclo1:999999:all:0")
    assert "итога не ждёт" in aya.alerts()[-1]
    assert statuses(town) == ["scheduled", "scheduled"]
    await aya.taps("Ничего")
    assert statuses(town) == ["held", "scheduled"]


async def test_it_is_said_in_three_languages(town: Town) -> None:
    plants(town)
    for language, words in (
        ("ru", "Ждёт итога"),
        ("kk", "Қорытындысы жазылмаған"),
        ("en", "is waiting for its result"),
    ):
        owner = town.telegram.add_person("Ержан", language_code=language)
        town._owners.append(owner.id)
        town.telegram.type(owner, "/pending")
        await town.restarts()
        await town.deals_with_it()
        said = [one["text"] for one in town.telegram.history(owner.id) if one["from"]["is_bot"]]
        assert words in said[-1]
