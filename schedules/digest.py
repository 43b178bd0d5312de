"""The digest: what the week ahead holds and what the last one brought, for who wants to read it on Mondays.

It is part of that Monday's morning and shares its memory, one date on the chat: both are told in one message,
once, late on the same day or not at all.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storage.models import Chat, Licence, Tournament, TournamentStatus
from storage.tournaments import SHOWN, Span, listed_in

MONDAY = 0
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    ahead: tuple[Tournament, ...]  # of the seven days from Monday on, by days
    won: tuple[Licence, ...]  # of the seven days before, and still in force


def is_digest_day(day: date) -> bool:
    return day.weekday() == MONDAY


def digest_for(
    chat: Chat,
    tournaments: Iterable[Tournament],
    in_force: Sequence[Licence],
    day: date,
    reminded: Collection[int] = (),
) -> Digest | None:
    """What `chat` is to hear on its Monday `day`; None where there is nothing.

    `reminded`: the tournaments (by id) the same message reminds of. It wants the digest whatever else it is told:
    who finds single licences too many reads of them once a week.
    """
    if not chat.tells_digest or not is_digest_day(day):
        return None
    shown = (one for one in tournaments if one.status is TournamentStatus.SCHEDULED and one.precision in SHOWN)
    ahead = tuple(
        one
        for one in listed_in(shown, Span(day, day + WEEK))
        if one.id not in reminded and chat.follows(one.sport, one.id)
    )
    won = tuple(
        one
        for one in in_force
        if day - WEEK <= one.counted_on < day and chat.follows(one.sport, one.tournament_id)
    )
    return Digest(ahead, won) if ahead or won else None
