"""A draft of licences as it is put together: where, in which event, who."""

from collections.abc import Sequence
from datetime import date
from zlib import crc32

from handlers.callbacks.drafts import (
    Won,
    WonAct,
    WonEvent,
    WonEvents,
    WonGo,
    WonName,
    WonNames,
    WonOfSport,
    WonSports,
    WonStep,
    WonTournament,
)
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range
from handlers.views.licences import event_name
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names, sport_name
from schedules.drafts import Draft
from storage.models import Athlete, Event, Sport, Tournament

TOURNAMENTS_A_PAGE = 8
SPORTS_A_PAGE = 12
EVENTS_A_PAGE = 10
NAMES_A_PAGE = 8


# Where -----------------------------------------------------------------------------------------------------


def ask_where(draft: Draft, recent: Sequence[Tournament], names: Names, language: str, today: date) -> Screen:
    rows = [(Button(tournament_label(one, names, language, today), chosen(draft, one)),) for one in recent]
    other = Button(
        say_plain(language, "draft-other-tournament-button"),
        WonSports(dialogue=draft.id, tournament=0, part=0).pack(),
    )
    title = say(language, "draft-where") if recent else say(language, "draft-where-nothing-recent")
    return Screen(
        stack(title, "\n" + say(language, "draft-or-lines")), (*rows, (other,), aside_row(draft, language))
    )


def chosen(draft: Draft, tournament: Tournament) -> str:
    """Of many sports: which of them is asked next."""
    return WonTournament(dialogue=draft.id, tournament=tournament.id).pack()


def tournament_label(tournament: Tournament, names: Names, language: str, today: date) -> str:
    sport = names.sports.get(tournament.sport or "")
    dates = date_range(tournament.start_on, tournament.end_on, tournament.precision, language, today=today)
    return f"{sport.emoji if sport else '🏟'} {dates} · {tournament.names.in_language(language)}"


def ask_sport(draft: Draft, sports: Sequence[Sport], tournament: int, part: int, language: str) -> Screen:
    """`tournament`: for one of many sports, else 0."""
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    page = Page.of(len(named), SPORTS_A_PAGE, part)
    buttons = [
        Button(
            f"{sport.emoji} {sport.names.in_language(language)}",
            WonTournament(dialogue=draft.id, tournament=tournament, sport=sport.code).pack()
            if tournament
            else WonOfSport(dialogue=draft.id, sport=sport.code, part=0).pack(),
        )
        for sport in named[page.part * SPORTS_A_PAGE : (page.part + 1) * SPORTS_A_PAGE]
    ]
    turns = page.row(lambda to: WonSports(dialogue=draft.id, tournament=tournament, part=to).pack())
    return Screen(
        say(language, "draft-which-sport"),
        (*pairs(buttons), *turns, back_row(draft, WonStep.TOURNAMENT, language), aside_row(draft, language)),
    )


def ask_tournament(
    draft: Draft,
    sport: str,
    tournaments: Sequence[Tournament],
    part: int,
    names: Names,
    language: str,
    today: date,
) -> Screen:
    """Those of one sport, and none of them."""
    page = Page.of(len(tournaments), TOURNAMENTS_A_PAGE, part)
    shown = tournaments[page.part * TOURNAMENTS_A_PAGE : (page.part + 1) * TOURNAMENTS_A_PAGE]
    none = WonTournament(dialogue=draft.id, tournament=0, sport=sport).pack()
    return Screen(
        say(language, "draft-which-tournament", sport=sport_name(sport, names, language)),
        (
            *(
                (
                    Button(
                        tournament_label(one, names, language, today),
                        WonTournament(dialogue=draft.id, tournament=one.id, sport=sport).pack(),
                    ),
                )
                for one in shown
            ),
            *page.row(lambda to: WonOfSport(dialogue=draft.id, sport=sport, part=to).pack()),
            (Button(say_plain(language, "draft-no-tournament-button"), none),),
            (
                Button(
                    say_plain(language, "draft-back-button"),
                    WonSports(dialogue=draft.id, tournament=0, part=0).pack(),
                ),
            ),
            aside_row(draft, language),
        ),
    )


# In which event, and who -----------------------------------------------------------------------------------


def ask_event(
    draft: Draft, tournament: Tournament | None, events: Sequence[Event], part: int, names: Names, language: str
) -> Screen:
    page = Page.of(len(events), EVENTS_A_PAGE, part)
    buttons = [
        Button(
            event.names.in_language(language), WonEvent(dialogue=draft.id, event=mark_of(event.names.en)).pack()
        )
        for event in events[page.part * EVENTS_A_PAGE : (page.part + 1) * EVENTS_A_PAGE]
    ]
    back = WonStep.PREVIEW if draft.entries else WonStep.TOURNAMENT
    return Screen(
        stack(
            about(draft, tournament, names, language),
            "\n" + say(language, "draft-which-event" if events else "draft-type-event"),
        ),
        (
            *pairs(buttons),
            *page.row(lambda to: WonEvents(dialogue=draft.id, part=to).pack()),
            back_row(draft, back, language),
            aside_row(draft, language),
        ),
    )


def ask_name(
    draft: Draft,
    tournament: Tournament | None,
    athletes: Sequence[Athlete],
    part: int,
    names: Names,
    language: str,
) -> Screen:
    known = sorted(athletes, key=lambda one: one.names.in_language(language).casefold())
    page = Page.of(len(known), NAMES_A_PAGE, part)
    buttons = [
        Button(one.names.in_language(language), WonName(dialogue=draft.id, name=mark_of(one.name)).pack())
        for one in known[page.part * NAMES_A_PAGE : (page.part + 1) * NAMES_A_PAGE]
    ]
    return Screen(
        stack(
            about(draft, tournament, names, language),
            Html(f"<b>{escape(event_name(draft.sport, draft.event, names, language))}</b>"),
            "\n" + say(language, "draft-who" if known else "draft-type-name"),
        ),
        (
            *pairs(buttons),
            *page.row(lambda to: WonNames(dialogue=draft.id, part=to).pack()),
            (Button(say_plain(language, "draft-unnamed-button"), WonName(dialogue=draft.id).pack()),),
            back_row(draft, WonStep.EVENT, language),
            aside_row(draft, language),
        ),
    )


def about(draft: Draft, tournament: Tournament | None, names: Names, language: str) -> Html:
    where = tournament.names.in_language(language) if tournament else say_plain(language, "draft-at-none")
    number = len(draft.entries) + 1
    return stack(
        say(language, "result-number-of", number=number, wanted=draft.wanted) if draft.wanted > 1 else "",
        escape(sport_name(draft.sport, names, language)),
        escape(where),
    )


def mark_of(name: str) -> str:
    """Eight letters that stand for a name in a button, whatever becomes of the list it was picked from."""
    return f"{crc32(name.encode()):08x}"


def back_row(draft: Draft, step: WonStep, language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "draft-back-button"), WonGo(dialogue=draft.id, step=step).pack()),)


def aside_row(draft: Draft, language: str) -> tuple[Button, ...]:
    data = Won(act=WonAct.ASIDE, dialogue=draft.id).pack()
    return (Button(say_plain(language, "won-aside-button"), data),)
