"""/licences: the total first, then what it is made of, how far it is to the goal, and how long to the Games."""

from datetime import date

from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.stories.conftest import OpenTown
from tests.town import Someone, Town

FEBRUARY = {
    "ru": (
        "🏅 39 лицензий — Токио-2020",
        "23 записи · 19 спортсменов известны по имени · 11 видов спорта",
        "Цель — 100, осталось 61",
        "На прошлых Играх (Рио-2016): 105",
        "🤽 Водное поло — 13",
        "До открытия Игр 155 дней: 24 июля 2020",
    ),
    "kk": (
        "🏅 39 лицензия — Токио-2020",
        "23 жазба · 19 спортшының аты белгілі · 11 спорт түрі",
        "Мақсат — 100, қалғаны — 61",
        "Алдыңғы Ойындарда (Рио-2016): 105",
        "🤽 Су добы — 13",
        "Ойындардың ашылуына 155 күн қалды: 2020 ж. 24 шілде",
    ),
    "en": (
        "🏅 39 licences — Tokyo 2020",
        "23 entries · 19 athletes known by name · 11 sports",
        "Target: 100, 61 to go",
        "At the previous Games (Rio 2016): 105",
        "🤽 Water Polo — 13",
        "155 days to the opening: 24 July 2020",
    ),
}


def quoted(one: Someone) -> list[str]:
    """The lines of the expandable quote of the newest message."""
    message = one.messages()[-1]
    [quote] = [entity for entity in message["entities"] if entity["type"] == "expandable_blockquote"]
    units = message["text"].encode("utf-16-le")
    text = units[quote["offset"] * 2 : (quote["offset"] + quote["length"]) * 2].decode("utf-16-le")
    return text.splitlines()


async def test_the_count_of_february_2020_in_three_languages(town: Town) -> None:
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        await aya.says("/licences")
        lines = aya.last().splitlines()
        total, numbers, target, previous, sport, opening = FEBRUARY[language]
        assert lines[0] == total
        assert lines[1] == numbers
        assert lines[3].startswith("▰▰▰▱▱▱▱▱▱▱ 39")
        assert lines[4:6] == [target, previous]
        by_sport = quoted(aya)
        assert by_sport[0] == sport
        assert len(by_sport) == 11
        assert sum(int(line.rpartition(" — ")[2]) for line in by_sport) == 39
        assert POTAPENKO[language] in aya.last()
        assert lines[-1] == opening


POTAPENKO = {"ru": "Елена Потапенко", "kk": "Елена Потапенко", "en": "Elena Potapenko"}
OPENING_UNKNOWN = {"ru": "пока не объявлена", "kk": "әзірге жарияланған жоқ", "en": "has not been announced yet"}


async def test_while_the_games_have_no_date_nothing_is_counted_to_it(open_town: OpenTown) -> None:
    async with open_town(day=date(2020, 3, 26)) as town:
        for language in LANGUAGES:
            aya = town.someone("Ая", language)
            await aya.says("/licences")
            assert OPENING_UNKNOWN[language] in aya.last().splitlines()[-1]


OPENING = {
    date(2021, 7, 22): "До открытия Игр 1 день: 23 июля 2021",
    date(2021, 7, 23): "Игры открываются сегодня!",
    date(2021, 8, 8): "Игры открылись: 23 июля 2021",
}


async def test_the_days_to_the_opening_are_whole_days_of_the_reader(open_town: OpenTown) -> None:
    async with open_town(day=date(2021, 7, 22)) as town:
        aya = town.someone("Ая")
        for day, opening in OPENING.items():
            town.clock.move_to(at(day, 0, 1))
            await aya.says("/licences")
            assert aya.last().splitlines()[-1] == opening


NO_TARGET = {
    "ru": (
        "🏅 0 лицензий — Лос-Анджелес-2028",
        "Пока ни одной.",
        "Цель на эти Игры пока никто не объявил.",
        "(Париж-2024): 92",
        "За столько же дней до Игр «Токио-2020» было 26",
    ),
    "kk": (
        "🏅 0 лицензия — Лос-Анджелес-2028",
        "бірде-бірі жоқ",
        "ешкім жариялаған жоқ",
        "(Париж-2024): 92",
        "«Токио-2020» Ойындарына дәл осынша күн қалғанда 26 болған",
    ),
    "en": (
        "🏅 0 licences — Los Angeles 2028",
        "None yet.",
        "Nobody has announced a target",
        "(Paris 2024): 92",
        "With as many days left to Tokyo 2020 there were 26",
    ),
}


async def test_of_los_angeles_it_is_said_that_no_target_is_announced(open_town: OpenTown) -> None:
    async with open_town("LA2028", date(2026, 11, 22)) as town:
        owner = town.someone("Ержан", owner=True)
        for language in LANGUAGES:
            aya = town.someone("Ая", language)
            await aya.says("/licences")
            total, none, no_target, previous, then = NO_TARGET[language]
            lines = aya.last().splitlines()
            assert lines[0] == total
            assert none in lines[1]
            assert no_target in lines[2]
            assert previous in lines[3]
            assert then in lines[4]
            assert "▰" not in aya.last()
            await aya.says("/next")
            assert "2027" in aya.last()
        await owner.says("/won BOX | Men's 75 kg")
        assert "Всего станет 1" in owner.last()
        await owner.taps("Записать")
        assert "Всего теперь: 1\n" in owner.last()
        await owner.says("/licences")
        assert owner.last().startswith("🏅 1 лицензия — Лос-Анджелес-2028\n1 запись · 0 спортсменов")
        await owner.says("/subscribe")
        await town.moves_to(town.clock.now() + 120_000)
        assert "Всего теперь 1 лицензия." in owner.last()


async def test_the_count_is_looked_at_from_all_sides_by_taps(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/licences")
    for line in (
        "Цель названа: ≈ 14 ноября 2019 · Источник",
        "⏳ Впереди 45 турниров. Число мест известно у 8 из них: 246 на все страны.",
        "Чтобы успеть к цели, нужно примерно по 12 в месяц; срок — 24 июля 2020",
    ):
        assert line in aya.last().splitlines()
    await aya.taps("По видам")
    assert "🤽 Водное поло — 13" in aya.buttons()
    await aya.taps("Водное поло")
    assert aya.last().splitlines()[:2] == ["🤽 Водное поло", "Всего 13 лицензий."]
    assert "18 февраля 2020" in aya.last()
    await aya.taps("Весь счёт")
    assert aya.last().startswith("🏅 39 лицензий")
    await aya.taps("По турнирам")
    assert len(aya.messages()) == 1  # all in one place
    first = aya.buttons()[0]
    await aya.taps(first)
    assert aya.last().splitlines()[1] == f"Всего {first.rpartition(' — ')[2]} лицензий."
    await aya.taps("Весь счёт")
    await aya.taps("Последние")
    assert "1. " in aya.last()
    await aya.taps("▶️")
    assert "9. " in aya.last()
    await aya.taps("Весь счёт")
    await aya.taps("Цель")
    assert "≈ 14 ноября 2019: 100\nИсточник" in aya.last()


ASKED = {
    "водное поло": "🤽 Водное поло\nВсего 13 лицензий.",
    "Потапенко": "👤 Елена Потапенко",
    "potapenko": "👤 Елена Потапенко",
    "бокс": "🥊 Бокс\nЗдесь лицензий пока нет.",
    "новые": "Последние\nВсего 39 лицензий.",
    "01.10.2019": "🏅 17 лицензий — Токио-2020\nна 1 октября 2019",
    "водное поло на 01.10.2019": "🤽 Водное поло\nна 1 октября 2019\nЗдесь лицензий пока нет.",
    "24 марта 2020": "24 марта 2020 ещё впереди",
    "абырвалг": "Ничего не нашёл.",
    "таблица": "📊 Таблицы для прессы",
    "цель": "🎯 Цель — Токио-2020",
}


async def test_the_count_is_asked_for_by_words(town: Town) -> None:
    aya = town.someone("Ая")
    for words, begins in ASKED.items():
        await aya.says(f"/licences {words}")
        assert aya.last().startswith(begins), words


async def test_before_los_angeles_the_count_stands_beside_earlier_cycles(open_town: OpenTown) -> None:
    async with open_town("LA2028", date(2026, 11, 22)) as town:
        aya = town.someone("Ая")
        await aya.says("/licences")
        assert "до Игр Париж-2024" not in aya.last()  # nobody said a count so early
        town.clock.move_to(at(date(2028, 3, 14), 12))  # 122 days before the opening, as on 26 March 2024
        await aya.says("/licences")
        lines = aya.last().splitlines()
        assert "За столько же дней до Игр «Париж-2024» было 31" in lines
        assert "За столько же дней до Игр «Токио-2020» было 52" in lines


async def test_of_a_day_gone_by_it_is_said_what_was_ahead_then(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/licences 01.02.2020")
    then = [line for line in aya.last().splitlines() if line.startswith(("⏳", "Чтобы"))]
    await aya.says("/licences")
    now = [line for line in aya.last().splitlines() if line.startswith(("⏳", "Чтобы"))]
    assert then == [
        "⏳ Впереди 46 турниров. Число мест известно у 8 из них: 246 на все страны.",
        "Чтобы успеть к цели, нужно примерно по 13 в месяц; срок — 24 июля 2020",
    ]
    assert now[0].startswith("⏳ Впереди 45 турниров.")


async def test_owners_set_the_target_and_everyone_reads_who_named_it(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await aya.says("/subscribe")
    await aya.says("/target 50 | я | https://example.org")
    assert aya.last().startswith("Цель ставит только владелец бота.")
    await owner.says("/target")
    await owner.taps("Поставить цель")
    await owner.says("сто двадцать")
    assert "Ничего не изменено" in owner.last()
    await owner.says("120 министр на брифинге https://example.org/120")
    assert "Было: 100\nСтало: 120" in owner.last()
    await owner.taps("Подтвердить")
    assert "Цель поставлена" in owner.last()
    await town.moves_to(town.clock.now() + 120_000)
    assert aya.last().startswith("🎯 Новая цель — Токио-2020\n\nБыло: 100\nСтало: 120\nЗавоёвано 39, осталось 81.")
    await aya.forges("tgt1:undo:1")
    assert "только владелец" in aya.alerts()[-1]
    await aya.says("/licences")
    assert "Цель — 120, осталось 81" in aya.last()
    await aya.taps("Цель")
    assert "министр на брифинге" in aya.last()
    await owner.taps("Вернуть как было")
    await town.settles()
    assert "Было: 120\nСтало: 100" in aya.last()
