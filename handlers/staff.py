"""/staff: owners invite editors by a link that works once, and let them go with effect at once."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.staff import Invite, InviteSport, InviteSports, RemoveEditor, ShowStaff
from handlers.facts import read_facts
from handlers.parsing.folding import clean
from handlers.parsing.sports import match_sports
from handlers.rights import is_owner, may_press_as_owner
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.chats import TYPED
from handlers.views.staff import ask_removal, ask_sports, show_invitation, show_staff, welcome_editor
from handlers.visits import House, Visit
from schedules import staff
from schedules.clock import DAY
from schedules.staff import Choice
from storage.staff import Editor, count_invitations, read_editor, read_editors, read_former

INVITATION_LINK = "i"  # a deep link's payload: i and the token
LONGEST_NAME = 80


def add_handlers(router: Router) -> None:
    router.message.register(accept, CommandStart(deep_link=True, magic=F.args.startswith(INVITATION_LINK)))
    router.message.register(open_staff, Command("staff"))
    router.callback_query.register(tap_staff, ShowStaff.filter())
    router.callback_query.register(tap_invite, Invite.filter())
    router.callback_query.register(tap_sports, InviteSports.filter())
    router.callback_query.register(tap_sport, InviteSport.filter())
    router.callback_query.register(tap_remove, RemoveEditor.filter())


async def accept(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """Whoever opens the link first becomes an editor."""
    if not visit.private:
        me = await bot_name(message.bot)
        await answer(message, Screen(say(visit.language, "won-only-private", bot=me)))
        return
    if visit.owner:
        await answer(message, Screen(say(visit.language, "staff-link-is-yours")))
        return
    accepted = await staff.accept_invitation(
        house.database,
        visit.cause,
        (command.args or "").removeprefix(INVITATION_LINK),
        clean(message.from_user.full_name if message.from_user else "")[:LONGEST_NAME],
        visit.address,
        house.defaults,
        house.owners,
    )
    if isinstance(accepted, Editor):
        facts = await read_facts(house, visit.cause.at, visit.zone)
        await answer(message, welcome_editor(accepted, facts.names, visit.language))
    else:
        await answer(message, Screen(say(visit.language, "staff-not-invited")))


async def open_staff(message: Message, command: CommandObject, visit: Visit, house: House) -> None:
    """Alone the list; with sports a link for an editor of them."""
    if not await is_owner(message, visit):
        return
    if not command.args:
        await answer(message, await staff_screen(visit, house))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    match = match_sports(command.args, facts.sports)
    if match.unknown or not match.found:
        typed = ", ".join(one.text[:TYPED] for one in match.unknown[:3])
        await answer(message, Screen(say(visit.language, "staff-sport-unknown", sport=typed)))
        return
    sports = [sport.code for sport in match.found]
    invited = await staff.invite(house.database, visit.cause, sports)
    await answer(message, show_invitation(invited, await bot_name(message.bot), facts.names, visit.language))


async def tap_staff(tap: CallbackQuery, visit: Visit, house: House) -> None:
    if await may_press_as_owner(tap, visit):
        await replace_tapped(tap, await staff_screen(visit, house))


async def tap_invite(tap: CallbackQuery, callback_data: Invite, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    if callback_data.dialogue:
        invited = await staff.invite_chosen(house.database, visit.cause, callback_data.dialogue)
    else:
        invited = await staff.invite(house.database, visit.cause, [])
    if invited is None:
        await answer_tap(tap, alert=say_plain(visit.language, "staff-choice-gone"))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await answer_tap(tap, show_invitation(invited, await bot_name(tap.bot), facts.names, visit.language))


async def tap_sports(tap: CallbackQuery, callback_data: InviteSports, visit: Visit, house: House) -> None:
    """Begin to choose, or turn the page."""
    if not await may_press_as_owner(tap, visit):
        return
    if callback_data.dialogue:
        async with house.database.read() as connection:
            choice = await staff.read_choice(connection, visit.cause, callback_data.dialogue)
    else:
        choice = await staff.choose_sports(house.database, visit.cause, visit.address.telegram_id)
    await show_choice(tap, choice, callback_data.part, visit, house)


async def tap_sport(tap: CallbackQuery, callback_data: InviteSport, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    choice = None
    if callback_data.sport in facts.names.sports:
        choice = await staff.choose_sport(
            house.database,
            visit.cause,
            callback_data.dialogue,
            callback_data.sport,
            wanted=callback_data.wanted,
        )
    await show_choice(tap, choice, callback_data.part, visit, house)


async def tap_remove(tap: CallbackQuery, callback_data: RemoveEditor, visit: Visit, house: House) -> None:
    if not await may_press_as_owner(tap, visit):
        return
    async with house.database.read() as connection:
        editor = await read_editor(connection, callback_data.person)
    if callback_data.sure:
        await staff.remove_editor(house.database, visit.cause, callback_data.person)
        await replace_tapped(tap, await staff_screen(visit, house))
    elif editor is None:
        await answer_tap(tap, alert=say_plain(visit.language, "staff-gone"))
    else:
        facts = await read_facts(house, visit.cause.at, visit.zone)
        await replace_tapped(tap, ask_removal(editor, facts.names, visit.language))


async def show_choice(tap: CallbackQuery, choice: Choice | None, part: int, visit: Visit, house: House) -> None:
    if choice is None:
        await answer_tap(tap, alert=say_plain(visit.language, "staff-choice-gone"))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await replace_tapped(tap, ask_sports(choice, facts.sports, part, visit.language))


async def staff_screen(visit: Visit, house: House) -> Screen:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        editors = await read_editors(connection)
        former = await read_former(connection, visit.cause.at - DAY)
        waiting = await count_invitations(connection, visit.cause.at)
    zone = visit.zone or house.defaults.zone
    return show_staff(editors, former, waiting, facts.names, zone, visit.language)


async def bot_name(bot: Bot | None) -> str:
    me = await bot.me() if bot else None
    return (me.username if me else None) or ""
