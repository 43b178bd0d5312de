"""The tournaments staff may change, and one that is being added, as staff see them."""

from collections.abc import Sequence
from datetime import date

from handlers.callbacks.additions import Add, AddAct, AddKind, AddSport, AddSports
from handlers.callbacks.events import Events, EventsFound, EventsMonths, EventsSports, OpenEvent
from handlers.callbacks.together import Move, MoveAct
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, month_name
from handlers.views.changes import SIGNS, kind_name
from handlers.views.drafts import SPORTS_A_PAGE, tournament_label
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names, city_and_country, dashed, headline, sport_name
from schedules.changes.adding import Addition
from storage.models import Precision, Sport, Tournament, TournamentKind, TournamentStatus

A_PAGE = 8
MONTHS_A_PAGE = 12
MARKS = {TournamentStatus.CANCELLED: "❌", TournamentStatus.POSTPONED: "⏸", TournamentStatus.HELD: "🏁"}
UNDATED = "undated"


# The list --------------------------------------------------------------------------------------------------


def show_events(
    tournaments: Sequence[Tournament],
    wanted: Events | EventsFound,
    names: Names,
    language: str,
    today: date,
) -> Screen:
    """A page of those that are wanted; each opens what may change of it."""
    page = Page.of(len(tournaments), A_PAGE, wanted.part)
    shown = tournaments[page.part * A_PAGE : (page.part + 1) * A_PAGE]
    month, sport = ("", "") if isinstance(wanted, EventsFound) else (wanted.month, wanted.sport)
    filters = (
        Button(
            month_label(month, language) if month else say_plain(language, "events-month-button"),
            EventsMonths(sport=sport, part=0).pack(),
        ),
        Button(
            sport_name(sport, names, language) if sport else say_plain(language, "events-sport-button"),
            EventsSports(month=month, part=0).pack(),
        ),
    )
    narrowed = isinstance(wanted, EventsFound) or month or sport
    return Screen(
        stack(
            say(language, "events-title", count=len(tournaments)) if tournaments else say(language, "events-none"),
            say(language, "events-found", words=wanted.words) if isinstance(wanted, EventsFound) else "",
            "\n" + say(language, "events-how"),
        ),
        (
            *((Button(label(one, names, language, today), OpenEvent(tournament=one.id).pack()),) for one in shown),
            *page.row(lambda to: wanted.model_copy(update={"part": to}).pack()),
            filters,
            *([(Button(say_plain(language, "events-all-button"), Events(part=0).pack()),)] if narrowed else []),
            (
                Button(say_plain(language, "events-add-button"), Add(act=AddAct.BEGIN).pack()),
                Button(say_plain(language, "events-together-button"), Move(act=MoveAct.BEGIN).pack()),
            ),
        ),
    )


def label(one: Tournament, names: Names, language: str, today: date) -> str:
    mark = MARKS.get(one.status, "")
    return f"{mark} {tournament_label(one, names, language, today)}".strip()


def month_label(month: str, language: str) -> str:
    """Raises ValueError for a month that is none."""
    if month == UNDATED:
        return say_plain(language, "calendar-undated-button")
    return month_name(date.fromisoformat(f"{month}-01"), language)


def show_event_sports(sports: Sequence[Sport], month: str, part: int, language: str) -> Screen:
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    page = Page.of(len(named), SPORTS_A_PAGE, part)
    buttons = [
        Button(
            f"{sport.emoji} {sport.names.in_language(language)}",
            Events(part=0, month=month, sport=sport.code).pack(),
        )
        for sport in named[page.part * SPORTS_A_PAGE : (page.part + 1) * SPORTS_A_PAGE]
    ]
    return Screen(
        say(language, "draft-which-sport"),
        (
            *pairs(buttons),
            *page.row(lambda to: EventsSports(month=month, part=to).pack()),
            (Button(say_plain(language, "draft-back-button"), Events(part=0, month=month).pack()),),
        ),
    )


def show_event_months(months: Sequence[str], sport: str, part: int, language: str) -> Screen:
    """`months` as 2020-03, and "undated"."""
    page = Page.of(len(months), MONTHS_A_PAGE, part)
    buttons = [
        Button(month_label(month, language), Events(part=0, month=month, sport=sport).pack())
        for month in months[page.part * MONTHS_A_PAGE : (page.part + 1) * MONTHS_A_PAGE]
    ]
    return Screen(
        say(language, "events-which-month"),
        (
            *pairs(buttons),
            *page.row(lambda to: EventsMonths(sport=sport, part=to).pack()),
            (Button(say_plain(language, "draft-back-button"), Events(part=0, sport=sport).pack()),),
        ),
    )


# A new one -------------------------------------------------------------------------------------------------


def ask_its_sport(addition: Addition, sports: Sequence[Sport], part: int, language: str) -> Screen:
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    page = Page.of(len(named), SPORTS_A_PAGE, part)
    number = addition.dialogue_id
    buttons = [
        Button(
            f"{sport.emoji} {sport.names.in_language(language)}",
            AddSport(dialogue=number, sport=sport.code).pack(),
        )
        for sport in named[page.part * SPORTS_A_PAGE : (page.part + 1) * SPORTS_A_PAGE]
    ]
    return Screen(
        stack(say(language, "add-title"), "\n" + say(language, "draft-which-sport")),
        (
            *pairs(buttons),
            *page.row(lambda to: AddSports(dialogue=number, part=to).pack()),
            (act(addition, AddAct.ASIDE, language),),
        ),
    )


def ask_its_name(addition: Addition, names: Names, language: str, *, again: bool = False) -> Screen:
    return asked(
        addition,
        names,
        language,
        say(language, "change-names-not-read" if again else "add-name"),
        say(language, "change-called-how"),
    )


def ask_its_days(addition: Addition, names: Names, language: str, today: date, *, again: bool = False) -> Screen:
    example = date_range(date(today.year + 1, 3, 3), date(today.year + 1, 3, 11), Precision.EXACT, language)
    return asked(
        addition,
        names,
        language,
        say(language, "change-not-read" if again else "change-when"),
        say(language, "change-when-how", dates=example),
        act(addition, AddAct.UNDATED, language),
    )


def ask_its_place(addition: Addition, names: Names, language: str, *, again: bool = False) -> Screen:
    return asked(
        addition,
        names,
        language,
        say(language, "change-place-not-read" if again else "add-where"),
        say(language, "change-where-how"),
        act(addition, AddAct.NOWHERE, language),
    )


def ask_its_kind(addition: Addition, names: Names, language: str) -> Screen:
    kinds = [
        Button(kind_name(one, language), AddKind(dialogue=addition.dialogue_id, kind=one).pack())
        for one in TournamentKind
    ]
    return Screen(
        stack(say(language, "change-which-kind"), "\n" + so_far(addition, names, language)),
        (*pairs(kinds), (act(addition, AddAct.ASIDE, language),)),
    )


def ask_whether_it_is(
    addition: Addition, alike: Sequence[Tournament], names: Names, language: str, today: date
) -> Screen:
    """Those that look like it: each may be the very one."""
    rows = [
        (
            Button(
                say_plain(
                    language, "add-this-one-button", tournament=tournament_label(one, names, language, today)
                ),
                OpenEvent(tournament=one.id).pack(),
            ),
        )
        for one in alike
    ]
    return Screen(
        stack(
            say(language, "add-alike", count=len(alike)),
            *("\n" + headline(one, names, language, today) for one in alike),
            "\n" + say(language, "add-alike-new"),
            so_far(addition, names, language),
        ),
        (*rows, (act(addition, AddAct.ANYWAY, language),), (act(addition, AddAct.ASIDE, language),)),
    )


def show_addition(addition: Addition, names: Names, language: str) -> Screen:
    hint = "" if addition.source_url else "\n" + say(language, "change-source-hint")
    return Screen(
        stack(say(language, "add-preview"), "\n" + so_far(addition, names, language), hint),
        ((act(addition, AddAct.APPLY, language, "primary"),), (act(addition, AddAct.ASIDE, language),)),
    )


def asked(addition: Addition, names: Names, language: str, question: Html, how: Html, *more: Button) -> Screen:
    return Screen(
        stack(question, "\n" + so_far(addition, names, language), "\n" + how),
        (*((one,) for one in more), (act(addition, AddAct.ASIDE, language),)),
    )


def so_far(addition: Addition, names: Names, language: str) -> Html:
    """What is known of it by now."""
    known = addition.names
    dates = date_range(addition.start_on, addition.end_on, Precision.EXACT, language)
    dated = addition.step not in ("sport", "named", "when")
    where = city_and_country(addition.city, addition.country, names, language)
    all_names = {} if known is None else {"kk": known.kk, "ru": known.ru, "en": known.en}
    title = known.in_language(language) if known else ""
    source = addition.source_url
    return stack(
        escape(sport_name(addition.sport, names, language)) if addition.sport else "",
        f"<b>{escape(title)}</b>" if title else "",
        *(f"{SIGNS[one]} {escape(each)}" for one, each in all_names.items() if each and one != language),
        f"📅 {escape(dates)}" if dated else "",
        f"📍 {escape(where)}" if where else "",
        f"🏷 {say(language, 'kind-' + dashed(addition.kind))}" if addition.kind else "",
        f'<a href="{escape(source)}">{say(language, "card-source")}</a>' if source else "",
    )


def act(addition: Addition, what: AddAct, language: str, style: str | None = None) -> Button:
    data = Add(act=what, dialogue=addition.dialogue_id).pack()
    return Button(say_plain(language, f"add-{what.value}-button"), data, style)
