"""Rows of the packaged files: read strictly, so that what is wrong is found where it stands.

A bad value raises ValueError naming the file and the row (the header is row 1).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from storage.models import Names

DATA: Traversable = files("storage") / "data"

Word = TypeVar("Word", bound=StrEnum)


def games_packaged(data: Traversable = DATA) -> tuple[str, ...]:
    """Codes of the Games whose tournaments and licences are packaged, in order."""
    return tuple(sorted(folder.name for folder in data.iterdir() if folder.is_dir()))


def folder_of(games: str, data: Traversable) -> Traversable:
    if games not in games_packaged(data):
        raise KeyError(games)
    return data / games


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file; it knows where it stands, so what is wrong with it can be found."""

    file: str
    number_in_file: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        if column not in self.values:
            raise ValueError(f"{self.file}, row {self.number_in_file}: there is no column {column}")
        return self.values[column]

    def get(self, column: str) -> str:
        return self.values.get(column, "")

    def bad(self, column: str, why: str) -> ValueError:
        return ValueError(f"{self.file}, row {self.number_in_file}: {column} {self[column]!r} {why}")

    def text(self, column: str) -> str:
        if not self[column]:
            raise self.bad(column, "must not be empty")
        return self[column]

    def names(self, prefix: str) -> Names:
        return Names(en=self.text(f"{prefix}_en"), ru=self[f"{prefix}_ru"], kk=self[f"{prefix}_kk"])

    def word(self, column: str, words: type[Word]) -> Word:
        try:
            return words(self[column])
        except ValueError:
            raise self.bad(column, f"is none of {', '.join(words)}") from None

    def yes(self, column: str) -> bool:
        if self[column] not in ("yes", "no"):
            raise self.bad(column, "is neither yes nor no")
        return self[column] == "yes"

    def whole(self, column: str) -> int:
        try:
            return int(self[column])
        except ValueError:
            raise self.bad(column, "is not a whole number") from None

    def number(self, column: str) -> int | None:
        return self.whole(column) if self[column] else None

    def day(self, column: str) -> date | None:
        if not self[column]:
            return None
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise self.bad(column, "is not a day like 2020-03-11") from None

    def zone(self, column: str) -> str:
        try:
            ZoneInfo(self.text(column))
        except (KeyError, OSError):
            raise self.bad(column, "is not a time zone") from None
        return self[column]

    @property
    def known_on(self) -> date:
        day = self.day("known_on")
        if day is None:
            raise self.bad("known_on", "must not be empty")
        return day

    @property
    def known_estimated(self) -> bool:
        return self.yes("known_estimated")


class _Dated(Protocol):
    @property
    def known_on(self) -> date: ...


Fact = TypeVar("Fact", bound=_Dated)


class Histories(Generic[Fact]):
    """Dated facts gathered by the key of what they are about, each in the order of its file."""

    def __init__(self) -> None:
        self._facts: dict[str, list[Fact]] = {}
        self._first_rows: dict[str, Row] = {}

    def add(self, row: Row, key: str, fact: Fact) -> None:
        facts = self._facts.setdefault(key, [])
        if facts and fact.known_on < facts[-1].known_on:
            raise row.bad("known_on", f"is earlier than the row before it about {key}")
        facts.append(fact)
        self._first_rows.setdefault(key, row)

    def take(self, key: str) -> tuple[Fact, ...]:
        self._first_rows.pop(key, None)
        return tuple(self._facts.pop(key, ()))

    def all_taken(self) -> None:
        """ValueError if a row speaks of something its neighbour file does not have."""
        for key, row in self._first_rows.items():
            raise ValueError(f"{row.file}, row {row.number_in_file}: there is no {key} it could be about")


def rows_of(file: Traversable) -> Iterator[Row]:
    place = f"{file}"
    reader = csv.DictReader(StringIO(file.read_text(encoding="utf-8"), newline=""), strict=True)
    for number, values in enumerate(reader, start=2):
        if None in values or None in values.values():
            raise ValueError(f"{place}, row {number}: has not as many values as the header has names")
        yield Row(place, number, values)
