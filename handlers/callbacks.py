"""What buttons carry: ids and the wanted state, never "toggle", in at most 64 bytes.

A button lives as long as its message, for years: the number in a prefix is its version, and a packed string
that was ever released must still be understood or be answered as out of date (tests/golden/callbacks.txt).
Nothing in here is a right: whoever presses is asked for theirs anew.
"""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.pictures.race import Theme
from schedules.changes import Reason
from schedules.changes.together import Becomes
from schedules.places import Life, Why
from schedules.questions import Said
from schedules.settings import Told
from schedules.tournaments import Outcome
from storage.models import Holder, PlacesGo, Sound, TournamentKind


class Page(StrEnum):
    NEXT = "next"
    LICENCES = "licences"


class Show(CallbackData, prefix="show1"):
    """Show a page as a new message."""

    page: Page


class ChooseLanguage(CallbackData, prefix="lang1"):
    language: str


class Forget(CallbackData, prefix="fgt1"):
    """Forget all about the chat, or nothing after all."""

    wanted: bool


class GoOn(CallbackData, prefix="nxt1"):
    """Go on with other Games, or not."""

    games: str
    wanted: bool


class ChooseSubscription(CallbackData, prefix="sub1"):
    """Hear of a sport (of everything where it is empty), or not."""

    wanted: bool
    sport: str = ""


class WonAct(StrEnum):
    RECORD = "record"
    UNDO = "undo"
    ASIDE = "aside"


class Won(CallbackData, prefix="won1"):
    """What to do with a draft of licences. RECORD: from when no doubts were counted."""

    act: WonAct
    dialogue: int


class WonHolder(CallbackData, prefix="who1"):
    """Whose the licence of one line of a draft is."""

    dialogue: int
    line: int
    holder: Holder


class WonRecord(CallbackData, prefix="wrec1"):
    """Record a draft; `doubts`: how many of them the person has seen."""

    dialogue: int
    doubts: int


class WonSports(CallbackData, prefix="wsp1"):
    """The sports to choose from; `tournament`: for one of many sports, else 0."""

    dialogue: int
    tournament: int
    part: int


class WonOfSport(CallbackData, prefix="wofs1"):
    """The tournaments of a sport."""

    dialogue: int
    sport: str
    part: int


class WonTournament(CallbackData, prefix="wtou1"):
    """Where it was won; `tournament` 0: at none. `sport` where the tournament does not say it."""

    dialogue: int
    tournament: int
    sport: str = ""


class WonEvents(CallbackData, prefix="wevs1"):
    dialogue: int
    part: int


class WonEvent(CallbackData, prefix="wevt1"):
    """`event`: the mark of its name (handlers/drafts.py)."""

    dialogue: int
    event: str


class WonNames(CallbackData, prefix="wnas1"):
    dialogue: int
    part: int


class WonName(CallbackData, prefix="wnam1"):
    """`name`: the mark of an athlete's; empty: nobody is named, the place is the country's."""

    dialogue: int
    name: str = ""


class WonStep(StrEnum):
    TOURNAMENT = "tournament"
    EVENT = "event"
    PREVIEW = "preview"


class WonGo(CallbackData, prefix="wgo1"):
    """Go back a step, or on to one more entry."""

    dialogue: int
    step: WonStep


class WonPlaces(CallbackData, prefix="wpl1"):
    """How many places one line of a draft is."""

    dialogue: int
    line: int
    places: int


class WonRemove(CallbackData, prefix="wrem1"):
    dialogue: int
    line: int


class WonPart(CallbackData, prefix="wpar1"):
    """A page of a draft's preview."""

    dialogue: int
    part: int


class WonAt(CallbackData, prefix="wat1"):
    """Begin a draft for a tournament."""

    tournament: int


class Pending(CallbackData, prefix="wpen1"):
    """The tournaments that wait for their outcome."""

    part: int


class CloseResult(CallbackData, prefix="wclo1"):
    tournament: int
    outcome: Outcome
    part: int


class ReopenResult(CallbackData, prefix="wreo1"):
    tournament: int
    part: int


class Answer(CallbackData, prefix="ans1"):
    """Answer the question what was won; `number`: of licences, with NUMBER."""

    question: int
    said: Said
    number: int = 0


class LicenceCard(CallbackData, prefix="place1"):
    """Show a licence and its history below."""

    licence: int


class BeginLife(CallbackData, prefix="life1"):
    """Begin to say what became of a place."""

    licence: int
    life: Life


class PlaceNames(CallbackData, prefix="lnas1"):
    dialogue: int
    part: int


class PlaceName(CallbackData, prefix="lnam1"):
    """`name`: the mark of an athlete's."""

    dialogue: int
    name: str


class PlaceNumber(CallbackData, prefix="lnum1"):
    """How many places it really is."""

    dialogue: int
    number: int


class PlaceReason(CallbackData, prefix="lwhy1"):
    dialogue: int
    reason: Why


class PlaceAct(StrEnum):
    UNEXPLAINED = "unexplained"  # no reason is given
    APPLY = "apply"
    ASIDE = "aside"


class Place(CallbackData, prefix="lact1"):
    """What to do with a draft of a place's life."""

    act: PlaceAct
    dialogue: int


class UndoEntry(CallbackData, prefix="lund1"):
    """Take back one entry of the ledger; not `sure`: ask first."""

    entry: int
    sure: bool


class LedgerPage(CallbackData, prefix="wled1"):
    """`words`: what narrows it, folded and cut."""

    part: int
    words: str = ""


class AskUndo(CallbackData, prefix="wask1"):
    """Ask whether a recording is to be undone."""

    dialogue: int


class ShowStaff(CallbackData, prefix="staff1"):
    """The editors, in place of what is shown."""


class RemoveEditor(CallbackData, prefix="fire1"):
    """Let an editor go; not `sure`: ask first."""

    person: int
    sure: bool


class Invite(CallbackData, prefix="inv1"):
    """A link for a new editor of all sports, or (`dialogue` not 0) of those chosen in a dialogue."""

    dialogue: int


class InviteSports(CallbackData, prefix="invs1"):
    """The sports to choose from for a new editor; `dialogue` 0: begin to choose."""

    dialogue: int
    part: int


class InviteSport(CallbackData, prefix="invc1"):
    dialogue: int
    sport: str
    wanted: bool
    part: int


class SettingsPage(StrEnum):
    MAIN = "main"
    SPORTS = "sports"
    LEADS = "leads"
    HOUR = "hour"
    ZONE = "zone"
    QUIET = "quiet"
    SOUND = "sound"
    TOURNAMENTS = "tournaments"


class OpenSettings(CallbackData, prefix="open1"):
    page: SettingsPage
    part: int = 0


class SetSport(CallbackData, prefix="sport1"):
    """Follow a sport (everything where it is empty), or not; `part`: the page it was tapped on."""

    sport: str
    wanted: bool
    part: int


class SetLead(CallbackData, prefix="lead1"):
    lead: int
    wanted: bool


class SetHour(CallbackData, prefix="hour1"):
    minutes: int


class SetZone(CallbackData, prefix="zone1"):
    zone: str


class SetQuietHours(CallbackData, prefix="quiet1"):
    quiet_from: int
    quiet_to: int


class SetTold(CallbackData, prefix="told1"):
    told: Told
    wanted: bool


class SetSound(CallbackData, prefix="snd1"):
    sound: Sound


class SetLanguage(CallbackData, prefix="setl1"):
    """The language, on the settings' own page."""

    language: str


class LeaveToSport(CallbackData, prefix="lts1"):
    """Want nothing of its own of a single tournament any more; `part`: the page it was tapped on."""

    tournament: int
    part: int


class Muted(StrEnum):
    """What can be stopped from right under it."""

    LICENCES = "licences"
    CHANGES = "changes"
    DIGEST = "digest"


class Mute(CallbackData, prefix="mute1"):
    """Hear no more of this kind; the message it stands under stays as it is."""

    what: Muted


class MuteTournament(CallbackData, prefix="mutt1"):
    """Be spared one tournament; the message stays."""

    tournament: int


class SettingsBelow(CallbackData, prefix="sets1"):
    """The settings in a message of their own."""


class OfChannel(CallbackData, prefix="at1", sep="|"):
    """What another button carries, meant for a channel; `chat`: the row it has."""

    chat: int
    inner: str


class Card(CallbackData, prefix="card1"):
    """Show a tournament's card below."""

    tournament: int


class FollowTournament(CallbackData, prefix="fol1"):
    """Hear of one tournament, or be spared it."""

    tournament: int
    wanted: bool


class Month(CallbackData, prefix="cal1"):
    """A month of the calendar in place of what is shown; `month` as 2020-03, "undated" for what has no days."""

    month: str
    sport: str = ""  # empty: all
    mine: bool = False  # only what the chat follows
    part: int = 0


class CalendarSports(CallbackData, prefix="cals1"):
    """The sports to choose from for the calendar."""

    month: str
    mine: bool
    part: int


class PastMonth(CallbackData, prefix="past1"):
    """A month of the calendar as it stood on a day (2020-02-24), in place of what is shown."""

    day: str
    month: str
    sport: str = ""
    mine: bool = False
    part: int = 0


class PastCard(CallbackData, prefix="pcard1"):
    """A tournament's card as it stood on a day, below."""

    tournament: int
    day: str


class MonthChanges(CallbackData, prefix="news1"):
    """What changed in a month, in place of what is shown."""

    month: str
    sport: str = ""
    mine: bool = False
    part: int = 0


class ChangeTournament(CallbackData, prefix="edit1"):
    """Begin to change a tournament's dates or standing."""

    tournament: int


class ChangeAct(StrEnum):
    DATES = "dates"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    UNEXPLAINED = "unexplained"  # no reason is given
    APPLY = "apply"
    UNDO = "undo"
    ASIDE = "aside"
    WHAT = "what"  # back to what may change
    PLACE = "place"
    NAMES = "names"
    KIND = "kind"
    HELD = "held"
    RESTORE = "restore"


class Change(CallbackData, prefix="chg1"):
    """What to do with a draft of a tournament's change."""

    act: ChangeAct
    dialogue: int


class TryAgain(CallbackData, prefix="again1"):
    """Send what Telegram refused once more; `notice` 0: the mornings."""

    notice: int


class ChangeReason(CallbackData, prefix="why1"):
    """Why the tournament of a draft is changed."""

    dialogue: int
    reason: Reason


class LicencesBy(StrEnum):
    """How the count is looked at."""

    TOTAL = "total"
    SPORTS = "sports"
    SPORT = "sport"
    TOURNAMENTS = "where"
    TOURNAMENT = "at"
    NEWEST = "newest"
    TARGET = "target"  # what has been said of the target


class LookAtLicences(CallbackData, prefix="lic1"):
    """A page of the count in place of what is shown; `what`: a sport's code or a tournament's number.

    `day` as 20200224; empty: today.
    """

    by: LicencesBy
    what: str = ""
    day: str = ""
    part: int = 0


class PictureForm(StrEnum):
    PHOTO = "photo"
    PNG = "png"
    PDF = "pdf"


class ShowPicture(CallbackData, prefix="pic1"):
    """The picture of the race, as a new message; `day` as 20200224, empty: today."""

    form: PictureForm
    theme: Theme
    day: str = ""


class ShowTables(CallbackData, prefix="tabs1"):
    """Which tables there are; `day` as 20200224, empty: today."""

    day: str = ""


class TableForm(StrEnum):
    XLSX = "xlsx"  # all tables, a sheet each
    LICENCES = "licences"  # as CSV
    CHANGES = "changes"


class SendTable(CallbackData, prefix="tab1"):
    form: TableForm
    day: str = ""


class BeginTarget(CallbackData, prefix="tgtn1"):
    """Begin to set the target."""


class TargetAct(StrEnum):
    APPLY = "apply"
    UNDO = "undo"
    ASIDE = "aside"


class TargetStep(CallbackData, prefix="tgt1"):
    """What to do with a draft of the target."""

    act: TargetAct
    dialogue: int


class ChangePlaces(CallbackData, prefix="plc1"):
    """What becomes of the places of what is cancelled. `tournament` 0 with TOURNAMENT: ask which."""

    dialogue: int
    go: PlacesGo
    tournament: int = 0


class ChangeKind(CallbackData, prefix="kind1"):
    dialogue: int
    kind: TournamentKind


class Events(CallbackData, prefix="evs1"):
    """The tournaments staff may change; of a month, of a sport, or (empty) all that is ahead."""

    part: int
    month: str = ""
    sport: str = ""


class EventsFound(CallbackData, prefix="evf1"):
    """… found by words, folded and cut."""

    part: int
    words: str


class EventsSports(CallbackData, prefix="evp1"):
    month: str
    part: int


class EventsMonths(CallbackData, prefix="evm1"):
    sport: str
    part: int


class OpenEvent(CallbackData, prefix="evo1"):
    """What may change of a tournament, in place of the list."""

    tournament: int


class AddAct(StrEnum):
    BEGIN = "begin"
    UNDATED = "undated"
    ANYWAY = "anyway"  # it is none of those that look like it
    NOWHERE = "nowhere"
    APPLY = "apply"
    ASIDE = "aside"


class Add(CallbackData, prefix="add1"):
    """What to do with a tournament that is being added."""

    act: AddAct
    dialogue: int = 0


class AddSports(CallbackData, prefix="adp1"):
    dialogue: int
    part: int


class AddSport(CallbackData, prefix="ads1"):
    dialogue: int
    sport: str


class AddKind(CallbackData, prefix="adk1"):
    dialogue: int
    kind: TournamentKind


class MoveAct(StrEnum):
    BEGIN = "begin"
    WHICH = "which"  # back to which ones
    UNEXPLAINED = "unexplained"
    APPLY = "apply"
    UNDO = "undo"
    ASIDE = "aside"


class Move(CallbackData, prefix="mov1"):
    """What to do with a move of many."""

    act: MoveAct
    dialogue: int = 0


class MoveSpan(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"
    GAMES = "games"


class MoveWhich(CallbackData, prefix="movw1"):
    dialogue: int
    span: MoveSpan


class MoveSports(CallbackData, prefix="movp1"):
    dialogue: int
    part: int


class MoveSport(CallbackData, prefix="movs1"):
    """Only those of a sport (empty: of all)."""

    dialogue: int
    sport: str = ""


class MoveBecomes(CallbackData, prefix="movb1"):
    """What becomes of all of them; by how many days they are shifted."""

    dialogue: int
    becomes: Becomes
    days: int = 0


class MoveYears(CallbackData, prefix="movy1"):
    """They are shifted by whole years."""

    dialogue: int
    years: int


class MoveReason(CallbackData, prefix="movr1"):
    dialogue: int
    reason: Reason


class BroadcastAct(StrEnum):
    SKIP = "skip"  # no words of its own in the language asked for
    ENOUGH = "enough"  # … nor in any after it
    REWORD = "reword"
    SEND = "send"
    ASIDE = "aside"


class BroadcastStep(CallbackData, prefix="bc1"):
    """What to do with a broadcast that is being written; `version`: how it stood when the button was shown."""

    act: BroadcastAct
    dialogue: int
    version: int


class BroadcastSports(CallbackData, prefix="bcp1"):
    """The sports to choose an audience by."""

    dialogue: int
    part: int


class BroadcastSport(CallbackData, prefix="bcs1"):
    """Say it to followers of a sport (empty: whatever they follow)."""

    dialogue: int
    sport: str = ""


class BroadcastLanguage(CallbackData, prefix="bcl1"):
    """Say it to readers of a language (empty: of all)."""

    dialogue: int
    language: str = ""


class StopBroadcast(CallbackData, prefix="bcx1"):
    """Say it to nobody else; before it has begun: to nobody."""

    notice: int


class ShowStats(CallbackData, prefix="stat1"):
    """The numbers as they are now."""


class LookAtDay(CallbackData, prefix="day1"):
    """What an editor, or a former one, has entered within the last day."""

    person: int


class DayAct(StrEnum):
    UNDO = "undo"
    LEAVE = "leave"


class DayStep(CallbackData, prefix="dayd1"):
    """What to do with what was shown."""

    act: DayAct
    dialogue: int


class DayPage(CallbackData, prefix="dayp1"):
    dialogue: int
    part: int
