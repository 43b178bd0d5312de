"""Which sports a person means: codes of the IOC, names in three languages, everyday words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from handlers.parsing.folding import clean, fold
from handlers.parsing.likeness import pick, rank, suggestions
from handlers.parsing.sport_words import SPORT_WORDS, STRANGERS
from storage.models import Sport

_BETWEEN = re.compile(r"[,;\r\n]+")
_AND = re.compile(r"\s+(?:и|және|мен|and|&|\+)\s+", re.IGNORECASE)
_LONGEST = 100  # characters; no sport's name has more
_MOST = 60  # pieces compared letter by letter, more than there are sports


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that name no sport for sure, and what they may mean (at most three)."""

    text: str
    suggestions: tuple[Sport, ...]


@dataclass(frozen=True, slots=True)
class SportMatch:
    found: tuple[Sport, ...]  # each once, in the order of the words
    unknown: tuple[Unknown, ...]


def match_sports(text: str, sports: Sequence[Sport]) -> SportMatch:
    """The sports of a list, apart by commas, semicolons or lines («и» and spaces where it is clear)."""
    lexicon = _lexicon(tuple(sports))
    found: dict[str, Sport] = {}
    unknown: dict[str, Unknown] = {}
    pieces = {fold(piece): piece for piece in map(clean, _BETWEEN.split(text)) if piece}
    for number, (folded, piece) in enumerate(pieces.items()):
        meant = lexicon.meant_by(piece) if number < _MOST else lexicon.named_by(folded)
        if meant:
            found |= {sport.code: sport for sport in meant}
        else:
            unknown[folded] = Unknown(piece, lexicon.like(folded) if number < _MOST else ())
    return SportMatch(tuple(found.values()), tuple(unknown.values()))


class _Lexicon:
    """What some sports are called, folded."""

    def __init__(self, sports: tuple[Sport, ...]) -> None:
        by_code = {sport.code: sport for sport in sports}
        self.words: dict[str, tuple[Sport, ...]] = {}
        for word, codes in SPORT_WORDS.items():
            self.words[word] = tuple(by_code[code] for code in codes if code in by_code)
        # A name of its own outdoes the word of everyday, a code outdoes both.
        own = {sport: {fold(name) for name in _names(sport)} for sport in sports}
        for name in set().union(*own.values()):
            self.words[name] = tuple(sport for sport, names in own.items() if name in names)
        self.words |= {fold(sport.code): (sport,) for sport in sports}
        self.names = [(sport, [word for word, named in self.words.items() if sport in named]) for sport in sports]

    def named_by(self, folded: str) -> tuple[Sport, ...]:
        """The sport of exactly this name, if it is one sport's alone."""
        named = self.words.get(folded, ())
        return named if len(named) == 1 else ()

    def meant_by(self, piece: str) -> tuple[Sport, ...]:
        """The sports a piece names for sure: one, or several as in «бокс и дзюдо», "BOX JUD"."""
        folded = fold(piece[:_LONGEST])
        if self.words.get(folded) or folded in STRANGERS:
            return self.named_by(folded)
        likest = pick(rank(folded, self.names))
        return self._each(_AND.split(piece)) or ((likest,) if likest else self._each(folded.split()))

    def like(self, folded: str) -> tuple[Sport, ...]:
        return self.words.get(folded, ())[:3] or suggestions(rank(folded[:_LONGEST], self.names))

    def _each(self, parts: list[str]) -> tuple[Sport, ...]:
        named = [self.named_by(fold(part)) for part in parts]
        return tuple(sports[0] for sports in named) if len(named) > 1 and all(named) else ()


@lru_cache(maxsize=4)
def _lexicon(sports: tuple[Sport, ...]) -> _Lexicon:
    return _Lexicon(sports)


def _names(sport: Sport) -> list[str]:
    return [name for name in (sport.names.en, sport.names.ru, sport.names.kk) if name]
