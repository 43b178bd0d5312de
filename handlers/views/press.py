"""Under the picture and before the tables: the numbers in words, and the buttons to what else there is."""

from datetime import date

from handlers.callbacks.count import LicencesBy, LookAtLicences
from handlers.callbacks.press import PictureForm, SendTable, ShowPicture, TableForm
from handlers.pictures.race import Theme
from handlers.screens import Button, Screen, stack
from handlers.texts import say, say_plain
from handlers.texts.dates import day
from handlers.views.licences import Goal, how_it_stands, target
from storage.race import Standing

LONGEST_CAPTION = 1024  # characters, after entities


def caption(places: int, goal: Goal, standing: Standing, language: str, on: date) -> Screen:
    """All that the picture shows, for who cannot see it."""
    games = goal.games
    return Screen(
        stack(
            say(language, "licences-total", places=places, games=games.names.in_language(language)),
            say(language, "licences-on", date=day(on, language)),
            target(places, games.target, language),
            say(language, "licences-previous", games=goal.previous, places=games.previous_licences)
            if games.previous_licences is not None
            else "",
            *how_it_stands(standing, language),
        )
    )


def picture_rows(form: PictureForm, theme: Theme, of_day: str, language: str) -> tuple[tuple[Button, ...], ...]:
    """The other theme, and the picture as a file; `of_day` as buttons carry it."""
    if form is not PictureForm.PHOTO:
        return ()
    other = Theme.DARK if theme is Theme.LIGHT else Theme.LIGHT
    files = tuple(
        Button(
            say_plain(language, f"picture-{one.value}-button"),
            ShowPicture(form=one, theme=theme, day=of_day).pack(),
        )
        for one in (PictureForm.PNG, PictureForm.PDF)
    )
    theme_button = Button(
        say_plain(language, f"picture-{other.value}-button"),
        ShowPicture(form=form, theme=other, day=of_day).pack(),
    )
    return (theme_button,), files


def show_tables(on: date | None, language: str) -> Screen:
    of_day = f"{on:%Y%m%d}" if on else ""
    buttons = [
        Button(say_plain(language, f"tables-{form.value}-button"), SendTable(form=form, day=of_day).pack())
        for form in TableForm
    ]
    to_total = LookAtLicences(by=LicencesBy.TOTAL, day=of_day).pack()
    back = Button(say_plain(language, "licences-total-button"), to_total)
    return Screen(
        stack(
            say(language, "tables-title"),
            say(language, "licences-on", date=day(on, language)) if on else "",
            "\n" + say(language, "tables-how"),
        ),
        (*((one,) for one in buttons), (back,)),
    )
