"""What a person wrote, with its bold, links and quotes, as HTML that every reader may be sent.

What was typed as HTML is shown letter for letter. Left out is what only its writer may send or see: mentions of
people without a name, emoji of one's own.
"""

from collections.abc import Sequence

from aiogram.enums import MessageEntityType
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import HtmlDecoration

from handlers.texts import Html, escape

KEPT = {
    MessageEntityType.BOLD,
    MessageEntityType.ITALIC,
    MessageEntityType.UNDERLINE,
    MessageEntityType.STRIKETHROUGH,
    MessageEntityType.SPOILER,
    MessageEntityType.CODE,
    MessageEntityType.PRE,
    MessageEntityType.TEXT_LINK,
    MessageEntityType.BLOCKQUOTE,
    MessageEntityType.EXPANDABLE_BLOCKQUOTE,
}


class Decoration(HtmlDecoration):
    """aiogram's, but that an address may hold a quotation mark and code needs no language."""

    def link(self, value: str, link: str) -> str:
        return super().link(value, escape(link))

    def pre_language(self, value: str, language: str) -> str:
        del language
        return self.pre(value)


def read_markup(text: str, entities: Sequence[MessageEntity] | None) -> Html:
    kept = [one for one in entities or () if one.type in KEPT]
    return Html(Decoration().unparse(text, kept))
