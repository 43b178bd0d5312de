"""The question what was won: whom it is put to and when, and what happens where nobody answers."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from schedules.asking import STALLED, ask_due, watch_mornings
from schedules.chats import set_chat, stop_writing, welcome
from schedules.clock import HOUR, MINUTE
from schedules.drafts import Draft, Entry, Step, add_entry, choose_event, go_to, put_aside
from schedules.licences import Recorded, record, undo
from schedules.notices import find_deliveries, plan
from schedules.outbox import Result, Sent, settle
from schedules.questions import Said
from schedules.results import (
    Answered,
    Gone,
    Put,
    answer_all,
    answer_later,
    answer_number,
    pass_on,
)
from schedules.settings import set_hour
from schedules.staff import NotAllowed, accept_invitation, invite, remove_editor
from schedules.tournaments import Won, reopen_result
from storage.database import Database
from storage.models import Address, Cause, ChatKind, Holder, NoticeKind, Tournament, TournamentStatus
from storage.questions import Question, read_question
from storage.tables import chats, notices, questions, tournaments
from tests.conftest import ALMATY, at
from tests.people import DEFAULTS, all_of, chat_of, subscriber

GAMES = "TOKYO2020"
OWNER, PARTNER, BOXING, JUDO = 900, 901, 910, 911
OWNERS = [OWNER, PARTNER]
SLUG = "boxing-asia-oceania-2020"
LAST = date(2020, 3, 11)
EVENING = at(LAST, 21, zone="Asia/Amman")
MORNING = at(LAST + timedelta(days=1), 9)  # 01:00 in Almaty when it is asked: a night lies between
NEXT = at(LAST + timedelta(days=2), 9)


@pytest.fixture
async def staff(database: Database) -> Database:
    """Two owners, an editor of boxing, an editor of judo; every tournament but Amman is over and closed."""
    for person in OWNERS:
        await acquaint(database, person)
    for person, sport in ((BOXING, "BOX"), (JUDO, "JUD")):
        await makes_editor(database, person, sport)
    async with database.write() as connection:
        await connection.execute(
            update(tournaments).where(tournaments.c.slug != SLUG).values(status=TournamentStatus.HELD)
        )
    return database


async def acquaint(database: Database, person: int) -> None:
    await welcome(database, Cause(person, at(LAST, 9)), Address(person, ChatKind.PRIVATE), DEFAULTS)


async def makes_editor(database: Database, person: int, *sports: str) -> None:
    invited = await invite(database, Cause(OWNER, at(LAST, 9)), sports)
    address = Address(person, ChatKind.PRIVATE)
    cause = Cause(person, at(LAST, 9))
    await accept_invitation(database, cause, invited.token, f"E{person}", address, DEFAULTS, OWNERS)


async def asks(database: Database, now: int) -> None:
    await ask_due(database, GAMES, now, ALMATY, OWNERS)


async def hears(database: Database, now: int) -> dict[str, list[int]]:
    """Whom each kind of notice is said to now, by Telegram's ids; it is said."""
    await plan(database, now)
    heard: dict[str, list[int]] = {}
    results = []
    for chat, told in await find_deliveries(database, now, 1_000, []):
        for _, notice in told:
            heard.setdefault(notice.kind.value, []).append(chat.telegram_id)
        results.append(Result(chat.id, None, tuple(notice.id for _, notice in told), Sent(1)))
    await settle(database, results, now, [])
    return heard


async def asked(database: Database, now: int) -> list[int]:
    await asks(database, now)
    return (await hears(database, now)).get("question", [])


async def question(database: Database) -> Question:
    async with database.read() as connection:
        newest = await connection.execute(select(questions.c.id).order_by(questions.c.id.desc()))
        found = await read_question(connection, newest.scalars().first() or 0)
    assert found is not None
    return found


async def amman(database: Database) -> int:
    async with database.read() as connection:
        found = await connection.execute(select(tournaments.c.id).where(tournaments.c.slug == SLUG))
        return int(found.scalar_one())


async def status(database: Database) -> str:
    rows = await all_of(database, tournaments, "slug", "status")
    return str(dict(rows)[SLUG])


async def answers(
    database: Database,
    number: int,
    by: int = BOXING,
    now: int = EVENING + MINUTE,
    allowed: frozenset[str] | None = None,
    update_id: int | None = None,
) -> object:
    asked_for = (await question(database)).id
    cause = Cause(by, now, update_id)
    return await answer_number(database, cause, by, asked_for, number, GAMES, ALMATY, 120, allowed)


async def enters(database: Database, draft: Draft, event: str, name: str, by: int = BOXING) -> Draft:
    cause = Cause(by, EVENING + MINUTE)
    await choose_event(database, cause, draft.id, event)
    after = await add_entry(database, cause, draft.id, name, Holder.ATHLETE)
    assert isinstance(after, Draft)
    return after


async def records(database: Database, draft: Draft, by: int = BOXING, now: int = EVENING + MINUTE) -> Recorded:
    recorded = await record(database, Cause(by, now), draft.id, GAMES, ALMATY, 120)
    assert isinstance(recorded, Recorded)
    return recorded


async def test_it_is_asked_at_21_at_the_venue_the_editors_of_the_sport(staff: Database) -> None:
    assert await asked(staff, EVENING - 1) == []
    assert await asked(staff, EVENING) == [BOXING]
    assert await asked(staff, EVENING + MINUTE) == []


async def test_without_an_editor_the_owners_are_asked(staff: Database) -> None:
    await stop_writing(staff, Cause(BOXING, EVENING), BOXING, "blocked")
    assert await asked(staff, EVENING) == OWNERS


async def test_it_is_asked_again_the_next_morning_and_then_all_owners(staff: Database) -> None:
    assert await asked(staff, EVENING) == [BOXING]
    assert await asked(staff, MORNING - 1) == []
    assert await asked(staff, MORNING) == [BOXING]
    assert await asked(staff, NEXT) == OWNERS
    assert await asked(staff, NEXT + 24 * HOUR) == []


async def test_after_two_days_the_owners_are_alarmed_once(staff: Database) -> None:
    for now in (EVENING, MORNING, NEXT):
        await asked(staff, now)
    await asks(staff, EVENING + 48 * HOUR - 1)
    assert await hears(staff, EVENING + 48 * HOUR - 1) == {}
    for _ in range(3):
        await asks(staff, EVENING + 48 * HOUR)
    assert await hears(staff, EVENING + 48 * HOUR) == {"overdue": OWNERS}


async def test_what_was_missed_while_the_process_was_down_is_asked_once(staff: Database) -> None:
    late = EVENING + 20 * 24 * HOUR
    assert await asked(staff, late) == [BOXING]
    assert await asked(staff, late + MINUTE) == []


async def test_what_ended_before_the_database_was_made_is_not_asked(database: Database) -> None:
    """It stands in /pending."""
    await acquaint(database, OWNER)
    await asks(database, at(date(2020, 2, 20), 13))
    assert await all_of(database, questions) == []


async def test_quiet_hours_do_not_hold_a_question(staff: Database) -> None:
    """In Almaty it is one in the morning."""
    await asks(staff, EVENING)
    await set_hour(staff, Cause(BOXING, EVENING), Address(BOXING, ChatKind.PRIVATE), 600, DEFAULTS)
    assert (await hears(staff, EVENING))["question"] == [BOXING]


async def test_whom_it_goes_to_is_fixed_when_it_is_put(staff: Database) -> None:
    await asks(staff, EVENING)
    await makes_editor(staff, 912, "BOX")
    assert (await hears(staff, EVENING))["question"] == [BOXING]
    assert await asked(staff, MORNING) == [BOXING, 912]


@pytest.mark.parametrize("becomes", [TournamentStatus.CANCELLED, TournamentStatus.POSTPONED])
async def test_of_what_was_called_off_nothing_is_asked(staff: Database, becomes: TournamentStatus) -> None:
    await asked(staff, EVENING)
    async with staff.write() as connection:
        await connection.execute(update(tournaments).where(tournaments.c.slug == SLUG).values(status=becomes))
    assert await asked(staff, NEXT) == []
    assert isinstance(await answers(staff, 0), Gone)


async def test_what_was_moved_is_asked_anew_on_its_new_last_day(staff: Database) -> None:
    await asked(staff, EVENING)
    values = {"start_on": "2020-03-20", "end_on": "2020-03-21"}
    async with staff.write() as connection:
        await connection.execute(update(tournaments).where(tournaments.c.slug == SLUG).values(**values))
    assert await asked(staff, NEXT) == []
    assert isinstance(await answers(staff, 2), Gone)
    evening = at(date(2020, 3, 21), 21, zone="Asia/Amman")
    assert await asked(staff, evening) == [BOXING]
    assert isinstance(await answers(staff, 2, now=evening), Draft)


async def test_none_closes_it_and_is_told_to_followers_after_the_window(staff: Database) -> None:
    await subscriber(staff, 1, EVENING, ("BOX",), quiet_from=0, quiet_to=0)
    await subscriber(staff, 2, EVENING, ("JUD",), quiet_from=0, quiet_to=0)
    await asked(staff, EVENING)
    for _ in range(2):
        await answers(staff, 0)
    assert await status(staff) == "held"
    assert await hears(staff, EVENING + 2 * MINUTE) == {}
    assert await hears(staff, EVENING + 3 * MINUTE) == {"nothing": [1]}
    assert await asked(staff, NEXT) == []


async def test_none_taken_back_in_time_is_told_to_nobody_and_asked_again(staff: Database) -> None:
    await subscriber(staff, 1, EVENING, ("BOX",), quiet_from=0, quiet_to=0)
    await asked(staff, EVENING)
    await answers(staff, 0)
    cause = Cause(BOXING, EVENING + 2 * MINUTE)
    assert isinstance(await reopen_result(staff, cause, await amman(staff), GAMES, ALMATY), Tournament)
    assert await hears(staff, EVENING + HOUR) == {}
    assert await asked(staff, MORNING) == [BOXING]


async def test_so_many_licences_are_asked_one_after_another_and_close_it(staff: Database) -> None:
    await asked(staff, EVENING)
    draft = await answers(staff, 2)
    assert isinstance(draft, Draft)
    assert draft.step == "event"
    draft = await enters(staff, draft, "Men's 75 kg", "Abilkhan Amankul")
    assert draft.step == "event"
    draft = await enters(staff, draft, "Men's 91 kg", "Vassiliy Levit")
    assert draft.step == "preview"
    assert await status(staff) == "scheduled"
    await records(staff, draft)
    assert await status(staff) == "held"
    assert not (await question(staff)).open


async def test_fewer_than_were_announced_leave_it_open(staff: Database) -> None:
    await asked(staff, EVENING)
    draft = await answers(staff, 2)
    assert isinstance(draft, Draft)
    draft = await enters(staff, draft, "Men's 75 kg", "Abilkhan Amankul")
    entry = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", await amman(staff), 1, Holder.ATHLETE)
    assert list(draft.entries.values()) == [entry]
    assert await asked(staff, MORNING) == [BOXING]


async def test_undone_it_is_asked_again(staff: Database) -> None:
    await asked(staff, EVENING)
    draft = await answers(staff, 1)
    assert isinstance(draft, Draft)
    draft = await enters(staff, draft, "Men's 75 kg", "Abilkhan Amankul")
    await records(staff, draft)
    for _ in range(2):
        await undo(staff, Cause(BOXING, EVENING + 2 * MINUTE), draft.id, GAMES, ALMATY)
    assert await status(staff) == "scheduled"
    assert (await question(staff)).open
    assert await asked(staff, MORNING) == [BOXING]


async def test_two_who_answer_at_once_answer_once(staff: Database) -> None:
    await makes_editor(staff, 912, "BOX")
    await asked(staff, EVENING)
    assert isinstance(await answers(staff, 1), Draft)
    for number in (0, 1, 3):
        second = await answers(staff, number, by=912)
        assert isinstance(second, Answered)
        assert (second.question.said_by, second.question.number) == (BOXING, 1)
    assert await status(staff) == "scheduled"


async def test_who_puts_it_aside_lets_the_others_answer(staff: Database) -> None:
    await makes_editor(staff, 912, "BOX")
    await asked(staff, EVENING)
    draft = await answers(staff, 1)
    assert isinstance(draft, Draft)
    await put_aside(staff, Cause(BOXING, EVENING + MINUTE), draft.id)
    assert isinstance(await answers(staff, 2, by=912), Draft)


async def test_who_takes_it_up_and_falls_asleep_is_asked_with_the_others_in_the_morning(staff: Database) -> None:
    await makes_editor(staff, 912, "BOX")
    await asked(staff, EVENING)
    await answers(staff, 1)
    assert await asked(staff, MORNING) == [BOXING, 912]
    assert isinstance(await answers(staff, 2, by=912, now=MORNING), Draft)


async def test_those_who_were_asked_too_hear_of_the_answer_when_it_stands(staff: Database) -> None:
    await makes_editor(staff, 912, "BOX")
    await asked(staff, EVENING)
    await answers(staff, 0)
    assert await hears(staff, EVENING + 2 * MINUTE) == {}
    assert await hears(staff, EVENING + 3 * MINUTE) == {"answered": [912]}


async def test_not_yet_is_asked_again_the_next_morning(staff: Database) -> None:
    await asked(staff, EVENING)
    await asked(staff, MORNING)
    number = (await question(staff)).id
    put = await answer_later(staff, Cause(BOXING, MORNING + HOUR), number, GAMES, ALMATY)
    assert isinstance(put, Put)
    assert put.next_at == NEXT
    assert await asked(staff, NEXT - 1) == []
    assert await asked(staff, NEXT) == OWNERS


async def test_an_editor_who_says_it_was_moved_has_the_owners_asked_at_once(staff: Database) -> None:
    await asked(staff, EVENING)
    number = (await question(staff)).id
    for _ in range(2):
        passed = await pass_on(staff, Cause(BOXING, EVENING + MINUTE), number, GAMES)
        assert isinstance(passed, Put)
    assert await asked(staff, EVENING + MINUTE) == OWNERS
    assert (await question(staff)).said == Said.MOVED
    assert isinstance(await answers(staff, 0, by=OWNER), Tournament)


async def test_what_is_recorded_already_is_not_none_but_may_be_all(staff: Database) -> None:
    await asked(staff, EVENING)
    draft = await answers(staff, 3)
    assert isinstance(draft, Draft)
    draft = await enters(staff, draft, "Men's 75 kg", "Abilkhan Amankul")
    cause = Cause(BOXING, EVENING + MINUTE)
    preview = await go_to(staff, cause, draft.id, Step.PREVIEW)
    assert isinstance(preview, Draft)
    await records(staff, preview)
    assert await status(staff) == "scheduled"
    assert await answers(staff, 0) == Won(1)
    number = (await question(staff)).id
    assert isinstance(await answer_all(staff, cause, number, GAMES, ALMATY, 120), Tournament)
    assert (await question(staff)).number == 1


async def test_only_who_has_the_sport_may_answer(staff: Database) -> None:
    await asked(staff, EVENING)
    theirs = frozenset({"JUD"})
    assert isinstance(await answers(staff, 0, by=JUDO, allowed=theirs), NotAllowed)
    number = (await question(staff)).id
    cause = Cause(JUDO, EVENING)
    for answer in (
        await answer_all(staff, cause, number, GAMES, ALMATY, 120, theirs),
        await answer_later(staff, cause, number, GAMES, ALMATY, theirs),
        await pass_on(staff, cause, number, GAMES, theirs),
    ):
        assert isinstance(answer, NotAllowed)
    assert (await question(staff)).said == ""


@pytest.mark.parametrize("number", [-1, 51, 10**9])
async def test_numbers_that_were_made_up_change_nothing(staff: Database, number: int) -> None:
    await asked(staff, EVENING)
    assert isinstance(await answers(staff, number), Gone)
    cause = Cause(BOXING, EVENING)
    assert isinstance(await answer_later(staff, cause, 999, GAMES, ALMATY), Gone)
    assert (await question(staff)).said == ""


async def test_mornings_that_do_not_go_out_alarm_the_owners_once(staff: Database) -> None:
    day = LAST + timedelta(days=1)
    await subscriber(staff, 1, EVENING, ())
    nine = at(day, 9)
    told = [await watch_mornings(staff, now, OWNERS) for now in range(nine, nine + 3 * HOUR, 5 * MINUTE)]
    assert told.count(True) == 1
    assert told.index(True) * 5 * MINUTE == 2 * STALLED
    assert await hears(staff, nine + HOUR) == {"silence": OWNERS}


async def test_mornings_that_go_out_slowly_alarm_nobody(staff: Database) -> None:
    day = LAST + timedelta(days=1)
    for person in range(1, 20):
        await subscriber(staff, person, EVENING, ())
    nine = at(day, 9)
    for person in range(1, 20):
        now = nine + STALLED + person * 10 * MINUTE
        assert not await watch_mornings(staff, now, OWNERS)
        chat = await chat_of(staff, person)
        async with staff.write() as connection:
            await set_chat(connection, chat.id, told_on=day.isoformat())
    assert not await watch_mornings(staff, nine + 10 * HOUR, OWNERS)
    kinds = [kind for kind, _ in await all_of(staff, notices, "kind", "id")]
    assert NoticeKind.SILENCE not in kinds


async def test_who_cannot_be_written_to_is_not_missed_in_the_morning(staff: Database) -> None:
    await subscriber(staff, 1, EVENING, ())
    async with staff.write() as connection:
        await connection.execute(update(chats).where(chats.c.telegram_id == 1).values(paused="blocked"))
    nine = at(LAST + timedelta(days=1), 9)
    for now in range(nine, nine + 3 * HOUR, 10 * MINUTE):
        assert not await watch_mornings(staff, now, OWNERS)


async def test_who_is_let_go_holds_no_question_and_hears_none(staff: Database) -> None:
    await asks(staff, EVENING)
    assert await remove_editor(staff, Cause(OWNER, EVENING), BOXING)
    assert (await hears(staff, EVENING)).get("question") is None
    await makes_editor(staff, BOXING, "BOX")
    assert await asked(staff, MORNING) == [BOXING]
    await answers(staff, 2, now=MORNING + MINUTE)
    assert (await question(staff)).said_by == BOXING
    await remove_editor(staff, Cause(OWNER, MORNING + MINUTE), BOXING)
    assert (await question(staff)).said_by is None
    assert isinstance(await answers(staff, 1, by=OWNER, now=MORNING + MINUTE), Draft)
