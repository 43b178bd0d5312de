"""What is left to tell of consecutive news to somebody who knows where they began."""

from collections.abc import Sequence
from typing import TypeVar

News = TypeVar("News")


def from_what_is_known(news: Sequence[tuple[News, object, object, bool]]) -> list[News]:
    """What is left of consecutive news, each with the state before, the state after, and whether it was tried.

    Nothing where they lead back to where they began, unless somebody may have read half of the way.
    """
    if not news:
        return []
    last = news[-1][2]
    begins = 0 if news[0][1] != last else len(news)
    if begins:
        astray = (number for number, (_, _, after, tried) in enumerate(news, 1) if tried and after != last)
        begins = max(astray, default=begins)
    return [one for one, *_ in news[begins:]]
