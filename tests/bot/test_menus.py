"""What each person's menu shows, in their language; told to Telegram once, and again when it differs."""

import asyncio

from tests.rows import rows
from tests.stories.test_staff import editor_of
from tests.town import Someone, Town


def commands(someone: Someone) -> list[str]:
    return [one["command"] for one in someone.town.telegram.menu(someone.person)]


async def introduced(town: Town) -> None:
    """The introduction follows the first poll by itself; its last call is the last short description."""
    await town.telegram.until(lambda: len(town.telegram.bot.short_descriptions) == 4)


async def test_everyone_sees_what_they_may_do_in_their_language(town: Town) -> None:
    town.introduces = True
    owner, fan = town.someone("Ержан", owner=True), town.someone("Айгерим", "kk")
    await owner.says("/start")
    await fan.says("/start")
    await introduced(town)
    assert "won" not in commands(fan)
    assert {"next", "calendar", "licences", "subscribe", "settings", "help"} <= set(commands(fan))
    said = {one["command"]: one["description"] for one in town.telegram.menu(fan.person)}
    assert said["next"] == "алдағы турнирлер"
    assert "Олимпиада ойындарына" in town.telegram.bot.descriptions["kk"]


async def test_owners_and_editors_have_menus_of_their_own_after_the_next_start(town: Town) -> None:
    town.introduces = True
    owner, editor = town.someone("Ержан", owner=True), town.someone("Ая")
    await editor_of(owner, editor, "BOX")
    await introduced(town)
    await town.restarts()
    await town.telegram.until(lambda: "staff" in commands(owner) and "won" in commands(editor))
    assert commands(editor)[:4] == ["won", "pending", "events", "ledger"]
    assert "staff" not in commands(editor)


async def test_telegram_is_not_told_the_same_twice(town: Town) -> None:
    town.introduces = True
    await town.starts()
    async with asyncio.timeout(10):
        while not any(row["name"] == "menus" for row in rows(town.database_url, "meta")):  # noqa: ASYNC110 (a table rings no bell)
            await asyncio.sleep(0.01)
    told = [request.method for request in town.telegram.requests if request.method.startswith("setMy")]
    assert len(told) == 16
    await town.restarts()
    fan = town.someone("Айгерим")
    await fan.says("/next")
    assert [request.method for request in town.telegram.requests if request.method.startswith("setMy")] == told
