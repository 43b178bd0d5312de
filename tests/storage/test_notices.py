"""What may be said is found without reading all that quiet hours hold."""

from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from storage.database import Database
from storage.notices import overtakes
from storage.tables import deliveries


async def test_what_is_older_is_looked_for_by_its_chat_and_not_through_all_that_the_night_holds(
    database: Database,
) -> None:
    asked = deliveries.select().where(deliveries.c.state == "ready", deliveries.c.not_before <= 5, ~overtakes(5))
    statement = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    async with database.read() as connection:
        plan = [row[3] for row in await connection.execute(text(f"EXPLAIN QUERY PLAN {statement}"))]
    [older] = [step for step in plan if " older " in step]
    assert older == "SEARCH older USING INDEX ix_deliveries_chat_id (chat_id=?)"
