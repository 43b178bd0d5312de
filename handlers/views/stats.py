"""The numbers of /stats in words."""

from collections import Counter
from collections.abc import Iterable, Mapping

from handlers.callbacks.stats import ShowStats
from handlers.screens import Button, Screen, stack
from handlers.texts import Html, say, say_plain
from handlers.texts.dates import instant
from handlers.texts.numbers import grouped
from handlers.views.tournaments import Names, sport_name
from storage.models import ChatKind
from storage.statistics import Statistics

MOST_SPORTS = 10
# What Telegram's reasons come to, the first whose words stand in one.
REASONS = (
    ("stats-deactivated", ("deactivated",)),
    ("stats-no-right", ("right", "write_forbidden", "restricted", "admin_required", "send_forbidden")),
    ("stats-closed", ("blocked", "kicked", "left", "not found", "not a member", "deleted", "private", "migrated")),
)


def show_stats(statistics: Statistics, unrecorded: int, at: int, zone: str, names: Names, language: str) -> Screen:
    """`unrecorded`: tournaments that are over and wait for their outcome; `at`: when it was counted."""
    readers = statistics.readers
    text = stack(
        say(language, "stats-readers", count=readers, number=grouped(readers)),
        say(
            language,
            "stats-growth",
            week=grouped(statistics.came_in_week),
            month=grouped(statistics.came_in_month),
        ),
        *readers_lines(statistics, names, language),
        "\n" + say(language, "stats-messages"),
        *message_lines(statistics, zone, language),
        "\n" + say(language, "stats-results"),
        say(language, "stats-unrecorded", number=unrecorded) if unrecorded else say(language, "stats-recorded"),
        "\n" + say(language, "stats-as-of", at=instant(at, zone, language)),
    )
    return Screen(text, ((Button(say_plain(language, "stats-again-button"), ShowStats().pack()),),))


def readers_lines(statistics: Statistics, names: Names, language: str) -> list[Html]:
    if not statistics.readers:
        return []
    languages: dict[str, int] = {say(one, "language-name"): count for one, count in statistics.by_language.items()}
    kinds: dict[str, int] = {
        say(language, f"stats-{kind.value}"): statistics.by_kind.get(kind, 0) for kind in ChatKind
    }
    lines = [
        say(language, "stats-languages", languages=listed(languages, language)),
        say(language, "stats-kinds", kinds=listed(kinds, language)),
        say(language, "stats-everything", number=grouped(statistics.of_everything)),
    ]
    if statistics.by_sport:
        sports = {sport_name(code, names, language): count for code, count in statistics.by_sport.items()}
        lines.append(say(language, "stats-sports", sports=listed(sports, language, MOST_SPORTS)))
    return lines


def message_lines(statistics: Statistics, zone: str, language: str) -> Iterable[Html]:
    yield say(language, "stats-said", number=grouped(statistics.said))
    if statistics.waiting:
        yield say(language, "stats-waiting", number=grouped(statistics.waiting))
    if statistics.held:
        yield say(language, "stats-held", number=grouped(statistics.held))
    if statistics.given_up:
        why: Counter[str] = Counter()
        for reason, count in statistics.given_up.items():
            why[say(language, reason_of(reason))] += count
        total = grouped(sum(statistics.given_up.values()))
        yield say(language, "stats-given-up", number=total, reasons=listed(why, language))
    if statistics.oldest is None:
        yield say(language, "stats-all-said")
    else:
        what = say(language, f"notice-{statistics.oldest.kind.value}")
        since = instant(statistics.oldest.created_at, zone, language)
        yield say(language, "stats-oldest", what=what, since=since)


def reason_of(reason: str) -> str:
    said = reason.casefold()
    return next((key for key, words in REASONS if any(word in said for word in words)), "stats-otherwise")


def listed(counts: Mapping[str, int], language: str, most: int = 100) -> Html:
    """«личные чаты — 30, группы — 2», the largest first; what is none is left out."""
    largest = sorted(((name, count) for name, count in counts.items() if count), key=lambda each: -each[1])
    parts = [say(language, "stats-part", name=name, number=grouped(count)) for name, count in largest[:most]]
    if len(largest) > most:
        parts.append(say(language, "stats-more-sports", number=len(largest) - most))
    return Html(", ".join(parts))
