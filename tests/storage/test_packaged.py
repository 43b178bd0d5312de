"""The packaged facts hold together: what they refer to exists, and no day knows more than it could."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.models import Holder, LicenceStep, Names, Precision, TournamentStatus
from storage.packaged import (
    PackagedEvent,
    PackagedLicence,
    PackagedTournament,
    TournamentState,
    games_packaged,
    read_chances,
    read_cities,
    read_events,
    read_games,
    read_licences,
    read_people,
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
PEOPLE = {person.name: person for person in read_people()}
EVENTS = {games: read_events(games) for games in games_packaged()}
CHANCES = {games: read_chances(games) for games in games_packaged()}
ALL_TOURNAMENTS = [each for of_games in TOURNAMENTS.values() for each in of_games.values()]
ALL_LICENCES = [each for of_games in LICENCES.values() for each in of_games.values()]
ALL_STATES = [(each.slug, state) for each in ALL_TOURNAMENTS for state in each.states]

LATIN = re.compile("[A-Za-z]")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
RUSSIAN_WORDS = re.compile(
    r"\b(чемпионат мира|чемпионат азии|кубок мира|по|и|года|на|среди|мужчины|женщины|до|свыше|"
    r"отборочный|олимпийский|азиатский|мировой|эстафета вольным|прыжок|бег|спортивная)\b",
    re.IGNORECASE,
)
# Kazakh, though without a letter of its own: the suffix alone shows it.
BARE_KAZAKH = {
    "Каратэден Премьер-лига, Рабат-2020",
    "Каратэден Премьер-лига, Мадрид-2020",
    "Таеквондодан Гран-при, Муджу-2026",
    "Таеквондодан Гран-при, Париж-2026",
    "XVIII Азия ойындары: су добы, ерлер",
    "XVIII Азия ойындары: теннис, жеке сын",
}


def named_in(licence: PackagedLicence) -> set[str]:
    """Everybody a licence speaks of by name."""
    said = [licence.won_by, *(entry.used_by for entry in licence.entries)]
    names = {name.strip() for words in said for name in re.split("[/;]", words)}
    return {name for name in names if name and "team" not in name}


def used_by(licence: PackagedLicence) -> set[str]:
    """Who went with a licence; nobody with one that was superseded."""
    if any(entry.step is LicenceStep.SUPERSEDED for entry in licence.entries):
        return set()
    named = [entry for entry in licence.entries if entry.step is LicenceStep.NAMED]
    words = named[-1].used_by if named else licence.won_by
    return {name.strip() for name in re.split("[/;]", words) if name.strip()}


def numbers(words: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", words)))


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
        assert tournament.names.kk != tournament.names.ru, tournament.slug
        assert KAZAKH.search(tournament.names.kk) or tournament.names.kk in BARE_KAZAKH, tournament.slug
    written = [tournament.names.kk for tournament in ALL_TOURNAMENTS]
    written += [tournament.places_names.kk for tournament in ALL_TOURNAMENTS]
    written += [event.names.kk for events in EVENTS.values() for event in events]
    assert [words for words in written if RUSSIAN_WORDS.search(words)] == []


def test_everything_people_read_is_written_in_three_tongues():
    named: list[Names] = [*(sport.names for sport in SPORTS.values()), *(city.names for city in CITIES.values())]
    named += [games.names for games in GAMES.values()]
    named += [tournament.names for tournament in ALL_TOURNAMENTS]
    named += [tournament.places_names for tournament in ALL_TOURNAMENTS if tournament.places]
    named += [event.names for events in EVENTS.values() for event in events]
    named += [person.names for person in PEOPLE.values()]
    for names in named:
        for words in (names.en, names.ru, names.kk):
            assert words, names
            assert words == " ".join(words.split()), names
        assert not re.search("[А-Яа-яЁё]", names.en), names
        assert re.search("[А-Яа-яЁё]", names.ru) or not LATIN.search(names.en) or numbers(names.en), names
        assert not KAZAKH.search(names.ru), names


def test_a_year_stands_in_a_title_as_a_sentence_wants_it():
    for tournament in ALL_TOURNAMENTS:
        for words in (tournament.names.ru, tournament.names.kk):
            assert not re.search(r"[а-яё] 20\d\d$", words), tournament.slug


def test_places_on_offer_are_the_same_numbers_in_every_tongue():
    for tournament in ALL_TOURNAMENTS:
        places = tournament.places_names
        assert places.en == tournament.places
        assert numbers(places.en) == numbers(places.ru) == numbers(places.kk), tournament.slug


def test_a_plain_number_of_places_is_one():
    plain = re.compile(r"(\d+)(?: \([^)]*\))?(?:, NOC places)?")
    for tournament in ALL_TOURNAMENTS:
        if match := plain.fullmatch(tournament.places):
            assert tournament.places_number == int(match[1]), tournament.slug
        elif tournament.places_number is not None:
            assert tournament.places.startswith(f"{tournament.places_number} ("), tournament.slug
    assert tokyo("boxing-asia-oceania-2020").places_number == 63
    assert tokyo("judo-gs-dusseldorf-2020").places_number is None


def test_everybody_of_the_ledger_is_called_in_three_tongues():
    assert set(PEOPLE) == {name for licence in ALL_LICENCES for name in named_in(licence)}
    assert len(PEOPLE) == len(read_people()) == 99
    for licence in ALL_LICENCES:
        assert {PEOPLE[name].sport for name in named_in(licence)} <= {licence.sport}, licence.slug


def test_ninety_seven_people_went_to_tokyo():
    went = {name for licence in LICENCES["TOKYO2020"].values() for name in used_by(licence)}
    assert len(went) == 97
    assert set(PEOPLE) - went == {"GIDICH Yevgeniy", "RYSBEKOVA Sarsenkul"}


def test_names_of_people_are_written_in_their_own_letters():
    latin, cyrillic = re.compile("[A-Za-z' -]+"), re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі -]+")
    for person in PEOPLE.values():
        assert latin.fullmatch(person.names.en), person
        assert cyrillic.fullmatch(person.names.ru), person
        assert cyrillic.fullmatch(person.names.kk), person
        assert len({len(names.split()) for names in (person.names.en, person.names.ru, person.names.kk)}) == 1
    assert PEOPLE["AMANKUL Abilkhan"].names == Names("Abilkhan Amankul", "Абильхан Аманкул", "Әбілхан Аманқұл")
    assert PEOPLE["KUNKABAYEV Kamshybek"].names.kk == "Қамшыбек Қоңқабаев"


def test_a_spelling_that_is_not_sure_says_why():
    assert all(person.note for person in PEOPLE.values() if not person.sure)


def test_the_programmes_are_whole():
    medals = {games: sum(event.medal for event in events) for games, events in EVENTS.items()}
    assert medals == {"TOKYO2020": 339, "LA2028": 353}
    for games, events in EVENTS.items():
        keys = [(event.sport, event.names.en) for event in events]
        assert len(keys) == len(set(keys))
        assert {event.sport for event in events} == {code for code in SPORTS if games in SPORTS[code].games}


@pytest.mark.parametrize(
    ("games", "sport", "events"),
    [
        ("TOKYO2020", "BOX", 13),
        ("TOKYO2020", "KTE", 8),
        ("TOKYO2020", "WLF", 14),
        ("LA2028", "BOX", 14),
        ("LA2028", "WRE", 18),
        ("LA2028", "JUD", 15),
        ("LA2028", "WLF", 12),
        ("LA2028", "TKW", 8),
        ("LA2028", "ARC", 6),
        ("LA2028", "ATH", 48),
        ("LA2028", "SWM", 41),
    ],
)
def test_a_sport_has_as_many_medal_events_as_the_programme_says(games: str, sport: str, events: int):
    assert sum(event.medal for event in EVENTS[games] if event.sport == sport) == events


def test_every_licence_is_for_an_event_that_can_be_read():
    events = {(games, event.sport, event.names.en): event for games in EVENTS for event in EVENTS[games]}
    smaller = set()
    for licence in ALL_LICENCES:
        event = events[licence.games, licence.sport, licence.event]
        assert licence.places in {1, event.places} or event.sport == "CRD", licence.slug
        if licence.places < event.places:
            smaller.add(licence.slug)
    # A duet is counted as one place, and so is a pair half of which was in already.
    assert smaller == {"kaz-002", "kaz-067"}


def test_a_weight_is_the_same_in_every_tongue():
    def weights(event: PackagedEvent) -> set[str]:
        return {tuple(sorted(numbers(words))) for words in (event.names.en, event.names.ru, event.names.kk)}

    for events in EVENTS.values():
        for event in events:
            if event.names.en.endswith(("kg", "kg)")):
                assert len(weights(event)) == 1, event
                heaviest = "+" in event.names.en
                assert ("свыше" in event.names.ru, "жоғары" in event.names.kk) == (heaviest, heaviest), event


def test_another_wording_of_an_event_is_nobody_else_s():
    for events in EVENTS.values():
        keys = [(event.sport, event.names.en) for event in events]
        others = [(event.sport, event.also) for event in events if event.also]
        assert len(others) == len(set(others))
        assert not set(keys) & set(others)


def test_next_chances_lead_on_within_a_sport():
    for games, chances in CHANCES.items():
        pairs = [(chance.tournament, chance.next_tournament) for chance in chances]
        assert len(pairs) == len(set(pairs))
        for chance in chances:
            assert chance.note, chance
            first, then = (TOURNAMENTS[games][slug] for slug in (chance.tournament, chance.next_tournament))
            if games == "TOKYO2020":
                assert first.sport == then.sport
            begins, ends = first.states[-1].start_on, then.states[-1].end_on
            assert begins is None or ends is None or begins <= ends, chance


def test_next_chances_come_to_an_end():
    for chances in CHANCES.values():
        after: dict[str, set[str]] = {}
        for chance in chances:
            after.setdefault(chance.tournament, set()).add(chance.next_tournament)

        def walk(slug: str, passed: tuple[str, ...], after: dict[str, set[str]] = after) -> None:
            assert slug not in passed, (*passed, slug)
            for then in after.get(slug, ()):
                walk(then, (*passed, slug))

        for slug in after:
            walk(slug, ())


def test_a_miss_in_amman_leads_to_paris_and_then_to_the_ranking():
    after = {chance.tournament: chance.next_tournament for chance in CHANCES["TOKYO2020"]}
    assert after["boxing-asia-oceania-2020"] == "boxing-world-qualifier-paris"
    assert after["boxing-world-qualifier-paris"] == "boxing-btf-ranking-2021"


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
            places = tournament.places_names
            said = [names.en, names.ru, names.kk, places.en, places.ru, places.kk, tournament.note]
            said += [state.note for state in states]
            assert not any(later_year.search(words) for words in said), tournament.slug
    for licence in LICENCES["TOKYO2020"].values():
        if licence.known_on <= CARAVAN_DAY:
            said = [licence.event, licence.won_by, licence.tournament_title, licence.note]
            assert not any(later_year.search(words) for words in said), licence.slug
    for chance in CHANCES["TOKYO2020"]:
        ends = (tokyo(chance.tournament), tokyo(chance.next_tournament))
        if all(end.known_on <= CARAVAN_DAY for end in ends):
            assert not later_year.search(chance.note), chance


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
    with pytest.raises(KeyError):
        read_events("RIO2016")
    with pytest.raises(KeyError):
        read_chances("RIO2016")


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
        ("people.csv", ",yes,", ",perhaps,", read_people, "sure 'perhaps' is neither yes nor no"),
        ("people.csv", "Ilfat Abdullin", "", read_people, "row 2: name_en '' must not be empty"),
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
