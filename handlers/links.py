"""Links into the bot: a tournament, a sport, an offer to subscribe, a friend's invitation.

Opening a link makes us acquainted and changes nothing else; what leads nowhere any more is said to.
"""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers.answers import answer
from handlers.chats import start_screen
from handlers.facts import Facts, read_facts
from handlers.screens import Screen, stack
from handlers.search import sport_screen
from handlers.texts import say
from handlers.tournaments import card_screen, next_screen
from handlers.views.links import ask_subscription
from handlers.visits import House, Visit
from schedules import chats
from storage.models import Chat, Tournament

EVERYTHING = "ALL"  # in place of a sport's code


def add_handlers(router: Router) -> None:
    for handler, payload in (
        (open_card, r"^t(\d{1,9}|_.{1,62})$"),
        (open_sport, r"^s_.{1,62}$"),
        (offer_subscription, r"^sub_.{1,60}$"),
        # Shorter than what a link for a new editor holds.
        (be_invited, r"^inv_.{0,16}$"),
    ):
        router.message.register(handler, CommandStart(deep_link=True, magic=F.args.regexp(payload)))


async def open_card(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    chat, facts = await meet(visit, house)
    tournament = named_by(command.args or "", facts)
    if tournament is None:
        await answer(message, await lost_screen(visit, house))
    else:
        await answer(message, await card_screen(tournament, facts, visit, house, message.bot, chat))


async def open_sport(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    _, facts = await meet(visit, house)
    sport = facts.names.sports.get(code_of(command))
    screen = await sport_screen(sport, facts, visit, house) if sport else await lost_screen(visit, house)
    await answer(message, screen)


async def offer_subscription(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """One button, and nothing is subscribed to before it is tapped."""
    chat, facts = await meet(visit, house)
    code = code_of(command)
    if code == EVERYTHING:
        await answer(message, ask_subscription(None, chat, facts.names, visit.language))
    elif code in facts.names.sports:
        await answer(message, ask_subscription(code, chat, facts.names, visit.language))
    else:
        await answer(message, await lost_screen(visit, house))


async def be_invited(message: Message, visit: Visit, house: House) -> None:
    chat, _ = await meet(visit, house)
    await answer(message, await start_screen(chat, visit.language, visit, house))


async def meet(visit: Visit, house: House) -> tuple[Chat, Facts]:
    chat = await chats.welcome(house.database, visit.cause, visit.address, house.defaults)
    return chat, await read_facts(house, visit.cause.at, chat.zone)


def named_by(payload: str, facts: Facts) -> Tournament | None:
    """By its slug, or by its number as in older links."""
    name = payload.removeprefix("t").removeprefix("_")
    by_slug = next((one for one in facts.tournaments if one.slug == name), None)
    return by_slug or (facts.tournament(int(name)) if name.isdecimal() else None)


def code_of(command: CommandObject) -> str:
    return (command.args or "").partition("_")[2].upper()


async def lost_screen(visit: Visit, house: House) -> Screen:
    """What the link meant is not there; what is, instead."""
    coming = await next_screen(visit, house)
    return Screen(stack(say(visit.language, "link-lost"), "\n" + coming.text), coming.rows)
