"""The words of a morning or of notices, made when they are sent, from facts as they are then."""

from dataclasses import dataclass, field
from datetime import date

from handlers.facts import Facts, read_facts
from handlers.screens import LONGEST_TEXT, Screen
from handlers.texts import Html, say
from handlers.views.licences import announce_correction, announce_licences
from handlers.views.tournaments import show_morning
from handlers.visits import House, language_of
from schedules.clock import local_day
from schedules.morning import Morning
from storage.chats import OF_LICENCES
from storage.licences import read_licences_as_recorded, read_licences_in_force, read_noticed_licences, tally
from storage.models import Chat, Licence, Notice, NoticeKind

BETWEEN = "\n\n➖➖➖\n\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What licence notices speak of."""

    licences: tuple[Licence, ...]
    places: int  # the total in force now


@dataclass(slots=True)
class Words:
    """Words for one round of sending: made once for each language, day and content, not for each reader."""

    house: House
    facts: Facts
    told: dict[int, Told]
    _mornings: dict[tuple[str, date, tuple[tuple[int, int], ...]], Screen] = field(default_factory=dict)
    _notices: dict[tuple[str, int], Screen | None] = field(default_factory=dict)

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
            screen = self.notice(chat, notice)
            length = sum(len(part.text) + len(BETWEEN) for part in parts)
            if screen and parts and length + len(screen.text) > LONGEST_TEXT:
                break
            said.append(notice)
            if screen:
                parts.append(screen)
        if not parts:
            return None, said
        rows = tuple(dict.fromkeys(row for part in parts for row in part.rows))
        return Screen(Html(BETWEEN.join(part.text for part in parts)), rows), said

    def notice(self, chat: Chat, notice: Notice) -> Screen | None:
        if notice.kind is not NoticeKind.FAULT and not concerns(notice, chat):
            return None
        key = (self.language(chat), notice.id)
        if key not in self._notices:
            self._notices[key] = self._notice(notice, key[0])
        return self._notices[key]

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
        for notice in notices:
            if notice.kind is NoticeKind.FAULT or notice.id in told:
                continue
            ids = await read_noticed_licences(connection, notice.id)
            if notice.kind is NoticeKind.CORRECTION:
                spoken_of = await read_licences_as_recorded(connection, ids)
            else:
                spoken_of = [licence for licence in in_force if licence.id in ids]
            told[notice.id] = Told(tuple(spoken_of), places)
    return Words(house, facts, told)
