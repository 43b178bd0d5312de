"""Meeting people: start, help, subscribing, language."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped, say_out_of_date
from handlers.callbacks.chats import ChooseLanguage, ChooseSubscription
from handlers.facts import NEXT_AT_START, Facts, read_facts
from handlers.parsing.sports import match_sports
from handlers.rights import may_change, may_tap
from handlers.screens import Screen
from handlers.texts import LANGUAGES
from handlers.views.chats import (
    show_help,
    show_languages,
    show_start,
    show_subscription,
    show_unknown_sports,
    show_unsubscription,
)
from handlers.views.groups import show_group
from handlers.visits import House, Visit
from schedules import chats
from storage.models import Chat


def add_handlers(router: Router) -> None:
    router.message.register(start, CommandStart())
    router.message.register(help_out, Command("help"))
    router.message.register(subscribe, Command("subscribe"))
    router.message.register(unsubscribe, Command("unsubscribe"))
    router.message.register(choose_language, Command("language"))
    router.callback_query.register(tap_language, ChooseLanguage.filter())
    router.callback_query.register(tap_subscription, ChooseSubscription.filter())


async def start(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """A link that says nothing we know is said to, and is a start all the same."""
    chat = await chats.welcome(house.database, visit.cause, visit.address, house.defaults)
    await answer(message, await start_screen(chat, visit.language, visit, house, lost=bool(command.args)))


async def start_screen(
    chat: Chat, language: str, visit: Visit, house: House, *, chosen: bool = False, lost: bool = False
) -> Screen:
    """How a person is met, or a group. `chosen`: the language has just been; `lost`: by a link we do not know."""
    if not visit.private:
        return show_group(chat, language)
    facts = await read_facts(house, visit.cause.at, chat.zone)
    return show_start(
        facts.coming(NEXT_AT_START),
        facts.games,
        facts.names,
        language,
        facts.today,
        subscribed=chat.subscribed,
        chosen=chosen,
        lost=lost,
    )


async def help_out(message: Message, visit: Visit) -> None:
    await answer(
        message,
        show_help(visit.language, staff=visit.staff and visit.private, owner=visit.owner and visit.private),
    )


async def subscribe(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    await change_subscription(message, command.args or "", visit, house, wanted=True)


async def unsubscribe(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    await change_subscription(message, command.args or "", visit, house, wanted=False)


async def change_subscription(message: Message, asked: str, visit: Visit, house: House, *, wanted: bool) -> None:
    if not await may_change(message, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    match = match_sports(asked, facts.sports)
    codes = [sport.code for sport in match.found]
    if codes or not match.unknown:
        await answer(message, await changed_screen(codes, facts, visit, house, wanted=wanted))
    for screen in show_unknown_sports(match.unknown, visit.language, wanted=wanted):
        await answer(message, screen)


async def changed_screen(
    codes: Sequence[str], facts: Facts, visit: Visit, house: House, *, wanted: bool
) -> Screen:
    """Hear of these sports (of everything where there are none), or not."""
    database, defaults = house.database, house.defaults
    if wanted:
        after = await chats.subscribe(database, visit.cause, visit.address, codes, defaults)
        return show_subscription(after, facts.names, visit.language)
    after = await chats.unsubscribe(database, visit.cause, visit.address, codes, house.games, defaults)
    gone = [code for code in codes if visit.chat is not None and visit.chat.follows(code)]
    return show_unsubscription(after, gone, facts.names, visit.language)


async def tap_subscription(
    tap: CallbackQuery, callback_data: ChooseSubscription, visit: Visit, house: House
) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    unknown = callback_data.sport and callback_data.sport not in facts.names.sports
    if unknown or not isinstance(tap.message, Message):
        await say_out_of_date(tap, visit.language)
        return
    if not await may_tap(tap, visit):
        return
    codes = [callback_data.sport] if callback_data.sport else []
    await answer_tap(tap, await changed_screen(codes, facts, visit, house, wanted=callback_data.wanted))


async def choose_language(message: Message, visit: Visit) -> None:
    await answer(message, show_languages(visit.language))


async def tap_language(tap: CallbackQuery, callback_data: ChooseLanguage, visit: Visit, house: House) -> None:
    if callback_data.language not in LANGUAGES or not isinstance(tap.message, Message):
        await say_out_of_date(tap, visit.language)
        return
    if not await may_tap(tap, visit):
        return
    language = callback_data.language
    chat = await chats.choose_language(house.database, visit.cause, visit.address, language, house.defaults)
    await replace_tapped(tap, await start_screen(chat, language, visit, house, chosen=True))
