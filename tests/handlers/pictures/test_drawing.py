"""The picture of the race: every letter is there, no label stands on another, whatever the race was like."""

import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import FontProperties, findfont, get_font

from handlers.pictures.drawing import FAMILY, Sheet, draw, lay_out
from handlers.pictures.race import Line, Paper, Race, Theme
from handlers.pictures.telling import race_of
from handlers.texts import LANGUAGES
from schedules.games import open_games
from storage.database import Database
from storage.games import read_games, read_games_name
from storage.migration import migrate
from storage.race import Standing, ahead_of, pace_of, pasts_of, read_steps
from storage.tournaments import read_tournaments
from tests.conftest import ALMATY, at

TODAY = date(2020, 2, 20)
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
DAYS = {
    "begins": ("TOKYO2020", date(2020, 2, 20)),
    "no_opening": ("TOKYO2020", date(2020, 3, 26)),
    "ended": ("TOKYO2020", date(2021, 8, 9)),
    "none_yet": ("LA2028", date(2026, 11, 22)),
}
BARE = Race(
    total=39,
    unit="лицензий",
    games="Токио-2020",
    lines=("на 20 февраля 2020", "До цели осталось 61"),
    steps=((date(2019, 4, 28), 1), (TODAY, 39)),
    today=TODAY,
    first=date(2019, 4, 28),
    last=date(2020, 7, 24),
    ticks=((date(2019, 7, 1), "июль\n2019"), (date(2020, 1, 1), "янв\n2020")),
    footer="Жолдама",
)


@pytest.fixture(scope="module")
def races(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Race]:
    """The races that there were, in three languages."""
    import asyncio

    async def read(games_code: str, day: date) -> dict[str, Race]:
        url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('races') / 'zholdama.db'}"
        await migrate(url)
        async with Database(url) as database:
            await open_games(database, games_code, at(day, 12), ALMATY)
            async with database.read() as connection:
                games = await read_games(connection, games_code, day)
                assert games is not None
                tournaments = await read_tournaments(connection, games_code)
                steps = await read_steps(connection, games_code, day)
                before = await read_games_name(connection, games.previous_code)
                assert before is not None
        pace = pace_of(tournaments, steps[-1][1] if steps else 0, games, day)
        standing = Standing(None, pace, pasts_of(games, day))
        return {
            language: race_of(
                steps,
                games,
                before.in_language(language),
                standing,
                ahead_of(tournaments, day),
                language,
                day,
            )
            for language in LANGUAGES
        }

    return {
        (name, language): race
        for name, (code, day) in DAYS.items()
        for language, race in asyncio.run(read(code, day)).items()
    }


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    renderer = sheet.canvas.get_renderer()
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in sheet.placed]
    return [(one, other) for (one, box), (other, next_box) in combinations(boxes, 2) if box.overlaps(next_box)]


def outside(sheet: Sheet) -> list[str]:
    renderer, paper = sheet.canvas.get_renderer(), sheet.figure.bbox
    return [
        text.get_text()
        for text in sheet.placed
        if not (box := text.get_window_extent(renderer)).x0 >= paper.x0
        or box.x1 > paper.x1
        or box.y0 < paper.y0
        or box.y1 > paper.y1
    ]


def lacking_letters(words: str, weight: str) -> set[str]:
    drawn = get_font(findfont(FontProperties(family=FAMILY, weight=weight)))
    return {letter for letter in words if letter != "\n" and drawn.get_char_index(ord(letter)) == 0}


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DAYS)
def test_every_label_of_a_real_race_stands_alone_and_on_the_paper(
    races: dict[tuple[str, str], Race], name: str, language: str, theme: Theme
) -> None:
    sheet = lay_out(races[name, language], theme)
    assert overlapping(sheet) == []
    assert outside(sheet) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_font_has_every_letter_that_is_written(races: dict[tuple[str, str], Race], language: str) -> None:
    for name in DAYS:
        for text in lay_out(races[name, language], Theme.LIGHT).placed:
            assert lacking_letters(text.get_text(), str(text.get_fontweight())) == set()
    assert lacking_letters(KAZAKH, "normal") == lacking_letters(KAZAKH, "bold") == set()
    assert lacking_letters("🏅", "normal") == {"🏅"}


def test_what_must_be_read_is_written(races: dict[tuple[str, str], Race]) -> None:
    tokyo = [text.get_text() for text in lay_out(races["begins", "ru"], Theme.LIGHT).placed]
    assert tokyo.count("39") == 2  # as the title and at the end of the line
    for words in ("лицензий", "Токио-2020", "цель: 100", "Рио-2016: 105", "открытие Игр", "янв\n2020"):
        assert words in tokyo
    angeles = [text.get_text() for text in lay_out(races["none_yet", "kk"], Theme.DARK).placed]
    for words in (
        "0",
        "Лос-Анджелес-2028",
        "Париж-2024: 92",
        "Париж-2024: 17",
        "83",
        "Токио-2020: 96",
    ):
        assert words in angeles
    assert "Мақсат әзірге жарияланған жоқ" in angeles


def test_the_picture_is_as_large_as_telegram_leaves_it_and_the_file_twice_that(
    races: dict[tuple[str, str], Race],
) -> None:
    race = races["begins", "kk"]
    photo, file = draw(race, Theme.DARK), draw(race, Theme.DARK, sharper=True)
    assert struct.unpack(">II", photo[16:24]) == (1024, 1280)
    assert struct.unpack(">II", file[16:24]) == (2048, 2560)
    assert draw(race, Theme.DARK, Paper.PDF).startswith(b"%PDF")
    assert len(photo) < 300_000


def test_the_same_race_is_the_same_file() -> None:
    for paper in Paper:
        assert draw(BARE, Theme.LIGHT, paper) == draw(BARE, Theme.LIGHT, paper)
    assert draw(BARE, Theme.LIGHT) != draw(BARE, Theme.DARK)


counts = st.integers(min_value=0, max_value=400)


@settings(max_examples=12, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 600), st.integers(-20, 60)), max_size=8),
    target=st.none() | counts.map(lambda number: number + 1),
    previous=st.none() | counts,
    past=st.lists(counts, max_size=6),
    older=st.lists(counts, max_size=6),
    left=st.integers(1, 700),
)
def test_whatever_the_race_no_label_stands_on_another(
    changes: list[tuple[int, int]],
    target: int | None,
    previous: int | None,
    past: list[int],
    older: list[int],
    left: int,
) -> None:
    def counts_from(start: int, shown: list[int]) -> Iterator[tuple[date, int]]:
        for number, count in enumerate(shown):
            yield TODAY + timedelta(days=start + left * number // 7), count

    steps, total = [], 0
    for days, change in sorted(changes):
        total = max(0, total + change)
        steps.append((TODAY - timedelta(days=600 - days), total))
    opening = TODAY + timedelta(days=left)
    race = replace(
        BARE,
        total=total,
        steps=tuple(steps),
        first=TODAY - timedelta(days=600),
        last=opening,
        target=target,
        target_label=f"мақсат: {target}",
        previous=previous,
        previous_label=f"Рио-2016: {previous}",
        pasts=tuple(
            Line(f"{games}:", tuple(counts_from(start, shown)), whole)
            for start, (games, shown, whole) in enumerate(
                (("Париж-2024", past, False), ("Токио-2020", older, True))
            )
            if shown
        ),
        opening=opening,
        opening_label="Ойындардың ашылуы",
    )
    sheet = lay_out(race, Theme.LIGHT)
    assert overlapping(sheet) == []
    assert outside(sheet) == []
    said = [text.get_text() for text in sheet.placed]
    assert said.count(str(total)) >= 2
    assert target is None or race.target_label in said
