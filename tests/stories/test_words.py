"""Every word in its language: no key, no brace, nothing borrowed from a neighbour, no hour without its city."""

import csv
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import handlers.texts
import storage
from handlers.callbacks.pushes import Muted
from handlers.parsing.settings import Setting
from handlers.parsing.zones import LADDER
from handlers.screens import Screen
from handlers.texts import LANGUAGES, Html, say
from handlers.views.followed import show_single_tournaments, show_sports
from handlers.views.hours import show_hours, show_quiet_hours, show_zones
from handlers.views.pushes import mute_button, show_muted, show_muted_tournament, with_mutes
from handlers.views.settings import (
    show_form,
    show_forms,
    show_leads,
    show_settings,
    show_sound,
    show_tournament_unclear,
    show_zones_found,
)
from handlers.views.tournaments import Names as Called
from storage.models import Chat, Holder, Names, Sound, Sport, Tournament
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import filled
from tests.stories.test_recording import LINE, OTHER
from tests.town import Someone, Town
from tests.walk import OF_EVENTS, UNCLEAR, in_each_language, walk_everywhere, walk_through_desk

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
NAMED = re.compile(r"^(?:ҚАЗ|РУС|ENG) .*$", re.MULTILINE)  # a name beside its other languages
COMMAND = re.compile(r"/[a-z]+( [\w, ]+)?")


def without_strangers(text: str) -> str:
    return COMMAND.sub("", THREE.sub("", NAMED.sub("", text)))


@cache
def names() -> frozenset[str]:
    """Latin words of the facts: people, events, abbreviations in titles, codes."""
    found = {
        "Telegram",
        "CSV",
        "XLSX",
        "iCalendar",
        "PNG",
        "PDF",
        UNCLEAR,
        *LATIN.findall(LINE),
        *LATIN.findall(OTHER),
    }
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


def without_other_readers(text: str) -> str:
    """A preview without how it will be told in the other languages, which is its end."""
    for language in LANGUAGES:
        text = text.partition(say(language, "draft-will-read"))[0]
    return text


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


@pytest.mark.parametrize("part", OF_EVENTS, ids=lambda part: part.__name__)
async def test_every_screen_of_the_calendar_of_staff_is_whole(
    town: Town, part: Callable[[Town, Someone], Awaitable[None]]
) -> None:
    assert check_screens(town, await in_each_language(town, part)) > 15


async def test_every_screen_of_the_owners_desk_is_whole(town: Town) -> None:
    assert check_screens(town, await in_each_language(town, walk_through_desk)) > 40


async def test_every_screen_is_whole_in_three_languages(town: Town) -> None:
    assert check_screens(town, await walk_everywhere(town)) > 90


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_settings_every_form_and_every_push_is_whole(language: str) -> None:
    box = Sport("BOX", Names("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC)
    cup = filled(Tournament, id=1, names=Names("Cup", "Кубок", "Кубок"), start_on=FEBRUARY_20, end_on=FEBRUARY_20)
    chat = filled(Chat, id=1, zone=ALMATY, remind_at=540, quiet_from=1380, leads=(7, 0), subscribed_at=0)
    bare = replace(chat, quiet_from=0, tells_at_night=False, tells_digest=False, tells_licences=False)
    called, noon = Called({"BOX": box}, {}), at(FEBRUARY_20, 12)
    screens = [
        *(
            show_settings(replace(one, sound=sound), called, language, noon)
            for one in (chat, bare, replace(chat, tournaments=frozenset({1}), muted=frozenset({2})))
            for sound in Sound
        ),
        show_sports(chat, [box], language, 0),
        *(show_single_tournaments(replace(chat, muted=muted), [cup], language, 0) for muted in ((), {1})),
        *(page(chat, language) for page in (show_leads, show_hours, show_quiet_hours, show_sound)),
        show_zones(chat, language, noon),
        show_zones_found(LADDER, language, noon),
        show_forms(language),
        *(show_form(setting, language) for setting in Setting),
        show_tournament_unclear(language),
        *(show_muted(what, language) for what in Muted),
        show_muted_tournament("Кубок" if language != "en" else "Cup", language),
        with_mutes(Screen(Html(""), mutes=tuple(mute_button(what, language) for what in Muted)), language),
    ]
    for screen in screens:
        check_screen(screen.plain(), [button.text for row in screen.rows for button in row], language)


def check_screens(town: Town, spoken_to: dict[int, str]) -> int:
    """How many different ones there were."""
    screens = [(spoken_to[sent.chat_id], sent.text, sent.params) for sent in town.telegram.ledger]
    for language, text, params in screens:
        rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
        check_screen(without_other_readers(text), [button["text"] for row in rows for button in row], language)
    return len({text for _, text, _ in screens})


def check_screen(text: str, buttons: Iterable[str], language: str) -> None:
    check(text, language, "a screen")
    assert "{" not in text
    assert "}" not in text
    assert not keys() & {word for word in text.split() if "-" in word}, text
    for hour in HOUR.finditer(text):
        assert text[hour.end() + 1 :].startswith(CITY[language]), text
    for button in buttons:
        check(button, language, "a button")


@cache
def keys() -> frozenset[str]:
    return frozenset(KEY.findall("".join(path.read_text(encoding="utf-8") for path in TEXTS.rglob("*.ftl"))))
