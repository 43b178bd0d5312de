"""Bring a database to the newest form, or leave it exactly as it was.

A copy of the file is made first; foreign keys are off while tables are rebuilt, because dropping a table with
them on deletes its children; and no table may come out with fewer rows than it went in with.
"""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage.database import Database, DatabaseError, make_engine

FOLDER = Path(__file__).with_name("migrations")


async def migrate(database_url: str, *, revision: str = "head") -> str | None:
    """Migrate under the lock; the name of the safety copy, or None where there was nothing to copy.

    Raises DatabaseError where the database is locked, newer than this program or would lose rows.
    """
    async with Database(database_url, active=True) as database:
        return await bring_up(database, revision=revision)


async def bring_up(database: Database, *, revision: str = "head") -> str | None:
    """As `migrate`, on a database already open and locked, before anything else uses it."""
    target = newest() if revision == "head" else revision
    async with database.write() as connection:
        current = await connection.run_sync(revision_of)
    if current == target:
        return None
    if current is not None and current not in known():
        raise DatabaseError(
            f"The database is newer than this program (its form is {current}); start a newer Zholdama."
        )
    copy = database.path.with_name(f"{database.path.name}.before-{target}") if current else None
    if copy:
        await asyncio.to_thread(copy.unlink, missing_ok=True)
        await database.copy_to(copy)
    engine = make_engine(database.url, connections=1, begin="BEGIN IMMEDIATE", foreign_keys=False)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(rebuild, target)
    finally:
        await engine.dispose()
    return copy.name if copy else None


def newest() -> str:
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    return head or ""


def known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}


def revision_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def rebuild(connection: Connection, revision: str) -> None:
    """Raise DatabaseError, so that the transaction rolls back, where a row or a reference would be lost."""
    before = count_rows(connection)
    configured = configuration()
    configured.attributes["connection"] = connection
    command.upgrade(configured, revision)
    after = count_rows(connection)
    lost = sorted(name for name, rows in before.items() if name in after and after[name] < rows)
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if lost or broken:
        raise DatabaseError(
            f"The migration would have lost rows ({', '.join(lost) or 'others refer to'}); nothing was changed."
        )


def count_rows(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 (own names)
        for name in names
    }


def configuration() -> Config:
    configured = Config()
    configured.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return configured
