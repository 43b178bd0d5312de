"""What people say and send: texts, edits, taps, files, contacts, places, and links that open the bot."""

import mimetypes
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.demo.telegram.chats import Message, Person
from bot.demo.telegram.files import described
from bot.demo.telegram.groups import Channel, Gathering, Group
from bot.demo.telegram.markup.entities import found
from bot.demo.telegram.markup.keyboards import button_data
from bot.demo.telegram.spec import Upload
from bot.demo.telegram.stage.groups import GroupLife

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Talk(GroupLife):
    """People's side of conversations. `chat`: a group or channel; without one it is the private chat."""

    def type(
        self,
        person: Person,
        text: str,
        *,
        chat: Gathering | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        sender_chat: Channel | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """The person writes; who had blocked the bot lets it in again first, as the app does.

        topic: a message_thread_id of a forum (None: General). anonymous: an administrator in the name of the
        group. sender_chat: in the name of a channel of theirs. reply_to: a message_id of the same chat.
        """
        return self._say(
            person,
            _text(text),
            chat,
            topic=topic,
            anonymous=anonymous,
            sender_chat=sender_chat,
            reply_to=reply_to,
        )

    def post(self, person: Person, channel: Channel, text: str, *, signed: bool = False) -> Message:
        """An administrator posts in a channel; `signed` shows their name under it."""
        signature = {"author_signature": person.first_name} if signed else {}
        return self._say(person, signature | _text(text), channel)

    def edit(self, person: Person, message_id: int, text: str, *, chat: Gathering | None = None) -> Message:
        """The person edits a text of theirs (in a channel, one they may edit)."""
        self._check_alive(person)
        where = self._place(person, chat)
        message = where.messages.get(message_id)
        if message is None or "text" not in message:
            raise ValueError(f"there is no text {message_id} to edit")
        if isinstance(where, Channel):
            if not where.standing(person).may("can_edit_messages"):
                raise ValueError(f"{person.first_name} may not edit posts of {where.title}")
        elif message["from"]["id"] != person.id:
            raise ValueError(f"message {message_id} is not by {person.first_name}")
        kept = {key: value for key, value in message.items() if key not in ("text", "entities")}
        edited = kept | _text(text) | {"edit_date": int(self._desk.now())}
        where.messages[message_id] = edited
        self._desk.tell(where, edited, edited=True)
        self._desk.journal.changed("edit", where.id, message=edited)
        return edited

    def press(
        self, person: Person, message_id: int, data: str, *, chat: Gathering | None = None, forged: bool = False
    ) -> str:
        """The person taps a button; the id of the callback query is returned.

        ValueError if no button of that message carries the data, unless it is `forged`.
        """
        self._check_alive(person)
        where = self._place(person, chat)
        message = where.messages.get(message_id)
        if not forged and data not in (button_data(message) if message else set()):
            raise ValueError(f"message {message_id} of {person.first_name} has no button {data!r}")
        return self._desk.ask(person, where, message, message_id, data)

    def send_document(
        self,
        person: Person,
        name: str,
        content: bytes,
        caption: str | None = None,
        chat: Gathering | None = None,
        *,
        mime_type: str | None = None,
        topic: int | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """The person sends a file."""
        kind = mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        body = described(self._desk.files.store(Upload(name, content, kind), "document")) | _caption(caption)
        return self._say(person, body, chat, topic=topic, reply_to=reply_to)

    def send_photo(
        self,
        person: Person,
        content: bytes,
        caption: str | None = None,
        chat: Gathering | None = None,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """The person sends a picture."""
        body = described(self._desk.files.store(Upload("photo.jpg", content, "image/jpeg"), "photo"))
        return self._say(person, body | _caption(caption), chat, topic=topic, reply_to=reply_to)

    def send_sticker(
        self, person: Person, emoji: str = "🥋", chat: Gathering | None = None, *, topic: int | None = None
    ) -> Message:
        """The person sends a sticker."""
        stored = self._desk.files.store(Upload("sticker.webp", emoji.encode(), "image/webp"), "sticker")
        body = described(stored)
        body["sticker"]["emoji"] = emoji
        return self._say(person, body, chat, topic=topic)

    def send_contact(
        self,
        person: Person,
        phone_number: str,
        first_name: str,
        chat: Gathering | None = None,
        *,
        user_id: int | None = None,
    ) -> Message:
        """The person shares a contact, their own when `user_id` is theirs."""
        contact: dict[str, Any] = {"phone_number": phone_number, "first_name": first_name}
        if user_id is not None:
            contact["user_id"] = user_id
        return self._say(person, {"contact": contact}, chat)

    def send_location(
        self, person: Person, latitude: float, longitude: float, chat: Gathering | None = None
    ) -> Message:
        """The person shares a place, in degrees."""
        return self._say(person, {"location": {"latitude": latitude, "longitude": longitude}}, chat)

    def follow_link(self, person: Person, link: str, *, chat: Gathering | None = None) -> Message | None:
        """The person opens a link to the bot and agrees to what it proposes.

        `?start=…` sends /start with the payload; `?startgroup=…` (with `&admin=…`) puts the bot into the group
        `chat`, `?startchannel&admin=…` into the channel. The message that says so is returned, if there is one.
        ValueError if the link does not lead to this bot or Telegram would not follow it.
        """
        asked = self._asked(link)
        for name in ("startgroup", "startchannel"):
            if name in asked:
                return self._invited(person, chat, name, asked)
        payload = asked.get("start", "")
        _check_payload(payload)
        return self.type(person, f"/start {payload}".rstrip())

    def _asked(self, link: str) -> dict[str, str]:
        """The parameters of a link to the bot."""
        parts = urlsplit(link if "://" in link else f"https://{link}")
        asked = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if parts.scheme == "tg" and parts.netloc == "resolve":
            name = asked.get("domain", "")
        elif parts.scheme in ("http", "https") and parts.netloc.lower() in ("t.me", "telegram.me"):
            name = parts.path.strip("/")
        else:
            name = ""
        if name.lower() != self._desk.profile.username.lower():
            raise ValueError(f"{link} does not lead to @{self._desk.profile.username}")
        return asked

    def _invited(self, person: Person, chat: Gathering | None, name: str, asked: dict[str, str]) -> Message | None:
        wanted: type[Gathering] = Group if name == "startgroup" else Channel
        if not isinstance(chat, wanted):
            raise ValueError(f"{name} wants a chat: {wanted.__name__}")  # noqa: TRY004 - the link is to blame
        rights = [f"can_{each}" for each in asked.get("admin", "").split()]
        payload = asked[name]
        _check_payload(payload)
        if not chat.bot.present:
            self.add_bot(chat, by=person, rights=rights or None)
        elif rights:
            self.promote_bot(chat, rights=rights, by=person)
        if not isinstance(chat, Group) or not payload:
            return None
        return self.type(person, f"/start@{self._desk.profile.username} {payload}", chat=chat)


def _check_payload(payload: str) -> None:
    if _PAYLOAD.fullmatch(payload) is None:
        raise ValueError(f"{payload!r} is not 0-64 characters of A-Z, a-z, 0-9, _ and -")


def _text(text: str) -> dict[str, Any]:
    entities = found(text, [])
    return {"text": text, "entities": entities} if entities else {"text": text}


def _caption(caption: str | None) -> dict[str, Any]:
    if not caption:
        return {}
    entities = found(caption, [])
    return {"caption": caption, "caption_entities": entities} if entities else {"caption": caption}
