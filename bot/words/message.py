"""One message for all that waits for a chat, made once for each language, day and content."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from bot.words.alarms import ALARMS, AlarmWords
from bot.words.broadcasts import BroadcastWords
from bot.words.changes import ChangeWords
from bot.words.licences import LicenceWords
from bot.words.questions import QUESTIONS, QuestionWords
from bot.words.round import Round, concerns
from bot.words.target import TargetWords, said_with
from handlers.callbacks.pushes import Muted
from handlers.facts import read_facts
from handlers.screens import BETWEEN, LONGEST_TEXT, Screen, joined
from handlers.views.digest import show_whole_morning
from handlers.views.next_games import ask_to_go_on
from handlers.views.pushes import mute_button, with_mutes
from handlers.visits import House
from schedules.morning import Morning
from storage.chats import OF_LICENCES
from storage.models import TO_STAFF, Chat, ChatKind, Notice, NoticeKind

# Said to the chats they name, whatever those follow.
ADDRESSED = (*TO_STAFF, NoticeKind.SILENCED, NoticeKind.TOPIC)
OF_WHOLE_GAMES = (NoticeKind.CLOSED, NoticeKind.OPENED)
ALONE = (*QUESTIONS, NoticeKind.OPENED)  # their buttons say nothing of what they answer


@dataclass(slots=True)
class Words:
    """Words for one round of sending."""

    round: Round
    licences: LicenceWords
    changes: ChangeWords
    target: TargetWords
    questions: QuestionWords
    alarms: AlarmWords
    broadcasts: BroadcastWords
    _mornings: dict[tuple[object, ...], Screen] = field(default_factory=dict)
    _notices: dict[tuple[str, int], Screen | None] = field(default_factory=dict)
    # By identity, and kept alive, and whether it is for a channel.
    _laid_out: dict[tuple[int, bool], tuple[Screen, Screen]] = field(default_factory=dict)

    def morning(self, morning: Morning) -> Screen:
        language = self.round.language(morning.chat)
        content = tuple((one.tournament.id, one.days) for one in morning.reminders)
        digest = morning.digest
        extra = digest and (tuple(one.id for one in digest.ahead), tuple(one.id for one in digest.won))
        key = (language, morning.day, content, extra)
        if key not in self._mornings:
            self._mornings[key] = show_whole_morning(
                morning.reminders, digest, self.round.facts.names, language, morning.day
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
        ways = self.changes.ways(notices, tried)
        for notice in notices:
            if notice in said:
                continue
            if self.licences.was_never_told(notice, [one for one in notices if one.id not in tried]):
                screen = None
            elif notice.kind is NoticeKind.CHANGE:
                screen = self.changes.say(chat, notice, ways, told)
            elif notice.kind is NoticeKind.TARGET:
                screen = self.target.say(chat, said_with(notice, notices), tried)
            else:
                screen = self.notice(chat, notice)
            length = sum(len(part.text) + len(BETWEEN) for part in parts)
            asks = notice.kind in ALONE
            if screen and parts and (asks or length + len(screen.text) > LONGEST_TEXT):
                # What was told of here to the end is not told again by the notices left.
                rest = notices[notices.index(notice) + 1 :]
                said += [one for one in rest if self.changes.tells_no_more(one, told_before)]
                break
            said += said_with(notice, notices)
            told_before = set(told)
            if screen:
                parts.append(screen)
                if asks:
                    break
        if not parts:
            return None, said
        return self.read_in(chat, joined(parts) if len(parts) > 1 else parts[0]), said

    def notice(self, chat: Chat, notice: Notice) -> Screen | None:
        """The words of a notice that is said by itself, mostly the same for all of one language."""
        if notice.kind in OF_WHOLE_GAMES and notice.games != self.round.house.games:
            return None  # others are followed by now
        if notice.kind is NoticeKind.OPENED:
            facts, language = self.round.facts, self.round.language(chat)
            return ask_to_go_on(facts.games, chat, facts.names, language) if chat.subscribed else None
        if notice.kind not in ADDRESSED and not concerns(notice, chat):
            return None
        key = (self.round.language(chat), notice.id)
        if key not in self._notices:
            screen = self._notice(notice, key[0])
            mutes = (mute_button(Muted.LICENCES, key[0]),) if notice.kind in OF_LICENCES else ()
            self._notices[key] = screen and replace(screen, mutes=mutes)
        return self._notices[key]

    def _notice(self, notice: Notice, language: str) -> Screen | None:
        if notice.kind in ALARMS:
            return self.alarms.say(notice, language)
        if notice.kind in (*QUESTIONS, NoticeKind.ANSWERED):
            return self.questions.say(notice, language)
        if notice.kind is NoticeKind.BROADCAST:
            return self.broadcasts.say(notice, language)
        return self.licences.say(notice, language)

    def read_in(self, chat: Chat, screen: Screen) -> Screen:
        """The screen as this chat gets it: a channel's posts have nothing to tap."""
        posted = chat.kind is ChatKind.CHANNEL
        key = (id(screen), posted)
        if key not in self._laid_out:
            laid_out = screen.without_taps() if posted else with_mutes(screen, self.round.language(chat))
            self._laid_out[key] = (screen, laid_out)
        return self._laid_out[key][1]


async def prepare_words(house: House, now: int, notices: list[Notice]) -> Words:
    """Read what the words of this round will need."""
    facts = await read_facts(house, now, None)
    async with house.database.read() as connection:
        shared = await Round.read(connection, house, facts, now, notices)
        return Words(
            round=shared,
            licences=await LicenceWords.read(connection, shared, notices),
            changes=await ChangeWords.read(connection, shared, notices),
            target=await TargetWords.read(connection, shared, notices),
            questions=await QuestionWords.read(connection, shared, notices),
            alarms=await AlarmWords.read(connection, notices),
            broadcasts=await BroadcastWords.read(connection, notices),
        )
