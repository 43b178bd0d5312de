"""What a group reads when we come, or when somebody says /start there."""

from handlers.callbacks.chats import ChooseSubscription
from handlers.screens import Button, Screen, stack
from handlers.texts import say, say_plain
from handlers.views.chats import language_row
from storage.models import Chat


def show_group(chat: Chat, language: str) -> Screen:
    """Two lines: what we are, and what to do."""
    key = "group-subscribed" if chat.subscribed else "group-what-to-do"
    subscribe = Button(
        say_plain(language, "group-subscribe-button"), ChooseSubscription(wanted=True).pack(), "primary"
    )
    offered = () if chat.subscribed else ((subscribe,),)
    return Screen(stack(say(language, "group-hello"), say(language, key)), (*offered, language_row()))
