"""Alarms: what Telegram refuses of ours, and groups in which we may not write any more."""

from handlers.callbacks import TryAgain
from handlers.screens import Button, Screen, stack
from handlers.texts import say, say_plain
from storage.models import NoticeKind, NoticeState
from storage.notices import Fault

ABOUT = {
    NoticeKind.LICENCES: "fault-about-licences",
    NoticeKind.CORRECTION: "fault-about-correction",
    NoticeKind.CHANGE: "fault-about-change",
}


def show_fault(fault: Fault, language: str) -> Screen:
    """For the owners, with the button that tries it again."""
    notice = fault.refused
    about = ABOUT.get(notice.kind, "fault-about-other") if notice else "fault-about-morning"
    ahead = ""
    if notice is None:
        ahead = say(language, "fault-morning-waits")
    elif notice.state is NoticeState.HELD:
        ahead = say(language, "fault-stopped")
    text = stack(
        say(language, "fault-of-ours", reason=fault.reason),
        say(language, about),
        say(language, "fault-held", count=fault.held),
        ahead,
    )
    again = Button(say_plain(language, "fault-again-button"), TryAgain(notice=notice.id if notice else 0).pack())
    return Screen(text, ((again,),))


def show_silenced(title: str, language: str) -> Screen:
    """For a group's admins."""
    if not title:
        return Screen(say(language, "silenced-somewhere"))
    return Screen(say(language, "silenced-in", title=title))


def show_left_topic(language: str) -> Screen:
    """For the group itself, in General."""
    return Screen(say(language, "topic-left"))
