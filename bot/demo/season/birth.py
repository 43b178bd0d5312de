"""The bot's own process in the demo: the bot as it always is, with the season's clock and a line to who bore it.

The line carries a number each way: "tell me when you have answered" (below zero) or "when you are at rest", and
"now it is so". Nothing else passes through it; when it breaks, nobody watches the demo any more and the bot ends.
"""

import asyncio
import socket

from bot.app import Running, run_bot
from bot.demo.season.clock import SharedClock
from bot.demo.season.life import Birth
from bot.logs import set_up_logs
from bot.pace import Pace
from bot.settings import Settings

# The pretend Telegram has no limits, and a day here may last seconds: what is due is said at once.
UNHURRIED = Pace(a_second=1_000, chat_seconds=0, group_a_minute=100_000)
UP = b"0\n"


def be_born(birth: Birth, line: socket.socket) -> None:
    """A whole life, in a process of its own."""
    set_up_logs("ERROR", "console")
    asyncio.run(live(birth, line))


async def live(birth: Birth, line: socket.socket) -> None:
    reader, writer = await asyncio.open_connection(sock=line)
    clock = SharedClock(birth.clock)
    stop = asyncio.Event()
    born: asyncio.Future[Running] = asyncio.get_running_loop().create_future()

    async def listen() -> None:
        running = await born
        writer.write(UP)
        while asked := await reader.readline():
            await running.intake.idle.wait()
            if int(asked) > 0:
                await running.delivery.settle_down()
            writer.write(asked)
        stop.set()

    try:
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(listen(), name="line")
            await run_bot(
                Settings(_env_file=None, **birth.settings),
                clock=clock,
                pace=UNHURRIED,
                ready=born.set_result,
                stop=stop,
            )
            listening.cancel()
    finally:
        writer.close()
        clock.close()
