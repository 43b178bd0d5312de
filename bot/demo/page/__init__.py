"""The demo's chat page: people of the pretend Telegram and the demo's season, played from a browser.

It sees and does what a person with Telegram could, and plays the season; it knows nothing of the bot.
"""

from bot.demo.page.cast import Cast
from bot.demo.page.season import Season
from bot.demo.page.server import DemoPage

__all__ = ["Cast", "DemoPage", "Season"]
