"""/next: what is under way or coming, as far as its days are known."""

from datetime import date

from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.rows import plant_tournament
from tests.town import Town

COMING = {
    "ru": ("Ближайшие турниры", "3–11 марта · Амман, Иордания", "через 12 дней", "Ещё 5 турниров"),
    "kk": ("Алдағы турнирлер", "3–11 наурыз · Амман, Иордания", "12 күннен кейін", "Тағы 5 турнирдің"),
    "en": ("Coming next", "3–11 March · Amman, Jordan", "in 12 days", "5 more tournaments"),
}
LATER = {
    "ru": (
        "идёт сейчас",
        "закрытие рейтинга: 6 апреля",
        "(предварительно)",
        "дата не подтверждена",
        "с 15 апреля",
    ),
    "kk": (
        "қазір өтіп жатыр",
        "рейтинг жабылатын күн: 6 сәуір",
        "(болжамды)",
        "күні расталмаған",
        "15 сәуір күнінен",
    ),
    "en": ("under way now", "ranking closes: 6 April", "(provisional)", "date not confirmed", "from 15 April"),
}
NOTHING = {
    "ru": "Впереди пока нет",
    "kk": "Алда күні белгілі турнир әзірге жоқ",
    "en": "no tournaments with known",
}


async def test_what_comes_next_is_told_in_order_with_its_place_and_the_days_left(town: Town) -> None:
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        await aya.says("/next")
        for words in COMING[language]:
            assert words in aya.last()
    timur = town.someone("Тимур")
    await timur.says("/licences")
    await timur.taps("📅")
    paragraphs = timur.last().split("\n\n")
    assert [paragraph.splitlines()[1].rpartition(" · ")[2] for paragraph in paragraphs[1:6]] == [
        "завтра",
        "через 6 дней",
        "через 12 дней",
        "через 17 дней",
        "через 22 дня",
    ]
    assert paragraphs[3] == (
        "🥊 Отборочный олимпийский турнир по боксу Азии и Океании\n"
        "Бокс · 3–11 марта · Амман, Иордания · через 12 дней"
    )
    assert len(paragraphs) == 7


async def test_every_state_of_a_date_is_told_for_what_it_is(town: Town) -> None:
    place = {"city": "Amman", "country": "JOR"}
    plant_tournament(
        town.database_url, precision="provisional", start_on="2020-04-05", end_on="2020-04-07", **place
    )
    plant_tournament(town.database_url, source_url="", start_on="2020-04-04", end_on="2020-04-04")
    plant_tournament(
        town.database_url, start_on="2020-04-01", end_on="2020-04-03", name_en="Сегодня <идёт> & кончится"
    )
    plant_tournament(town.database_url, status="postponed", start_on="2020-04-04", end_on="2020-04-04")
    plant_tournament(town.database_url, status="cancelled", start_on="2020-04-04", name_en="Отменён")
    town.clock.move_to(at(date(2020, 4, 3), 12))
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        await aya.says("/next")
        under_way, closing, provisional, unconfirmed = LATER[language][:4]
        lines = aya.last().splitlines()
        assert "Сегодня <идёт> & кончится" in lines[2]
        assert under_way in lines[3]
        assert unconfirmed in lines[6]
        assert provisional in lines[9]
        assert closing in lines[15]
        assert "Отменён" not in aya.last()
        assert "6 " in lines[-1]  # three without dates, two with a span of them, and the postponed one
    town.clock.move_to(at(date(2020, 4, 13), 12))
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        await aya.says("/next")
        assert LATER[language][4] in aya.last()
    town.clock.move_to(at(date(2020, 12, 31), 12))
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        await aya.says("/next")
        assert NOTHING[language] in aya.last()
        await aya.says("/start")
        assert NOTHING[language] in aya.last()
