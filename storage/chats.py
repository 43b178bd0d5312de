"""Chats: where we write and what each wants to hear."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, FromClause, RowMapping, and_, case, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.among import among, not_among
from storage.games import day_or_none
from storage.models import Chat, ChatKind, DeliveryState, Notice, NoticeKind, Sound
from storage.tables import broadcasts, chat_sports, chat_tournaments, chats, morning_retries


async def read_chat(connection: AsyncConnection, telegram_id: int) -> Chat | None:
    rows = await connection.execute(select(chats).where(chats.c.telegram_id == telegram_id))
    found = await with_sports(connection, rows.mappings().all())
    return found[0] if found else None


async def read_chats(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Chat]:
    rows = await connection.execute(select(chats).where(among(chats.c.id, ids)))
    return {chat.id: chat for chat in await with_sports(connection, rows.mappings().all())}


OF_LICENCES = (
    NoticeKind.LICENCES,
    NoticeKind.CORRECTION,
    NoticeKind.NOTHING,
    NoticeKind.PLACES,
    NoticeKind.TARGET,
    NoticeKind.CLOSED,
)
# What changes the count, and so passes quiet hours together: none may speak of a count nobody was told of.
OF_THE_COUNT = (NoticeKind.LICENCES, NoticeKind.CORRECTION, NoticeKind.PLACES)


@dataclass(frozen=True, slots=True)
class Hour:
    """When the morning of some chats comes; minutes after midnight in the zone."""

    zone: str
    remind_at: int
    quiet_from: int
    quiet_to: int
    told_on: date | None = None  # the day on which the longest untold of them was told


def awake(one: FromClause = chats) -> ColumnElement[bool]:
    """Who is subscribed and can be written to; said as the index of mornings says it, or it is not used."""
    return and_(one.c.subscribed_at.is_not(None), one.c.paused == literal_column("''"))


def hour_of(one: FromClause) -> tuple[ColumnElement[object], ...]:
    return one.c.zone, one.c.remind_at, one.c.quiet_from, one.c.quiet_to


async def read_mornings(connection: AsyncConnection) -> list[Hour]:
    """The different hours at which somebody's morning comes.

    Leaps from one to the next along the index: a million chats share a few.
    """
    before, after = chats.alias("before"), chats.alias("after")
    first = select(after.c.id).where(awake(after)).order_by(*hour_of(after), after.c.told_on).limit(1)
    leaps = select(first.scalar_subquery().label("id")).cte("leaps", recursive=True)
    same = [one == other for one, other in zip(hour_of(after), hour_of(before), strict=True)]
    # One comparison a column, the last first: SQLite compares a row of columns by reading them all.
    following = [
        first.where(*same[:number], hour_of(after)[number] > hour_of(before)[number]).correlate(before)
        for number in reversed(range(len(same)))
    ]
    leaps = leaps.union_all(
        select(func.coalesce(*(one.scalar_subquery() for one in following))).select_from(
            leaps.join(before, before.c.id == leaps.c.id)
        )
    )
    rows = await connection.execute(
        select(*hour_of(chats), chats.c.told_on).select_from(leaps.join(chats, chats.c.id == leaps.c.id))
    )
    return [Hour(row.zone, row.remind_at, row.quiet_from, row.quiet_to, day_or_none(row.told_on)) for row in rows]


def untold(hour: Hour, day: date) -> ColumnElement[bool]:
    """Whose hour it is, and who has not heard of `day` yet."""
    return and_(
        chats.c.zone == hour.zone,
        chats.c.remind_at == hour.remind_at,
        chats.c.quiet_from == hour.quiet_from,
        chats.c.quiet_to == hour.quiet_to,
        awake(),
        chats.c.told_on < day.isoformat(),
    )


async def read_untold_chats(
    connection: AsyncConnection, hour: Hour, day: date, now: int, limit: int, without: Collection[int] = ()
) -> list[Chat]:
    """Chats of one hour not yet told on `day`, the longest untold first; none of the ids `without`.

    Who met an obstacle waits until its retry is due at `now`.
    """
    rows = await connection.execute(
        select(chats)
        .outerjoin(morning_retries, morning_retries.c.chat_id == chats.c.id)
        .where(
            untold(hour, day),
            not_among(chats.c.id, without),
            or_(morning_retries.c.not_before.is_(None), morning_retries.c.not_before <= now),
        )
        .order_by(chats.c.told_on, chats.c.id)
        .limit(limit)
    )
    return await with_sports(connection, rows.mappings().all())


async def count_overdue_mornings(connection: AsyncConnection, hour: Hour, day: date) -> int:
    """How many chats of an hour are not told on `day` although nothing is known to stand in the way."""
    found = await connection.execute(
        select(func.count())
        .select_from(chats)
        .where(
            untold(hour, day),
            chats.c.id.not_in(select(morning_retries.c.chat_id)),
        )
    )
    return found.scalar_one()


async def read_plain_mornings(connection: AsyncConnection) -> set[int]:
    """The ids of the chats whose morning is to be said as plain text."""
    rows = await connection.execute(
        select(morning_retries.c.chat_id).where(morning_retries.c.state == DeliveryState.PLAIN)
    )
    return set(rows.scalars())


@dataclass(frozen=True, slots=True)
class Follower:
    """What planning needs to know of a chat."""

    id: int
    quiet: tuple[str, int, int]  # its zone, and its quiet hours from and to
    spared: bool = True  # in its quiet hours, by this notice


def spoken(default: ColumnElement[str] | str) -> ColumnElement[str]:
    """The language a chat reads: chosen, else Telegram's hint, else the default."""
    return func.coalesce(chats.c.language, func.nullif(chats.c.language_hint, ""), default)


async def read_followers(
    connection: AsyncConnection, notice: Notice, after: int, last: int, limit: int
) -> list[Follower]:
    """Subscribed chats we can write to that a notice concerns, with ids in (after, last], in order."""
    single = select(chat_tournaments.c.chat_id).where(chat_tournaments.c.tournament_id == notice.tournament_id)
    follow_it = single.where(chat_tournaments.c.follows == 1)
    mute_it = single.where(chat_tournaments.c.follows == 0)
    follow_sport = select(chat_sports.c.chat_id).where(chat_sports.c.sport == notice.sport)
    concerned: list[ColumnElement[bool]] = []
    if notice.sport is not None:
        concerned.append(or_(chats.c.all_sports == 1, chats.c.id.in_(follow_sport), chats.c.id.in_(follow_it)))
    if notice.tournament_id is not None:
        concerned.append(chats.c.id.not_in(mute_it))
    if notice.kind in OF_LICENCES:
        concerned.append(chats.c.tells_licences == 1)
    if notice.kind is NoticeKind.CHANGE:
        concerned.append(chats.c.tells_changes == 1)
    if notice.kind is NoticeKind.OPENED:
        # Who came since knows it; a channel is no place for a question and goes on.
        concerned += [chats.c.subscribed_at < notice.created_at, chats.c.kind != ChatKind.CHANNEL]
    if notice.kind is NoticeKind.BROADCAST:
        said = select(broadcasts).where(broadcasts.c.notice_id == notice.id)
        language = said.with_only_columns(broadcasts.c.language).scalar_subquery()
        default = said.with_only_columns(broadcasts.c.language_default).scalar_subquery()
        concerned.append(or_(language == "", spoken(default) == language))
    rows = await connection.execute(
        select(chats.c.id, chats.c.zone, chats.c.quiet_from, chats.c.quiet_to, chats.c.tells_at_night)
        .where(
            awake(),
            chats.c.id > after,
            chats.c.id <= last,
            *concerned,
        )
        .order_by(chats.c.id)
        .limit(limit)
    )
    may_pass = notice.kind in OF_THE_COUNT
    return [
        Follower(row.id, (row.zone, row.quiet_from, row.quiet_to), spared=not (may_pass and row.tells_at_night))
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Readers:
    """So many subscribed chats we can write to that are alike."""

    language: str
    kind: ChatKind
    all_sports: bool
    count: int
    newcomers: tuple[int, ...]  # of them, since each of the instants asked for


async def count_alike(connection: AsyncConnection, default: str, *since: int) -> list[Readers]:
    """All readers, counted along an index that tells no more of them; `default`: as for `spoken`."""
    alike = (chats.c.language, chats.c.language_hint, chats.c.kind, chats.c.all_sports)
    newcomers = [func.count(case((chats.c.subscribed_at >= at, 1))) for at in since]
    rows = await connection.execute(select(*alike, func.count(), *newcomers).where(awake()).group_by(*alike))
    return [
        Readers(language or hint or default, ChatKind(kind), bool(everything), count, tuple(came))
        for language, hint, kind, everything, count, *came in rows
    ]


async def last_chat_id(connection: AsyncConnection) -> int:
    return (await connection.execute(select(func.max(chats.c.id)))).scalar_one() or 0


async def with_sports(connection: AsyncConnection, rows: Sequence[RowMapping]) -> list[Chat]:
    """Chats with the sports and the single tournaments each has chosen."""
    choosy = [row["id"] for row in rows if not row["all_sports"]]
    sports: dict[int, set[str]] = {}
    if choosy:
        found = await connection.execute(select(chat_sports).where(among(chat_sports.c.chat_id, choosy)))
        for row in found:
            sports.setdefault(row.chat_id, set()).add(row.sport)
    single: dict[int, dict[int, bool]] = {}
    if rows:
        ids = [row["id"] for row in rows]
        found = await connection.execute(select(chat_tournaments).where(among(chat_tournaments.c.chat_id, ids)))
        for row in found:
            single.setdefault(row.chat_id, {})[row.tournament_id] = bool(row.follows)
    return [chat_of(row, frozenset(sports.get(row["id"], ())), single.get(row["id"], {})) for row in rows]


def chat_of(row: RowMapping, followed: frozenset[str], single: Mapping[int, bool]) -> Chat:
    return Chat(
        id=row["id"],
        telegram_id=row["telegram_id"],
        kind=ChatKind(row["kind"]),
        topic_id=row["topic_id"],
        language=row["language"],
        language_hint=row["language_hint"],
        zone=row["zone"],
        remind_at=row["remind_at"],
        quiet_from=row["quiet_from"],
        quiet_to=row["quiet_to"],
        leads=tuple(int(lead) for lead in row["leads"].split(",") if lead),
        all_sports=bool(row["all_sports"]),
        sports=followed,
        tournaments=frozenset(one for one, follows in single.items() if follows),
        muted=frozenset(one for one, follows in single.items() if not follows),
        tells_licences=bool(row["tells_licences"]),
        tells_changes=bool(row["tells_changes"]),
        tells_celebrations=bool(row["tells_celebrations"]),
        tells_digest=bool(row["tells_digest"]),
        tells_at_night=bool(row["tells_at_night"]),
        sound=Sound(row["sound"]),
        subscribed_at=row["subscribed_at"],
        told_on=day_or_none(row["told_on"]),
        paused=row["paused"],
    )
