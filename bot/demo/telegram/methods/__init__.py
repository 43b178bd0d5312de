"""The methods of the Bot API that the pretend Telegram knows, by their names in lower case."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.demo.telegram.desk import Desk
from bot.demo.telegram.methods import account, chats, editing, offers, queries, sending, topics

SUPPORTED: Mapping[str, Callable[[Desk, dict[str, Any]], Any]] = {
    name.lower(): method
    for table in (
        account.METHODS,
        chats.METHODS,
        editing.METHODS,
        offers.METHODS,
        queries.METHODS,
        sending.METHODS,
        topics.METHODS,
    )
    for name, method in table.items()
}
# What counts against the pace: everything that shows something new in a chat.
METERED = frozenset(name for name in SUPPORTED if name.startswith(("send", "edit", "copy", "forward"))) - {
    "sendchataction",
    "editforumtopic",
}
