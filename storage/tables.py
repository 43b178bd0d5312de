"""The tables. Integers and text only, so that SQLite and PostgreSQL mean the same by them.

Instants are milliseconds UTC, days ISO text, truths 0 or 1. Facts hang on each other by RESTRICT, never by
CASCADE: a batch migration with cascades deletes the children of the table it rebuilds.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite gives a row id only to INTEGER; PostgreSQL needs BIGINT for Telegram's ids.
Int = BigInteger().with_variant(Integer, "sqlite")


def table(name: str, *parts: Any, **options: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, **options)


def key() -> Column[Any]:
    return Column("id", Int, primary_key=True)


def word(name: str) -> Column[Any]:
    """A text that may be empty and is never null."""
    return Column(name, Text, nullable=False, server_default="")


def to(name: str, target: str, *, nullable: bool = False) -> Column[Any]:
    kind = Text if target in {"games.code", "sports.code"} else Int
    return Column(name, kind, ForeignKey(target, ondelete="RESTRICT"), nullable=nullable)


meta = table("meta", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# What the world is like ------------------------------------------------------------------------------------

games = table(
    "games",
    Column("code", Text, primary_key=True),
    word("name_en"),
    word("name_ru"),
    word("name_kk"),
    word("city"),
    word("country"),
    word("zone"),
    word("previous_code"),
    Column("previous_licences", Int),
)

# The dates and the target of Games as they became known; the last row not later than a day holds on that day.
games_changes = table(
    "games_changes",
    key(),
    to("games", "games.code"),
    Column("known_on", Text, nullable=False),
    Column("estimated", Int, nullable=False),
    Column("opening_on", Text),
    Column("closing_on", Text),
    Column("target", Int),
    word("reason"),
    word("said"),  # who named the target, in the words of staff
    word("source_url"),
    Column("actor", Int),
    Column("update_id", Int),
    Column("at", Int, nullable=False),
    Index(None, "games", "known_on"),
)

sports = table(
    "sports",
    Column("code", Text, primary_key=True),
    word("name_en"),
    word("name_ru"),
    word("name_kk"),
    word("emoji"),
    Column("holder", Text, nullable=False),
)

games_sports = table(
    "games_sports",
    Column("games", Text, ForeignKey("games.code", ondelete="RESTRICT"), primary_key=True),
    Column("sport", Text, ForeignKey("sports.code", ondelete="RESTRICT"), primary_key=True),
)

cities = table(
    "cities",
    Column("name_en", Text, primary_key=True),
    word("name_ru"),
    word("name_kk"),
    word("country"),
    word("zone"),
)

# The programme: what is competed for in a sport, as staff pick it and people read it.
events = table(
    "events",
    Column("games", Text, ForeignKey("games.code", ondelete="RESTRICT"), primary_key=True),
    Column("sport", Text, ForeignKey("sports.code", ondelete="RESTRICT"), primary_key=True),
    Column("name_en", Text, primary_key=True),
    word("name_ru"),
    word("name_kk"),
    word("also"),  # another English wording: Men's 75 kg for Men's middle (75 kg)
    Column("places", Int, nullable=False),  # how many a licence there usually has
)

# How athletes are called; the name is the one results and the ledger use.
athletes = table(
    "athletes",
    Column("name", Text, primary_key=True),
    word("name_en"),
    word("name_ru"),
    word("name_kk"),
    to("sport", "sports.code", nullable=True),
)

tournaments = table(
    "tournaments",
    key(),
    to("games", "games.code"),
    Column("slug", Text, nullable=False),
    to("sport", "sports.code", nullable=True),
    Column("kind", Text, nullable=False),
    word("name_en"),
    word("name_ru"),
    word("name_kk"),
    word("city"),
    word("country"),
    word("zone"),
    Column("start_on", Text),
    Column("end_on", Text),
    Column("precision", Text, nullable=False),
    Column("status", Text, nullable=False),
    word("places"),
    word("places_ru"),
    word("places_kk"),
    Column("places_number", Int),
    word("source_url"),
    word("confidence"),
    word("note"),
    UniqueConstraint("games", "slug"),
    Index(None, "games", "start_on"),
)

# Which door is next for who did not get through this one.
chances = table(
    "chances",
    Column("tournament_id", Int, ForeignKey("tournaments.id", ondelete="RESTRICT"), primary_key=True),
    Column("next_id", Int, ForeignKey("tournaments.id", ondelete="RESTRICT"), primary_key=True),
    Column("sure", Int, nullable=False, server_default="1"),  # 0: the order or the rule is not published
)

# Every state a tournament has been in, the first included; append-only by trigger.
tournament_changes = table(
    "tournament_changes",
    key(),
    to("tournament_id", "tournaments.id"),
    Column("known_on", Text, nullable=False),
    Column("estimated", Int, nullable=False),
    Column("status", Text, nullable=False),
    Column("start_on", Text),
    Column("end_on", Text),
    Column("precision", Text, nullable=False),
    word("city"),
    word("country"),
    word("zone"),
    word("reason"),
    word("source_url"),
    Column("actor", Int),
    Column("update_id", Int),
    Column("at", Int, nullable=False),
    word("places_go"),  # of what is cancelled: what becomes of its places
    Column("places_to", Int),  # … the tournament they go to
    Index(None, "tournament_id"),
)

# What Kazakhstan has won -----------------------------------------------------------------------------------

# One confirmed entry of staff; its dialogue is unique, so a confirmation pressed twice records once.
recordings = table(
    "recordings",
    key(),
    Column("dialogue_id", Int, nullable=False, unique=True),
    Column("actor", Int, nullable=False),
    Column("at", Int, nullable=False),
    Column("undone_at", Int),
)

licences = table(
    "licences",
    key(),
    to("games", "games.code"),
    Column("slug", Text),  # of packaged rows
    to("sport", "sports.code"),
    Column("event", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("route", Text, nullable=False),
    to("tournament_id", "tournaments.id", nullable=True),
    word("won_by"),
    Column("won_on", Text),
    word("source_url"),
    word("confidence"),
    word("note"),
    to("recording_id", "recordings.id", nullable=True),
    UniqueConstraint("games", "slug"),
    Index(None, "recording_id"),
)

# The ledger: append-only by trigger. Every count is a sum of places_change up to a day.
ledger = table(
    "ledger",
    key(),
    to("licence_id", "licences.id"),
    Column("step", Text, nullable=False),
    Column("places_change", Int, nullable=False),
    Column("counted_on", Text, nullable=False),
    Column("estimated", Int, nullable=False),
    word("used_by"),
    word("reason"),
    word("source_url"),
    Column("actor", Int),
    Column("update_id", Int),
    Column("at", Int, nullable=False),
    Column("takes_back", Int),  # the entry that is undone by this one
    Index(None, "licence_id"),
    Index(None, "counted_on"),
    # Recorded once and undone once, whoever presses how often.
    Index(
        "uq_ledger_once",
        "licence_id",
        "step",
        unique=True,
        sqlite_where=text("step IN ('recorded', 'undone')"),
        postgresql_where=text("step IN ('recorded', 'undone')"),
    ),
    Index(
        "uq_ledger_taken_back_once",
        "takes_back",
        unique=True,
        sqlite_where=text("takes_back IS NOT NULL"),
        postgresql_where=text("takes_back IS NOT NULL"),
    ),
)

# What the bot asks its staff: what was won at a tournament that ended on a day. Moved, it is asked anew.
questions = table(
    "questions",
    key(),
    to("tournament_id", "tournaments.id"),
    Column("last_on", Text, nullable=False),
    Column("round", Int, nullable=False),  # how often it was asked
    Column("asked_at", Int, nullable=False),  # first
    Column("next_at", Int),  # null: it is not asked again by itself
    word("asked"),  # the chats it was put to, surrogate ids by commas
    word("said"),
    Column("number", Int),  # of licences, where one was said
    Column("said_by", Int),
    Column("said_at", Int),
    Column("closed_at", Int),  # null: the outcome is open
    to("recording_id", "recordings.id", nullable=True),  # by which it was closed
    Column("alarmed_at", Int),
    UniqueConstraint("tournament_id", "last_on"),
)

# Whom we write to ------------------------------------------------------------------------------------------

chats = table(
    "chats",
    key(),  # surrogate: Telegram changes a group's own id when it migrates, and cursors walk this one
    Column("telegram_id", Int, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("topic_id", Int),
    Column("language", Text),  # null until chosen
    word("language_hint"),
    Column("zone", Text, nullable=False),
    Column("remind_at", Int, nullable=False),  # minutes after midnight
    Column("quiet_from", Int, nullable=False),
    Column("quiet_to", Int, nullable=False),  # equal to quiet_from: none
    Column("leads", Text, nullable=False),  # days before the start: 7,1,0
    Column("all_sports", Int, nullable=False),
    Column("tells_licences", Int, nullable=False, server_default="1"),
    Column("tells_changes", Int, nullable=False, server_default="1"),
    Column("tells_celebrations", Int, nullable=False, server_default="1"),
    Column("tells_digest", Int, nullable=False, server_default="0"),
    Column("tells_at_night", Int, nullable=False, server_default="0"),
    Column("sound", Text, nullable=False, server_default="all"),
    Column("subscribed_at", Int),  # null: wants to hear nothing
    Column("told_on", Text),  # the morning's memory: the last local day told, or with nothing to say
    word("paused"),  # why we cannot write there; empty: we can
    Column("created_at", Int, nullable=False),
    Index(
        "ix_chats_morning",
        "zone",
        "remind_at",
        "quiet_from",
        "quiet_to",
        "told_on",
        "id",
        sqlite_where=text("subscribed_at IS NOT NULL AND paused = ''"),
        postgresql_where=text("subscribed_at IS NOT NULL AND paused = ''"),
    ),
    # Readers are counted along it: a million chats are not read for that.
    Index(
        "ix_chats_readers",
        "language",
        "language_hint",
        "kind",
        "all_sports",
        "subscribed_at",
        sqlite_where=text("subscribed_at IS NOT NULL AND paused = ''"),
        postgresql_where=text("subscribed_at IS NOT NULL AND paused = ''"),
    ),
    sqlite_autoincrement=True,  # a chat that was forgotten gives its number to nobody
)

chat_sports = table(
    "chat_sports",
    Column("chat_id", Int, ForeignKey("chats.id", ondelete="RESTRICT"), primary_key=True),
    Column("sport", Text, ForeignKey("sports.code", ondelete="RESTRICT"), primary_key=True),
    Index(None, "sport", "chat_id"),
)

# Who sets up what a channel hears, from the private chat. Their right is asked of Telegram each time.
channel_keepers = table(
    "channel_keepers",
    Column("chat_id", Int, ForeignKey("chats.id", ondelete="RESTRICT"), primary_key=True),
    Column("person", Int, primary_key=True),  # Telegram's id
    Column("title", Text, nullable=False),  # the channel's, as it was last seen
    Index(None, "person"),
)

# What a chat wants of single tournaments, whatever it wants of their sports.
chat_tournaments = table(
    "chat_tournaments",
    Column("chat_id", Int, ForeignKey("chats.id", ondelete="RESTRICT"), primary_key=True),
    Column("tournament_id", Int, ForeignKey("tournaments.id", ondelete="RESTRICT"), primary_key=True),
    Column("follows", Int, nullable=False),  # 0: muted
)

# A morning that met an obstacle: when to try again. Gone as soon as the chat is told, but for what was given up.
morning_retries = table(
    "morning_retries",
    Column("chat_id", Int, ForeignKey("chats.id", ondelete="RESTRICT"), primary_key=True),
    Column("attempts", Int, nullable=False),
    Column("not_before", Int, nullable=False),
    word("reason"),
    Column("state", Text, nullable=False, server_default="ready"),  # as a delivery's
)

# What is said once to everyone concerned -------------------------------------------------------------------

notices = table(
    "notices",
    key(),
    Column("kind", Text, nullable=False),
    to("games", "games.code"),
    to("sport", "sports.code", nullable=True),  # whose followers are told; null: all subscribers
    to("tournament_id", "tournaments.id", nullable=True),
    Column("created_at", Int, nullable=False),
    Column("due_at", Int, nullable=False),
    Column("state", Text, nullable=False),
    Column("cursor", Int, nullable=False),  # the last chat planned for
    Column("max_chat_id", Int),  # frozen when the walk begins
    Column("sent", Int, nullable=False),
    Index(None, "state", "due_at"),
    Index(None, "created_at"),
)

# What owners say to readers in their own words, which are erased some time after it was said.
broadcasts = table(
    "broadcasts",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    Column("dialogue_id", Int, nullable=False, unique=True),  # confirmed twice, it is said once
    word("words_ru"),  # HTML as Telegram reads it; empty where another language lends its own
    word("words_kk"),
    word("words_en"),
    word("language"),  # of whom it is said to; empty: all languages
    Column("language_default", Text, nullable=False),  # theirs who have chosen none
    Column("readers", Int, nullable=False),  # when it was confirmed
    Column("actor", Int, nullable=False),
    Column("at", Int, nullable=False),
    Column("stopped_at", Int),
    Column("ended_at", Int),  # said, stopped or undone
    Column("erased_at", Int),
    Column("shown_by", Int),  # the actor's message that shows how it goes; null once all is shown
)

notice_licences = table(
    "notice_licences",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    Column("licence_id", Int, ForeignKey("licences.id", ondelete="RESTRICT"), primary_key=True),
)

# Later entries of the ledger that are told.
notice_entries = table(
    "notice_entries",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    Column("entry_id", Int, ForeignKey("ledger.id", ondelete="RESTRICT"), primary_key=True),
)

notice_questions = table(
    "notice_questions",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    to("question_id", "questions.id"),
)

# A change of a tournament that is told, many of them by one notice: the state people know, and when the telling
# began.
notice_changes = table(
    "notice_changes",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    Column("tournament_id", Int, ForeignKey("tournaments.id", ondelete="RESTRICT"), primary_key=True),
    to("from_change_id", "tournament_changes.id"),
    Column("begun_at", Int),  # null: its undo window runs
    Index(None, "tournament_id"),
)

# New dates of the Games themselves that are told: the state people know.
notice_games = table(
    "notice_games",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    to("from_change_id", "games_changes.id"),
)

# An alarm to the owners: which notice Telegram refuses (null: mornings), and in which words.
notice_faults = table(
    "notice_faults",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    to("refused_id", "notices.id", nullable=True),
    word("reason"),
)

# A group that does not let us write any more, told to its admins.
notice_chats = table(
    "notice_chats",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    to("chat_id", "chats.id"),
    word("title"),
)

# A target that is told: the state people know.
notice_targets = table(
    "notice_targets",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    to("from_change_id", "games_changes.id"),
)

# The outbox: what is still to be said, and what was given up with its reason. Rows go when done.
deliveries = table(
    "deliveries",
    Column("notice_id", Int, ForeignKey("notices.id", ondelete="RESTRICT"), primary_key=True),
    Column("chat_id", Int, ForeignKey("chats.id", ondelete="RESTRICT"), primary_key=True),
    Column("state", Text, nullable=False),
    Column("attempts", Int, nullable=False),
    Column("not_before", Int, nullable=False),
    word("reason"),
    Index(None, "chat_id"),
    Index(None, "state", "not_before"),
    Index(
        "ix_deliveries_given_up",
        "reason",
        sqlite_where=text("state = 'given_up'"),
        postgresql_where=text("state = 'given_up'"),
    ),
)

# What comes in ---------------------------------------------------------------------------------------------

inbox = table(
    "inbox",
    Column("update_id", Int, primary_key=True),
    Column("chat", Int, nullable=False),  # whose updates are handled one after another; 0 once done
    Column("body", Text),  # Telegram's JSON; erased once done
    Column("received_at", Int, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Int, nullable=False),
    Index(None, "state", "update_id"),
    Index(None, "received_at"),
)

dialogues = table(
    "dialogues",
    key(),
    Column("chat", Int, nullable=False),  # Telegram's ids
    Column("person", Int, nullable=False),
    Column("kind", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("changed_at", Int, nullable=False),
    Column("update_id", Int),  # which opened it: asked twice, an update opens one
    Column("open", Int, nullable=False),
    Index(
        "uq_dialogues_open",
        "chat",
        "person",
        unique=True,
        sqlite_where=text("open = 1"),
        postgresql_where=text("open = 1"),
    ),
    sqlite_autoincrement=True,
)

# Editors, and who has been one; owners stand in the settings.
staff = table(
    "staff",
    Column("person", Int, primary_key=True),  # Telegram's id
    word("name"),
    Column("all_sports", Int, nullable=False),
    Column("added_by", Int, nullable=False),
    Column("added_at", Int, nullable=False),
    Column("removed_at", Int),
)

staff_sports = table(
    "staff_sports",
    Column("person", Int, ForeignKey("staff.person", ondelete="RESTRICT"), primary_key=True),
    Column("sport", Text, ForeignKey("sports.code", ondelete="RESTRICT"), primary_key=True),
)

# A link that makes whoever opens it first an editor; only its hash is kept.
invitations = table(
    "invitations",
    key(),
    Column("token_hash", Text, nullable=False, unique=True),
    word("sports"),  # codes by commas; empty: all
    Column("created_by", Int, nullable=False),
    Column("created_at", Int, nullable=False),
    Column("expires_at", Int, nullable=False),
    Column("used_by", Int),
    Column("used_at", Int),
)

# Files that Telegram has already, to be sent again without drawing or writing them anew.
sent_files = table(
    "sent_files",
    Column("name", Text, primary_key=True),  # what it is: race ru light …
    Column("version", Text, nullable=False),  # of which facts
    Column("file_id", Text, nullable=False),  # Telegram's
    Column("at", Int, nullable=False),
    Index(None, "at"),
)

audit = table(
    "audit",
    key(),
    Column("at", Int, nullable=False),
    Column("actor", Int, nullable=False),
    Column("update_id", Int),
    Column("verb", Text, nullable=False),
    Column("object", Text, nullable=False),
    Index(None, "at"),
)
