"""A target is a number, who named it, and a link; what lacks one of them is asked for."""

import pytest

from handlers.parsing.target import TargetProblem, read_target_words
from schedules.target import Wanted

LINK = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"120 | министр | {LINK}", Wanted(120, "министр", LINK)),
        (f"{LINK} 120: министр, брифинг", Wanted(120, "министр, брифинг", LINK)),
        (f"жоқ министр {LINK}", Wanted(None, "министр", LINK)),
        (f"— the minister {LINK}.", Wanted(None, "the minister .", LINK)),
    ],
)
def test_a_target_is_read_in_any_order_of_link_and_words(text: str, wanted: Wanted) -> None:
    read = read_target_words(text)
    assert isinstance(read, Wanted)
    assert (read.places, read.source_url) == (wanted.places, wanted.source_url)
    assert wanted.said.split()[0] in read.said


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", TargetProblem.NUMBER),
        (f"много | министр | {LINK}", TargetProblem.NUMBER),
        (f"١٢٠ министр {LINK}", TargetProblem.NUMBER),
        (f"1000 министр {LINK}", TargetProblem.RANGE),
        (f"99999999 министр {LINK}", TargetProblem.RANGE),
        (f"120 | | {LINK}", TargetProblem.SAID),
        ("120 министр", TargetProblem.LINK),
        (f"120 {'в' * 301} {LINK}", TargetProblem.LONG),
    ],
)
def test_what_is_missing_is_named(text: str, problem: TargetProblem) -> None:
    assert read_target_words(text) is problem
