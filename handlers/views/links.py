"""What a link to a subscription asks."""

from handlers.callbacks.chats import ChooseSubscription
from handlers.screens import Button, Screen
from handlers.texts import say, say_plain
from handlers.views.chats import mute_row
from handlers.views.tournaments import Names, next_row, sport_name
from storage.models import Chat


def ask_subscription(sport: str | None, chat: Chat, names: Names, language: str) -> Screen:
    """`sport`: its code; None: everything."""
    if sport is None:
        if chat.subscribed and chat.all_sports:
            return Screen(say(language, "subscribed-to-all-already"), (next_row(language), mute_row(language)))
        yes = Button(say_plain(language, "subscribe-button"), ChooseSubscription(wanted=True).pack(), "primary")
        return Screen(say(language, "link-subscribe-all"), ((yes,),))
    name = sport_name(sport, names, language)
    if chat.follows(sport):
        return Screen(say(language, "link-subscribed-already", sport=name), (next_row(language),))
    yes = Button(
        say_plain(language, "search-follow-button"),
        ChooseSubscription(wanted=True, sport=sport).pack(),
        "primary",
    )
    return Screen(say(language, "link-subscribe-sport", sport=name), ((yes,),))
