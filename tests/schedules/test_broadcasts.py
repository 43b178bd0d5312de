"""A broadcast: its words step by step, its readers, once and for all of them, stopped, and forgotten."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.app import build_house
from bot.settings import Settings
from bot.words import prepare_words
from schedules import notices as planning
from schedules.broadcasts import (
    ASK,
    KEPT,
    PREVIEW,
    BroadcastDraft,
    NoReaders,
    NotFound,
    NoWords,
    draft_broadcast,
    erase_words,
    narrow,
    note_ended,
    put_broadcast_aside,
    reword,
    send_broadcast,
    skip_words,
    stop_broadcast,
    word_broadcast,
)
from schedules.clock import MINUTE, SECOND, MovableClock
from schedules.notices import find_deliveries, plan
from schedules.outbox import Result, Sent, settle
from storage.broadcasts import Audience, Progress, count_readers, read_words
from storage.chats import read_chats
from storage.database import Database
from storage.models import Cause, DeliveryState, NoticeState
from storage.tables import audit, broadcasts, deliveries, dialogues
from tests.conftest import FEBRUARY_20, at
from tests.people import all_of, subscriber

NOON = at(FEBRUARY_20, 12)
OWNER, OTHER = 900, 901
GAMES = "TOKYO2020"
UNDO = 120


def cause(after: int = 0, actor: int = OWNER, update_id: int | None = None) -> Cause:
    return Cause(actor, NOON + after, update_id)


async def written(database: Database, ru: str = "Привет", kk: str = "Сәлем") -> BroadcastDraft:
    draft = await draft_broadcast(database, cause(), OWNER)
    for words in (ru, kk):
        assert isinstance(await word_broadcast(database, cause(), draft.id, words), BroadcastDraft)
    shown = await skip_words(database, cause(), draft.id, 2, rest=False)
    assert isinstance(shown, BroadcastDraft)
    assert shown.step == PREVIEW
    return shown


async def sends(
    database: Database, draft: BroadcastDraft, after: int = 0
) -> Progress | BroadcastDraft | NoReaders | NotFound:
    return await send_broadcast(database, cause(after), draft.id, draft.version, GAMES, "ru", UNDO, shown_by=5)


async def sent(database: Database, draft: BroadcastDraft) -> Progress:
    progress = await sends(database, draft)
    assert isinstance(progress, Progress)
    return progress


async def hears(database: Database, after: int = UNDO * SECOND) -> dict[int, str]:
    """What is to be said to each by now, by Telegram's id."""
    now = NOON + after
    await plan(database, now)
    found = await find_deliveries(database, now, 100, ())
    house = build_house(Settings(_env_file=None, games=GAMES), database, MovableClock(now))
    heard = {}
    for chat, waiting in found:
        spoken = [notice for _, notice in waiting]
        screen, _ = (await prepare_words(house, now, spoken)).notices(chat, spoken)
        heard[chat.telegram_id] = screen.text if screen else ""
    return heard


async def says(database: Database, *telegram_ids: int, after: int = UNDO * SECOND) -> None:
    """These chats have read what waits for them."""
    found = await find_deliveries(database, NOON + after, 100, ())
    results = [
        Result(chat.id, None, tuple(notice.id for _, notice in waiting), Sent(1))
        for chat, waiting in found
        if chat.telegram_id in telegram_ids
    ]
    await settle(database, results, NOON + after, [OWNER])


async def test_its_words_are_asked_for_in_three_languages_and_the_rest_is_lent(database: Database) -> None:
    draft = await draft_broadcast(database, cause(), OWNER)
    assert (draft.step, draft.asked) == (ASK, "ru")
    assert await skip_words(database, cause(), draft.id, 0, rest=True) == NoWords()
    second = await skip_words(database, cause(), draft.id, 0, rest=False)
    assert isinstance(second, BroadcastDraft)
    assert second.asked == "kk"
    assert await skip_words(database, cause(), draft.id, 0, rest=False) == second  # pressed twice
    third = await word_broadcast(database, cause(update_id=7), draft.id, "Сәлем")
    assert isinstance(third, BroadcastDraft)
    assert third.asked == "en"
    assert await word_broadcast(database, cause(update_id=7), draft.id, "Сәлем") == third  # handled again
    shown = await skip_words(database, cause(), draft.id, third.version, rest=True)
    assert isinstance(shown, BroadcastDraft)
    assert (shown.step, shown.words) == (PREVIEW, {"kk": "Сәлем"})
    assert {shown.names.in_language(one) for one in ("ru", "kk", "en")} == {"Сәлем"}


async def test_without_any_words_there_is_nothing_to_show(database: Database) -> None:
    draft = await draft_broadcast(database, cause(), OWNER)
    for version in (0, 1):
        await skip_words(database, cause(), draft.id, version, rest=False)
    assert await skip_words(database, cause(), draft.id, 2, rest=False) == NoWords()


async def test_each_hears_it_in_their_language_once(database: Database) -> None:
    await subscriber(database, 1, NOON)
    await subscriber(database, 2, NOON, language="kk")
    await subscriber(database, 3, NOON, language_hint="en")
    await subscriber(database, -4, NOON, ["BOX"])
    await subscriber(database, 5, NOON, paused="blocked")
    await subscriber(database, 6, NOON, subscribed_at=None)
    draft = await written(database)
    progress = await sent(database, draft)
    assert (progress.state, progress.readers, progress.due_at) == (NoticeState.WAITING, 4, NOON + UNDO * SECOND)
    assert await sent(database, draft) == progress  # pressed twice
    assert await hears(database, 0) == {}
    assert await hears(database) == {1: "Привет", 2: "Сәлем", 3: "Привет", -4: "Привет"}
    await says(database, 1, 2, 3, -4)
    assert await hears(database) == {}
    assert [row[0] for row in await all_of(database, audit, "verb")] == ["broadcast"]


@pytest.mark.parametrize(
    ("sport", "language", "readers"),
    [
        pytest.param("", "", {1, 2, 3}, id="all"),
        pytest.param("JUD", "", {1, 3}, id="a_sport"),
        pytest.param("", "kk", {2, 3}, id="a_language"),
        pytest.param("JUD", "kk", {3}, id="both"),
    ],
)
async def test_an_audience_is_counted_as_it_is_walked(
    database: Database, sport: str, language: str, readers: set[int]
) -> None:
    await subscriber(database, 1, NOON)
    await subscriber(database, 2, NOON, ["BOX"], language="kk")
    await subscriber(database, 3, NOON, ["JUD"], language_hint="kk")
    draft = await written(database)
    narrowed = await narrow(database, cause(), draft.id, sport=sport, language=language)
    assert isinstance(narrowed, BroadcastDraft)
    async with database.read() as connection:
        counted = await count_readers(connection, narrowed.audience("ru"))
    assert sum(counted.values()) == len(readers)
    assert (await sent(database, narrowed)).readers == len(readers)
    assert set(await hears(database)) == readers


async def test_an_older_preview_confirms_nothing(database: Database) -> None:
    await subscriber(database, 1, NOON)
    older = await written(database)
    narrowed = await narrow(database, cause(), older.id, language="ru")
    assert await sends(database, older) == narrowed
    again = await reword(database, cause(), older.id)
    assert isinstance(again, BroadcastDraft)
    assert (again.step, again.words) == (ASK, {})
    assert await sends(database, replace(older, version=again.version)) == NotFound()
    assert await all_of(database, broadcasts) == []


async def test_nobody_to_hear_it_is_no_broadcast(database: Database) -> None:
    draft = await written(database)
    assert await sends(database, draft) == NoReaders()
    assert await put_broadcast_aside(database, cause(), draft.id)
    assert await sends(database, draft) == NotFound()
    assert "Привет" not in str(await all_of(database, dialogues, "data"))


async def test_taken_back_within_the_window_it_is_heard_by_nobody(database: Database) -> None:
    await subscriber(database, 1, NOON)
    number = (await sent(database, await written(database))).notice_id
    undone = await stop_broadcast(database, cause(MINUTE), number)
    assert isinstance(undone, Progress)
    assert undone.state is NoticeState.CANCELLED
    assert await stop_broadcast(database, cause(MINUTE), number) == undone
    assert await hears(database) == {}


async def test_stopped_it_is_said_to_nobody_else_and_what_was_said_is_counted(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 7):
        await subscriber(database, number, NOON)
    monkeypatch.setattr(planning, "AHEAD", 3)
    monkeypatch.setattr(planning, "CHUNK", 3)
    progress = await sent(database, await written(database))
    await hears(database)
    await says(database, 1, 2)
    stopped = await stop_broadcast(database, cause(3 * MINUTE, OTHER), progress.notice_id)
    assert isinstance(stopped, Progress)
    assert (stopped.said, stopped.readers, stopped.waiting, stopped.stopped) == (2, 6, 0, True)
    assert await hears(database, 4 * MINUTE) == {}
    assert [row[0] for row in await all_of(database, audit, "verb")] == ["broadcast", "stop a broadcast"]


async def test_quiet_hours_hold_it_and_it_says_how_many_wait(database: Database) -> None:
    await subscriber(database, 1, NOON)
    await subscriber(database, 2, NOON, quiet_from=11 * 60, quiet_to=13 * 60)
    draft = await written(database)
    await sent(database, draft)
    assert await hears(database) == {1: "Привет"}
    await says(database, 1)
    progress = await send_broadcast(database, cause(3 * MINUTE), draft.id, draft.version, GAMES, "ru", UNDO)
    assert isinstance(progress, Progress)
    assert (progress.state, progress.said, progress.sleeping, progress.waiting) == (NoticeState.WALKING, 1, 1, 0)
    assert await hears(database, 61 * MINUTE) == {2: "Привет"}


async def test_its_words_are_erased_a_week_after_it_ended(database: Database) -> None:
    await subscriber(database, 1, NOON)
    number = (await sent(database, await written(database))).notice_id
    await hears(database)
    await says(database, 1)
    await plan(database, NOON + 3 * MINUTE)
    await note_ended(database, NOON + 3 * MINUTE)
    await erase_words(database, NOON + 3 * MINUTE + KEPT)
    async with database.read() as connection:
        assert (await read_words(connection, [number]))[number].ru == "Привет"
    await erase_words(database, NOON + 4 * MINUTE + KEPT)
    async with database.read() as connection:
        assert await read_words(connection, [number]) == {}
        row = (await connection.execute(select(broadcasts))).mappings().one()
    assert (row["words_ru"], row["words_kk"], row["words_en"]) == ("", "", "")


async def test_words_stay_while_an_owner_may_try_a_refused_chat_again(database: Database) -> None:
    chat = await subscriber(database, 1, NOON)
    number = (await sent(database, await written(database))).notice_id
    await hears(database)
    async with database.write() as connection:
        await connection.execute(update(deliveries).values(state=DeliveryState.HELD))
    await plan(database, NOON + 3 * MINUTE)
    await note_ended(database, NOON + 3 * MINUTE)
    await erase_words(database, NOON + 2 * KEPT)
    async with database.read() as connection:
        assert number in await read_words(connection, [number])
        assert chat.id in await read_chats(connection, [chat.id])


async def test_the_words_of_a_draft_that_nobody_came_back_to_are_erased(database: Database) -> None:
    await written(database)
    await erase_words(database, NOON + KEPT)
    assert "Привет" in str(await all_of(database, dialogues, "data"))
    await erase_words(database, NOON + KEPT + 1)
    assert "Привет" not in str(await all_of(database, dialogues, "data"))


async def test_a_draft_is_its_writers_alone(database: Database) -> None:
    await subscriber(database, 1, NOON)
    draft = await written(database)
    alien = cause(actor=OTHER)
    assert await word_broadcast(database, alien, draft.id, "…") == NotFound()
    assert await skip_words(database, alien, draft.id, draft.version, rest=True) == NotFound()
    assert await narrow(database, alien, draft.id, sport="BOX") == NotFound()
    assert await reword(database, alien, draft.id) == NotFound()
    assert not await put_broadcast_aside(database, alien, draft.id)
    assert await send_broadcast(database, alien, draft.id, draft.version, GAMES, "ru", UNDO) == NotFound()
    assert await stop_broadcast(database, alien, 99) == NotFound()


async def test_all_speak_the_default_until_they_choose(database: Database) -> None:
    await subscriber(database, 1, NOON)
    async with database.read() as connection:
        assert await count_readers(connection, Audience(None, "kk", "kk")) == {"kk": 1}
        assert await count_readers(connection, Audience(None, "kk", "ru")) == {}
