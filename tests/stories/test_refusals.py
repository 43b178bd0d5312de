"""Where Telegram refuses us: groups that close their doors, messages that it will not take."""

from datetime import date, timedelta
from typing import Any

from bot.demo.telegram import Fault
from tests.conftest import at
from tests.rows import rows
from tests.stories.test_groups import answers, says
from tests.town import Town

MARCH_2 = date(2020, 3, 2)
SENDING = frozenset({"sendMessage"})


def place(message: dict[str, Any]) -> object:
    return message.get("message_thread_id")


async def test_a_closed_topic_gives_way_to_general_until_an_admin_chooses_another(town: Town) -> None:
    admin = town.someone("Ержан")
    group = town.telegram.add_group("Форум", forum=True, members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    old, new = (town.telegram.add_topic(group, name, by=admin.person) for name in ("Старая", "Новая"))
    await says(admin, group, "/subscribe бокс", topic=old)
    town.telegram.close_topic(group, old, by=admin.person)
    await town.moves_to(at(MARCH_2, 9))
    said = answers(town, group)[2:]
    assert [place(one) for one in said] == [None, None]
    together = "\n".join(one["text"] for one in said)
    assert "Завтра" in together
    assert "/subscribe" in together
    await says(admin, group, "/subscribe бокс", topic=new)
    await town.moves_to(at(MARCH_2 + timedelta(days=1), 9))
    assert place(answers(town, group)[-1]) == new
    assert "Сегодня" in answers(town, group)[-1]["text"]


async def test_a_group_that_takes_our_right_to_write_rests_and_its_admin_hears_why(town: Town) -> None:
    admin, other = town.someone("Ержан"), town.someone("Айгерим")
    await admin.says("/start")
    group = town.telegram.add_group("Бокс Алматы", members=(admin.person, other.person))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe бокс")
    town.telegram.restrict_bot(group, by=admin.person, unnoticed=True)
    heard = len(admin.messages())
    await town.moves_to(at(MARCH_2, 9))
    await town.moves_to(at(MARCH_2, 10))
    (told,) = admin.reads()[heard:]
    assert "«Бокс Алматы»" in told
    assert "/start" in told
    assert other.messages() == []
    tries = [one for one in town.telegram.requests if one.chat_id == group.id and one.method == "sendMessage"]
    await town.moves_to(at(MARCH_2 + timedelta(days=1), 9))
    assert len(
        [one for one in town.telegram.requests if one.chat_id == group.id and one.method == "sendMessage"]
    ) == (len(tries))
    group.refusal = None
    await says(admin, group, "/start")
    await town.moves_to(at(date(2020, 3, 6), 9))
    assert rows(town.database_url, "chats")[-1]["paused"] == ""


async def test_a_group_that_takes_our_right_to_write_is_told_of_at_once(town: Town) -> None:
    admin = town.someone("Ержан")
    await admin.says("/start")
    group = town.telegram.add_group("Бокс Алматы", members=(admin.person,))
    town.telegram.add_bot(group, by=admin.person)
    await says(admin, group, "/subscribe бокс")
    town.telegram.restrict_bot(group, by=admin.person)
    await town.deals_with_it()
    await town.settles()
    assert "«Бокс Алматы»" in admin.last()
    town.telegram.demote_bot(group, by=admin.person)
    await town.deals_with_it()
    await town.moves_to(at(MARCH_2, 9))
    assert "Завтра" in answers(town, group)[-1]["text"]


async def test_what_is_refused_everywhere_stops_and_goes_on_when_an_owner_says_so(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    readers = [town.someone(name) for name in ("Айгерим", "Тимур", "Дана", "Әлия")]
    await owner.says("/unsubscribe")
    for reader in readers:
        await reader.says("/subscribe бокс")
    for reader in readers:
        town.telegram.fail(
            Fault.BAD_REQUEST,
            methods=SENDING,
            chat_id=reader.person.id,
            times=None,
            description="BUTTON_DATA_INVALID",
        )
    await owner.says("/won BOX | Men's 75 kg | Abilkhan Amankul")
    await owner.taps("✅")
    heard = [len(reader.messages()) for reader in readers]
    await town.moves_to(town.clock.now() + 120_000)
    await town.settles()
    assert "BUTTON_DATA_INVALID" in owner.last()
    assert "остановил" in owner.last()
    assert "4 чата ждут" in owner.last()
    assert {one["state"] for one in rows(town.database_url, "deliveries")} == {"held"}
    alarm = owner.messages()[-1]
    forged = alarm["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await readers[0].forges(forged)
    assert {one["state"] for one in rows(town.database_url, "deliveries")} == {"held"}
    town.telegram.calm()
    await owner.taps("Отправить снова", on=alarm)
    await town.settles()
    assert [len(reader.messages()) for reader in readers] == [count + 1 for count in heard]
    assert all("Аманкул" in reader.last() for reader in readers)
    assert "Отправляю снова" in owner.last()
    await owner.taps("Отправить снова", on=alarm)
    assert "ничего не отложено" in owner.alerts()[-1]
