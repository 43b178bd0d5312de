"""The target: as it is asked for, previewed, set and undone by owners, and told to everyone."""

from collections.abc import Sequence
from datetime import date

from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.callbacks.target import BeginTarget, TargetAct, TargetStep
from handlers.parsing.target import TargetProblem
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import day, instant
from schedules.target import TargetDraft, TargetSet, TargetUndone
from storage.models import Games
from storage.targets import Target

MOST_ENTRIES = 12
EXAMPLE = "120"


# Everyone concerned ----------------------------------------------------------------------------------------


def show_targets(
    targets: Sequence[Target], games: Games, language: str, *, back: str | None, owner: bool = False
) -> Screen:
    """What has been said of the target, the newest first; `back`: the day of the page it was opened from."""
    lines = [entry(one, language) for one in reversed(targets[-MOST_ENTRIES:])]
    rows: list[tuple[Button, ...]] = []
    if owner:
        rows.append((Button(say_plain(language, "target-set-button"), BeginTarget().pack(), "primary"),))
    if back is not None:
        to_total = LookAtLicences(by=LicencesBy.TOTAL, day=back).pack()
        rows.append((Button(say_plain(language, "licences-total-button"), to_total),))
    return Screen(
        stack(
            say(language, "target-title", games=games.names.in_language(language)),
            *("\n" + line for line in lines),
            "" if lines else "\n" + say(language, "licences-no-target"),
        ),
        tuple(rows),
    )


def entry(target: Target, language: str) -> Html:
    """«14 ноября 2019: 100», who named it and where."""
    on = ("≈ " if target.estimated else "") + day(target.known_on, language)
    what = (
        say(language, "target-entry", date=on, places=target.places)
        if target.places is not None
        else say(language, "target-entry-none", date=on)
    )
    return stack(what, f"<i>{escape(target.said)}</i>" if target.said else "", source(target, language))


def source(target: Target, language: str) -> Html:
    if not target.source_url.startswith(("https://", "http://")):
        return Html("")
    return Html(f'<a href="{escape(target.source_url)}">{say(language, "card-source")}</a>')


def target_source(target: Target, language: str) -> Html:
    """Under the target: since when it holds, and who says so."""
    on = ("≈ " if target.estimated else "") + day(target.known_on, language)
    said = say(language, "target-since", date=on)
    link = source(target, language)
    return Html(f"{said} · {link}" if link else said)


def announce_target(before: int | None, target: Target, places: int, games: Games, language: str) -> Screen:
    """`before`: what people know; `places`: the total in force."""
    left = (target.places or 0) - places
    return Screen(
        stack(
            say(language, "target-told", games=games.names.in_language(language)),
            "\n" + was_and_is(before, target.places, language),
            say(language, "target-told-left", places=places, left=left) if left > 0 else "",
            f"\n<i>{escape(target.said)}</i>" if target.said else "",
            source(target, language),
        )
    )


def was_and_is(before: int | None, after: int | None, language: str) -> Html:
    was, becomes = (say(language, "target-none") if one is None else Html(str(one)) for one in (before, after))
    return stack(say(language, "change-was", was=was), say(language, "change-is", becomes=becomes))


# Owners ----------------------------------------------------------------------------------------------------


def ask_target(draft: TargetDraft, language: str, today: date, problem: TargetProblem | None = None) -> Screen:
    """`problem`: what the words just typed lack."""
    return Screen(
        stack(
            say(language, f"target-lacks-{problem.value}") if problem else say(language, "target-ask"),
            "\n" + say(language, "target-how", year=today.year),
        ),
        ((act(draft, TargetAct.ASIDE, language),),),
    )


def show_target_problem(problem: TargetProblem, language: str, today: date) -> Screen:
    """Of a line that was typed whole."""
    lacks = say(language, f"target-lacks-{problem.value}")
    return Screen(stack(lacks, "\n" + say(language, "target-how", year=today.year)))


def show_target_draft(draft: TargetDraft, places: int, language: str, *, stale: bool = False) -> Screen:
    """What will hold. `stale`: another one was set while this was looked at."""
    wanted = draft.wanted
    if wanted is None:
        raise ValueError("a draft is shown when it is written")
    reached = wanted.places is not None and places >= wanted.places
    return Screen(
        stack(
            say(language, "target-stale") if stale else "",
            say(language, "target-preview"),
            "\n" + was_and_is(draft.now, wanted.places, language),
            say(language, "target-reached-already", places=places) if reached else "",
            f"\n<i>{escape(wanted.said)}</i>",
            f'<a href="{escape(wanted.source_url)}">{say(language, "card-source")}</a>',
        ),
        ((act(draft, TargetAct.APPLY, language, "primary"),), (act(draft, TargetAct.ASIDE, language),)),
    )


def show_target_set(done: TargetSet, zone: str, language: str) -> Screen:
    wanted = done.draft.wanted
    told = (
        say(language, "change-told-at", at=instant(done.told_at, zone, language))
        if done.told_at is not None
        else say(language, "change-told-already")
    )
    return Screen(
        stack(
            say(language, "target-done"),
            "\n" + was_and_is(done.draft.now, wanted.places if wanted else None, language),
            "\n" + told,
        ),
        ((act(done.draft, TargetAct.UNDO, language),),),
    )


def show_target_undone(undone: TargetUndone, language: str) -> Screen:
    places = say(language, "target-none") if undone.places is None else Html(str(undone.places))
    how = "change-undone-in-time" if undone.in_time else "change-undone-late"
    return Screen(stack(say(language, how), "\n" + say(language, "change-now", now=places)))


def act(draft: TargetDraft, what: TargetAct, language: str, style: str | None = None) -> Button:
    text = say_plain(language, f"change-{what.value}-button")
    return Button(text, TargetStep(act=what, dialogue=draft.dialogue_id).pack(), style)
