"""HTML as Telegram reads it: a few tags, strictly nested, and errors in Telegram's own words.

https://core.telegram.org/bots/api#html-style; byte offsets in errors count UTF-8.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.markup.entities import Entity, settled, units
from bot.demo.telegram.markup.links import checked_link, mentioned_user

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset(_STYLES) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
_SPECIAL = re.compile(r"[<&]")
_SPACE = re.compile(r"\s*")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


class MarkupError(ValueError):
    """The text cannot be parsed; the message is Telegram's, without "can't parse entities"."""


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int  # of the entity, in UTF-16 units
    begin: int  # index of its first piece of text


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text and its entities. Raises MarkupError."""
    if "\0" in source:
        raise MarkupError("Text must not contain null bytes")
    if _SPECIAL.search(source) is None:
        return source, []
    return _Parser(source).parse()


def unescaped(source: str) -> str:
    """Text with the character references that Telegram knows replaced."""
    return _REFERENCE.sub(lambda match: _character(match) or match.group(), source)


def _character(match: re.Match[str]) -> str | None:
    """What a reference stands for; None when Telegram leaves it as it is."""
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name)
    digits = hexadecimal or decimal
    body = match.group().removesuffix(";")
    code = int(digits, 16 if hexadecimal else 10) if digits and len(body) < 10 else 0
    return chr(code) if 0 < code < 0x10FFFF else None


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        source, at = self.source, 0
        while special := _SPECIAL.search(source, at):
            self._add(source[at : special.start()])
            at = special.start()
            if source[at] == "<":
                at = self._end_tag(at) if source.startswith("</", at) else self._start_tag(at)
                continue
            reference = _REFERENCE.match(source, at)
            character = _character(reference) if reference else None
            self._add(character or "&")
            at = reference.end() if reference and character else at + 1
        self._add(source[at:])
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return _joined_surrogates("".join(self.pieces)), settled(self.entities)

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.offset += units(text)

    def _start_tag(self, begin: int) -> int:
        """Read a start tag and open it; the index after it is returned."""
        source = self.source
        name = _match(_TAG_NAME, source, begin + 1)
        tag = name.group().lower()
        at = name.end()
        if at >= len(source):
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes: dict[str, str] = {}
        while True:
            at = _match(_SPACE, source, at).end()
            if source[at : at + 1] == ">":
                break
            at = self._attribute(tag, begin, at, attributes)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, attributes, self.offset, len(self.pieces)))
        return at + 1

    def _attribute(self, tag: str, begin: int, at: int, attributes: dict[str, str]) -> int:
        """Read one attribute into `attributes`; the index after it is returned."""
        source = self.source
        unclosed = f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}'
        name = _match(_ATTRIBUTE_NAME, source, at)
        if not name.group():
            if at >= len(source):
                raise MarkupError(unclosed)
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        at = _match(_SPACE, source, name.end()).end()
        if at >= len(source):
            raise MarkupError(unclosed)
        if source[at] != "=":
            attributes[name.group()] = ""
            return at
        at = _match(_SPACE, source, at + 1).end()
        if at >= len(source):
            raise MarkupError(unclosed)
        if source[at] in "'\"":
            end = source.find(source[at], at + 1)
            if end < 0 or end + 1 >= len(source):
                raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
            attributes[name.group()] = unescaped(source[at + 1 : end])
            return end + 1
        token = _match(_NAME_TOKEN, source, at)
        after = source[token.end() : token.end() + 1]
        if after and not after.isspace() and after != ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(at)}")
        if not after:
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        attributes[name.group()] = token.group().lower()
        return token.end()

    def _end_tag(self, begin: int) -> int:
        """Read an end tag and close its entity; the index after it is returned."""
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._byte(begin)}")
        name = _match(_TAG_NAME, self.source, begin + 2)
        at = _match(_SPACE, self.source, name.end()).end()
        if self.source[at : at + 1] != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {self._byte(begin)}")
        opened = self.open.pop()
        tag = name.group().lower()
        if tag and tag != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)
        return at + 1

    def _close(self, opened: _Open) -> None:
        entity: Entity = {"offset": opened.offset, "length": self.offset - opened.offset}
        style = _STYLES.get(opened.tag)
        if style is None:
            style = _SPECIFIC[opened.tag](self, opened, entity)
        if style is not None:
            self.entities.append({"type": style, **entity})

    def _link(self, opened: _Open, entity: Entity) -> str | None:
        url = opened.attributes.get("href") or "".join(self.pieces[opened.begin :])
        user_id = mentioned_user(url)
        if user_id is not None:
            entity["user"] = {"id": user_id}
            return "text_mention"
        link = checked_link(url)
        if link is None:
            return None  # Telegram keeps the words of a link that leads nowhere
        entity["url"] = link
        return "text_link"

    def _quote(self, opened: _Open, _entity: Entity) -> str:
        return "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"

    def _emoji(self, opened: _Open, entity: Entity) -> str:
        emoji_id = opened.attributes.get("emoji-id", "")
        if not emoji_id.isdecimal() or int(emoji_id) == 0:
            raise MarkupError("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = emoji_id
        return "custom_emoji"

    def _time(self, opened: _Open, entity: Entity) -> str | None:
        wanted = opened.attributes.get("format", "")
        if _TIME_FORMAT.fullmatch(wanted) is None:
            raise MarkupError("Invalid date-time format specified")
        unix = opened.attributes.get("unix", "")
        if not unix.isdecimal() or int(unix) == 0:
            return None
        entity["unix_time"] = int(unix)
        if wanted:
            entity["date_time_format"] = wanted
        return "date_time"

    def _code(self, opened: _Open, entity: Entity) -> str | None:
        """<pre><code class="language-…"> and <code …><pre> are one block with a language."""
        language = opened.attributes.get("class", "")
        language = language.removeprefix("language-") if language.startswith("language-") else ""
        inner = self._same_text(entity, "pre")
        if inner is not None and language:
            inner["language"] = language
            return None
        if language:
            entity["language"] = language
        return "code"

    def _pre(self, _opened: _Open, entity: Entity) -> str | None:
        inner = self._same_text(entity, "code")
        if inner is not None and "language" in inner:
            inner["type"] = "pre"
            return None
        return "pre"

    def _same_text(self, entity: Entity, style: str) -> Entity | None:
        last = self.entities[-1] if self.entities else None
        if last is None or last["type"] != style:
            return None
        same = (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        return last if same else None

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))


_SPECIFIC: dict[str, Callable[[_Parser, _Open, dict[str, Any]], str | None]] = {
    "a": _Parser._link,  # noqa: SLF001 - the parser's own table
    "blockquote": _Parser._quote,  # noqa: SLF001
    "tg-emoji": _Parser._emoji,  # noqa: SLF001
    "tg-time": _Parser._time,  # noqa: SLF001
    "code": _Parser._code,  # noqa: SLF001
    "pre": _Parser._pre,  # noqa: SLF001
}


def _match(pattern: re.Pattern[str], source: str, at: int) -> re.Match[str]:
    match = pattern.match(source, at)
    assert match is not None  # noqa: S101 - each of these patterns matches the empty string too
    return match


def _joined_surrogates(text: str) -> str:
    """Two halves of a character, written as two references, are one character."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise MarkupError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        ) from None
