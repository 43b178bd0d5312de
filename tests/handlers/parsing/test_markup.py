"""What a person wrote goes to readers with its bold, links and quotes, and nothing that breaks a message."""

import pytest
from aiogram.types import MessageEntity, User

from bot.demo.telegram.markup.html import parse_html
from handlers.parsing.markup import read_markup


def entity(kind: str, offset: int, length: int, **more: object) -> MessageEntity:
    return MessageEntity(type=kind, offset=offset, length=length, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        pytest.param("<b> & </b>", [], "&lt;b&gt; &amp; &lt;/b&gt;", id="typed_tags_are_letters"),
        pytest.param("😀 bold", [entity("bold", 3, 4)], "😀 <b>bold</b>", id="counted_as_telegram_counts"),
        pytest.param(
            "look",
            [entity("text_link", 0, 4, url='https://example.org/?a="1"&b=<2>')],
            '<a href="https://example.org/?a=&quot;1&quot;&amp;b=&lt;2&gt;">look</a>',
            id="an_address_with_anything_in_it",
        ),
        pytest.param(
            "a b", [entity("italic", 0, 3), entity("bold", 0, 1)], "<i><b>a</b> b</i>", id="one_in_another"
        ),
        pytest.param(
            "long", [entity("expandable_blockquote", 0, 4)], "<blockquote expandable>long</blockquote>", id="quote"
        ),
        pytest.param("x = 1", [entity("pre", 0, 5, language="py")], "<pre>x = 1</pre>", id="code"),
        pytest.param("⭐", [entity("custom_emoji", 0, 1, custom_emoji_id="5")], "⭐", id="emoji_of_ones_own"),
        pytest.param(
            "Aya",
            [entity("text_mention", 0, 3, user=User(id=1, is_bot=False, first_name="Aya"))],
            "Aya",
            id="a_person_without_a_name",
        ),
    ],
)
def test_markup_is_kept_and_letters_stay_letters(text: str, entities: list[MessageEntity], html: str) -> None:
    assert read_markup(text, entities) == html
    assert parse_html(html)[0] == text
