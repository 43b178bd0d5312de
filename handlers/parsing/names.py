"""Read what a tournament is called: one line in the writer's language, or three, a language each."""

from dataclasses import replace

from handlers.parsing.folding import clean
from storage.models import Names

LONGEST = 200  # characters
ORDER = ("kk", "ru", "en")  # of three lines


def read_names(text: str, language: str, before: Names | None = None) -> Names | None:
    """With what it is called `before` in the other languages. None for anything but one or three fair lines."""
    lines = [clean(line) for line in text.splitlines() if clean(line)]
    if any(len(line) > LONGEST or not any(letter.isalpha() for letter in line) for line in lines):
        return None
    known = before or Names("", "", "")
    if len(lines) == 1:
        return replace(known, **{language: lines[0]})
    if len(lines) == len(ORDER):
        return replace(known, **dict(zip(ORDER, lines, strict=True)))
    return None
