"""The target: previewed, set once, undone, told to who hears of licences; its history is only added to."""

from dataclasses import replace
from datetime import date

import pytest

from bot.app import build_house
from bot.settings import Settings
from bot.words import Words, prepare_words
from schedules.clock import MINUTE, MovableClock
from schedules.games import enter_games
from schedules.notices import find_deliveries, plan
from schedules.target import (
    NotFound,
    Overtaken,
    SameTarget,
    TargetDraft,
    TargetSet,
    TargetUndone,
    Wanted,
    choose_target,
    draft_target,
    put_target_aside,
    set_target,
    undo_target,
)
from storage.database import Database
from storage.games import read_games
from storage.models import Cause
from storage.tables import audit, games_changes, notices
from storage.targets import for_readers, read_newest_target, read_targets
from tests.conftest import ALMATY, FEBRUARY_20, at
from tests.people import all_of, subscriber

NOON = at(FEBRUARY_20, 12)
GAMES = "TOKYO2020"
OWNER = 7
MORE = Wanted(120, "министр, брифинг", "https://example.org/120")
LESS = Wanted(80, "министр, парламент", "https://example.org/80")
UNDO = 120


def cause(after: int = 0, actor: int = OWNER) -> Cause:
    return Cause(actor, NOON + after)


async def drafted(database: Database, wanted: Wanted = MORE, after: int = 0) -> int:
    draft = await draft_target(database, cause(after), 1, GAMES, wanted)
    assert isinstance(draft, TargetDraft)
    return draft.dialogue_id


async def put(database: Database, wanted: Wanted = MORE, after: int = 0) -> int:
    number = await drafted(database, wanted, after)
    assert isinstance(await set_target(database, cause(after), number, ALMATY, UNDO), TargetSet)
    return number


async def target_on(database: Database, day: date) -> int | None:
    async with database.read() as connection:
        games = await read_games(connection, GAMES, day)
        assert games is not None
        return games.target


async def told(database: Database, after: int) -> list[str]:
    """What everyone who is to be told now reads."""
    now = NOON + after
    await plan(database, now)
    found = await find_deliveries(database, now, 100, ())
    house = build_house(Settings(_env_file=None, games=GAMES), database, MovableClock(now))
    texts = []
    for chat, deliveries in found:
        spoken = [notice for _, notice in deliveries]
        words: Words = await prepare_words(house, now, spoken)
        screen, _ = words.notices(chat, spoken)
        texts.append(screen.plain() if screen else "")
    return texts


async def test_the_packaged_target_is_there_with_its_source(database: Database) -> None:
    async with database.read() as connection:
        [target] = await read_targets(connection, GAMES)
    assert (target.places, target.known_on, target.actor) == (100, date(2019, 11, 14), None)
    assert target.source_url.startswith("https://caravan.kz/")


async def test_it_holds_at_once_and_the_dates_of_the_games_stay(database: Database) -> None:
    await put(database)
    assert await target_on(database, FEBRUARY_20) == 120
    assert await target_on(database, date(2020, 2, 19)) == 100
    async with database.read() as connection:
        games = await read_games(connection, GAMES, FEBRUARY_20)
        targets = await read_targets(connection, GAMES)
    assert games is not None
    assert games.opening_on == date(2020, 7, 24)
    assert (targets[-1].said, targets[-1].source_url, targets[-1].actor) == (MORE.said, MORE.source_url, OWNER)


async def test_pressed_twice_it_is_set_once(database: Database) -> None:
    number = await put(database)
    before = await all_of(database, games_changes)
    again = await set_target(database, cause(1), number, ALMATY, UNDO)
    assert isinstance(again, TargetSet)
    assert again.told_at == NOON + UNDO * 1000
    assert await all_of(database, games_changes) == before
    assert len(await all_of(database, notices)) == 1


async def test_who_follows_is_told_after_the_window_with_old_and_new(database: Database) -> None:
    await subscriber(database, 1, NOON, language="ru", quiet_from=0, quiet_to=0)
    await subscriber(database, 2, NOON, tells_licences=0, quiet_from=0, quiet_to=0)
    await put(database)
    assert await told(database, MINUTE) == []
    [text] = await told(database, 3 * MINUTE)
    for words in ("Новая цель", "Было: 100", "Стало: 120", "осталось 81", "министр, брифинг"):
        assert words in text


async def test_what_joins_a_target_that_nobody_was_there_to_tell_can_still_be_undone(database: Database) -> None:
    await subscriber(database, 1, NOON, language="ru", quiet_from=0, quiet_to=0)
    await put(database)
    await put(database, replace(MORE, places=130), after=60 * MINUTE)
    assert await told(database, 61 * MINUTE) == []
    [text] = await told(database, 62 * MINUTE)
    assert "Стало: 130" in text


async def test_undone_in_time_nobody_is_told_and_readers_see_no_trace(database: Database) -> None:
    await subscriber(database, 1, NOON, quiet_from=0, quiet_to=0)
    number = await put(database)
    undone = await undo_target(database, cause(MINUTE), number, ALMATY, UNDO)
    assert undone == TargetUndone(undone.draft, 100, in_time=True)
    assert await target_on(database, FEBRUARY_20) == 100
    assert await told(database, 10 * MINUTE) == []
    async with database.read() as connection:
        targets = await read_targets(connection, GAMES)
    assert [one.places for one in targets] == [100, 120, 100]
    assert [one.places for one in for_readers(targets)] == [100]
    assert [verb for (verb,) in await all_of(database, audit, "verb")] == ["set target", "undo target"]


async def test_undone_later_the_change_back_is_told(database: Database) -> None:
    await subscriber(database, 1, NOON, language="en", quiet_from=0, quiet_to=0)
    number = await put(database)
    assert len(await told(database, 3 * MINUTE)) == 1
    undone = await undo_target(database, cause(4 * MINUTE), number, ALMATY, UNDO)
    assert isinstance(undone, TargetUndone)
    assert not undone.in_time
    again = await undo_target(database, cause(5 * MINUTE), number, ALMATY, UNDO)
    assert isinstance(again, TargetUndone)
    assert len(await all_of(database, games_changes)) == 4  # election, target, set, undone


async def test_two_owners_at_once_the_second_sees_what_the_first_has_set(database: Database) -> None:
    first, second = await drafted(database), await drafted(database, LESS)
    assert isinstance(await set_target(database, cause(), first, ALMATY, UNDO), TargetSet)
    shown = await set_target(database, cause(1), second, ALMATY, UNDO)
    assert isinstance(shown, TargetDraft)
    assert (shown.now, shown.wanted) == (120, LESS)
    assert isinstance(await set_target(database, cause(2), second, ALMATY, UNDO), TargetSet)
    assert isinstance(await undo_target(database, cause(3), first, ALMATY, UNDO), Overtaken)
    assert await target_on(database, FEBRUARY_20) == 80


async def test_a_target_may_be_taken_away(database: Database) -> None:
    await put(database, Wanted(None, "цели больше нет", "https://example.org"))
    assert await target_on(database, FEBRUARY_20) is None


async def test_what_is_the_target_already_is_not_set(database: Database) -> None:
    same = Wanted(100, "опять", "https://example.org")
    assert isinstance(await draft_target(database, cause(), 1, GAMES, same), SameTarget)
    number = await drafted(database)
    assert isinstance(await choose_target(database, cause(), number, same), SameTarget)


@pytest.mark.parametrize("verb", ["set", "choose", "aside"])
async def test_another_s_draft_and_one_put_aside_are_nobody_s(database: Database, verb: str) -> None:
    number = await drafted(database)
    for who in (8, OWNER):
        by = cause(1, who)
        if verb == "set":
            done = await set_target(database, by, number, ALMATY, UNDO)
        elif verb == "choose":
            done = await choose_target(database, by, number, LESS)
        else:
            done = NotFound() if not await put_target_aside(database, by, number) else None
        assert isinstance(done, NotFound) == (who == 8)
        if who == 8:
            continue
        if verb == "aside":
            assert isinstance(await set_target(database, by, number, ALMATY, UNDO), NotFound)


async def test_what_quiet_hours_held_is_told_from_the_first_to_the_last(database: Database) -> None:
    await subscriber(database, 1, NOON, language="ru", quiet_from=11 * 60, quiet_to=13 * 60)
    await subscriber(database, 2, NOON, language="ru", quiet_from=0, quiet_to=0)
    first = await put(database)
    assert [text.count("Новая цель") for text in await told(database, 3 * MINUTE)] == [1]
    await put(database, LESS, 4 * MINUTE)
    await plan(database, NOON + 10 * MINUTE)
    texts = await told(database, 61 * MINUTE)
    assert [text.count("Новая цель") for text in texts] == [1, 1]
    assert "Было: 100\nСтало: 80" in texts[0]
    assert first


async def test_games_that_move_keep_who_named_the_target(database: Database) -> None:
    await put(database)
    async with database.write() as connection:
        await enter_games(
            connection, cause(MINUTE), GAMES, FEBRUARY_20, opening_on="2021-07-23", reason="pandemic"
        )
    async with database.read() as connection:
        newest = await read_newest_target(connection, GAMES)
        games = await read_games(connection, GAMES, FEBRUARY_20)
    assert newest is not None
    assert games is not None
    assert (newest.places, newest.said) == (MORE.places, MORE.said)
    assert (games.opening_on, games.target) == (date(2021, 7, 23), MORE.places)
