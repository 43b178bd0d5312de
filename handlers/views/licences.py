"""Licences as people read them: the count, the drafts of staff, the announcement and its correction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import format_percent

from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.callbacks.drafts import Won, WonAct
from handlers.callbacks.press import PictureForm, ShowPicture, ShowTables
from handlers.parsing.licences import LineError, explain
from handlers.pictures.race import Theme
from handlers.screens import Button, Screen, fitting, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day, instant
from handlers.views.target import target_source
from handlers.views.tournaments import Names, next_row, place, sport_name
from schedules.drafts import Entry
from schedules.licences import Recorded, Undone
from storage.licences import split_names, tally
from storage.models import Games, Licence, Tournament
from storage.race import Standing

NEWEST = 3
LINES = 15
ROOM = 1_800  # characters of lines; two such lists fit one message
BAR = 10


@dataclass(frozen=True, slots=True)
class Goal:
    """The Games the licences are for, and the name of those before them."""

    games: Games
    previous: str


def show_licences(
    in_force: Sequence[Licence],
    goal: Goal,
    names: Names,
    language: str,
    today: date,
    standing: Standing | None = None,
    on: date | None = None,
) -> Screen:
    """The page of `/licences`. The total stands in its first line. `on`: a day gone by it is shown for."""
    games = goal.games
    count = tally(in_force)
    numbers = (
        say(language, "licences-entries", entries=count.entries),
        say(language, "licences-athletes", athletes=count.athletes),
        say(language, "licences-sports", sports=count.sports),
    )
    text = stack(
        say(language, "licences-total", places=count.places, games=games.names.in_language(language)),
        say(language, "licences-on", date=day(on, language)) if on else "",
        " · ".join(numbers) if in_force else say(language, "licences-none"),
        "\n" + bar(count.places, games.target, language) if games.target else "",
        target(count.places, games.target, language),
        say(language, "licences-previous", games=goal.previous, places=games.previous_licences)
        if games.previous_licences is not None
        else "",
        *(how_it_stands(standing, language) if standing else ()),
        "\n" + by_sport(in_force, names, language) if in_force else "",
        "\n" + newest(in_force, names, language) if in_force else "",
        "" if on else "\n" + opening(games, language, today),
    )
    return Screen(text, (*look_rows(on, language), next_row(language)))


def how_it_stands(standing: Standing, language: str) -> list[Html]:
    """Who named the target, how the cycles before stood, what is ahead and how fast it must go on."""
    pace, lines = standing.pace, []
    if standing.target is not None and standing.target.places is not None:
        lines.append(target_source(standing.target, language))
    lines += [
        say(language, "licences-then", games=past.games.in_language(language), places=past.then)
        for past in standing.pasts
        if past.then is not None
    ]
    if pace.ahead:
        ahead = say(language, "licences-ahead", count=pace.ahead)
        offered = say(language, "licences-offered", count=pace.offering, places=pace.offered)
        lines.append(Html("\n" + (f"{ahead} {offered}" if pace.offering else ahead)))
        if pace.needed is not None and pace.until is not None:
            lines.append(say(language, "licences-needed", needed=pace.needed, date=day(pace.until, language)))
    return lines


def look_rows(on: date | None, language: str) -> list[tuple[Button, ...]]:
    """The other ways to look at the count of that day."""
    of_day = f"{on:%Y%m%d}" if on else ""

    def look(by: LicencesBy) -> Button:
        return Button(say_plain(language, f"licences-{by.value}-button"), LookAtLicences(by=by, day=of_day).pack())

    picture = ShowPicture(form=PictureForm.PHOTO, theme=Theme.LIGHT, day=of_day).pack()
    rows: list[tuple[Button, ...]] = [
        (look(LicencesBy.SPORTS), look(LicencesBy.TOURNAMENTS)),
        (look(LicencesBy.NEWEST), look(LicencesBy.TARGET)),
        (
            Button(say_plain(language, "picture-button"), picture),
            Button(say_plain(language, "tables-button"), ShowTables(day=of_day).pack()),
        ),
    ]
    if on:
        now = LookAtLicences(by=LicencesBy.TOTAL).pack()
        rows.append((Button(say_plain(language, "licences-today-button"), now),))
    return rows


def bar(places: int, goal: int, language: str) -> Html:
    """▰▰▰▱▱▱▱▱▱▱ 39 %; full when the goal is reached, not before."""
    full = min(BAR, places * BAR // goal)
    share = format_percent(Decimal(places * 100 // goal) / 100, locale=language)
    return Html("▰" * full + "▱" * (BAR - full) + f" {share}")


def target(places: int, goal: int | None, language: str) -> Html:
    if goal is None:
        return say(language, "licences-no-target")
    if places >= goal:
        return say(language, "licences-target-reached", target=goal)
    return say(language, "licences-target", target=goal, left=goal - places)


def by_sport(in_force: Iterable[Licence], names: Names, language: str) -> Html:
    places: Counter[str] = Counter()
    for licence in in_force:
        places[licence.sport] += licence.places
    lines = [
        escape(f"{sport_name(sport, names, language)} — {number}")
        for sport, number in sorted(places.items(), key=lambda one: (-one[1], one[0]))
    ]
    return Html(f"{say(language, 'licences-by-sport')}\n<blockquote expandable>{chr(10).join(lines)}</blockquote>")


def newest(in_force: Sequence[Licence], names: Names, language: str) -> Html:
    latest = sorted(in_force, key=lambda one: (one.counted_on, one.id), reverse=True)[:NEWEST]
    return stack(
        say(language, "licences-newest"),
        *(f"{licence_line(one, names, language)} · {escape(day(one.counted_on, language))}" for one in latest),
    )


def opening(games: Games, language: str, today: date) -> Html:
    if games.opening_on is None:
        return say(language, "licences-opening-unknown")
    on = day(games.opening_on, language)
    if games.opening_on < today:
        return say(language, "licences-opened", date=on)
    return say(language, "licences-opening", days=(games.opening_on - today).days, date=on)


def licence_line(licence: Licence | Entry, names: Names, language: str, *, with_sport: bool = True) -> Html:
    """«🥊 Бокс · Men's 75 kg — Abilkhan Amankul», with the number of places where it is not one."""
    sport = [sport_name(licence.sport, names, language)] if with_sport else []
    line = " · ".join([*sport, event_name(licence.sport, licence.event, names, language)])
    who = people(getattr(licence, "used_by", "") or licence.won_by, names, language)
    line += f" — {who}" if who else ""
    places = f" · {say(language, 'licence-places', places=licence.places)}" if licence.places > 1 else ""
    return Html(escape(line) + places)


def event_name(sport: str, event: str, names: Names, language: str) -> str:
    """As the programme calls it, or as it was entered."""
    known = names.events.get((sport, event.casefold()))
    return known.in_language(language) if known else event


def people(field: str, names: Names, language: str) -> str:
    """The athletes of a field by their names in a language; an unnamed team names nobody."""
    known = (names.athletes.get(name.casefold()) or name for name in split_names(field))
    return ", ".join(one if isinstance(one, str) else one.in_language(language) for one in known)


# Staff -----------------------------------------------------------------------------------------------------


def ask_what_was_won(language: str) -> Screen:
    return Screen(say(language, "won-prompt"))


def show_line_errors(
    errors: Sequence[LineError], understood: Sequence[Entry], names: Names, language: str
) -> Screen:
    """Every line that was not read, with what to do; and what was."""
    return Screen(
        stack(
            say(language, "won-not-read"),
            "\n" + cut([explain(error, language) for error in errors], language),
            "\n" + say(language, "won-read") if understood else "",
            cut([licence_line(entry, names, language) for entry in understood], language),
        )
    )


def show_recorded(
    dialogue: int, recorded: Recorded, games: Games, names: Names, zone: str, language: str
) -> Screen:
    told = (
        say(language, "won-told-at", at=instant(recorded.announced_at, zone, language))
        if recorded.announced_at is not None
        else say(language, "won-told-already")
    )
    undo = Button(say_plain(language, "won-undo-button"), Won(act=WonAct.UNDO, dialogue=dialogue).pack())
    return Screen(
        stack(
            say(language, "won-recorded", places=sum(entry.places for entry in recorded.entries)),
            cut([licence_line(entry, names, language) for entry in recorded.entries], language),
            "\n" + of_target("won-total", recorded.places, games, language),
            told,
        ),
        ((undo,),),
    )


def ask_undo(dialogue: int, entries: Sequence[Entry], names: Names, language: str) -> Screen:
    button = Button(
        say_plain(language, "ledger-undo-sure-button"), Won(act=WonAct.UNDO, dialogue=dialogue).pack(), "danger"
    )
    lines = [licence_line(entry, names, language) for entry in entries]
    return Screen(stack(say(language, "ledger-undo-sure"), cut(lines, language)), ((button,),))


def show_undone(undone: Undone, games: Games, language: str) -> Screen:
    how = "won-undone-in-time" if undone.in_time else "won-undone-late"
    return Screen(stack(say(language, how), of_target("won-total", undone.places, games, language)))


# Everyone concerned ----------------------------------------------------------------------------------------


def announce_licences(
    won: Sequence[Licence] | Sequence[Entry],
    tournament: Tournament | None,
    places: int,
    games: Games,
    names: Names,
    language: str,
) -> Screen:
    """`places`: the total in force with them."""
    left = (games.target or 0) - places
    total = (
        say(language, "announce-total-of", places=places, target=games.target, left=left)
        if games.target and left > 0
        else say(language, "announce-total", places=places)
    )
    return Screen(
        stack(
            say(language, "announce-title", places=sum(licence.places for licence in won)),
            "\n" + cut([licence_line(licence, names, language) for licence in won], language),
            escape(tournament.names.in_language(language)) if tournament else "",
            f"📍 {escape(where)}" if tournament and (where := place(tournament, names, language)) else "",
            "\n" + total,
        ),
        festive=True,
    )


def announce_correction(undone: Sequence[Licence], places: int, names: Names, language: str) -> Screen:
    """`places`: the total in force without them."""
    was = places + sum(licence.places for licence in undone)
    return Screen(
        stack(
            say(language, "correction-title"),
            say(language, "correction-body"),
            cut([licence_line(licence, names, language) for licence in undone], language),
            "\n" + say(language, "correction-total", was=was, places=places),
        )
    )


def of_target(key: str, places: int, games: Games, language: str) -> Html:
    if games.target is None:
        return say(language, key, places=places)
    return say(language, f"{key}-of", places=places, target=games.target)


def cut(lines: Sequence[Html], language: str) -> Html:
    """So many lines that half a message holds them, and how many more there are."""
    shown = fitting(lines, LINES, ROOM)
    more = len(lines) - shown
    return stack(*lines[:shown], say(language, "more-lines", count=more) if more > 0 else "")
