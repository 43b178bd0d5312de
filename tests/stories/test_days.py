"""Of /staff: an editor's last day is looked through and taken back; who was let go is refused at once."""

from typing import Any

from aiogram.types import CallbackQuery, Message, Update

from handlers.visits import VisitMiddleware
from schedules.clock import MINUTE
from schedules.licences import record
from schedules.staff import remove_editor
from storage.models import Cause
from tests.rows import rows
from tests.stories.test_recording import LINE, OTHER, data_of, total
from tests.stories.test_staff import editor_of
from tests.town import Town

JUDO = "JUD | Men's 60 kg | | | 1"


async def test_an_owner_takes_back_a_day_in_one_message_a_reader(town: Town) -> None:
    owner, aya, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, aya, "BOX, JUD")
    await fan.says("/subscribe")
    for line in (LINE, JUDO):
        await aya.says(f"/won {line}")
        await aya.taps("Записать")
    await town.moves_to(town.clock.now() + 3 * MINUTE)
    assert total(town) == 41
    heard = len(fan.messages())
    await owner.says("/staff")
    await owner.taps("✖️ Ая")
    await owner.taps("Да, убрать")
    assert "Ая больше не сотрудник" in owner.last()
    await owner.taps("за сутки: Ая")
    for words in ("Записано за сутки: Ая", "Будет отменено: 2", "🥊 Бокс", "🥋 Дзюдо", "одним сообщением"):
        assert words in owner.last(), words
    undo = data_of(owner, "Отменить (2)")
    await town.restarts()
    await owner.taps("Отменить (2)")
    assert "Отменено за сутки: 2 — Ая" in owner.last()
    await owner.forges(undo)  # twice without harm
    await town.settles()
    assert total(town) == 39
    assert len(fan.messages()) == heard + 1
    assert fan.last().count("39") >= 1
    assert "🥊" in fan.last()
    assert "🥋" in fan.last()


async def test_what_stays_is_shown_with_its_reason_and_nothing_at_all_is_said_so(town: Town) -> None:
    owner, aya, bek = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Бек")
    for one in (aya, bek):
        await editor_of(owner, one, "BOX")
    await aya.says(f"/won {LINE}")
    await aya.taps("Записать")
    licence = rows(town.database_url, "licences")[-1]["id"]
    await bek.forges(f"life1:{licence}:confirmed")
    await bek.taps("Записать")
    await owner.forges(f"day1:{aya.person.id}")
    assert "Останется: 1" in owner.last()
    assert "На этом держится то, что сделано позже: Бек" in owner.last()
    assert owner.buttons() == ["Оставить как есть"]
    await owner.taps("Оставить")
    assert "всё остаётся" in owner.last()
    await owner.forges("day1:777")
    assert "Такого сотрудника уже нет" in owner.alerts()[-1]
    await town.moves_to(town.clock.now() + 25 * 60 * MINUTE)
    await owner.forges(f"day1:{aya.person.id}")
    assert "нечего отменять" in owner.last()


async def test_nobody_but_owners_looks_through_a_day_whatever_they_forge(town: Town) -> None:
    owner, aya, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, aya, "BOX")
    await aya.says(f"/won {LINE}")
    await aya.taps("Записать")
    await fan.says("/start")
    await owner.forges(f"day1:{aya.person.id}")
    undo = data_of(owner, "Отменить (1)")
    for one in (aya, fan):
        for data in (f"day1:{aya.person.id}", undo, undo.replace("undo", "leave"), "dayp1:1:0"):
            await one.forges(data)
            assert "только владелец" in one.alerts()[-1], data
    assert total(town) == 40


async def test_who_is_let_go_between_a_press_and_its_effect_is_refused(town: Town) -> None:
    """The middleware has seen their rights; the transaction of the verb sees that they are gone."""
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await editor_of(owner, aya, "BOX")
    await aya.says(f"/won {LINE}")
    draft = int(data_of(aya, "Записать").split(":")[1])
    house, bot = town.running.house, town.running.progress.bot
    message = aya.messages()[-1]
    pressed = {"id": "1", "from": aya.person.user(), "chat_instance": "1", "data": "…", "message": message}

    async def confirms(_: Any, data: dict[str, Any]) -> None:
        assert data["visit"].staff
        await remove_editor(house.database, Cause(owner.person.id, town.clock.now()), aya.person.id)
        await record(house.database, data["visit"].cause, draft, house.games, "Asia/Almaty", 120)

    update = Update.model_validate({"update_id": 10**6, "callback_query": pressed}, context={"bot": bot})
    tap = update.callback_query
    assert isinstance(tap, CallbackQuery)
    assert isinstance(tap.message, Message)
    seen = {"event_chat": tap.message.chat, "event_from_user": tap.from_user}
    await VisitMiddleware(house)(confirms, update, seen)
    assert total(town) == 39
    await aya.says(f"/won {OTHER}")
    assert "только сотрудники" in aya.last()


async def test_who_is_let_go_keeps_no_draft_and_no_question(town: Town) -> None:
    owner, aya = town.someone("Ержан", owner=True), town.someone("Ая")
    await editor_of(owner, aya, "BOX")
    await aya.says("/won")
    assert [row["open"] for row in rows(town.database_url, "dialogues")] == [1]
    await owner.forges(f"fire1:{aya.person.id}:1")
    assert [row["open"] for row in rows(town.database_url, "dialogues")] == [0]
    await aya.says("BOX | Men's 75 kg")
    assert total(town) == 39
