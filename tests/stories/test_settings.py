"""Settings: everything by taps, everything in words, and the buttons under what comes unasked."""

from datetime import date

from schedules.clock import MINUTE
from tests.conftest import at
from tests.rows import rows
from tests.stories.test_changes import AMMAN
from tests.stories.test_groups import answers, says, tap
from tests.stories.test_recording import LINE
from tests.town import Someone, Town

MONDAY = date(2020, 2, 24)


def setting(town: Town, one: Someone, column: str) -> object:
    """What is kept of a person's chat."""
    return next(row[column] for row in rows(town.database_url, "chats") if row["telegram_id"] == one.person.id)


async def test_who_only_taps_sets_everything_in_one_message(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/settings")
    said = len(aya.messages())
    for page, *taps in (
        ("🔔 Виды спорта", "🥊 Бокс"),
        ("⏳", "за 30 дней"),
        ("🕘", "➕ 09:30"),
        ("📍", "➖ Катманду", "➖ "),
        ("🌙", "➖ с 22:00", "➕ до 09:00", "Лицензии и в тихие часы"),
        ("🔊", "Только новые"),
    ):
        for words in (page, *taps, "⬅️"):
            await aya.taps(words)
    for words in ("Лицензии", "Изменения", "Сводка", "Салют", "English"):
        await aya.taps(words)
    assert len(aya.messages()) == said
    assert aya.last().splitlines()[2:] == [
        "🌐 Language: English",
        "🔔 I follow for you: 🥊 Boxing",
        "⏳ I remind you 30 days before, 7 days before, 1 day before, and on the day it starts",
        "🕘 Reminders come at 09:30 (Kolkata)",
        "📍 Time zone: it is now 11:30 (Kolkata)",
        "🌙 Quiet hours: 22:00–09:00 (Kolkata), but new licences come even then",
        "🏅 I do not tell you about licences",
        "🔄 I do not tell you about changes",
        "🗓 A digest on Mondays: what is ahead and what was won",
        "🔉 Only new licences come with a sound",
        "🎉 A new licence comes without fireworks",
    ]


async def test_who_types_reads_what_is_set_or_how_it_is_written(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/settings тихо 22-7.30")
    assert aya.last().startswith("✅ Готово.")
    assert "Тихие часы: 22:00–07:30 (Алматы)" in aya.last()
    await aya.says("/settings тихо ночью")
    assert aya.last().endswith("/settings тихо 22-8 — или «нет»")
    await aya.says("/settings тіл қазақша")
    assert aya.last().startswith("✅ Дайын.")


async def test_a_push_is_muted_from_right_under_it_and_the_settings_open_below_it(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await aya.says("/subscribe")
    await owner.says(f"/won {LINE}")
    await owner.taps("✅ Записать")
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    assert aya.buttons() == ["🔕 Без лицензий", "⚙️ Настройки"]
    push = aya.messages()[-1]
    await aya.taps("🔕")
    assert "О лицензиях больше не рассказываю" in aya.last()
    assert push["text"] == aya.messages()[-2]["text"]
    assert setting(town, aya, "tells_licences") == 0
    await aya.taps("🔔 Вернуть")
    assert setting(town, aya, "tells_licences") == 1
    await aya.taps("⚙️ Настройки", on=push)
    assert "О лицензиях рассказываю" in aya.last()
    assert aya.messages()[-2]["text"].startswith("⚙️")
    # A change of one tournament mutes that one.
    number = next(row["id"] for row in rows(town.database_url, "tournaments") if row["slug"] == AMMAN)
    await owner.says(f"/start t{number}")
    for words in ("✏️", "⏸"):
        await owner.taps(words)
    for act in ("unexplained", "apply"):
        await owner.forges(f"chg1:{act}:{rows(town.database_url, 'dialogues')[-1]['id']}")
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    await aya.taps("🔕 Без этого турнира")
    assert "Об этом турнире больше не пишу" in aya.last()
    await aya.taps("🎯 Турниры")
    await aya.taps("🔕")
    assert "Пока ни одного" in aya.last()


async def test_in_a_group_only_its_admins_mute_a_push(town: Town) -> None:
    admin, member = town.someone("Ержан", owner=True), town.someone("Айгерим")
    group = town.telegram.add_group("Болельщики", members=(admin.person, member.person))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe бокс")
    await admin.says(f"/won {LINE}")
    await admin.taps("✅ Записать")
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    push = answers(town, group)[-1]
    for words in ("🔕", "⚙️"):
        said = len(answers(town, group))
        tap(member, group, push, words)
        await town.deals_with_it()
        assert "администраторы" in member.alerts()[-1]
        assert len(answers(town, group)) == said
        tap(admin, group, push, words)
        await town.deals_with_it()
        assert len(answers(town, group)) == said + 1
    assert "О лицензиях не рассказываю" in answers(town, group)[-1]["text"]


async def test_the_digest_of_a_monday_is_said_once_although_the_bot_restarts(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe")
    await aya.says("/settings сводка да")
    await town.moves_to(at(MONDAY, 9))
    assert aya.last().startswith("🗓 Сводка на неделю: 24 февраля – 1 марта")
    assert aya.buttons() == ["📅 Ближайшие турниры", "🏅 Лицензии", "🔕 Без сводки", "⚙️ Настройки"]
    said = len(aya.messages())
    await town.restarts()
    await town.moves_to(at(MONDAY, 10))
    assert len(aya.messages()) == said
