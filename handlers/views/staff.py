"""Staff as owners see them, invitations, and what a new editor is told."""

from collections.abc import Sequence

from handlers.callbacks.days import LookAtDay
from handlers.callbacks.staff import Invite, InviteSport, InviteSports, RemoveEditor, ShowStaff
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import instant
from handlers.views.chats import list_sports
from handlers.views.drafts import SPORTS_A_PAGE
from handlers.views.pages import Page, pairs
from handlers.views.tournaments import Names
from schedules.staff import Choice, Invited
from storage.models import Sport
from storage.staff import Editor

MOST = 40  # editors that one message lists
ON, OFF = "✅", "▫️"


def show_staff(
    editors: Sequence[Editor],
    former: Sequence[Editor],
    open_invitations: int,
    names: Names,
    zone: str,
    language: str,
) -> Screen:
    """`former`: who was let go within the last day; what they entered can be looked through."""
    lines = [
        say(
            language,
            "staff-editor",
            name=called(one, language),
            sports=sports_of(one, names, language),
            since=instant(one.added_at, zone, language),
        )
        for one in editors[:MOST]
    ]
    text = stack(
        say(language, "staff-title") if editors else say(language, "staff-none"),
        *("\n" + line for line in lines),
        *("\n" + say(language, "staff-former-editor", name=called(one, language)) for one in former[:MOST]),
        "\n" + say(language, "staff-open-invitations", count=open_invitations) if open_invitations else "",
        "\n" + say(language, "staff-hint"),
    )
    removing = [
        (
            Button(
                say_plain(language, "staff-remove-button", name=called(one, language)),
                RemoveEditor(person=one.person, sure=False).pack(),
            ),
        )
        for one in editors[:MOST]
    ]
    return Screen(
        text,
        (
            (
                Button(say_plain(language, "staff-invite-button"), Invite(dialogue=0).pack()),
                Button(say_plain(language, "staff-invite-some-button"), InviteSports(dialogue=0, part=0).pack()),
            ),
            *((day_button(one, language),) for one in former[:MOST]),
            *removing,
        ),
    )


def called(editor: Editor, language: str) -> str:
    return editor.name or say_plain(language, "staff-nameless")


def sports_of(editor: Editor, names: Names, language: str) -> Html:
    if editor.all_sports:
        return say(language, "staff-all-sports")
    return list_sports(editor.sports, names, language)


def ask_removal(editor: Editor, names: Names, language: str) -> Screen:
    text = say(
        language,
        "staff-remove-sure",
        name=called(editor, language),
        sports=sports_of(editor, names, language),
    )
    sure = Button(
        say_plain(language, "staff-remove-sure-button"),
        RemoveEditor(person=editor.person, sure=True).pack(),
        "danger",
    )
    return Screen(text, ((sure,), (day_button(editor, language),), back_row(language)))


def day_button(editor: Editor, language: str) -> Button:
    text = say_plain(language, "staff-day-button", name=called(editor, language))
    return Button(text, LookAtDay(person=editor.person).pack())


def ask_sports(choice: Choice, sports: Sequence[Sport], part: int, language: str) -> Screen:
    """One page of the sports, each with whether it is chosen."""
    named = sorted(sports, key=lambda sport: sport.names.in_language(language).casefold())
    page = Page.of(len(named), SPORTS_A_PAGE, part)
    buttons = [
        Button(
            f"{ON if sport.code in choice.sports else OFF} {sport.emoji} {sport.names.in_language(language)}",
            InviteSport(
                dialogue=choice.id, sport=sport.code, wanted=sport.code not in choice.sports, part=page.part
            ).pack(),
        )
        for sport in named[page.part * SPORTS_A_PAGE : (page.part + 1) * SPORTS_A_PAGE]
    ]
    done = Button(
        say_plain(language, "staff-make-link-button", count=len(choice.sports)),
        Invite(dialogue=choice.id).pack(),
        "primary",
    )
    return Screen(
        say(language, "staff-which-sports"),
        (
            *([(done,)] if choice.sports else []),
            *pairs(buttons),
            *page.row(lambda to: InviteSports(dialogue=choice.id, part=to).pack()),
            back_row(language),
        ),
    )


def back_row(language: str) -> tuple[Button, ...]:
    return (Button(say_plain(language, "draft-back-button"), ShowStaff().pack()),)


def show_invitation(invited: Invited, bot: str, names: Names, language: str) -> Screen:
    """`bot`: its username. The link stands alone in its line, to be copied or forwarded."""
    sports = list_sports(invited.sports, names, language)
    whose = sports if invited.sports else say(language, "staff-all-sports")
    link = f"https://t.me/{bot}?start=i{invited.token}"
    return Screen(stack(say(language, "staff-link", sports=whose), "\n" + escape(link)))


def welcome_editor(editor: Editor, names: Names, language: str) -> Screen:
    sports = sports_of(editor, names, language)
    return Screen(stack(say(language, "staff-welcome", sports=sports), "\n" + say(language, "help-staff")))
