"""The database loses no write, lets no reader write and no second bot in."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import OperationalError

from storage.database import Database, DatabaseError, Lock, sqlite_url
from storage.tables import meta

ROOT = Path(__file__).parents[2]


async def read_count(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(meta.c.value).where(meta.c.name == "count"))).scalar_one())


@pytest.fixture
async def counted(database: Database) -> Database:
    """A database with a count of 0."""
    async with database.write() as connection:
        await connection.execute(insert(meta).values(name="count", value="0"))
    return database


async def add_one(database: Database) -> None:
    """Read, let others run, write: what loses updates where two may begin at once."""
    async with database.write() as connection:
        row = await connection.execute(select(meta.c.value).where(meta.c.name == "count"))
        value = int(row.scalar_one())
        await asyncio.sleep(0)
        await connection.execute(update(meta).where(meta.c.name == "count").values(value=str(value + 1)))


async def test_two_writers_of_fifty_each_lose_nothing(counted: Database) -> None:
    async def fifty() -> None:
        for _ in range(50):
            await add_one(counted)

    async with asyncio.TaskGroup() as group:
        group.create_task(fifty())
        group.create_task(fifty())
    assert await read_count(counted) == 100


async def test_two_programs_writing_to_one_file_lose_nothing(counted: Database, database_url: str) -> None:
    async with Database(database_url) as other:

        async def some(database: Database) -> None:
            for _ in range(15):
                await add_one(database)

        async with asyncio.TaskGroup() as group:
            group.create_task(some(counted))
            group.create_task(some(other))
    assert await read_count(counted) == 30


async def test_a_reader_cannot_write(database: Database) -> None:
    async with database.read() as connection:
        with pytest.raises(OperationalError, match="readonly"):
            await connection.execute(insert(meta).values(name="a", value="b"))


async def test_who_only_looks_is_given_no_writer(database_url: str) -> None:
    async with Database(database_url, writes=False) as database:
        with pytest.raises(DatabaseError, match="for reading only"):
            async with database.write():
                pass


async def test_a_reader_goes_on_seeing_what_it_began_with(counted: Database) -> None:
    async with counted.read() as connection:
        asked = select(meta.c.value).where(meta.c.name == "count")
        before = (await connection.execute(asked)).scalar_one()
        await add_one(counted)
        assert (await connection.execute(asked)).scalar_one() == before
    assert await read_count(counted) == 1


async def test_what_fails_half_way_leaves_nothing(counted: Database) -> None:
    async def fail_half_way() -> None:
        async with counted.write() as connection:
            await connection.execute(update(meta).where(meta.c.name == "count").values(value="7"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    assert await read_count(counted) == 0


async def test_cancelled_writers_leave_nothing_half_done(counted: Database) -> None:
    """Each writes two rows; whenever it is cancelled, both are there or neither, and the next may write."""

    async def write_two(number: int) -> None:
        async with counted.write() as connection:
            await connection.execute(insert(meta).values(name=f"first {number}", value=""))
            await connection.execute(insert(meta).values(name=f"second {number}", value=""))

    for number in range(30):
        async with asyncio.TaskGroup() as group:
            writer = group.create_task(write_two(number))
            for _ in range(number):
                await asyncio.sleep(0)
            writer.cancel()
    await add_one(counted)
    assert await read_count(counted) == 1
    async with counted.read() as connection:
        names = set((await connection.execute(select(meta.c.name))).scalars())
    for number in range(30):
        assert (f"first {number}" in names) == (f"second {number}" in names)


async def test_a_second_active_bot_is_refused_in_one_sentence(database_url: str) -> None:
    async with Database(database_url, active=True):
        with pytest.raises(DatabaseError) as refused:
            async with Database(database_url, active=True):
                pass
        async with Database(database_url, writes=False) as onlooker, onlooker.read():
            pass
    assert str(refused.value) == "Another Zholdama is already running on zholdama.db; stop the bot first."
    async with Database(database_url, active=True):
        pass


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    file = tmp_path / "zholdama.db"
    holding = (
        "import sys, pathlib; from storage.database import Lock; "
        f"Lock(pathlib.Path({str(file)!r})).take(); print('taken', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        lock = Lock(file)
        with pytest.raises(DatabaseError, match="already running"):
            lock.take()
        process.kill()
        process.wait()
        lock.take()
        lock.free()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "zholdama.db",
        "sqlite:///zholdama.db",
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
        "postgresql+asyncpg://somebody:secret@host/zholdama",
    ],
)
def test_a_wrong_url_is_met_with_the_right_form_and_never_repeated(url: str) -> None:
    with pytest.raises(DatabaseError) as wrong:
        sqlite_url(url)
    assert str(wrong.value) == "DATABASE_URL must look like sqlite+aiosqlite:///zholdama.db."


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=re.escape("The database cannot be opened: No such file or directory")):
        async with Database(f"sqlite+aiosqlite:///{tmp_path}/nowhere/zholdama.db", active=True):
            pass


async def test_a_copy_holds_all_that_was_committed(counted: Database, tmp_path: Path) -> None:
    await add_one(counted)
    await counted.copy_to(tmp_path / "copy.db")
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/copy.db", writes=False) as copy:
        assert await read_count(copy) == 1
        async with copy.read() as connection:
            assert (await connection.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"


async def test_a_copy_overwrites_nothing(database: Database, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    with pytest.raises(DatabaseError, match="exists already; choose another name"):
        await database.copy_to(taken)
    assert taken.read_text() == "mine"


async def test_a_copy_into_no_folder_fails_in_one_sentence(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="could not be written: unable to open database"):
        await database.copy_to(tmp_path / "nowhere" / "copy.db")


async def test_looking_at_no_database_makes_none(tmp_path: Path) -> None:
    file = tmp_path / "none.db"
    with pytest.raises(DatabaseError, match="There is no database"):
        async with Database(f"sqlite+aiosqlite:///{file}", writes=False):
            pass
    assert not file.exists()


async def test_acknowledged_writes_survive_a_power_cut_and_references_are_kept(database: Database) -> None:
    """The settings of every connection that writes."""
    async with database.write() as connection:
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
