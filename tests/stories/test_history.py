"""What changed in a month, the calendar as it stood on a day gone by, and cards that say which day they are of."""

from datetime import date

import pytest

from tests.conftest import at
from tests.stories.conftest import OpenTown
from tests.stories.test_changes import AMMAN, fixes, number_of, opens, passes, takes_off
from tests.town import Town

NAME = "Отборочный олимпийский турнир по боксу Азии и Океании"
MARCH_2021 = date(2021, 3, 1)


async def test_a_month_tells_what_changed_day_by_day_and_turns_to_older_ones(town: Town) -> None:
    fan = town.someone("Айгерим")
    await fan.says("/calendar")
    await fan.taps("Что изменилось")
    assert len(fan.messages()) == 1, "in place"
    assert fan.last().startswith("🔄 Февраль 2020: что изменилось")
    days = [line for line in fan.last().splitlines() if line.endswith("февраля 2020")]
    assert days[0] == "20 февраля 2020"
    assert days == sorted(days, reverse=True, key=lambda line: int(line.split()[0]))
    assert "Сиань → 27–29 марта 2020, Бишкек (из-за коронавируса) · Источник" in fan.last()
    assert not any("Март" in button for button in fan.buttons()), "nothing has changed tomorrow yet"
    await fan.taps("Январь 2020")
    assert NAME in fan.last()
    assert "Ухань" in fan.last()
    number = next(line for line in fan.last().splitlines() if NAME in line).partition(".")[0]
    await fan.taps(number)
    assert fan.last().startswith(f"🥊 {NAME}"), "its card, as it is now"
    assert "🕰" not in fan.last()


async def test_only_what_a_chat_follows_or_one_sport_is_told_of_where_that_is_asked(town: Town) -> None:
    fan = town.someone("Айгерим")
    await fan.says("/subscribe бокс")
    await fan.says("/calendar изменения")
    assert "борьбе" in fan.last()
    await fan.taps("Только мои")
    assert "борьбе" not in fan.last()
    assert "ничего не менялось" in fan.last()
    await fan.taps("Январь 2020")
    assert NAME in fan.last()
    await fan.says("/calendar changes wrestling")
    assert "борьбе" in fan.last()
    assert "тхэквондо" not in fan.last()


async def test_the_calendar_of_a_day_gone_by_is_that_of_the_day_and_says_so(town: Town) -> None:
    fan = town.someone("Айгерим")
    await fan.says("/calendar бокс 22.01.2020")
    assert "Таким календарь был 22 января 2020" in fan.last()
    assert "Открытие Игр тогда ждали 24 июля 2020" in fan.last()
    await fan.taps("Февраль 2020")
    assert "3–14 февраля 2020 · Ухань" in fan.last() or "3–14 февраля · Ухань" in fan.last()
    await fan.taps("1")
    then = fan.last()
    assert then.startswith("🕰 Так это было 22 января 2020")
    assert "Сейчас иначе: 3–11 марта 2020, Амман" in then
    assert "📅 3–14 февраля 2020\n📍 Ухань" in then
    assert "24 января" not in then, "what came later is not in it"
    assert "через" not in then
    await fan.taps("Как сейчас")
    assert fan.last().startswith(f"🥊 {NAME}")
    assert "Амман, Иордания" in fan.last()
    await fan.taps("🕰", on=fan.messages()[0])
    await fan.taps("Как сейчас", on=fan.messages()[0])
    assert fan.reads()[0].startswith("📅 Февраль 2020\nБокс")


async def test_the_days_of_change_are_walked_through_by_taps(town: Town) -> None:
    fan = town.someone("Айгерим", "en")
    await fan.says("/calendar 23.01.2020")
    assert any("▸" in button and "24 January 2020" in button for button in fan.buttons())
    await fan.taps("24 January 2020 ▸")
    assert "as it stood on 24 January 2020" in fan.last()
    await fan.taps("◂ 23 January 2020")
    assert "as it stood on 23 January 2020" in fan.last()
    await fan.taps("Without a date")
    assert "as it stood on 23 January 2020" in fan.last()
    await fan.taps("By month")
    assert fan.last().startswith("📅 January 2020")


@pytest.mark.parametrize(
    ("language", "typed", "words", "button"),
    [
        ("ru", "1 января 2031", "ещё впереди", "Январь 2031"),
        ("kk", "01.01.2031", "әлі алда", "2031"),
        ("en", "1 January 2031", "still ahead", "January 2031"),
        ("ru", "01.01.2010", "Моя память начинается 1 января 2018", "Как было 1 января 2018"),
        ("kk", "2010 ж. 1 қаңтар", "2018 ж. 1 қаңтар күнінен басталады", "2018 ж. 1 қаңтар"),
        ("en", "January 1, 2010", "My memory begins on 1 January 2018", "As it stood on 1 January 2018"),
        ("ru", "3–11 марта 2020", "на один день", ""),
        ("kk", "2020 ж. 3–11 наурыз", "бір күнге", ""),
        ("en", "March 3-11, 2020", "one day at a time", ""),
        ("ru", "31.02.2020", "Такого дня не нашлось", ""),
        ("kk", "31.02.2020", "Мұндай күн табылмады", ""),
        ("en", "31.02.2020", "I know no such day", ""),
    ],
)
async def test_a_day_that_cannot_be_shown_is_answered_with_why_and_what_to_do(
    town: Town, language: str, typed: str, words: str, button: str
) -> None:
    fan = town.someone("Ая", language)
    await fan.says(f"/calendar {typed}")
    assert words in fan.last()
    if button:
        await fan.taps(button)
        assert fan.last().startswith("📅")
    else:
        assert "/calendar 13.02.2020" in fan.last()


async def test_a_month_or_today_is_the_calendar_as_it_stands(town: Town) -> None:
    fan = town.someone("Айгерим")
    for typed, title in (
        ("март", "📅 Март 2020"),
        ("бокс март", "📅 Март 2020"),
        ("20.02.2020", "📅 Февраль 2020"),
    ):
        await fan.says(f"/calendar {typed}")
        assert fan.last().startswith(title)
        assert "🕰" not in fan.last()


async def test_a_page_left_open_while_a_tournament_moves_leads_to_how_it_is_now(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fan.says("/calendar бокс март")
    page = fan.messages()[-1]
    assert "3–11 марта" in page["text"]
    await fixes(owner, AMMAN, "1–5 апреля 2020")
    await fan.taps("1", on=page)
    assert "📅 1–5 апреля 2020" in fan.last()
    assert "20 февраля 2020: 3–11 марта 2020, Амман → 1–5 апреля 2020, Амман" in fan.last()
    await fan.says("/calendar изменения бокс")
    assert "3–11 марта 2020, Амман → 1–5 апреля 2020, Амман" in fan.last()
    await fan.says("/calendar бокс 19.02.2020")
    past = fan.last()
    await owner.taps("Вернуть")
    await town.moves_to(at(date(2020, 2, 24), 12))
    await takes_off(owner, AMMAN, "Отменён", "Из-за коронавируса")
    await passes(town)
    await fan.says("/calendar бокс 19.02.2020")
    assert fan.last() == past, "the past stays as it was"
    await opens(fan, AMMAN)
    assert "20 февраля 2020: " not in fan.last(), "there and back on one day is no change"


async def test_who_changed_it_is_read_by_staff_and_not_by_readers(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим")
    await fixes(owner, AMMAN, "1–5 апреля 2020")
    for one, who in ((owner, "владелец"), (fan, "записал сотрудник")):
        await opens(one, AMMAN)
        assert f"(изменился календарь) · {who}" in one.last()
    assert "владелец" not in fan.last()


async def test_a_cancellation_is_told_with_the_next_chance_and_the_card_shows_the_whole_chain(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Jane", "en")
    await fan.says("/subscribe wrestling")
    await takes_off(owner, "wrestling-asian-qualifier-2021", "Отменён", "Из-за коронавируса")
    await passes(town)
    assert fan.last().splitlines()[0] == "❌ The tournament is cancelled"
    chance = "➡️ The next chance\n• World Olympic Games Qualifier · 30 April – 3 May 2020 · Sofia, Bulgaria"
    assert fan.last().endswith(chance)
    await fan.taps("📋")
    assert chance in fan.last()
    assert "⬅️ Before this\n• 2019 World Wrestling Championships · 🏅 8 licences" in fan.last()
    await opens(fan, "wrestling-world-qualifier-2021")
    before = fan.last().partition("⬅️ Before this\n")[2].splitlines()
    assert [line.rpartition(" · ")[2] for line in before[:2]] == ["cancelled", "🏅 8 licences"]


async def test_the_games_themselves_stand_among_the_changes_of_march_2020(open_town: OpenTown) -> None:
    async with open_town(day=MARCH_2021) as town:
        fan = town.someone("Айгерим")
        await fan.says("/calendar 24.03.2020")
        assert "Когда откроются Игры, тогда никто не знал" in fan.last()
        await fan.forges("news1:2020-03::0:0")
        assert "открытие Игр 24 июля 2020 → даты неизвестны (из-за коронавируса)" in fan.last()
        assert "открытие Игр даты неизвестны → 23 июля 2021" in fan.last()
        await fan.says("/calendar changes BOX")
        for _ in range(2):
            await fan.taps("◀️")
        assert "ничего не менялось" in fan.last()


@pytest.mark.parametrize(
    "data",
    [
        *("news1:2020-99::0:0", "news1:undated::0:0", "past1:2020-02-31:2020-02::0:0"),
        *("past1:2020-02-20:9999-12::0:0", "past1:soon:2020-02::0:0", "pcard1:1:soon", "pcard1:9999:2020-02-20"),
        *("pcard1:1:2031-01-01", "pcard1:1:1999-01-01"),
    ],
)
async def test_a_button_with_a_day_of_no_calendar_is_out_of_date(town: Town, data: str) -> None:
    fan = town.someone("Айгерим")
    await fan.says("/calendar")
    before = fan.reads()
    await fan.forges(data)
    assert fan.reads() == before
    assert "устарела" in fan.alerts()[-1]


async def test_of_a_tournament_nobody_knew_of_there_is_no_card_of_that_day(open_town: OpenTown) -> None:
    async with open_town(day=MARCH_2021) as town:
        fan = town.someone("Айгерим")
        await fan.says("/calendar бокс 24.03.2020")
        await fan.forges(f"pcard1:{number_of(town, 'boxing-btf-ranking-2021')}:2020-03-24")
        assert "устарела" in fan.alerts()[-1]
