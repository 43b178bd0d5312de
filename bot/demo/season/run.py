"""`make demo`: the stage, the page that shows it, and nothing left behind at the end."""

import asyncio
import signal
import sys
import tempfile
from pathlib import Path

from bot.demo.page import DemoPage
from bot.demo.season.stage import Stage, set_stage
from bot.settings import SettingsError


async def run_demo(port: int, *, stop: asyncio.Event | None = None) -> None:
    """Serve the chat page on 127.0.0.1:`port` until stopped. Raises SettingsError where the port is taken."""
    stop = stop or asyncio.Event()
    with tempfile.TemporaryDirectory(prefix="zholdama-demo-") as folder:
        async with set_stage(Path(folder)) as stage:
            page = DemoPage(stage.telegram, stage.season, stage.people.cast)
            try:
                await page.start(port=port)
            except OSError:
                raise SettingsError(
                    f"Port {port} is taken; stop what runs there, or choose another: "
                    "python -m bot demo --port 8081."
                ) from None
            try:
                welcome(page.url)
                await play(stage, stop)
            finally:
                await page.stop()


async def play(stage: Stage, stop: asyncio.Event) -> None:
    """Until `stop` is set or the process is asked to end."""
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    async with asyncio.TaskGroup() as group:
        playing = group.create_task(stage.season.run(stage.database_url), name="season")
        await stop.wait()
        playing.cancel()


def welcome(url: str) -> None:
    sys.stderr.write(f"Zholdama's demo: open {url} — it is 20 February 2020. Ctrl+C ends it.\n")
