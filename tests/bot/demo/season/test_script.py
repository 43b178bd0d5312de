"""The tables of the season and its tour hold what they speak of: facts, days, three languages."""

from datetime import date

import pytest

from bot.demo.season.moves import Say, Tap
from bot.demo.season.people import People, gather
from bot.demo.season.script import LANGUAGES, Facts, Kind, instant, read_script
from bot.demo.season.tour import Wish, is_fulfilled, read_tour
from bot.demo.telegram import PretendTelegram
from schedules.clock import local_day
from storage.models import TournamentStatus

AMMAN, PARIS = "boxing-asia-oceania-2020", "boxing-world-qualifier-paris"
TOKEN = "42:PRETEND-token_1"


@pytest.fixture
def people() -> People:
    return gather(PretendTelegram(TOKEN, lambda: 0.0))


def test_the_season_goes_from_february_to_the_end_of_summer_in_order():
    script = read_script()
    assert (script.begins, script.ends) == (instant("2020-02-20 12:00"), instant("2020-08-31 21:00"))
    days = [event.at for event in script.events]
    assert days == sorted(days)
    assert script.begins < days[0]
    assert days[-1] < script.ends
    assert len({event.id for event in script.events}) == len(script.events)
    assert {event.kind for event in script.events} == set(Kind)


def test_every_event_has_its_words_in_three_languages():
    for event in read_script().events:
        assert set(event.title) == set(LANGUAGES), event.id
        assert all(event.title.values()), event.id
        assert len(set(event.title.values())) == len(LANGUAGES), event.id


def test_what_the_owner_enters_became_known_by_then():
    facts = Facts()
    for event in read_script().events:
        what, _, slug = event.id.partition("-")
        if slug not in facts.tournaments or what not in ("postponed", "cancelled", "dates"):
            continue
        status = {"dates": TournamentStatus.SCHEDULED}.get(what, what)
        day = local_day(event.at, "Asia/Almaty")
        states = facts.tournaments[slug].states
        assert [state for state in states if state.known_on <= day][-1].status == status, event.id
        if what == "dates":
            state = next(state for state in reversed(states) if state.known_on <= day)
            said = f"{state.start_on:%d.%m.%Y} – {state.end_on:%d.%m.%Y}"
            assert Say(said) in event.moves, event.id


def test_the_nine_of_amman_are_answered_from_the_question_by_name():
    event = read_script().event(f"won-{AMMAN}")
    assert event is not None
    assert event.at == instant("2020-03-12 09:10")
    assert event.moves[1] == Tap("ans1:*:number:9", about=event.moves[1].about)
    names = [move.words for move in event.moves if isinstance(move, Tap) and move.data == "wnam1:*"]
    assert len(names) == 9
    assert ("Сакен Бибосынов", "Сәкен Бибосынов", "Saken Bibossinov") in names
    assert event.moves[-1] == Tap("wrec1:*")


def test_the_tour_leads_forwards_through_chats_that_there_are(people: People):
    script, tour = read_script(), read_tour()
    moments = [step.to for step in tour.steps if step.to is not None]
    assert moments == sorted(moments)
    assert script.begins < tour.first_moment
    assert set(tour.late) == set(LANGUAGES)
    for step in tour.steps:
        assert set(step.says) == set(LANGUAGES)
        assert people.chat(step.chat)
        assert step.waits
        for wish in step.waits:
            assert not wish.done or script.event(wish.done)
            assert all(people.chat(chat) for chat in wish.chats)


def test_a_step_is_over_when_each_of_its_chats_reads_all_the_words():
    facts = Facts()
    wish = Wish(chats=("fan", "guest"), words=(("☀️",), ("Амман", "Amman")))
    told = {"fan": [{"text": "☀️ Завтра: Амман"}], "guest": [{"text": "☀️ Tomorrow: Paris"}]}
    assert not is_fulfilled(wish, told.__getitem__, lambda _: True)
    told["guest"].append({"text": "☀️ Tomorrow: Amman"})
    assert is_fulfilled(wish, told.__getitem__, lambda _: False)
    assert is_fulfilled(Wish(done=AMMAN), told.__getitem__, lambda event: event == AMMAN)
    assert not is_fulfilled(Wish(chats=("fan",), photo=True), told.__getitem__, lambda _: True)
    assert facts.tournaments[PARIS].names.kk in read_tour().steps[-1].waits[0].words[-1]


def test_a_tournament_begins_on_its_first_day():
    event = read_script().event(AMMAN)
    assert event is not None
    assert local_day(event.at, "Asia/Almaty") == date(2020, 3, 3)
    assert event.moves == ()
