"""The team of 97 that went to Tokyo is found by name, whichever letters one has."""

from datetime import date

import pytest

from storage.packaged import read_licences, read_people
from tests.conftest import at
from tests.stories.conftest import OpenTown
from tests.town import Town

CLOSED = date(2021, 8, 8)


async def test_everyone_who_went_is_found_in_latin_and_cyrillic(open_town: OpenTown) -> None:
    people = {person.name: person for person in read_people()}
    went = {
        name
        for licence in read_licences("TOKYO2020")
        for used in ([entry.used_by for entry in licence.entries] or [licence.won_by])
        for name in used.split("; ")
        if name in people
    }
    assert len(went) == 97
    async with open_town(day=CLOSED) as town:
        await town.starts()
        house = town.running.house
        async with house.database.read() as connection:
            contents, _ = await house.almanac.read(connection, CLOSED)
            index = contents.index
        for name in sorted(went):
            for called in (name, people[name].names.en, people[name].names.ru, people[name].names.kk):
                found = index.find(called, 1)
                assert getattr(found[0], "name", None) == name, called


@pytest.mark.parametrize("typed", ["Рыбакина", "rybakina", "рыбокина елена"])
async def test_an_athlete_is_shown_with_what_they_have_won(open_town: OpenTown, typed: str) -> None:
    async with open_town(day=CLOSED) as town:
        fan = town.someone("Айгерим")
        await fan.says(typed)
        assert "👤 Елена Рыбакина · 🎾 Теннис" in fan.last()
        assert "🏅" in fan.last()


async def test_before_the_licence_is_known_it_is_not_told(town: Town) -> None:
    fan = town.someone("Айгерим")
    await town.starts()
    await fan.says("Рыбакина")
    assert "Лицензии пока нет" in fan.last()
    assert at(CLOSED, 12) > town.clock.now()
