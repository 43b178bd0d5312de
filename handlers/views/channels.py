"""Channels as those who lead them see them, in their private chat."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.callbacks.channels import OfChannel
from handlers.callbacks.chats import ChooseSubscription
from handlers.callbacks.settings import OpenSettings, SettingsPage
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.visits import Channel
from storage.channels import KeptChannel
from storage.models import Chat

MOST_CHANNELS = 30


def show_channels(kept: Sequence[KeptChannel], language: str, bot: str) -> Screen:
    """Those already set up, and how to add one. `bot`: its username."""
    text = stack(
        say(language, "channels-title"),
        say(language, "channels-how"),
        "\n" + say(language, "channels-yours") if kept else "",
    )
    rows = tuple((channel_button(one),) for one in kept[:MOST_CHANNELS])
    return Screen(text, (*rows, add_row(language, bot)))


def channel_button(kept: KeptChannel) -> Button:
    opened = OfChannel(chat=kept.chat_id, inner=OpenSettings(page=SettingsPage.MAIN).pack()).pack()
    return Button(f"{'🔇' if kept.paused else '📣'} {kept.title}", opened)


def add_row(language: str, bot: str) -> tuple[Button, ...]:
    """Telegram asks which channel or group, and with which rights."""
    return (
        Button(
            say_plain(language, "channels-add-button"),
            url=f"https://t.me/{bot}?startchannel&admin=post_messages",
        ),
        Button(say_plain(language, "channels-add-group-button"), url=f"https://t.me/{bot}?startgroup"),
    )


def show_met(screen: Screen, channel: Channel, language: str) -> Screen:
    """The settings of a channel we have just been let into."""
    return replace(screen, text=stack(say(language, "channel-met", title=channel.title), "\n" + screen.text))


def show_for_channel(screen: Screen, channel: Channel, chat: Chat, language: str, *, main: bool) -> Screen:
    """A page of settings that is about a channel: it says so, and its buttons know."""
    rows = screen.rows
    if main:
        whether = Button(
            say_plain(language, "channel-stop-button" if chat.subscribed else "channel-subscribe-button"),
            ChooseSubscription(wanted=not chat.subscribed).pack(),
            None if chat.subscribed else "primary",
        )
        rows = (*rows, (whether,))
    return Screen(
        Html(f"📣 <b>{escape(channel.title)}</b>\n\n{screen.text}"),
        tuple(tuple(meant_for(button, channel) for button in row) for row in rows),
    )


def meant_for(button: Button, channel: Channel) -> Button:
    if button.data is None:
        return button
    return replace(button, data=OfChannel(chat=channel.chat_id, inner=button.data).pack())


def show_no_rights(title: str, language: str, bot: str) -> Screen:
    """We are not in that channel, or may not post there."""
    return Screen(say(language, "channel-no-rights", title=title), (add_row(language, bot)[:1],))
