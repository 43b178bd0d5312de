"""How athletes and events are called, and which chance follows which."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from storage.models import Names
from storage.packaged.rows import DATA, folder_of, rows_of


@dataclass(frozen=True, slots=True)
class PackagedPerson:
    """How an athlete is called; unlike the ledger, not bound to a day."""

    name: str  # as results and the ledger write it: AMANKUL Abilkhan
    names: Names
    sport: str
    sure: bool  # False: the Russian or the Kazakh spelling is the best known, not a certain one
    note: str


@dataclass(frozen=True, slots=True)
class PackagedEvent:
    """What is competed for in a sport, as a licence's `event` names it."""

    games: str
    sport: str
    names: Names  # `names.en` is the key: what `PackagedLicence.event` says
    places: int  # how many athletes one licence for it takes
    medal: bool  # False: no event of the programme, a licence's own words for several of them
    sure: bool  # False: the Kazakh term or the size is not certain
    also: str  # another English wording of the same: Men's 75 kg; often empty


@dataclass(frozen=True, slots=True)
class PackagedChance:
    """Which door is next for who did not get through this one; known once both tournaments are."""

    games: str
    tournament: str  # slugs
    next_tournament: str
    sure: bool  # False: the order or the rule is not published
    note: str


def read_people(data: Traversable = DATA) -> list[PackagedPerson]:
    return [
        PackagedPerson(
            name=row.text("name"),
            names=row.names("name"),
            sport=row.text("sport"),
            sure=row.yes("sure"),
            note=row["note"],
        )
        for row in rows_of(data / "people.csv")
    ]


def read_events(games: str, data: Traversable = DATA) -> list[PackagedEvent]:
    """The programme of one Games, sport by sport; KeyError for unknown Games."""
    folder_of(games, data)
    return [
        PackagedEvent(
            games=games,
            sport=row.text("sport"),
            names=Names(en=row.text("event"), ru=row["name_ru"], kk=row["name_kk"]),
            places=row.whole("places"),
            medal=row.yes("medal"),
            sure=row.yes("sure"),
            also=row["also"],
        )
        for row in rows_of(data / "events.csv")
        if row.text("games") == games
    ]


def read_chances(games: str, data: Traversable = DATA) -> list[PackagedChance]:
    """Which tournament of one Games follows which as the next chance; KeyError for unknown Games."""
    return [
        PackagedChance(
            games=games,
            tournament=row.text("tournament_id"),
            next_tournament=row.text("next_tournament_id"),
            sure=row.yes("sure"),
            note=row["note"],
        )
        for row in rows_of(folder_of(games, data) / "chances.csv")
    ]
