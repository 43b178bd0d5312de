"""Small things the program remembers of itself between two starts."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.database import Database
from storage.tables import meta


async def recall(database: Database, name: str) -> str | None:
    async with database.read() as connection:
        found = await connection.execute(select(meta.c.value).where(meta.c.name == name))
        value: str | None = found.scalar()
        return value


async def remember(database: Database, name: str, value: str) -> None:
    async with database.write() as connection:
        await connection.execute(
            upsert(meta)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
