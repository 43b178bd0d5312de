"""Channels are set up from the private chat of whoever leads them; under a channel's posts nothing is said.

Every look and every change asks Telegram anew (a minute's memory apart) whether the person may post there.
"""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, MessageOriginChannel
from aiogram.types import Chat as TelegramChat

from handlers import settings
from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date, tell
from handlers.callbacks.channels import OfChannel
from handlers.callbacks.chats import ChooseLanguage, ChooseSubscription
from handlers.callbacks.settings import SettingsPage
from handlers.leaders import Lead, may_post
from handlers.screens import Screen
from handlers.staff import bot_name
from handlers.texts import LANGUAGES, say, say_plain
from handlers.views.channels import show_channels, show_met, show_no_rights
from handlers.visits import Channel, House, Visit, language_of
from schedules import channels, chats
from storage.channels import read_kept_channels
from storage.chats import read_chat, read_chats
from storage.models import Address, Chat, ChatKind


def add_handlers(router: Router) -> None:
    router.callback_query.register(tap_under_post, F.message.chat.type == ChatType.CHANNEL)
    router.message.register(open_channels, Command("channel"))
    router.message.register(
        show_forwarded, F.chat.type == ChatType.PRIVATE, F.forward_origin.as_("origin"), F.forward_origin.chat
    )
    inner = Router(name="settings of a channel")
    settings.add_handlers(inner)
    inner.callback_query.register(tap_language, ChooseLanguage.filter())
    inner.callback_query.register(tap_subscription, ChooseSubscription.filter())

    async def tap_for_channel(
        tap: CallbackQuery, callback_data: OfChannel, visit: Visit, house: House, bot: Bot
    ) -> None:
        """Any button of the settings, for a channel in place of the chat it is tapped in."""
        acting = await on_behalf(tap, callback_data.chat, visit, house, bot)
        if acting is None:
            await answer_tap(tap, alert=say_plain(visit.language, "channel-not-yours"))
            return
        meant = tap.model_copy(update={"data": callback_data.inner})
        done = await inner.propagate_event("callback_query", meant, visit=acting, house=house, bot=bot)
        if done is UNHANDLED:
            await say_out_of_date(tap, visit.language)

    router.callback_query.register(tap_for_channel, OfChannel.filter())


async def open_channels(message: Message, visit: Visit, house: House) -> None:
    name = await bot_name(message.bot)
    if not visit.private:
        await answer(message, Screen(say(visit.language, "channels-only-private", bot=name)))
        return
    async with house.database.read() as connection:
        kept = await read_kept_channels(connection, visit.person)
    await answer(message, show_channels(kept, visit.language, name))


async def show_forwarded(
    message: Message, origin: MessageOriginChannel, visit: Visit, house: House, bot: Bot
) -> None:
    """A post of a channel we are in, forwarded by somebody who leads it, opens its settings."""
    async with house.database.read() as connection:
        known = await read_chat(connection, origin.chat.id)
    if known is None or known.kind is not ChatKind.CHANNEL:
        raise SkipHandler  # words like any other
    lead = await house.leaders.ask(bot, origin.chat.id, visit.person, visit.cause.at)
    if lead is Lead.UNKNOWN:
        title = origin.chat.title or ""
        await answer(message, show_no_rights(title, visit.language, await bot_name(bot)))
    elif lead is Lead.NOT:
        await answer(message, Screen(say(visit.language, "channel-not-yours")))
    else:
        await answer(message, await kept_screen(origin.chat, visit, house))


async def be_let_post(change: ChatMemberUpdated, visit: Visit, house: House) -> None:
    """Somebody has let us post in their channel: we say so to them, and nothing there."""
    if may_post(change.old_chat_member):
        await chats.write_again(house.database, visit.cause, change.chat.id)
        return
    async with house.database.read() as connection:
        own = await read_chat(connection, visit.person)
    theirs = replace(visit, language=language_of(own, visit.address.language_hint, house.language))
    channel, screen = await keep(change.chat, theirs, house)
    await tell(change.bot, visit.person, show_met(screen, channel, theirs.language))


async def ask_for_right(change: ChatMemberUpdated, visit: Visit, house: House) -> None:
    """Somebody has put us into their channel without the right to post."""
    async with house.database.read() as connection:
        own = await read_chat(connection, visit.person)
    language = language_of(own, visit.address.language_hint, house.language)
    screen = show_no_rights(change.chat.title or "", language, await bot_name(change.bot))
    await tell(change.bot, visit.person, screen)


async def kept_screen(place: TelegramChat, visit: Visit, house: House) -> Screen:
    return (await keep(place, visit, house))[1]


async def keep(place: TelegramChat, visit: Visit, house: House) -> tuple[Channel, Screen]:
    """The channel is this person's to set up, and its settings."""
    title = place.title or ""
    address = Address(place.id, ChatKind.CHANNEL)
    chat = await channels.keep(house.database, visit.cause, address, title, visit.language, house.defaults)
    channel = Channel(chat.id, title)
    return channel, await settings.page(SettingsPage.MAIN, chat, acting_for(channel, chat, visit), house)


async def on_behalf(tap: CallbackQuery, chat_id: int, visit: Visit, house: House, bot: Bot) -> Visit | None:
    """The visit as one to the channel; None where this person may not set it up (any more)."""
    async with house.database.read() as connection:
        chat = (await read_chats(connection, [chat_id])).get(chat_id)
        kept = {one.chat_id: one for one in await read_kept_channels(connection, tap.from_user.id)}
    if not visit.private or chat is None or chat.kind is not ChatKind.CHANNEL or chat_id not in kept:
        return None
    lead = await house.leaders.ask(bot, chat.telegram_id, tap.from_user.id, visit.cause.at)
    if lead is Lead.NOT:
        await channels.give_up(house.database, visit.cause, chat_id)
    if lead is not Lead.LEADS:
        return None
    return acting_for(Channel(chat_id, kept[chat_id].title), chat, visit)


def acting_for(channel: Channel, chat: Chat, visit: Visit) -> Visit:
    return replace(visit, channel=channel, chat=chat, address=Address(chat.telegram_id, ChatKind.CHANNEL))


async def tap_language(tap: CallbackQuery, callback_data: ChooseLanguage, visit: Visit, house: House) -> None:
    if callback_data.language not in LANGUAGES:
        await say_out_of_date(tap, visit.language)
        return
    chat = await chats.choose_language(
        house.database, visit.cause, visit.address, callback_data.language, house.defaults
    )
    await replace_tapped(tap, await settings.page(SettingsPage.MAIN, chat, visit, house))


async def tap_subscription(
    tap: CallbackQuery, callback_data: ChooseSubscription, visit: Visit, house: House
) -> None:
    """Everything, or nothing more; single sports are chosen on their own page."""
    if callback_data.wanted:
        after = await chats.subscribe(house.database, visit.cause, visit.address, [], house.defaults)
    else:
        after = await chats.unsubscribe(
            house.database, visit.cause, visit.address, [], house.games, house.defaults
        )
    await replace_tapped(tap, await settings.page(SettingsPage.MAIN, after.chat, visit, house))


async def tap_under_post(tap: CallbackQuery, visit: Visit) -> None:
    """Whoever taps there is answered alone: what a channel reads is posted by its admins."""
    await answer_tap(tap, alert=say_plain(visit.language, "channel-tap"))
