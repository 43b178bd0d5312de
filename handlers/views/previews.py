"""The preview of a draft: what will be recorded, what is doubtful, how the other languages will read it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.callbacks.drafts import WonGo, WonHolder, WonPart, WonPlaces, WonRecord, WonRemove, WonStep
from handlers.screens import Button, Screen, fitting, stack
from handlers.texts import LANGUAGES, Html, escape, say, say_plain
from handlers.views.drafts import aside_row
from handlers.views.licences import announce_licences, licence_line, of_target
from handlers.views.pages import Page
from handlers.views.tournaments import Names
from schedules.drafts import MOST_ENTRIES, MOST_PLACES, Draft, Entry
from schedules.licences import Doubt
from storage.models import Games, Holder, Tournament

ENTRIES_A_PAGE = 5
ROOM = 2_200  # characters of entries as they are read: a page of the longest fits
DOUBTS, DOUBTS_ROOM = 8, 600
WHOLE_ROOM = 3_900  # what these leave is the announcements' in the other languages


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
