"""The year 2020, day by day: what became known is entered, told once to whom it concerns in their language, and
the calendar of every day gone by stays as it was.

The facts are the packaged ones, entered on the days they became known, through the verbs that staff use.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from handlers.texts import LANGUAGES
from schedules import changes
from schedules.changes import Applied, Draft, Reason, State, Unchanged
from storage.history import History, read_history
from storage.models import Cause, PlacesGo, Precision, Tournament, TournamentStatus
from storage.packaged import PackagedTournament, TournamentState, read_tournaments
from storage.tournaments import read_tournaments as read_known
from tests.conftest import ALMATY, at
from tests.rows import plant
from tests.stories.conftest import OpenTown
from tests.stories.test_changes import opens
from tests.town import Someone, Town

BEGINS, ENDS = date(2020, 1, 10), date(2021, 2, 15)
OWNER = 1
SPORTS = ("BOX", "WRE", "TKW", "JUD")  # those whose year went up and down most
AMMAN, PARIS = "boxing-asia-oceania-2020", "boxing-world-qualifier-paris"
ASIA, SOFIA = "wrestling-asian-qualifier-2021", "wrestling-world-qualifier-2021"

# What followers read on the days that everybody remembers.
READ = {
    (date(2020, 1, 23), AMMAN): {
        "ru": ("позже прежней", "Было: 3–14 февраля 2020", "Стало: 3–11 марта 2020", "из-за коронавируса"),
        "kk": ("бұрынғысынан кеш", "Бұрын: 2020 ж. 3–14 ақпан", "Енді: 2020 ж. 3–11 наурыз"),
        "en": ("later than planned", "Was: 3–14 February 2020", "Now: 3–11 March 2020", "the coronavirus"),
    },
    (date(2020, 2, 28), ASIA): {
        "ru": ("отложен", "Было: 27–29 марта 2020"),
        "kk": ("кейінге шегерілді", "Бұрын: 2020 ж. 27–29 наурыз"),
        "en": ("is postponed", "Was: 27–29 March 2020"),
    },
    (date(2020, 3, 13), SOFIA): {
        "ru": ("отложен", "30 апреля – 3 мая 2020"),
        "kk": ("кейінге шегерілді", "2020 ж. 30 сәуір – 3 мамыр"),
        "en": ("is postponed", "30 April – 3 May 2020"),
    },
    (date(2020, 3, 16), PARIS): {
        "ru": ("отложен", "Было: 13–24 мая 2020"),
        "kk": ("кейінге шегерілді", "Бұрын: 2020 ж. 13–24 мамыр"),
        "en": ("is postponed", "Was: 13–24 May 2020"),
    },
    (date(2020, 11, 26), ASIA): {
        "ru": ("Стала известна дата", "26–28 марта 2021"),
        "kk": ("Күні белгілі болды", "2021 ж. 26–28 наурыз"),
        "en": ("The date is known", "26–28 March 2021"),
    },
    (date(2020, 12, 22), ASIA): {
        "ru": ("позже прежней", "Стало: 9–11 апреля 2021"),
        "kk": ("бұрынғысынан кеш", "Енді: 2021 ж. 9–11 сәуір"),
        "en": ("later than planned", "Now: 9–11 April 2021"),
    },
    (date(2021, 2, 15), PARIS): {
        "ru": ("Турнир отменён", "Какой шанс следующий, пока неизвестно"),
        "kk": ("Турнир өтпейтін болды", "Келесі мүмкіндік қандай болатыны әзірге белгісіз"),
        "en": ("The tournament is cancelled", "Which chance is next is not known yet"),
    },
}


THE_GAMES_MOVE = {
    "games": "TOKYO2020",
    "known_on": "2020-03-30",
    "estimated": 0,
    "opening_on": "2021-07-23",
    "closing_on": "2021-08-08",
    "at": 0,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What became known of one tournament."""

    tournament: PackagedTournament
    state: TournamentState


@dataclass(slots=True)
class Reader:
    one: Someone
    language: str
    sports: frozenset[str]  # empty: all
    read: int = 0  # how many messages before today's noon
    told: int = 0  # … and after it

    def news(self) -> list[str]:
        return self.one.reads()[self.read :]

    def follows(self, step: Step) -> bool:
        return not self.sports or step.tournament.sport in self.sports


@dataclass(slots=True)
class Year:
    town: Town
    numbers: dict[str, int] = field(default_factory=dict)  # of the tournaments, by slug
    readers: list[Reader] = field(default_factory=list)

    async def meets(self, language: str, *sports: str) -> None:
        one = self.town.someone("Ая", language)
        await one.says(f"/subscribe {', '.join(sports)}")
        self.readers.append(Reader(one, language, frozenset(sports), len(one.messages())))

    async def knows(self) -> dict[str, Tournament]:
        async with self.town.running.house.database.read() as connection:
            return {one.slug: one for one in await read_known(connection, "TOKYO2020")}

    async def enters(self, step: Step) -> bool:
        """As staff do; False where nothing of it is new."""
        database = self.town.running.house.database
        cause = Cause(OWNER, self.town.clock.now())
        number = self.numbers[step.tournament.slug]
        draft = await changes.draft_change(database, cause, OWNER, number, wish(step.state))
        if isinstance(draft, Unchanged):
            return False
        assert isinstance(draft, Draft)
        if draft.step == changes.PLACES_GO:
            said = await changes.choose_places(database, cause, draft.dialogue_id, PlacesGo.UNKNOWN)
            if isinstance(said, Unchanged):
                return False
        reason = Reason(step.state.reason) if step.state.reason else None
        await changes.choose_reason(database, cause, draft.dialogue_id, reason)
        applied = await changes.apply_change(database, cause, draft.dialogue_id, ALMATY, 120)
        assert isinstance(applied, Applied)
        return True

    async def lives_through(self, day: date, steps: Sequence[Step]) -> None:
        """A morning, what becomes known at noon, and what is read of it."""
        await self.town.moves_to(at(day, 12))
        for reader in self.readers:
            assert all("☀️" in text for text in reader.news()[reader.told :]), "what was told is not told again"
            reader.read, reader.told = len(reader.one.messages()), 0
        entered = [step for step in steps if await self.enters(step)]
        for reader in self.readers:
            assert reader.news() == [], "nothing before the undo window is over"
        await self.town.moves_to(at(day, 12, 2))
        for reader in self.readers:
            self.was_told(reader, day, entered)
            reader.told = len(reader.news())

    def was_told(self, reader: Reader, day: date, entered: Sequence[Step]) -> None:
        """Each tournament once, to those who follow it, in their language; the others of nothing."""
        news = reader.news()
        concerned = [step for step in entered if reader.follows(step)]
        assert len(news) <= len(concerned)
        for step in entered:
            name = step.tournament.names.in_language(reader.language)
            mentions = [text for text in news if f" {name}\n" in text]
            assert len(mentions) == int(reader.follows(step)), (day, name, news)
            for words in READ.get((day, step.tournament.slug), {}).get(reader.language, ()):
                assert not mentions or words in mentions[0], (day, mentions)


def wish(state: TournamentState) -> State:
    return State(
        state.status,
        state.start_on,
        state.end_on,
        state.precision,
        Reason(state.reason) if state.reason else None,
        state.source_url,
    )


def days_of(known: Sequence[PackagedTournament]) -> list[tuple[date, list[Step]]]:
    """What became known of these, day by day. That one was held is no news of the calendar."""
    steps = [
        Step(one, state)
        for one in known
        for state in one.states
        if BEGINS < state.known_on <= ENDS and state.status is not TournamentStatus.HELD
    ]
    steps.sort(key=lambda step: step.state.known_on)
    return [(day, list(group)) for day, group in groupby(steps, key=lambda step: step.state.known_on)]


def plan(one: Tournament | TournamentState) -> tuple[object, ...]:
    """What was planned; what was held, was planned like that."""
    held = one.status is TournamentStatus.HELD
    status = TournamentStatus.SCHEDULED if held else one.status
    if status is TournamentStatus.POSTPONED or one.precision is Precision.UNKNOWN:
        return status, None, None
    return status, one.start_on, one.end_on


async def test_the_year_2020_is_told_as_it_went_and_remembered_as_it_was(open_town: OpenTown) -> None:
    async with open_town(day=BEGINS) as town:
        year = Year(town)
        for language in LANGUAGES:
            await year.meets(language, "BOX", "WRE")
        await year.meets("ru", "TKW")
        await year.meets("en")
        year.numbers = {slug: one.id for slug, one in (await year.knows()).items()}
        known = [one for one in read_tournaments("TOKYO2020") if one.slug in year.numbers and one.sport in SPORTS]
        plant(town.database_url, "games_changes", **THE_GAMES_MOVE)
        for day, steps in days_of(known):
            await year.lives_through(day, steps)
        async with town.running.house.database.read() as connection:
            history = await read_history(connection, "TOKYO2020")
        remembers_every_day(history, [one for one in (await year.knows()).values() if one.sport in SPORTS], known)
        await is_looked_up(year.readers[0].one)


def remembers_every_day(history: History, now: Sequence[Tournament], known: Sequence[PackagedTournament]) -> None:
    """On each day of the year the calendar stood as the facts of that day have it."""
    slugs = {one.slug for one in now}
    for number in range((ENDS - BEGINS).days + 1):
        day = BEGINS + timedelta(number)
        stood = {one.slug: plan(one) for one in history.as_of(now, day)}
        facts = {one.slug: plan(states[-1]) for one in known if (states := one.states_known_on(day))}
        assert stood == {slug: state for slug, state in facts.items() if slug in slugs}, day


async def is_looked_up(fan: Someone) -> None:
    """… and a reader finds it so."""
    for typed, seen in (
        ("22.01.2020", "3–14 февраля 2020"),
        ("24 января 2020", "3–11 марта 2020"),
        ("2020 ж. 15 наурыз", "13–24 мая 2020"),
    ):
        await fan.says(f"/calendar бокс {typed}")
        for _ in range(3):
            if seen not in fan.last():
                await fan.taps("▶️")
        assert seen in fan.last(), typed
    await opens(fan, PARIS)
    card = fan.last()
    assert card.index("15 февраля 2021") < card.index("31 мая 2020") < card.index("16 марта 2020")
    assert "в промежутке: 1 мая – 30 июня 2021, Париж → отменён (из-за коронавируса)" in card
