"""Every word in its language: no key, no brace, nothing borrowed from a neighbour, no hour without its city."""

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

import handlers.texts
import storage
from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.stories.test_recording import LINE, OTHER
from tests.town import Someone, Town

TEXTS = Path(handlers.texts.__file__).parent
DATA = Path(storage.__file__).parent / "data"
KEY = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
COMMENT = re.compile(r"^#.*$", re.MULTILINE)
LATIN, CYRILLIC = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[А-Яа-яЁё]+")
KAZAKH = re.compile(r"\w*[әғқңөұүһіӘҒҚҢӨҰҮҺІ]\w*")
# Small words that Russian cannot do without and Kazakh does not have.
RUSSIAN = re.compile(r"\b(и|в|во|на|за|для|это|или|вы|вас|вам|из|уже|ещё|что|как|бы|под)\b", re.IGNORECASE)
HOUR = re.compile(r"\d{1,2}:\d{2}(?:–\d{1,2}:\d{2})?")
CITY = {"ru": "(Алматы)", "kk": "(Алматы)", "en": "(Almaty)"}

# What is said in all three languages, wherever it stands.
THREE = re.compile(
    r"Тілді таңдаңыз · Выберите язык · Choose your language|қазақша|русский|English|Жолдама", re.IGNORECASE
)
UNCLEAR = "GRX"  # a typing mistake that may mean several sports
COMMAND = re.compile(r"/[a-z]+( [\w, ]+)?")


def without_strangers(text: str) -> str:
    return COMMAND.sub("", THREE.sub("", text))


@cache
def names() -> frozenset[str]:
    """Latin words of the facts: people, events, abbreviations in titles, codes."""
    found = {"Telegram", "CSV", "XLSX", "iCalendar", UNCLEAR, *LATIN.findall(LINE), *LATIN.findall(OTHER)}
    for path in DATA.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                told = (
                    "event",
                    "won_by",
                    "used_by",
                    "title_ru",
                    "title_kk",
                    "name_ru",
                    "name_kk",
                    "code",
                    "sport",
                )
                for column in told:
                    found.update(LATIN.findall(row.get(column) or ""))
    return frozenset(found)


def check(text: str, language: str, where: str) -> None:
    own = without_strangers(text)
    strangers: list[str] = []
    if language == "en":
        strangers = CYRILLIC.findall(own)
    else:
        strangers = [word for word in LATIN.findall(own) if word not in names()]
        strangers += (RUSSIAN if language == "kk" else KAZAKH).findall(own)
    assert strangers == [], f"{language}: {where}: {text}"


def test_no_text_borrows_a_word_from_another_language() -> None:
    for language in LANGUAGES:
        for path in sorted((TEXTS / language).glob("*.ftl")):
            for line in COMMENT.sub("", path.read_text(encoding="utf-8")).splitlines():
                said = re.sub(r"^[a-z][a-z0-9-]* =|^\s+\*?\[\w+\]|\{[^}]*\}?|</?\w+>|\bOR\b", "", line)
                check(said, language, path.name)


def test_every_hour_in_a_text_is_followed_by_its_city() -> None:
    for language in LANGUAGES:
        for path in sorted((TEXTS / language).glob("*.ftl")):
            text = path.read_text(encoding="utf-8")
            for value in ("hour", "quiet"):
                bare = re.findall(rf"\{{ \${value} \}}(?! \(\{{ \$city \}}\))", text)
                assert bare == [], f"{language}/{path.name}"


WALK = (
    *("/start", "/help", "/language", "/next", "/licences", "привет"),
    *("/subscribe", "/subscribe", "/subscribe BOX, JUD", "/subscribe BOX"),
    *("/unsubscribe TEN", "/unsubscribe JUD", "/unsubscribe", "/unsubscribe"),
    *("/subscribe 777", f"/subscribe {UNCLEAR}", "/unsubscribe 777", "/subscribe"),
    *("/won", "777 | 1\nBOX\nBOX | 1 | | | 0", f"{LINE}\nWRE | 97 kg | | | 2"),
)


async def walk(someone: Someone) -> None:
    """Every screen that taps and words reach."""
    for says in WALK:
        await someone.says(says)
    for taps in ("1. ", "1. ", "✅"):
        await someone.taps(taps)
    await someone.forges("won1:record:999")
    await someone.forges("won0")


async def test_every_screen_is_whole_in_three_languages(town: Town) -> None:
    people = {language: town.someone("Ая", language, owner=True) for language in LANGUAGES}
    stranger = {language: town.someone("Тимур", language) for language in LANGUAGES}
    for language in LANGUAGES:
        await walk(people[language])
        await stranger[language].says("/won")
        await stranger[language].says(f"/won {LINE}")
        await people[language].sends("edited_message", text="…", edit_date=1_582_180_000)
    await town.moves_to(town.clock.now() + 150_000)
    for language in LANGUAGES:
        await people[language].taps("↩️")
    await town.settles()
    for language in LANGUAGES:
        await people[language].says(f"/won {OTHER}")
        await people[language].taps("✖️")
        await people[language].says(f"/won {OTHER}")
        await people[language].taps("✅")
        await people[language].taps("↩️")
    for day in (date(2020, 2, 25), date(2020, 3, 3), date(2020, 3, 30)):
        await town.moves_to(at(day, 9))
    keys = set(KEY.findall("".join(path.read_text(encoding="utf-8") for path in TEXTS.rglob("*.ftl"))))
    spoken_to = {one.person.id: language for group in (people, stranger) for language, one in group.items()}
    screens = [(spoken_to[sent.chat_id], sent.text, sent.params) for sent in town.telegram.ledger]
    assert len({text for _, text, _ in screens}) > 90
    hours = 0
    for language, text, params in screens:
        check(text, language, "a screen")
        assert "{" not in text
        assert "}" not in text
        assert not keys & {word for word in text.split() if "-" in word}, text
        for hour in HOUR.finditer(text):
            hours += 1
            assert text[hour.end() + 1 :].startswith(CITY[language]), text
        keyboard = params.get("reply_markup") or {}
        for row in keyboard.get("inline_keyboard", []):
            for button in row:
                check(button["text"], language, "a button")
    assert hours > 20
