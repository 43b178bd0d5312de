"""Staff: a link lets in one person once, for a day; who is let go is out at once."""

import pytest

from schedules.clock import HOUR
from schedules.inbox import NoLongerEditorError, change
from schedules.staff import (
    NotInvited,
    accept_invitation,
    choose_sport,
    choose_sports,
    invite,
    invite_chosen,
    not_theirs,
    remove_editor,
)
from storage.database import Database
from storage.models import Cause
from storage.staff import Editor, count_invitations, read_editor, read_editors, read_staff_names
from storage.tables import audit, invitations
from tests.conftest import FEBRUARY_20, at
from tests.people import DEFAULTS, address, all_of

NOW = at(FEBRUARY_20, 12)
OWNER, NEW, OTHER = 900, 901, 902
OWNERS = frozenset({OWNER})


async def opens(
    database: Database, token: str, who: int = NEW, now: int = NOW, owners: frozenset[int] = OWNERS
) -> Editor | NotInvited:
    return await accept_invitation(database, Cause(who, now), token, "Ая", address(who), DEFAULTS, owners)


async def token_for(database: Database, *sports: str) -> str:
    return (await invite(database, Cause(OWNER, NOW), sports)).token


async def test_who_opens_the_link_first_becomes_an_editor_of_its_sports(database: Database) -> None:
    token = await token_for(database, "BOX", "JUD")
    editor = await opens(database, token)
    assert isinstance(editor, Editor)
    assert (editor.name, editor.all_sports, editor.sports) == ("Ая", False, {"BOX", "JUD"})
    assert editor.may_record("BOX")
    assert not editor.may_record("WRE")
    assert await opens(database, token) == editor  # the same person, pressing again
    assert await opens(database, token, OTHER) == NotInvited()
    async with database.read() as connection:
        assert await read_editors(connection) == [editor]


async def test_a_link_without_sports_is_for_all(database: Database) -> None:
    editor = await opens(database, await token_for(database))
    assert isinstance(editor, Editor)
    assert editor.all_sports


@pytest.mark.parametrize(("hours", "works"), [(23, True), (24, False), (48, False)])
async def test_a_link_works_for_a_day(database: Database, hours: int, works: bool) -> None:
    answer = await opens(database, await token_for(database), now=NOW + hours * HOUR)
    assert isinstance(answer, Editor) == works
    async with database.read() as connection:
        assert await count_invitations(connection, NOW) == (0 if works else 1)
        assert await count_invitations(connection, NOW + 24 * HOUR) == 0


async def test_links_that_were_made_up_or_come_from_no_owner_let_nobody_in(database: Database) -> None:
    token = await token_for(database)
    for made_up in ("", "x" * 22, token[:-1], token + "x", token.swapcase()):
        assert await opens(database, made_up) == NotInvited()
    assert await opens(database, token, owners=frozenset()) == NotInvited()
    assert await opens(database, token, OWNER) == NotInvited()  # needs none, and does not use it up
    assert isinstance(await opens(database, token), Editor)


async def test_the_token_itself_is_kept_nowhere(database: Database) -> None:
    token = await token_for(database)
    assert all(token not in row for row in await all_of(database, invitations))


async def test_a_removed_editor_comes_back_only_by_a_new_link(database: Database) -> None:
    token = await token_for(database, "BOX")
    await opens(database, token)
    assert await remove_editor(database, Cause(OWNER, NOW), NEW)
    assert not await remove_editor(database, Cause(OWNER, NOW), NEW)
    async with database.read() as connection:
        assert await read_editor(connection, NEW) is None
        assert await read_staff_names(connection) == {NEW: "Ая"}
    assert await opens(database, token) == NotInvited()
    again = await opens(database, await token_for(database, "JUD"))
    assert isinstance(again, Editor)
    assert again.sports == {"JUD"}


async def test_who_acts_as_an_editor_is_looked_for_within_the_transaction(database: Database) -> None:
    """Rights that were seen before are worth nothing once they are gone, or are others."""
    editor = await opens(database, await token_for(database, "BOX"))
    assert isinstance(editor, Editor)
    seen = Cause(NEW, NOW + HOUR, editor_since=editor.added_at)
    async with change(database, seen):
        pass
    await remove_editor(database, Cause(OWNER, NOW + HOUR), NEW)
    for _ in range(2):
        with pytest.raises(NoLongerEditorError):
            async with change(database, seen):
                pytest.fail("not begun")
        await opens(database, await token_for(database, "JUD"), now=NOW + HOUR)
    async with change(database, Cause(NEW, NOW + HOUR)):
        pass  # as anybody may


async def test_sports_are_chosen_one_by_one_and_the_choice_makes_one_link(database: Database) -> None:
    owner = Cause(OWNER, NOW)
    choice = await choose_sports(database, owner, OWNER)
    assert await invite_chosen(database, owner, choice.id) is None
    for sport, wanted in (("BOX", True), ("BOX", True), ("JUD", True), ("WRE", True), ("WRE", False)):
        after = await choose_sport(database, owner, choice.id, sport, wanted=wanted)
        assert after is not None
    assert after.sports == {"BOX", "JUD"}
    stranger = Cause(OTHER, NOW)
    assert await choose_sport(database, stranger, choice.id, "WRE", wanted=True) is None
    assert await invite_chosen(database, stranger, choice.id) is None
    invited = await invite_chosen(database, owner, choice.id)
    assert invited is not None
    assert invited.sports == ("BOX", "JUD")
    assert await invite_chosen(database, owner, choice.id) is None
    editor = await opens(database, invited.token)
    assert isinstance(editor, Editor)
    assert editor.sports == {"BOX", "JUD"}


async def test_every_change_of_staff_leaves_a_line(database: Database) -> None:
    await opens(database, await token_for(database))
    await remove_editor(database, Cause(OWNER, NOW), NEW)
    assert await all_of(database, audit, "id", "actor", "verb", "object") == [
        (1, OWNER, "invite an editor", "invitation 1"),
        (2, NEW, "become an editor", "invitation 1"),
        (3, OWNER, "remove an editor", f"person {NEW}"),
    ]


def test_whose_sports_are_whose() -> None:
    assert not_theirs(["BOX"], None) is None
    assert not_theirs([], frozenset()) is None
    refused = not_theirs(["BOX", "JUD"], frozenset({"BOX"}))
    assert refused is not None
    assert refused.sports == {"JUD"}
