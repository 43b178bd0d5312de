"""`python -m bot run` with a watch on its write transactions: how many, and how long the longest was.

Only this process is watched, by a stand-in for `Database.write` that notes when the real one has begun and when
it has committed; what was seen is written as JSON into the file that PROBE names, when the bot has ended.
"""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import run_bot, spare_what_stays
from bot.logs import set_up_logs
from bot.settings import read_settings
from storage.database import Database

write = Database.write


def main() -> None:
    seen: list[tuple[float, float]] = []  # when each began (Unix seconds), and its seconds

    @asynccontextmanager
    async def watched(database: Database) -> AsyncIterator[AsyncConnection]:
        began = time.perf_counter()
        try:
            async with write(database) as connection:
                began = time.perf_counter()
                yield connection
        finally:
            seen.append((time.time(), time.perf_counter() - began))

    Database.write = watched  # type: ignore[assignment, method-assign]
    settings = read_settings()
    set_up_logs(settings.log_level, settings.log_format)
    asyncio.run(run_bot(settings, ready=spare_what_stays))
    Path(os.environ["PROBE"]).write_text(json.dumps(seen))


if __name__ == "__main__":
    main()
