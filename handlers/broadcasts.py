"""/broadcast: owners write to the readers in their own words, see them as they are read, send, follow, stop."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answers import answer, answer_tap, replace_tapped
from handlers.callbacks.broadcasts import (
    BroadcastAct,
    BroadcastLanguage,
    BroadcastSport,
    BroadcastSports,
    BroadcastStep,
    StopBroadcast,
)
from handlers.dialogues import read_awaiting
from handlers.facts import read_facts
from handlers.parsing.markup import read_markup
from handlers.rights import is_staff, presses
from handlers.screens import Screen
from handlers.texts import LANGUAGES, say, say_plain
from handlers.views.broadcasts import as_read, ask_audience_sport, ask_words, check_broadcast, show_progress
from handlers.visits import House, Visit
from schedules import broadcasts as verbs
from schedules.broadcasts import BroadcastDraft, NoReaders, NotFound, NoWords
from storage.broadcasts import Progress, count_readers, read_under_way
from storage.models import Dialogue

MOST_SHOWN = 3  # broadcasts under way that /broadcast shows


def add_handlers(router: Router) -> None:
    router.message.register(open_broadcast, Command("broadcast"))
    router.message.register(read_words, F.chat.type == ChatType.PRIVATE, F.text, awaits_words)
    router.message.register(refuse_content, F.chat.type == ChatType.PRIVATE, ~F.text, awaits_words)
    router.callback_query.register(tap_skip, BroadcastStep.filter(F.act == BroadcastAct.SKIP))
    router.callback_query.register(tap_skip, BroadcastStep.filter(F.act == BroadcastAct.ENOUGH))
    router.callback_query.register(tap_reword, BroadcastStep.filter(F.act == BroadcastAct.REWORD))
    router.callback_query.register(tap_send, BroadcastStep.filter(F.act == BroadcastAct.SEND))
    router.callback_query.register(tap_aside, BroadcastStep.filter(F.act == BroadcastAct.ASIDE))
    router.callback_query.register(tap_sports, BroadcastSports.filter())
    router.callback_query.register(tap_sport, BroadcastSport.filter())
    router.callback_query.register(tap_language, BroadcastLanguage.filter())
    router.callback_query.register(tap_stop, StopBroadcast.filter())


async def open_broadcast(message: Message, visit: Visit, house: House) -> None:
    """What is under way, and the question for the words of a new one."""
    if visit.private and not visit.owner:
        await answer(message, Screen(say(visit.language, "broadcast-only-owner")))
        return
    if not await is_staff(message, visit):
        return
    draft = await verbs.draft_broadcast(house.database, visit.cause, visit.address.telegram_id)
    async with house.database.read() as connection:
        under_way = await read_under_way(connection, visit.cause.at)
    for one in under_way[-MOST_SHOWN:]:
        await answer(message, progress_screen(one, visit, house))
    await answer(message, ask_words(draft, visit.language))


async def awaits_words(message: Message, visit: Visit, house: House) -> bool | dict[str, Dialogue]:
    """Whether this is what we asked the readers to be told."""
    dialogue = await read_awaiting(message, visit, house, verbs.BROADCAST) if visit.owner else None
    if dialogue is None:
        return False
    # Killed before the answer, the very update that was read is answered now.
    asked = dialogue.step == verbs.ASK or BroadcastDraft.of(dialogue).read_from == visit.cause.update_id
    return {"dialogue": dialogue} if asked else False


async def read_words(message: Message, dialogue: Dialogue, visit: Visit, house: House) -> None:
    words = read_markup(message.text or "", message.entities)
    draft = await verbs.word_broadcast(house.database, visit.cause, dialogue.id, words)
    if isinstance(draft, NotFound):
        await answer(message, Screen(say(visit.language, "broadcast-gone")))
        return
    for screen in await screens_of(draft, visit, house):
        await answer(message, screen)


async def refuse_content(message: Message, visit: Visit) -> None:
    await answer(message, Screen(say(visit.language, "broadcast-only-text")))


async def tap_skip(tap: CallbackQuery, callback_data: BroadcastStep, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    rest = callback_data.act is BroadcastAct.ENOUGH
    skipped = await verbs.skip_words(
        house.database, visit.cause, callback_data.dialogue, callback_data.version, rest=rest
    )
    if isinstance(skipped, NoWords):
        await answer_tap(tap, alert=say_plain(visit.language, "broadcast-no-words"))
        return
    await show_draft(tap, skipped, visit, house, anew=True)


async def tap_reword(tap: CallbackQuery, callback_data: BroadcastStep, visit: Visit, house: House) -> None:
    if await may_press(tap, visit):
        draft = await verbs.reword(house.database, visit.cause, callback_data.dialogue)
        await show_draft(tap, draft, visit, house)


async def tap_sports(tap: CallbackQuery, callback_data: BroadcastSports, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    async with house.database.read() as connection:
        draft = await verbs.read_draft(connection, visit.cause, callback_data.dialogue)
    if draft is None or draft.step != verbs.PREVIEW:
        await answer_tap(tap, alert=say_plain(visit.language, "broadcast-gone"))
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    await replace_tapped(tap, ask_audience_sport(draft, facts.sports, callback_data.part, visit.language))


async def tap_sport(tap: CallbackQuery, callback_data: BroadcastSport, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    facts = await read_facts(house, visit.cause.at, visit.zone)
    sport = callback_data.sport
    draft: BroadcastDraft | NotFound = NotFound()
    if not sport or sport in facts.names.sports:
        draft = await verbs.narrow(house.database, visit.cause, callback_data.dialogue, sport=sport)
    await show_draft(tap, draft, visit, house)


async def tap_language(tap: CallbackQuery, callback_data: BroadcastLanguage, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    language = callback_data.language
    draft: BroadcastDraft | NotFound = NotFound()
    if language in ("", *LANGUAGES):
        draft = await verbs.narrow(house.database, visit.cause, callback_data.dialogue, language=language)
    await show_draft(tap, draft, visit, house)


async def tap_send(tap: CallbackQuery, callback_data: BroadcastStep, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    sent = await verbs.send_broadcast(
        house.database,
        visit.cause,
        callback_data.dialogue,
        callback_data.version,
        house.games,
        house.language,
        house.undo_seconds,
        tap.message.message_id if tap.message else None,
    )
    match sent:
        case Progress():
            await replace_tapped(tap, progress_screen(sent, visit, house))
        case NoReaders():
            await answer_tap(tap, alert=say_plain(visit.language, "broadcast-nobody"))
        case _:
            await show_draft(tap, sent, visit, house, stale=True)


async def tap_aside(tap: CallbackQuery, callback_data: BroadcastStep, visit: Visit, house: House) -> None:
    if not await may_press(tap, visit):
        return
    if await verbs.put_broadcast_aside(house.database, visit.cause, callback_data.dialogue):
        await replace_tapped(tap, Screen(say(visit.language, "broadcast-aside")))
    else:
        await answer_tap(tap, alert=say_plain(visit.language, "broadcast-gone"))


async def tap_stop(tap: CallbackQuery, callback_data: StopBroadcast, visit: Visit, house: House) -> None:
    """Any owner may, whoever began it."""
    if not await may_press(tap, visit):
        return
    stopped = await verbs.stop_broadcast(house.database, visit.cause, callback_data.notice)
    if isinstance(stopped, NotFound):
        await answer_tap(tap, alert=say_plain(visit.language, "broadcast-gone"))
    else:
        await replace_tapped(tap, progress_screen(stopped, visit, house))


async def show_draft(
    tap: CallbackQuery,
    draft: BroadcastDraft | NotFound,
    visit: Visit,
    house: House,
    *,
    anew: bool = False,
    stale: bool = False,
) -> None:
    """What the draft asks now in place of what was tapped; `anew`: with its texts, once its words are complete."""
    if isinstance(draft, NotFound):
        await answer_tap(tap, alert=say_plain(visit.language, "broadcast-gone"))
        return
    screens = await screens_of(draft, visit, house, stale=stale)
    if not anew or len(screens) == 1:
        await replace_tapped(tap, screens[-1])
        return
    for screen in screens:
        await answer_tap(tap, screen)


async def screens_of(draft: BroadcastDraft, visit: Visit, house: House, *, stale: bool = False) -> list[Screen]:
    """The question for more words; or each text as it will be read, and what is to be checked."""
    if draft.step == verbs.ASK:
        return [ask_words(draft, visit.language)]
    facts = await read_facts(house, visit.cause.at, visit.zone)
    async with house.database.read() as connection:
        readers = await count_readers(connection, draft.audience(house.language))
    checked = check_broadcast(draft, readers, house.send_rate, facts.names, visit.language, stale=stale)
    return [*as_read(draft), checked]


def progress_screen(progress: Progress, visit: Visit, house: House) -> Screen:
    return show_progress(progress, house.send_rate, visit.zone or house.defaults.zone, visit.language)


async def may_press(tap: CallbackQuery, visit: Visit) -> bool:
    return await presses(tap, visit, "broadcast-only-owner", allowed=visit.owner)
