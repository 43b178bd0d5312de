"""What each step of a draft asks, and why a step is not taken: shared by all that speak of drafts."""

from aiogram.types import CallbackQuery

from handlers.answers import answer_tap, replace_tapped
from handlers.facts import Facts, read_facts
from handlers.rights import may_press, refuse_tap
from handlers.screens import Screen
from handlers.texts import say, say_plain
from handlers.views.drafts import TOURNAMENTS_A_PAGE, ask_event, ask_name, ask_sport, ask_where
from handlers.views.licences import ask_what_was_won
from handlers.views.previews import Preview, part_of, show_preview
from handlers.visits import House, Visit
from schedules import drafts
from schedules.drafts import Draft, Full, NotFound, Passed, Step, Unchanged
from schedules.licences import read_doubts
from schedules.staff import NotAllowed
from schedules.tournaments import find_recent
from storage.licences import read_licences_in_force, split_names, tally
from storage.models import Athlete, Event


async def read_tapped(
    tap: CallbackQuery, number: int, step: Step | None, visit: Visit, house: House
) -> Draft | None:
    """The presser's own open draft at this step (None: at any); else they are told, and None."""
    if not await may_press(tap, visit):
        return None
    async with house.database.read() as connection:
        draft = await drafts.read_open(connection, visit.cause, number)
    if draft is None or (step and draft.step is not step):
        await refuse_step(tap, Passed() if draft else NotFound(), visit, house)
        return None
    return draft


async def show_step(
    tap: CallbackQuery, after: Draft | Unchanged, visit: Visit, house: House, line: int | None = None
) -> None:
    """What the draft asks now, on the page of one line; or why a step was not taken."""
    if isinstance(after, Draft):
        part = part_of(after, line) if line is not None else 0
        await replace_tapped(tap, await draft_screen(after, visit, house, part))
    else:
        await refuse_step(tap, after, visit, house)


async def refuse_step(tap: CallbackQuery, why: Unchanged, visit: Visit, house: House) -> None:
    if isinstance(why, NotAllowed):
        await refuse_tap(tap, visit, house)
        return
    await answer_tap(tap, alert=say_plain(visit.language, reason_of(why)))


async def answered_screen(answered: Draft | Unchanged, visit: Visit, house: House) -> Screen:
    if isinstance(answered, Draft):
        return await draft_screen(answered, visit, house)
    return Screen(say(visit.language, "won-gone" if isinstance(answered, NotAllowed) else reason_of(answered)))


def reason_of(why: NotFound | Passed | Full) -> str:
    return {NotFound: "won-gone", Passed: "draft-passed", Full: "draft-full"}[type(why)]


async def draft_screen(draft: Draft, visit: Visit, house: House, part: int = 0) -> Screen:
    """What the draft asks now."""
    facts = await read_facts(house, visit.cause.at, visit.zone)
    tournament = facts.tournament(draft.tournament_id)
    if draft.step is Step.PREVIEW:
        return await preview_screen(draft, facts, visit, house, part)
    if draft.step is Step.EVENT:
        left = [one for one in events_of(draft, facts) if not is_entered(one, draft)]
        return ask_event(draft, tournament, left, part, facts.names, visit.language)
    if draft.step is Step.NAME:
        named = {name for entry in draft.entries.values() for name in split_names(entry.won_by)}
        unnamed = [one for one in athletes_of(draft, facts) if one.name not in named]
        return ask_name(draft, tournament, unnamed, part, facts.names, visit.language)
    if draft.step is Step.TOURNAMENT and tournament is not None:
        return sport_screen(draft, tournament.id, part, facts, visit)
    if draft.step is Step.TOURNAMENT:
        async with house.database.read() as connection:
            in_force = await read_licences_in_force(connection, house.games, facts.today)
        won_at = {licence.tournament_id for licence in in_force if licence.tournament_id}
        recent = find_recent(facts.tournaments, won_at, visit.cause.at, visit.allowed, TOURNAMENTS_A_PAGE)
        return ask_where(draft, recent, facts.names, visit.language, facts.today)
    return ask_what_was_won(visit.language)


async def preview_screen(draft: Draft, facts: Facts, visit: Visit, house: House, part: int = 0) -> Screen:
    entries = tuple(draft.entries.values())
    zone = house.defaults.zone
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, facts.today)
        doubts = await read_doubts(connection, entries, house.games, visit.cause.at, zone)
    preview = Preview(
        draft, doubts, {one.id: one for one in facts.tournaments}, tally(in_force).places, facts.games
    )
    return show_preview(preview, facts.names, visit.language, part)


def sport_screen(draft: Draft, tournament: int, part: int, facts: Facts, visit: Visit) -> Screen:
    theirs = [sport for sport in facts.sports if visit.may_record(sport.code)]
    return ask_sport(draft, theirs, tournament, part, visit.language)


def events_of(draft: Draft, facts: Facts) -> list[Event]:
    return [event for event in facts.contents.events if event.sport == draft.sport]


def is_entered(event: Event, draft: Draft) -> bool:
    """Whether an athlete's licence for it stands in the draft: most events give one, so it is offered no more."""
    return any(entry.event == event.names.en and entry.won_by for entry in draft.entries.values())


def athletes_of(draft: Draft, facts: Facts) -> list[Athlete]:
    return [athlete for athlete in facts.contents.athletes if athlete.sport == draft.sport]
