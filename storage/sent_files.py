"""Files that Telegram has from us already."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import sent_files


async def read_sent_file(connection: AsyncConnection, name: str, version: str) -> str | None:
    """Telegram's id of a file as it was made of these facts; None where it has not been sent."""
    rows = await connection.execute(
        select(sent_files.c.file_id).where(sent_files.c.name == name, sent_files.c.version == version)
    )
    file_id: str | None = rows.scalar()
    return file_id
