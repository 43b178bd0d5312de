"""Which files Telegram has from us: the newest of each name, and no more of them than anybody asks for again."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.database import Database
from storage.tables import sent_files

MOST = 500


async def remember_file(database: Database, name: str, version: str, file_id: str, now: int) -> None:
    row = {"version": version, "file_id": file_id, "at": now}
    async with database.write() as connection:
        await connection.execute(
            upsert(sent_files).values(name=name, **row).on_conflict_do_update(index_elements=["name"], set_=row)
        )
        newest = select(sent_files.c.name).order_by(sent_files.c.at.desc(), sent_files.c.name).limit(MOST)
        await connection.execute(delete(sent_files).where(sent_files.c.name.not_in(newest)))
