"""What is kept of people, column by column: /privacy names it, and forgetting a person goes by it.

A table or a column that is not placed here fails the tests: whoever adds one says what it holds of people.
"""

from collections.abc import Mapping
from enum import StrEnum

from storage.tables import (
    audit,
    broadcasts,
    games_changes,
    invitations,
    ledger,
    questions,
    recordings,
    staff,
    tournament_changes,
)


class Kept(StrEnum):
    """What is kept, as a person reads it."""

    CHAT = "chat"  # its number
    LANGUAGE = "language"
    WISHES = "wishes"  # what it wants to hear of
    HOURS = "hours"
    MEMORY = "memory"  # since when it is known and subscribed, and what it was told last
    WAITING = "waiting"  # what is still to be said to it
    MESSAGES = "messages"  # what was written to us, until it is answered
    CHANNELS = "channels"  # which channels somebody set up
    DRAFTS = "drafts"  # of staff
    ROLE = "role"  # who records, of which sports, by whose invitation
    WRITTEN = "written"  # who recorded what


# What staff alone leave.
OF_STAFF = (Kept.DRAFTS, Kept.ROLE, Kept.WRITTEN)

# Every column of the tables that speak of people; under None, what says nothing of anybody.
OF_PEOPLE: Mapping[str, Mapping[Kept | None, tuple[str, ...]]] = {
    "chats": {
        Kept.CHAT: ("telegram_id", "kind", "topic_id"),
        Kept.LANGUAGE: ("language", "language_hint"),
        Kept.WISHES: (
            *("leads", "all_sports", "tells_licences", "tells_changes", "tells_celebrations"),
            *("tells_digest", "tells_at_night", "sound"),
        ),
        Kept.HOURS: ("zone", "remind_at", "quiet_from", "quiet_to"),
        Kept.MEMORY: ("created_at", "subscribed_at", "told_on", "paused"),
        None: ("id",),
    },
    "chat_sports": {Kept.WISHES: ("chat_id", "sport")},
    "chat_tournaments": {Kept.WISHES: ("chat_id", "tournament_id", "follows")},
    "morning_retries": {Kept.WAITING: ("chat_id", "attempts", "not_before", "reason", "state")},
    "deliveries": {Kept.WAITING: ("notice_id", "chat_id", "state", "attempts", "not_before", "reason")},
    "notice_chats": {Kept.WAITING: ("notice_id", "chat_id", "title")},
    "channel_keepers": {Kept.CHANNELS: ("chat_id", "person", "title")},
    "inbox": {
        Kept.MESSAGES: ("chat", "body"),
        None: ("update_id", "received_at", "state", "attempts"),
    },
    "dialogues": {
        Kept.DRAFTS: ("chat", "person", "kind", "step", "data", "changed_at", "open"),
        None: ("id", "update_id"),
    },
    "staff": {Kept.ROLE: ("person", "name", "all_sports", "added_by", "added_at", "removed_at")},
    "staff_sports": {Kept.ROLE: ("person", "sport")},
    "invitations": {
        Kept.ROLE: ("sports", "created_by", "created_at", "expires_at", "used_by", "used_at"),
        None: ("id", "token_hash"),
    },
    "broadcasts": {
        Kept.WRITTEN: ("words_ru", "words_kk", "words_en", "actor", "at", "shown_by"),
        None: (
            *("notice_id", "dialogue_id", "language", "language_default", "readers"),
            *("stopped_at", "ended_at", "erased_at"),
        ),
    },
    "audit": {Kept.WRITTEN: ("at", "actor", "verb", "object"), None: ("id", "update_id")},
}

# Who wrote what stays. When they work for us no more, a stand-in takes their number's place.
WRITERS = (
    ledger.c.actor,
    tournament_changes.c.actor,
    games_changes.c.actor,
    recordings.c.actor,
    broadcasts.c.actor,
    questions.c.said_by,
    staff.c.added_by,
    invitations.c.created_by,
    invitations.c.used_by,
    audit.c.actor,
)

# Tables that know people by nothing but what is named above.
OF_NOBODY = frozenset(
    {
        *("meta", "games", "games_changes", "sports", "games_sports", "cities", "events", "athletes"),
        *("tournaments", "chances", "tournament_changes", "licences", "ledger", "recordings", "questions"),
        *("notices", "notice_licences", "notice_entries", "notice_questions", "notice_changes"),
        *("notice_games", "notice_faults", "notice_targets", "sent_files"),
    }
)
