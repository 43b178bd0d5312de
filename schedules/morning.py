"""The morning: the one message a day in which a chat reads all reminders that concern it.

Its memory is one date on the chat, written with the outcome. A tournament is told when one of the chat's
leads fell due since the chat was last told and its first day is not over; so an hour or a zone that changes
tells nobody twice, and days that were missed come as one message with the days as they now are. What a change
notice tells a chat on a day is told: the morning leaves it until a lead falls due after that day. On Mondays the
digest (schedules/digest.py) joins it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import is_quiet, local_day, local_minutes
from schedules.digest import Digest, digest_for, is_digest_day
from schedules.outbox import told
from schedules.tellings import read_recent_tellings, told_days
from storage.among import among
from storage.changes import Telling
from storage.chats import Hour, read_mornings, read_plain_mornings, read_untold_chats
from storage.database import Database
from storage.licences import read_licences_in_force
from storage.models import Chat, DeliveryState, Licence, Tournament
from storage.tables import morning_retries
from storage.tournaments import first_day, read_tournaments, read_version

BATCH = 500
NOTHING: Mapping[int, date] = {}


@dataclass(frozen=True, slots=True)
class Reminder:
    tournament: Tournament
    days: int  # whole days from the reader's today to the first day


@dataclass(frozen=True, slots=True)
class Morning:
    """What one chat is to be told on its `day`."""

    chat: Chat
    day: date
    reminders: tuple[Reminder, ...]
    plain: bool = False  # Telegram refused its markup: say it as plain text
    digest: Digest | None = None


def reminders_for(
    chat: Chat, tournaments: Sequence[Tournament], day: date, noticed: Mapping[int, date] = NOTHING
) -> tuple[Reminder, ...]:
    """What `chat` is to hear on `day`, the nearest first.

    `noticed`: on which days a notice told it of single tournaments, with the days left to them.
    """
    heard_on = chat.told_on or day - timedelta(days=1)
    found = []
    for tournament in tournaments:
        starts = first_day(tournament)
        if starts is None or starts < day or not chat.follows(tournament.sport, tournament.id):
            continue
        told_on = max(heard_on, noticed.get(tournament.id, heard_on))
        if any(told_on < starts - timedelta(days=lead) <= day for lead in chat.leads):
            found.append(Reminder(tournament, (starts - day).days))
    return tuple(sorted(found, key=lambda reminder: (reminder.days, reminder.tournament.id)))


class Mornings:
    """Finds the mornings of one Games; the calendar is read again only when it has changed."""

    def __init__(self, database: Database, games: str) -> None:
        self._database = database
        self._games = games
        self._version: object = None
        self._tournaments: Sequence[Tournament] = ()

    async def find(self, now: int, limit: int, held: Collection[int] = ()) -> list[Morning]:
        """Up to `limit` mornings that are due at `now`, of chats not `held` (by surrogate id: being told).

        Chats whose hour has come and that have nothing to hear are marked told on the way.
        """
        found: list[Morning] = []
        known: Known | None = None  # read when somebody is to be told: most looks find nobody
        async with self._database.read() as connection:
            hours = await read_mornings(connection)
        for hour in hours:
            day = local_day(now, hour.zone)
            if hour.told_on is None or hour.told_on >= day or not has_come(hour, now):
                continue
            silent = [0]
            while silent and len(found) < limit:
                passed_over = [*held, *(one.chat.id for one in found)]
                async with self._database.read() as connection:
                    batch = await read_untold_chats(connection, hour, day, now, BATCH, passed_over)
                    if batch:
                        known = known or await self._read_known(connection, now)
                    if known and known.in_force is None and wants_digest(batch, day):
                        known.in_force = await read_licences_in_force(connection, self._games, day)
                silent = []
                for chat in batch:
                    assert known is not None  # noqa: S101 (read with the first batch)
                    reminders = known.reminders_for(chat, day)
                    digest = known.digest_for(chat, day, reminders)
                    if not reminders and not digest:
                        silent.append(chat.id)
                    elif len(found) < limit:
                        found.append(Morning(chat, day, reminders, chat.id in known.plain, digest))
                if silent:
                    await mark_told(self._database, silent, day)
        return found

    async def _read_known(self, connection: AsyncConnection, now: int) -> "Known":
        version = await read_version(connection, self._games)
        if version != self._version:
            self._tournaments = await read_tournaments(connection, self._games)
            self._version = version
        return Known(
            tournaments=self._tournaments,
            tellings=await read_recent_tellings(connection, now),
            plain=await read_plain_mornings(connection),
        )


@dataclass(slots=True)
class Known:
    """What the mornings of one look are made from; chats that want the same share what was found."""

    tournaments: Sequence[Tournament]
    tellings: Sequence[Telling]
    plain: Collection[int]  # chats whose morning is to be said as plain text
    in_force: Sequence[Licence] | None = None  # read when somebody wants a digest
    _found: dict[tuple[object, ...], tuple[Reminder, ...]] = field(default_factory=dict)
    _digests: dict[tuple[object, ...], Digest | None] = field(default_factory=dict)

    def reminders_for(self, chat: Chat, day: date) -> tuple[Reminder, ...]:
        wish = (day, chat.told_on, chat.leads, chat.all_sports, chat.sports, chat.tournaments, chat.muted)
        if wish not in self._found:
            self._found[wish] = reminders_for(chat, self.tournaments, day)
        found = self._found[wish]
        if not found or not self.tellings:
            return found
        return reminders_for(chat, [one.tournament for one in found], day, told_days(chat, self.tellings))

    def digest_for(self, chat: Chat, day: date, reminders: Sequence[Reminder]) -> Digest | None:
        if self.in_force is None or not chat.tells_digest:
            return None
        reminded = frozenset(one.tournament.id for one in reminders)
        wish = (day, chat.all_sports, chat.sports, chat.tournaments, chat.muted, reminded)
        if wish not in self._digests:
            self._digests[wish] = digest_for(chat, self.tournaments, self.in_force, day, reminded)
        return self._digests[wish]


def wants_digest(batch: Sequence[Chat], day: date) -> bool:
    return is_digest_day(day) and any(chat.tells_digest for chat in batch)


def has_come(hour: Hour, now: int) -> bool:
    """Whether the day's hour has passed. Missed by hours it does not ring at night: it joins the next one."""
    minutes = local_minutes(now, hour.zone)
    at_night = is_quiet(minutes, hour.quiet_from, hour.quiet_to)
    meant_for_night = is_quiet(hour.remind_at, hour.quiet_from, hour.quiet_to)
    return minutes >= hour.remind_at and (meant_for_night or not at_night)


async def mark_told(database: Database, chat_ids: Sequence[int], day: date) -> None:
    """They had nothing to hear."""
    async with database.write() as connection:
        # What was refused and has nothing left to say is given up, and stays there with its reason.
        await connection.execute(
            update(morning_retries)
            .where(among(morning_retries.c.chat_id, chat_ids), morning_retries.c.state == DeliveryState.HELD)
            .values(state=DeliveryState.GIVEN_UP)
        )
        await told(connection, chat_ids, day)
