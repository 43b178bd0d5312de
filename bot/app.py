"""The wiring: settings in, a running bot out."""

import asyncio
import gc
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from aiogram import Dispatcher

from bot.delivery import Delivery
from bot.intake import Intake
from bot.menus import introduce
from bot.pace import Gate, Pace
from bot.progress import ProgressBoard
from bot.settings import Settings
from bot.telegram import Telegram
from bot.web.webhook import Webhook
from handlers.almanac import Almanac
from handlers.router import add_all_handlers
from handlers.visits import House, VisitMiddleware
from schedules import inbox
from schedules.asking import watch_mornings
from schedules.broadcasts import erase_words
from schedules.clock import Clock, SystemClock
from schedules.games import open_games
from schedules.lives import begin_life, end_life
from schedules.tickers import Ticker, ticking
from storage.database import Database, is_away
from storage.migration import bring_up

log = structlog.get_logger(__name__)

HOUSEKEEPING_SECONDS = 600
WATCH_SECONDS = 300
PROGRESS_SECONDS = 5
DELIVERY_CONNECTIONS = 128
LONGEST_GOODBYE = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Running:
    """A bot at work."""

    house: House
    intake: Intake
    delivery: Delivery
    progress: ProgressBoard


def build_house(settings: Settings, database: Database, clock: Clock) -> House:
    return House(
        database=database,
        clock=clock,
        games=settings.games,
        owners=frozenset(settings.owner_ids),
        defaults=settings.defaults,
        language=settings.default_language,
        undo_seconds=settings.undo_seconds,
        almanac=Almanac(settings.games),
        send_rate=settings.send_rate,
    )


def build_dispatcher(house: House) -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)  # dialogues are kept in our own transaction
    dispatcher.update.outer_middleware(VisitMiddleware(house))
    add_all_handlers(dispatcher)
    return dispatcher


async def run_bot(
    settings: Settings,
    *,
    clock: Clock | None = None,
    pace: Pace | None = None,
    introduces: bool = True,
    ready: Callable[[Running], None] | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Run until `stop` is set or the process is asked to end. `ready` is called after the first poll.

    `pace`: Telegram's limits; the tests lift them, because waiting is not what they are about. `introduces`:
    whether Telegram is told of menus and descriptions, which most tests are not about either.
    """
    clock = clock or SystemClock()
    stop = stop or asyncio.Event()
    gate = Gate(pace or Pace(a_second=settings.send_rate))
    async with (
        Telegram.open(settings, gate, DELIVERY_CONNECTIONS) as telegram,
        Database(settings.database_url, active=True) as database,
    ):
        copy = await bring_up(database)
        if copy:
            log.info("the database was brought up to date", copy=copy)
        await open_games(database, settings.games, clock.now(), settings.timezone)
        house = build_house(settings, database, clock)
        delay = await begin_life(database, clock.now())
        delivery = Delivery(house, telegram.notifier, gate, paid=settings.paid_broadcast, delay=delay)
        progress = ProgressBoard(house, telegram.replier)
        dispatcher = build_dispatcher(house)
        intake = Intake(house, telegram.poller, telegram.replier, dispatcher, gate, webhook_of(settings))

        async def look() -> None:
            delivery.wake()

        async def keep_house() -> None:
            await inbox.forget_done(database, clock.now())
            await erase_words(database, clock.now())
            if introduces:
                await introduce(house, telegram.replier)  # at the start, and as editors come and go

        async def watch_over() -> None:
            if await watch_mornings(database, clock.now(), sorted(house.owners)):
                log.error("mornings that are due do not go out")

        async with (
            ticking(
                Ticker("delivery", 1, look),
                Ticker("progress", PROGRESS_SECONDS, progress.look),
                Ticker("housekeeping", HOUSEKEEPING_SECONDS, keep_house),
                Ticker("watch", WATCH_SECONDS, watch_over),
            ),
            asyncio.TaskGroup() as group,
        ):
            tasks = [
                group.create_task(intake.run(), name="intake"),
                group.create_task(delivery.run(), name="delivery"),
            ]
            await watch(group, Running(house, intake, delivery, progress), ready, stop)
            await finish_work(database, intake, delivery, tasks)
    log.info("stopped")


def spare_what_stays(_: Running) -> None:
    """For `ready`, in a process that lives for one bot: what it is made of is not looked through for garbage.

    Each look would hold up everything for a fifth of a second, at a thousand messages a second every three.
    """
    gc.collect()
    gc.freeze()


def webhook_of(settings: Settings) -> Webhook | None:
    """None: Telegram is polled. What a webhook needs has been checked with the settings."""
    if not settings.webhook_url or settings.webhook_secret is None or settings.web_port is None:
        return None
    return Webhook(
        settings.webhook_url,
        settings.webhook_secret.get_secret_value(),
        settings.web_host,
        settings.web_port,
    )


async def finish_work(
    database: Database, intake: Intake, delivery: Delivery, tasks: Sequence[asyncio.Task[None]]
) -> None:
    """End without leaving anything to be said twice, unless that takes too long."""
    intake.stop_polling()
    try:
        async with asyncio.timeout(LONGEST_GOODBYE):
            await asyncio.gather(delivery.land(), intake.idle.wait())
            await end_life(database, lambda: cancel(tasks))
    except TimeoutError:
        log.warning("ended before all was finished; the rest is done at the next start")
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("the database is away at the end; the rest is done at the next start")
    await cancel(tasks)


async def cancel(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def watch(
    group: asyncio.TaskGroup, running: Running, ready: Callable[[Running], None] | None, stop: asyncio.Event
) -> None:
    """Wait for the end, telling of the beginning."""

    async def tell_ready() -> None:
        await running.intake.polled.wait()
        log.info("running")
        if ready:
            ready(running)

    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    telling = group.create_task(tell_ready(), name="ready")
    await stop.wait()
    telling.cancel()
