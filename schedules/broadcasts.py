"""Broadcasts: owners say something in their own words, after a preview, to all subscribers or some.

It is a notice like every other: an undo window, then it walks the chats; quiet hours hold it. While it walks it
can be stopped; what was said is said. Its words stand in the dialogue until it is confirmed, then in a table of
their own, and are erased a week after it has ended.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Self

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.announcements import add_notice
from schedules.audit import note
from schedules.clock import DAY, SECOND
from schedules.dialogues import close_others, open_in, read_own, step_in
from schedules.inbox import change
from storage.broadcasts import Audience, Progress, count_readers, read_progress, read_progress_of
from storage.database import Database
from storage.models import Cause, DeliveryState, Dialogue, Names, NoticeKind, NoticeState
from storage.notices import READY
from storage.tables import broadcasts, deliveries, dialogues, notices

BROADCAST = "broadcast"  # the dialogue of writing one
ASK = "ask"  # … waits for the words of one language
PREVIEW = "preview"
APPLIED = "applied"
ASIDE = "aside"
UNDER_WAY = (ASK, PREVIEW)
LANGUAGES = ("ru", "kk", "en")  # in the order they are asked for
KEPT = 7 * DAY  # how long the words of what has ended are kept, and of what was never sent
LAST_FIGURES = 10 * SECOND  # after the end: what was in hand is said and counted by then


@dataclass(frozen=True, slots=True)
class BroadcastDraft:
    """A broadcast on its way."""

    id: int = 0  # of its dialogue
    step: str = ASK
    words: dict[str, str] = field(default_factory=dict)  # by language, HTML as Telegram reads it
    asked: str = LANGUAGES[0]  # the language whose words are asked for
    sport: str = ""  # whose followers hear it; empty: all
    language: str = ""  # of the readers; empty: all
    version: int = 0  # how often it was changed: a button of an older one confirms nothing
    read_from: int | None = None  # the update whose words were read last

    @classmethod
    def of(cls, dialogue: Dialogue) -> Self:
        return cls(id=dialogue.id, step=dialogue.step, **json.loads(dialogue.data))

    def json(self) -> str:
        kept = {name: value for name, value in asdict(self).items() if name not in ("id", "step")}
        return json.dumps(kept, ensure_ascii=False)

    @property
    def names(self) -> Names:
        """Its words as readers of each language get them."""
        return Names(*(self.words.get(language, "") for language in ("en", "ru", "kk")))

    def audience(self, default: str) -> Audience:
        return Audience(self.sport or None, self.language, default)

    def erased(self, step: str) -> Self:
        return replace(self, step=step, words={})


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is no such broadcast, or it is none of this person's, or it was put aside."""


@dataclass(frozen=True, slots=True)
class NoReaders:
    """Nobody would hear it."""


@dataclass(frozen=True, slots=True)
class NoWords:
    """There are no words in any language yet."""


async def draft_broadcast(database: Database, cause: Cause, chat: int) -> BroadcastDraft:
    """Begin one; the next plain text of the actor there is its words in the first language."""
    async with change(database, cause) as connection:
        number = await open_in(connection, cause, chat, BROADCAST, ASK, BroadcastDraft().json())
        return await read_draft(connection, cause, number) or BroadcastDraft(number)


async def word_broadcast(
    database: Database, cause: Cause, dialogue_id: int, words: str
) -> BroadcastDraft | NotFound:
    """Its words in the language that was asked for; the next is asked for, or the whole is shown."""
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, dialogue_id)
        if draft is None or draft.step not in UNDER_WAY:
            return NotFound()
        if draft.read_from == cause.update_id and cause.update_id is not None:
            return draft
        if draft.step != ASK:
            return NotFound()
        worded = replace(draft, words=draft.words | {draft.asked: words}, read_from=cause.update_id)
        return await keep(connection, cause, after_words(worded))


async def skip_words(
    database: Database, cause: Cause, dialogue_id: int, version: int, *, rest: bool
) -> BroadcastDraft | NoWords | NotFound:
    """Say nothing of one's own in the language asked for (`rest`: and in all after it): others lend theirs."""
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, dialogue_id)
        if draft is None or draft.step not in UNDER_WAY:
            return NotFound()
        if draft.step != ASK or draft.version != version:
            return draft
        if not draft.words and (rest or draft.asked == LANGUAGES[-1]):
            return NoWords()
        return await keep(connection, cause, replace(draft, step=PREVIEW) if rest else after_words(draft))


async def reword(database: Database, cause: Cause, dialogue_id: int) -> BroadcastDraft | NotFound:
    """Ask for all its words anew."""
    return await mend(database, cause, dialogue_id, step=ASK, asked=LANGUAGES[0], words={})


async def narrow(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    *,
    sport: str | None = None,
    language: str | None = None,
) -> BroadcastDraft | NotFound:
    """Say it to followers of a sport, to readers of a language (empty: to all); None: as it is."""
    values: dict[str, object] = {} if sport is None else {"sport": sport}
    return await mend(
        database, cause, dialogue_id, **values if language is None else values | {"language": language}
    )


async def mend(database: Database, cause: Cause, dialogue_id: int, **values: object) -> BroadcastDraft | NotFound:
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, dialogue_id)
        if draft is None or draft.step != PREVIEW:
            return NotFound()
        after = replace(draft, **values)  # type: ignore[arg-type]
        return draft if after == draft else await keep(connection, cause, after)


async def put_broadcast_aside(database: Database, cause: Cause, dialogue_id: int) -> bool:
    """Drop a draft and its words; False where it is none of the actor's, or confirmed."""
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, dialogue_id)
        if draft is None or draft.step not in (*UNDER_WAY, ASIDE):
            return False
        await step_in(connection, cause, dialogue_id, ASIDE, draft.erased(ASIDE).json(), stays_open=False)
        return True


async def send_broadcast(
    database: Database,
    cause: Cause,
    dialogue_id: int,
    version: int,
    games: str,
    default: str,
    undo_seconds: int,
    shown_by: int | None = None,
) -> Progress | BroadcastDraft | NoReaders | NotFound:
    """Let it go, after the undo window. Pressed again it answers the same; an older preview is shown anew.

    `default`: the language of who has chosen none; `shown_by`: the message, in the actor's own chat, that shows
    how it goes.
    """
    async with change(database, cause) as connection:
        draft = await read_draft(connection, cause, dialogue_id)
        if draft is None or draft.step not in (PREVIEW, APPLIED):
            return NotFound()
        if draft.step == PREVIEW:
            if draft.version != version:
                return draft
            audience = draft.audience(default)
            readers = sum((await count_readers(connection, audience)).values())
            if not readers:
                return NoReaders()
            notice_id = await add_notice(
                connection,
                NoticeKind.BROADCAST,
                games,
                audience.sport,
                None,
                now=cause.at,
                due_at=cause.at + undo_seconds * SECOND,
            )
            await connection.execute(
                insert(broadcasts).values(
                    notice_id=notice_id,
                    dialogue_id=dialogue_id,
                    **{f"words_{one}": draft.words.get(one, "") for one in LANGUAGES},
                    language=audience.language,
                    language_default=default,
                    readers=readers,
                    actor=cause.actor,
                    at=cause.at,
                    shown_by=shown_by,
                )
            )
            await step_in(connection, cause, dialogue_id, APPLIED, draft.erased(APPLIED).json(), stays_open=False)
            await note(connection, cause, "broadcast", f"notice {notice_id}")
        return await read_progress_of(connection, dialogue_id, cause.at) or NotFound()


async def stop_broadcast(database: Database, cause: Cause, notice_id: int) -> Progress | NotFound:
    """Say it to nobody else; within the undo window that is to nobody at all. Pressed again it answers the same.

    What is already in hand still goes out: two or three seconds at Telegram's pace.
    """
    async with change(database, cause) as connection:
        before = await read_progress(connection, notice_id, cause.at)
        if before is None:
            return NotFound()
        if not before.under_way:
            return before
        in_time = before.state is NoticeState.WAITING
        await connection.execute(
            update(notices)
            .where(notices.c.id == notice_id)
            .values(state=NoticeState.CANCELLED if in_time else NoticeState.DONE)
        )
        await connection.execute(
            delete(deliveries).where(
                deliveries.c.notice_id == notice_id, deliveries.c.state.in_((*READY, DeliveryState.HELD))
            )
        )
        await connection.execute(
            update(broadcasts)
            .where(broadcasts.c.notice_id == notice_id)
            .values(stopped_at=cause.at, ended_at=cause.at)
        )
        await note(connection, cause, "stop a broadcast", f"notice {notice_id}")
        return await read_progress(connection, notice_id, cause.at) or NotFound()


async def note_ended(database: Database, now: int) -> None:
    """Note of each broadcast that has been said to the end when that was."""
    over = select(notices.c.id).where(notices.c.state.in_((NoticeState.DONE, NoticeState.CANCELLED)))
    ended = broadcasts.c.ended_at.is_(None) & broadcasts.c.notice_id.in_(over)
    async with database.read() as connection:
        if (await connection.execute(select(broadcasts.c.notice_id).where(ended).limit(1))).first() is None:
            return
    async with database.write() as connection:
        await connection.execute(update(broadcasts).where(ended).values(ended_at=now))


async def show_no_more(database: Database, notice_id: int) -> None:
    """The message that shows how it goes has said the last of it."""
    async with database.write() as connection:
        await connection.execute(
            update(broadcasts).where(broadcasts.c.notice_id == notice_id).values(shown_by=None)
        )


async def erase_words(database: Database, now: int) -> None:
    """Erase the words of what has ended long ago, and of drafts that nobody came back to.

    Where Telegram refused a chat, the words stay for as long as an owner may try again.
    """
    waits = exists().where(
        deliveries.c.notice_id == broadcasts.c.notice_id, deliveries.c.state.in_((*READY, DeliveryState.HELD))
    )
    async with database.write() as connection:
        await connection.execute(
            update(broadcasts)
            .where(broadcasts.c.erased_at.is_(None), broadcasts.c.ended_at < now - KEPT, ~waits)
            .values(erased_at=now, **{f"words_{one}": "" for one in LANGUAGES})
        )
        await connection.execute(
            update(dialogues)
            .where(dialogues.c.kind == BROADCAST, dialogues.c.step.in_(UNDER_WAY))
            .where(dialogues.c.changed_at < now - KEPT)
            .values(step=ASIDE, data=BroadcastDraft().json(), open=0)
        )


def after_words(draft: BroadcastDraft) -> BroadcastDraft:
    """On to the next language, or to the preview."""
    later = LANGUAGES[LANGUAGES.index(draft.asked) + 1 :]
    return replace(draft, asked=later[0]) if later else replace(draft, step=PREVIEW)


async def keep(connection: AsyncConnection, cause: Cause, after: BroadcastDraft) -> BroadcastDraft:
    after = replace(after, version=after.version + 1)
    dialogue = await read_own(connection, cause, after.id, BROADCAST)
    if dialogue:
        await close_others(connection, dialogue)
    await step_in(connection, cause, after.id, after.step, after.json(), stays_open=True)
    return after


async def read_draft(connection: AsyncConnection, cause: Cause, dialogue_id: int) -> BroadcastDraft | None:
    dialogue = await read_own(connection, cause, dialogue_id, BROADCAST)
    return BroadcastDraft.of(dialogue) if dialogue else None
