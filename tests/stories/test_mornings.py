"""Mornings: one message a day, at the chat's hour, of all that concerns it; told once, and nothing for nothing."""

from datetime import date

from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.rows import plant_tournament
from tests.town import Someone, Town

BOXING = "Отборочный олимпийский турнир по боксу Азии и Океании"
TRACK = "по велоспорту на треке"
FEBRUARY_25, MARCH_2, MARCH_3 = date(2020, 2, 25), date(2020, 3, 2), date(2020, 3, 3)


def mornings(one: Someone) -> list[str]:
    return [text for text in one.reads() if text.startswith("☀️")]


async def test_a_tournament_is_told_a_week_before_the_day_before_and_on_its_day(town: Town) -> None:
    aya, timur = town.someone("Ая"), town.someone("Тимур")
    await aya.says("/subscribe бокс")
    await timur.says("/subscribe дзюдо")
    told = {}
    for day in (FEBRUARY_25, date(2020, 2, 26), date(2020, 3, 1), MARCH_2, MARCH_3, date(2020, 3, 4)):
        before = len(mornings(aya))
        await town.moves_to(at(day, 8, 59))
        assert len(mornings(aya)) == before
        await town.moves_to(at(day, 9))
        await town.moves_to(at(day, 9, 1))
        told[day] = mornings(aya)[before:]
    assert {day: len(texts) for day, texts in told.items() if texts} == {FEBRUARY_25: 1, MARCH_2: 1, MARCH_3: 1}
    assert told[FEBRUARY_25][0].splitlines() == [
        "☀️ Здравствуйте! Сегодня 25 февраля 2020.",
        "",
        "Через 7 дней",
        f"🥊 {BOXING}",
        "Бокс · 3–11 марта · Амман, Иордания",
    ]
    assert "\nЗавтра\n" in told[MARCH_2][0]
    assert "\nСегодня\n" in told[MARCH_3][0]
    assert BOXING not in "".join(mornings(timur))


async def test_several_tournaments_are_one_message_under_a_heading_a_day(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe")
    await town.moves_to(at(FEBRUARY_25, 9))
    [morning] = mornings(aya)[-1:]
    title, tomorrow, in_a_week = morning.split("\n\n")
    assert title == "☀️ Здравствуйте! Сегодня 25 февраля 2020."
    assert tomorrow.startswith("Завтра\n🚴‍♂️ ")
    assert TRACK in tomorrow
    assert in_a_week.startswith(f"Через 7 дней\n🥊 {BOXING}\n")
    assert aya.buttons() == ["🏅 Лицензии", "🔕 Не напоминать", "⚙️ Настройки"]
    await aya.taps("🏅")
    assert "39" in aya.last()
    await aya.taps("🔕")
    said = len(mornings(aya))
    await town.moves_to(at(MARCH_2, 9))
    assert len(mornings(aya)) == said


async def test_days_missed_come_as_one_message_with_the_days_as_they_are_now(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe")
    said = len(aya.messages())
    await town.stops()
    town.clock.move_to(at(MARCH_2, 10, 17))
    await town.starts()
    await town.settles()
    [morning] = aya.reads()[said:]
    assert f"Завтра\n🥊 {BOXING}" in morning
    assert "Через 6 дней\n🤽" in morning  # its week before was yesterday
    assert TRACK not in morning  # it has begun
    await town.restarts()
    await town.settles()
    assert len(aya.messages()) == said + 1  # told once, although the bot restarts


async def test_a_restart_at_the_hour_neither_loses_nor_repeats_a_morning(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe бокс")
    await town.moves_to(at(MARCH_2, 8, 59))
    await town.stops()
    town.clock.move_to(at(MARCH_2, 9, 1))
    for _ in range(2):
        await town.starts()
        await town.settles()
        await town.stops()
    await town.starts()
    await town.moves_to(at(MARCH_2, 21))
    [morning] = mornings(aya)
    assert "Завтра" in morning


GREETING = {
    "ru": ("Здравствуйте! Сегодня 2 марта 2020.", "Завтра", "3–11 марта · Амман, Иордания"),
    "kk": ("Сәлеметсіз бе! Бүгін — 2020 ж. 2 наурыз.", "Ертең", "3–11 наурыз · Амман, Иордания"),
    "en": ("Hello! Today is 2 March 2020.", "Tomorrow", "3–11 March · Amman, Jordan"),
}


async def test_everyone_is_told_in_their_language_and_who_came_after_the_hour_tomorrow(town: Town) -> None:
    town.clock.move_to(at(MARCH_2, 8, 30))
    early = {language: town.someone("Ая", language) for language in LANGUAGES}
    for one in early.values():
        await one.says("/subscribe box")
    await town.moves_to(at(MARCH_2, 9))
    for language, one in early.items():
        for words in GREETING[language]:
            assert words in one.last()
    late = town.someone("Тимур")
    await town.moves_to(at(MARCH_2, 9, 30))
    await late.says("/subscribe box")
    await town.moves_to(at(MARCH_2, 22))
    assert mornings(late) == []
    await town.moves_to(at(MARCH_3, 9))
    assert "Сегодня" in mornings(late)[0]


async def test_closing_days_remind_and_uncertain_dates_do_not(town: Town) -> None:
    days = {"start_on": "2020-03-10", "end_on": "2020-03-12", "sport": "KTE"}
    plant_tournament(town.database_url, name_en="Предварительный", precision="provisional", **days)
    plant_tournament(town.database_url, name_en="Окно", precision="window", **days)
    plant_tournament(town.database_url, name_en="Перенесённый", status="postponed", **days)
    plant_tournament(town.database_url, name_en="Отменённый", status="cancelled", **days)
    aya = town.someone("Ая")
    await aya.says("/subscribe карате")
    for day in (3, 9, 10):
        await town.moves_to(at(date(2020, 3, day), 9))
    for name in ("Предварительный", "Окно", "Перенесённый", "Отменённый"):
        assert not aya.sees(name)
    await town.moves_to(at(date(2020, 3, 30), 9))
    assert "закрытие рейтинга: 6 апреля" in mornings(aya)[-1]


async def test_a_day_of_very_many_tournaments_still_fits_one_message_and_says_how_many_are_left(
    town: Town,
) -> None:
    for number in range(60):
        name = f"{number:02}. <Турнир> & с «очень» длинным названием, " + "какого в жизни не бывает, " * (
            number % 6
        )
        plant_tournament(town.database_url, start_on="2020-03-03", end_on="2020-03-04", name_en=name, city="Amman")
    aya = town.someone("Ая")
    await aya.says("/subscribe бокс")
    await town.moves_to(at(MARCH_3, 9))
    text = mornings(aya)[-1]
    shown = text.count("🥊")
    assert 5 < shown <= 15
    assert len(text) <= 4096
    assert "<Турнир> & с «очень»" in text
    assert f"…и ещё {61 - shown} " in text.splitlines()[-1]
