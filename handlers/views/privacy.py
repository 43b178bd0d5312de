"""What is kept of people, as they read it, and the question before it is deleted."""

from collections.abc import Sequence

from handlers.callbacks.privacy import Forget
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, say, say_plain
from storage.channels import KeptChannel
from storage.privacy import OF_STAFF, Kept

OF_PERSONS = (Kept.CHANNELS,)  # nothing of a group


def show_privacy(language: str, *, private: bool, works: bool) -> Screen:
    """`works`: the reader records for us."""
    named = [one for one in Kept if one not in OF_STAFF and (private or one not in OF_PERSONS)]
    return Screen(
        stack(
            say(language, "privacy-title" if private else "privacy-title-group"),
            *(Html(f"• {say(language, f'privacy-{one}')}") for one in named),
            "\n" + say(language, "privacy-not-kept"),
            "\n" + say(language, "privacy-public"),
            say(language, "privacy-staff") if works else "",
            *(Html(f"• {say(language, f'privacy-{one}')}") for one in OF_STAFF if works),
            "\n" + say(language, "privacy-forget" if private else "privacy-forget-group"),
        )
    )


def ask_forget(kept: Sequence[KeptChannel], language: str, *, private: bool, works: bool) -> Screen:
    """What will go and what will stay; `kept`: the channels this person has set up."""
    titles = Html(", ".join(say(language, "forget-channel", title=one.title) for one in kept if not one.paused))
    return Screen(
        stack(
            say(language, "forget-ask" if private else "forget-ask-group"),
            "\n" + say(language, "forget-channels", titles=titles) if titles else "",
            "\n" + say(language, "forget-staff") if works else "",
        ),
        (
            (Button(say_plain(language, "forget-button"), Forget(wanted=True).pack(), "danger"),),
            (Button(say_plain(language, "forget-keep-button"), Forget(wanted=False).pack()),),
        ),
    )


def show_forgotten(language: str, *, private: bool, works: bool) -> Screen:
    return Screen(
        stack(
            say(language, "forgotten" if private else "forgotten-group"),
            "\n" + say(language, "forgotten-staff") if works else "",
        )
    )
