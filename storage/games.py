"""Games, and the sports, events, athletes and cities they are made of."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Athlete, City, Event, Games, Holder, Names, NoticeKind, NoticeState, Sport
from storage.tables import (
    athletes,
    cities,
    events,
    games,
    games_changes,
    games_sports,
    notice_games,
    notices,
    sports,
)


async def read_games(connection: AsyncConnection, code: str, day: date) -> Games | None:
    """The Games as they are known on `day`."""
    row = (await connection.execute(select(games).where(games.c.code == code))).mappings().first()
    if row is None:
        return None
    state = await read_newest_entry(connection, code, day)
    return Games(
        code=row["code"],
        names=names_of(row),
        city=row["city"],
        country=row["country"],
        zone=row["zone"],
        opening_on=day_or_none(state["opening_on"]) if state else None,
        closing_on=day_or_none(state["closing_on"]) if state else None,
        target=state["target"] if state else None,
        previous_code=row["previous_code"],
        previous_licences=row["previous_licences"],
    )


async def read_newest_entry(connection: AsyncConnection, code: str, day: date | None = None) -> RowMapping | None:
    """The newest row of `games_changes`; of those known by `day`."""
    known = select(games_changes).where(games_changes.c.games == code)
    if day is not None:
        known = known.where(games_changes.c.known_on <= day.isoformat())
    rows = await connection.execute(
        known.order_by(games_changes.c.known_on.desc(), games_changes.c.id.desc()).limit(1)
    )
    return rows.mappings().first()


@dataclass(frozen=True, slots=True)
class GamesState:
    """The dates of the Games as they became known, by the number of that entry."""

    id: int
    games: str
    opening_on: date | None
    closing_on: date | None
    reason: str = ""
    source_url: str = ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        return self.opening_on, self.closing_on


@dataclass(frozen=True, slots=True)
class GamesMove:
    """What a notice tells of the Games themselves."""

    before: GamesState
    after: GamesState


async def read_games_state(connection: AsyncConnection, code: str, day: date) -> GamesState | None:
    """The dates that hold on `day`."""
    row = await read_newest_entry(connection, code, day)
    return games_state_of(row) if row else None


async def read_games_told(connection: AsyncConnection, notice_id: int) -> GamesMove | None:
    """How the Games have moved since what people know; None where a notice tells nothing of that."""
    rows = await connection.execute(
        select(games_changes)
        .join(notice_games, notice_games.c.from_change_id == games_changes.c.id)
        .where(notice_games.c.notice_id == notice_id)
    )
    before = rows.mappings().first()
    if before is None:
        return None
    newest = await read_newest_entry(connection, before["games"]) or before
    known, now = games_state_of(before), games_state_of(newest)
    return None if known.days == now.days else GamesMove(known, now)


def games_state_of(row: RowMapping) -> GamesState:
    return GamesState(
        row["id"],
        row["games"],
        day_or_none(row["opening_on"]),
        day_or_none(row["closing_on"]),
        row["reason"],
        row["source_url"],
    )


async def read_games_of_readers(connection: AsyncConnection) -> str | None:
    """The Games that readers know they follow: those they were asked about last, else those we began with."""
    asked = await connection.execute(
        select(notices.c.games)
        .where(
            notices.c.kind == NoticeKind.OPENED,
            notices.c.state.not_in((NoticeState.WAITING, NoticeState.CANCELLED)),
        )
        .order_by(notices.c.id.desc())
        .limit(1)
    )
    first = await connection.execute(select(games_changes.c.games).order_by(games_changes.c.id).limit(1))
    code: str | None = asked.scalar() or first.scalar()
    return code


async def read_games_name(connection: AsyncConnection, code: str) -> Names | None:
    row = (await connection.execute(select(games).where(games.c.code == code))).mappings().first()
    return names_of(row) if row else None


async def read_sports(connection: AsyncConnection, code: str) -> list[Sport]:
    """The sports of these Games, by code."""
    rows = await connection.execute(
        select(sports)
        .join(games_sports, games_sports.c.sport == sports.c.code)
        .where(games_sports.c.games == code)
        .order_by(sports.c.code)
    )
    return [
        Sport(code=row["code"], names=names_of(row), emoji=row["emoji"], holder=Holder(row["holder"]))
        for row in rows.mappings()
    ]


async def read_events(connection: AsyncConnection, code: str) -> list[Event]:
    """The programme of these Games, as far as it is known."""
    rows = await connection.execute(
        select(events).where(events.c.games == code).order_by(events.c.sport, events.c.name_en)
    )
    return [Event(row["sport"], names_of(row), row["places"], row["also"]) for row in rows.mappings()]


async def read_athletes(connection: AsyncConnection) -> list[Athlete]:
    rows = await connection.execute(select(athletes).order_by(athletes.c.name))
    return [Athlete(name=row["name"], names=names_of(row), sport=row["sport"]) for row in rows.mappings()]


async def read_cities(connection: AsyncConnection) -> dict[str, City]:
    """Every city we have names for, by its English name."""
    rows = await connection.execute(select(cities))
    return {
        row["name_en"]: City(names=names_of(row), country=row["country"], zone=row["zone"])
        for row in rows.mappings()
    }


def names_of(row: RowMapping) -> Names:
    return Names(en=row["name_en"], ru=row["name_ru"], kk=row["name_kk"])


def day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
