"""Reading the lines of `/won`, one a licence.

`BOX | Men's 75 kg | Abilkhan Amankul | boxing-asia-oceania-2020 | 1` means sport, event, who won it or empty,
tournament or empty, places (1 if left out). A line is read whole or not at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.parsing.folding import clean, fold
from handlers.parsing.likeness import pick, rank, suggestions
from handlers.parsing.sports import match_sports
from handlers.texts import Html, say
from schedules.drafts import MOST_ENTRIES, MOST_PLACES
from storage.models import Sport, Tournament

MOST_LINES = MOST_ENTRIES
LONGEST = 120  # characters of an event or a name

_LINE_END = re.compile(r"\r\n|\r|\n")
_DIGITS = re.compile(r"[0-9]+")
_SHOWN = 60  # characters of what was typed that an error repeats


@dataclass(frozen=True, slots=True)
class LicenceLine:
    number: int  # which line of the text it was, from 1
    sport: Sport
    event: str
    won_by: str
    tournament: Tournament | None
    places: int


@dataclass(frozen=True, slots=True)
class LineError:
    """Why a line was not read: `say(language, error.problem, **error.values)`, or better `explain`."""

    number: int
    line: str
    problem: str  # the key of a text
    values: dict[str, str | int]
    sports: tuple[Sport, ...] = ()  # what may have been meant


def read_licence_lines(
    text: str, sports: Sequence[Sport], tournaments: Sequence[Tournament]
) -> tuple[list[LicenceLine], list[LineError]]:
    """Every line that is not empty is either read or refused with a reason; from the 51st on, refused."""
    licences: list[LicenceLine] = []
    errors: list[LineError] = []
    lines = [(number, clean(line)) for number, line in enumerate(_LINE_END.split(text), start=1)]
    for count, (number, line) in enumerate(((number, line) for number, line in lines if line), start=1):
        try:
            if count > MOST_LINES:
                raise _Refused("won-line-too-many", limit=MOST_LINES)  # noqa: TRY301  # as any other refusal
            licences.append(_read(number, line, sports, tournaments))
        except _Refused as refused:
            values = {"number": number, **refused.values}
            errors.append(LineError(number, line, refused.problem, values, refused.sports))
    return licences, errors


def explain(error: LineError, language: str) -> Html:
    """What is wrong with a line and what to do, with the names of the sports it may mean."""
    if not error.sports:
        return say(language, error.problem, **error.values)
    named = ", ".join(f"{sport.code} — {sport.names.in_language(language)}" for sport in error.sports)
    return say(language, error.problem, **{**error.values, "suggestions": named})


class _Refused(Exception):  # noqa: N818  # an outcome on its way up, never seen outside
    def __init__(self, problem: str, *, sports: tuple[Sport, ...] = (), **values: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.sports = sports
        self.values = values


def _read(number: int, line: str, sports: Sequence[Sport], tournaments: Sequence[Tournament]) -> LicenceLine:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) < 2:
        raise _Refused("won-line-too-few-fields")
    if len(fields) > 5:
        raise _Refused("won-line-too-many-fields", fields=len(fields))
    sport_typed, event, won_by, tournament_typed, places = fields + [""] * (5 - len(fields))
    sport = _sport(sport_typed, sports)
    if not event:
        raise _Refused("won-line-event-missing")
    if len(event) > LONGEST:
        raise _Refused("won-line-event-long", limit=LONGEST)
    if len(won_by) > LONGEST:
        raise _Refused("won-line-name-long", limit=LONGEST)
    tournament = _tournament(tournament_typed, sport, tournaments) if tournament_typed else None
    return LicenceLine(number, sport, event, won_by, tournament, _places(places))


def _sport(typed: str, sports: Sequence[Sport]) -> Sport:
    if not typed:
        raise _Refused("won-line-sport-missing")
    match = match_sports(typed, sports)
    if len(match.found) == 1 and not match.unknown:
        return match.found[0]
    if match.found and not match.unknown:
        raise _Refused("won-line-sport-several", sport=_shown(typed))
    likely = match.unknown[0].suggestions if match.unknown else ()
    if not likely:
        raise _Refused("won-line-sport-unknown", sport=_shown(typed))
    codes = ", ".join(sport.code for sport in likely)
    raise _Refused("won-line-sport-unclear", sports=likely, sport=_shown(typed), suggestions=codes)


def _tournament(typed: str, sport: Sport, tournaments: Sequence[Tournament]) -> Tournament:
    for tournament in tournaments:
        if tournament.slug.casefold() == typed.casefold():
            if tournament.sport in {None, sport.code}:
                return tournament
            raise _Refused("won-line-tournament-of-another-sport", tournament=tournament.slug, sport=sport.code)
    folded = fold(typed[:LONGEST])
    ours = [tournament for tournament in tournaments if tournament.sport in {None, sport.code}]
    ranked = rank(folded, [(tournament, _called(tournament)) for tournament in ours])
    meant = _DIGITS.findall(folded)
    # «… 2021» is not «… 2020», however alike they look.
    likest = pick([pair for pair in ranked if set(meant) <= _numbers(pair[1])])
    if likest:
        return likest
    if not ranked:
        raise _Refused("won-line-tournament-unknown", tournament=_shown(typed), sport=sport.code)
    slugs = ", ".join(tournament.slug for tournament in suggestions(ranked))
    raise _Refused("won-line-tournament-unclear", tournament=_shown(typed), suggestions=slugs)


def _called(tournament: Tournament) -> set[str]:
    names = tournament.names
    return {fold(name) for name in (tournament.slug, names.en, names.ru, names.kk) if name}


def _numbers(tournament: Tournament) -> set[str]:
    numbers = set(_DIGITS.findall(" ".join(_called(tournament))))
    return numbers | {str(day.year) for day in (tournament.start_on, tournament.end_on) if day}


def _places(typed: str) -> int:
    if not typed:
        return 1
    if not re.fullmatch("[0-9]{1,4}", typed) or not 1 <= int(typed) <= MOST_PLACES:
        raise _Refused("won-line-places", places=_shown(typed), limit=MOST_PLACES)
    return int(typed)


def _shown(typed: str) -> str:
    return typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
