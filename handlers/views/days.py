"""What an editor has entered within a day, as an owner looks it through before taking it back."""

from handlers.callbacks.days import DayAct, DayPage, DayStep
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.views.cards import emoji
from handlers.views.changes import in_words, kind_name
from handlers.views.ledger import Writers
from handlers.views.licences import licence_line
from handlers.views.pages import Page
from handlers.views.places import title, what_became
from handlers.views.staff import back_row
from handlers.views.tournaments import Names, dashed
from schedules.days import EditorsDay
from schedules.deeds import Deed, NameDeed, Obstacle, PlaceDeed, RecordingDeed, StateDeed

A_PAGE = 8
MOST_LICENCES = 4  # of one recording


def show_day(day: EditorsDay, name: str, writers: Writers, names: Names, language: str, part: int = 0) -> Screen:
    """`name`: whose day it is. First what goes, then what stays and why."""
    if day.confirmed:
        return Screen(
            stack(
                say(language, "day-done", count=day.undone, name=name),
                say(language, "day-done-left", count=day.left) if day.left else "",
            ),
            (back_row(language),),
        )
    free = day.free
    kept = [one for one in day.deeds if one.obstacle is not None]
    page = Page.of(len(day.deeds), A_PAGE, part)
    first = page.part * A_PAGE
    shown = [*free, *kept][first : first + A_PAGE]
    lines: list[Html] = []
    for deed in shown:
        if deed.obstacle is None:
            if deed is shown[0]:
                lines.append(Html("\n" + say(language, "day-free", count=len(free))))
            lines.append(Html("• " + deed_line(deed, names, language)))
        else:
            if deed is shown[0] or deed is kept[0]:
                lines.append(Html("\n" + say(language, "day-kept", count=len(kept))))
            lines.append(Html("• " + deed_line(deed, names, language)))
            lines.append(Html(f"<i>{obstacle_line(deed.obstacle, writers, language)}</i>"))
    text = stack(
        say(language, "day-stale") + "\n" if day.stale else "",
        say(language, "day-title", name=name),
        *lines,
        "" if day.deeds else "\n" + say(language, "day-nothing"),
        "\n" + say(language, "day-told") if free else "",
    )
    undo = Button(
        say_plain(language, "day-undo-button", count=len(free)),
        DayStep(act=DayAct.UNDO, dialogue=day.dialogue_id).pack(),
        "danger",
    )
    leave = Button(
        say_plain(language, "day-leave-button"), DayStep(act=DayAct.LEAVE, dialogue=day.dialogue_id).pack()
    )
    turning = page.row(lambda to: DayPage(dialogue=day.dialogue_id, part=to).pack())
    return Screen(text, (*([(undo,)] if free else []), *turning, (leave,)))


def deed_line(deed: Deed, names: Names, language: str) -> Html:
    """What it is; of the calendar what it would become again."""
    match deed:
        case RecordingDeed(licences=licences):
            parts = [licence_line(one, names, language) for one in licences[:MOST_LICENCES]]
            if len(licences) > MOST_LICENCES:
                parts.append(say(language, "day-more", count=len(licences) - MOST_LICENCES))
            return Html("; ".join(parts))
        case PlaceDeed(entry=entry, licence=licence):
            return Html(f"{escape(title(licence, names, language))} — {what_became(entry, names, language)}")
        case StateDeed():
            return state_line(deed, names, language)
        case NameDeed():
            return name_line(deed, language)


def state_line(deed: StateDeed, names: Names, language: str) -> Html:
    now, back = deed.after.change, deed.before.change
    moved = (now.city, now.country) != (back.city, back.country)
    said = [in_words(one, names, language, with_place=moved) for one in (now, back)]
    called = escape(deed.tournament.names.in_language(language))
    return Html(f"{emoji(deed.tournament, names)} {called}: {said[0]} → {said[1]}")


def name_line(deed: NameDeed, language: str) -> Html:
    now = deed.tournament
    parts = []
    if deed.names != now.names:
        parts.append(f"{escape(now.names.in_language(language))} → {escape(deed.names.in_language(language))}")
    if deed.kind is not now.kind:
        parts.append(f"{escape(kind_name(now.kind, language))} → {escape(kind_name(deed.kind, language))}")
    return Html("✏️ " + "; ".join(parts or [escape(now.names.in_language(language))]))


def obstacle_line(obstacle: Obstacle, writers: Writers, language: str) -> Html:
    if obstacle.by is not None:
        return say(language, "day-built-upon-by", who=writers.name(obstacle.by, language))
    return say(language, "day-" + dashed(obstacle.why))
