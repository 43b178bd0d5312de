"""The words people read, in Russian, Kazakh and English: one `.ftl` file a noun, one folder a language.

No word for people stands in Python. Values are escaped on their way into a text unless they are `Html`.
"""

from html import unescape
from pathlib import Path

from handlers.texts.store import LANGUAGES, Html, MissingText, TextStore, escape

__all__ = ["LANGUAGES", "Html", "MissingText", "TextStore", "be_strict", "escape", "say", "say_plain"]

_store = TextStore(Path(__file__).parent)


def be_strict(strict: bool) -> None:  # noqa: FBT001  # read aloud, `be_strict(True)` is plain
    """Whether a missing text or value raises MissingText (tests) or borrows another language (people)."""
    _store.strict = strict


def say(language: str, key: str, /, **values: str | int | Html) -> Html:
    """The text `key` ("start", or "start.button" for an attribute) in a language, its values filled in."""
    return _store.say(language, key, **values)


def say_plain(language: str, key: str, /, **values: str | int | Html) -> str:
    """The same where Telegram reads no HTML: buttons, alerts, descriptions of commands."""
    return unescape(_store.say(language, key, **values))
