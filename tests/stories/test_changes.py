"""A tournament gets its dates, moves, is postponed or cancelled: entered by staff, told to followers once."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from handlers.texts import LANGUAGES
from schedules.clock import MINUTE, SECOND
from tests.conftest import at
from tests.rows import PATH, rows
from tests.stories.conftest import OpenTown
from tests.stories.test_recording import data_of
from tests.town import Someone, Town

TODAY = date(2026, 11, 22)
ASTANA = "la28-boxing-world-champs-2027"
AMMAN = "boxing-asia-oceania-2020"
KNOWN = {"ru": "Стала известна дата", "kk": "Күні белгілі болды", "en": "The date is known"}
DAYS = {"ru": "3–11 мая 2027", "kk": "2027 ж. 3–11 мамыр", "en": "3–11 May 2027"}
LEFT = {"ru": "через 162 дня", "kk": "162 күннен кейін", "en": "in 162 days"}
NAME = {
    "ru": "Чемпионат мира 2027 года по боксу",
    "kk": "Бокстан 2027 жылғы әлем чемпионаты",
    "en": "World Boxing Championships Astana 2027",
}


def number_of(town: Town, slug: str) -> int:
    return next(int(row["id"]) for row in rows(town.database_url, "tournaments") if row["slug"] == slug)


def stands(town: Town, slug: str) -> tuple[str, str | None, str | None, str]:
    row = next(row for row in rows(town.database_url, "tournaments") if row["slug"] == slug)
    return row["status"], row["start_on"], row["end_on"], row["precision"]


async def opens(one: Someone, slug: str) -> None:
    await one.says(f"/start t{number_of(one.town, slug)}")


async def drafts(owner: Someone, slug: str, dates: str) -> None:
    """… new dates of a tournament, up to the preview."""
    await opens(owner, slug)
    await owner.taps("Изменить")
    await owner.taps("Даты")
    await owner.says(dates)
    if "Почему?" in owner.last():
        await owner.taps("Изменился календарь")


async def fixes(owner: Someone, slug: str, dates: str) -> None:
    await drafts(owner, slug, dates)
    await owner.taps("Подтвердить")
    assert "Изменено" in owner.last(), owner.last()


async def takes_off(owner: Someone, slug: str, how: str, why: str) -> None:
    await opens(owner, slug)
    await owner.taps("Изменить")
    await owner.taps(how)
    if "Что станет с местами?" in owner.last():
        await owner.taps("Пока неизвестно")
    await owner.taps(why)
    await owner.taps("Подтвердить")
    assert "Изменено" in owner.last(), owner.last()


async def passes(town: Town, milliseconds: int = 2 * MINUTE) -> None:
    await town.moves_to(town.clock.now() + milliseconds)


def heard(one: Someone, words: str) -> list[str]:
    return [text for text in one.reads() if words in text.splitlines()[0]]


async def test_a_date_that_becomes_known_is_told_once_to_everyone_in_their_language(open_town: OpenTown) -> None:
    async with open_town("LA2028", TODAY) as town:
        owner = town.someone("Ержан", owner=True)
        fans = {language: town.someone("Ая", language) for language in LANGUAGES}
        judoka, silent = town.someone("Тимур"), town.someone("Дана")
        for fan in fans.values():
            await fan.says("/subscribe boxing")
        await judoka.says("/subscribe дзюдо")
        await silent.says("/subscribe")
        await silent.says("/settings")
        await silent.taps("Изменения")
        await opens(owner, ASTANA)
        assert "даты неизвестны" in owner.last()
        await owner.taps("Изменить")
        assert "Что изменилось?" in owner.last()
        await owner.taps("Даты")
        await owner.says("в мае, наверное")
        assert "Ничего не изменено" in owner.last()
        await owner.says("31.02.2027")
        assert "Ничего не изменено" in owner.last()
        await owner.says("3–11 мая https://worldboxing.org/astana.")
        preview = owner.last()
        assert "Проверьте" in preview
        assert "Было: даты неизвестны" in preview
        assert "Стало: 3–11 мая 2027 · через 162 дня" in preview
        assert owner.buttons() == ["✅ Подтвердить", "✖️ Не менять"]
        assert stands(town, ASTANA)[1] is None, "nothing before it is confirmed"
        said = len(owner.messages())
        await owner.taps("Подтвердить")
        assert len(owner.messages()) == said, "in place"
        assert "Подписчикам расскажу: 22 ноября 2026, 12:02 (Алматы)." in owner.last()
        assert owner.buttons()[0] == "↩️ Вернуть как было"
        assert stands(town, ASTANA) == ("scheduled", "2027-05-03", "2027-05-11", "exact")
        await fans["ru"].says("/calendar")
        await passes(town, 119 * SECOND)
        assert not fans["ru"].sees(KNOWN["ru"])
        await passes(town, SECOND)
        await town.restarts()
        await passes(town)
        for language, fan in fans.items():
            (text,) = heard(fan, KNOWN[language])
            assert NAME[language] in text
            assert DAYS[language] in text
            assert LEFT[language] in text
        links = [one for one in fans["ru"].messages()[-1]["entities"] if one["type"] == "text_link"]
        assert [one["url"] for one in links] == ["https://worldboxing.org/astana"]
        assert not judoka.sees("по боксу")
        assert not heard(silent, KNOWN["ru"])
        await fans["kk"].taps("📋")
        assert "2027 ж. 3–11 мамыр" in fans["kk"].last()
        await judoka.says("/next")
        assert DAYS["ru"].removesuffix(" 2027") in judoka.last()
        await opens(judoka, ASTANA)
        assert "даты неизвестны, Астана → 3–11 мая 2027, Астана" in judoka.last()
        await town.moves_to(at(date(2027, 4, 26), 9))
        assert "☀️" in fans["ru"].last()
        assert "Через 7 дней" in fans["ru"].last()
        assert NAME["ru"] in fans["ru"].last()
        assert len(heard(fans["ru"], KNOWN["ru"])) == 1


async def test_what_moves_is_told_as_earlier_or_later_and_the_morning_speaks_of_the_new_day(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await fixes(owner, AMMAN, "1–5 марта 2020")
    await passes(town)
    earlier = fan.last()
    assert earlier.splitlines()[0] == "⏪ Новая дата: раньше прежней"
    assert "Было: 3–11 марта 2020" in earlier
    assert "Стало: 1–5 марта 2020 · через 10 дней" in earlier
    assert "Почему: изменился календарь" in earlier
    await fixes(owner, AMMAN, "2.03–6.03")
    await passes(town)
    assert fan.last().splitlines()[0] == "⏩ Новая дата: позже прежней"
    await town.moves_to(at(date(2020, 2, 24), 9))
    assert "☀️" in fan.last()
    assert "2–6 марта" in fan.last()
    said = len(fan.messages())
    await town.moves_to(at(date(2020, 2, 25), 9))
    assert len(fan.messages()) == said, "a week before the day that holds no more"
    await fixes(owner, AMMAN, "2.03–8.03")
    await passes(town)
    assert fan.last().splitlines()[0] == "🔄 Изменились даты"


async def test_what_is_postponed_reminds_of_nothing_and_what_is_cancelled_is_gone(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Jane", "en")
    await fan.says("/subscribe boxing")
    await takes_off(owner, AMMAN, "Отложен", "Из-за коронавируса")
    assert "Стало: без даты" in owner.last()
    await passes(town)
    postponed = fan.last()
    assert postponed.splitlines()[0] == "⏸ The tournament is postponed, no new dates yet"
    assert "Was: 3–11 March 2020" in postponed
    assert "Why: because of the coronavirus" in postponed
    assert "Now:" not in postponed
    assert stands(town, AMMAN) == ("postponed", None, None, "unknown")
    await town.moves_to(at(date(2020, 2, 25), 9))
    assert fan.last() == postponed
    await fixes(owner, AMMAN, "10–15 мая 2020")
    await passes(town)
    assert fan.last().splitlines()[0] == "📅 The date is known"
    assert "Was: no date" in fan.last()
    await takes_off(owner, AMMAN, "Отменён", "Без причины")
    await passes(town)
    cancelled = fan.last()
    assert cancelled.splitlines()[0] == "❌ The tournament is cancelled"
    assert "Was: 10–15 May 2020" in cancelled
    assert "Why" not in cancelled
    await opens(fan, AMMAN)
    assert "cancelled" in fan.last()
    await fixes(owner, AMMAN, "10–15 мая 2020")
    await passes(town)
    assert fan.last().splitlines()[0] == "✅ The tournament will take place after all"


async def test_undone_in_time_nobody_hears_and_undone_late_it_is_told_as_a_change_back(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    said = len(fan.messages())
    await fixes(owner, AMMAN, "10–15 апреля 2020")
    confirm, undo = "chg1:apply:1", data_of(owner, "Вернуть")
    await owner.taps("Вернуть")
    assert "ничего не сообщалось" in owner.last()
    assert "Сейчас: 3–11 марта 2020" in owner.last()
    undone = owner.last()
    await owner.forges(undo)
    assert owner.last() == undone
    await owner.forges(confirm)
    assert "больше нет" in owner.alerts()[-1]
    await passes(town, 10 * MINUTE)
    assert len(fan.messages()) == said
    await fixes(owner, AMMAN, "10–15 апреля 2020")
    applied, confirm = owner.last(), data_of(owner, "Вернуть").replace("undo", "apply")
    await owner.forges(confirm)
    assert owner.last() == applied
    await passes(town)
    assert "10–15 апреля" in fan.last()
    await owner.taps("Вернуть")
    assert "получат сообщение и об этом" in owner.last()
    await town.settles()
    assert fan.last().splitlines()[0] == "⏪ Новая дата: раньше прежней"
    assert "Стало: 3–11 марта 2020" in fan.last()
    assert len(fan.messages()) == said + 2
    assert stands(town, AMMAN) == ("scheduled", "2020-03-03", "2020-03-11", "exact")


async def test_two_changes_in_one_window_are_one_message(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    said = len(fan.messages())
    await fixes(owner, AMMAN, "10–15 апреля 2020")
    await passes(town, 90 * SECOND)
    await fixes(owner, AMMAN, "10–15 мая 2020")
    await passes(town, 119 * SECOND)
    assert len(fan.messages()) == said
    await passes(town, SECOND)
    assert len(fan.messages()) == said + 1
    assert "Было: 3–11 марта 2020" in fan.last()
    assert "Стало: 10–15 мая 2020" in fan.last()


async def test_quiet_hours_hold_a_change_and_say_all_of_it_as_one(town: Town) -> None:
    owner, fan, owl = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    for person in (fan, owl):
        await person.says("/subscribe бокс")
    await owl.says("/settings")
    await owl.taps("Тихие часы")
    await owl.taps("Без тихих часов")
    said = len(fan.messages())
    await town.moves_to(at(date(2020, 2, 21), 23, 30))
    await fixes(owner, AMMAN, "10–15 апреля 2020")
    await passes(town)
    assert "10–15 апреля" in owl.last()
    await fixes(owner, AMMAN, "10–15 мая 2020")
    await passes(town)
    assert "Было: 10–15 апреля 2020" in owl.last()
    assert "Стало: 10–15 мая 2020" in owl.last()
    assert len(fan.messages()) == said
    await town.moves_to(at(date(2020, 2, 22), 8))
    assert len(fan.messages()) == said + 1
    assert "Было: 3–11 марта 2020" in fan.last()
    assert "Стало: 10–15 мая 2020" in fan.last()
    await town.moves_to(at(date(2020, 2, 22), 23, 30))
    await fixes(owner, AMMAN, "10–15 июня 2020")
    await passes(town)
    await owner.taps("Вернуть")
    await town.moves_to(at(date(2020, 2, 23), 8))
    assert len(fan.messages()) == said + 1, "there and back while they slept"
    assert "Стало: 10–15 мая 2020" in owl.last()


async def test_the_morning_does_not_repeat_what_a_change_told_the_same_day(town: Town) -> None:
    owner, fan, old_fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await fan.says("/subscribe бокс")
    await old_fan.says("/subscribe бокс")
    await old_fan.says("/settings")
    await old_fan.taps("Изменения")
    await town.moves_to(at(date(2020, 2, 21), 8, 30))
    await fixes(owner, AMMAN, "28 февраля – 5 марта 2020")
    await passes(town)
    assert "через 7 дней" in fan.last()
    told = fan.last()
    await town.moves_to(at(date(2020, 2, 21), 9))
    assert fan.last() == told, "a week before: told half an hour ago"
    assert "☀️" in old_fan.last(), "who wants no changes has the morning"
    await town.moves_to(at(date(2020, 2, 22), 9))
    assert fan.last() == told
    await town.moves_to(at(date(2020, 2, 27), 9))
    assert "☀️" in fan.last()
    assert "Завтра" in fan.last()


async def test_a_day_fixed_after_its_lead_is_told_by_its_notice_alone(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await town.moves_to(at(date(2020, 2, 20), 23, 30))
    await fixes(owner, AMMAN, "25 февраля – 1 марта 2020")
    said = len(fan.messages())
    await passes(town)
    await town.moves_to(at(date(2020, 2, 21), 8))
    assert "через 4 дня" in fan.last()
    for day in (21, 22, 23):
        await town.moves_to(at(date(2020, 2, day), 9))
    assert len(fan.messages()) == said + 1
    await town.moves_to(at(date(2020, 2, 24), 9))
    assert "☀️" in fan.last()
    assert len(fan.messages()) == said + 2


async def test_a_change_back_while_asleep_costs_no_reminder(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await town.moves_to(at(date(2020, 2, 24), 23, 30))
    await fixes(owner, AMMAN, "10–15 мая 2020")
    await passes(town)
    await owner.taps("Вернуть")
    said = len(fan.messages())
    await town.moves_to(at(date(2020, 2, 25), 8))
    assert len(fan.messages()) == said
    await town.moves_to(at(date(2020, 2, 25), 9))
    assert "☀️" in fan.last()
    assert "Амман" in fan.last()


async def test_the_bot_may_restart_at_every_step(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe бокс")
    await opens(owner, AMMAN)
    await town.restarts()
    await owner.taps("Изменить")
    await town.restarts()
    await owner.taps("Даты")
    await town.restarts()
    await owner.says("10–15 апреля 2020")
    await town.restarts()
    await owner.taps("Сменился организатор")
    await town.restarts()
    await owner.says("https://example.org/source")
    assert "Проверьте" in owner.last()
    assert "Источник" in owner.last()
    await town.restarts()
    await owner.taps("Подтвердить")
    await town.stops()
    town.clock.move_to(town.clock.now() + 5 * MINUTE)
    await town.starts()
    await town.settles()
    assert "10–15 апреля" in fan.last()
    assert "Почему: сменился организатор" in fan.last()
    assert "Источник" in fan.last()
    await town.restarts()
    await owner.taps("Вернуть")
    await town.restarts()
    await town.settles()
    assert "Стало: 3–11 марта 2020" in fan.last()


async def test_words_are_days_only_while_they_are_asked_for(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("10–15 апреля 2020")
    assert "Ничего не нашлось" in owner.last()
    await opens(owner, AMMAN)
    await owner.taps("Изменить")
    await owner.says("Амман бокс")
    assert owner.last().startswith("🥊"), "a search, as ever"
    await owner.taps("Даты")
    await owner.says("/next")
    await owner.says("10–15 апреля 2020")
    assert "Почему?" in owner.last(), "a command between does not end it"
    await owner.says("3–11 марта 2020")
    assert "Ничего не нашлось" in owner.last()
    await owner.taps("Не менять")
    assert owner.sees("ничего не меняю")
    await opens(owner, AMMAN)
    await owner.taps("Изменить")
    await owner.taps("Даты")
    await owner.says("3–11 марта 2020")
    assert "менять нечего" in owner.last()
    await owner.taps("Не менять")
    assert stands(town, AMMAN)[1] == "2020-03-03"


async def test_days_that_had_their_effect_before_a_crash_are_answered_after_it(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await opens(owner, AMMAN)
    await owner.taps("Изменить")
    await owner.taps("Даты")
    await owner.says("10–15 апреля 2020")
    asked = owner.last()
    assert "Почему?" in asked
    number = rows(town.database_url, "inbox")[-1]["update_id"]
    message = {
        "message_id": 1,
        "date": town.clock.now() // SECOND,
        "chat": owner.person.chat(),
        "from": owner.person.user(),
        "text": "10–15 апреля 2020",
    }
    said = len(owner.messages())
    await town.stops()
    with closing(sqlite3.connect(town.database_url.removeprefix(PATH))) as connection, connection:
        body = json.dumps({"update_id": number, "message": message})
        unanswered = "UPDATE inbox SET state = 'applied', chat = ?, body = ? WHERE update_id = ?"
        connection.execute(unanswered, (owner.person.id, body, number))
    await town.starts()
    await owner.says("/next")
    assert owner.reads()[said] == asked
    assert len(rows(town.database_url, "dialogues")) == 1


async def test_of_two_owners_the_second_sees_what_the_first_has_done(town: Town) -> None:
    owner, deputy = town.someone("Ержан", owner=True), town.someone("Динара", owner=True)
    await deputy.says("/start")
    await drafts(owner, AMMAN, "10–15 апреля 2020")
    await fixes(deputy, AMMAN, "10–15 мая 2020")
    await owner.taps("Подтвердить")
    assert "Пока вы смотрели" in owner.last()
    assert "Было: 10–15 мая 2020" in owner.last()
    assert stands(town, AMMAN)[1] == "2020-05-10"
    await owner.taps("Подтвердить")
    assert stands(town, AMMAN)[1] == "2020-04-10"
    await deputy.taps("Вернуть")
    assert "изменили ещё раз" in deputy.alerts()[-1]
    assert stands(town, AMMAN)[1] == "2020-04-10"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "только сотрудники"), ("kk", "қызметкерлер өзгерте алады"), ("en", "Only staff")],
)
async def test_outsiders_are_refused_in_words_whatever_they_forge(town: Town, language: str, words: str) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая", language)
    await drafts(owner, AMMAN, "10–15 апреля 2020")
    number = data_of(owner, "Подтвердить").rpartition(":")[2]
    await opens(fan, AMMAN)
    assert not any("✏️" in button for button in fan.buttons())
    acts = ("dates", "postpone", "cancel", "unexplained", "apply", "undo", "aside")
    forged = [f"edit1:{number_of(town, AMMAN)}", f"why1:{number}:host", *(f"chg1:{act}:{number}" for act in acts)]
    for alerts, data in enumerate(forged, start=1):
        await fan.forges(data)
        assert len(fan.alerts()) == alerts
        assert words in fan.alerts()[-1]
        assert len(fan.alerts()[-1]) <= 200
    assert stands(town, AMMAN)[1] == "2020-03-03"
    await owner.taps("Подтвердить")
    await fan.forges(f"chg1:undo:{number}")
    assert stands(town, AMMAN)[1] == "2020-04-10"
    town.dismisses(owner)
    await town.restarts()
    await owner.taps("Вернуть")
    assert "только сотрудники" in owner.alerts()[-1]
    assert stands(town, AMMAN)[1] == "2020-04-10"


async def test_what_is_recorded_as_held_offers_no_change(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    held = next(row for row in rows(town.database_url, "tournaments") if row["status"] == "held")
    await opens(owner, held["slug"])
    assert not any("Изменить" in button for button in owner.buttons())
    await owner.forges(f"edit1:{held['id']}")
    assert "итог записан" in owner.alerts()[-1]
    await owner.forges("edit1:99999")
    assert len(owner.alerts()) == 2


def test_the_days_of_the_story_are_what_they_are_said_to_be() -> None:
    assert date(2027, 5, 3) - TODAY == timedelta(days=162)
