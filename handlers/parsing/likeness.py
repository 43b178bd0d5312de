"""How like one another two folded texts are, and when that is enough to be sure."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

_SAME = 100.0
_SURE = 80.0
_MARGIN = 5.0  # the next best must be this much worse
_FAINT = 60.0  # less is not worth suggesting
_SUGGESTIONS = 3
_SHORTEST = 3  # letters; below that everything is like everything

Thing = TypeVar("Thing")


def likeness(typed: str, name: str) -> float:
    """0..100. A typing mistake costs its letters; a name may be given by some of its words, for a tenth.

    Not the other way round: whoever adds a word (Thai boxing) means something else.
    """
    whole = fuzz.ratio(typed, name)
    words, known = typed.split(), name.split()
    if len(known) == 1 or len(words) > len(known) or len(max(words, key=len)) < _SHORTEST:
        return whole
    by_words = sum(max(fuzz.ratio(word, other) for other in known) for word in words) / len(words)
    return max(whole, 0.9 * by_words)


def rank(typed: str, things: Iterable[tuple[Thing, Iterable[str]]]) -> list[tuple[float, Thing]]:
    """Things with the likeness of their best name, the likest first; nothing for less than three letters."""
    if len(typed) < _SHORTEST:
        return []
    scored = [(max((likeness(typed, name) for name in names), default=0.0), thing) for thing, names in things]
    return sorted((pair for pair in scored if pair[0] >= _FAINT), key=lambda pair: -pair[0])


def pick(ranked: Sequence[tuple[float, Thing]]) -> Thing | None:
    """The first, if it is like enough and nothing else comes near; what is the same to the letter wins."""
    if not ranked or ranked[0][0] < _SURE:
        return None
    best, first = ranked[0]
    rival = ranked[1][0] if len(ranked) > 1 else 0.0
    return first if rival <= best - _MARGIN or rival < best == _SAME else None


def suggestions(ranked: Sequence[tuple[float, Thing]]) -> tuple[Thing, ...]:
    """What to offer instead, at most three."""
    return tuple(thing for _, thing in ranked[:_SUGGESTIONS])
