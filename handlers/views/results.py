"""The question what was won, its answers, and what everyone concerned reads of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.callbacks.results import Answer, ReopenResult
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, escape, say, say_plain
from handlers.texts.dates import date_range, instant
from handlers.views.licences import cut, licence_line
from handlers.views.tournaments import Names, place
from schedules.questions import Said
from storage.models import Licence, Precision, Tournament, TournamentKind
from storage.questions import Question

FIRST_NUMBERS = 3
MOST_NUMBERS = 19
NUMBERS_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question beside what is known of its tournament when it is said."""

    question: Question
    tournament: Tournament
    won: tuple[Licence, ...]  # recorded there, in force
    who: Html  # has answered; empty: nobody


def ask_result(asked: Asked, names: Names, language: str, *, more: bool = False) -> Screen:
    """`more`: all numbers are offered."""
    question, tournament = asked.question, asked.tournament
    standards = tournament.kind is TournamentKind.OTHER and tournament.precision is Precision.WINDOW
    by_list = tournament.kind is TournamentKind.RANKING or standards
    moved = question.said == Said.MOVED
    return Screen(
        stack(
            say(language, "result-list-closed" if by_list else "result-over"),
            escape(sport_and_title(tournament, names, language)),
            escape(dates_and_place(tournament, names, language)),
            "\n" + say(language, "result-said-moved", who=asked.who) if moved else "",
            "\n" + recorded_lines(asked.won, names, language) if asked.won else "",
            "\n" + say(language, "result-ask"),
        ),
        tuple(answer_rows(question.id, language, recorded=bool(asked.won), more=more)),
    )


def answer_rows(question: int, language: str, *, recorded: bool, more: bool) -> list[tuple[Button, ...]]:
    """Numbers; what is recorded is all; not known yet; it was moved."""
    last = MOST_NUMBERS if more else FIRST_NUMBERS
    # What is recorded already was won: none is no answer then.
    numbers = [
        Button(str(number), Answer(question=question, said=Said.NUMBER, number=number).pack())
        for number in range(1 if recorded else 0, last + 1)
    ]
    rows = [tuple(numbers[at : at + NUMBERS_A_ROW]) for at in range(0, len(numbers), NUMBERS_A_ROW)]
    if not more:
        rows[-1] = (*rows[-1], answer_button(question, Said.MORE, language))
    if recorded:
        rows.append((answer_button(question, Said.ALL, language),))
    rows.append((answer_button(question, Said.LATER, language), answer_button(question, Said.MOVED, language)))
    return rows


def answer_button(question: int, said: Said, language: str) -> Button:
    data = Answer(question=question, said=said).pack()
    return Button(say_plain(language, f"result-{said.value}-button"), data)


def recorded_lines(won: Sequence[Licence], names: Names, language: str) -> Html:
    lines = [licence_line(one, names, language, with_sport=False) for one in won]
    return stack(say(language, "result-recorded", count=len(won)), cut(lines, language))


def show_answered(asked: Asked, names: Names, language: str, *, mine: bool) -> Screen:
    """Who has said what; `mine`: the reader has, and may take back that it is closed."""
    question = asked.question
    if question.open:
        said = say(language, "result-taken-up", who=asked.who, count=question.number or 0)
    elif question.number == 0:
        said = say(language, "result-none-by", who=asked.who)
    else:
        said = say(language, "result-by", who=asked.who, count=question.number or 0)
    data = ReopenResult(tournament=asked.tournament.id, part=0).pack()
    back = ((Button(say_plain(language, "result-reopen-button"), data),),) if mine and not question.open else ()
    return Screen(
        stack(
            said,
            escape(sport_and_title(asked.tournament, names, language)),
            "\n" + recorded_lines(asked.won, names, language) if asked.won else "",
        ),
        back,
    )


def show_put_off(tournament: Tournament, next_at: int, zone: str, names: Names, language: str) -> Screen:
    return Screen(
        stack(
            say(language, "result-put-off", at=instant(next_at, zone, language)),
            escape(sport_and_title(tournament, names, language)),
        )
    )


def show_passed_on(tournament: Tournament, names: Names, language: str) -> Screen:
    return Screen(stack(say(language, "result-passed-on"), escape(sport_and_title(tournament, names, language))))


def alarm_overdue(asked: Asked, zone: str, names: Names, language: str) -> Screen:
    since = instant(asked.question.asked_at, zone, language)
    return Screen(
        stack(
            say(language, "result-overdue", since=since),
            escape(sport_and_title(asked.tournament, names, language)),
        ),
        tuple(answer_rows(asked.question.id, language, recorded=bool(asked.won), more=False)),
    )


def sport_and_title(tournament: Tournament, names: Names, language: str) -> str:
    sport = names.sports.get(tournament.sport or "")
    return f"{sport.emoji if sport else '🏟'} {tournament.names.in_language(language)}"


def dates_and_place(tournament: Tournament, names: Names, language: str) -> str:
    dates = date_range(tournament.start_on, tournament.end_on, tournament.precision, language)
    return " · ".join(part for part in (dates, place(tournament, names, language)) if part)
