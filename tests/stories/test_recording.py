"""/won: what staff enter is previewed, recorded once, undone without harm, and told to everyone concerned."""

from collections import Counter

from handlers.texts import LANGUAGES
from schedules.clock import MINUTE, SECOND
from storage.models import Holder
from tests.rows import rows
from tests.stories.conftest import OpenTown
from tests.town import Someone, Town

LINE = "BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1"
NAMES = {
    "ru": ("Абильхан Аманкул", "Сакен Бибосынов"),
    "kk": ("Әбілхан Аманқұл", "Сәкен Бибосынов"),
    "en": ("Abilkhan Amankul", "Saken Bibossinov"),
}
OTHER = "BOX | Men's 52 kg | Saken Bibossinov | boxing-asia-oceania-2020"
NEWS, CORRECTION = "Нов", "Поправка"


def total(town: Town) -> int:
    """The places in the ledger."""
    return sum(row["places_change"] for row in rows(town.database_url, "ledger"))


def heard(one: Someone, words: str) -> list[str]:
    return [text for text in one.reads() if words in text.splitlines()[0]]


def data_of(one: Someone, words: str) -> str:
    """What a button of the newest message carries."""
    keyboard = one.messages()[-1]["reply_markup"]["inline_keyboard"]
    return next(button["callback_data"] for row in keyboard for button in row if words in button["text"])


async def test_several_lines_are_previewed_and_the_holder_is_changed_by_its_button(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/won")
    assert "Что завоёвано?" in owner.last()
    await owner.says(f"{LINE}\n\nборьба | 97 kg\nJUD | Men's 60 kg | Yeldos Smetov | | 2")
    preview = owner.last()
    assert "1. 🥊 Бокс · Мужчины, до 75 кг — Абильхан Аманкул · место страны\n" in preview
    assert "Отборочный олимпийский турнир по боксу" in preview
    assert "2. 🤼 Борьба · 97 kg · место страны" in preview
    assert "3. 🥋 Дзюдо · Мужчины, до 60 кг — Елдос Сметов · 2 места · именная" in preview
    assert "Всего станет 43 из 100" in preview
    assert total(town) == 39
    assert owner.buttons()[0] == "✅ Записать"
    said = len(owner.messages())
    await owner.taps("1. Сделать именной")
    assert "Абильхан Аманкул · именная" in owner.last()
    await owner.taps("3. Сделать местом страны")
    assert "2 места · место страны" in owner.last()
    await owner.taps("Записать")
    assert len(owner.messages()) == said  # all of it in place
    assert total(town) == 43
    new = rows(town.database_url, "licences")[-3:]
    assert [(row["sport"], row["holder"]) for row in new] == [
        ("BOX", Holder.ATHLETE),
        ("WRE", Holder.NOC),
        ("JUD", Holder.NOC),
    ]
    assert "✅ Записано: 4 лицензии." in owner.last()
    assert "Подписчикам расскажу: 20 февраля 2020, 12:02 (Алматы)." in owner.last()
    assert owner.buttons() == ["↩️ Отменить запись"]


async def test_lines_that_cannot_be_read_are_explained_one_by_one_and_nothing_is_recorded(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says(
        f"/won {LINE}\nBOX\nъъъъ | 75 kg\nBOX | 75 kg | | judo-masters-doha-2021\nBOX | 75 kg | | | много"
    )
    for number in (2, 3, 4, 5):
        assert f"Строка {number}: " in owner.last()
    assert "Строка 1: " not in owner.last()
    assert "Понял так:\n🥊 Бокс · Мужчины, до 75 кг — Абильхан Аманкул" in owner.last()
    assert owner.buttons() == []
    await owner.says(" | 75 kg")  # mended, but not enough
    assert "Строка 1: не вижу вида спорта" in owner.last()
    await owner.says("/next")  # something between does not end it
    await owner.says(LINE)
    assert "Всего станет 40 из 100" in owner.last()
    await owner.says("/won " + "\n".join(["BOX | " + "x" * 115 + " | " + "<&>" * 38] * 50))
    assert len(owner.last()) <= 4096
    assert "…и ещё " in owner.last()
    await owner.says("/won " + "\n".join(["BOX | " + "x" * 115 + " | " + "<&>" * 38] * 49 + ["ъъъ"] * 5))
    assert len(owner.last()) <= 4096
    assert total(town) == 39


async def test_both_presses_may_be_repeated_without_harm(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/subscribe")
    await owner.says(f"/won {LINE}")
    record, holder = data_of(owner, "Записать"), data_of(owner, "именной")
    await owner.taps("Записать")
    confirmation = owner.last()
    undo = data_of(owner, "Отменить")
    await owner.forges(record)
    assert owner.last() == confirmation
    await owner.forges(holder)  # too late to change
    assert "больше нет" in owner.alerts()[-1]
    assert total(town) == 40
    await owner.taps("Отменить")
    undone = owner.last()
    assert undone.splitlines() == [
        "↩️ Запись отменена. Подписчикам ничего не сообщалось.",
        "Всего теперь: 39 из 100",
    ]
    await owner.forges(undo)
    assert owner.last() == undone
    await owner.forges(record)
    assert "больше нет" in owner.last()
    assert total(town) == 39
    assert Counter(row["step"] for row in rows(town.database_url, "ledger"))["undone"] == 1
    await town.moves_to(town.clock.now() + 10 * MINUTE)
    assert not heard(owner, NEWS)
    assert not heard(owner, CORRECTION)


async def test_what_is_put_aside_is_never_recorded(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says(f"/won {LINE}")
    record, aside = data_of(owner, "Записать"), data_of(owner, "Не записывать")
    await owner.taps("Не записывать")
    assert "ничего не записываю" in owner.last()
    assert owner.buttons() == []
    for data in (record, aside):
        await owner.forges(data)
        assert "больше нет" in owner.alerts()[-1]
    assert total(town) == 39


TOLD = {
    "ru": ("Новые лицензии: 2!", "Всего теперь 41 из 100, осталось 59.", "Поправка", "Было 41, стало 40."),
    "kk": ("Жаңа лицензиялар: 2!", "Енді барлығы 41 лицензия.", "Түзету", "41 еді, 40 болды."),
    "en": ("New licences: 2!", "That makes 41 of 100, 59 to go.", "Correction", "Was 41, is 40."),
}


async def test_two_entries_for_one_tournament_are_told_together_and_one_undone_later_is_corrected(
    town: Town,
) -> None:
    owner = town.someone("Ержан", owner=True)
    fans = {language: town.someone("Ая", language) for language in LANGUAGES}
    for fan in fans.values():
        await fan.says("/subscribe boxing")
    start = town.clock.now()
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    await town.moves_to(start + 90 * SECOND)
    await owner.says(f"/won {OTHER}")
    await owner.taps("Записать")
    await town.moves_to(start + 209 * SECOND)  # the second entry began the window anew
    assert not heard(fans["ru"], NEWS)
    await town.moves_to(start + 210 * SECOND)
    for language, fan in fans.items():
        title, count, correction, _ = TOLD[language]
        assert title in fan.last()
        assert all(name in fan.last() for name in NAMES[language])
        assert count in fan.last()
        assert len(fan.messages()) == 2
        assert correction not in fan.last()
    undo = data_of(owner, "Отменить")
    await owner.taps("Отменить")
    assert "получат поправку" in owner.last()
    await owner.forges(undo)
    assert "получат поправку" in owner.last()
    await town.settles()
    for language, fan in fans.items():
        _, _, correction, count = TOLD[language]
        assert correction in fan.last()
        assert NAMES[language][1] in fan.last()
        assert NAMES[language][0] not in fan.last()
        assert count in fan.last()
        assert len(fan.messages()) == 3


async def test_without_an_undo_window_everyone_is_told_at_once(open_town: OpenTown) -> None:
    async with open_town(undo_seconds=0) as town:
        owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
        await fan.says("/subscribe")
        await owner.says(f"/won {LINE}")
        await owner.taps("Записать")
        await town.settles()
        assert len(heard(fan, NEWS)) == 1
        await owner.says(f"/won {OTHER}")
        await owner.taps("Записать")
        await town.settles()
        assert len(heard(fan, NEWS)) == 2
        await owner.taps("Отменить")
        await town.settles()
        assert len(heard(fan, CORRECTION)) == 1
        assert "Сакен Бибосынов" in fan.last()


async def test_the_bot_may_restart_at_every_step(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Ая")
    await fan.says("/subscribe")
    await owner.says("/won")
    await town.restarts()
    await owner.says(LINE)
    assert "Всего станет 40" in owner.last()
    await town.restarts()
    await owner.taps("Сделать именной")
    await owner.taps("Записать")
    assert total(town) == 40
    await town.restarts()
    await town.moves_to(town.clock.now() + 119 * SECOND)
    assert not heard(fan, NEWS)
    await town.stops()
    town.clock.move_to(town.clock.now() + 5 * MINUTE)
    await town.starts()
    await town.settles()
    assert len(heard(fan, NEWS)) == 1
    await town.restarts()
    await owner.taps("Отменить")
    assert total(town) == 39
    await town.restarts()
    await town.settles()
    assert (len(heard(fan, NEWS)), len(heard(fan, CORRECTION))) == (1, 1)


async def test_a_draft_is_its_author_s_and_a_recording_any_owner_s_to_undo(town: Town) -> None:
    owner, deputy = town.someone("Ержан", owner=True), town.someone("Динара", owner=True)
    await deputy.says("/help")
    await owner.says(f"/won {LINE}")
    record, aside, holder = (data_of(owner, words) for words in ("Записать", "Не записывать", "именной"))
    for data in (record, aside, holder):
        await deputy.forges(data)
        assert "больше нет" in deputy.alerts()[-1]
    assert total(town) == 39
    assert "· место страны" in owner.last()
    await owner.taps("Записать")
    undo = data_of(owner, "Отменить")
    await deputy.forges(undo)
    assert total(town) == 39
    await owner.taps("Отменить")
    assert "Запись отменена" in owner.last()
    assert total(town) == 39


async def test_only_staff_record_and_only_while_they_are_staff(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    refused = {"ru": "только сотрудники", "kk": "қызметкерлер жаза алады", "en": "Only staff"}
    for language, words in refused.items():
        fan = town.someone("Ая", language)
        for command in ("/won", f"/won {LINE}"):
            await fan.says(command)
            assert words in fan.last()
        refusal = fan.last()
        await fan.says(LINE)
        assert fan.last() != refusal
        assert "Всего станет" not in fan.last()
    await owner.says(f"/won {LINE}")
    record = data_of(owner, "Записать")
    town.dismisses(owner)
    await town.restarts()
    await owner.taps("Записать")
    await owner.forges(record)
    assert "только сотрудники" in owner.alerts()[-1]
    said = owner.last()
    await owner.says(LINE)
    assert owner.last() != said
    assert "Всего станет" not in owner.last()
    assert total(town) == 39
    assert rows(town.database_url, "recordings") == []
