"""Finding things by words: any language and script we have, typing mistakes, beginnings of words.

An index of words: a typed word is compared with every different word once, in C, and never with every thing.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from handlers.parsing.folding import fold

LONGEST = 100  # characters that are looked at
MOST_WORDS = 8
SURE = 78.0  # a word this like another is taken for it
BEGINNING = 92.0  # what a beginning of a word is worth
SHORTEST_BEGINNING = 3
SAME = 100.0

Thing = TypeVar("Thing")


class SearchIndex(Generic[Thing]):
    """Things by the words they are called with."""

    def __init__(self, things: Iterable[tuple[Thing, Iterable[str]]]) -> None:
        self._things: list[Thing] = []
        self._lengths: list[int] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for thing, names in things:
            words = {word for name in names for word in fold(name).split()}
            number = len(self._things)
            self._things.append(thing)
            self._lengths.append(len(words))
            for word in words:
                self._places[word].append(number)
        self._words = list(self._places)

    def find(self, typed: str, limit: int) -> list[Thing]:
        """Things that have every typed word, the likest first; the tersest of equals before the others."""
        words = fold(typed[:LONGEST]).split()
        # «в Аммане»: a lone letter says nothing beside a word.
        telling = [word for word in words if len(word) > 1] or words
        wanted = list(dict.fromkeys(telling))[:MOST_WORDS]
        if not wanted:
            return []
        scores: dict[int, float] = {}
        for number, word in enumerate(wanted):
            found = self._having(word)
            if number == 0:
                scores = found
            else:
                scores = {thing: scores[thing] + score for thing, score in found.items() if thing in scores}
            if not scores:
                return []
        ranked = sorted(scores, key=lambda thing: (-scores[thing], self._lengths[thing], thing))
        return [self._things[thing] for thing in ranked[:limit]]

    def _having(self, word: str) -> dict[int, float]:
        """Things with a word like this one, and how like."""
        found: dict[int, float] = {}
        for other, score in self._like(word).items():
            for thing in self._places[other]:
                found[thing] = max(found.get(thing, 0.0), score)
        return found

    def _like(self, word: str) -> dict[str, float]:
        if word in self._places:
            return {word: SAME} | self._beginning_with(word)
        like = self._beginning_with(word)
        for other, score, _ in process.extract(
            word, self._words, scorer=fuzz.ratio, processor=None, score_cutoff=SURE, limit=20
        ):
            like[other] = max(like.get(other, 0.0), score)
        return like

    def _beginning_with(self, word: str) -> dict[str, float]:
        if len(word) < SHORTEST_BEGINNING:
            return {}
        return {other: BEGINNING for other in self._words if other.startswith(word)}
