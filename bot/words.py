"""The words of a morning or of notices, made when they are sent, from facts as they are then."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.callbacks import Muted
from handlers.facts import Facts, read_facts
from handlers.screens import BETWEEN, LONGEST_TEXT, Screen, joined
from handlers.texts import say
from handlers.views.chances import announce_miss
from handlers.views.changes import announce_change
from handlers.views.digest import show_whole_morning
from handlers.views.faults import show_fault, show_left_topic, show_silenced
from handlers.views.ledger import Writers
from handlers.views.licences import announce_correction, announce_licences
from handlers.views.next_games import announce_end, ask_to_go_on
from handlers.views.places import announce_places
from handlers.views.pushes import mute_button, mute_tournament_button, with_mutes
from handlers.views.results import Asked, alarm_overdue, ask_result, show_answered
from handlers.views.target import announce_target
from handlers.views.together import announce_together
from handlers.visits import House, language_of
from schedules.changes.together import Moved
from schedules.clock import local_day
from schedules.morning import Morning
from schedules.questions import Said
from storage.chances import Chances, read_chances
from storage.changes import Telling, known_by, read_tellings_by_notice
from storage.chats import OF_LICENCES
from storage.games import GamesMove, read_games_told
from storage.ledger import Entered, read_history, read_noticed_entries
from storage.licences import read_licences_as_recorded, read_licences_in_force, read_noticed_licences, tally
from storage.models import TO_STAFF, Chat, ChatKind, Licence, Notice, NoticeKind, Tournament, TournamentStatus
from storage.notices import Fault, Silence, read_faults, read_silenced
from storage.questions import Question, read_questions_by_notice
from storage.staff import read_staff_names
from storage.targets import TargetTelling, read_target_tellings
from storage.tournaments import last_day, read_tournaments_by_id

News = TypeVar("News")

# Said to the chats they name, whatever those follow.
ADDRESSED = (*TO_STAFF, NoticeKind.SILENCED, NoticeKind.TOPIC)
QUESTIONS = (NoticeKind.QUESTION, NoticeKind.OVERDUE)
ALONE = (*QUESTIONS, NoticeKind.OPENED)  # their buttons say nothing of what they answer
SPEAK_OF_LICENCES = (NoticeKind.LICENCES, NoticeKind.CORRECTION)


@dataclass(frozen=True, slots=True)
class Told:
    """What licence notices speak of."""

    ids: frozenset[int]
    licences: tuple[Licence, ...]
    places: int  # the total in force now


@dataclass(slots=True)
class Words:
    """Words for one round of sending: made once for each language, day and content, not for each reader."""

    house: House
    facts: Facts
    told: dict[int, Told]
    tellings: dict[int, list[Telling]]  # by notice, a tournament at a time
    games_moves: dict[int, GamesMove]  # by notice: the Games themselves
    changed: dict[int, Tournament]  # that the tellings are about
    faults: dict[int, Fault]
    silenced: dict[int, Silence]
    chances: Chances
    questions: dict[int, Question]
    became: dict[int, list[tuple[Entered, Licence]]]
    targets: dict[int, TargetTelling]
    in_force: list[Licence]
    places: int  # the total in force now
    writers: Writers
    now: int
    _mornings: dict[tuple[object, ...], Screen] = field(default_factory=dict)
    _notices: dict[tuple[str, int], Screen | None] = field(default_factory=dict)
    _changes: dict[tuple[str, date, int, tuple[tuple[int, int, int], ...]], Screen] = field(default_factory=dict)
    _targets: dict[tuple[str, int, int], Screen] = field(default_factory=dict)
    # By identity, and kept alive, and whether it is for a channel.
    _laid_out: dict[tuple[int, bool], tuple[Screen, Screen]] = field(default_factory=dict)

    def morning(self, morning: Morning) -> Screen:
        language = self.language(morning.chat)
        content = tuple((one.tournament.id, one.days) for one in morning.reminders)
        digest = morning.digest
        extra = digest and (tuple(one.id for one in digest.ahead), tuple(one.id for one in digest.won))
        key = (language, morning.day, content, extra)
        if key not in self._mornings:
            self._mornings[key] = show_whole_morning(
                morning.reminders, digest, self.facts.names, language, morning.day
            )
        return self.read_in(morning.chat, self._mornings[key])

    def notices(
        self, chat: Chat, notices: list[Notice], tried: Collection[int] = ()
    ) -> tuple[Screen | None, list[Notice]]:
        """One message for as many of the notices as fit it, and those said by it.

        None where there is nothing (left) to say of them. `tried`: those (by id) that the chat may have read
        although Telegram's answer was lost; what takes them back is said.
        """
        said: list[Notice] = []
        parts: list[Screen] = []
        told: set[int] = set()  # tournaments
        told_before: set[int] = set()  # … by what is in the message
        ways = self.ways(notices, tried)
        for notice in notices:
            if notice in said:
                continue
            if self.was_never_told(notice, [one for one in notices if one.id not in tried]):
                screen = None
            elif notice.kind is NoticeKind.CHANGE:
                screen = self.changes(chat, notice, ways, told)
            else:
                screen = self._part(chat, notice, said_with(notice, notices), tried)
            length = sum(len(part.text) + len(BETWEEN) for part in parts)
            asks = notice.kind in ALONE
            if screen and parts and (asks or length + len(screen.text) > LONGEST_TEXT):
                # What was told of here to the end is not told again by the notices left.
                rest = notices[notices.index(notice) + 1 :]
                said += [one for one in rest if self.tells_no_more(one, told_before)]
                break
            said += [notice] if notice.kind is NoticeKind.CHANGE else said_with(notice, notices)
            told_before = set(told)
            if screen:
                parts.append(screen)
                if asks:
                    break
        if not parts:
            return None, said
        if len(parts) == 1:
            return self.read_in(chat, parts[0]), said
        return self.read_in(chat, joined(parts)), said

    def _part(self, chat: Chat, notice: Notice, together: list[Notice], tried: Collection[int]) -> Screen | None:
        match notice.kind:
            case NoticeKind.TARGET:
                return self.target(chat, together, tried)
            case NoticeKind.OPENED | NoticeKind.CLOSED if notice.games != self.house.games:
                return None  # others are followed by now
            case NoticeKind.OPENED:
                if not chat.subscribed:
                    return None
                return ask_to_go_on(self.facts.games, chat, self.facts.names, self.language(chat))
            case _:
                return self.notice(chat, notice)

    def notice(self, chat: Chat, notice: Notice) -> Screen | None:
        if notice.kind not in ADDRESSED and not concerns(notice, chat):
            return None
        key = (self.language(chat), notice.id)
        if key not in self._notices:
            screen = self._notice(notice, key[0])
            mutes = () if notice.kind in ADDRESSED else (mute_button(Muted.LICENCES, key[0]),)
            self._notices[key] = screen and replace(screen, mutes=mutes)
        return self._notices[key]

    def was_never_told(self, notice: Notice, notices: list[Notice]) -> bool:
        """Whether a correction takes back what this very message would first have told: then both are moot."""
        if notice.kind not in (NoticeKind.CORRECTION, NoticeKind.PLACES):
            return False
        unsaid = [self.told[one.id].ids for one in notices if one.kind is NoticeKind.LICENCES]
        spoken_of = (
            self.told[notice.id].ids
            if notice.kind is NoticeKind.CORRECTION
            else {licence.id for _, licence in self.became[notice.id]}
        )
        return spoken_of <= frozenset().union(*unsaid)

    def ways(self, notices: list[Notice], tried: Collection[int]) -> dict[int, list[Telling]]:
        """By tournament: the steps from the state people know to the last; none where they know that."""
        steps: dict[int, list[Telling]] = {}
        for notice in notices:
            for one in self.tellings.get(notice.id, ()):
                steps.setdefault(one.tournament_id, []).append(one)
        return {
            tournament_id: from_what_is_known(
                [(one, known_by(one.before), known_by(one.after), one.notice_id in tried) for one in told]
            )
            for tournament_id, told in steps.items()
        }

    def changes(self, chat: Chat, notice: Notice, ways: dict[int, list[Telling]], told: set[int]) -> Screen | None:
        """What a notice tells of tournaments not among those `told` already, which it joins.

        All that is to be told of one tournament is told together, its whole way.
        """
        if not chat.tells_changes:
            return None
        language, today = self.language(chat), local_day(self.now, chat.zone)
        games = self.games_moves.get(notice.id)
        news = [
            ways[one.tournament_id]
            for one in self.tellings.get(notice.id, ())
            if one.tournament_id not in told
            and chat.follows(one.sport, one.tournament_id)
            and ways[one.tournament_id]
        ]
        told |= {one.tournament_id for one in self.tellings.get(notice.id, ())}
        if not news and not games:
            return None
        parts = tuple((way[0].tournament_id, way[0].notice_id, way[-1].notice_id) for way in news)
        key = (language, today, notice.id, parts)
        if key not in self._changes:
            moved = [Moved(self.changed[way[0].tournament_id], way[0].before, way[-1].after) for way in news]
            only = moved[0].tournament.id if len(moved) == 1 and not games else None
            mute = mute_tournament_button(only, language) if only else mute_button(Muted.CHANGES, language)
            self._changes[key] = replace(self._moved(moved, games, language, today), mutes=(mute,))
        return self._changes[key]

    def target(self, chat: Chat, notices: list[Notice], tried: Collection[int] = ()) -> Screen | None:
        """What notices of the target tell together."""
        told = [self.targets[one.id] for one in notices if one.id in self.targets and concerns(one, chat)]
        told = from_what_is_known([(one, one.before, one.after.places, one.notice_id in tried) for one in told])
        if not told:
            return None
        key = (self.language(chat), told[0].notice_id, told[-1].notice_id)
        if key not in self._targets:
            screen = announce_target(told[0].before, told[-1].after, self.places, self.facts.games, key[0])
            self._targets[key] = replace(screen, mutes=(mute_button(Muted.LICENCES, key[0]),))
        return self._targets[key]

    def _moved(self, moved: list[Moved], games: GamesMove | None, language: str, today: date) -> Screen:
        if games or len(moved) != 1:
            return announce_together(moved, games, self.facts.games, self.facts.names, language)
        [one] = moved
        instead = self.facts.tournament(one.after.places_to)
        return announce_change(
            one.before,
            one.after,
            one.tournament,
            self.facts.names,
            language,
            today,
            self.chances.way(one.tournament, self.facts.tournaments, today),
            instead=instead,
        )

    def tells_no_more(self, notice: Notice, told: set[int]) -> bool:
        """Whether a change speaks of nothing but tournaments told of already."""
        tellings = self.tellings.get(notice.id, [])
        return (
            bool(tellings)
            and not self.games_moves.get(notice.id)
            and {one.tournament_id for one in tellings} <= told
        )

    def _notice(self, notice: Notice, language: str) -> Screen | None:
        if notice.kind is NoticeKind.FAULT:
            # Held no more: tried again, or given up with its chat.
            return show_fault(self.faults[notice.id], language) if self.faults[notice.id].held else None
        if notice.kind is NoticeKind.SILENCED:
            silence = self.silenced.get(notice.id)  # None: the chat has been forgotten
            return show_silenced(silence, language) if silence else None
        if notice.kind is NoticeKind.TOPIC:
            return show_left_topic(language)
        if notice.kind is NoticeKind.SILENCE:
            return Screen(say(language, "silence"))
        if notice.kind in (*QUESTIONS, NoticeKind.ANSWERED):
            return self._question(notice, language)
        if notice.kind in (NoticeKind.NOTHING, NoticeKind.CLOSED):
            return self._end(notice, language)
        if notice.kind is NoticeKind.PLACES:
            became = self.became[notice.id]
            return announce_places(became, self.places, self.facts.names, language) if became else None
        told = self.told[notice.id]
        if not told.licences:
            return None
        if notice.kind is NoticeKind.CORRECTION:
            return announce_correction(told.licences, told.places, self.facts.names, language)
        tournament = next((one for one in self.facts.tournaments if one.id == notice.tournament_id), None)
        return announce_licences(
            told.licences, tournament, told.places, self.facts.games, self.facts.names, language
        )

    def _question(self, notice: Notice, language: str) -> Screen | None:
        """None where it was answered meanwhile, or (of an answer) taken back."""
        question = self.questions.get(notice.id)
        tournament = self.facts.tournament(question.tournament_id) if question else None
        if question is None or tournament is None:
            return None
        won = tuple(one for one in self.in_force if one.tournament_id == tournament.id)
        asked = Asked(question, tournament, won, self.writers.name(question.said_by, language))
        if notice.kind is NoticeKind.ANSWERED:
            return None if question.open else show_answered(asked, self.facts.names, language, mine=False)
        waits = tournament.status is TournamentStatus.SCHEDULED and last_day(tournament) == question.last_on
        taken_up = question.said not in ("", Said.MOVED) and notice.kind is NoticeKind.QUESTION
        if not question.open or not waits or taken_up:
            return None
        if notice.kind is NoticeKind.OVERDUE:
            return alarm_overdue(asked, self.house.defaults.zone, self.facts.names, language)
        return ask_result(asked, self.facts.names, language)

    def _end(self, notice: Notice, language: str) -> Screen | None:
        """Of the Games, or of a tournament without a licence."""
        if notice.kind is NoticeKind.CLOSED:
            return announce_end(self.in_force, self.facts.goal(language), language)
        tournament = self.facts.tournament(notice.tournament_id)
        if tournament is None or tournament.status is not TournamentStatus.HELD:
            return None
        way = self.chances.way(tournament, self.facts.tournaments, self.facts.today)
        return announce_miss(tournament, way, self.facts.names, language, self.facts.today)

    def read_in(self, chat: Chat, screen: Screen) -> Screen:
        """The screen as this chat gets it: a channel's posts have nothing to tap."""
        posted = chat.kind is ChatKind.CHANNEL
        key = (id(screen), posted)
        if key not in self._laid_out:
            laid_out = screen.without_taps() if posted else with_mutes(screen, self.language(chat))
            self._laid_out[key] = (screen, laid_out)
        return self._laid_out[key][1]

    def language(self, chat: Chat) -> str:
        return language_of(chat, "", self.house.language)


def from_what_is_known(news: Sequence[tuple[News, object, object, bool]]) -> list[News]:
    """What is left of consecutive news, each with the state before, the state after, and whether it was tried.

    Nothing where they lead back to where they began, unless somebody may have read half of the way.
    """
    if not news:
        return []
    last = news[-1][2]
    begins = 0 if news[0][1] != last else len(news)
    if begins:
        astray = (number for number, (_, _, after, tried) in enumerate(news, 1) if tried and after != last)
        begins = max(astray, default=begins)
    return [one for one, *_ in news[begins:]]


def said_with(notice: Notice, notices: list[Notice]) -> list[Notice]:
    """The notice, and with one of the target all later ones of it: they are said as one."""
    if notice.kind is not NoticeKind.TARGET:
        return [notice]
    return [one for one in notices if (one.kind, one.games) == (notice.kind, notice.games)]


def concerns(notice: Notice, chat: Chat) -> bool:
    """Whether the chat still wants to hear of it when it is said."""
    wanted = chat.tells_licences or notice.kind not in OF_LICENCES
    return wanted and chat.follows(notice.sport, notice.tournament_id)


async def prepare_words(house: House, now: int, notices: list[Notice]) -> Words:
    """Read what the words of this round will need."""
    facts = await read_facts(house, now, None)
    told: dict[int, Told] = {}
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, local_day(now, house.defaults.zone))
        places = tally(in_force).places
        changes = of_kind(notices, NoticeKind.CHANGE)
        tellings = await read_tellings_by_notice(connection, changes)
        moves = {number: await read_games_told(connection, number) for number in dict.fromkeys(changes)}
        changed = await read_tournaments_by_id(
            connection, {one.tournament_id for each in tellings.values() for one in each}
        )
        faults = await read_faults(connection, of_kind(notices, NoticeKind.FAULT))
        silenced = await read_silenced(connection, of_kind(notices, NoticeKind.SILENCED))
        missed = of_kind(notices, NoticeKind.NOTHING)
        chances = await read_chances(connection, house.games) if tellings or missed else Chances()
        questions = await read_questions_by_notice(connection, [notice.id for notice in notices])
        targets = await read_target_tellings(connection, of_kind(notices, NoticeKind.TARGET))
        writers = Writers(await read_staff_names(connection), house.owners)
        became = {
            notice_id: await read_what_became(connection, notice_id)
            for notice_id in of_kind(notices, NoticeKind.PLACES)
        }
        for notice in notices:
            if notice.kind not in SPEAK_OF_LICENCES or notice.id in told:
                continue
            ids = await read_noticed_licences(connection, notice.id)
            if notice.kind is NoticeKind.CORRECTION:
                spoken_of = await read_licences_as_recorded(connection, ids)
            else:
                spoken_of = [licence for licence in in_force if licence.id in ids]
            told[notice.id] = Told(frozenset(ids), tuple(spoken_of), places)
    return Words(
        house=house,
        facts=facts,
        told=told,
        tellings=tellings,
        games_moves={number: move for number, move in moves.items() if move},
        changed=changed,
        faults=faults,
        silenced=silenced,
        chances=chances,
        questions=questions,
        became=became,
        targets=targets,
        in_force=in_force,
        places=places,
        writers=writers,
        now=now,
    )


def of_kind(notices: list[Notice], kind: NoticeKind) -> list[int]:
    return [notice.id for notice in notices if notice.kind is kind]


async def read_what_became(connection: AsyncConnection, notice_id: int) -> list[tuple[Entered, Licence]]:
    """The entries a notice tells of, with their licences as they stand; not what went and came back within it."""
    entries = await read_noticed_entries(connection, notice_id)
    changes: Counter[int] = Counter()
    for entry in entries:
        changes[entry.licence_id] += entry.places_change
    found = []
    for entry in entries:
        history = await read_history(connection, entry.licence_id)
        if history is not None and changes[entry.licence_id]:
            found.append((entry, history.licence))
    return found
