"""Being let in and shown the door: by a person, by a group, by a channel; and moving with a group."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated, Message

from handlers.admins import find_admins
from handlers.answers import tell
from handlers.channels import ask_for_right, be_let_post
from handlers.leaders import may_post
from handlers.views.groups import show_group
from handlers.visits import House, Visit, language_of
from schedules import chats, suspensions

NO_RIGHT = "no right to write"
GONE = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}


def add_handlers(router: Router) -> None:
    router.my_chat_member.register(be_shown_out, F.new_chat_member.status.in_(GONE))
    router.my_chat_member.register(change_in_channel, F.chat.type == ChatType.CHANNEL)
    router.my_chat_member.register(be_let_in)
    router.message.register(move, F.migrate_to_chat_id)
    router.message.register(come_from, F.migrate_from_chat_id)
    router.message.register(hear_reopened, F.forum_topic_reopened)


async def be_shown_out(change: ChatMemberUpdated, visit: Visit, house: House) -> None:
    """Blocked or removed we fall silent; the settings wait. Who else keeps a channel hears of it."""
    status = change.new_chat_member.status
    if change.chat.type == ChatType.CHANNEL:
        title = change.chat.title or ""
        await suspensions.fall_silent(
            house.database, visit.cause, change.chat.id, status, title, knows=visit.person
        )
    else:
        await chats.stop_writing(house.database, visit.cause, change.chat.id, status)


async def be_let_in(change: ChatMemberUpdated, visit: Visit, house: House) -> None:
    """Let in again we may write again; a group that wants nothing yet is told what to do, once."""
    if getattr(change.new_chat_member, "can_send_messages", True) is False:
        await lose_voice(change, visit, house)
        return
    came = change.old_chat_member.status in GONE
    if visit.private or not came:
        await chats.write_again(house.database, visit.cause, change.chat.id)
        return
    chat = await chats.welcome(house.database, visit.cause, visit.address, house.defaults)
    if not chat.subscribed:
        language = language_of(chat, visit.address.language_hint, house.language)
        await tell(change.bot, change.chat.id, show_group(chat, language))


async def change_in_channel(change: ChatMemberUpdated, visit: Visit, house: House) -> None:
    if may_post(change.new_chat_member):
        await be_let_post(change, visit, house)
    elif change.old_chat_member.status in GONE:
        await ask_for_right(change, visit, house)
    else:
        await lose_voice(change, visit, house)


async def lose_voice(change: ChatMemberUpdated, visit: Visit, house: House) -> None:
    """We are there and may not write: its admins hear of it, whoever took the right away."""
    title, admins = await find_admins(change.bot, change.chat.id) if change.bot else ("", ())
    await suspensions.fall_silent(
        house.database, visit.cause, change.chat.id, NO_RIGHT, change.chat.title or title, admins
    )


async def move(message: Message, visit: Visit, house: House) -> None:
    if message.migrate_to_chat_id is not None:
        await chats.move(house.database, visit.cause, message.chat.id, message.migrate_to_chat_id)


async def come_from(message: Message, visit: Visit, house: House) -> None:
    """The same, told by the supergroup."""
    if message.migrate_from_chat_id is not None:
        await chats.move(house.database, visit.cause, message.migrate_from_chat_id, message.chat.id)


async def hear_reopened(message: Message, visit: Visit, house: House) -> None:
    """A topic is open again: if it was that we lacked, we go on."""
    if visit.chat and suspensions.lacks_topic(visit.chat.paused):
        await chats.write_again(house.database, visit.cause, message.chat.id)
