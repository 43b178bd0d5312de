"""The demo's chat page: people of the pretend Telegram and the demo's clock, played from a browser.

It sees and does what a person with Telegram could, and moves the clock; it knows nothing of the bot.
"""

from bot.demo.page.cast import Cast
from bot.demo.page.clock import DemoClock
from bot.demo.page.server import DemoPage

__all__ = ["Cast", "DemoClock", "DemoPage"]
