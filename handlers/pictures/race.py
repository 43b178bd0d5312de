"""The race for licences as it is to be drawn: every number and every word, in one language, on one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    """What the picture is written as."""

    PNG = "png"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Line:
    """The counts of another cycle, never empty."""

    label: str
    counts: tuple[tuple[date, int], ...]
    whole: bool  # of every day; else nobody knows what was between them


@dataclass(frozen=True, slots=True)
class Race:
    """Days and numbers, and the words beside them."""

    total: int
    unit: str  # «лицензий», beside the total
    games: str
    lines: tuple[str, ...]  # what is said under the total
    steps: tuple[tuple[date, int], ...]  # the total from each day on
    today: date
    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]
    target: int | None = None
    target_label: str = ""
    previous: int | None = None
    previous_label: str = ""
    pasts: tuple[Line, ...] = ()  # earlier cycles at the same distance from their opening
    coming: tuple[date, ...] = ()
    coming_label: str = ""
    opening: date | None = None
    opening_label: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One picture that is wanted."""

    race: Race
    theme: Theme
    paper: Paper = Paper.PNG
    sharper: bool = False
