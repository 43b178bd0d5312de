"""The life of a group and of a forum, from being added to being removed: heard of by whom it concerns."""

from datetime import date

from bot.demo.telegram import Group
from tests.conftest import at
from tests.stories.test_groups import answers, says
from tests.town import Town

MARCH_2, MARCH_3, MARCH_4 = (date(2020, 3, day) for day in (2, 3, 4))


async def test_a_group_is_met_moves_loses_its_voice_is_left_and_comes_back_as_it_was(town: Town) -> None:
    admin = town.someone("Ержан")
    await admin.says("/start")
    old = town.telegram.add_group("Бокс Алматы", supergroup=False, members=(admin.person,))
    town.telegram.add_bot(old, by=admin.person)
    await says(admin, old, "/subscribe бокс")
    group = town.telegram.chat(town.telegram.migrate(old, by=admin.person))
    assert isinstance(group, Group)
    await town.deals_with_it()
    town.telegram.restrict_bot(group, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_2, 9))
    assert "«Бокс Алматы»" in admin.last()
    assert answers(town, group) == []
    town.telegram.demote_bot(group, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_3, 9))
    assert ["Сегодня" in one["text"] for one in answers(town, group)] == [True]
    heard = len(admin.messages())
    town.telegram.remove_bot(group, by=admin.person)
    await town.moves_to(at(MARCH_4, 9))
    town.telegram.add_bot(group, by=admin.person)
    await town.deals_with_it()
    assert len(answers(town, group)) == 1  # subscribed already, it is not greeted again
    assert len(admin.messages()) == heard  # who removes us knows
    await says(admin, group, "/start")
    assert "Сюда я уже пишу" in answers(town, group)[-1]["text"]


async def test_a_forum_without_an_open_topic_rests_its_admin_hears_it_and_it_goes_on_when_one_opens(
    town: Town,
) -> None:
    admin = town.someone("Ержан")
    await admin.says("/start")
    forum = town.telegram.add_group("Форум", forum=True, members=(admin.person,))
    town.telegram.add_bot(forum, by=admin.person)
    topic = town.telegram.add_topic(forum, "Лицензии", by=admin.person)
    await says(admin, forum, "/subscribe бокс", topic=topic)
    said = len(answers(town, forum))
    town.telegram.close_topic(forum, topic, by=admin.person)
    town.telegram.close_topic(forum, by=admin.person)
    await town.moves_to(at(MARCH_2, 9))
    await town.settles()
    assert "общая тема" in admin.last()
    assert len(answers(town, forum)) == said
    town.telegram.reopen_topic(forum, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_3, 9))
    assert "Сегодня" in answers(town, forum)[-1]["text"]
