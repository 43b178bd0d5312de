"""The digest of a Monday: alone, or after the reminders of that morning in one message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.callbacks.pushes import Muted
from handlers.screens import Screen, fitting, stack
from handlers.texts import Html, escape, say
from handlers.texts.dates import date_range
from handlers.views.licences import licence_line
from handlers.views.pushes import mute_button
from handlers.views.tournaments import Names, headline, licences_row, next_row, show_morning
from schedules.digest import Digest
from schedules.morning import Reminder
from storage.models import Precision

ROOM = 3_900  # characters of a whole message; the headings need the rest
LINES = 12


def show_whole_morning(
    reminders: Sequence[Reminder], digest: Digest | None, names: Names, language: str, day: date
) -> Screen:
    """The reminders, the digest, or both."""
    if digest is None:
        return show_morning(reminders, names, language, day)
    mute = mute_button(Muted.DIGEST, language)
    if not reminders:
        text = digest_text(digest, names, language, day, ROOM, alone=True)
        return Screen(text, ((*next_row(language), *licences_row(language)),), mutes=(mute,))
    morning = show_morning(reminders, names, language, day)
    more = digest_text(digest, names, language, day, ROOM - len(morning.text), alone=False)
    return replace(morning, text=stack(morning.text, "\n" + more), mutes=(*morning.mutes, mute))


def digest_text(digest: Digest, names: Names, language: str, day: date, room: int, *, alone: bool) -> Html:
    """In at most `room` characters besides its headings; `alone`: nothing stands before it."""
    ahead = [headline(one, names, language, day) for one in digest.ahead]
    won = [licence_line(one, names, language) for one in digest.won]
    week = date_range(day, day + timedelta(days=6), Precision.EXACT, language, today=day)
    parts: list[Html] = []
    if alone:
        parts.append(say(language, "digest-title", week=week))
    if ahead:
        parts.append(Html("\n" + say(language, "digest-ahead" if alone else "digest-ahead-more")))
        parts += cut(ahead, room // 2 if won else room, language)
    elif alone:
        parts.append(Html("\n" + say(language, "digest-ahead-none")))
    if won:
        parts.append(Html("\n" + say(language, "digest-won", places=sum(one.places for one in digest.won))))
        parts += cut(won, room - sum(len(part) for part in parts), language)
    return stack(*parts)


def cut(lines: Sequence[Html], room: int, language: str) -> list[Html]:
    """As many as fit, and how many more there are."""
    shown = fitting(lines, LINES, max(room, 0))
    more = len(lines) - shown
    return [*lines[:shown], *([escape(say(language, "more-lines", count=more))] if more else [])]
