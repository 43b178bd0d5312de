"""What somebody is in a group or channel, and may do there. https://core.telegram.org/bots/api#chatmember"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.spec import ADMINISTRATOR_RIGHTS, PERMISSIONS

_OF_GROUPS = frozenset({"can_pin_messages", "can_manage_topics", "can_manage_tags"})
_OF_CHANNELS = frozenset({"can_post_messages", "can_edit_messages", "can_manage_direct_messages"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One's place in a chat. `rights`: an administrator's, or what a restricted member is still permitted."""

    status: str = "left"  # creator, administrator, member, restricted, left, kicked
    rights: frozenset[str] = frozenset()
    anonymous: bool = False
    title: str | None = None

    @property
    def present(self) -> bool:
        return self.status not in ("left", "kicked")

    @property
    def leads(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether this is somebody with an administrator's right."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def card(self, user: dict[str, Any], chat_type: str) -> dict[str, Any]:
        """The ChatMember object."""
        card: dict[str, Any] = {"status": self.status, "user": user}
        match self.status:
            case "creator":
                card["is_anonymous"] = self.anonymous
            case "administrator":
                card |= {"can_be_edited": False, "is_anonymous": self.anonymous}
                card |= {right: right in self.rights for right in rights_in(chat_type)}
            case "restricted":
                card |= {"is_member": True, "until_date": 0}
                card |= {permission: permission in self.rights for permission in PERMISSIONS}
            case "kicked":
                card["until_date"] = 0
        if self.title and self.leads:
            card["custom_title"] = self.title
        return card


OUT = Standing()
KICKED = Standing("kicked")
MEMBER = Standing("member")


def rights_in(chat_type: str) -> list[str]:
    """The rights an administrator of such a chat has or has not."""
    foreign = _OF_GROUPS if chat_type == "channel" else _OF_CHANNELS
    return [right for right in ADMINISTRATOR_RIGHTS if right not in foreign]


def administrator(
    chat_type: str, rights: Iterable[str] | None = None, *, anonymous: bool = False, title: str | None = None
) -> Standing:
    """An administrator; without rights given, with all but that of naming others. ValueError if unknown."""
    known = set(rights_in(chat_type))
    given = known - {"can_promote_members"} if rights is None else _checked(rights, known) | {"can_manage_chat"}
    return Standing("administrator", frozenset(given), anonymous=anonymous, title=title)


def restricted(permissions: Iterable[str]) -> Standing:
    """A member who may do only this. ValueError if a permission is unknown."""
    return Standing("restricted", frozenset(_checked(permissions, set(PERMISSIONS))))


def standing_of(card: dict[str, Any]) -> Standing:
    """The standing that a ChatMember object tells of."""
    rights = frozenset(name for name, value in card.items() if name.startswith("can_") and value)
    return Standing(card["status"], rights, card.get("is_anonymous", False), card.get("custom_title"))


def _checked(names: Iterable[str], known: set[str]) -> set[str]:
    given = set(names)
    if not given <= known:
        raise ValueError(f"no such right in this chat: {', '.join(sorted(given - known))}")
    return given
