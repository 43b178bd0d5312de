"""The demo's front end as it is written: its words in three languages, its size, nothing from outside."""

import re
from pathlib import Path

import pytest

import bot.demo.page

FRONT = Path(bot.demo.page.__file__).parent / "front"
FILES = {file.name: file.read_text(encoding="utf-8") for file in sorted(FRONT.iterdir())}
WORDS = {
    code: dict(re.findall(r'^  (\w+): "(.+)",$', FILES[f"words.{code}.js"], re.MULTILINE))
    for code in ("ru", "kk", "en")
}
# Words that are looked up by a name that came from the server.
BY_NAME = {"fan", "journalist", "owner", "running", "starting", "down", "tournament", "news", "result", "games"}


@pytest.mark.parametrize("code", ["kk", "en"])
def test_the_page_says_the_same_in_every_language(code: str) -> None:
    assert WORDS[code].keys() == WORDS["ru"].keys()
    for key, words in WORDS["ru"].items():
        assert set(re.findall(r"\{\w+\}", WORDS[code][key])) == set(re.findall(r"\{\w+\}", words)), key


def test_every_word_that_is_asked_for_is_there_and_none_is_kept_for_nothing() -> None:
    page = "\n".join(text for name, text in FILES.items() if not re.fullmatch(r"words\.\w\w\.js", name))
    asked = set(re.findall(r'(?:\bword\(|data-word=|data-label=)"(\w+)"', page))
    named = set(re.findall(r'"(\w+)"', page))
    assert asked - WORDS["ru"].keys() == set()
    assert WORDS["ru"].keys() - named - BY_NAME == set()


def test_each_file_has_one_idea() -> None:
    assert {name: len(text.splitlines()) for name, text in FILES.items() if text.count("\n") > 200} == {}


def test_nothing_comes_from_outside_and_nothing_is_parsed_as_html() -> None:
    for name, text in FILES.items():
        addresses = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text))
        assert addresses <= {"http://www.w3.org", "https://t.me", "//t.me"}, name
        assert not re.search(r"innerHTML|insertAdjacentHTML|eval\(", text), name
