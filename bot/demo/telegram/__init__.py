"""A pretend Telegram: a real HTTP server that speaks the Bot API, for tests and for the demo.

It holds any bot against the Bot API's own rules and knows nothing of the bot that talks to it.
"""

from bot.demo.telegram.chats import Person
from bot.demo.telegram.faults import Fault
from bot.demo.telegram.groups import Channel, Group
from bot.demo.telegram.journal import Accepted, Answer
from bot.demo.telegram.limits import Limits
from bot.demo.telegram.server import PretendTelegram

__all__ = ["Accepted", "Answer", "Channel", "Fault", "Group", "Limits", "Person", "PretendTelegram"]
