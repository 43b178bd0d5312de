"""What officials said of the count on a day, for Games whose ledger we do not have."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from storage.packaged.rows import DATA, rows_of


@dataclass(frozen=True, slots=True)
class PublicCount:
    """A count as it was said in public; not ours, and counted by rules of their own."""

    games: str
    known_on: date
    known_estimated: bool
    known_basis: str  # why that day, in a few words
    licences: int
    source_url: str
    confidence: str  # high, medium, low
    note: str


@cache
def read_public_counts(data: Traversable = DATA) -> tuple[PublicCount, ...]:
    """Those of all Games, each in the order of their days."""
    return tuple(
        PublicCount(
            games=row.text("games"),
            known_on=row.known_on,
            known_estimated=row.known_estimated,
            known_basis=row["known_basis"],
            licences=row.whole("licences"),
            source_url=row.text("source_url"),
            confidence=row.text("confidence"),
            note=row["note"],
        )
        for row in rows_of(data / "public_counts.csv")
    )
