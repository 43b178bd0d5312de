"""The calendar by months, a tournament's card, following and muting one, and finding things by words."""

from datetime import date

import pytest

from tests.conftest import at
from tests.stories.conftest import OpenTown
from tests.town import Town

AMMAN = "Отборочный олимпийский турнир по боксу Азии и Океании"
MARCH_2 = date(2020, 3, 2)


async def test_the_calendar_turns_by_months_and_opens_cards(town: Town) -> None:
    aigerim = town.someone("Айгерим")
    await aigerim.says("/calendar")
    assert aigerim.last().startswith("📅 Февраль 2020")
    await aigerim.taps("Март 2020 ▶️")
    assert len(aigerim.messages()) == 1, "the month is turned in place"
    assert aigerim.last().startswith("📅 Март 2020")
    assert AMMAN in aigerim.last()
    number = next(line for line in aigerim.last().splitlines() if AMMAN in line).partition(".")[0]
    await aigerim.taps(number)
    card = aigerim.last()
    assert card.startswith(f"🥊 {AMMAN}")
    assert "3–11 марта 2020 · через 12 дней" in card
    assert "Амман, Иордания" in card
    assert "Что менялось" in card
    assert "Ухань" in card
    assert "коронавирус" in card
    assert "Источник" in card


async def test_the_calendar_shows_one_sport_only_mine_and_what_has_no_day(town: Town) -> None:
    aigerim = town.someone("Айгерим")
    await aigerim.says("/calendar бокс")
    assert "Бокс" in aigerim.last()
    await aigerim.taps("Март 2020")
    assert aigerim.last().count("\n1. ") == 1
    assert "\n2. " not in aigerim.last()
    await aigerim.taps("Виды спорта")
    await aigerim.taps("Борьба")
    assert "Бокс" not in aigerim.last()
    assert "Борьба" in aigerim.last()
    await aigerim.taps("Только мои")
    assert "Здесь ничего нет" in aigerim.last(), "who follows nothing has nothing"
    await aigerim.taps("Без даты")
    assert aigerim.last().startswith("🗓 Турниры без даты")


async def test_one_tournament_is_followed_without_its_sport_and_muted_within_it(town: Town) -> None:
    judoka, fan = town.someone("Тимур"), town.someone("Айгерим")
    await judoka.says("/subscribe дзюдо")
    await fan.says("/subscribe бокс")
    for person in (judoka, fan):
        await person.says("Амман бокс")
        assert AMMAN in person.last()
    await judoka.taps("Следить за турниром")
    await fan.taps("Об этом не напоминать")
    assert "Следить за турниром" in " ".join(fan.buttons()), "the button offers the way back"
    await town.moves_to(at(MARCH_2, 9))
    assert any("☀️" in text and AMMAN in text for text in judoka.reads())
    assert not any("☀️" in text for text in fan.reads())


async def test_a_newcomer_follows_just_one_tournament_from_a_shared_link(town: Town) -> None:
    ilyas = town.someone("Ильяс", "kk")
    await ilyas.says("/start t9999")
    assert ilyas.last().startswith("🔗"), "a link to nothing says so"
    assert "📅" in ilyas.last(), "and shows what comes next"
    aigerim = town.someone("Айгерим")
    await aigerim.says("Амман бокс")
    (url,) = [
        button["url"]
        for row in aigerim.messages()[-1]["reply_markup"]["inline_keyboard"]
        for button in row
        if "url" in button
    ]
    payload = url.partition("start%3D")[2].partition("&")[0]
    await ilyas.says(f"/start {payload}")
    assert "Амман" in ilyas.last()
    await ilyas.taps("қадағалау")
    await town.moves_to(at(MARCH_2, 9))
    assert len([text for text in ilyas.reads() if "☀️" in text]) == 1


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("бокс", "🥊 Бокс"),
        ("Амман", AMMAN),
        ("аман", AMMAN),
        ("Иордания", AMMAN),
        ("boxing amman", AMMAN),
        ("Jordan", AMMAN),
        ("квазимодо", "Ничего не нашлось"),
    ],
)
async def test_plain_words_find_sports_and_tournaments(town: Town, typed: str, seen: str) -> None:
    aigerim = town.someone("Айгерим")
    await aigerim.says(typed)
    assert seen in aigerim.last()


async def test_the_countdown_names_the_opening_and_the_next_chance(town: Town) -> None:
    fan = town.someone("Jane", "en")
    await fan.says("/countdown")
    assert "155 days to the opening: 24 July 2020" in fan.last()
    assert "The next chance" in fan.last()


async def test_la_2028_says_honestly_what_is_not_known(open_town: OpenTown) -> None:
    async with open_town("LA2028", date(2026, 11, 22)) as town:
        owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
        await owner.says("/pending")
        assert owner.last().startswith("⏳ Ждут итога 14 турниров")
        await fan.says("/next")
        assert "21–30 апреля 2027" in fan.last()
        assert "Ещё 73 турнира пока без точных дат" in fan.last()
        await fan.says("/licences")
        assert fan.last().startswith("🏅 0 лицензий")
        assert "никто не объявил" in fan.last()


async def test_settings_are_changed_by_taps_and_said_in_words(town: Town) -> None:
    fan = town.someone("Айгерим")
    await fan.says("/settings")
    assert "Напоминания выключены" in fan.last()
    await fan.taps("Виды спорта")
    await fan.taps("Бокс")
    await fan.taps("К настройкам")
    assert "Слежу за видами спорта: 🥊 Бокс" in fan.last()
    await fan.taps("Час")
    await fan.taps("08:00")
    await fan.taps("К настройкам")
    assert "08:00 (Алматы)" in fan.last()
    await fan.taps("Часовой пояс")
    await fan.taps("Токио")
    await fan.taps("К настройкам")
    assert "сейчас 15:00 (Токио)" in fan.last()
    await fan.taps("За сколько дней")
    await fan.taps("за 3 дня")
    await fan.taps("за 7 дней")
    await fan.taps("К настройкам")
    assert "за 3 дня, за 1 день и" in fan.last()
    await fan.taps("Тихие часы")
    await fan.taps("Без тихих часов")
    await fan.taps("К настройкам")
    assert "Тихих часов нет" in fan.last()
    await fan.taps("Лицензии")
    assert "О лицензиях не рассказываю" in fan.last()
    assert len(fan.messages()) == 1, "one message, changed in place"
    await town.moves_to(at(date(2020, 2, 29), 9))
    mornings = [text for text in fan.reads() if "☀️" in text]
    assert len(mornings) == 1, "three days before Amman, by the clock of Tokyo"


async def test_who_does_not_want_licences_is_not_told_of_them(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fan.says("/subscribe")
    await fan.says("/settings")
    await fan.taps("Лицензии", on=fan.messages()[-1])
    await owner.says("/won BOX | Men's 75 kg")
    await owner.taps("Записать")
    await town.moves_to(town.clock.now() + 600_000)
    assert not fan.sees("Новая лицензия")


@pytest.mark.parametrize(
    "data", ["zone1:Mars/Olympus", "hour1:9999", "lead1:-5:1", "sport1:XXX:1:0", "cal1:2020-99::0:0"]
)
async def test_a_button_with_a_value_of_nobody_s_changes_nothing(town: Town, data: str) -> None:
    fan = town.someone("Айгерим")
    await fan.says("/settings")
    before = fan.reads()
    await fan.forges(data)
    assert fan.reads() == before
    assert "устарела" in fan.alerts()[-1]
