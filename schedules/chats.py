"""What a chat wants to hear, and whether we may write to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.clock import local_day, local_minutes
from schedules.inbox import change
from storage.chats import read_chat, read_chats
from storage.database import Database
from storage.models import Address, Cause, Chat, ChatKind, DeliveryState
from storage.notices import READY
from storage.tables import (
    chat_sports,
    chat_tournaments,
    chats,
    deliveries,
    games_sports,
    morning_retries,
    tournaments,
)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a chat begins with."""

    zone: str = "Asia/Almaty"
    remind_at: int = 9 * 60
    leads: tuple[int, ...] = (7, 1, 0)
    quiet_from: int = 23 * 60
    quiet_to: int = 8 * 60


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat after a change of what it wants to hear."""

    chat: Chat
    changed: bool  # False: it was so already


async def welcome(database: Database, cause: Cause, address: Address, defaults: Defaults) -> Chat:
    """Know the chat from now on, and write to it again if it had blocked us."""
    async with change(database, cause) as connection:
        return await know(connection, cause, address, defaults)


async def subscribe(
    database: Database, cause: Cause, address: Address, sports: Sequence[str], defaults: Defaults
) -> Subscription:
    """Without sports: everything. With sports: narrow everything to them, else add them."""
    async with change(database, cause) as connection:
        before = await know(connection, cause, address, defaults)
        if before.topic_id != address.topic_id:
            await set_chat(connection, before.id, topic_id=address.topic_id)
        if not sports:
            await set_chat(connection, before.id, all_sports=1)
        elif before.all_sports:
            await set_chat(connection, before.id, all_sports=0)
            await choose_sports(connection, before.id, sports)
        else:
            await add_sports(connection, before.id, sports)
        if not before.subscribed:
            await set_chat(connection, before.id, subscribed_at=cause.at)
            await begin_mornings(connection, before, cause.at)
        return await compared(connection, before)


async def resume(database: Database, cause: Cause, address: Address, defaults: Defaults) -> Chat:
    """Hear what it has heard before; who has never heard anything hears everything."""
    async with change(database, cause) as connection:
        chat = await know(connection, cause, address, defaults)
        if not chat.subscribed:
            if not chat.sports and not chat.tournaments:
                await set_chat(connection, chat.id, all_sports=1)
            await set_chat(connection, chat.id, subscribed_at=cause.at)
            await begin_mornings(connection, chat, cause.at)
        return await read_again(connection, chat)


async def unsubscribe(
    database: Database, cause: Cause, address: Address, sports: Sequence[str], games: str, defaults: Defaults
) -> Subscription:
    """Without sports: stop all, keep the settings. With sports: take them away; none left stops all."""
    async with change(database, cause) as connection:
        before = await know(connection, cause, address, defaults)
        if before.subscribed and sports:
            if before.all_sports:
                every = await connection.execute(select(games_sports.c.sport).where(games_sports.c.games == games))
                await set_chat(connection, before.id, all_sports=0)
                left = frozenset(every.scalars()) - set(sports)
            else:
                left = before.sports - set(sports)
            await choose_sports(connection, before.id, sorted(left))
            if not left:
                await fall_silent(connection, before.id)
        elif before.subscribed:
            await fall_silent(connection, before.id)
        return await compared(connection, before)


async def follow_sport(
    database: Database,
    cause: Cause,
    address: Address,
    sport: str | None,
    games: str,
    defaults: Defaults,
    *,
    wanted: bool,
) -> Chat:
    """Follow one sport besides the others (None: everything), or no longer; none left stops all."""
    async with change(database, cause) as connection:
        before = await know(connection, cause, address, defaults)
        every = await connection.execute(select(games_sports.c.sport).where(games_sports.c.games == games))
        known = frozenset(every.scalars())
        followed = known if before.all_sports else before.sports
        if not before.subscribed:
            followed = frozenset()
        if sport is not None and sport not in known:
            raise ValueError("sport")
        chosen = known if sport is None else frozenset({sport})
        left = followed | chosen if wanted else followed - chosen
        await set_chat(connection, before.id, all_sports=int(bool(left) and left == known))
        await choose_sports(connection, before.id, () if left == known else sorted(left))
        if left and not before.subscribed:
            await set_chat(connection, before.id, subscribed_at=cause.at)
            await begin_mornings(connection, before, cause.at)
        elif not left:
            await fall_silent(connection, before.id)
        return await read_again(connection, before)


async def follow_tournament(
    database: Database,
    cause: Cause,
    address: Address,
    tournament_id: int,
    defaults: Defaults,
    *,
    wanted: bool,
) -> Chat:
    """Hear of one tournament whatever is wanted of its sport, or be spared it. Raises ValueError for none."""
    async with change(database, cause) as connection:
        chat = await know(connection, cause, address, defaults)
        known = await connection.execute(select(tournaments.c.id).where(tournaments.c.id == tournament_id))
        if known.first() is None:
            raise ValueError("tournament")
        if wanted and not chat.subscribed:
            await set_chat(connection, chat.id, subscribed_at=cause.at, all_sports=0)
            await choose_sports(connection, chat.id, ())
            await begin_mornings(connection, chat, cause.at)
        await connection.execute(
            upsert(chat_tournaments)
            .values(chat_id=chat.id, tournament_id=tournament_id, follows=int(wanted))
            .on_conflict_do_update(index_elements=["chat_id", "tournament_id"], set_={"follows": int(wanted)})
        )
        return await read_again(connection, chat)


async def leave_to_its_sport(
    database: Database, cause: Cause, address: Address, tournament_id: int, defaults: Defaults
) -> Chat:
    """Want nothing of its own of a single tournament any more: its sport decides."""
    async with change(database, cause) as connection:
        chat = await know(connection, cause, address, defaults)
        await connection.execute(
            delete(chat_tournaments).where(
                chat_tournaments.c.chat_id == chat.id, chat_tournaments.c.tournament_id == tournament_id
            )
        )
        return await read_again(connection, chat)


async def choose_language(
    database: Database, cause: Cause, address: Address, language: str, defaults: Defaults
) -> Chat:
    async with change(database, cause) as connection:
        chat = await know(connection, cause, address, defaults)
        await set_chat(connection, chat.id, language=language)
        return await read_again(connection, chat)


async def stop_writing(database: Database, cause: Cause, telegram_id: int, reason: str) -> None:
    """The chat does not want us, or is gone; its settings are kept for its return."""
    async with change(database, cause) as connection:
        chat = await read_chat(connection, telegram_id)
        if chat:
            await pause(connection, chat.id, reason)


async def write_again(database: Database, cause: Cause, telegram_id: int) -> None:
    """The chat has let us in again."""
    async with change(database, cause) as connection:
        chat = await read_chat(connection, telegram_id)
        if chat:
            await wake(connection, chat, cause.at)


async def move(database: Database, cause: Cause, telegram_id: int, new_id: int) -> None:
    """A group has become a supergroup and says so itself."""
    async with change(database, cause) as connection:
        chat = await read_chat(connection, telegram_id)
        if chat:
            if chat.paused:
                await wake(connection, chat, cause.at)  # whoever hears of it is there
            await readdress(connection, chat.id, new_id)


async def know(connection: AsyncConnection, cause: Cause, address: Address, defaults: Defaults) -> Chat:
    """The chat at `address`, made if new, awake."""
    await connection.execute(
        upsert(chats)
        .values(
            telegram_id=address.telegram_id,
            kind=address.kind,
            topic_id=address.topic_id,
            language_hint=address.language_hint,
            zone=defaults.zone,
            remind_at=defaults.remind_at,
            quiet_from=defaults.quiet_from,
            quiet_to=defaults.quiet_to,
            leads=",".join(str(lead) for lead in defaults.leads),
            all_sports=0,
            created_at=cause.at,
        )
        .on_conflict_do_nothing(index_elements=["telegram_id"])
    )
    chat = await read_chat(connection, address.telegram_id)
    if chat is None:
        raise LookupError(f"The chat {address.telegram_id} was not kept.")
    if chat.paused:
        await wake(connection, chat, cause.at)
    # A group keeps to the language of who brought us there, whoever speaks after them.
    its_own = address.kind is ChatKind.PRIVATE or not chat.language_hint
    if its_own and address.language_hint and address.language_hint != chat.language_hint:
        await set_chat(connection, chat.id, language_hint=address.language_hint)
    return await read_again(connection, chat)


async def wake(connection: AsyncConnection, chat: Chat, now: int) -> None:
    await set_chat(connection, chat.id, paused="")
    await begin_mornings(connection, chat, now)


async def begin_mornings(connection: AsyncConnection, chat: Chat, now: int) -> None:
    """Whoever comes before the hour is told today, whoever comes after it from tomorrow on."""
    today = local_day(now, chat.zone)
    passed = local_minutes(now, chat.zone) >= chat.remind_at
    told_on = today if passed else today - timedelta(days=1)
    if chat.told_on is None or chat.told_on < told_on:
        await set_chat(connection, chat.id, told_on=told_on.isoformat())


async def fall_silent(connection: AsyncConnection, chat_id: int) -> None:
    """The chat hears nothing more of its own accord; a morning that was to be tried again is no more wanted."""
    await set_chat(connection, chat_id, subscribed_at=None)
    await connection.execute(
        delete(morning_retries).where(
            morning_retries.c.chat_id == chat_id, morning_retries.c.state != DeliveryState.GIVEN_UP
        )
    )


async def pause(connection: AsyncConnection, chat_id: int, reason: str) -> None:
    """Nothing more is sent there; what was ready is given up, with the reason."""
    await set_chat(connection, chat_id, paused=reason)
    await connection.execute(delete(morning_retries).where(morning_retries.c.chat_id == chat_id))
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat_id, deliveries.c.state.in_((*READY, DeliveryState.HELD)))
        .values(state=DeliveryState.GIVEN_UP, reason=reason)
    )


async def readdress(connection: AsyncConnection, chat_id: int, telegram_id: int) -> None:
    """A group has become a supergroup. Where the new address is known already, the two become one.

    Whichever is subscribed lives on at the new address with all that waits for it; the other falls silent.
    """
    taken = await read_chat(connection, telegram_id)
    if taken is None:
        await set_chat(connection, chat_id, telegram_id=telegram_id)
    elif taken.id != chat_id:
        moving = (await read_chats(connection, [chat_id]))[chat_id]
        silent = chat_id
        if moving.subscribed and not taken.subscribed:
            silent = taken.id
            await set_chat(connection, taken.id, telegram_id=0)  # no chat's: two may never share an address
            await set_chat(connection, chat_id, telegram_id=telegram_id)
            await set_chat(connection, taken.id, telegram_id=moving.telegram_id)
        await pause(connection, silent, "migrated")


async def set_chat(connection: AsyncConnection, chat_id: int, **values: object) -> None:
    await connection.execute(update(chats).where(chats.c.id == chat_id).values(**values))


async def choose_sports(connection: AsyncConnection, chat_id: int, sports: Sequence[str]) -> None:
    await connection.execute(delete(chat_sports).where(chat_sports.c.chat_id == chat_id))
    await add_sports(connection, chat_id, sports)


async def add_sports(connection: AsyncConnection, chat_id: int, sports: Sequence[str]) -> None:
    if sports:
        rows = [{"chat_id": chat_id, "sport": sport} for sport in sports]
        await connection.execute(upsert(chat_sports).on_conflict_do_nothing(), rows)


async def compared(connection: AsyncConnection, before: Chat) -> Subscription:
    after = await read_again(connection, before)
    wanted = (before.subscribed, before.all_sports, before.sports)
    return Subscription(after, changed=wanted != (after.subscribed, after.all_sports, after.sports))


async def read_again(connection: AsyncConnection, chat: Chat) -> Chat:
    again = await read_chat(connection, chat.telegram_id)
    if again is None:
        raise LookupError(f"The chat {chat.telegram_id} has gone.")
    return again
