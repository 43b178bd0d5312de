"""What buttons carry: every packed string that was ever released is still understood and still fits."""

from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from zoneinfo import available_timezones

import pytest
from aiogram.filters.callback_data import CallbackData

import handlers.callbacks
from handlers.texts import LANGUAGES
from tests.town import Town

GOLDEN = (Path(__file__).parents[1] / "golden" / "callbacks.txt").read_text(encoding="utf-8").split("\n")[:-1]
KINDS = [
    kind
    for module in iter_modules(handlers.callbacks.__path__, "handlers.callbacks.")
    for kind in vars(import_module(module.name)).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData) and kind.__module__ == module.name
]
LARGEST = 2**63 - 1  # the largest id of a row
# The longest words that stand in a button, by the name of their field.
LONGEST = {
    "language": "kk",
    "sport": "W" * 10,
    "games": "W" * 20,
    "zone": max(available_timezones(), key=len),
    "month": "undated",
    "day": "2020-02-24",
    "event": "f" * 8,  # a mark
    "name": "f" * 8,
    "words": "ж" * 18,
    "what": str(LARGEST),
    "inner": f"zone1:{max(available_timezones(), key=len)}",
}


def kind_of(packed: str) -> type[CallbackData]:
    return next(kind for kind in KINDS if packed.partition(kind.__separator__)[0] == kind.__prefix__)


def examples_of(kind: type[CallbackData]) -> list[CallbackData]:
    return [kind.unpack(packed) for packed in GOLDEN if kind_of(packed) is kind]


def values_of(annotation: Any) -> set[Any]:
    """All values of a field that has few of them."""
    if annotation is bool:
        return {True, False}
    return set(annotation) if isinstance(annotation, type) and issubclass(annotation, Enum) else set()


@pytest.mark.parametrize("packed", GOLDEN)
def test_a_released_button_is_still_read_as_it_was_meant(packed: str) -> None:
    assert kind_of(packed).unpack(packed).pack() == packed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_golden_file_holds_every_kind_of_button_and_every_value_it_can_have(kind: type[CallbackData]) -> None:
    examples = examples_of(kind)
    assert examples, f"add an example of {kind.__name__} to tests/golden/callbacks.txt"
    for name, field in kind.model_fields.items():
        missing = values_of(field.annotation) - {getattr(example, name) for example in examples}
        assert missing == set(), f"{kind.__name__}.{name}"


def test_every_language_has_its_button() -> None:
    assert {f"lang1:{language}" for language in LANGUAGES} <= set(GOLDEN)


def test_every_kind_has_its_own_prefix_with_a_version() -> None:
    prefixes = [kind.__prefix__ for kind in KINDS]
    assert len(set(prefixes)) == len(prefixes)
    assert all(prefix[-1].isdigit() for prefix in prefixes)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_largest_fits_into_64_bytes(kind: type[CallbackData]) -> None:
    largest: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        few = values_of(field.annotation)
        words = LONGEST[name] if field.annotation is str else ""
        largest[name] = max(few, key=lambda value: len(str(value))) if few else words or LARGEST
    assert len(kind(**largest).pack().encode()) <= 64


async def test_every_released_button_is_answered_by_who_knows_it(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/start")
    aged = ("устарела", "ескірген", "out of date")
    for packed, answer in zip(GOLDEN, await owner.forges(*GOLDEN), strict=True):
        assert not any(words in answer.text for words in aged), packed
