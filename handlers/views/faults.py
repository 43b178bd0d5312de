"""Alarms: what Telegram refuses of ours, and groups in which we may not write any more."""

from aiogram.enums import ChatMemberStatus

from handlers.callbacks.faults import TryAgain
from handlers.screens import Button, Screen, stack
from handlers.texts import say, say_plain
from schedules.suspensions import lacks_topic
from storage.models import ChatKind, NoticeKind, NoticeState
from storage.notices import Fault, Silence

ABOUT = {
    NoticeKind.LICENCES: "fault-about-licences",
    NoticeKind.CORRECTION: "fault-about-correction",
    NoticeKind.CHANGE: "fault-about-change",
    NoticeKind.BROADCAST: "fault-about-broadcast",
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


def show_silenced(silence: Silence, language: str) -> Screen | None:
    """For the admins of a group or channel; None where we may write again."""
    if not silence.paused:
        return None
    if silence.kind is ChatKind.CHANNEL:
        key = (
            "channel-left"
            if silence.paused in (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)
            else "channel-silenced"
        )
        return Screen(say(language, key, title=silence.title))
    if not silence.title:
        return Screen(say(language, "silenced-somewhere"))
    key = "silenced-general" if lacks_topic(silence.paused) else "silenced-in"
    return Screen(say(language, key, title=silence.title))


def show_left_topic(language: str) -> Screen:
    """For the group itself, in General."""
    return Screen(say(language, "topic-left"))
