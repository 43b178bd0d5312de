"""Who sends a lot waits for themselves: the others' turns come as if they were alone."""

import asyncio
from typing import Any

from bot.lines import AT_ONCE, MOST_OF_CHAT, MOST_OF_PERSON, OF_MANY, Door, Lines
from bot.senders import chat_of, person_of
from storage.models import Incoming

GROUP, AYA, TIMUR = -5, 7, 8


def update(number: int, person: int, chat: int | None = None, **content: Any) -> dict[str, Any]:
    message = {"chat": {"id": chat or person}, "from": {"id": person}, **content}
    return {"update_id": number, "message": message}


def tap(number: int, person: int, chat: int) -> dict[str, Any]:
    return {"update_id": number, "callback_query": {"from": {"id": person}, "message": {"chat": {"id": chat}}}}


def waiting(*updates: dict[str, Any]) -> Lines:
    lines = Lines()
    for one in updates:
        lines.add(person_of(one), Incoming(one["update_id"], chat_of(one), "{}", 0))
    return lines


def order(lines: Lines, chat: int) -> list[int]:
    line = lines.of(chat)
    return [line.take().update_id for _ in range(len(line))]


def test_in_a_group_its_people_take_turns_and_each_ones_updates_keep_their_order() -> None:
    hundreds = [update(number, TIMUR, GROUP) for number in range(300)]
    lines = waiting(*hundreds, update(900, AYA, GROUP), update(901, AYA, GROUP))
    assert order(lines, GROUP)[:5] == [0, 900, 1, 901, 2]


def test_in_a_private_chat_everything_keeps_its_order() -> None:
    assert order(waiting(*(update(number, AYA) for number in range(4))), AYA) == [0, 1, 2, 3]


def test_of_hundreds_of_taps_as_many_are_kept_as_may_wait_and_nobody_elses_is_refused() -> None:
    taps = [tap(number, TIMUR, TIMUR) for number in range(300)]
    for lines, room in ((Lines(), MOST_OF_PERSON), (waiting(update(900, TIMUR)), MOST_OF_PERSON - 1)):
        kept, refused = lines.sift([*taps, update(901, AYA)])
        assert kept == [*taps[:room], update(901, AYA)]
        assert refused == taps[room:]


def test_a_group_has_its_bound_however_many_people_send() -> None:
    kept, refused = Lines().sift([tap(number, number + 1, GROUP) for number in range(MOST_OF_CHAT + 5)])
    assert (len(kept), len(refused)) == (MOST_OF_CHAT, 5)


def test_where_we_may_write_is_heard_in_any_flood() -> None:
    hundreds = [update(number, TIMUR) for number in range(MOST_OF_PERSON)]
    blocked = {"update_id": 900, "my_chat_member": {"chat": {"id": TIMUR}, "from": {"id": TIMUR}}}
    moved = update(901, TIMUR, TIMUR, migrate_to_chat_id=-9)
    kept, refused = Lines().sift([*hundreds, update(902, TIMUR), blocked, moved])
    assert kept == [*hundreds, blocked, moved]
    assert [one["update_id"] for one in refused] == [902]


async def test_however_many_send_a_lot_somebody_elses_turn_comes_at_once() -> None:
    """Hundreds of chats that send a lot are at the door, and none of them ever leaves: she waits for no turn."""
    door, inside, leave = Door(), [], asyncio.Event()

    async def handled(who: str, *, sends_a_lot: bool) -> None:
        async with door.place(sends_a_lot=sends_a_lot):
            inside.append(who)
            await leave.wait()

    async with asyncio.TaskGroup() as group:
        for _ in range(300):
            group.create_task(handled("many", sends_a_lot=True))
        await asyncio.sleep(0)
        for number in range(AT_ONCE - OF_MANY):
            group.create_task(handled(f"somebody {number}", sends_a_lot=False))
        for _ in range(10):
            await asyncio.sleep(0)
        assert len(inside) == AT_ONCE
        assert inside[OF_MANY:] == [f"somebody {number}" for number in range(AT_ONCE - OF_MANY)]
        leave.set()
    assert len(inside) == 300 + AT_ONCE - OF_MANY
