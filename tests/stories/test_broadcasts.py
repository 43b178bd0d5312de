"""/broadcast: an owner's own words, seen as they will be read, sent after the undo window, followed, stopped."""

from schedules.clock import MINUTE, SECOND
from tests.rows import rows
from tests.stories.test_recording import data_of
from tests.stories.test_staff import editor_of
from tests.town import Someone, Town

RUSSIAN = "Завтра бот отдохнёт час, 10:00–11:00 (Алматы) <спим>"
KAZAKH = "Ертең бот бір сағат демалады"


async def readers(town: Town) -> tuple[Someone, Someone, Someone]:
    """A Russian of all sports, a Kazakh of judo, and an English reader of boxing."""
    found = (town.someone("Асель"), town.someone("Айгерим", "kk"), town.someone("John", "en"))
    for one, sports in zip(found, ("", " JUD", " BOX"), strict=True):
        await one.says(f"/subscribe{sports}")
    return found


async def wrote(owner: Someone) -> None:
    """Words in Russian, bold, and in Kazakh; English readers borrow."""
    await owner.says("/broadcast")
    bold = {"type": "bold", "offset": 0, "length": 6}
    await owner.sends(text=RUSSIAN, entities=[bold])
    await owner.says(KAZAKH)
    await owner.taps("Без английского")


async def test_readers_get_what_the_owner_saw_each_in_their_language(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    ru, kk, en = await readers(town)
    await owner.says("/subscribe")
    await wrote(owner)
    previews = owner.messages()[-3:-1]
    check = owner.last()
    assert "Всем" not in check
    assert "4 читателя" in check
    assert "Займёт 1 с" in check
    assert "Текста по-английски нет: эти читатели получат сообщение по-русски" in check
    assert owner.buttons()[0] == "✅ Отправить (4)"
    await owner.taps("Отправить")
    assert "Начнётся: 20 февраля 2020, 12:02 (Алматы)" in owner.last()
    assert owner.buttons() == ["↩️ Отменить"]
    await town.restarts()
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    for one, preview in ((ru, previews[0]), (kk, previews[1]), (en, previews[0])):
        got = one.messages()[-1]
        assert (got["text"], got.get("entities")) == (preview["text"], preview.get("entities"))
    assert ru.messages()[-1]["text"] == RUSSIAN
    assert {"type": "bold", "offset": 0, "length": 6} in ru.messages()[-1]["entities"]
    await town.running.progress.look()
    progress = owner.messages()[-2]["text"]
    assert "Рассылка завершена" in progress
    assert "Отправлено: 4 из 4" in progress
    [row] = rows(town.database_url, "broadcasts")
    assert row["shown_by"] is not None
    town.clock.move_to(town.clock.now() + 11 * SECOND)
    await town.running.progress.look()
    [row] = rows(town.database_url, "broadcasts")
    assert row["shown_by"] is None
    assert "демалады" not in str(rows(town.database_url, "dialogues"))


async def test_an_audience_is_chosen_and_what_waits_is_stopped(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    ru, kk, en = await readers(town)
    await wrote(owner)
    await owner.taps("Только один вид")
    await owner.taps("▶️")
    await owner.taps("Дзюдо")
    assert "🥋 Дзюдо" in owner.last()
    assert "2 читателя" in owner.last()
    older = data_of(owner, "Отправить")
    await owner.taps("Қазақша")
    assert "1 читатель: Қазақша — 1" in owner.last()
    await owner.forges(older)
    assert "С тех пор рассылка изменилась" in owner.last()
    assert rows(town.database_url, "broadcasts") == []
    quiet = town.clock.now() + 12 * 60 * MINUTE  # midnight
    await town.moves_to(quiet)
    await owner.taps("Отправить")
    stop = data_of(owner, "Отменить")
    await town.moves_to(quiet + 3 * MINUTE)
    await town.running.progress.look()
    assert "Рассылка идёт" in owner.last()
    assert "Ждут конца тихих часов или новой попытки: 1" in owner.last()
    await owner.says("/broadcast")
    assert "Рассылка идёт" in owner.messages()[-2]["text"]
    await owner.taps("Остановить", on=owner.messages()[-2])
    assert "Рассылка остановлена" in owner.messages()[-2]["text"]
    await owner.forges(stop)  # twice without harm
    await town.moves_to(quiet + 10 * 60 * MINUTE)
    assert not any(one.sees("демалады") or one.sees("отдохнёт") for one in (ru, kk, en))


async def test_nobody_but_owners_sends_or_stops_one_whatever_they_forge(town: Town) -> None:
    owner, editor, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, editor, "BOX")
    await fan.says("/subscribe")
    await wrote(owner)
    send = data_of(owner, "Отправить")
    number = int(send.split(":")[2])
    for one in (editor, fan):
        await one.says("/broadcast")
        assert "только владелец" in one.last()
        for data in (send, f"bc1:aside:{number}:3", f"bcs1:{number}:BOX", f"bcl1:{number}:kk", f"bcp1:{number}:0"):
            await one.forges(data)
            assert "только владелец" in one.alerts()[-1], data
    assert rows(town.database_url, "broadcasts") == []
    await owner.forges(send)
    for one in (editor, fan):
        await one.forges("bcx1:1")
        assert "только владелец" in one.alerts()[-1]
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    assert fan.last() == RUSSIAN


async def test_only_text_is_a_broadcast_and_what_was_put_aside_is_gone(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/broadcast")
    await owner.sends(
        sticker={
            "file_id": "1",
            "file_unique_id": "1",
            "width": 1,
            "height": 1,
            "type": "regular",
            "is_animated": False,
            "is_video": False,
        }
    )
    assert "только текст" in owner.last()
    await owner.taps("Без русского", on=owner.messages()[-2])
    await owner.taps("Без казахского")
    await owner.taps("Без английского")
    assert "хотя бы на одном языке" in owner.alerts()[-1]
    await owner.says("Hello")
    assert "Таких читателей нет" in owner.last()
    await owner.taps("Не отправлять")
    assert "Слова стёрты" in owner.last()
    assert "Hello" not in str(rows(town.database_url, "dialogues"))
    await owner.forges("bc1:send:1:9")
    assert "больше нет" in owner.alerts()[-1]


async def test_a_broadcast_goes_on_although_its_progress_can_be_shown_nowhere(town: Town) -> None:
    owner, fan = town.someone("Ержан", owner=True), town.someone("Асель")
    await fan.says("/subscribe")
    await wrote(owner)
    await owner.taps("Отправить")
    owner.blocks()
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    assert fan.last() == RUSSIAN
    for _ in range(2):
        await town.running.progress.look()
        town.clock.move_to(town.clock.now() + 11 * SECOND)
    assert [row["shown_by"] for row in rows(town.database_url, "broadcasts")] == [None]
