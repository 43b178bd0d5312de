"""The texts engine, and the promise that the three languages say the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from structlog.testing import capture_logs

import handlers.texts
from handlers.texts import LANGUAGES, Html, MissingText, TextStore, be_strict, escape, say, say_plain

FOLDER = Path(handlers.texts.__file__).parent
PLURALS = {"ru": {"one", "few", "many", "other"}, "kk": {"one", "other"}, "en": {"one", "other"}}

RU = """\
hello = Здравствуйте, { $name }!
    .button = Привет, { $name }
count =
    { $count ->
        [one] { $count } лицензия
        [few] { $count } лицензии
       *[many] { $count } лицензий
    }
russian-only = Только <b>по-русски</b>
"""
KK = """\
hello = Сәлеметсіз бе, { $name }!
count = { $count } лицензия
"""
EN = """\
hello = Hello, { $name }!
english-only = Only in English
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in (("ru", RU), ("kk", KK), ("en", EN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "all.ftl").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def lenient(folder: Path) -> TextStore:
    return TextStore(folder)


@pytest.fixture
def strict(folder: Path) -> TextStore:
    return TextStore(folder, strict=True)


def test_a_text_is_said_in_its_language(strict: TextStore) -> None:
    assert strict.say("kk", "hello", name="Айгерім") == "Сәлеметсіз бе, Айгерім!"


def test_a_text_is_html_and_an_attribute_of_a_text_is_a_text(strict: TextStore) -> None:
    said = strict.say("ru", "hello.button", name="Ая")
    assert said == "Привет, Ая"
    assert isinstance(said, Html)


def test_a_value_is_escaped(strict: TextStore) -> None:
    assert strict.say("en", "hello", name='<b> & "C"') == "Hello, &lt;b&gt; &amp; &quot;C&quot;!"


def test_what_is_html_already_stays_as_it_is(strict: TextStore) -> None:
    assert strict.say("en", "hello", name=Html("<b>Aya</b>")) == "Hello, <b>Aya</b>!"
    assert escape(escape("<")) == "&lt;"


def test_a_value_of_any_length_fits(strict: TextStore) -> None:
    assert strict.say("en", "hello", name="x" * 10_000) == f"Hello, {'x' * 10_000}!"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 лицензия"), (3, "3 лицензии"), (11, "11 лицензий"), (21, "21 лицензия"), (2020, "2020 лицензий")],
)
def test_russian_counts_its_own_way_and_numbers_stay_whole(strict: TextStore, count: int, said: str) -> None:
    assert strict.say("ru", "count", count=count) == said


@pytest.mark.parametrize(
    ("language", "key", "said"),
    [
        pytest.param("kk", "russian-only", "Только <b>по-русски</b>", id="kk_borrows_ru"),
        pytest.param("kk", "english-only", "Only in English", id="kk_borrows_en"),
        pytest.param("ru", "english-only", "Only in English", id="ru_borrows_en"),
        pytest.param("en", "russian-only", "Только <b>по-русски</b>", id="en_borrows_ru"),
        pytest.param("de", "russian-only", "Только <b>по-русски</b>", id="stranger_borrows_ru"),
        pytest.param("ru", "no<where", "no&lt;where", id="nobody_has_it"),
    ],
)
def test_people_are_never_left_without_a_text(lenient: TextStore, language: str, key: str, said: str) -> None:
    assert lenient.say(language, key) == said


def test_a_missing_value_never_leaves_people_without_a_text(lenient: TextStore) -> None:
    assert lenient.say("ru", "hello") == "Здравствуйте, name!"


def test_a_borrowed_text_leaves_a_line_in_the_log_without_its_values(lenient: TextStore) -> None:
    with capture_logs() as lines:
        lenient.say("kk", "russian-only", secret="42")
        lenient.say("kk", "nowhere", secret="42")
    assert lines == [
        {
            "event": "text_borrowed",
            "key": "russian-only",
            "language": "kk",
            "lender": "ru",
            "log_level": "warning",
        },
        {"event": "text_missing", "key": "nowhere", "language": "kk", "log_level": "warning"},
    ]


@pytest.mark.parametrize(
    ("language", "key"),
    [
        pytest.param("kk", "russian-only", id="another_language_has_it"),
        pytest.param("ru", "nowhere", id="nobody_has_it"),
        pytest.param("ru", "hello.title", id="no_such_attribute"),
        pytest.param("ru", "hello", id="a_value_is_missing"),
        pytest.param("de", "hello", id="no_such_language"),
    ],
)
def test_a_strict_store_forgives_nothing(strict: TextStore, language: str, key: str) -> None:
    with pytest.raises(MissingText):
        strict.say(language, key)


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "ru" / "broken.ftl").write_text("this is = { not\n", encoding="utf-8")
    with pytest.raises(MissingText, match=r"ru/broken\.ftl"):
        TextStore(folder, strict=True).say("ru", "hello", name="Ая")
    assert TextStore(folder).say("ru", "hello", name="Ая") == "Здравствуйте, Ая!"


def test_the_house_s_own_texts_are_strict_when_told() -> None:
    be_strict(False)
    assert say("ru", "nowhere") == "nowhere"
    be_strict(True)
    with pytest.raises(MissingText):
        say("ru", "nowhere")


def test_a_button_s_text_is_not_html() -> None:
    assert say_plain("en", "dates-from", date="<3 & 4>") == "from <3 & 4>"


# The real files


@dataclass
class Text:
    """What a text of one language holds."""

    file: str
    variables: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)  # the texts it quotes
    plurals: dict[str, list[set[str]]] = field(default_factory=dict)  # a variable → the branches of each choice


class Reader(Visitor):
    def __init__(self, text: Text) -> None:
        self.text = text

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library's name
        self.text.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        attribute = f".{node.attribute.name}" if node.attribute else ""
        self.text.texts.add(node.id.name + attribute)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        keys = {
            variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
            for variant in node.variants
        }
        selector: ast.InlineExpression | ast.Placeable = node.selector
        if isinstance(selector, ast.FunctionReference) and selector.arguments.positional:
            selector = selector.arguments.positional[0]
        if isinstance(selector, ast.VariableReference):
            self.text.plurals.setdefault(selector.id.name, []).append(keys)
        self.generic_visit(node)


def read_texts(language: str) -> dict[str, Text]:
    texts: dict[str, Text] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{path.name}: {entry.content}"
            if not isinstance(entry, ast.Message):
                continue
            for name, pattern in patterns(entry):
                assert name not in texts, f"{language}: {name} stands in {texts[name].file} and in {path.name}"
                texts[name] = Text(path.name)
                Reader(texts[name]).visit(pattern)
    return texts


def patterns(message: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    if message.value is not None:
        yield message.id.name, message.value
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}", attribute.value


def all_variables(texts: dict[str, Text], name: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """With those of the texts it quotes."""
    assert name not in seen, f"{name} quotes itself"
    quoted = (all_variables(texts, other, seen | {name}) for other in texts[name].texts)
    return texts[name].variables.union(*quoted)


@pytest.fixture(scope="module")
def house() -> dict[str, dict[str, Text]]:
    return {language: read_texts(language) for language in LANGUAGES}


def test_every_text_stands_in_all_three_languages_in_the_same_file(house: dict[str, dict[str, Text]]) -> None:
    places = {language: {(name, text.file) for name, text in texts.items()} for language, texts in house.items()}
    everywhere = set().union(*places.values())
    lacking = {language: sorted(everywhere - found) for language, found in places.items()}
    assert lacking == {language: [] for language in LANGUAGES}


def test_every_text_asks_for_the_same_values_in_all_three_languages(
    house: dict[str, dict[str, Text]],
) -> None:
    differing = {}
    for name in set.intersection(*(set(texts) for texts in house.values())):
        asked = {language: all_variables(house[language], name) for language in LANGUAGES}
        if len({frozenset(variables) for variables in asked.values()}) > 1:
            differing[name] = asked
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_the_branches_of_its_language(house: dict[str, dict[str, Text]], language: str) -> None:
    """Russian needs one, few and many; Kazakh and English know one and other, or 1 and other."""
    every = set().union(*PLURALS.values(), {"zero", "two"})
    wrong = {}
    for name, text in house[language].items():
        for keys in (keys for choices in text.plurals.values() for keys in choices):
            counted = keys & every
            if not counted or counted == {"other"}:
                continue
            alien = counted - PLURALS[language]
            needed = {"one", "few"} if language == "ru" else {"one"}
            ends = {"many", "other"} if language == "ru" else {"other"}
            if alien or not needed <= counted or not ends & counted:
                wrong[name] = sorted(keys)
    assert wrong == {}


def test_where_another_language_counts_russian_counts_too(house: dict[str, dict[str, Text]]) -> None:
    careless = []
    for name, text in house["en"].items():
        for variable, choices in text.plurals.items():
            russian = house["ru"].get(name)
            counts = any("one" in keys for keys in choices)
            if counts and russian and not any("few" in keys for keys in russian.plurals.get(variable, [])):
                careless.append((name, variable))
    assert careless == []


@pytest.mark.parametrize(
    ("language", "alien"),
    [
        pytest.param("ru", r"[“”\"’]|\w'\w", id="ru"),
        pytest.param("kk", r"[“”\"’]|\w'\w", id="kk"),
        pytest.param("en", r"[«»\"]|\w'\w", id="en"),
    ],
)
def test_quotes_and_apostrophes_are_those_of_the_language(language: str, alien: str) -> None:
    assert lines_with(language, alien) == []


def test_kazakh_hangs_no_ending_on_what_it_does_not_know() -> None:
    """A name or number may end in any vowel; only an ordinal's hyphen suits them all."""
    assert lines_with("kk", r"\}[\w’']|\}</\w+>\w|\}-(?!жол|бет)") == []


def lines_with(language: str, pattern: str) -> list[str]:
    """What people read, without comments and what they are to copy letter by letter."""
    lines = [
        re.sub(r"<code>.*?</code>", "", line)
        for path in sorted((FOLDER / language).glob("*.ftl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [line for line in lines if re.search(pattern, line)]
