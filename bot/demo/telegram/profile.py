"""The bot's own account: who it is, what it calls itself, its commands and its webhook."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Profile:
    """Texts are kept per language code; "" is the one for everybody else."""

    token: str = field(repr=False)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)  # None: of everybody else
    default_rights: dict[bool, dict[str, Any]] = field(default_factory=dict)  # True: those for channels
    webhook: dict[str, Any] = field(default_factory=dict)  # as getWebhookInfo shows it
    first_name: str = "Pretend"
    username: str = "pretend_bot"
    # What BotFather sets.
    privacy: bool = True  # in groups, hear only what is meant for the bot
    joins_groups: bool = True
    inline: bool = False
    inline_feedback: bool = False  # be told which inline result was chosen

    id: int = field(init=False)

    def __post_init__(self) -> None:
        self.id = int(self.token.partition(":")[0])

    def user(self) -> dict[str, Any]:
        """The User object of the bot, as in its messages."""
        name = self.names.get("", self.first_name)
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}


def scope_key(scope: dict[str, Any] | None) -> str:
    """A command scope as JSON that compares equal for equal scopes."""
    return json.dumps(scope or {"type": "default"}, sort_keys=True)
