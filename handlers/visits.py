"""Who speaks to us, where, in which language and with which rights; and what the house holds for answering."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import Chat as TelegramChat
from aiogram.types import Message, TelegramObject, Update, User

from handlers.almanac import Almanac
from handlers.answers import answer, answer_tap
from handlers.figures import Figures
from handlers.leaders import Leaders
from handlers.pictures.studio import Studio
from handlers.screens import Screen
from handlers.texts import LANGUAGES, say, say_plain
from schedules.chats import Defaults
from schedules.clock import Clock
from schedules.inbox import NoLongerEditorError
from storage.chats import read_chat
from storage.database import Database
from storage.models import Address, Cause, Chat, ChatKind
from storage.staff import Editor, read_editor

KINDS = {
    ChatType.PRIVATE: ChatKind.PRIVATE,
    ChatType.GROUP: ChatKind.GROUP,
    ChatType.SUPERGROUP: ChatKind.GROUP,
    ChatType.CHANNEL: ChatKind.CHANNEL,
}


@dataclass(frozen=True, slots=True)
class House:
    """What every answer may need."""

    database: Database
    clock: Clock
    games: str
    owners: frozenset[int]
    defaults: Defaults
    language: str  # where nobody has chosen one
    undo_seconds: int
    almanac: Almanac
    send_rate: float = 30  # messages a second
    figures: Figures = field(default_factory=Figures)
    studio: Studio = field(default_factory=Studio)
    leaders: Leaders = field(default_factory=Leaders)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that somebody who leads it sets up from their private chat."""

    chat_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One update, as far as it concerns who caused it."""

    person: int  # 0: nobody in particular (a channel's post)
    address: Address
    chat: Chat | None  # None: we do not know it yet
    language: str
    owner: bool
    cause: Cause
    editor: Editor | None = None  # in private, unless they are an owner
    channel: Channel | None = None  # whose address and chat these are; the words are for who sets it up

    @property
    def staff(self) -> bool:
        return self.owner or self.editor is not None

    @property
    def allowed(self) -> frozenset[str] | None:
        """The sports this person may record; None: all."""
        if self.owner:
            return None
        if self.editor is None:
            return frozenset()
        return None if self.editor.all_sports else self.editor.sports

    def may_record(self, sport: str) -> bool:
        return self.allowed is None or sport in self.allowed

    @property
    def private(self) -> bool:
        return self.address.kind is ChatKind.PRIVATE

    @property
    def zone(self) -> str | None:
        return self.chat.zone if self.chat else None


class VisitMiddleware(BaseMiddleware):
    """Gives every handler its `visit`; updates that come from no chat are not ours to answer."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat: TelegramChat | None = data.get("event_chat")
        person: User | None = data.get("event_from_user")
        if not isinstance(event, Update) or is_forwarded_by_telegram(event):
            return None
        if event.inline_query is not None:
            data["visit"] = await self.receive_question(event, event.inline_query.from_user)
        elif chat is not None and chat.type in KINDS:
            data["visit"] = await self.receive(event, chat, person, data.get("event_thread_id"))
        else:
            return None
        data["house"] = self._house
        try:
            return await handler(event, data)
        except NoLongerEditorError:
            await refuse_former(event, data["visit"])
            return None

    async def receive(self, update: Update, chat: TelegramChat, person: User | None, topic: int | None) -> Visit:
        hint = hint_of(person)
        anonymous = isinstance(update.event, Message) and update.event.sender_chat is not None
        number = person.id if person and not anonymous else 0
        owner = number in self._house.owners
        in_private = KINDS[ChatType(chat.type)] is ChatKind.PRIVATE
        async with self._house.database.read() as connection:
            known = await read_chat(connection, chat.id)
            editor = await read_editor(connection, number) if in_private and not owner else None
        return Visit(
            person=number,
            address=Address(chat.id, KINDS[ChatType(chat.type)], topic, hint if hint in LANGUAGES else ""),
            chat=known,
            language=language_of(known, hint, self._house.language),
            owner=owner,
            cause=Cause(number, self._house.clock.now(), update.update_id, editor.added_at if editor else None),
            editor=editor,
        )

    async def receive_question(self, update: Update, person: User) -> Visit:
        """Asked from any chat: answered as in their own, without what is for staff alone."""
        hint = hint_of(person)
        async with self._house.database.read() as connection:
            known = await read_chat(connection, person.id)
        return Visit(
            person=person.id,
            address=Address(person.id, ChatKind.PRIVATE, None, hint if hint in LANGUAGES else ""),
            chat=known,
            language=language_of(known, hint, self._house.language),
            owner=False,
            cause=Cause(person.id, self._house.clock.now(), update.update_id),
        )


async def refuse_former(update: Update, visit: Visit) -> None:
    """Let go between the word and its effect."""
    if update.callback_query is not None:
        await answer_tap(update.callback_query, alert=say_plain(visit.language, "staff-former"))
    elif update.message is not None:
        await answer(update.message, Screen(say(visit.language, "staff-former")))


def hint_of(person: User | None) -> str:
    return (person.language_code or "").partition("-")[0] if person else ""


def is_forwarded_by_telegram(update: Update) -> bool:
    """A channel's post in its discussion group is not said to us, whatever stands in it."""
    return update.message is not None and bool(update.message.is_automatic_forward)


def language_of(chat: Chat | None, hint: str, default: str) -> str:
    """What was chosen, else Telegram's hint where it is one of ours, else the default.

    A group has one language, whoever speaks in it.
    """
    if chat and chat.language:
        return chat.language
    own = chat.language_hint if chat and chat.language_hint in LANGUAGES else ""
    if chat and chat.kind is not ChatKind.PRIVATE and own:
        return own
    return hint if hint in LANGUAGES else own or default
