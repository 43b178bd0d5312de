"""Life in groups and channels: who makes them, comes, goes, leads or is silenced, the bot among them.

Whoever does something (`by`) is the chat's creator unless somebody else is named.
"""

from collections.abc import Collection, Iterable
from typing import Any

from bot.demo.telegram.chats import Message, Person
from bot.demo.telegram.groups import GENERAL, Channel, Gathering, Group, Topic
from bot.demo.telegram.members import KICKED, MEMBER, OUT, Standing, administrator, restricted
from bot.demo.telegram.stage.actor import GROUP_ANONYMOUS_BOT, Actor
from bot.demo.telegram.topics import close_topic, delete_topic, open_topic, reopen_topic

_CREATOR = Standing("creator")
_SILENCED = "CHAT_WRITE_FORBIDDEN"


class GroupLife(Actor):
    """What happens to groups and channels."""

    def add_group(
        self,
        title: str,
        *,
        forum: bool = False,
        members: Collection[Person] = (),
        supergroup: bool = True,
        username: str | None = None,
        id: int | None = None,  # noqa: A002 - Telegram's own word
    ) -> Group:
        """A group without the bot. The first member is its creator; without members a new person is."""
        if forum and not supergroup:
            raise ValueError("only a supergroup can be a forum")
        group = self._desk.chats.add_group(
            title, supergroup=supergroup, forum=forum, username=username, chat_id=id
        )
        self._settle(group, members)
        return group

    def add_channel(
        self,
        title: str,
        username: str | None = None,
        *,
        members: Collection[Person] = (),
        id: int | None = None,  # noqa: A002 - Telegram's own word
    ) -> Channel:
        """A channel without the bot. The first member is its creator; without members a new person is."""
        channel = self._desk.chats.add_channel(title, username, id)
        self._settle(channel, members)
        return channel

    def link(self, channel: Channel, group: Group) -> None:
        """Make the group the channel's place of discussion: posts are put into it from now on."""
        channel.linked, group.linked = group, channel

    # --- people

    def join(self, person: Person, chat: Gathering, *, by: Person | None = None) -> None:
        """The person joins, or is added by somebody."""
        self._check_change(person, chat)
        standing = chat.standing(person)
        if standing.present:
            raise ValueError(f"{person.first_name} is in {chat.title} already")
        if standing.status == "kicked" and by is None:
            raise ValueError(f"{person.first_name} was put out of {chat.title}; somebody has to add them")
        who = (by or person).user()
        self._desk.change_member(chat, person, MEMBER, who)
        self._service(chat, {"new_chat_members": [person.user()]}, who)

    def leave(self, person: Person, chat: Gathering) -> None:
        """The person leaves."""
        if not chat.standing(person).present:
            raise ValueError(f"{person.first_name} is not in {chat.title}")
        self._part(person, chat, OUT, person.user())

    def kick(self, person: Person, chat: Gathering, *, by: Person | None = None) -> None:
        """The person is removed and may not come back."""
        self._part(person, chat, KICKED, self._who(chat, by))

    def promote(
        self,
        person: Person,
        chat: Gathering,
        *,
        rights: Iterable[str] | None = None,
        anonymous: bool = False,
        title: str | None = None,
        by: Person | None = None,
    ) -> None:
        """The person becomes an administrator; `rights` are can_… names (None: all but naming others)."""
        standing = administrator(chat.kind, rights, anonymous=anonymous, title=title)
        self._set(person, chat, standing, by)

    def demote(self, person: Person, chat: Gathering, *, by: Person | None = None) -> None:
        """The person is an ordinary member again, after leading or being restricted."""
        self._set(person, chat, MEMBER, by)

    def restrict(
        self, person: Person, group: Group, permissions: Iterable[str] = (), *, by: Person | None = None
    ) -> None:
        """The person may do only this in the supergroup; `permissions` are names of ChatPermissions."""
        self._check_restrictable(group)
        self._set(person, group, restricted(permissions), by)

    def permit(self, group: Group, permissions: Iterable[str]) -> None:
        """From now on members who are nothing more may do only this; Telegram does not tell bots."""
        group.permissions = restricted(permissions).rights

    # --- the bot

    def add_bot(self, chat: Gathering, *, by: Person | None = None, rights: Iterable[str] | None = None) -> None:
        """The bot is put into a group, or made an administrator at once where rights are given.

        In a channel it is always an administrator, without rights given one that may post and edit.
        """
        if chat.bot.present:
            raise ValueError(f"the bot is in {chat.title} already")
        if not self._desk.profile.joins_groups:
            raise ValueError("BotFather lets this bot join no groups: telegram.bot.joins_groups = True")
        who = self._who(chat, by)
        if isinstance(chat, Channel):
            given = ("can_post_messages", "can_edit_messages") if rights is None else rights
            self._desk.change_bot(chat, administrator(chat.kind, given), who)
            return
        self._desk.change_bot(chat, MEMBER, who)
        self._service(chat, {"new_chat_members": [self._desk.profile.user()]}, who)
        if rights is not None:
            self._desk.change_bot(chat, administrator(chat.kind, rights), who)

    def remove_bot(self, chat: Gathering, *, by: Person | None = None) -> None:
        """The bot is put out; it is told both ways."""
        if not chat.bot.present:
            raise ValueError(f"the bot is not in {chat.title}")
        who = self._who(chat, by)
        # Told while it can still hear; the other way about it would never know who did it.
        self._service(chat, {"left_chat_member": self._desk.profile.user()}, who)
        self._desk.change_bot(chat, KICKED, who)

    def promote_bot(
        self, chat: Gathering, *, rights: Iterable[str] | None = None, by: Person | None = None
    ) -> None:
        """The bot becomes an administrator with these rights (None: all but naming others)."""
        self._set_bot(chat, administrator(chat.kind, rights), by)

    def demote_bot(self, chat: Gathering, *, by: Person | None = None) -> None:
        """The bot is an ordinary member again and may write; a channel it has to leave."""
        self._set_bot(chat, OUT if isinstance(chat, Channel) else MEMBER, by)

    def restrict_bot(
        self,
        group: Group,
        permissions: Iterable[str] = (),
        *,
        by: Person | None = None,
        unnoticed: bool = False,
    ) -> None:
        """Take from the bot what it may do in a supergroup; sending is "not enough rights…" from now on.

        `unnoticed`: as long as Telegram's Bot API server has not heard of it; the bot is not told, and sending
        is CHAT_WRITE_FORBIDDEN. `demote_bot` ends either.
        """
        if unnoticed:
            group.refusal = _SILENCED
            return
        self._check_restrictable(group)
        self._set_bot(group, restricted(permissions), by)

    # --- topics

    def add_topic(self, group: Group, name: str, *, by: Person | None = None) -> int:
        """Somebody opens a topic; its message_thread_id is returned."""
        return open_topic(self._desk, group, name, self._who(group, by)).id

    def close_topic(self, group: Group, topic: int = GENERAL, *, by: Person | None = None) -> None:
        """Nobody but administrators who manage topics writes there until it is reopened."""
        close_topic(self._desk, group, self._topic(group, topic), self._who(group, by))

    def reopen_topic(self, group: Group, topic: int = GENERAL, *, by: Person | None = None) -> None:
        """The topic can be written to again."""
        reopen_topic(self._desk, group, self._topic(group, topic), self._who(group, by))

    def delete_topic(self, group: Group, topic: int) -> None:
        """The topic goes with all its messages; Telegram does not tell bots."""
        delete_topic(self._desk, group, self._topic(group, topic))

    # --- migration

    def migrate(self, group: Group, *, by: Person | None = None) -> int:
        """The group becomes a supergroup with the same people; its new id is returned.

        The old one keeps its messages and answers nothing any more but where it went. `telegram.chat(new_id)`
        is the new one.
        """
        if group.kind != "group" or group.upgraded_to is not None:
            raise ValueError(f"{group.title} is no group that could become a supergroup")
        new = self._desk.chats.add_group(group.title, supergroup=True)
        new.members, new.bot, new.creator = dict(group.members), group.bot, group.creator
        new.permissions = group.permissions
        self._service(group, {"migrate_to_chat_id": new.id}, self._who(group, by))
        group.upgraded_to = new.id
        body = {"sender_chat": new.card, "migrate_from_chat_id": group.id}
        self._service(new, body, dict(GROUP_ANONYMOUS_BOT))
        return new.id

    # --- what all of it rests on

    def _settle(self, chat: Gathering, members: Collection[Person]) -> None:
        creator, *others = members or [self._desk.chats.add_person(f"Owner of {chat.title}", None, None, None)]
        chat.creator = creator
        chat.members[creator.id] = _CREATOR
        for person in others:
            chat.members[person.id] = MEMBER

    def _set(self, person: Person, chat: Gathering, standing: Standing, by: Person | None) -> None:
        self._check_change(person, chat)
        if not chat.standing(person).present:
            raise ValueError(f"{person.first_name} is not in {chat.title}")
        self._desk.change_member(chat, person, standing, self._who(chat, by))

    def _part(self, person: Person, chat: Gathering, standing: Standing, by: dict[str, Any]) -> None:
        self._check_change(person, chat)
        was_there = chat.standing(person).present
        self._desk.change_member(chat, person, standing, by)
        if was_there:
            self._service(chat, {"left_chat_member": person.user()}, by)

    def _set_bot(self, chat: Gathering, standing: Standing, by: Person | None) -> None:
        if not chat.bot.present:
            raise ValueError(f"the bot is not in {chat.title}")
        if isinstance(chat, Group):
            chat.refusal = None
        if standing != chat.bot:
            self._desk.change_bot(chat, standing, self._who(chat, by))

    def _check_change(self, person: Person, chat: Gathering) -> None:
        self._check_alive(person)
        if isinstance(chat, Group) and chat.upgraded_to is not None:
            raise ValueError(f"{chat.title} is the supergroup {chat.upgraded_to} by now")
        if chat.standing(person).status == "creator":
            raise ValueError(f"{person.first_name} is the creator of {chat.title}")

    def _check_restrictable(self, group: Group) -> None:
        if group.kind != "supergroup":
            raise ValueError("only in a supergroup are single members restricted; see permit()")

    def _who(self, chat: Gathering, by: Person | None) -> dict[str, Any]:
        who = by or chat.creator
        return who.user() if who is not None else dict(GROUP_ANONYMOUS_BOT)

    def _service(self, chat: Gathering, body: dict[str, Any], sender: dict[str, Any]) -> Message | None:
        """A message about something that happened; in channels nobody writes such messages."""
        return None if isinstance(chat, Channel) else self._desk.put(chat, body, sender)

    def _topic(self, group: Group, topic: int) -> Topic:
        if topic not in group.topics:
            raise ValueError(f"{group.title} has no topic {topic}")
        return group.topics[topic]
