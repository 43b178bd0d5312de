"""Lists that are longer than a message is wide: a page of them, and the row that turns it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.screens import Button


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    part: int
    last: int

    @classmethod
    def of(cls, count: int, a_page: int, part: int) -> "Page":
        """The page asked for, or the nearest there is."""
        last = max(0, (count - 1) // a_page)
        return cls(min(max(part, 0), last), last)

    def row(self, data: Callable[[int], str]) -> list[tuple[Button, ...]]:
        """◀️ 1/3 ▶️, where there is more than one."""
        if not self.last:
            return []
        before = self.part - 1 if self.part else self.last
        after = self.part + 1 if self.part < self.last else 0
        here = Button(f"{self.part + 1}/{self.last + 1}", data(self.part))
        return [(Button("◀️", data(before)), here, Button("▶️", data(after)))]


def pairs(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(buttons[number : number + 2]) for number in range(0, len(buttons), 2)]
