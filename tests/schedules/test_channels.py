"""A channel knows who keeps it; a group keeps its language and lives on where it moves."""

from schedules.channels import give_up, keep
from schedules.chats import move, stop_writing, welcome
from storage.channels import read_keepers, read_kept_channels
from storage.database import Database
from storage.models import Address, Cause, ChatKind
from tests.conftest import FEBRUARY_20, at
from tests.people import DEFAULTS, chat_of, subscriber

NOW = at(FEBRUARY_20, 12)
CHANNEL = Address(-100, ChatKind.CHANNEL)
GROUP, SUPERGROUP = -7, -1007


async def kept_by(database: Database, person: int, title: str, language: str = "ru") -> int:
    chat = await keep(database, Cause(person, NOW), CHANNEL, title, language, DEFAULTS)
    return chat.id


async def test_a_channel_is_kept_by_whoever_connects_it_and_first_in_their_language(database: Database) -> None:
    chat_id = await kept_by(database, 1, "Спорт", "kk")
    await kept_by(database, 2, "Спорт", "en")
    await kept_by(database, 1, "Спорт+", "en")
    async with database.read() as connection:
        assert await read_keepers(connection, chat_id) == {1: "Спорт+", 2: "Спорт"}
        assert [one.title for one in await read_kept_channels(connection, 1)] == ["Спорт+"]
    chat = await chat_of(database, CHANNEL.telegram_id)
    assert (chat.language, chat.kind, chat.subscribed) == ("kk", ChatKind.CHANNEL, False)
    await give_up(database, Cause(1, NOW), chat_id)
    async with database.read() as connection:
        assert await read_kept_channels(connection, 1) == []
        assert list(await read_keepers(connection, chat_id)) == [2]


async def test_a_group_keeps_the_language_of_who_brought_us_and_a_person_their_newest(database: Database) -> None:
    for kind, number, then in ((ChatKind.GROUP, GROUP, "kk"), (ChatKind.PRIVATE, 5, "ru")):
        for hint in ("kk", "ru"):
            await welcome(database, Cause(1, NOW), Address(number, kind, None, hint), DEFAULTS)
        assert (await chat_of(database, number)).language_hint == then


async def test_a_group_that_moves_is_written_to_although_its_old_place_was_shut_first(database: Database) -> None:
    await subscriber(database, GROUP, NOW)
    await stop_writing(database, Cause(1, NOW), GROUP, "left")
    for _ in range(2):
        await move(database, Cause(1, NOW), GROUP, SUPERGROUP)
    chat = await chat_of(database, SUPERGROUP)
    assert (chat.subscribed, chat.paused) == (True, "")
