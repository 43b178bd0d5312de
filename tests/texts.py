"""All texts of all screens, one file a language, to be read by eye: `make texts`."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bot.demo.telegram.journal import Accepted
from handlers.texts import LANGUAGES
from schedules.clock import MovableClock
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.town import Town
from tests.walk import OF_EVENTS, in_each_language, walk_everywhere, walk_through_desk

FOLDER = Path("build/texts")
LINE = "─" * 60


@asynccontextmanager
async def opened() -> AsyncIterator[Town]:
    """A town of its own for each walk: owners are known before the bot starts."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'texts.db'}"
        clock = MovableClock(at(FEBRUARY_20, 12))
        await migrate(url)
        async with Database(url) as database:
            await open_games(database, "TOKYO2020", clock.now(), ALMATY)
        async with Town(url, clock) as town:
            yield town


async def main() -> None:
    screens: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    alerts: list[str] = []
    parts = [partial(in_each_language, walk=part) for part in (*OF_EVENTS, walk_through_desk)]
    walks: list[Callable[[Town], Awaitable[dict[int, str]]]] = [walk_everywhere, *parts]
    for walk in walks:
        async with opened() as town:
            spoken_to = await walk(town)
            for sent in town.telegram.ledger:
                if sent.chat_id in spoken_to:
                    screens[spoken_to[sent.chat_id]].append(shown(sent))
            alerts += [one.text for one in town.telegram.answers if one.text]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, seen in screens.items():
        text = f"\n{LINE}\n".join([*dict.fromkeys(seen), "ALERTS", *dict.fromkeys(alerts)])
        (FOLDER / f"{language}.txt").write_text(text + "\n", encoding="utf-8")
        print(f"{FOLDER / language}.txt: {len(set(seen))} screens")


def shown(sent: Accepted) -> str:
    """A message and the buttons under it."""
    rows = (sent.params.get("reply_markup") or {}).get("inline_keyboard", [])
    buttons = "\n".join("  ".join(f"[{button['text']}]" for button in row) for row in rows)
    return f"{sent.text}\n{buttons}".strip()


if __name__ == "__main__":
    asyncio.run(main())
