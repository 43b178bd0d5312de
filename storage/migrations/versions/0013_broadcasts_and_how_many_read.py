"""Broadcasts, and the indices along which a million readers are counted"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

AWAKE = sa.text("subscribed_at IS NOT NULL AND paused = ''")


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("dialogue_id", Int(), nullable=False),
        sa.Column("words_ru", sa.Text(), nullable=False, server_default=""),
        sa.Column("words_kk", sa.Text(), nullable=False, server_default=""),
        sa.Column("words_en", sa.Text(), nullable=False, server_default=""),
        sa.Column("language", sa.Text(), nullable=False, server_default=""),
        sa.Column("language_default", sa.Text(), nullable=False),
        sa.Column("readers", Int(), nullable=False),
        sa.Column("actor", Int(), nullable=False),
        sa.Column("at", Int(), nullable=False),
        sa.Column("stopped_at", Int(), nullable=True),
        sa.Column("ended_at", Int(), nullable=True),
        sa.Column("erased_at", Int(), nullable=True),
        sa.Column("shown_by", Int(), nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_broadcasts_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_broadcasts"),
        sa.UniqueConstraint("dialogue_id", name="uq_broadcasts_dialogue_id"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_chats_readers",
        "chats",
        ["language", "language_hint", "kind", "all_sports", "subscribed_at"],
        sqlite_where=AWAKE,
        postgresql_where=AWAKE,
    )
    op.create_index("ix_chat_sports_sport_chat_id", "chat_sports", ["sport", "chat_id"])
    op.create_index("ix_notices_created_at", "notices", ["created_at"])
    given_up = sa.text("state = 'given_up'")
    op.create_index(
        "ix_deliveries_given_up",
        "deliveries",
        ["reason"],
        sqlite_where=given_up,
        postgresql_where=given_up,
    )
