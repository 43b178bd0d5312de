"""What the buttons of recording carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from storage.models import Holder


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
