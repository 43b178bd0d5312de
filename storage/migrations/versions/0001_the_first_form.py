"""The first form"""

import sqlalchemy as sa
from alembic import op

APPEND_ONLY = ("ledger", "tournament_changes", "games_changes", "audit")


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", Int(), nullable=False),
        sa.Column("at", Int(), nullable=False),
        sa.Column("actor", Int(), nullable=False),
        sa.Column("update_id", Int(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)

    op.create_table(
        "chats",
        sa.Column("id", Int(), nullable=False),
        sa.Column("telegram_id", Int(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("topic_id", Int(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("language_hint", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("remind_at", Int(), nullable=False),
        sa.Column("quiet_from", Int(), nullable=False),
        sa.Column("quiet_to", Int(), nullable=False),
        sa.Column("leads", sa.Text(), nullable=False),
        sa.Column("all_sports", Int(), nullable=False),
        sa.Column("subscribed_at", Int(), nullable=True),
        sa.Column("told_on", sa.Text(), nullable=True),
        sa.Column("paused", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Int(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
        sa.UniqueConstraint("telegram_id", name="uq_chats_telegram_id"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_chats_morning",
        "chats",
        ["zone", "remind_at", "told_on", "id"],
        unique=False,
        sqlite_where=sa.text("subscribed_at IS NOT NULL AND paused = ''"),
        postgresql_where=sa.text("subscribed_at IS NOT NULL AND paused = ''"),
    )

    op.create_table(
        "cities",
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_ru", sa.Text(), server_default="", nullable=False),
        sa.Column("name_kk", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name_en", name="pk_cities"),
        sqlite_strict=True,
    )
    op.create_table(
        "dialogues",
        sa.Column("id", Int(), nullable=False),
        sa.Column("chat", Int(), nullable=False),
        sa.Column("person", Int(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("changed_at", Int(), nullable=False),
        sa.Column("update_id", Int(), nullable=True),
        sa.Column("open", Int(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dialogues"),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_dialogues_open",
        "dialogues",
        ["chat", "person"],
        unique=True,
        sqlite_where=sa.text("open = 1"),
        postgresql_where=sa.text("open = 1"),
    )

    op.create_table(
        "games",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ru", sa.Text(), server_default="", nullable=False),
        sa.Column("name_kk", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("previous_code", sa.Text(), server_default="", nullable=False),
        sa.Column("previous_licences", Int(), nullable=True),
        sa.PrimaryKeyConstraint("code", name="pk_games"),
        sqlite_strict=True,
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", Int(), nullable=False),
        sa.Column("chat", Int(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("received_at", Int(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", Int(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_inbox"),
        sqlite_strict=True,
    )
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"], unique=False)
    op.create_index("ix_inbox_state_update_id", "inbox", ["state", "update_id"], unique=False)

    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
        sqlite_strict=True,
    )
    op.create_table(
        "recordings",
        sa.Column("id", Int(), nullable=False),
        sa.Column("dialogue_id", Int(), nullable=False),
        sa.Column("actor", Int(), nullable=False),
        sa.Column("at", Int(), nullable=False),
        sa.Column("undone_at", Int(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_recordings"),
        sa.UniqueConstraint("dialogue_id", name="uq_recordings_dialogue_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "sports",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ru", sa.Text(), server_default="", nullable=False),
        sa.Column("name_kk", sa.Text(), server_default="", nullable=False),
        sa.Column("emoji", sa.Text(), server_default="", nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_sports"),
        sqlite_strict=True,
    )
    op.create_table(
        "chat_sports",
        sa.Column("chat_id", Int(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_chat_sports_chat_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_chat_sports_sport", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("chat_id", "sport", name="pk_chat_sports"),
        sqlite_strict=True,
    )
    op.create_table(
        "games_changes",
        sa.Column("id", Int(), nullable=False),
        sa.Column("games", sa.Text(), nullable=False),
        sa.Column("known_on", sa.Text(), nullable=False),
        sa.Column("estimated", Int(), nullable=False),
        sa.Column("opening_on", sa.Text(), nullable=True),
        sa.Column("closing_on", sa.Text(), nullable=True),
        sa.Column("target", Int(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("source_url", sa.Text(), server_default="", nullable=False),
        sa.Column("actor", Int(), nullable=True),
        sa.Column("update_id", Int(), nullable=True),
        sa.Column("at", Int(), nullable=False),
        sa.ForeignKeyConstraint(["games"], ["games.code"], name="fk_games_changes_games", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_games_changes"),
        sqlite_strict=True,
    )
    op.create_index("ix_games_changes_games_known_on", "games_changes", ["games", "known_on"], unique=False)

    op.create_table(
        "games_sports",
        sa.Column("games", sa.Text(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["games"], ["games.code"], name="fk_games_sports_games", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_games_sports_sport", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("games", "sport", name="pk_games_sports"),
        sqlite_strict=True,
    )
    op.create_table(
        "morning_retries",
        sa.Column("chat_id", Int(), nullable=False),
        sa.Column("attempts", Int(), nullable=False),
        sa.Column("not_before", Int(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_morning_retries_chat_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_morning_retries"),
        sqlite_strict=True,
    )
    op.create_table(
        "tournaments",
        sa.Column("id", Int(), nullable=False),
        sa.Column("games", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ru", sa.Text(), server_default="", nullable=False),
        sa.Column("name_kk", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("start_on", sa.Text(), nullable=True),
        sa.Column("end_on", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), server_default="", nullable=False),
        sa.Column("source_url", sa.Text(), server_default="", nullable=False),
        sa.Column("confidence", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["games"], ["games.code"], name="fk_tournaments_games", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_tournaments_sport", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_tournaments"),
        sa.UniqueConstraint("games", "slug", name="uq_tournaments_games_slug"),
        sqlite_strict=True,
    )
    op.create_index("ix_tournaments_games_start_on", "tournaments", ["games", "start_on"], unique=False)

    op.create_table(
        "licences",
        sa.Column("id", Int(), nullable=False),
        sa.Column("games", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=True),
        sa.Column("sport", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("tournament_id", Int(), nullable=True),
        sa.Column("won_by", sa.Text(), server_default="", nullable=False),
        sa.Column("won_on", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), server_default="", nullable=False),
        sa.Column("confidence", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("recording_id", Int(), nullable=True),
        sa.ForeignKeyConstraint(["games"], ["games.code"], name="fk_licences_games", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["recording_id"], ["recordings.id"], name="fk_licences_recording_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_licences_sport", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["tournament_id"], ["tournaments.id"], name="fk_licences_tournament_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_licences"),
        sa.UniqueConstraint("games", "slug", name="uq_licences_games_slug"),
        sqlite_strict=True,
    )
    op.create_index("ix_licences_recording_id", "licences", ["recording_id"], unique=False)

    op.create_table(
        "notices",
        sa.Column("id", Int(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("games", sa.Text(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=True),
        sa.Column("tournament_id", Int(), nullable=True),
        sa.Column("created_at", Int(), nullable=False),
        sa.Column("due_at", Int(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("cursor", Int(), nullable=False),
        sa.Column("max_chat_id", Int(), nullable=True),
        sa.Column("sent", Int(), nullable=False),
        sa.ForeignKeyConstraint(["games"], ["games.code"], name="fk_notices_games", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_notices_sport", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["tournament_id"], ["tournaments.id"], name="fk_notices_tournament_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sqlite_strict=True,
    )
    op.create_index("ix_notices_state_due_at", "notices", ["state", "due_at"], unique=False)

    op.create_table(
        "tournament_changes",
        sa.Column("id", Int(), nullable=False),
        sa.Column("tournament_id", Int(), nullable=False),
        sa.Column("known_on", sa.Text(), nullable=False),
        sa.Column("estimated", Int(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Text(), nullable=True),
        sa.Column("end_on", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("source_url", sa.Text(), server_default="", nullable=False),
        sa.Column("actor", Int(), nullable=True),
        sa.Column("update_id", Int(), nullable=True),
        sa.Column("at", Int(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tournament_id"], ["tournaments.id"], name="fk_tournament_changes_tournament_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tournament_changes"),
        sqlite_strict=True,
    )
    op.create_index("ix_tournament_changes_tournament_id", "tournament_changes", ["tournament_id"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("chat_id", Int(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", Int(), nullable=False),
        sa.Column("not_before", Int(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_deliveries_chat_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_deliveries_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", "chat_id", name="pk_deliveries"),
        sqlite_strict=True,
    )
    op.create_index("ix_deliveries_chat_id", "deliveries", ["chat_id"], unique=False)
    op.create_index("ix_deliveries_state_not_before", "deliveries", ["state", "not_before"], unique=False)

    op.create_table(
        "ledger",
        sa.Column("id", Int(), nullable=False),
        sa.Column("licence_id", Int(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("places_change", Int(), nullable=False),
        sa.Column("counted_on", sa.Text(), nullable=False),
        sa.Column("estimated", Int(), nullable=False),
        sa.Column("used_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("source_url", sa.Text(), server_default="", nullable=False),
        sa.Column("actor", Int(), nullable=True),
        sa.Column("update_id", Int(), nullable=True),
        sa.Column("at", Int(), nullable=False),
        sa.ForeignKeyConstraint(["licence_id"], ["licences.id"], name="fk_ledger_licence_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sqlite_strict=True,
    )
    op.create_index("ix_ledger_counted_on", "ledger", ["counted_on"], unique=False)
    op.create_index("ix_ledger_licence_id", "ledger", ["licence_id"], unique=False)
    op.create_index(
        "uq_ledger_once",
        "ledger",
        ["licence_id", "step"],
        unique=True,
        sqlite_where=sa.text("step IN ('recorded', 'undone')"),
        postgresql_where=sa.text("step IN ('recorded', 'undone')"),
    )

    op.create_table(
        "notice_licences",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("licence_id", Int(), nullable=False),
        sa.ForeignKeyConstraint(
            ["licence_id"], ["licences.id"], name="fk_notice_licences_licence_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_notice_licences_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", "licence_id", name="pk_notice_licences"),
        sqlite_strict=True,
    )
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{verb.lower()}_refused BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
