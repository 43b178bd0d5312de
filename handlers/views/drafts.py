"""Recording by taps as staff see it: where, in which event, who, and the preview with its doubts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from handlers.callbacks import (
    Won,
    WonAct,
    WonEvent,
    WonEvents,
    WonGo,
    WonHolder,
    WonName,
    WonNames,
    WonOfSport,
    WonPart,
    WonPlaces,
    WonRecord,
    WonRemove,
    WonSports,
    WonStep,
    WonTournament,
)
from handlers.screens import Button, Screen, fitting, stack
from handlers.texts import LANGUAGES, Html, escape, say, say_plain
from handlers.texts.dates import date_range
from handlers.views.licences import announce_licences, event_name, licence_line, of_target
from handlers.views.tournaments import Names, sport_name
from schedules.drafts import MOST_ENTRIES, MOST_PLACES, Draft, Entry
from schedules.licences import Doubt
from storage.models import Athlete, Event, Games, Holder, Sport, Tournament

TOURNAMENTS_A_PAGE = 8
SPORTS_A_PAGE = 12
EVENTS_A_PAGE = 10
NAMES_A_PAGE = 8
ENTRIES_A_PAGE = 5
ROOM = 2_200  # characters of entries as they are read: a page of the longest fits
DOUBTS, DOUBTS_ROOM = 8, 600
WHOLE_ROOM = 3_900  # what these leave is the announcements' in the other languages


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    part: int
    last: int

    @classmethod
    def of(cls, count: int, a_page: int, part: int) -> "Page":
        """The page asked for, or the nearest there is."""
        last = max(0, (count - 1) // a_page)
        return cls(min(max(part, 0), last), last)

    def row(self, data: Callable[[int], str]) -> list[tuple[Button, ...]]:
        """◀️ 1/3 ▶️, where there is more than one."""
        if not self.last:
            return []
        before = self.part - 1 if self.part else self.last
        after = self.part + 1 if self.part < self.last else 0
        here = Button(f"{self.part + 1}/{self.last + 1}", data(self.part))
        return [(Button("◀️", data(before)), here, Button("▶️", data(after)))]


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
    return stack(escape(sport_name(draft.sport, names, language)), escape(where))


def mark_of(name: str) -> str:
    """Eight letters that stand for a name in a button, whatever becomes of the list it was picked from."""
    return f"{crc32(name.encode()):08x}"


# The preview -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft beside what is known when it is shown."""

    draft: Draft
    doubts: Sequence[Doubt]
    tournaments: Mapping[int, Tournament]
    places: int  # in force now
    games: Games


def show_preview(preview: Preview, names: Names, language: str, part: int = 0) -> Screen:
    """What will be recorded, what is doubtful in it, and how it will be told in the other languages."""
    draft = preview.draft
    entries = list(draft.entries.items())
    page = Page.of(len(entries), ENTRIES_A_PAGE, part)
    first = page.part * ENTRIES_A_PAGE
    lines = drafted([entry for _, entry in entries], preview.tournaments, names, language)
    shown = lines if room_of(lines) <= ROOM else lines[first : first + ENTRIES_A_PAGE]
    hidden = len(lines) - len(shown)
    will_be = preview.places + sum(entry.places for _, entry in entries)
    text = stack(
        say(language, "won-preview", count=len(entries)) if entries else say(language, "draft-empty"),
        "\n" + stack(*shown),
        say(language, "more-lines", count=hidden) if hidden else "",
        "\n" + doubt_lines(preview.doubts, language) if preview.doubts else "",
        "\n" + of_target("won-will-be", will_be, preview.games, language) if entries else "",
    )
    if entries:
        text = stack(text, "\n" + tellings(preview, names, language, WHOLE_ROOM - room_of([text])))
    controls = [
        row
        for number, (line, entry) in enumerate(entries[first : first + ENTRIES_A_PAGE], start=first + 1)
        for row in entry_rows(draft, line, number, entry, language)
    ]
    return Screen(
        text,
        (
            *([record_row(preview, language)] if entries else []),
            *controls,
            *page.row(lambda to: WonPart(dialogue=draft.id, part=to).pack()),
            *([more_row(draft, language)] if len(entries) < MOST_ENTRIES else []),
            aside_row(draft, language),
        ),
    )


def part_of(draft: Draft, line: int) -> int:
    """The page an entry stands on, or stood on."""
    return sum(number < line for number in draft.entries) // ENTRIES_A_PAGE


def drafted(
    entries: Iterable[Entry], tournaments: Mapping[int, Tournament], names: Names, language: str
) -> list[Html]:
    lines = []
    for number, entry in enumerate(entries, start=1):
        whose = "licence-of-noc" if entry.holder is Holder.NOC else "licence-of-athlete"
        line = f"{number}. {licence_line(entry, names, language)} · {say(language, whose)}"
        tournament = tournaments.get(entry.tournament_id or 0)
        if tournament:
            line += f"\n    {escape(tournament.names.in_language(language))}"
        lines.append(Html(line))
    return lines


def doubt_lines(doubts: Sequence[Doubt], language: str) -> Html:
    lines = [say(language, "doubt-" + doubt.kind.replace("_", "-"), number=doubt.line + 1) for doubt in doubts]
    shown = fitting(lines, DOUBTS, DOUBTS_ROOM)
    more = len(lines) - shown
    return stack(
        say(language, "doubts-title"),
        *lines[:shown],
        say(language, "more-lines", count=more) if more else "",
    )


def room_of(lines: Iterable[Html]) -> int:
    """How many characters of a message they take."""
    return sum(len(Screen(line).plain()) + 1 for line in lines)


def tellings(preview: Preview, names: Names, language: str, room: int) -> Html:
    """How the announcements will read in the other languages, folded; `room`: characters for all of it."""
    together: dict[tuple[str, int | None], list[Entry]] = {}
    for entry in preview.draft.entries.values():
        together.setdefault((entry.sport, entry.tournament_id), []).append(entry)
    places = preview.places + sum(entry.places for entry in preview.draft.entries.values())
    parts: list[str] = []
    for other in (one for one in LANGUAGES if one != language):
        said = [
            announce_licences(
                entries, preview.tournaments.get(about[1] or 0), places, preview.games, names, other
            ).text
            for about, entries in together.items()
        ]
        lines = [Html(line) for line in "\n\n".join(said).split("\n")]
        fit = fitting([Screen(line).plain() for line in lines], len(lines), room // 2 - 50)
        text = "\n".join(lines[:fit]) + ("\n…" if fit < len(lines) else "")
        parts.append(Html(f"{say(other, 'draft-will-read')}\n<blockquote expandable>{text}</blockquote>"))
    return stack(*parts)


def record_row(preview: Preview, language: str) -> tuple[Button, ...]:
    data = WonRecord(dialogue=preview.draft.id, doubts=len(preview.doubts)).pack()
    return (Button(say_plain(language, "won-record-button"), data, "primary"),)


def entry_rows(draft: Draft, line: int, number: int, entry: Entry, language: str) -> list[tuple[Button, ...]]:
    """Whose it is; fewer or more places; out with it. `line`: its number in the draft, `number`: on the screen."""
    other = Holder.ATHLETE if entry.holder is Holder.NOC else Holder.NOC
    holder = Button(
        say_plain(language, f"won-make-{other.value}-button", number=number),
        WonHolder(dialogue=draft.id, line=line, holder=other).pack(),
    )
    changes = [
        Button(
            say_plain(language, key, number=number, places=places),
            WonPlaces(dialogue=draft.id, line=line, places=places).pack(),
        )
        for key, places in (
            ("draft-fewer-places-button", entry.places - 1),
            ("draft-more-places-button", entry.places + 1),
        )
        if 1 <= places <= MOST_PLACES
    ]
    out = Button(
        say_plain(language, "draft-remove-button", number=number),
        WonRemove(dialogue=draft.id, line=line).pack(),
    )
    return [(holder,), (*changes, out)]


def more_row(draft: Draft, language: str) -> tuple[Button, ...]:
    data = WonGo(dialogue=draft.id, step=WonStep.EVENT).pack()
    return (Button(say_plain(language, "draft-more-button"), data),)


def back_row(draft: Draft, step: WonStep, language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "draft-back-button"), WonGo(dialogue=draft.id, step=step).pack()),)


def aside_row(draft: Draft, language: str) -> tuple[Button, ...]:
    data = Won(act=WonAct.ASIDE, dialogue=draft.id).pack()
    return (Button(say_plain(language, "won-aside-button"), data),)


def pairs(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(buttons[number : number + 2]) for number in range(0, len(buttons), 2)]
