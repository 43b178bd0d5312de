"""Rights, asked anew of whoever speaks or presses: a button can be forged or forwarded, an editor removed."""

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, Message, User

from handlers.answers import answer, answer_tap
from handlers.facts import Facts, read_facts
from handlers.screens import Screen
from handlers.texts import Html, say, say_plain
from handlers.views.chats import list_sports
from handlers.visits import House, Visit
from schedules.staff import NotAllowed

ADMINS = {ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR}


async def may_change(message: Message, visit: Visit) -> bool:
    """Whether who speaks may change what the chat hears; in groups its admins may, others are told so."""
    if await is_admin(message, message.from_user):
        return True
    await answer(message, Screen(say(visit.language, "only-admins")))
    return False


async def may_tap(tap: CallbackQuery, visit: Visit) -> bool:
    """As `may_change`, for who taps a button of ours: their own person counts, not whose the message is."""
    shown = tap.message
    if isinstance(shown, Message) and await is_admin(
        shown.model_copy(update={"sender_chat": None}), tap.from_user
    ):
        return True
    await answer_tap(tap, alert=say_plain(visit.language, "only-admins"))
    return False


async def is_admin(message: Message, person: User | None) -> bool:
    """Of the message's chat; in a private one everybody is."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.sender_chat is not None:
        # Anonymous admins speak as the group itself; a channel's post here is nobody's right.
        return person is not None and person.is_bot and message.sender_chat.id == message.chat.id
    if person is None or message.bot is None:
        return False
    member = await message.bot.get_chat_member(message.chat.id, person.id)
    return member.status in ADMINS


async def is_staff(message: Message, visit: Visit) -> bool:
    """Whether a command of staff may go on; else it is refused in words."""
    if not visit.private:
        me = await message.bot.me() if message.bot else None
        bot = (me.username if me else None) or ""
        await answer(message, Screen(say(visit.language, "won-only-private", bot=bot)))
    elif not visit.staff:
        await answer(message, Screen(say(visit.language, "won-only-staff")))
    return visit.private and visit.staff


async def is_owner(message: Message, visit: Visit) -> bool:
    """As `is_staff`, for what is the owners' alone."""
    if not visit.private or visit.owner:
        return await is_staff(message, visit)
    await answer(message, Screen(say(visit.language, "staff-only-owner")))
    return False


async def may_press(tap: CallbackQuery, visit: Visit) -> bool:
    return await presses(tap, visit, "won-only-staff", allowed=visit.staff)


async def may_press_changes(tap: CallbackQuery, visit: Visit) -> bool:
    return await presses(tap, visit, "change-only-staff", allowed=visit.staff)


async def may_press_as_owner(tap: CallbackQuery, visit: Visit) -> bool:
    return await presses(tap, visit, "staff-only-owner", allowed=visit.owner)


async def presses(tap: CallbackQuery, visit: Visit, refusal: str, *, allowed: bool) -> bool:
    if allowed and visit.private:
        return True
    await answer_tap(tap, alert=say_plain(visit.language, refusal))
    return False


async def refuse(message: Message, refused: NotAllowed, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await answer(message, Screen(refusal(refused, visit, facts)))


async def refuse_tap(tap: CallbackQuery, visit: Visit, house: House) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    said = say_plain(visit.language, "won-not-your-sport", sports=theirs(visit, facts))
    await answer_tap(tap, alert=said[:200])  # no alert may be longer


def refusal(refused: NotAllowed, visit: Visit, facts: Facts) -> Html:
    """Which sports are not theirs, and which are."""
    if not refused.sports:
        return say(visit.language, "won-not-your-sport", sports=theirs(visit, facts))
    alien = list_sports(refused.sports, facts.names, visit.language)
    return say(visit.language, "won-not-your-sports", alien=alien, sports=theirs(visit, facts))


def theirs(visit: Visit, facts: Facts) -> Html:
    return list_sports(visit.allowed or frozenset(), facts.names, visit.language)
