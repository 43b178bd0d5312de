"""What is kept of people is named, column by column; who adds a column says what it holds of them."""

import re

import pytest

from handlers.texts import LANGUAGES, say
from storage.privacy import OF_NOBODY, OF_PEOPLE, WRITERS, Kept
from storage.tables import metadata

OF_A_PERSON = re.compile(r"person|actor|chat|telegram_id|\w+_by|asked|name|title|body")
NAMED_IN_FACTS = {"name", "name_en", "name_ru", "name_kk", "used_by", "won_by", "asked"}  # of athletes; surrogates


def test_every_table_is_known_to_speak_of_people_or_of_nobody() -> None:
    assert {*OF_PEOPLE, *OF_NOBODY} == set(metadata.tables)
    assert not OF_PEOPLE.keys() & OF_NOBODY


@pytest.mark.parametrize("table", OF_PEOPLE)
def test_every_column_of_a_table_that_speaks_of_people_is_named_or_marked(table: str) -> None:
    placed = [column for columns in OF_PEOPLE[table].values() for column in columns]
    assert sorted(placed) == sorted(metadata.tables[table].c.keys())


@pytest.mark.parametrize("table", sorted(OF_NOBODY))
def test_a_table_of_nobody_knows_people_only_as_who_wrote_it(table: str) -> None:
    suspects = {one.name for one in metadata.tables[table].c if OF_A_PERSON.fullmatch(one.name)}
    assert suspects - NAMED_IN_FACTS == {column.name for column in WRITERS if column.table.name == table}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_said_in_words_of_its_own(language: str) -> None:
    assert len({say(language, f"privacy-{one}") for one in Kept}) == len(Kept)
