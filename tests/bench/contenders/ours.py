"""This bot without a ceiling of its own: `python -m bot run` with a pace that settings do not allow."""

import asyncio

from bot.app import run_bot, spare_what_stays
from bot.logs import set_up_logs
from bot.pace import Pace
from bot.settings import read_settings

UNCAPPED = 1_000_000


def main() -> None:
    settings = read_settings()
    set_up_logs(settings.log_level, settings.log_format)
    asyncio.run(run_bot(settings, pace=Pace(a_second=UNCAPPED), ready=spare_what_stays))


if __name__ == "__main__":
    main()
