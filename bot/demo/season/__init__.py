"""The demo's season: 2020 replayed on a pretend Telegram, from 20 February to the end of summer.

The bot is the real one, in a process of its own; nothing but its clock is special. What was not known in February
is told to it by its owner, through its own commands and buttons, on the day it became known.
"""

from bot.demo.season.run import run_demo
from bot.demo.season.season import Season

__all__ = ["Season", "run_demo"]
