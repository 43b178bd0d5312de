"""/stats: the owners' numbers, at most a minute old, and nobody else's."""

from schedules.clock import MINUTE
from tests.stories.test_recording import LINE
from tests.stories.test_staff import editor_of
from tests.town import Town


async def test_an_owner_reads_who_reads_and_what_does_not_arrive(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/stats")
    assert "0 читателей" in owner.last()
    assert "Всё отправлено" in owner.last()
    fan, gone = town.someone("Айгерим", "kk"), town.someone("Тимур")
    await fan.says("/subscribe JUD")
    await gone.says("/subscribe")
    await owner.says("/stats")
    assert "0 читателей" in owner.last()  # a minute is not over
    await town.moves_to(town.clock.now() + MINUTE)
    await owner.taps("Обновить")
    assert "2 читателя" in owner.last()
    assert "Пришло за неделю: 2, за месяц: 2" in owner.last()
    for words in ("Қазақша — 1", "Русский — 1", "личные чаты — 2", "Следят за всем: 1", "🥋 Дзюдо — 1"):
        assert words in owner.last()
    await owner.says(f"/won {LINE}")
    await owner.taps("Записать")
    await town.moves_to(town.clock.now() + MINUTE)
    await owner.says("/stats")
    assert "Дольше всего ждёт: новые лицензии, с 20 февраля 2020, 12:01 (Алматы)" in owner.last()
    gone.blocks()
    await town.moves_to(town.clock.now() + 2 * MINUTE)
    await owner.says("/stats")
    assert "1 читатель" in owner.last()
    assert "Всё отправлено" in owner.last()


async def test_the_numbers_are_for_owners_alone(town: Town) -> None:
    owner, editor, fan = town.someone("Ержан", owner=True), town.someone("Ая"), town.someone("Тимур")
    await editor_of(owner, editor, "BOX")
    await fan.says("/start")
    for one in (editor, fan):
        await one.says("/stats")
        assert "только владелец" in one.last()
        await one.forges("stat1")
        assert "только владелец" in one.alerts()[-1]
    assert not any("читател" in text for one in (editor, fan) for text in one.reads())
