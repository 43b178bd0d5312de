"""A new licence comes with fireworks, in private chats, for those who like them."""

from tests.stories.test_recording import LINE
from tests.town import Someone, Town


def effects(town: Town, one: Someone) -> list[str | None]:
    """Of the announcements someone was sent."""
    return [
        sent.params.get("message_effect_id")
        for sent in town.telegram.ledger
        if sent.chat_id == one.person.id and "Новая лицензия" in sent.text
    ]


async def test_fireworks_come_with_a_licence_unless_they_are_switched_off(town: Town) -> None:
    owner, fan, calm = town.someone("Ержан", owner=True), town.someone("Айгерим"), town.someone("Тимур")
    for one in (fan, calm):
        await one.says("/subscribe бокс")
    await calm.says("/settings")
    await calm.taps("✅ Салют")
    assert "без салюта" in calm.last()
    await owner.says(f"/won {LINE}")
    await owner.taps("✅ Записать")
    await town.moves_to(town.clock.now() + 120_000)
    [fireworks] = effects(town, fan)
    assert fireworks
    assert effects(town, calm) == [None]
    assert "Амман" in fan.last()
    [count] = [sent for sent in town.telegram.ledger if "Настройки" in sent.text][:1]
    assert "message_effect_id" not in count.params
