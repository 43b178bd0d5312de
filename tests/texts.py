"""All texts of all screens, one file a language, to be read by eye: `make texts`."""

import asyncio
import tempfile
from pathlib import Path

from handlers.texts import LANGUAGES
from schedules.clock import MovableClock
from schedules.games import open_games
from storage.database import Database
from storage.migration import migrate
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.town import Town
from tests.walk import OF_EVENTS, in_each_language, walk_everywhere

FOLDER = Path("build/texts")
LINE = "─" * 60


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'texts.db'}"
        clock = MovableClock(at(FEBRUARY_20, 12))
        await migrate(url)
        async with Database(url) as database:
            await open_games(database, "TOKYO2020", clock.now(), ALMATY)
        async with Town(url, clock) as town:
            spoken_to: dict[int, str] = {}
            for walk in OF_EVENTS:
                spoken_to |= await in_each_language(town, walk)
            spoken_to |= await walk_everywhere(town)
            FOLDER.mkdir(parents=True, exist_ok=True)
            for language in LANGUAGES:
                screens = []
                for sent in town.telegram.ledger:
                    if spoken_to.get(sent.chat_id) != language:
                        continue
                    rows = (sent.params.get("reply_markup") or {}).get("inline_keyboard", [])
                    buttons = "\n".join("  ".join(f"[{button['text']}]" for button in row) for row in rows)
                    screens.append(f"{sent.text}\n{buttons}".strip())
                alerts = [one.text for one in town.telegram.answers if one.text]
                text = f"\n{LINE}\n".join([*dict.fromkeys(screens), "ALERTS", *dict.fromkeys(alerts)])
                (FOLDER / f"{language}.txt").write_text(text + "\n", encoding="utf-8")
                print(f"{FOLDER / language}.txt: {len(set(screens))} screens")


if __name__ == "__main__":
    asyncio.run(main())
