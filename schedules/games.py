"""A new database is given what was known on the day it is made; what is there already is never overwritten."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import local_day
from schedules.next_games import hand_over
from storage.database import Database, DatabaseError
from storage.games import read_newest_entry
from storage.models import Cause, LicenceStep, Names
from storage.packaged import (
    PackagedChance,
    PackagedEvent,
    PackagedPerson,
    PackagedTournament,
    games_packaged,
    read_chances,
    read_cities,
    read_events,
    read_games,
    read_licences,
    read_people,
    read_sports,
    read_tournaments,
)
from storage.tables import (
    athletes,
    chances,
    cities,
    events,
    games,
    games_changes,
    games_sports,
    ledger,
    licences,
    meta,
    sports,
    tournament_changes,
    tournaments,
)


async def open_games(database: Database, code: str, now: int, zone: str) -> None:
    """Follow these Games from now on; where they are not in the database, fill it with their packaged facts.

    `zone` says which day it is at `now`. Raises DatabaseError for Games we have no facts of.
    """
    if code not in games_packaged():
        raise DatabaseError(f"No data of the Games {code}; set GAMES to one of {', '.join(games_packaged())}.")
    async with database.write() as connection:
        filled = await connection.execute(select(games_sports.c.sport).where(games_sports.c.games == code))
        if filled.first() is None:
            await fill(connection, code, now, local_day(now, zone))
        await add_names(connection, code)
        await hand_over(connection, code, now, local_day(now, zone))


async def fill(connection: AsyncConnection, code: str, now: int, day: date) -> None:
    await connection.execute(upsert(meta).values(name="made_at", value=str(now)).on_conflict_do_nothing())
    await fill_games(connection, code, now, day)
    numbers = await fill_tournaments(connection, code, now, day)
    await fill_licences(connection, code, now, day, numbers)


async def add_names(connection: AsyncConnection, code: str) -> None:
    """How athletes and events are called, and which chance follows which: what is new of it, each start."""
    named, programme, followers = packaged_names(code)
    numbers = await read_numbers(connection, code)
    # A tournament added since may be one whose place in the chain is known.
    size = f"{len(named)} {len(programme)} {len(followers)} of {len(numbers)}"
    known = await connection.execute(select(meta.c.value).where(meta.c.name == f"names {code}"))
    if known.scalar() == size:
        return
    here = set((await connection.execute(select(sports.c.code))).scalars())
    for table, rows in (
        (athletes, [person_row(one, here) for one in named]),
        (events, [event_row(one) for one in programme if one.sport in here]),
    ):
        if rows:
            await connection.execute(upsert(table).on_conflict_do_nothing(), rows)
    if links := chance_rows(numbers, followers):
        follows = upsert(chances)
        await connection.execute(
            follows.on_conflict_do_update(
                index_elements=["tournament_id", "next_id"], set_={"sure": follows.excluded.sure}
            ),
            links,
        )
    await connection.execute(
        upsert(meta)
        .values(name=f"names {code}", value=size)
        .on_conflict_do_update(index_elements=["name"], set_={"value": size})
    )


@cache
def packaged_names(
    code: str,
) -> tuple[Sequence[PackagedPerson], Sequence[PackagedEvent], Sequence[PackagedChance]]:
    return read_people(), read_events(code), read_chances(code)


async def read_numbers(connection: AsyncConnection, code: str) -> dict[str, int]:
    """The tournaments' numbers, by slug."""
    found = await connection.execute(
        select(tournaments.c.slug, tournaments.c.id).where(tournaments.c.games == code)
    )
    return {row.slug: row.id for row in found}


def person_row(one: PackagedPerson, known_sports: Collection[str]) -> dict[str, object]:
    return {"name": one.name, **names(one.names), "sport": one.sport if one.sport in known_sports else None}


def event_row(one: PackagedEvent) -> dict[str, object]:
    return {"games": one.games, "sport": one.sport, **names(one.names), "also": one.also, "places": one.places}


def chance_rows(numbers: Mapping[str, int], followers: Iterable[PackagedChance]) -> list[dict[str, object]]:
    """Of tournaments that are both known here."""
    return [
        {
            "tournament_id": numbers[one.tournament],
            "next_id": numbers[one.next_tournament],
            "sure": int(one.sure),
        }
        for one in followers
        if one.tournament in numbers and one.next_tournament in numbers
    ]


async def fill_games(connection: AsyncConnection, code: str, now: int, day: date) -> None:
    for one in read_games():
        # All of them: the count speaks of the Games before by their name.
        await connection.execute(
            upsert(games)
            .values(
                code=one.code,
                **names(one.names),
                city=one.city,
                country=one.country,
                zone=one.zone,
                previous_code=one.previous_code,
                previous_licences=one.previous_licences,
            )
            .on_conflict_do_nothing()
        )
    packaged = next(one for one in read_games() if one.code == code)
    for state in packaged.states_known_on(day):
        await connection.execute(
            insert(games_changes).values(
                games=code,
                known_on=state.known_on.isoformat(),
                estimated=int(state.known_estimated),
                opening_on=text(state.opening_on),
                closing_on=text(state.closing_on),
                target=state.target,
                reason=state.reason,
                source_url=state.source_url,
                at=now,
            )
        )
    for sport in read_sports():
        if code in sport.games:
            await connection.execute(
                upsert(sports)
                .values(code=sport.code, **names(sport.names), emoji=sport.emoji, holder=sport.holder)
                .on_conflict_do_nothing()
            )
            await connection.execute(insert(games_sports).values(games=code, sport=sport.code))
    for city in read_cities():
        await connection.execute(
            upsert(cities)
            .values(**names(city.names), country=city.country, zone=city.zone)
            .on_conflict_do_nothing()
        )


async def fill_tournaments(connection: AsyncConnection, code: str, now: int, day: date) -> dict[str, int]:
    """The numbers given to the tournaments known on `day`, by slug."""
    numbers: dict[str, int] = {}
    for packaged in in_order(read_tournaments(code)):
        states = packaged.states_known_on(day)
        if not states:
            continue
        last = states[-1]
        added = await connection.execute(
            insert(tournaments)
            .values(
                games=code,
                slug=packaged.slug,
                sport=packaged.sport,
                kind=packaged.kind,
                **names(packaged.names),
                city=last.city,
                country=last.country,
                zone=last.zone,
                start_on=text(last.start_on),
                end_on=text(last.end_on),
                precision=last.precision,
                status=last.status,
                places=packaged.places,
                places_ru=packaged.places_names.ru,
                places_kk=packaged.places_names.kk,
                places_number=packaged.places_number,
                source_url=packaged.source_url,
                confidence=packaged.confidence,
                note=packaged.note,
            )
            .returning(tournaments.c.id)
        )
        numbers[packaged.slug] = added.scalar_one()
        await connection.execute(
            insert(tournament_changes),
            [
                {
                    "tournament_id": numbers[packaged.slug],
                    "known_on": state.known_on.isoformat(),
                    "estimated": int(state.known_estimated),
                    "status": state.status,
                    "start_on": text(state.start_on),
                    "end_on": text(state.end_on),
                    "precision": state.precision,
                    "city": state.city,
                    "country": state.country,
                    "zone": state.zone,
                    "reason": state.reason,
                    "source_url": state.source_url,
                    "at": now,
                }
                for state in states
            ],
        )
    return numbers


async def fill_licences(
    connection: AsyncConnection, code: str, now: int, day: date, numbers: dict[str, int]
) -> None:
    for packaged in read_licences(code):
        if packaged.known_on > day:
            continue
        added = await connection.execute(
            insert(licences)
            .values(
                games=code,
                slug=packaged.slug,
                sport=packaged.sport,
                event=packaged.event,
                holder=packaged.holder,
                route=packaged.route,
                tournament_id=numbers.get(packaged.tournament or ""),
                won_by=packaged.won_by,
                won_on=text(packaged.won_on),
                source_url=packaged.source_url,
                confidence=packaged.confidence,
                note=packaged.note,
            )
            .returning(licences.c.id)
        )
        number = added.scalar_one()
        steps = [
            {
                "licence_id": number,
                "step": LicenceStep.RECORDED,
                "places_change": packaged.places,
                "counted_on": packaged.known_on.isoformat(),
                "estimated": int(packaged.known_estimated),
                "used_by": "",
                "reason": "",
                "source_url": packaged.source_url,
                "at": now,
            }
        ]
        steps += [
            {
                "licence_id": number,
                "step": entry.step,
                "places_change": entry.places_change,
                "counted_on": entry.known_on.isoformat(),
                "estimated": int(entry.known_estimated),
                "used_by": entry.used_by,
                "reason": entry.reason,
                "source_url": entry.source_url,
                "at": now,
            }
            for entry in packaged.entries_known_on(day)
        ]
        await connection.execute(insert(ledger), steps)


def in_order(packaged: Iterable[PackagedTournament]) -> list[PackagedTournament]:
    """By first planned day, so that numbers grow with time."""
    return sorted(packaged, key=lambda one: (one.states[0].start_on or date.max, one.slug))


def names(of: Names) -> dict[str, str]:
    return {"name_en": of.en, "name_ru": of.ru, "name_kk": of.kk}


def text(day: date | None) -> str | None:
    return day.isoformat() if day else None


async def enter_games(
    connection: AsyncConnection, cause: Cause, games: str, day: date, **says: str | int | None
) -> int:
    """One more entry of the Games' history; its number. Of dates and target what it does not say stays.

    `says`: columns of the history; reason and source are the entry's own.
    """
    stands = await read_newest_entry(connection, games)
    if stands is None:
        raise LookupError(f"The Games {games} have no history.")
    stays = {name: stands[name] for name in ("opening_on", "closing_on", "target", "said")}
    added = await connection.execute(
        insert(games_changes)
        .values(
            games=games,
            # A clock that went back may not put it before what it changes.
            known_on=max(day.isoformat(), stands["known_on"]),
            estimated=0,
            actor=cause.actor,
            update_id=cause.update_id,
            at=cause.at,
            **(stays | says),
        )
        .returning(games_changes.c.id)
    )
    return int(added.scalar_one())
