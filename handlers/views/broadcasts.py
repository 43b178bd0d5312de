"""Broadcasts as owners write, check, follow and stop them."""

from collections.abc import Mapping, Sequence

from handlers.callbacks.broadcasts import (
    BroadcastAct,
    BroadcastLanguage,
    BroadcastSport,
    BroadcastSports,
    BroadcastStep,
    StopBroadcast,
)
from handlers.screens import Button, Screen, stack
from handlers.texts import LANGUAGES, Html, say, say_plain
from handlers.texts.dates import instant
from handlers.texts.numbers import duration, grouped
from handlers.views.drafts import SPORTS_A_PAGE
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names, sport_name
from schedules.broadcasts import BroadcastDraft
from storage.broadcasts import Progress
from storage.models import NoticeState, Sport

ON = "✅"


def ask_words(draft: BroadcastDraft, language: str, *, lacks: bool = False) -> Screen:
    """`lacks`: no words were given in any language, and some have to be."""
    ask = "broadcast-ask-next" if draft.words else "broadcast-ask-first"
    skip = act(draft, BroadcastAct.SKIP, say_plain(language, f"broadcast-skip-{draft.asked}-button"))
    enough = act(draft, BroadcastAct.ENOUGH, say_plain(language, "broadcast-enough-button"))
    return Screen(
        stack(
            say(language, "broadcast-no-words") + "\n" if lacks else "",
            say(language, "broadcast-title") if not draft.words else "",
            say(language, ask, language=say(language, f"language-in-{draft.asked}")),
            say(language, "broadcast-markup") if not draft.words else "",
        ),
        (
            (skip,),
            *([(enough,)] if draft.words and draft.asked != LANGUAGES[-1] else []),
            (act(draft, BroadcastAct.ASIDE, say_plain(language, "broadcast-aside-button")),),
        ),
    )


def as_read(draft: BroadcastDraft) -> list[Screen]:
    """Each of its texts exactly as its readers get it."""
    texts = dict.fromkeys(draft.names.in_language(one) for one in LANGUAGES)
    return [Screen(Html(text)) for text in texts]


def check_broadcast(
    draft: BroadcastDraft,
    readers: Mapping[str, int],
    rate: float,
    names: Names,
    language: str,
    *,
    stale: bool = False,
) -> Screen:
    """To whom it goes and how long that takes; `readers`: how many, by language."""
    total = sum(readers.values())
    sport = sport_name(draft.sport, names, language) if draft.sport else ""
    to_whom = say(language, "broadcast-to-sport", sport=sport) if sport else say(language, "broadcast-to-all")
    text = stack(
        say(language, "broadcast-stale") + "\n" if stale else "",
        say(language, "broadcast-check"),
        "\n" + to_whom,
        *(readers_lines(readers, rate, language) if total else [say(language, "broadcast-nobody")]),
        *lending_lines(draft, readers, language),
    )
    send = act(
        draft, BroadcastAct.SEND, say_plain(language, "broadcast-send-button", number=grouped(total)), "primary"
    )
    all_sports = BroadcastSport(dialogue=draft.id).pack()
    return Screen(
        text,
        (
            *([(send,)] if total else []),
            tuple(language_button(draft, one, language) for one in ("", *LANGUAGES)),
            (
                Button(
                    say_plain(language, "broadcast-sports-button"),
                    BroadcastSports(dialogue=draft.id, part=0).pack(),
                ),
                *([Button(say_plain(language, "broadcast-all-sports-button"), all_sports)] if draft.sport else []),
            ),
            (act(draft, BroadcastAct.REWORD, say_plain(language, "broadcast-reword-button")),),
            (act(draft, BroadcastAct.ASIDE, say_plain(language, "broadcast-aside-button")),),
        ),
    )


def readers_lines(readers: Mapping[str, int], rate: float, language: str) -> list[Html]:
    total = sum(readers.values())
    by_language = [
        say(language, "broadcast-of-language", language=say_plain(one, "language-name"), number=grouped(count))
        for one, count in sorted(readers.items(), key=lambda each: -each[1])
    ]
    return [
        say(
            language,
            "broadcast-readers",
            count=total,
            number=grouped(total),
            languages=Html(", ".join(by_language)),
        ),
        say(language, "broadcast-takes", time=duration(total / rate, language)),
        say(language, "broadcast-quiet"),
    ]


def lending_lines(draft: BroadcastDraft, readers: Mapping[str, int], language: str) -> list[Html]:
    """A warning for each language of the readers that has no words of its own."""
    lines = []
    for one in LANGUAGES:
        if one in draft.words or not readers.get(one):
            continue
        borrowed = draft.names.in_language(one)
        lender = next(other for other in LANGUAGES if draft.words.get(other) == borrowed)
        words = {"language": say(language, f"language-in-{one}"), "lender": say(language, f"language-in-{lender}")}
        lines.append(say(language, "broadcast-lends", **words))
    return lines


def language_button(draft: BroadcastDraft, one: str, language: str) -> Button:
    text = say_plain(one, "language-name") if one else say_plain(language, "broadcast-all-languages-button")
    chosen = f"{ON} " if draft.language == one else ""
    return Button(chosen + text, BroadcastLanguage(dialogue=draft.id, language=one).pack())


def ask_audience_sport(draft: BroadcastDraft, sports: Sequence[Sport], part: int, language: str) -> Screen:
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    page = Page.of(len(named), SPORTS_A_PAGE, part)
    buttons = [
        Button(
            f"{sport.emoji} {sport.names.in_language(language)}",
            BroadcastSport(dialogue=draft.id, sport=sport.code).pack(),
        )
        for sport in named[page.part * SPORTS_A_PAGE : (page.part + 1) * SPORTS_A_PAGE]
    ]
    back = Button(
        say_plain(language, "draft-back-button"), BroadcastSport(dialogue=draft.id, sport=draft.sport).pack()
    )
    return Screen(
        say(language, "broadcast-which-sport"),
        (*pairs(buttons), *page.row(lambda to: BroadcastSports(dialogue=draft.id, part=to).pack()), (back,)),
    )


def show_progress(progress: Progress, rate: float, zone: str, language: str) -> Screen:
    """One message that is kept true from the confirmation to the end."""
    if progress.state is NoticeState.CANCELLED:
        return Screen(say(language, "broadcast-undone"))
    if progress.state is NoticeState.WAITING:
        text = stack(
            say(language, "broadcast-accepted"),
            "\n" + say(language, "broadcast-begins", at=instant(progress.due_at, zone, language)),
            say(
                language,
                "broadcast-to-many",
                number=grouped(progress.readers),
                time=duration(progress.readers / rate, language),
            ),
        )
        return Screen(text, ((stop_button(progress, say_plain(language, "broadcast-undo-button")),),))
    left = progress.under_way and progress.waiting
    text = stack(
        say(language, title_of(progress)),
        "\n" + say(language, "broadcast-said", said=grouped(progress.said), readers=grouped(most(progress))),
        counted("broadcast-sleeping", progress.sleeping, language),
        counted("broadcast-given-up", progress.given_up, language),
        counted("broadcast-held", progress.held, language),
        say(language, "broadcast-left", time=duration(progress.waiting / rate, language)) if left else "",
    )
    stop = stop_button(progress, say_plain(language, "broadcast-stop-button"))
    return Screen(text, ((stop,),) if progress.under_way else ())


def title_of(progress: Progress) -> str:
    if progress.stopped:
        return "broadcast-stopped"
    titles = {NoticeState.WALKING: "broadcast-walking", NoticeState.HELD: "broadcast-refused"}
    return titles.get(progress.state, "broadcast-ended")


def most(progress: Progress) -> int:
    """Of how many: who subscribed within the undo window hears it too."""
    return max(progress.readers, progress.said + progress.sleeping + progress.given_up + progress.held)


def counted(key: str, number: int, language: str) -> Html:
    return say(language, key, number=grouped(number)) if number else Html("")


def stop_button(progress: Progress, text: str) -> Button:
    return Button(text, StopBroadcast(notice=progress.notice_id).pack())


def act(draft: BroadcastDraft, what: BroadcastAct, text: str, style: str | None = None) -> Button:
    return Button(text, BroadcastStep(act=what, dialogue=draft.id, version=draft.version).pack(), style)
