"""What of a typed text counts: its letters when two are compared, what can be seen when it is kept."""

import re
import unicodedata

_LETTERS = str.maketrans("ёәқғңөұүһі", "еакгноуухи")  # letters that many keyboards lack
_SPACE = re.compile(r"[\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # zero width, directions


def fold(text: str) -> str:
    """«Қазақша Күрес!» → «казакша курес»: small letters and digits, words apart by one space."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return _SPACE.sub(" ", composed).strip()


def clean(text: str) -> str:
    """One line without what cannot be seen or stored: control characters, lone surrogates."""
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cs"})
    return " ".join(_UNSEEN.sub("", seen).split())
