"""Message entities: their offsets, their order, and the ones Telegram finds by itself.

Offsets and lengths are counted in UTF-16 code units, as everywhere in the Bot API.
"""

import re
from collections.abc import Iterable
from typing import Any

Entity = dict[str, Any]

_MOST_ENTITIES = 100
_CODE = frozenset({"code", "pre"})
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
# Of two entities over the same text the outer one comes first.
_ORDER = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"«»]*[^\s<>\"«».,:;!?()\[\]'])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/])@(?P<mention>[A-Za-z]\w{2,31})\b"
    r"|(?<![\w#])#(?P<hashtag>(?=\w*[^\W\d])\w{1,256})"
    r"|(?<![\w/<>])/(?P<bot_command>[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/<>])",
)
_MAY_HOLD = re.compile(r"[/@#]")


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted as Telegram sends them: by offset, the longer first."""
    return sorted(entities, key=lambda each: (each["offset"], -each["length"], _ORDER.get(each["type"], 50)))


def settled(entities: list[Entity]) -> list[Entity]:
    """Entities without the combinations Telegram does not keep.

    Nothing lives inside code; quotes and links do not nest; neighbours of one style are one.
    """
    if not entities:
        return entities
    whole: list[Entity] = []
    for entity in in_order(each for each in entities if each["type"] not in _SPLITTABLE):
        kin = [each for each in whole if (each["type"] in _QUOTES) == (entity["type"] in _QUOTES)]
        if not any(_overlap(each, entity) for each in kin):
            whole.append(entity)
    code = [each for each in whole if each["type"] in _CODE]
    styled = [
        {"type": style, "offset": begin, "length": end - begin}
        for style in _SPLITTABLE
        for begin, end in _without(_joined(entities, style), code)
    ]
    return in_order(whole + styled)[:_MOST_ENTITIES]


def found(text: str, known: list[Entity]) -> list[Entity]:
    """Links, addresses, mentions, hashtags and commands that Telegram marks on its own."""
    if _MAY_HOLD.search(text) is None:
        return []
    closed = [each for each in known if each["type"] not in _SPLITTABLE and each["type"] not in _QUOTES]
    result: list[Entity] = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
        if not any(_overlap(each, entity) for each in closed):
            result.append(entity)
    return result


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text without white space around it, and the entities that are left of it."""
    bare = text.strip(" \n\t\r\v\f")
    if bare == text:
        return text, entities
    cut = units(text[: text.find(bare)]) if bare else 0
    length = units(bare)
    kept: list[Entity] = []
    for entity in entities:
        begin = max(0, entity["offset"] - cut)
        end = min(length, entity["offset"] - cut + entity["length"])
        if begin < end:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return bare, kept


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _joined(entities: list[Entity], style: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    spans = sorted((e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] == style)
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _without(spans: list[tuple[int, int]], holes: list[Entity]) -> list[tuple[int, int]]:
    for hole in holes:
        first, last = hole["offset"], hole["offset"] + hole["length"]
        spans = [
            part
            for begin, end in spans
            for part in ((begin, min(end, first)), (max(begin, last), end))
            if part[0] < part[1]
        ]
    return spans
