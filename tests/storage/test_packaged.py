"""The packaged facts hold together: what they refer to exists, and no day knows more than it could."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.models import Holder, LicenceStep, Precision, TournamentStatus
from storage.packaged import (
    PackagedLicence,
    PackagedTournament,
    TournamentState,
    games_packaged,
    read_cities,
    read_games,
    read_licences,
    read_sports,
    read_tournaments,
)

CARAVAN_DAY = date(2020, 2, 20)  # when the article that began it all was read
PACKAGED = Path(__file__).parents[2] / "storage" / "data"

SPORTS = {sport.code: sport for sport in read_sports()}
CITIES = {city.names.en: city for city in read_cities()}
GAMES = {games.code: games for games in read_games()}
TOURNAMENTS = {games: {each.slug: each for each in read_tournaments(games)} for games in games_packaged()}
LICENCES = {games: {each.slug: each for each in read_licences(games)} for games in games_packaged()}
ALL_TOURNAMENTS = [each for of_games in TOURNAMENTS.values() for each in of_games.values()]
ALL_LICENCES = [each for of_games in LICENCES.values() for each in of_games.values()]
ALL_STATES = [(each.slug, state) for each in ALL_TOURNAMENTS for state in each.states]


def tokyo(slug: str) -> PackagedTournament:
    return TOURNAMENTS["TOKYO2020"][slug]


def state_on(slug: str, day: date) -> TournamentState:
    return tokyo(slug).states_known_on(day)[-1]


def places_in_force(licences: list[PackagedLicence], day: date) -> int:
    known = [licence for licence in licences if licence.known_on <= day]
    changes = [entry.places_change for licence in known for entry in licence.entries_known_on(day)]
    return sum(licence.places for licence in known) + sum(changes)


def test_two_games_are_packaged_and_five_are_described():
    assert games_packaged() == ("LA2028", "TOKYO2020")
    assert list(GAMES) == ["RIO2016", "TOKYO2020", "PARIS2024", "MICO2026", "LA2028"]


def test_every_row_of_the_sources_is_there_once():
    assert len(SPORTS) == len(read_sports()) == 52
    assert len(CITIES) == len(read_cities())
    assert {games: len(each) for games, each in TOURNAMENTS.items()} == {"LA2028": 119, "TOKYO2020": 103}
    assert {games: len(each) for games, each in LICENCES.items()} == {"LA2028": 0, "TOKYO2020": 80}
    assert len({each.slug for each in ALL_TOURNAMENTS}) == len(ALL_TOURNAMENTS)


def test_all_that_is_referred_to_exists():
    for sport in SPORTS.values():
        assert set(sport.games) <= set(GAMES), sport.code
    for games in GAMES.values():
        assert games.city in CITIES
    for tournament in ALL_TOURNAMENTS:
        assert tournament.sport is None or tournament.games in SPORTS[tournament.sport].games, tournament.slug
    for slug, state in ALL_STATES:
        if state.city:
            city = CITIES[state.city]
            assert (state.country, state.zone) == (city.country, city.zone), slug
    for licence in ALL_LICENCES:
        assert licence.games in SPORTS[licence.sport].games, licence.slug
        if licence.tournament is not None:
            assert TOURNAMENTS[licence.games][licence.tournament].sport == licence.sport, licence.slug


def test_no_city_is_packaged_that_nothing_happens_in():
    met = {state.city for _, state in ALL_STATES} | {games.city for games in GAMES.values()}
    assert set(CITIES) == met - {""}


def test_every_zone_is_one_of_the_database():
    zones = {state.zone for _, state in ALL_STATES} | {city.zone for city in CITIES.values()}
    assert all(ZoneInfo(zone) for zone in zones | {games.zone for games in GAMES.values()})


def test_dates_say_no_more_and_no_less_than_their_precision():
    given = {
        Precision.EXACT: {(True, True)},
        Precision.WINDOW: {(True, True)},
        Precision.CLOSING_DATE: {(False, True)},
        Precision.PROVISIONAL: {(True, True), (True, False)},
        Precision.START_ONLY: {(True, False)},
        Precision.UNKNOWN: {(False, False)},
    }
    for slug, state in ALL_STATES:
        assert (state.start_on is not None, state.end_on is not None) in given[state.precision], slug
        if state.start_on and state.end_on:
            assert state.start_on <= state.end_on, slug


def test_states_come_in_the_order_they_became_known():
    for tournament in ALL_TOURNAMENTS:
        days = [state.known_on for state in tournament.states]
        assert days == sorted(days), tournament.slug
        assert tournament.states[0].status is TournamentStatus.SCHEDULED
    for games in GAMES.values():
        days = [state.known_on for state in games.history]
        assert days == sorted(days), games.code
    for licence in ALL_LICENCES:
        days = [licence.known_on, *(entry.known_on for entry in licence.entries)]
        assert days == sorted(days), licence.slug


def test_every_state_differs_from_the_one_before_it():
    def facts(state: TournamentState) -> tuple[object, ...]:
        return (state.status, state.start_on, state.end_on, state.precision, state.city, state.country)

    for tournament in ALL_TOURNAMENTS:
        for earlier, later in zip(tournament.states, tournament.changes, strict=False):
            assert facts(earlier) != facts(later), tournament.slug


def test_a_postponed_tournament_has_no_dates():
    for slug, state in ALL_STATES:
        if state.status is TournamentStatus.POSTPONED:
            assert state.precision is Precision.UNKNOWN, slug


def test_nothing_is_known_as_held_before_it_ends():
    for slug, state in ALL_STATES:
        if state.status is TournamentStatus.HELD and state.end_on:
            assert state.known_on >= state.end_on, slug


def test_nothing_follows_what_was_held_or_cancelled():
    over = {TournamentStatus.HELD, TournamentStatus.CANCELLED}
    for tournament in ALL_TOURNAMENTS:
        assert not any(state.status in over for state in tournament.states[:-1]), tournament.slug


def test_a_plan_is_known_before_its_first_day():
    for slug, state in ALL_STATES:
        if state.status is TournamentStatus.SCHEDULED and state.precision is Precision.EXACT:
            assert state.start_on is not None
            assert state.known_on < state.start_on, slug


def test_every_tournament_of_tokyo_is_over_and_none_of_los_angeles_is():
    ends = {TournamentStatus.HELD: 95, TournamentStatus.CANCELLED: 8}
    last = [tournament.states[-1].status for tournament in TOURNAMENTS["TOKYO2020"].values()]
    assert {status: last.count(status) for status in last} == ends
    assert {each.states[-1].status for each in TOURNAMENTS["LA2028"].values()} == {TournamentStatus.SCHEDULED}


def test_a_reason_is_one_of_the_known_words():
    reasons = {state.reason for _, state in ALL_STATES}
    assert reasons == {"", "coronavirus", "host", "quarantine", "calendar", "games_moved", "other"}


def test_every_known_day_says_where_it_comes_from():
    assert all(state.known_basis for _, state in ALL_STATES)
    assert all(state.known_basis for games in GAMES.values() for state in games.history)
    assert all(licence.known_basis for licence in ALL_LICENCES)
    assert all(entry.known_basis for licence in ALL_LICENCES for entry in licence.entries)


def test_what_has_no_source_confesses_it():
    for tournament in ALL_TOURNAMENTS:
        assert tournament.confidence in {"high", "medium", "low"}
        if not tournament.source_url:
            assert tournament.confidence != "high", tournament.slug
            assert "general knowledge" in tournament.note, tournament.slug
    assert all(licence.source_url for licence in ALL_LICENCES)
    assert all(state.source_url for games in GAMES.values() for state in games.history)


def test_kazakh_columns_hold_no_russian_sentence():
    for tournament in ALL_TOURNAMENTS:
        assert not tournament.names.kk or tournament.names.kk != tournament.names.ru, tournament.slug
        words = {"чемпионат", "мира", "по", "отбор", "года", "на", "среди"} & set(
            tournament.names.kk.lower().replace(",", " ").split()
        )
        assert not words, tournament.slug


def test_the_boxers_are_in_wuhan_until_the_virus_sends_them_to_amman():
    wuhan = state_on("boxing-asia-oceania-2020", date(2020, 1, 10))
    assert (wuhan.city, wuhan.start_on, wuhan.end_on) == ("Wuhan", date(2020, 2, 3), date(2020, 2, 14))
    amman = state_on("boxing-asia-oceania-2020", CARAVAN_DAY)
    assert (amman.city, amman.start_on, amman.end_on) == ("Amman", date(2020, 3, 3), date(2020, 3, 11))
    assert (amman.status, amman.reason) == (TournamentStatus.SCHEDULED, "coronavirus")


def test_the_wrestlers_are_sent_from_xian_by_bishkek_to_almaty():
    cities = [state.city for state in tokyo("wrestling-asian-qualifier-2021").states]
    assert cities == ["Xi'an", "Bishkek", "", "Xi'an", "Xi'an", "Almaty", "Almaty"]


def test_a_reader_of_february_2020_knows_nothing_of_2021():
    for tournament in TOURNAMENTS["TOKYO2020"].values():
        for state in tournament.states_known_on(CARAVAN_DAY):
            assert state.start_on is None or state.start_on.year <= 2020, tournament.slug
            assert state.end_on is None or state.end_on.year <= 2020, tournament.slug
    unheard_of = {"judo-gs-tashkent-2021", "judo-world-champs-2021", "boxing-btf-ranking-2021"}
    assert not any(tokyo(slug).states_known_on(CARAVAN_DAY) for slug in unheard_of)


def test_no_word_of_february_2020_tells_of_later_years():
    later_year = re.compile("202[1-9]")
    for tournament in TOURNAMENTS["TOKYO2020"].values():
        if states := tournament.states_known_on(CARAVAN_DAY):
            names = tournament.names
            said = [names.en, names.ru, names.kk, tournament.places, tournament.note]
            said += [state.note for state in states]
            assert not any(later_year.search(words) for words in said), tournament.slug
    for licence in LICENCES["TOKYO2020"].values():
        if licence.known_on <= CARAVAN_DAY:
            said = [licence.event, licence.won_by, licence.tournament_title, licence.note]
            assert not any(later_year.search(words) for words in said), licence.slug


def test_thirty_nine_places_are_in_force_in_february_2020():
    assert places_in_force(list(LICENCES["TOKYO2020"].values()), CARAVAN_DAY) == 39


def test_ninety_seven_places_are_in_force_when_the_games_close():
    assert places_in_force(list(LICENCES["TOKYO2020"].values()), date(2021, 8, 8)) == 97


def test_only_the_cyclists_lost_a_place():
    lost = [each.slug for each in ALL_LICENCES if any(entry.places_change for entry in each.entries)]
    assert lost == ["kaz-031"]
    assert [entry.step for entry in LICENCES["TOKYO2020"]["kaz-031"].entries] == [LicenceStep.SUPERSEDED]


def test_each_place_that_was_used_has_a_name_by_the_opening():
    for licence in LICENCES["TOKYO2020"].values():
        named = [entry for entry in licence.entries if entry.step is LicenceStep.NAMED]
        assert all(entry.used_by and entry.places_change == 0 for entry in named), licence.slug
        if licence.slug != "kaz-031":
            assert named or (licence.holder is Holder.ATHLETE and licence.won_by), licence.slug


def test_a_licence_counts_no_earlier_than_it_was_won():
    for licence in ALL_LICENCES:
        assert licence.won_on is None or licence.won_on <= licence.known_on, licence.slug


def test_the_games_of_tokyo_lose_their_dates_for_six_days():
    tokyo_games = GAMES["TOKYO2020"]
    before, between, after = (
        tokyo_games.states_known_on(day)[-1] for day in (CARAVAN_DAY, date(2020, 3, 27), date(2020, 3, 30))
    )
    assert (before.opening_on, before.closing_on) == (date(2020, 7, 24), date(2020, 8, 9))
    assert (between.opening_on, between.closing_on) == (None, None)
    assert (after.opening_on, after.closing_on) == (date(2021, 7, 23), date(2021, 8, 8))
    assert {before.target, between.target, after.target} == {100}
    assert tokyo_games.previous_licences == 105


def test_nobody_has_announced_a_target_for_los_angeles():
    assert [state.target for state in GAMES["LA2028"].history] == [None]


def test_games_that_are_not_packaged_are_refused():
    with pytest.raises(KeyError):
        read_tournaments("RIO2016")
    with pytest.raises(KeyError):
        read_licences("RIO2016")


@pytest.mark.parametrize(
    ("file", "old", "new", "read", "complaint"),
    [
        ("sports.csv", ",athlete,", ",nobody,", read_sports, "holder 'nobody' is none of noc, athlete"),
        ("cities.csv", "Asia/Amman", "Asia/Nowhere", read_cities, "zone 'Asia/Nowhere' is not a time zone"),
        ("games.csv", ",105,", ",many,", read_games, "row 3: previous_licences 'many' is not a whole number"),
        ("games_history.csv", "RIO2016,", "MARS2040,", read_games, "there is no MARS2040"),
        ("games_history.csv", "2020-03-30,no", "2020-03-20,no", read_games, "is earlier than the row before"),
        ("games_history.csv", "known_basis", "basis", read_games, "row 2: there is no column known_basis"),
        ("games.csv", ",,", ",", read_games, "has not as many values as the header has names"),
    ],
)
def test_a_bad_value_is_named_by_file_and_row(
    tmp_path: Path, file: str, old: str, new: str, read: Callable[[Path], object], complaint: str
):
    data = tmp_path / "data"
    shutil.copytree(PACKAGED, data)
    spoilt = data / file
    spoilt.write_text(spoilt.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"{file}, row \d+: ") as refusal:
        read(data)
    assert complaint in str(refusal.value)


def test_a_change_of_an_unknown_tournament_is_refused(tmp_path: Path):
    data = tmp_path / "data"
    shutil.copytree(PACKAGED, data)
    changes = data / "TOKYO2020" / "changes.csv"
    changes.write_text(changes.read_text(encoding="utf-8").replace("fencing-aor-2021", "nothing"), "utf-8")
    with pytest.raises(ValueError, match=r"changes\.csv, row \d+: there is no nothing"):
        read_tournaments("TOKYO2020", data)
