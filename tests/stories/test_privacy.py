"""What is kept is said, and deleted by who may, after a question."""

from datetime import date

from tests.conftest import at
from tests.rows import rows
from tests.stories.test_groups import answers, says, tap
from tests.town import Town


async def test_a_reader_sees_what_is_kept_has_it_deleted_and_is_met_anew(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await aya.says("/subscribe бокс")
    await aya.says("/language")
    await aya.taps("Қазақша")
    await aya.says("/privacy")
    assert "/forget" in aya.last()
    assert "Сіз лицензия жазатын" not in aya.last()
    await aya.says("/forget")
    await aya.taps("Жоқ")
    assert len(rows(town.database_url, "chats")) == 1
    await aya.says("/forget")
    await aya.taps("Иә")
    assert "жаңадан танысамыз" in aya.last()
    assert rows(town.database_url, "chats") == rows(town.database_url, "chat_sports") == []
    heard = len(aya.messages())
    await town.moves_to(at(date(2020, 3, 2), 9))
    assert len(aya.messages()) == heard
    await aya.says("/start")
    assert "🔔 Подписаться на всё" in aya.buttons()  # the language she had chosen is forgotten, too
    await owner.says("/privacy")
    assert "Вы записываете лицензии, поэтому" in owner.last()
    await owner.says("/forget")
    await owner.taps("Да, забыть")
    assert "Права у вас прежние" in owner.last()


async def test_a_group_is_forgotten_by_its_admins_only(town: Town) -> None:
    admin, member = town.someone("Ержан"), town.someone("Айгерим")
    group = town.telegram.add_group("Болельщики", members=(admin.person, member.person))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe бокс")
    await says(member, group, "/privacy")
    assert "об этой группе" in answers(town, group)[-1]["text"]
    await says(member, group, "/forget")
    assert "только её администраторы" in answers(town, group)[-1]["text"]
    await says(admin, group, "/forget")
    question = answers(town, group)[-1]
    tap(member, group, question, "Да, забыть")
    await town.deals_with_it()
    assert "администраторы" in member.alerts()[-1]
    assert len(rows(town.database_url, "chats")) == 1
    tap(admin, group, question, "Да, забыть")
    await town.deals_with_it()
    assert rows(town.database_url, "chats") == []
    assert "молчу" in answers(town, group)[-1]["text"]
