"""The command line's `doctor`: what stands in the way, a line a check, and what to do. It changes nothing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings, SettingsError, read_settings
from schedules.clock import HOUR
from storage.database import Database, DatabaseError
from storage.games import read_sports
from storage.inbox import OPEN, InboxState
from storage.migration import known, newest, revision_of
from storage.models import DeliveryState, NoticeState
from storage.tables import chats, deliveries, inbox, morning_retries, notices, tournaments
from storage.zones import zone

SLOW = 24 * HOUR  # the longest a notice to a million readers takes without payment is half of it
UNSAID = (NoticeState.WAITING, NoticeState.WALKING)


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    says: str

    def __str__(self) -> str:
        return f"{'✓' if self.good else '✗'} {self.says}"


async def examine(now: int) -> AsyncIterator[Finding]:
    """Check after check; what cannot be checked any more is left out."""
    try:
        settings = read_settings()
    except SettingsError as wrong:
        yield Finding(good=False, says=str(wrong))
        return
    yield Finding(good=True, says=f"The settings are readable; the Games are {settings.games}.")
    yield check_token(settings)
    yield check_zones()
    try:
        database = Database(settings.database_url, writes=False)
        if not await asyncio.to_thread(database.path.exists):
            yield Finding(
                good=False,
                says=f"There is no database {database.path}: start the bot, which makes it, or see DATABASE_URL.",
            )
            return
        async with database:
            runs = await asyncio.to_thread(database.is_taken)
            yield Finding(good=True, says=f"A bot is {'' if runs else 'not '}running on {database.path}.")
            async with database.read() as connection:
                async for finding in check_database(connection, settings, now, runs=runs):
                    yield finding
    except DatabaseError as error:
        yield Finding(good=False, says=str(error))
    except DBAPIError as error:
        yield Finding(
            good=False, says=f"The database cannot be read ({error.orig}): stop the bot and put back a backup."
        )


async def check_database(
    connection: AsyncConnection, settings: Settings, now: int, *, runs: bool
) -> AsyncIterator[Finding]:
    yield await check_integrity(connection)
    form = await check_form(connection)
    yield form
    if form.good:
        yield await check_games(connection, settings.games)
        yield await count_chats(connection)
        yield await count_updates(connection)
        yield await count_given_up(connection)
        yield await check_notices(connection, now, runs=runs)


def check_token(settings: Settings) -> Finding:
    """Whether there is one; what it is is never said."""
    if settings.bot_token is None or not settings.bot_token.get_secret_value():
        return Finding(good=False, says="BOT_TOKEN is not set: get one from @BotFather and put it into .env.")
    owners = len(settings.owner_ids)
    nobody = "" if owners else ", so nobody may record: put your own Telegram id into OWNER_IDS"
    return Finding(good=True, says=f"BOT_TOKEN is set; owners: {owners}{nobody}.")


def check_zones() -> Finding:
    """Whether the zones know that Kazakhstan moved to UTC+5 in 2024."""
    try:
        packaged = version("tzdata")
    except PackageNotFoundError:
        packaged = "none"
    moved = datetime(2024, 6, 1, tzinfo=UTC).astimezone(zone("Asia/Almaty")).utcoffset()
    if moved != timedelta(hours=5):
        return Finding(good=False, says=f"The time zones are old (tzdata {packaged}): install the newest tzdata.")
    return Finding(good=True, says=f"The time zones are up to date (tzdata {packaged}).")


async def check_integrity(connection: AsyncConnection) -> Finding:
    found = (await connection.execute(text("PRAGMA integrity_check(1)"))).scalar()
    if found != "ok":
        return Finding(good=False, says=f"The database is damaged ({found}): stop the bot and put back a backup.")
    lost = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
    if lost:
        return Finding(
            good=False, says=f"A row of {lost[0]} refers to one that is gone: stop the bot and put back a backup."
        )
    sqlite = (await connection.execute(text("SELECT sqlite_version()"))).scalar()
    return Finding(good=True, says=f"The database is sound (SQLite {sqlite}).")


async def check_form(connection: AsyncConnection) -> Finding:
    form = await connection.run_sync(revision_of)
    if form == newest():
        return Finding(good=True, says=f"The database has the newest form ({form}).")
    if form is not None and form not in known():
        return Finding(
            good=False, says=f"The database is newer than this program (form {form}): install a newer Zholdama."
        )
    return Finding(
        good=False,
        says=f"The database has the form {form or 'of none'}, the newest is {newest()}: stop the bot and run "
        "`python -m bot migrate`.",
    )


async def check_games(connection: AsyncConnection, games: str) -> Finding:
    sports = len(await read_sports(connection, games))
    if not sports:
        return Finding(
            good=False, says=f"The database knows nothing of the Games {games}: see GAMES, or start the bot once."
        )
    events = select(func.count()).select_from(tournaments).where(tournaments.c.games == games)
    counted = (await connection.execute(events)).scalar_one()
    return Finding(good=True, says=f"{games} is filled: {sports} sports, {counted} tournaments.")


async def count_chats(connection: AsyncConnection) -> Finding:
    row = (
        await connection.execute(
            select(
                func.count(),
                func.count(chats.c.subscribed_at),
                func.count().filter(chats.c.paused != ""),
            ).select_from(chats)
        )
    ).one()
    return Finding(good=True, says=f"Chats: {row[0]}, of them {row[1]} subscribed, {row[2]} paused.")


async def count_updates(connection: AsyncConnection) -> Finding:
    row = (
        await connection.execute(
            select(
                func.count().filter(inbox.c.state.in_(OPEN)),
                func.count().filter(inbox.c.state == InboxState.PARKED),
            ).select_from(inbox)
        )
    ).one()
    why = "; why each was parked stands in the log" if row[1] else ""
    return Finding(good=True, says=f"Updates: {row[0]} waiting, {row[1]} parked{why}.")


async def count_given_up(connection: AsyncConnection) -> Finding:
    """What was not said: given up with its chat, or held because Telegram refuses it."""
    counted = dict.fromkeys((DeliveryState.GIVEN_UP, DeliveryState.HELD), 0)
    for table in (deliveries, morning_retries):
        rows = await connection.execute(select(table.c.state, func.count()).group_by(table.c.state))
        for state, count in rows:
            if state in counted:
                counted[DeliveryState(state)] += count
    held = counted[DeliveryState.HELD]
    said = f"Deliveries given up: {counted[DeliveryState.GIVEN_UP]}; refused by Telegram and held: {held}"
    if held:
        return Finding(good=False, says=f"{said}. The owners have an alarm with a button to send them again.")
    return Finding(good=True, says=f"{said}.")


async def check_notices(connection: AsyncConnection, now: int, *, runs: bool) -> Finding:
    """Whether something has been waiting to be said for longer than it can take."""
    oldest = (
        await connection.execute(select(func.min(notices.c.due_at)).where(notices.c.state.in_(UNSAID)))
    ).scalar()
    if oldest is None:
        return Finding(good=True, says="No notice is unsaid.")
    late = max(0, now - oldest)
    since = f"{late // HOUR} h"
    if late > (SLOW if runs else HOUR):
        what = "look into the log" if runs else "start the bot"
        return Finding(good=False, says=f"The oldest unsaid notice is due since {since}: {what}.")
    return Finding(
        good=True, says=f"The oldest unsaid notice is {'due since ' + since if late else 'not yet due'}."
    )
