"""Who asks to be forgotten is: their number stands nowhere; in the history a stand-in takes its place."""

import pytest
from sqlalchemy import func, insert, select

from schedules.channels import keep
from schedules.chats import follow_tournament, stop_writing
from schedules.days import NotFound, look_at_day, undo_day
from schedules.drafts import Entry, draft
from schedules.inbox import Received, accept, finish
from schedules.licences import Recorded, Undone, record, undo
from schedules.notices import find_deliveries, plan
from schedules.outbox import Gone, Later, NoTopic, Refused, Result, Silenced, settle
from schedules.privacy import Forgotten, forget
from schedules.retries import retry_morning
from schedules.staff import accept_invitation, invite, remove_editor
from schedules.suspensions import silence
from storage.channels import read_keepers
from storage.chats import read_chat
from storage.database import Database
from storage.licences import read_licences_in_force, tally
from storage.models import Address, Cause, ChatKind, DeliveryState, Holder
from storage.tables import chats, dialogues, ledger, metadata, questions
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import DEFAULTS, address, all_of, chat_of, subscriber

NOW = at(FEBRUARY_20, 12)
GAMES = "TOKYO2020"
OWNER, AYA, TIMUR, GROUP = 900_001, 777_001, 777_002, -100_777
CHANNEL, SHUT = Address(-100_888, ChatKind.CHANNEL), Address(-100_889, ChatKind.CHANNEL)
OWNERS = frozenset({OWNER})
BOXER = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", None, 1, Holder.ATHLETE)


async def traces(database: Database, number: int) -> set[str]:
    """The columns in which a number stands, alone or within words."""
    found = set()
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                found |= {f"{table.name}.{name}" for name, value in row.items() if str(number) in str(value)}
    return found


async def forgets(database: Database, who: int = AYA, now: int = NOW, update_id: int | None = None) -> Forgotten:
    return await forget(database, Cause(who, now, update_id), address(who), OWNERS)


async def becomes_editor(database: Database, who: int) -> None:
    invited = await invite(database, Cause(OWNER, NOW), ["BOX"])
    await accept_invitation(database, Cause(who, NOW), invited.token, "Ая", address(who), DEFAULTS, OWNERS)


async def records(database: Database, who: int) -> int:
    number = await draft(database, Cause(who, NOW), who, (BOXER,))
    assert isinstance(number, int)
    assert isinstance(await record(database, Cause(who, NOW), number, GAMES, ALMATY, 0), Recorded)
    return number


async def total(database: Database) -> int:
    async with database.read() as connection:
        return tally(await read_licences_in_force(connection, GAMES, FEBRUARY_20)).places


@pytest.fixture
async def aya(database: Database) -> int:
    """The number of her chat: she subscribes, keeps channels, waits for news, and is written about to others."""
    chat = await subscriber(database, AYA, NOW, ("BOX", "JUD"))
    await follow_tournament(database, Cause(AYA, NOW), address(AYA), 1, DEFAULTS, wanted=False)
    for channel in (CHANNEL, SHUT):
        await keep(database, Cause(AYA, NOW), channel, "Спорт", "ru", DEFAULTS)
    await stop_writing(database, Cause(AYA, NOW), SHUT.telegram_id, "kicked")
    group = await subscriber(database, GROUP, NOW)
    async with database.write() as connection:
        await retry_morning(connection, chat.id, DeliveryState.READY, 1, NOW, "busy")
        await silence(connection, group.id, "no right", "Клуб", [AYA], NOW)
    return chat.id


async def test_a_reader_is_forgotten_with_all_that_hangs_on_them(database: Database, aya: int) -> None:
    await subscriber(database, TIMUR, NOW)
    await records(database, OWNER)
    await plan(database, NOW)
    assert "deliveries" in {one.partition(".")[0] for one in await hanging_on(database, aya)}
    assert await forgets(database) == Forgotten(works=False)
    assert await traces(database, AYA) == set()
    assert await hanging_on(database, aya) == set()
    told = await find_deliveries(database, NOW, 10, [])
    assert [chat.telegram_id for chat, _ in told] == [TIMUR]
    async with database.read() as connection:
        assert await read_keepers(connection, (await chat_of(database, CHANNEL.telegram_id)).id) == {}
        assert await read_chat(connection, SHUT.telegram_id) is None  # nobody keeps it, and it wants nothing


async def hanging_on(database: Database, chat_id: int) -> set[str]:
    """The tables whose rows belong to a chat."""
    found = set()
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            for column in table.c:
                if column.references(chats.c.id) or column is chats.c.id:
                    rows = await connection.execute(select(func.count()).where(column == chat_id))
                    found |= {f"{table.name}.{column.name}"} if rows.scalar_one() else set()
    return found


async def test_who_writes_again_is_new_and_has_a_number_of_their_own(database: Database, aya: int) -> None:
    newest = max(int(str(number)) for (number,) in await all_of(database, chats, "id"))
    await forgets(database)
    again = await subscriber(database, AYA, NOW + 1)
    assert again.id > newest >= aya
    assert (again.all_sports, again.muted, again.leads) == (True, frozenset(), DEFAULTS.leads)


@pytest.mark.parametrize(
    "outcome",
    [Gone("blocked"), Later("busy"), Refused("no"), NoTopic("closed"), Silenced("no right")],
    ids=lambda outcome: type(outcome).__name__,
)
async def test_what_becomes_of_a_message_that_was_under_way_concerns_nobody(
    database: Database, aya: int, outcome: Gone | Later | Refused | NoTopic | Silenced
) -> None:
    await forgets(database)
    again = await subscriber(database, AYA, NOW + 1)
    for plain in (False, True):
        await settle(database, [Result(aya, FEBRUARY_20, (1,), outcome, plain)], NOW, [])
    assert await chat_of(database, AYA) == again
    assert await hanging_on(database, aya) == set()


async def test_an_update_that_is_answered_says_no_more_whose_it_was(database: Database) -> None:
    await accept(database, [Received(number, AYA, f'{{"from": {AYA}}}') for number in (1, 2)], NOW)
    await subscriber(database, AYA, NOW)
    first = await forgets(database, update_id=1)
    assert await forgets(database, update_id=1) == first  # killed before the answer, it is handled again
    await finish(database, 1)
    assert await traces(database, AYA) == {"inbox.chat", "inbox.body"}  # of what she wrote after that
    await finish(database, 2)
    assert await traces(database, AYA) == set()


async def test_an_editor_keeps_their_role_and_their_number_beside_what_they_wrote(database: Database) -> None:
    await becomes_editor(database, AYA)
    await records(database, AYA)
    await draft(database, Cause(AYA, NOW), AYA, (BOXER,))
    assert await forgets(database) == Forgotten(works=True)
    left = await traces(database, AYA)
    assert {one.partition(".")[0] for one in left} == {
        *("audit", "dialogues", "invitations", "ledger", "recordings", "staff", "staff_sports"),
    }
    assert [row[0] for row in await all_of(database, dialogues, "open")] == [0]  # the draft begun is dropped
    assert await forget(database, Cause(OWNER, NOW), address(OWNER), OWNERS) == Forgotten(works=True)


async def test_of_a_former_editor_the_history_keeps_what_was_written_and_a_stand_in(database: Database) -> None:
    numbers = {}
    for who in (AYA, TIMUR):
        await becomes_editor(database, who)
        numbers[who] = await records(database, who)
        await remove_editor(database, Cause(OWNER, NOW), who)
    before = await total(database)
    for who in (AYA, TIMUR):
        assert await forgets(database, who) == Forgotten(works=False)
        assert await traces(database, who) == set()
    assert await total(database) == before
    async with database.read() as connection:
        wrote = await connection.execute(select(ledger.c.actor).where(ledger.c.actor < 0).order_by(ledger.c.id))
        assert list(wrote.scalars()) == [-1, -2]  # told apart, and nobody's
    undone = await undo(database, Cause(OWNER, NOW), numbers[AYA], GAMES, ALMATY)
    assert isinstance(undone, Undone)
    assert await total(database) == before - 1


async def test_a_day_that_an_owner_looked_through_is_forgotten_with_its_editor(
    database: Database,
) -> None:
    await becomes_editor(database, AYA)
    await records(database, AYA)
    day = await look_at_day(database, Cause(OWNER, NOW), OWNER, AYA, GAMES)
    assert await undo_day(database, Cause(OWNER, NOW), day.dialogue_id, GAMES, ALMATY)
    await remove_editor(database, Cause(OWNER, NOW), AYA)
    await forgets(database)
    assert await traces(database, AYA) == set()
    assert await undo_day(database, Cause(OWNER, NOW), day.dialogue_id, GAMES, ALMATY) == NotFound()


async def test_a_question_that_was_put_to_them_goes_on_without_them(database: Database) -> None:
    await becomes_editor(database, AYA)
    chat = await chat_of(database, AYA)
    async with database.write() as connection:
        await connection.execute(
            insert(questions).values(
                tournament_id=1,
                last_on="2020-02-20",
                round=1,
                asked_at=NOW,
                next_at=NOW,
                asked=f"{chat.id},{chat.id}0",
                said="number",
                said_by=AYA,
                said_at=NOW,
            )
        )
    await forgets(database)
    assert await all_of(database, questions, "asked", "said", "said_by") == [(f"{chat.id}0", "", None)]


async def test_a_group_is_forgotten_without_whoever_asked_for_it(database: Database) -> None:
    await subscriber(database, GROUP, NOW, topic_id=3)
    await subscriber(database, AYA, NOW)
    await forget(database, Cause(AYA, NOW), address(GROUP), OWNERS)
    async with database.read() as connection:
        assert await read_chat(connection, GROUP) is None
        assert await read_chat(connection, AYA) is not None


async def test_who_was_forgotten_already_is_forgotten(database: Database) -> None:
    assert await forgets(database) == await forgets(database) == Forgotten(works=False)
