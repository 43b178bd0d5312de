"""Staff: the editors that owners have let in, and the invitations that let them in."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among
from storage.tables import invitations, staff, staff_sports


@dataclass(frozen=True, slots=True)
class Editor:
    """One who may record licences; of all sports, or of some."""

    person: int  # Telegram's id
    name: str
    all_sports: bool
    sports: frozenset[str]
    added_at: int

    def may_record(self, sport: str) -> bool:
        return self.all_sports or sport in self.sports


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    sports: tuple[str, ...]  # empty: all
    created_by: int
    expires_at: int
    used_by: int | None


async def read_editor(connection: AsyncConnection, person: int) -> Editor | None:
    """The editor, unless they have been removed."""
    found = await read_editors_where(connection, staff.c.person == person, staff.c.removed_at.is_(None))
    return found[0] if found else None


async def read_editors(connection: AsyncConnection) -> list[Editor]:
    """All who are editors now, the longest-serving first."""
    return await read_editors_where(connection, staff.c.removed_at.is_(None))


async def read_former(connection: AsyncConnection, since: int) -> list[Editor]:
    """Who was let go since an instant, and has not come back."""
    return await read_editors_where(connection, staff.c.removed_at >= since)


async def read_anyone(connection: AsyncConnection, person: int) -> Editor | None:
    """Who is or has been an editor."""
    found = await read_editors_where(connection, staff.c.person == person)
    return found[0] if found else None


async def read_editors_where(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[Editor]:
    rows = await connection.execute(select(staff).where(*conditions).order_by(staff.c.added_at, staff.c.person))
    found = rows.mappings().all()
    sports = await read_sports_of(connection, [row["person"] for row in found])
    return [editor_of(row, sports.get(row["person"], frozenset())) for row in found]


async def read_sports_of(connection: AsyncConnection, people: Iterable[int]) -> dict[int, frozenset[str]]:
    rows = await connection.execute(select(staff_sports).where(among(staff_sports.c.person, people)))
    sports: dict[int, frozenset[str]] = {}
    for row in rows:
        sports[row.person] = sports.get(row.person, frozenset()) | {row.sport}
    return sports


async def read_invitation(connection: AsyncConnection, token_hash: str) -> Invitation | None:
    rows = await connection.execute(select(invitations).where(invitations.c.token_hash == token_hash))
    row = rows.mappings().first()
    if row is None:
        return None
    return Invitation(
        id=row["id"],
        sports=tuple(row["sports"].split(",")) if row["sports"] else (),
        created_by=row["created_by"],
        expires_at=row["expires_at"],
        used_by=row["used_by"],
    )


async def read_staff_names(connection: AsyncConnection) -> dict[int, str]:
    """The names of all who are or have been editors."""
    rows = await connection.execute(select(staff.c.person, staff.c.name))
    return {row.person: row.name for row in rows}


async def count_invitations(connection: AsyncConnection, now: int) -> int:
    """How many links may still be opened."""
    found = await connection.execute(
        select(func.count())
        .select_from(invitations)
        .where(invitations.c.used_by.is_(None), invitations.c.expires_at > now)
    )
    return found.scalar_one()


def editor_of(row: RowMapping, sports: frozenset[str]) -> Editor:
    return Editor(
        person=row["person"],
        name=row["name"],
        all_sports=bool(row["all_sports"]),
        sports=sports,
        added_at=row["added_at"],
    )
