"""How long it is to the Games, and to the next chance."""

from datetime import date

from handlers.screens import Screen, stack
from handlers.texts import escape, say
from handlers.views.licences import opening
from handlers.views.tournaments import Names, entry, next_row, place_of_games
from storage.models import Games
from storage.tournaments import Coming


def show_countdown(games: Games, coming: Coming, names: Names, language: str, today: date) -> Screen:
    text = stack(
        say(language, "countdown-title", games=games.names.in_language(language)),
        opening(games, language, today),
        f"📍 {escape(place_of_games(games, names, language))}",
        "\n" + say(language, "countdown-next") if coming.dated else "",
        *(entry(one, names, language, today) for one in coming.dated),
        "" if coming.dated else "\n" + say(language, "next-none"),
        "\n" + say(language, "next-undated", count=coming.undated) if coming.undated else "",
    )
    return Screen(text, (next_row(language),))
