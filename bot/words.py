"""The words of a morning or of notices, made when they are sent, from facts as they are then."""

from dataclasses import dataclass, field
from datetime import date

from handlers.facts import Facts, read_facts
from handlers.screens import LONGEST_TEXT, Screen
from handlers.texts import Html, say
from handlers.views.changes import announce_change
from handlers.views.licences import announce_correction, announce_licences
from handlers.views.target import announce_target
from handlers.views.tournaments import show_morning
from handlers.visits import House, language_of
from schedules.clock import local_day
from schedules.morning import Morning
from storage.chances import Chances, read_chances
from storage.changes import Telling, read_tellings_by_notice, same_state
from storage.chats import OF_LICENCES
from storage.licences import read_licences_as_recorded, read_licences_in_force, read_noticed_licences, tally
from storage.models import Chat, Licence, Notice, NoticeKind
from storage.targets import TargetTelling, read_target_tellings

BETWEEN = "\n\n➖➖➖\n\n"


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
    tellings: dict[int, Telling]
    chances: Chances
    targets: dict[int, TargetTelling]
    places: int  # the total in force now
    now: int
    _mornings: dict[tuple[str, date, tuple[tuple[int, int], ...]], Screen] = field(default_factory=dict)
    _notices: dict[tuple[str, int], Screen | None] = field(default_factory=dict)
    _changes: dict[tuple[str, date, int, int], Screen | None] = field(default_factory=dict)
    _targets: dict[tuple[str, int, int], Screen] = field(default_factory=dict)

    def morning(self, morning: Morning) -> Screen:
        language = self.language(morning.chat)
        content = tuple((one.tournament.id, one.days) for one in morning.reminders)
        key = (language, morning.day, content)
        if key not in self._mornings:
            self._mornings[key] = show_morning(morning.reminders, self.facts.names, language, morning.day)
        return self._mornings[key]

    def notices(self, chat: Chat, notices: list[Notice]) -> tuple[Screen | None, list[Notice]]:
        """One message for as many of the notices as fit it, and those said by it.

        None where there is nothing (left) to say of them.
        """
        said: list[Notice] = []
        parts: list[Screen] = []
        for notice in notices:
            if notice in said:
                continue
            together = said_with(notice, notices)
            match notice.kind:
                case NoticeKind.CHANGE:
                    screen = self.changes(chat, together)
                case NoticeKind.TARGET:
                    screen = self.target(chat, together)
                case _:
                    screen = self.notice(chat, notice)
            if self.was_never_told(notice, notices):
                screen = None
            length = sum(len(part.text) + len(BETWEEN) for part in parts)
            if screen and parts and length + len(screen.text) > LONGEST_TEXT:
                break
            said += together
            if screen:
                parts.append(screen)
        if not parts:
            return None, said
        if len(parts) == 1:
            return parts[0], said
        rows = tuple(dict.fromkeys(row for part in parts for row in part.rows))
        return Screen(Html(BETWEEN.join(part.text for part in parts)), rows), said

    def notice(self, chat: Chat, notice: Notice) -> Screen | None:
        if notice.kind is not NoticeKind.FAULT and not concerns(notice, chat):
            return None
        key = (self.language(chat), notice.id)
        if key not in self._notices:
            self._notices[key] = self._notice(notice, key[0])
        return self._notices[key]

    def was_never_told(self, notice: Notice, notices: list[Notice]) -> bool:
        """Whether a correction takes back what this very message would first have told: then both are moot."""
        if notice.kind is not NoticeKind.CORRECTION:
            return False
        unsaid = [self.told[one.id].ids for one in notices if one.kind is NoticeKind.LICENCES]
        return self.told[notice.id].ids <= frozenset().union(*unsaid)

    def changes(self, chat: Chat, notices: list[Notice]) -> Screen | None:
        """What notices of one tournament tell together: from the first state to the last."""
        told = [self.tellings[one.id] for one in notices if one.id in self.tellings and concerns(one, chat)]
        if not told or same_state(told[0].before, told[-1].after):
            return None
        language, today = self.language(chat), local_day(self.now, chat.zone)
        key = (language, today, told[0].notice_id, told[-1].notice_id)
        if key not in self._changes:
            tournament = self.facts.tournament(told[0].tournament_id)
            self._changes[key] = (
                announce_change(
                    told[0].before,
                    told[-1].after,
                    tournament,
                    self.facts.names,
                    language,
                    today,
                    self.chances.way(tournament, self.facts.tournaments, today),
                )
                if tournament
                else None
            )
        return self._changes[key]

    def target(self, chat: Chat, notices: list[Notice]) -> Screen | None:
        """What notices of the target tell together."""
        told = [self.targets[one.id] for one in notices if one.id in self.targets and concerns(one, chat)]
        if not told or told[0].before == told[-1].after.places:
            return None
        key = (self.language(chat), told[0].notice_id, told[-1].notice_id)
        if key not in self._targets:
            self._targets[key] = announce_target(
                told[0].before, told[-1].after, self.places, self.facts.games, key[0]
            )
        return self._targets[key]

    def _notice(self, notice: Notice, language: str) -> Screen | None:
        if notice.kind is NoticeKind.FAULT:
            return Screen(say(language, "fault-of-ours"))
        told = self.told[notice.id]
        if not told.licences:
            return None
        if notice.kind is NoticeKind.CORRECTION:
            return announce_correction(told.licences, told.places, self.facts.names, language)
        tournament = next((one for one in self.facts.tournaments if one.id == notice.tournament_id), None)
        return announce_licences(
            told.licences, tournament, told.places, self.facts.games, self.facts.names, language
        )

    def language(self, chat: Chat) -> str:
        return language_of(chat, "", self.house.language)


def said_with(notice: Notice, notices: list[Notice]) -> list[Notice]:
    """The notice, and with a change all later ones of the same tournament or target: they are said as one."""
    if notice.kind not in (NoticeKind.CHANGE, NoticeKind.TARGET):
        return [notice]
    about = (notice.kind, notice.games, notice.tournament_id)
    return [one for one in notices if (one.kind, one.games, one.tournament_id) == about]


def concerns(notice: Notice, chat: Chat) -> bool:
    """Whether the chat still wants to hear of it when it is said."""
    wanted = chat.tells_licences or notice.kind not in OF_LICENCES
    wanted = wanted and (chat.tells_changes or notice.kind is not NoticeKind.CHANGE)
    return wanted and chat.follows(notice.sport, notice.tournament_id)


async def prepare_words(house: House, now: int, notices: list[Notice]) -> Words:
    """Read what the words of this round will need."""
    facts = await read_facts(house, now, None)
    told: dict[int, Told] = {}
    async with house.database.read() as connection:
        in_force = await read_licences_in_force(connection, house.games, local_day(now, house.defaults.zone))
        places = tally(in_force).places
        changes = [notice.id for notice in notices if notice.kind is NoticeKind.CHANGE]
        tellings = await read_tellings_by_notice(connection, changes)
        chances = await read_chances(connection, house.games) if tellings else Chances()
        named = [notice.id for notice in notices if notice.kind is NoticeKind.TARGET]
        targets = await read_target_tellings(connection, named)
        for notice in notices:
            if notice.kind not in (NoticeKind.LICENCES, NoticeKind.CORRECTION) or notice.id in told:
                continue
            ids = await read_noticed_licences(connection, notice.id)
            if notice.kind is NoticeKind.CORRECTION:
                spoken_of = await read_licences_as_recorded(connection, ids)
            else:
                spoken_of = [licence for licence in in_force if licence.id in ids]
            told[notice.id] = Told(frozenset(ids), tuple(spoken_of), places)
    return Words(house, facts, told, tellings, chances, targets, places, now)
