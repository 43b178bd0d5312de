"""How Games ended, and the question whether to go on with the next ones."""

from collections.abc import Sequence

from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.callbacks.next_games import GoOn
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, say, say_plain
from handlers.views.chats import list_sports, mute_row
from handlers.views.licences import Goal
from handlers.views.tournaments import Names, next_row, subscribe_row
from storage.licences import tally
from storage.models import Chat, ChatKind, Games, Licence


def announce_end(in_force: Sequence[Licence], goal: Goal, language: str) -> Screen:
    """How many places were won, of what target, and how many at the Games before."""
    games, count = goal.games, tally(in_force)
    numbers = (
        say(language, "licences-entries", entries=count.entries),
        say(language, "licences-athletes", athletes=count.athletes),
        say(language, "licences-sports", sports=count.sports),
    )
    text = stack(
        say(language, "games-over", games=games.names.in_language(language)),
        "\n" + say(language, "games-over-places", places=count.places),
        " · ".join(numbers),
        "\n" + reached(count.places, games.target, language) if games.target else "",
        say(language, "licences-previous", games=goal.previous, places=games.previous_licences)
        if games.previous_licences is not None
        else "",
        "\n" + say(language, "games-over-thanks"),
    )
    look = Button(say_plain(language, "licences-total-button"), LookAtLicences(by=LicencesBy.TOTAL).pack())
    return Screen(text, ((look,),))


def reached(places: int, target: int, language: str) -> Html:
    left = target - places
    if left > 0:
        return say(language, "games-over-missed", target=target, left=left)
    return say(language, "licences-target-reached", target=target)


def ask_to_go_on(games: Games, chat: Chat, names: Names, language: str) -> Screen:
    """Nothing has to be tapped: what is carried over is said."""
    yes, no = (
        Button(say_plain(language, key), GoOn(games=games.code, wanted=wanted).pack(), style)
        for key, wanted, style in (("next-games-yes", True, "primary"), ("next-games-no", False, None))
    )
    return Screen(
        stack(
            say(language, "next-games", games=games.names.in_language(language)),
            "\n" + carried_over(chat, names, language),
            say(language, "next-games-silent"),
            "" if chat.kind is ChatKind.PRIVATE else say(language, "next-games-admins"),
        ),
        ((yes, no),),
    )


def show_going_on(games: Games, chat: Chat, names: Names, language: str) -> Screen:
    text = stack(
        say(language, "next-games-going-on", games=games.names.in_language(language)),
        carried_over(chat, names, language),
    )
    return Screen(text, (next_row(language), mute_row(language)))


def show_stopped(language: str) -> Screen:
    return Screen(say(language, "unsubscribed"), (subscribe_row(language),))


def carried_over(chat: Chat, names: Names, language: str) -> Html:
    """What the chat goes on to hear of, as far as it is in the programme."""
    if chat.all_sports:
        return say(language, "next-games-all")
    theirs = [code for code in chat.sports if code in names.sports]
    if not theirs:
        return say(language, "next-games-none")
    gone = len(chat.sports) - len(theirs)
    return stack(
        say(language, "next-games-sports", sports=list_sports(theirs, names, language)),
        say(language, "next-games-gone", count=gone) if gone else "",
    )
