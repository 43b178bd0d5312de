"""The count looked at from all sides: by sport, by tournament, the newest, one athlete's, on any day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.callbacks.calendar import Month
from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.callbacks.tournaments import Card
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day
from handlers.views.licences import licence_line
from handlers.views.pages import Page, pairs
from handlers.views.search import show_athlete
from handlers.views.tournaments import Names, sport_name
from storage.models import Athlete, Licence, Tournament

A_PAGE = 8
BUTTONS_A_PAGE = 16
LONGEST = 220  # characters of one line
LONGEST_BUTTON = 40
NO_TOURNAMENT = "0"  # what was won by a ranking or a standard alone


@dataclass(frozen=True, slots=True)
class Counted:
    """What is in force on a day, and the tournaments it was won at."""

    in_force: Sequence[Licence]
    tournaments: Mapping[int, Tournament]
    names: Names
    on: date | None  # None: today

    @property
    def day(self) -> str:
        """As buttons carry it."""
        return f"{self.on:%Y%m%d}" if self.on else ""


def show_sports(counted: Counted, part: int, language: str) -> Screen:
    """A button a sport, the most places first."""
    places: Counter[str] = Counter()
    for one in counted.in_force:
        places[one.sport] += one.places
    sports = sorted(places.items(), key=lambda one: (-one[1], one[0]))
    page = Page.of(len(sports), BUTTONS_A_PAGE, part)
    shown = sports[page.part * BUTTONS_A_PAGE : (page.part + 1) * BUTTONS_A_PAGE]
    buttons = [
        Button(
            f"{sport_name(sport, counted.names, language)} — {number}",
            LookAtLicences(by=LicencesBy.SPORT, what=sport, day=counted.day).pack(),
        )
        for sport, number in shown
    ]
    return Screen(
        stack(title("licences-by-sport", counted, language), total(counted, language)),
        (
            *pairs(buttons),
            *page.row(lambda to: LookAtLicences(by=LicencesBy.SPORTS, day=counted.day, part=to).pack()),
            back(counted, language),
        ),
    )


def show_of_sport(counted: Counted, sport: str, part: int, language: str, today: date) -> Screen:
    of_sport = [one for one in counted.in_force if one.sport == sport]
    head = Html(f"<b>{escape(sport_name(sport, counted.names, language))}</b>")
    calendar = Button(
        say_plain(language, "card-calendar-button"), Month(month=f"{today:%Y-%m}", sport=sport).pack()
    )
    return show_list(
        counted,
        of_sport,
        head,
        LookAtLicences(by=LicencesBy.SPORT, what=sport, day=counted.day, part=part),
        language,
        (calendar,),
        with_sport=False,
    )


def show_tournaments(counted: Counted, part: int, language: str) -> Screen:
    """A button a tournament, the latest first."""
    places: Counter[int] = Counter()
    for one in counted.in_force:
        places[one.tournament_id or 0] += one.places
    ids = sorted(places, key=lambda one: (one != 0, newest_day(counted, one), one), reverse=True)
    page = Page.of(len(ids), A_PAGE, part)
    shown = ids[page.part * A_PAGE : (page.part + 1) * A_PAGE]
    buttons = [
        Button(
            f"{shortened(tournament_name(counted, one, language))} — {places[one]}",
            LookAtLicences(by=LicencesBy.TOURNAMENT, what=str(one), day=counted.day).pack(),
        )
        for one in shown
    ]
    return Screen(
        stack(title("licences-by-tournament", counted, language), total(counted, language)),
        (
            *((one,) for one in buttons),
            *page.row(lambda to: LookAtLicences(by=LicencesBy.TOURNAMENTS, day=counted.day, part=to).pack()),
            back(counted, language),
        ),
    )


def show_of_tournament(counted: Counted, tournament: int, part: int, language: str) -> Screen:
    won = [one for one in counted.in_force if (one.tournament_id or 0) == tournament]
    card = Button(say_plain(language, "licences-card-button"), Card(tournament=tournament).pack())
    return show_list(
        counted,
        won,
        Html(f"<b>{escape(tournament_name(counted, tournament, language))}</b>"),
        LookAtLicences(by=LicencesBy.TOURNAMENT, what=str(tournament), day=counted.day, part=part),
        language,
        (card,) if tournament in counted.tournaments else (),
        with_tournament=False,
    )


def show_newest(counted: Counted, part: int, language: str) -> Screen:
    return show_list(
        counted,
        counted.in_force,
        say(language, "licences-newest"),
        LookAtLicences(by=LicencesBy.NEWEST, day=counted.day, part=part),
        language,
    )


def show_chosen(counted: Counted, chosen: Sequence[Licence], heading: str, language: str) -> Screen:
    """What was asked for by words that no button carries: as much of it as one page holds."""
    return show_list(counted, chosen, Html(f"<b>{escape(heading)}</b>"), None, language)


def show_people(counted: Counted, people: Sequence[Athlete], language: str) -> Screen:
    lines = [show_athlete(one, counted.in_force, counted.names, language) for one in people]
    when = say(language, "licences-on", date=day(counted.on, language)) if counted.on else ""
    return Screen(stack(when, *("\n" + line for line in lines)), (back(counted, language),))


def show_none_found(language: str) -> Screen:
    look = LookAtLicences(by=LicencesBy.SPORTS).pack()
    return Screen(
        say(language, "licences-not-found"), ((Button(say_plain(language, "licences-sports-button"), look),),)
    )


def show_future(on: date, language: str) -> Screen:
    now = Button(say_plain(language, "licences-today-button"), LookAtLicences(by=LicencesBy.TOTAL).pack())
    return Screen(say(language, "licences-future", date=day(on, language)), ((now,),))


def show_list(
    counted: Counted,
    licences: Sequence[Licence],
    heading: Html,
    here: LookAtLicences | None,
    language: str,
    more: tuple[Button, ...] = (),
    *,
    with_sport: bool = True,
    with_tournament: bool = True,
) -> Screen:
    """Licences with their days, tournaments and sources, the newest first; `here`: the page, to turn it."""
    ordered = sorted(licences, key=lambda one: (one.counted_on, one.id), reverse=True)
    page = Page.of(len(ordered), A_PAGE, here.part if here else 0)
    first = page.part * A_PAGE
    lines = [
        "\n" + entry(number, one, counted, language, with_sport=with_sport, with_tournament=with_tournament)
        for number, one in enumerate(ordered[first : first + A_PAGE], start=first + 1)
    ]
    unshown = 0 if here else len(ordered) - A_PAGE
    places = sum(one.places for one in licences)
    return Screen(
        stack(
            heading,
            say(language, "licences-on", date=day(counted.on, language)) if counted.on else "",
            say(language, "licences-of-these", places=places) if licences else say(language, "licences-none-here"),
            *lines,
            say(language, "more-lines", count=unshown) if unshown > 0 else "",
        ),
        (
            *(page.row(lambda to: here.model_copy(update={"part": to}).pack()) if here else ()),
            *((more,) if more else ()),
            back(counted, language),
        ),
    )


def entry(
    number: int, one: Licence, counted: Counted, language: str, *, with_sport: bool, with_tournament: bool
) -> Html:
    """«1. 🥊 Бокс · до 75 кг — Абильхан Аманкул», and under it when, where, and who says so."""
    line = licence_line(one, counted.names, language, with_sport=with_sport)
    tournament = counted.tournaments.get(one.tournament_id or 0)
    parts = [escape(day(one.counted_on, language))]
    if tournament and with_tournament:
        parts.append(escape(shortened(tournament.names.in_language(language), LONGEST)))
    if one.source_url.startswith(("https://", "http://")):
        parts.append(Html(f'<a href="{escape(one.source_url)}">{say(language, "card-source")}</a>'))
    return Html(f"{number}. {line}\n<i>{' · '.join(parts)}</i>")


def tournament_name(counted: Counted, tournament: int, language: str) -> str:
    known = counted.tournaments.get(tournament)
    return known.names.in_language(language) if known else say_plain(language, "licences-no-tournament")


def newest_day(counted: Counted, tournament: int) -> date:
    return max(one.counted_on for one in counted.in_force if (one.tournament_id or 0) == tournament)


def title(key: str, counted: Counted, language: str) -> Html:
    return stack(
        say(language, key), say(language, "licences-on", date=day(counted.on, language)) if counted.on else ""
    )


def total(counted: Counted, language: str) -> Html:
    places = sum(one.places for one in counted.in_force)
    return say(language, "licences-of-these", places=places) if places else say(language, "licences-none-here")


def back(counted: Counted, language: str) -> tuple[Button, ...]:
    to_total = LookAtLicences(by=LicencesBy.TOTAL, day=counted.day).pack()
    return (Button(say_plain(language, "licences-total-button"), to_total),)


def shortened(text: str, longest: int = LONGEST_BUTTON) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
