"""A target as owners type it: the number of places, who named it, and a link to where."""

import re
from enum import StrEnum

from handlers.parsing.folding import clean, fold
from handlers.parsing.links import take_link
from schedules.target import MOST_PLACES, Wanted

LONGEST_SAID = 300
NONE = {"нет", "жок", "none", "no", "0"}
_FIRST = re.compile(r"^\s*(?P<word>[^\s|,;:]+)[\s|,;:]*(?P<rest>.*)$", re.DOTALL)


class TargetProblem(StrEnum):
    """What a typed target lacks; it ends the key of the text that says so."""

    NUMBER = "number"
    RANGE = "range"
    SAID = "said"
    LONG = "long"
    LINK = "link"


def read_target_words(text: str) -> Wanted | TargetProblem:
    """«120 | Министр на брифинге | https://…»; «нет» in place of the number takes the target away."""
    link, words = take_link(text)
    found = _FIRST.match(words)
    number = found["word"] if found else ""
    none = fold(number) in NONE or number in {"-", "—"}
    if not none and not (number.isascii() and number.isdigit()):
        return TargetProblem.NUMBER
    if not none and not (len(number) < 5 and 1 <= int(number) <= MOST_PLACES):
        return TargetProblem.RANGE
    said = clean(found["rest"].replace("|", " ")) if found else ""
    if not any(letter.isalpha() for letter in said):
        return TargetProblem.SAID
    if len(said) > LONGEST_SAID:
        return TargetProblem.LONG
    if not link:
        return TargetProblem.LINK
    return Wanted(None if none else int(number), said, link)
