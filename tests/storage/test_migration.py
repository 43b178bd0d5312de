"""A database comes to the newest form whole, or stays exactly as it was."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Table, delete, text, update
from sqlalchemy.exc import IntegrityError

from schedules.games import open_games
from storage import migration
from storage.database import Database, DatabaseError
from storage.migration import migrate
from storage.tables import audit, games_changes, ledger, metadata, tournament_changes
from tests.conftest import ALMATY, FEBRUARY_20, at

APPEND_ONLY = [ledger, tournament_changes, games_changes, audit]
# One row in each of the tables that hang on each other, in the words of the first form.
TANGLED: dict[str, dict[str, str | int]] = {
    "games": {"code": "G", "zone": "UTC"},
    "sports": {"code": "BOX", "emoji": "", "holder": "noc"},
    "tournaments": {
        "id": 1,
        "games": "G",
        "slug": "t",
        "sport": "BOX",
        "kind": "other",
        "precision": "exact",
        "status": "scheduled",
    },
    "licences": {
        "id": 1,
        "games": "G",
        "sport": "BOX",
        "event": "",
        "holder": "noc",
        "route": "other",
        "tournament_id": 1,
    },
    "ledger": {
        "licence_id": 1,
        "step": "recorded",
        "places_change": 1,
        "counted_on": "2020-02-20",
        "estimated": 0,
        "at": 0,
    },
    "chats": {
        "id": 1,
        "telegram_id": 7,
        "kind": "private",
        "zone": "UTC",
        "remind_at": 0,
        "quiet_from": 0,
        "quiet_to": 0,
        "leads": "",
        "all_sports": 0,
        "created_at": 0,
    },
    "chat_sports": {"chat_id": 1, "sport": "BOX"},
}


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations with one more, to be written by the test."""
    folder = tmp_path / "migrations"
    shutil.copytree(migration.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migration, "FOLDER", folder)
    return folder / "versions" / "9999_planted.py"


def plant(file: Path, *lines: str) -> None:
    """A revision after the newest that does these things."""
    body = "\n".join(f"    {line}" for line in lines)
    file.write_text(
        '"""Planted"""\nfrom alembic import op\nimport sqlalchemy as sa\n'
        f'revision = "9999"\ndown_revision = {migration.newest()!r}\n\ndef upgrade():\n{body}\n'
    )


async def rows_of(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    async with Database(url, writes=False) as database, database.read() as connection:
        return {
            table.name: sorted(tuple(row) for row in await connection.execute(table.select()))
            for table in metadata.sorted_tables
        }


async def revision(url: str) -> str:
    async with Database(url, writes=False) as database, database.read() as connection:
        return str((await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one())


async def test_a_fresh_database_is_given_the_form_the_program_speaks_of(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/fresh.db"
    assert await migrate(url) is None
    assert await revision(url) == migration.newest()

    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)

    async with Database(url) as database, database.write() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_tables_and_their_conditions_are_those_of_the_program(database: Database) -> None:
    """What Alembic does not compare: STRICT, partial indexes, unique rules. SQLite's own words are compared."""
    async with database.read() as connection:
        rows = await connection.execute(
            text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        )
        migrated = {row.name: row.sql for row in rows}
        tables = (await connection.execute(text("PRAGMA table_list"))).mappings().all()
    strict = {row["name"]: bool(row["strict"]) for row in tables}
    assert {name: strict[name] for name in metadata.tables} == dict.fromkeys(metadata.tables, True)
    declared = {str(index.name): index for table in metadata.sorted_tables for index in table.indexes}
    assert set(migrated) == set(declared)
    for name, index in declared.items():
        where = index.dialect_options["sqlite"]["where"]
        assert ("WHERE" in migrated[name]) == (where is not None), name
        assert where is None or str(where) in migrated[name]


async def test_no_licence_hangs_on_anything_by_a_cascade(database: Database) -> None:
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            keys = await connection.execute(text(f"PRAGMA foreign_key_list({table.name})"))
            assert {row["on_delete"] for row in keys.mappings()} <= {"RESTRICT"}, table.name


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: table.name)
async def test_histories_are_only_added_to(database: Database, table: Table) -> None:
    """Column by column; all that may change is who wrote it, to a stand-in that is nobody's number."""
    async with database.write() as connection:
        await connection.execute(audit.insert().values(at=1, actor=1, verb="test", object="person 1"))
    changes = [
        update(table).values({name: table.c[name]}) for name in (one.name for one in table.c) if name != "actor"
    ]
    changes += [update(table).values(actor=value) for value in (None, 0, 7)]
    for changing in (delete(table), *changes):
        with pytest.raises(IntegrityError, match=f"{table.name} is append-only"):
            async with database.write() as connection:
                await connection.execute(changing)
    async with database.write() as connection:
        await connection.execute(update(audit).values(actor=-1, object="person -1"))


async def test_a_migration_keeps_every_row_and_a_copy_from_before(database_url: str, planted: Path) -> None:
    """Rebuilding a parent table is what has deleted licences in the field."""
    before = await rows_of(database_url)
    old = await revision(database_url)
    plant(
        planted,
        'with op.batch_alter_table("licences", recreate="always") as batch:',
        '    batch.alter_column("note", nullable=True)',
        'with op.batch_alter_table("tournaments", recreate="always") as batch:',
        '    batch.alter_column("note", nullable=True)',
    )
    copy = await migrate(database_url)
    assert copy == "zholdama.db.before-9999"
    assert await revision(database_url) == "9999"
    assert await rows_of(database_url) == before
    copied = database_url.replace("zholdama.db", copy)
    assert await revision(copied) == old
    assert await rows_of(copied) == before


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        ('op.execute("DELETE FROM deliveries"); op.execute("DELETE FROM chat_sports WHERE 1")', None),
        ('op.execute("DELETE FROM cities")', "cities"),
        ('op.execute("DROP TRIGGER ledger_delete_refused"); op.execute("DELETE FROM ledger")', "ledger"),
        (
            "op.execute(\"UPDATE licences SET sport = 'NIL'\")",
            "others refer to",
        ),
    ],
    ids=["nothing lost", "facts", "the ledger", "references"],
)
async def test_a_migration_that_would_lose_rows_is_taken_back(
    database_url: str, planted: Path, loss: str, words: str | None
) -> None:
    before = await rows_of(database_url)
    old = await revision(database_url)
    plant(planted, 'op.add_column("chats", sa.Column("extra", sa.Text()))', *loss.split("; "))
    if words is None:
        await migrate(database_url)
        assert await revision(database_url) == "9999"
    else:
        with pytest.raises(DatabaseError, match=f"would have lost rows.*{words}.*nothing was changed"):
            await migrate(database_url)
        assert await revision(database_url) == old
        async with Database(database_url, writes=False) as database, database.read() as connection:
            columns = await connection.execute(text("PRAGMA table_info(chats)"))
            assert "extra" not in {row["name"] for row in columns.mappings()}
    assert await rows_of(database_url) == before


async def test_a_migration_that_fails_half_way_is_taken_back(database_url: str, planted: Path) -> None:
    before, old = await rows_of(database_url), await revision(database_url)
    plant(planted, 'op.add_column("chats", sa.Column("extra", sa.Text()))', "raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        await migrate(database_url)
    assert await revision(database_url) == old
    assert await rows_of(database_url) == before


async def test_every_older_form_comes_to_the_newest_with_all_it_holds(tmp_path: Path) -> None:
    """From each released form, with a row in its most tangled tables."""
    for old in sorted(migration.known() - {migration.newest()}):
        url = f"sqlite+aiosqlite:///{tmp_path}/{old}.db"
        await migrate(url, revision=old)
        async with Database(url) as database, database.write() as connection:
            for table, row in TANGLED.items():
                names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
                await connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)  # noqa: S608
        assert await migrate(url) == f"{old}.db.before-{migration.newest()}"
        kept = await rows_of(url)
        assert {table: len(kept[table]) for table in TANGLED} == dict.fromkeys(TANGLED, 1)


async def test_a_newer_database_is_refused(database_url: str) -> None:
    async with Database(database_url) as database, database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError) as refused:
        await migrate(database_url)
    assert str(refused.value) == (
        "The database is newer than this program (its form is 9999); start a newer Zholdama."
    )


async def test_a_running_bot_is_not_migrated_under_its_feet(database_url: str) -> None:
    async with Database(database_url, active=True):
        with pytest.raises(DatabaseError, match="stop the bot first"):
            await migrate(database_url)


async def test_a_database_brought_up_to_date_again_is_left_alone(database_url: str) -> None:
    before = await rows_of(database_url)
    assert await migrate(database_url) is None
    async with Database(database_url) as database:
        await open_games(database, "TOKYO2020", at(FEBRUARY_20, 13), ALMATY)
    assert await rows_of(database_url) == before
