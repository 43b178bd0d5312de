"""HTML formatting by https://core.telegram.org/bots/api#html-style and formatting options there."""

import pytest

from bot.demo.telegram.markup.entities import found, trimmed
from bot.demo.telegram.markup.html import MarkupError, parse_html


def entity(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>b</b><strong>s</strong>", "bs", [entity("bold", 0, 2)]),
        ("<i>i</i> <em>e</em>", "i e", [entity("italic", 0, 1), entity("italic", 2, 1)]),
        ("<u>u</u> <ins>i</ins>", "u i", [entity("underline", 0, 1), entity("underline", 2, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [entity("strikethrough", 0, 3)]),
        ('<span class="tg-spoiler">s</span>', "s", [entity("spoiler", 0, 1)]),
        ("<tg-spoiler>s</tg-spoiler>", "s", [entity("spoiler", 0, 1)]),
        ("<B>loud</B>", "loud", [entity("bold", 0, 4)]),
        (
            "<b>bold <i>both</i></b>",
            "bold both",
            [entity("bold", 0, 9), entity("italic", 5, 4)],
        ),
        ("😀<b>Ж</b>", "😀Ж", [entity("bold", 2, 1)]),
        (
            '<a href="https://example.com/a?b=1&amp;c=2">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://example.com/a?b=1&c=2")],
        ),
        ('<a href="https://example.com">x</a>', "x", [entity("text_link", 0, 1, url="https://example.com/")]),
        ('<a href="tg://user?id=7">x</a>', "x", [entity("text_mention", 0, 1, user={"id": 7})]),
        ('<a href="nowhere">x</a>', "x", []),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        ("<blockquote>q</blockquote>", "q", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote", 0, 1)]),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
        ),
        (
            '<tg-time unix="1647531900" format="wDT">22:45</tg-time>',
            "22:45",
            [entity("date_time", 0, 5, unix_time=1647531900, date_time_format="wDT")],
        ),
        ('<tg-time unix="1647531900">22:45</tg-time>', "22:45", [entity("date_time", 0, 5, unix_time=1647531900)]),
        ("&lt;b&gt; &amp; &quot;&#33;&#x21;", '<b> & "!!', []),
        ("&nbsp;&copy;&", "&nbsp;&copy;&", []),
        ("&#55357;&#56832;", "😀", []),
        ("<b></b>x", "x", []),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
        # Nothing lives inside code.
        ("<b>a<code>b</code>c</b>", "abc", [entity("bold", 0, 1), entity("code", 1, 1), entity("bold", 2, 1)]),
        # Quotes do not nest.
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [entity("blockquote", 0, 2)]),
        ("<b>a<b>b</b></b>", "ab", [entity("bold", 0, 2)]),
    ],
)
def test_text_and_entities_come_out_of_html(source, text, entities):
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Ж <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a/b>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<tg-emoji emoji-id="a">x</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="Q">x</tg-time>', "Invalid date-time format specified"),
        ("&#xd83d;", "Text contains invalid Unicode characters after decoding HTML entities"),
        ("a\0b", "Text must not contain null bytes"),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source, words):
    with pytest.raises(MarkupError) as error:
        parse_html(source)
    assert str(error.value).startswith(words)


def test_white_space_around_a_text_is_cut_and_entities_move():
    assert trimmed(" \n 😀x ", [entity("bold", 0, 7)]) == ("😀x", [entity("bold", 0, 3)])


def test_links_commands_hashtags_and_mentions_are_found_outside_of_code():
    text = "😀 /start #тег @aigerim https://a.kz/x. a@b.kz 1/2 code: /no"
    known = [entity("code", 55, 3)]
    assert [(each["type"], each["offset"], each["length"]) for each in found(text, known)] == [
        ("bot_command", 3, 6),
        ("hashtag", 10, 4),
        ("mention", 15, 8),
        ("url", 24, 14),
        ("email", 40, 6),
    ]
